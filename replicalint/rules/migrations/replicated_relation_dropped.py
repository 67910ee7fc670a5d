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

from ...changes import CreateView
from ...contract import Contract, Relation
from ...finding import Finding, Related, Severity
from ...history import Done, History, losses
from ...history.affected import readers_of_relation
from ...rule import Rule
from ...wording import in_quotes, read_here


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for loss in losses(history, contract).tables:
        if loss.to is None:
            name = in_quotes(loss.relation.name)
            message = f"relation {name} is dropped while replicas serve it"
            yield _finding(loss.done, loss.relation, message, history, contract)
    for done in history.run:
        change = done.change
        if isinstance(change, CreateView) and change.name in contract.relations:
            relation = contract.relations[change.name]
            message = f"relation {in_quotes(change.name)} becomes a {change.kind}"
            yield _finding(done, relation, message, history, contract)


def _finding(
    done: Done, relation: Relation, message: str, history: History, contract: Contract
) -> Finding:
    return RULE.at(
        done.change.span,
        message,
        subject=relation.name,
        label="readers fail with 42P01 on every replica from here on"
        if contract.replication == "physical"
        else "stale on every replica from here on",
        hint="Move its readers and remove it from the contract first.",
        related=(
            Related(relation.span, "the contract lists it here"),
            *map(read_here, readers_of_relation(history, relation.name)),
        ),
    )


RULE = Rule("replicated-relation-dropped", Severity.ERROR, __doc__, migrations=check)
