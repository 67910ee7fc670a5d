"""Values that a migration puts into rows by rewriting their table, which is sent to nobody."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..changes import (
    AddColumn,
    Call,
    CastValue,
    ColumnDefinition,
    ColumnValue,
    Expression,
    RetypeColumn,
    Update,
)
from ..contract import Column, Contract, Relation, Rollout
from ..expressions import parts_of
from ..pgtype import PgType
from ..primary import Table, TableColumn
from .filling import Filling
from .steps import Done, History
from .timeline import Timeline


class Rewritten(Struct, frozen=True):
    """A column of the contract whose values the primary changes without sending them.

    `is_added`: its default fills the rows that are there. `is_certain` says that no replica can
    have made the same values for itself.
    """

    done: Done
    relation: Relation
    column: Column
    is_added: bool
    is_certain: bool


def rewritings(history: History, contract: Contract) -> Iterator[Rewritten]:
    """The rewritings whose rows no later UPDATE of the same migration sends."""
    timeline = history.once(Timeline.of)
    filling = history.once(Filling)
    for place, done in enumerate(history.run):
        if timeline.is_past(done):
            continue
        found = _rewritten(done, contract)
        if found is None or filling.is_empty(place, found.relation.name):
            continue
        if not _is_sent_later(timeline, place, found):
            yield found


def _rewritten(done: Done, contract: Contract) -> Rewritten | None:
    change = done.change
    if not isinstance(change, (AddColumn, RetypeColumn)):
        return None
    name = change.column.name if isinstance(change, AddColumn) else change.column
    relation = contract.relations.get(change.relation)
    column = relation.columns.get(name) if relation is not None else None
    table = done.primary.tables.get(change.relation)
    if relation is None or column is None or column.rollout is Rollout.REMOVING:
        return None
    made = table.columns.get(name) if table is not None else None
    match change:
        case AddColumn(column=added) if _is_new(made, table, column) and _differs_by_server(added):
            return Rewritten(done, relation, column, True, not _is_numbered(added))
        case RetypeColumn(type=to, using=using) if using is not None and to == column.type:
            if not _is_cast(using, name, column.type):
                is_same = made is not None and made.type == column.type
                return Rewritten(done, relation, column, False, is_same)
    return None


def _is_new(made: TableColumn | None, table: Table | None, column: Column) -> bool:
    """Whether the primary has no such column: of one in rollout the contract does not say it."""
    is_assumed = table is not None and table.is_assumed
    return made is None or (is_assumed and column.rollout is Rollout.ADDING)


def _differs_by_server(added: ColumnDefinition) -> bool:
    """Whether two servers that add the column give the rows that are there other values."""
    from ..evaluation import NEW_VALUES

    if _is_numbered(added):
        return True
    return added.default is not None and any(
        isinstance(one, Call) and one.function.name in NEW_VALUES for one in parts_of(added.default)
    )


def _is_numbered(added: ColumnDefinition) -> bool:
    return added.is_serial or added.identity is not None


def _is_cast(value: Expression, column: str, to: PgType) -> bool:
    """Whether it is the column itself, as the type, or on the way through text."""
    while isinstance(value, CastValue):
        if value.type is None or (value.type != to and value.type.name.name != "text"):
            return False
        value = value.value
    return value == ColumnValue(column)


def _is_sent_later(timeline: Timeline, place: int, found: Rewritten) -> bool:
    """Whether an UPDATE of all rows follows in the migration: it sends every column."""
    last = timeline.ends[found.done.step.file]
    return any(
        isinstance(change := done.change, Update)
        and change.relation == found.relation.name
        and change.where is None
        and not change.reads
        for done in timeline.history.run[place + 1 : last + 1]
    )
