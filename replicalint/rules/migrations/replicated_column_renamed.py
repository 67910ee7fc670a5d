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

from ...changes import RenameColumn
from ...contract import Column, Contract, Rollout
from ...finding import Finding, Related, Severity
from ...history import History
from ...history.affected import readers_of_column
from ...rule import Rule
from ...wording import in_quotes, read_here, replicas_with


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for done in history.run:
        change = done.change
        if not isinstance(change, RenameColumn):
            continue
        relation = done.step.contract.relations.get(change.relation)
        column = relation.columns.get(change.column) if relation is not None else None
        if column is not None and column.rollout is not Rollout.REMOVING:
            yield _finding(change, column, history, contract)


def _label(change: RenameColumn, column: Column, contract: Contract) -> str:
    if contract.replication == "physical":
        return "readers fail with 42703 on every replica from here on"
    return f'the apply worker of {replicas_with(column)} stops: it has no column "{change.to}"'


def _finding(change: RenameColumn, column: Column, history: History, contract: Contract) -> Finding:
    name = in_quotes(change.relation)
    return RULE.at(
        change.span,
        f'column "{column.name}" of relation {name} is renamed while replicas serve it',
        subject=f"{change.relation}.{column.name}",
        label=_label(change, column, contract),
        hint="Add the new column, subscribers first, and remove the old one when nothing reads it.",
        related=(
            Related(column.span, "the contract lists it here"),
            *map(read_here, readers_of_column(history, change.relation, column.name)),
        ),
    )


RULE = Rule("replicated-column-renamed", Severity.ERROR, __doc__, migrations=check)
