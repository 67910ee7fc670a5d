"""Adds a column to a replicated table that the contract does not list.

A table that is published as a whole sends every column, the new one from its first row on. A
replica without the column stops applying all changes. A column that is renamed, and a generated one
that becomes an ordinary one, is new as well.

```sql bad
ALTER TABLE public.orgs ADD COLUMN plan text;
--                                 ^^^^ column-not-in-contract "rollout: adding"
```

List the column in the contract with `rollout: adding`, create it on every replica, and then here. A
column that goes again in the same transaction is sent with no row, if none is written meanwhile.

```sql good
BEGIN;
ALTER TABLE public.orgs ADD COLUMN plan text;
ALTER TABLE public.orgs DROP COLUMN plan;
COMMIT;
```
"""

from __future__ import annotations

from collections.abc import Iterator

from ...changes import AddColumn, DropExpression
from ...contract import Contract, Relation
from ...finding import Finding, Related, Severity
from ...history import Done, Era, History
from ...history.sending import sends_column
from ...history.timeline import Timeline
from ...rule import Rule
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    timeline = history.once(Timeline.of)
    for place, (done, left) in enumerate(history.moments):
        relation, column = _added(done, contract)
        if relation is None or column in relation.columns:
            continue
        if not sends_column(left, contract, relation.name, column):
            continue
        end = _end(timeline, place, relation, column)
        if end is not None and timeline.is_past(history.run[end]):
            continue
        written = timeline.first_write(relation.name, place + 1, end if end is not None else place)
        if end is None or written is not None:
            yield _finding(done, relation, column, written)


def _added(done: Done, contract: Contract) -> tuple[Relation | None, str]:
    """The column that is sent from here on, and its table."""
    change = done.change
    match change:
        case AddColumn(name, column=added):
            table = done.primary.tables.get(name)
            if table is not None and added.name in table.columns:
                return None, ""  # IF NOT EXISTS
            return contract.relations.get(name), added.name
        case DropExpression(name, column=column):
            return contract.relations.get(name), column
        case _:
            return None, ""


def _end(timeline: Timeline, place: int, relation: Relation, column: str) -> int | None:
    """The place at which the column is gone, in time to be sent with no row but a migration's.

    Of migrations whose time is not known, all are taken to have run by today.
    """
    moments = timeline.history.moments
    done = moments[place][0]
    last = timeline.ends[done.step.transaction]
    if done.step.era is Era.UNDATED:
        last = len(moments) - 1
    for later in sorted(timeline.changing(relation.name, place + 1, last)):
        table = moments[later][1].tables.get(relation.name)
        if table is None or column not in table.columns:
            return later
    return None


def _finding(done: Done, relation: Relation, column: str, written: Done | None) -> Finding:
    places = [Related(relation.span, "the columns that the replicas have")]
    if written is not None:
        places.insert(0, Related(written.change.span, "rows are sent with it here"))
    return RULE.at(
        done.change.span,
        f'column "{column}" is added to relation {in_quotes(relation.name)}, but the contract '
        "does not list it",
        subject=f"{relation.name}.{column}",
        label="a replica without it stops applying changes",
        hint='List it with "rollout: adding" and create it on every replica first.',
        related=tuple(places),
    )


RULE = Rule(
    "column-not-in-contract", Severity.WARNING, __doc__, migrations=check, replication="logical"
)
