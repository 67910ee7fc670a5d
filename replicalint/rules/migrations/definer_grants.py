"""Leaves EXECUTE on a SECURITY DEFINER function to PUBLIC.

PostgreSQL grants EXECUTE on a new function to PUBLIC. A function with its owner's privileges is
then an entry point for every role that can connect.

```sql bad
CREATE FUNCTION public.close_gate() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
--              ^^^^^^^^^^^^^^^^^ definer-grants "FROM PUBLIC"
AS $$ DELETE FROM public.channel_devices WHERE device_id = '' $$;
ALTER FUNCTION public.close_gate() OWNER TO postgres;
```

Revoke it from PUBLIC in the same migration, and grant it to the roles that need it.

```sql good
CREATE FUNCTION public.close_gate() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''
AS $$ DELETE FROM public.channel_devices WHERE device_id = '' $$;
ALTER FUNCTION public.close_gate() OWNER TO postgres;
REVOKE ALL ON FUNCTION public.close_gate() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.close_gate() TO service_role;
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
        if routine.is_definer and routine.is_public:
            kind, name = routine.created.kind, routine.created.name
            yield RULE.at(
                routine.span,
                f"every role can execute SECURITY DEFINER {kind} {in_quotes(name)}",
                subject=name,
                label="EXECUTE is granted to PUBLIC",
                hint=f"Add REVOKE ALL ON {kind.upper()} {routine.signature} FROM PUBLIC.",
            )


RULE = Rule("definer-grants", Severity.WARNING, __doc__, migrations=check)
