"""Calls an aggregate where PostgreSQL allows none.

WHERE, JOIN conditions, GROUP BY, LIMIT, VALUES and what UPDATE and RETURNING compute see one row at
a time, and an aggregate belongs to the nearest query whose columns it takes: `WHERE x = (SELECT
max(o.x))` is one of the outer query, in its WHERE. Nor may aggregates be nested, stand in a
recursive term, or GROUPING be asked for what is not grouped. Every server answers 42803.

```sql bad
SELECT o.name FROM public.orgs o WHERE count(*) > 1 GROUP BY o.name;
--                                     ^^^^^ misplaced-aggregate "not allowed in WHERE"
```

Filter groups with HAVING, or aggregate in a subquery.

```sql good
SELECT o.name FROM public.orgs o GROUP BY o.name HAVING count(*) > 1;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Contract
from ..facts import MisplacedAggregate, Statement
from ..finding import Finding, Severity
from ..rule import Rule
from ..sqlstate import GROUPING_ERROR


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.of(MisplacedAggregate):
        yield RULE.at(use.span, use.reason, subject=use.span.text, sqlstate=use.sqlstate)


RULE = Rule(
    "misplaced-aggregate",
    Severity.ERROR,
    __doc__,
    queries=check,
    reads=(MisplacedAggregate,),
    sqlstate=GROUPING_ERROR,
    replication="logical",
)
