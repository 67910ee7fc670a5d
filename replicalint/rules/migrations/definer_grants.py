"""Leaves a SECURITY DEFINER function executable by PUBLIC, or by roles with default privileges.

PostgreSQL grants EXECUTE on a new function to PUBLIC. A function with its owner's privileges is
then an entry point for every role that can connect.

```sql bad
CREATE FUNCTION public.close_gate() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
--              ^^^^^^^^^^^^^^^^^ definer-grants "every role"
AS $$ DELETE FROM public.channel_devices WHERE device_id = '' $$;
ALTER FUNCTION public.close_gate() OWNER TO postgres;
```

What ALTER DEFAULT PRIVILEGES has granted to roles by name, they keep when PUBLIC loses it.

```sql bad
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO anon;
CREATE FUNCTION public.close_gate() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
--              ^^^^^^^^^^^^^^^^^ definer-grants "anon"
AS $$ DELETE FROM public.channel_devices WHERE device_id = '' $$;
ALTER FUNCTION public.close_gate() OWNER TO postgres;
REVOKE ALL ON FUNCTION public.close_gate() FROM PUBLIC;
```

Revoke it in the same migration, and grant it to the roles that need it. A trigger function cannot
be called, whoever may execute it.

```sql good
CREATE FUNCTION public.close_gate() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$ DELETE FROM public.channel_devices WHERE device_id = '' $$;
ALTER FUNCTION public.close_gate() OWNER TO postgres;
REVOKE ALL ON FUNCTION public.close_gate() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.close_gate() TO service_role;
```

For a function that touches nothing of the contract this is a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Severity
from ...history import History
from ...history.definers import faulty, touches_contract
from ...primary import PUBLIC, Primary, Routine
from ...rule import Otherwise, Rule
from ...source import Span
from ...wording import in_quotes, listing


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for routine, span in faulty(history, _fault):
        is_near = touches_contract(history.primary, routine, contract)
        yield _finding(routine, span, Severity.WARNING if is_near else Severity.NOTE)


def _fault(routine: Routine, primary: Primary) -> Span | None:
    """A function is open to PUBLIC, or after a REVOKE still to others whom nobody named for it."""
    return routine.span if _open_to(routine) and routine.is_called else None


def _open_to(routine: Routine) -> frozenset[str]:
    if routine.is_public:
        return frozenset((PUBLIC,)) - routine.doubted
    return routine.by_default - routine.doubted if routine.is_revoked else frozenset()


def _finding(routine: Routine, span: Span, severity: Severity) -> Finding:
    kind, name = routine.kind, routine.name
    title = f"can execute SECURITY DEFINER {kind} {in_quotes(name)}"
    if routine.is_public:
        who, whom, label = "every role", "PUBLIC", "EXECUTE is granted to PUBLIC"
    else:
        roles = sorted(_open_to(routine))
        noun = "role" if len(roles) == 1 else "roles"
        who = f"{noun} {listing(map(in_quotes, roles))}"
        whom, label = ", ".join(roles), "EXECUTE is granted by default privileges"
    return RULE.at(
        span,
        f"{who} {title}",
        subject=name,
        label=label,
        hint=f"Add REVOKE ALL ON {kind.upper()} {routine.signature} FROM {whom}.",
        severity=severity,
    )


RULE = Rule(
    "definer-grants",
    Severity.WARNING,
    __doc__,
    migrations=check,
    otherwise=(Otherwise(Severity.NOTE, "where it touches nothing of the contract"),),
)
