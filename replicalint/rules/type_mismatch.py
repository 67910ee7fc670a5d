"""Mixes types that PostgreSQL cannot resolve to one, or has another than its place asks for.

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

Other places ask for a type: a condition is boolean, LIMIT a number, a subscript of an array an
integer, and what is written to a column becomes of the column's type.

```sql bad
SELECT v.id FROM public.app_versions v WHERE v.deleted AND v.name;
--                                                         ^^^^^^ type-mismatch "argument of AND"
```

Compare the value, or cast it.

```sql good
SELECT v.id FROM public.app_versions v WHERE v.deleted AND v.name <> '';
```

A parameter is of one type in all of its places: that of the first, where the driver names none.

```sql bad
SELECT o.name FROM public.orgs o WHERE o.created_at > $1 LIMIT $1;
--                                                             ^^ type-mismatch "argument of LIMIT"
```

Use two, or cast it where it is of another type.

```sql good
SELECT o.name FROM public.orgs o WHERE o.created_at > $1 LIMIT $2;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import CoercionUse, Demand, MismatchUse, RowComparison, RowProblem, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..safe_form import spelled
from ..sqlstate import (
    DATATYPE_MISMATCH,
    FEATURE_NOT_SUPPORTED,
    SYNTAX_ERROR,
    UNDEFINED_FUNCTION,
    WRONG_OBJECT_TYPE,
)


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
    for asked in statement.of(CoercionUse):
        if asked.source is None:
            continue  # which `undecided` says
        source, target = spelled(asked.source) + asked.modifier, spelled(asked.target)
        yield RULE.at(
            asked.span,
            _MESSAGES[asked.demand].format(asked.construct, source, target),
            subject=asked.construct,
            sqlstate=asked.sqlstate,
            hint=f"Add an explicit type cast: (...)::{target}.",
        )


_STATES = {
    RowProblem.FAMILY: FEATURE_NOT_SUPPORTED,
    RowProblem.SORTS: WRONG_OBJECT_TYPE,
    RowProblem.NO_ARRAY: WRONG_OBJECT_TYPE,
    RowProblem.NO_OPERATOR: UNDEFINED_FUNCTION,
    RowProblem.WIDTH: DATATYPE_MISMATCH,
    RowProblem.TYPES: DATATYPE_MISMATCH,
}
_HINTS = {
    RowProblem.FAMILY: "Row comparison operators must be associated with btree operator families.",
    RowProblem.TYPES: "Cast the values to a common type.",
}


_MESSAGES = {
    Demand.ARGUMENT: "argument of {0} must be type {2}, not type {1}",
    Demand.COLUMN: 'column "{0}" is of type {2} but expression is of type {1}',
    Demand.FIELD: 'subfield "{0}" is of type {2} but expression is of type {1}',
    Demand.ELEMENT: (
        'subscripted assignment to "{0}" requires type {2} but expression is of type {1}'
    ),
    Demand.NO_VARIABLE: "argument of {0} must not contain variables",
    Demand.EMPTY_ARRAY: "cannot determine type of empty array",
    Demand.ROW: "cannot cast type {1} to {2}",
    Demand.SUBSCRIPT: "{0} must have type {2}, not type {1}",
    Demand.SUBSCRIPTED_ONCE: "{0} allows only one subscript",
    Demand.SLICED: "{0} subscript does not support slices",
    Demand.JSON_KEY: "subscript type {1} is not supported",
    Demand.SUBSCRIPTED: "cannot subscript type {1} because it does not support subscripting",
    Demand.ONE_COLUMN: "{0} with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column",
    Demand.RANGE: "{0} with offset PRECEDING/FOLLOWING is not supported for column type {1}",
    Demand.RANGE_OFFSET: (
        "{0} with offset PRECEDING/FOLLOWING is not supported for column type {2}"
        " and offset type {1}"
    ),
    Demand.COLLATION: "collations are not supported by type {1}",
    Demand.JSON: "cannot use type {1} in IS JSON predicate",
    Demand.JSON_FORMAT: "cannot use non-string type {1} with implicit FORMAT JSON clause",
    Demand.JSON_RETURNING: "cannot use type {1} in RETURNING clause of JSON_SERIALIZE()",
    Demand.JSON_PATH: "JSON path expression must be of type jsonpath, not of type {1}",
    Demand.DATE_FIELD: 'unit "{0}" not supported for type {1}',
    Demand.PARAMETER: "inconsistent types deduced for parameter {0}: {1} and {2}",
    Demand.POLYMORPHIC: "could not determine polymorphic type because input has type {1}",
    Demand.UNTYPED_PARAMETER: "could not determine data type of parameter {0}",
    Demand.RECURSIVE: "recursive query {0} has type {1} in non-recursive term but type {2} overall",
}

RULE = Rule(
    "type-mismatch",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(MismatchUse, RowComparison, CoercionUse),
    sqlstate=DATATYPE_MISMATCH,
)
