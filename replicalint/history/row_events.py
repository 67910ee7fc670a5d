"""What a migration does to the rows of a table, one after the other, and what that leaves in them.

Each migration is looked at by itself: what else is written between two of them is not seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from ..changes import (
    NULL,
    AddColumn,
    CaseValue,
    CastValue,
    ColumnDefinition,
    ColumnValue,
    Constant,
    Expression,
    Insert,
    Operation,
    Part,
    Update,
)
from ..expressions import columns_of, with_columns
from ..facts import FunctionUse
from ..name import Name
from ..primary import DEFAULT_PATH, Primary, body_parts, routines_called
from ..source import Span
from .steps import Done, History

_DEEPEST = 3  # a function that calls a function that calls a function


class RowEvent(Struct, frozen=True):
    """A change of rows where the migration makes it: in place, or where it calls a function.

    `is_certain` says that it is known to run: PL/pgSQL decides by itself what it runs.
    """

    change: Update | Insert | AddColumn
    span: Span
    done: Done
    is_certain: bool = True


class RowState(Struct, frozen=True):
    """What columns hold at one moment: `current` names their versions, and `values` says what
    those are, of versions before them.
    """

    current: Mapping[str, ColumnValue] = MappingProxyType({})
    values: Mapping[ColumnValue, Expression] = MappingProxyType({})

    def only(self, columns: Collection[str]) -> RowState:
        """The same of some columns alone."""
        kept = {name: one for name, one in self.current.items() if name in columns}
        return RowState(kept, self.values)


def row_events(history: History) -> Mapping[tuple[str, Name], Sequence[RowEvent]]:
    """The events of each migration, by its file and the table, in order."""
    found: dict[tuple[str, Name], list[RowEvent]] = {}
    for done in history.run:
        for event in _events(done):
            found.setdefault((done.step.file, event.change.relation), []).append(event)
    for event in _called(history):
        events = found.setdefault((event.done.step.file, event.change.relation), [])
        place = next(
            (n for n, one in enumerate(events) if one.done.number > event.done.number), len(events)
        )
        events.insert(place, event)
    return found


def _events(done: Done) -> Iterator[RowEvent]:
    change = done.change
    is_certain = done.part.statement.span == done.step.statement.span
    match change:
        case Update():
            yield RowEvent(change, change.span, done, is_certain)
        case Insert():
            yield RowEvent(change, change.span, done, is_certain)
        case AddColumn():
            yield RowEvent(change, change.column.span, done, is_certain)


def _called(history: History) -> Iterator[RowEvent]:
    """The changes that functions make where a statement of a migration calls them."""
    for number, step in enumerate(history.steps):
        for use in step.statement.of(FunctionUse):
            for change, is_certain in _changes_of(step.primary, use, 0):
                part = Part(step.statement, step.changes)
                done = Done(change, step, part, number, primary=step.primary)
                yield RowEvent(change, use.span, done, is_certain)


def _changes_of(
    primary: Primary, use: FunctionUse, depth: int
) -> Iterator[tuple[Update | Insert, bool]]:
    if not use.is_call or depth >= _DEEPEST:
        return
    called = routines_called(primary, use.name, DEFAULT_PATH)
    for function in (routine.created for routine in called):
        is_certain = len(called) == 1 and function.language == "sql" and not function.arguments
        for part in body_parts(function):
            for change in part.changes:
                if isinstance(change, (Update, Insert)):
                    yield change, is_certain
            for inner in part.statement.of(FunctionUse):
                if inner.name != use.name:
                    yield from _changes_of(primary, inner, depth + 1)


# -- what events leave -----------------------------------------------------------------------------


def state_after(events: Sequence[RowEvent], later: Update) -> RowState:
    """What columns hold after some events, in terms of what they held before them.

    What is not known is a version of its own. `later` is the update that comes next: what both read
    from the same tables is the same row there.
    """
    current: dict[str, ColumnValue] = {}
    values: dict[ColumnValue, Expression] = {}

    def put(column: ColumnValue) -> Expression:
        return current.get(column.column, column) if column.source == "" else column

    for number, event in enumerate(events):
        made: dict[str, Expression] = {}
        match event.change:
            case AddColumn(column=added):
                default = default_of(added)
                made[added.name] = _unknown(added.name, number) if default is None else default
            case Insert(columns=columns):
                for name, version in current.items():
                    if not columns or name in columns or not _is_default(values[version]):
                        made[name] = _unknown(name, number)
            case Update() as update:
                for name, value in _written(event, update, later, number):
                    made[name] = with_columns(value, put)
        versions = {name: ColumnValue(name, f"#{number}") for name in made}
        values |= {versions[name]: value for name, value in made.items()}
        current |= versions
    return RowState(current, values)


def _unknown(column: str, number: int) -> Expression:
    """What a column holds after an event of which that is not known."""
    return ColumnValue(column, f"#{number}?")


def _is_default(value: Expression) -> bool:
    """Whether a row that is inserted without the column holds the same: a constant default."""
    return isinstance(value, Constant)


def default_of(column: ColumnDefinition) -> Expression | None:
    """What ADD COLUMN puts into the rows that stand there; None where that differs by row."""
    if column.is_generated or column.is_serial or column.generated or column.identity:
        return None
    return NULL if column.default is None else column.default


def _written(
    event: RowEvent, update: Update, later: Update, number: int
) -> Iterator[tuple[str, Expression]]:
    is_known = event.is_certain and update.action == "UPDATE" and update.reads in ("", later.reads)
    conditions = [] if update.where is None else [update.where]
    conditions += update.joined if update.reads else ()
    for one in update.assignments:
        is_made = one.value is not None and ColumnValue(one.column) in columns_of(one.value)
        if not is_known or one.value is None or one.is_part or is_made:
            yield one.column, _unknown(one.column, number)
            continue
        value = _assigned(event, update, one.column, one.value)
        if conditions:
            condition = Operation("and", tuple(conditions))
            yield one.column, CaseValue(((condition, value),), ColumnValue(one.column))
        else:
            yield one.column, value


def _assigned(event: RowEvent, update: Update, column: str, value: Expression) -> Expression:
    """A value as a column of another type takes it: a number in a column of text is a text."""
    table = event.done.primary.tables.get(update.relation)
    found = table.columns.get(column) if table is not None else None
    is_plain = isinstance(value, Constant) and value.kind not in ("number", "boolean")
    return value if found is None or is_plain else CastValue(value, found.type)


def is_added(event: RowEvent) -> bool:
    """Whether ADD COLUMN adds the column: IF NOT EXISTS may find it there."""
    change = event.change
    if not isinstance(change, AddColumn) or not event.is_certain:
        return False
    is_there = event.done.primary.has_column(change.relation, change.column.name)
    return not (change.may_exist and is_there)
