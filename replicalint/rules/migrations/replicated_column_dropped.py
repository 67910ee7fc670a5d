"""Drops a column that the contract says every replica has.

A publisher that no longer sends a column stops nothing: the replicas keep the values that were last
sent, and their readers go on with them. When the column then goes from the replicas as well, every
query that reads it fails with 42703.

```sql bad
ALTER TABLE public.orgs DROP COLUMN customer_id;
--                                  ^^^^^^^^^^^ replicated-column-dropped "stale"
```

Set `rollout: removing` in the contract, move the queries to the form that also runs where the
column is absent, and drop it then: on the primary first. DROP TYPE ... CASCADE drops its columns as
well.

```sql good
ALTER TABLE public.usage_credit_grants DROP COLUMN granted_at;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...contract import Contract
from ...finding import Finding, Related, Severity
from ...history import ColumnLoss, History, losses
from ...history.affected import readers_of_column
from ...rule import Rule
from ...wording import in_quotes, read_here, replicas_with


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for loss in losses(history, contract).columns:
        if loss.to is None:
            yield _finding(loss, history, contract)


def _label(loss: ColumnLoss, contract: Contract) -> str:
    if contract.replication == "physical":
        return "readers fail with 42703 on every replica from here on"
    return f"stale on {replicas_with(loss.column)} from here on"


def _finding(loss: ColumnLoss, history: History, contract: Contract) -> Finding:
    relation, column = loss.relation.name, loss.column
    return RULE.at(
        loss.done.change.span,
        f'column "{column.name}" of relation {in_quotes(relation)} is dropped while replicas '
        "serve it",
        subject=f"{relation}.{column.name}",
        label=_label(loss, contract),
        hint='First set "rollout: removing" in the contract and move the readers to the safe form.',
        related=(
            Related(column.span, "the contract lists it here"),
            *map(read_here, readers_of_column(history, relation, column.name)),
        ),
    )


RULE = Rule("replicated-column-dropped", Severity.ERROR, __doc__, migrations=check)
