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
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Severity
from ...history import History
from ...history.routines import routines
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for routine in routines(history):
        if routine.is_definer and routine.owner is None:
            kind, name = routine.created.kind, routine.created.name
            yield RULE.at(
                routine.span,
                f"no migration sets the owner of SECURITY DEFINER {kind} {in_quotes(name)}",
                subject=name,
                label="runs with the privileges of whoever runs the migration",
                hint=f"Add ALTER {kind.upper()} {routine.signature} OWNER TO ... to the migration.",
            )


RULE = Rule("definer-owner", Severity.WARNING, __doc__, migrations=check)
