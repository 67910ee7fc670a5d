"""Drops a table that the replicas serve, or puts a view in its place.

A dropped table leaves the publication silently: the replicas keep its last rows forever. A view
replicates nothing, even under the name of a table that did.

```sql bad
DROP TABLE public.channel_devices;
--         ^^^^^^^^^^^^^^^^^^^^^^ replicated-relation-dropped "stale"
```

Move the queries first, take the table out of the contract, and drop it then.

```sql good
DROP TABLE IF EXISTS public.usage_credit_consumptions;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import CreateView, Drop
from ...contract import Contract, Relation
from ...finding import Finding, Related, Severity
from ...history import Done, History
from ...history.affected import readers_of_relation
from ...rule import Rule
from ...wording import in_quotes, read_here

_TABLES = ("table", "view", "materialized view", "foreign table")


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for done in history.run:
        for relation in _dropped(done):
            message = f"relation {in_quotes(relation.name)} is dropped while replicas serve it"
            yield _finding(done, relation, message, history)
        change = done.change
        if isinstance(change, CreateView) and change.name in contract.relations:
            relation = contract.relations[change.name]
            message = f"relation {in_quotes(change.name)} becomes a {change.kind}"
            yield _finding(done, relation, message, history)


def _dropped(done: Done) -> Iterator[Relation]:
    relations = done.step.contract.relations
    match done.change:
        case Drop(kind, name) if kind in _TABLES and name in relations:
            yield relations[name]
        case Drop("schema", name, cascades=True):
            yield from (r for r in relations.values() if r.name.schema == name.name)


def _finding(done: Done, relation: Relation, message: str, history: History) -> Finding:
    return RULE.at(
        done.change.span,
        message,
        subject=relation.name,
        label="readers fail with 42P01 on every replica from here on"
        if done.step.contract.replication == "physical"
        else "stale on every replica from here on",
        hint="Move its readers and remove it from the contract first.",
        related=(
            Related(relation.span, "the contract lists it here"),
            *map(read_here, readers_of_relation(history, relation.name)),
        ),
    )


RULE = Rule("replicated-relation-dropped", Severity.ERROR, __doc__, migrations=check)
