"""Adds a column to a replicated table that the contract does not list.

A table that is published as a whole sends every column, the new one from its first row on. A
replica without the column stops applying all changes.

```sql bad
ALTER TABLE public.orgs ADD COLUMN plan text;
--                                 ^^^^ column-not-in-contract "rollout: adding"
```

List the column in the contract with `rollout: adding`, create it on every replica, and then here.

```sql good
ALTER TABLE public.usage_credit_grants ADD COLUMN note text;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import AddColumn, DropColumn
from ...contract import Contract, Relation
from ...finding import Finding, Related, Severity
from ...history import History
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    if contract.replication == "physical":
        return
    # A column that goes again, today's contract need not know.
    dropped = {
        (done.change.relation, done.change.column): place
        for place, done in enumerate(history.run)
        if isinstance(done.change, DropColumn)
    }
    for place, done in enumerate(history.run):
        change = done.change
        if not isinstance(change, AddColumn):
            continue
        relation = done.step.contract.relations.get(change.relation)
        if relation is None or change.column.name in relation.columns:
            continue
        written = contract.relations.get(change.relation)
        if written is not None and change.column.name in written.columns:
            continue  # a migration has dropped it, and this one adds it again
        if dropped.get((change.relation, change.column.name), -1) < place:
            yield _finding(change, relation)


def _finding(change: AddColumn, relation: Relation) -> Finding:
    column = change.column.name
    return RULE.at(
        change.span,
        f'column "{column}" is added to relation {in_quotes(change.relation)}, but the contract '
        "does not list it",
        subject=f"{change.relation}.{column}",
        label="a replica without it stops applying changes",
        hint='List it with "rollout: adding" and create it on every replica first.',
        related=(Related(relation.span, "the columns that the replicas have"),),
    )


RULE = Rule("column-not-in-contract", Severity.WARNING, __doc__, migrations=check)
