"""Calls a function, aggregate or procedure that the replica does not have.

Functions do not replicate. A replica has PostgreSQL's built-in functions, the constructors of its
range types, and a user function only where a default, a check or an index of a replicated table
needs it: those stand in the contract. Any other call fails with 42883.

```sql bad
SELECT public.has_credits(o.id), similarity(o.name, $1)
--                               ^^^^^^^^^^ user-function "pg_trgm"
--     ^^^^^^^^^^^^^^^^^^ user-function "public.has_credits"
FROM public.orgs o;
```

A function is looked for as PostgreSQL does it, by its name and the types of its arguments: a user
function that shares its name with a built-in one is reported where the built-in one does not accept
these arguments. An extension's function is allowed where the contract lists the extension.

```sql good
SELECT lower(o.name), tstzrange(o.created_at, now()) FROM public.orgs o;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import CastUse, FunctionUse, Statement
from ..finding import Finding, Severity
from ..pgtype import PgType
from ..replica import Absent
from ..rule import Rule
from ..safe_form import spelled
from ..sqlstate import UNDEFINED_FUNCTION
from ..wording import absence_finding


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for absent in statement.of(Absent):
        if absent.is_of_version:
            continue
        match absent.use:
            case FunctionUse():
                yield absence_finding(RULE, absent, contract)
            case CastUse(source=PgType() as source) as use:
                yield _cast(use, source, absent.sqlstate)


def _cast(use: CastUse, given: PgType, sqlstate: str) -> Finding:
    source, target = spelled(given), spelled(use.target)
    return RULE.at(
        use.span,
        f'cast from "{source}" to "{target}" does not exist on the replica: it is not built in',
        subject=f"{source} AS {target}",
        sqlstate=sqlstate,
        hint="Cast through text, or write out what the cast's function computes.",
    )


RULE = Rule(
    "user-function",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(Absent,),
    sqlstate=UNDEFINED_FUNCTION,
)
