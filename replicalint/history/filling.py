"""Whether every row of a table has a value in a column, as far as migrations tell."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import (
    NULL,
    AddColumn,
    AlterConstraint,
    Change,
    ColumnValue,
    CreateTable,
    Delete,
    Expression,
    Insert,
    Operation,
    Truncate,
    Update,
)
from ..expressions import columns_of, conjuncts
from ..name import Name
from ..primary import Table
from .steps import Done, History
from .timeline import Timeline


class Filling:
    """What fills columns, by table and column, in the order of the migrations."""

    def __init__(self, history: History) -> None:
        self._timeline = history.once(Timeline.of)
        self._by_column: dict[tuple[Name, str], list[tuple[int, Change]]] = {}
        self._by_functions: set[tuple[Name, str]] = set()
        self._validated: dict[Name, int] = {}
        for place, done in enumerate(history.run):
            for column in _given(done):
                self._by_column.setdefault(column, []).append((place, done.change))
            if _validates_unknown(done):
                assert isinstance(done.change, AlterConstraint)
                self._validated.setdefault(done.change.relation, place)
        for done in history.done:
            if not done.runs:
                self._by_functions.update(_given(done))

    def is_filled(self, place: int, relation: Name, column: str) -> bool:
        """Whether no row is known to be without a value before the change at a place."""
        done = self._timeline.history.run[place]
        for primary in (done.primary, done.step.primary):  # ALTER TABLE drops checks first
            table = primary.tables.get(relation)
            if table is not None and _requires(table, column):
                return True
        if (relation, column) in self._by_functions or self.is_empty(place, relation):
            return True
        if self._validated.get(relation, place) < place:
            return True
        given = [change for at, change in self._by_column.get((relation, column), ()) if at < place]
        return len(given) > 1 or any(_fills_all(one, column) for one in given)

    def is_empty(self, place: int, relation: Name) -> bool:
        """Whether the migration has made the table, or emptied it, and written no row since."""
        run = self._timeline.history.run
        file = run[place].step.file
        for at in range(place - 1, -1, -1):
            if run[at].step.file != file:
                return False
            match run[at].change:
                case Insert(name) if name == relation:
                    return False
                case CreateTable(name, query=query, may_exist=may_exist) if name == relation:
                    before = run[at].primary.tables.get(name)
                    is_new = before is None or (before.is_assumed and not may_exist)
                    return query is None and is_new
                case Truncate(relations) if any(name == relation for name, _ in relations):
                    return True
                case Delete(name, is_partial=False) if name == relation:
                    return True
        return False


def _given(done: Done) -> Iterator[tuple[Name, str]]:
    """The columns that a change gives values to."""
    match done.change:
        case AddColumn(relation, _, added) if added.default not in (None, NULL):
            yield relation, added.name
        case AddColumn(relation, _, added) if added.is_generated:
            yield relation, added.name
        case Delete(relation, where=Operation("is null", (ColumnValue(column, ""),))):
            yield relation, column  # those without a value go
        case Update(relation, assignments=assignments):
            yield from ((relation, one.column) for one in assignments if one.value != NULL)


def _validates_unknown(done: Done) -> bool:
    """VALIDATE of a constraint that no migration makes: it may prove any column."""
    match done.change:
        case AlterConstraint(relation, _, name, is_validated=True):
            table = done.primary.tables.get(relation)
            return table is None or name not in table.constraints
        case _:
            return False


def _requires(table: Table, column: str) -> bool:
    made = table.columns.get(column)
    return (made is not None and made.is_required) or any(
        one.is_validated and one.is_enforced and one.requires(column)
        for one in table.constraints.values()
    )


def _fills_all(change: Change, column: str) -> bool:
    """Whether an UPDATE takes every row without a value; what it joins to is not asked."""
    if not isinstance(change, Update):
        return True
    return not any(_restricts(one, column) for one in conjuncts(change.where))


def _restricts(condition: Expression, column: str) -> bool:
    """Whether a condition leaves rows out by other columns of theirs, as `id = 5` does."""
    match condition:
        case Operation("is null" | "is distinct from", (ColumnValue(name, ""), *_)):
            if name == column:
                return False
    used = tuple(columns_of(condition))
    return bool(used) and all(one.source == "" for one in used)
