"""Renames a table that the replicas serve, or moves it to another schema.

The primary sends the rows under the table's new name. No replica has a table of that name, so every
apply worker stops; the readers' queries go on with the rows of the old one.

```sql bad
ALTER TABLE public.channels RENAME TO release_channels;
--          ^^^^^^^^^^^^^^^ replicated-relation-renamed "public.release_channels"
```

Create the new table on every replica, publish it, move the queries, and drop the old one later.

```sql good
ALTER TABLE public.usage_credit_grants SET SCHEMA ledger;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import Rename
from ...contract import Contract, Relation
from ...finding import Finding, Related, Severity
from ...history import Done, History
from ...history.affected import readers_of_relation
from ...name import Name
from ...rule import Rule
from ...wording import in_quotes, read_here

_TABLES = ("table", "view", "materialized view", "foreign table")


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for done in history.run:
        for relation, to in _renamed(done):
            yield _finding(done, relation, to, history)


def _renamed(done: Done) -> Iterator[tuple[Relation, Name]]:
    relations = done.step.contract.relations
    match done.change:
        case Rename(kind, name, _, to) if kind in _TABLES and name in relations:
            yield relations[name], to
        case Rename("schema", name, _, to):
            for relation in relations.values():
                if relation.name.schema == name.name:
                    yield relation, Name(to.name, relation.name.name)


def _finding(done: Done, relation: Relation, to: Name, history: History) -> Finding:
    name = in_quotes(relation.name)
    return RULE.at(
        done.change.span,
        f"relation {name} is renamed to {in_quotes(to)} while replicas serve it",
        subject=relation.name,
        label="readers fail with 42P01 on every replica from here on"
        if done.step.contract.replication == "physical"
        else f"every replica's apply worker stops: it has no table {in_quotes(to)}",
        hint="Publish a new table beside it, on every replica first, and drop this one later.",
        related=(
            Related(relation.span, "the contract lists it here"),
            *map(read_here, readers_of_relation(history, relation.name)),
        ),
    )


RULE = Rule("replicated-relation-renamed", Severity.ERROR, __doc__, migrations=check)
