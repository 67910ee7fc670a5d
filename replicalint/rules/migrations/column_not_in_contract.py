"""Adds a column to a replicated table that the contract does not list.

A table that is published as a whole sends every column, the new one from its first row on. A
replica without the column stops applying all changes. A column that is renamed, and a generated one
that becomes an ordinary one, is new as well. So is each of a table that the contract lists and a
migration to come creates.

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

from ...changes import AddColumn, CreateTable, DropExpression
from ...contract import Contract, Relation
from ...finding import Finding, Related, Severity
from ...history import Done, Era, History
from ...history.made import makes, place_of
from ...history.sending import sends_column
from ...history.timeline import Timeline
from ...primary import Primary
from ...rule import Rule
from ...source import Span
from ...wording import in_quotes


def check(history: History, contract: Contract) -> Iterator[Finding]:
    timeline = history.once(Timeline.of)
    for place, (done, left) in enumerate(history.moments):
        for relation, column, span in _added(done, left, contract):
            if column in relation.columns:
                continue
            if not sends_column(left, contract, relation.name, column):
                continue
            end = _end(timeline, place, relation, column)
            if end is not None and timeline.is_past(history.run[end]):
                continue
            last = end if end is not None else place
            written = timeline.first_write(relation.name, place + 1, last)
            if end is None or written is not None:
                yield _finding(span, relation, column, written)


def _added(done: Done, left: Primary, contract: Contract) -> Iterator[tuple[Relation, str, Span]]:
    """The columns that are sent from here on, each with its table and its place."""
    change, relation = done.change, None
    match change:
        case AddColumn(name, column=added):
            relation, table = contract.relations.get(name), done.primary.tables.get(name)
            is_there = table is not None and added.name in table.columns  # IF NOT EXISTS
            if relation is not None and not is_there:
                yield relation, added.name, change.span
        case DropExpression(name, column=column):
            relation = contract.relations.get(name)
            if relation is not None:
                yield relation, column, change.span
        case CreateTable(name):
            relation, made = makes(done, contract), left.tables.get(name)
            if relation is not None and made is not None:
                for one in made.columns.values():
                    yield relation, one.name, place_of(done, one.name)


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


def _finding(span: Span, relation: Relation, column: str, written: Done | None) -> Finding:
    places = [Related(relation.span, "the columns that the replicas have")]
    if written is not None:
        places.insert(0, Related(written.change.span, "rows are sent with it here"))
    return RULE.at(
        span,
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
