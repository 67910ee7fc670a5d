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
from ..replica import Newer, Removed, missing_function
from ..rollout import spelled
from ..rule import Rule
from ..wording import Missing, absence_finding


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(FunctionUse):
        absence = missing_function(use, contract)
        if absence is None or isinstance(absence, (Newer, Removed)):
            continue
        missing = Missing(
            "function", use.name, use.span, "functions", use.refusal, use.from_literal
        )
        yield absence_finding(RULE, missing, absence, contract)
    if contract.replication != "physical":
        for cast in statement.of(CastUse):
            if cast.source is not None and cast.since is None:
                yield _cast(cast, cast.source)


def _cast(use: CastUse, given: PgType) -> Finding:
    source, target = spelled(given), spelled(use.target)
    return RULE.at(
        use.span,
        f'cast from "{source}" to "{target}" does not exist on the replica: it is not built in',
        subject=f"{source} AS {target}",
        sqlstate="42846",
        label="the replica answers 42846",
        hint="Cast through text, or write out what the cast's function computes.",
    )


RULE = Rule(
    "user-function",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(FunctionUse, CastUse),
    sqlstate="42883",
)
