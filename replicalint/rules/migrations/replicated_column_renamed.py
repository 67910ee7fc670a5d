"""Renames a column that the replicas have under its old name.

DDL does not replicate. The primary sends the column under its new name, no replica has one of that
name, and the apply worker of every replica stops until someone acts.

```sql bad
ALTER TABLE public.orgs RENAME COLUMN customer_id TO billing_id;
--                                    ^^^^^^^^^^^ replicated-column-renamed "apply worker"
```

Add the new column beside the old one, on every replica first; fill it; move the queries; remove the
old one later.

```sql good
ALTER TABLE public.usage_credit_grants RENAME COLUMN total TO granted;
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
        if loss.to is not None:
            yield _finding(loss, history, contract)


def _label(loss: ColumnLoss, contract: Contract) -> str:
    if contract.replication == "physical":
        return "readers fail with 42703 on every replica from here on"
    return f'the apply worker of {replicas_with(loss.column)} stops: it has no column "{loss.to}"'


def _finding(loss: ColumnLoss, history: History, contract: Contract) -> Finding:
    relation, column = loss.relation.name, loss.column
    name = in_quotes(relation)
    return RULE.at(
        loss.done.change.span,
        f'column "{column.name}" of relation {name} is renamed while replicas serve it',
        subject=f"{relation}.{column.name}",
        label=_label(loss, contract),
        hint="Add the new column, subscribers first, and remove the old one when nothing reads it.",
        related=(
            Related(column.span, "the contract lists it here"),
            *map(read_here, readers_of_column(history, relation, column.name)),
        ),
    )


RULE = Rule("replicated-column-renamed", Severity.ERROR, __doc__, migrations=check)
