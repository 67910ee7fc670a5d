"""The updates of a migration that find their work done: by another one, or by a default."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from ..changes import AddColumn, ColumnValue, Expression, Update
from ..contract import Contract
from ..expressions import columns_of
from ..source import Span
from .guards import is_without_effect
from .row_events import RowEvent, RowState, is_added, row_events, state_after
from .steps import History

_MOST_EARLIER = 6  # changes of the same columns in the same file that one is held against


class Earlier(Enum):
    """What has done the work of a backfill before it."""

    BY_UPDATE = "update"
    BY_DEFAULT = "default"
    NOT_NULL = "not null"  # a default has filled the rows that it looks for


class Redundant(Struct, frozen=True):
    """A backfill that changes nothing, and what has done its work before."""

    backfill: RowEvent
    earlier: Span
    why: Earlier


def redundant(history: History, contract: Contract) -> Iterator[Redundant]:
    """The backfills whose rows hold their values already, file by file."""
    for events in history.once(row_events).values():
        for number, event in enumerate(events):
            if isinstance(event.change, Update) and event.change.action == "UPDATE":
                found = _done_before(event, event.change, events[:number], contract)
                if found is not None:
                    yield found


def row_states(history: History) -> Mapping[Span, RowState]:
    """What the columns hold that a migration has just added, by the place of each update of it."""
    found: dict[Span, RowState] = {}
    for events in history.once(row_events).values():
        for number, event in enumerate(events):
            if isinstance(event.change, Update) and (
                held := _added_before(event.change, events[:number])
            ):
                found[event.change.span] = held
    return found


def _added_before(update: Update, events: Sequence[RowEvent]) -> RowState | None:
    first = {
        one.change.column.name: n
        for n, one in enumerate(events)
        if isinstance(one.change, AddColumn) and is_added(one)
    }
    if not first:
        return None
    return state_after(events[min(first.values()) :], update).only(first)


def _done_before(
    event: RowEvent, update: Update, before: Sequence[RowEvent], contract: Contract
) -> Redundant | None:
    """What has done it: the last changes before it that suffice."""
    touched = _columns(update)
    earlier = [one for one in before if _concerns(one, touched)][-_MOST_EARLIER:]
    primary = event.done.primary
    added = [one for one in earlier if isinstance(one.change, AddColumn) and is_added(one)]
    required = {
        one.change.column.name: one
        for one in added
        if isinstance(one.change, AddColumn) and one.change.column.is_required
    }
    if not earlier:
        return None
    if is_without_effect(update, primary, contract, RowState(), frozenset(required)):
        filled = next(iter(required.values()), None)
        return Redundant(event, filled.span, Earlier.NOT_NULL) if filled is not None else None
    for start in range(len(earlier) - 1, -1, -1):
        first = earlier[start]
        if isinstance(first.change, AddColumn) and first not in added:
            break
        state = state_after(earlier[start:], update)
        if is_without_effect(update, primary, contract, state):
            is_default = isinstance(first.change, AddColumn)
            return Redundant(
                event, first.span, Earlier.BY_DEFAULT if is_default else Earlier.BY_UPDATE
            )
    return None


def _columns(update: Update) -> set[str]:
    """The columns that an update writes or asks for."""
    values: list[Expression] = [*update.joined]
    values += [one.value for one in update.assignments if one.value is not None]
    values += [] if update.where is None else [update.where]
    read = {one.column for value in values for one in columns_of(value) if _may_be_own(one)}
    return read | {one.column for one in update.assignments}


def _may_be_own(column: ColumnValue) -> bool:
    return column.source in ("", None)


def _concerns(event: RowEvent, columns: set[str]) -> bool:
    """Whether an event writes one of some columns, or rows."""
    match event.change:
        case Update(assignments=assignments):
            return any(one.column in columns for one in assignments)
        case AddColumn(column=column):
            return column.name in columns
        case _:
            return True
