"""Reads a column directly while some replicas may not have it.

The contract marks a column `rollout: adding` until every replica has it, and `rollout: removing`
from when the first may have lost it. A query that names the column fails with 42703 on each replica
without it.

```sql bad
SELECT o.has_usage_credits FROM public.orgs o WHERE o.id = $1;
--       ^^^^^^^^^^^^^^^^^ rollout-column
```

Read it through the JSON form of the row: that parses where the column is absent and gives NULL
there, for which COALESCE puts in what the contract says under `absent`.

```sql good
SELECT COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)
FROM public.orgs o
WHERE o.id = $1;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ..contract import Column, Contract, Rollout
from ..facts import ColumnUse, Statement
from ..finding import Finding, Related, Severity
from ..rollout import WHY, safe_form
from ..rule import Rule
from ..wording import in_quotes


def check(statement: Statement, contract: Contract) -> Iterator[Finding]:
    for use in statement.columns:
        relation = contract.relations.get(use.of) if use.of is not None else None
        column = relation.columns.get(use.name) if relation is not None else None
        if column is None or column.rollout is Rollout.NONE or use.in_clause == "target":
            continue
        yield _finding(use, column)


def _finding(use: ColumnUse, column: Column) -> Finding:
    assert use.of is not None
    # has_usage_credits(o): PostgreSQL looks for a function, and then for a column
    sqlstate = "42883" if use.in_clause == "call" else "42703"
    return Finding(
        RULE.name,
        RULE.severity,
        f'column "{use.name}" of relation {in_quotes(use.of)} may be absent on a replica',
        use.span,
        f"{use.of}.{use.name}",
        sqlstate=sqlstate,
        label=f"a replica without it answers {sqlstate}",
        instead=safe_form(column, use.ranges[0].alias),
        hint=None,
        related=(Related(column.span, WHY[column.rollout]),),
    )


RULE = Rule("rollout-column", Severity.ERROR, check, __doc__, sqlstate="42703")
