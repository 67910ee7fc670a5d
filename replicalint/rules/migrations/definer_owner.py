"""Creates a SECURITY DEFINER function without setting its owner.

The function runs with the privileges of its owner. Without OWNER TO that is the role that ran the
migration: a different one in each environment, and often a superuser.

```sql bad
CREATE FUNCTION public.close_gate() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
--              ^^^^^^^^^^^^^^^^^ definer-owner
AS $$ DELETE FROM public.channel_devices WHERE device_id = '' $$;
REVOKE ALL ON FUNCTION public.close_gate() FROM PUBLIC;
```

Set the owner.

```sql good
CREATE FUNCTION public.close_gate() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$ DELETE FROM public.channel_devices WHERE device_id = '' $$;
ALTER FUNCTION public.close_gate() OWNER TO postgres;
REVOKE ALL ON FUNCTION public.close_gate() FROM PUBLIC;
```

For a function that touches nothing of the contract this is a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Severity
from ...history import History
from ...history.definers import faulty, touches_contract
from ...primary import Primary, Routine
from ...rule import Otherwise, Rule
from ...source import Span
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for routine, span in faulty(history, _fault):
        kind, name = routine.kind, routine.name
        is_near = touches_contract(history.primary, routine, contract)
        yield RULE.at(
            span,
            f"no migration sets the owner of SECURITY DEFINER {kind} {in_quotes(name)}",
            subject=name,
            label="runs with the privileges of whoever runs the migration",
            hint=f"Add ALTER {kind.upper()} {routine.signature} OWNER TO ... to the migration.",
            severity=Severity.WARNING if is_near else Severity.NOTE,
        )


def _fault(routine: Routine, primary: Primary) -> Span | None:
    return routine.span if routine.owner is None else None


RULE = Rule(
    "definer-owner",
    Severity.WARNING,
    __doc__,
    migrations=check,
    otherwise=(Otherwise(Severity.NOTE, "where it touches nothing of the contract"),),
)
