"""Mixes types that PostgreSQL cannot resolve to one.

CASE, COALESCE, UNION, VALUES and ARRAY[...] give one type, which all their values must become. A
column that has another type on the primary already, or in the catalogue of a newer PostgreSQL, fits
there, and the replica answers 42804; or 42846, where the types are alike and neither becomes the
other.

```sql bad
SELECT coalesce(o.customer_id, o.created_at) FROM public.orgs o;
--                             ^^^^^^^^^^^^ type-mismatch "COALESCE types"
```

Cast the values to a common type.

```sql good
SELECT coalesce(o.customer_id, o.created_at::text) FROM public.orgs o;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import MismatchUse, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..safe_form import spelled
from ..sqlstate import DATATYPE_MISMATCH


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(MismatchUse):
        first, second = spelled(use.first), spelled(use.second)
        yield RULE.at(
            use.span,
            f'{use.construct} types "{first}" and "{second}" cannot be matched on the replica',
            subject=use.construct,
            sqlstate=use.sqlstate,
            hint="Cast the values to a common type.",
        )


RULE = Rule(
    "type-mismatch",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(MismatchUse,),
    sqlstate=DATATYPE_MISMATCH,
    replication="logical",
)
