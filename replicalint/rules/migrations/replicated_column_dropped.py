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

from ...changes import Drop, DropColumn
from ...contract import Column, Contract, Rollout
from ...finding import Finding, Related, Severity
from ...history import Done, History
from ...history.affected import readers_of_column
from ...name import Name
from ...rule import Rule
from ...wording import in_quotes, read_here, replicas_with


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for done in history.run:
        for relation, column in _dropped(done):
            if column.rollout is not Rollout.REMOVING:
                yield _finding(done, relation, column, history)


def _dropped(done: Done) -> Iterator[tuple[Name, Column]]:
    relations = done.step.contract.relations
    match done.change:
        case DropColumn(relation, _, name) if relation in relations:
            column = relations[relation].columns.get(name)
            if column is not None:
                yield relation, column
        case Drop(("type" | "domain"), name, cascades=True):
            for known in relations.values():
                for column in known.columns.values():
                    if column.type.name == name:
                        yield known.name, column


def _label(done: Done, column: Column) -> str:
    if done.step.contract.replication == "physical":
        return "readers fail with 42703 on every replica from here on"
    return f"stale on {replicas_with(column)} from here on"


def _finding(done: Done, relation: Name, column: Column, history: History) -> Finding:
    return RULE.at(
        done.change.span,
        f'column "{column.name}" of relation {in_quotes(relation)} is dropped while replicas '
        "serve it",
        subject=f"{relation}.{column.name}",
        label=_label(done, column),
        hint='First set "rollout: removing" in the contract and move the readers to the safe form.',
        related=(
            Related(column.span, "the contract lists it here"),
            *map(read_here, readers_of_column(history, relation, column.name)),
        ),
    )


RULE = Rule("replicated-column-dropped", Severity.ERROR, __doc__, migrations=check)
