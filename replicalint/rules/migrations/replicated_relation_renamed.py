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

from ...contract import Contract, Relation
from ...finding import Finding, Related, Severity
from ...history import Done, History, losses
from ...history.affected import readers_of_relation
from ...name import Name
from ...rule import Rule
from ...wording import in_quotes, read_here


def check(history: History, contract: Contract) -> Iterator[Finding]:
    for loss in losses(history, contract).tables:
        if loss.to is not None:
            yield _finding(loss.done, loss.relation, loss.to, history, contract)


def _finding(
    done: Done, relation: Relation, to: Name, history: History, contract: Contract
) -> Finding:
    name = in_quotes(relation.name)
    return RULE.at(
        done.change.span,
        f"relation {name} is renamed to {in_quotes(to)} while replicas serve it",
        subject=relation.name,
        label="readers fail with 42P01 on every replica from here on"
        if contract.replication == "physical"
        else f"every replica's apply worker stops: it has no table {in_quotes(to)}",
        hint="Publish a new table beside it, on every replica first, and drop this one later.",
        related=(
            Related(relation.span, "the contract lists it here"),
            *map(read_here, readers_of_relation(history, relation.name)),
        ),
    )


RULE = Rule("replicated-relation-renamed", Severity.ERROR, __doc__, migrations=check)
