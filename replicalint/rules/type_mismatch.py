"""Mixes types that PostgreSQL cannot resolve to one.

CASE, COALESCE, UNION, VALUES and ARRAY[...] give one type, which all their values must become. A
column that has another type on the primary already, or in the catalogue of a newer PostgreSQL, fits
there, and the replica answers 42804; or 42846, where the types are alike and neither becomes the
other.

```sql bad
SELECT coalesce(o.customer_id, o.created_at) FROM public.orgs o;
--                             ^^^^^^^^^^^^ type-mismatch "COALESCE types"
```

Columns that USING or NATURAL merges become one, too. Rows that are compared have as many fields,
which sort or are told apart one by one.

```sql bad
SELECT o.name FROM public.orgs o WHERE (o.id, o.name) = ($1, $2, $3);
--                                                    ^ type-mismatch "unequal number of entries"
```

Cast the values to a common type.

```sql good
SELECT coalesce(o.customer_id, o.created_at::text) FROM public.orgs o;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import MismatchUse, RowComparison, RowProblem, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..safe_form import spelled
from ..sqlstate import DATATYPE_MISMATCH, FEATURE_NOT_SUPPORTED, SYNTAX_ERROR, WRONG_OBJECT_TYPE


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
    for compared in statement.of(RowComparison):
        first, second = (*(spelled(one) for one in compared.types if one), "", "")[:2]
        problem = compared.problem
        yield RULE.at(
            compared.span,
            problem.value.format(
                operator=compared.operator, first=first, second=second, column=compared.column
            ),
            subject=compared.operator,
            sqlstate=_STATES.get(problem, SYNTAX_ERROR),
            hint=_HINTS.get(problem),
        )


_STATES = {
    RowProblem.FAMILY: FEATURE_NOT_SUPPORTED,
    RowProblem.SORTS: WRONG_OBJECT_TYPE,
    RowProblem.WIDTH: DATATYPE_MISMATCH,
    RowProblem.TYPES: DATATYPE_MISMATCH,
}
_HINTS = {
    RowProblem.FAMILY: "Row comparison operators must be associated with btree operator families.",
    RowProblem.TYPES: "Cast the values to a common type.",
}


RULE = Rule(
    "type-mismatch",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(MismatchUse, RowComparison),
    sqlstate=DATATYPE_MISMATCH,
    replication="logical",
)
