"""Combines queries whose column counts differ on some replica.

`*` stands for the columns that a relation has where the query runs. A column that only the primary
has is in `*` there and not on the replicas, and the branches of UNION, INTERSECT and EXCEPT must
have the same number of columns: a replica where they do not answers 42601. Of a column that is
rolling out, `rollout-column` says so. The rows of VALUES must have as many values as the first,
INSERT takes no more values than it has columns, and no fewer than it lists, and `(a, b) = ...` of
an UPDATE as many as it lists.
A number in ORDER BY, GROUP BY or DISTINCT ON is that of a column, or the replica answers 42P10.

```sql bad
SELECT * FROM public.apps
--     ^ column-count "4 and 5 columns"
--     ^ select-star
UNION ALL
SELECT a.app_id, a.owner_org, a.name, a.created_at, 'here' FROM public.apps a;
```

List the columns explicitly.

```sql good
SELECT a.app_id, a.owner_org FROM public.apps a
UNION ALL
SELECT a.app_id, a.owner_org FROM public.apps a;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import ArmsUse, PositionUse, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..sqlstate import INVALID_COLUMN_REFERENCE, SYNTAX_ERROR

_UNEVEN = {
    True: "INSERT has more expressions than target columns",
    False: "INSERT has more target columns than expressions",
}


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(ArmsUse):
        if use.first == use.second:
            continue
        if use.construct == "INSERT":
            if contract.replication != "physical":
                more, fewer = max(use.first, use.second), min(use.first, use.second)
                yield RULE.at(
                    use.span,
                    f"{_UNEVEN[use.first < use.second]}: {more} and {fewer} on the replica",
                    subject=use.construct,
                    hint="List the columns explicitly." if use.starred else None,
                )
        elif use.construct == "UPDATE":
            yield RULE.at(
                use.span,
                f"number of columns ({use.first}) does not match number of values ({use.second})",
                subject=use.construct,
            )
        elif use.construct == "VALUES":
            yield RULE.at(
                use.span,
                "VALUES lists must all be the same length, but the first has"
                f" {use.first} and this one {use.second}",
                subject=use.construct,
            )
        elif contract.replication != "physical":  # there, `*` is what it is on the primary
            yield RULE.at(
                use.span,
                f"{use.construct} branches have {use.first} and {use.second} columns"
                " on the replica",
                subject=use.construct,
                hint="List the columns explicitly.",
            )
    for position in statement.of(PositionUse):
        clause, number = position.clause, position.position
        if number is None:
            yield RULE.at(position.span, f"non-integer constant in {clause}", subject=clause)
        elif contract.replication != "physical":
            yield RULE.at(
                position.span,
                f"{clause} position {number} is not in select list",
                subject=clause,
                sqlstate=INVALID_COLUMN_REFERENCE,
            )


RULE = Rule(
    "column-count",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(ArmsUse, PositionUse),
    sqlstate=SYNTAX_ERROR,
)
