"""The updates that a migration runs, by itself or through the functions it calls."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from ..changes import AddColumn, Assignment, Condition, CreateFunction, Update
from ..facts import FunctionUse
from ..name import Name
from ..primary import parts_of
from ..source import Span
from .guards import conjuncts, without_guards
from .steps import Done, History

_MOST_EARLIER = 100  # updates of the same relation in the same file that one is held against
_DEEPEST = 3  # a function that calls a function that calls a function
_NEGATED = {"true": False, "false": True}


class Backfill(Struct, frozen=True):
    """An update where the migration runs it: in place, or where it calls a function."""

    update: Update
    span: Span
    number: int  # of the step


class Earlier(Enum):
    """What has done the work of a backfill before it."""

    BY_UPDATE = "update"
    BY_DEFAULT = "default"
    NOT_NULL = "not null"  # a default has filled the rows that it looks for


class Redundant(Struct, frozen=True):
    """A backfill that does nothing, and what has done its work before."""

    backfill: Backfill
    earlier: Span
    why: Earlier


def redundant(history: History) -> Iterator[Redundant]:
    """The backfills whose rows hold their values already, file by file."""
    added = _added(history)
    for backfills in _by_file(history):
        before: dict[Name, list[Backfill]] = {}
        for backfill in backfills:
            update = backfill.update
            earlier = before.setdefault(update.relation, [])[-_MOST_EARLIER:]
            columns = _columns_added(added, history.steps[backfill.number].file, update)
            found = _covered(backfill, earlier) or _by_default(backfill, earlier, columns)
            if found is None:
                before[update.relation].append(backfill)
            else:
                yield found


# What a migration has added to a column of a relation, by the migration and the two names.
_Added = Mapping[tuple[str, Name, str], Sequence[Done]]


def _added(history: History) -> _Added:
    found: dict[tuple[str, Name, str], list[Done]] = {}
    for done in history.run:
        if isinstance(done.change, AddColumn):
            key = (done.step.file, done.change.relation, done.change.column.name)
            found.setdefault(key, []).append(done)
    return found


def _columns_added(added: _Added, file: str, update: Update) -> Sequence[Done]:
    """The columns that the same migration has added and that an update of one column sets."""
    if len(update.assignments) != 1:
        return ()
    return added.get((file, update.relation, update.assignments[0].column), ())


def _by_file(history: History) -> Iterator[tuple[Backfill, ...]]:
    functions = {
        done.change.name: done.change
        for done in history.run
        if isinstance(done.change, CreateFunction)
    }
    in_place: dict[int, list[Update]] = {}
    for done in history.run:
        if isinstance(done.change, Update):
            in_place.setdefault(done.number, []).append(done.change)
    files: dict[str, list[Backfill]] = {}
    for number, step in enumerate(history.steps):
        found = files.setdefault(step.file, [])
        for use in step.statement.of(FunctionUse):
            for update in _updates_of(functions, use, 0):
                found.append(Backfill(update, use.span, number))
        for update in in_place.get(number, ()):
            found.append(Backfill(update, update.span, number))
    yield from (tuple(found) for found in files.values())


def _updates_of(
    functions: Mapping[Name, CreateFunction], use: FunctionUse, depth: int
) -> Iterator[Update]:
    """The updates that a call of a function runs."""
    name = use.name if use.name.schema else Name("public", use.name.name)
    if not use.is_call or name not in functions or depth >= _DEEPEST:
        return
    for part in parts_of(functions[name]):
        yield from (change for change in part.changes if isinstance(change, Update))
        for inner in part.statement.of(FunctionUse):
            if inner.name != use.name:
                yield from _updates_of(functions, inner, depth + 1)


def _covered(backfill: Backfill, before: Sequence[Backfill]) -> Redundant | None:
    """By an earlier update of the relation, unless another came between that sets the column."""
    for earlier in reversed(before):
        if earlier.number != backfill.number and _covers(earlier.update, backfill.update):
            return Redundant(backfill, earlier.span, Earlier.BY_UPDATE)
        if _columns(earlier.update) & _columns(backfill.update) and not _is_same_value(
            earlier.update, backfill.update
        ):
            return None
    return None


def _columns(update: Update) -> set[str]:
    return {one.column for one in update.assignments}


def _is_same_value(one: Update, other: Update) -> bool:
    values = {assignment.column: assignment.value for assignment in one.assignments}
    return all(values.get(a.column, a.value) == a.value for a in other.assignments)


def _covers(earlier: Update, later: Update) -> bool:
    """Whether every row that the later one takes has the later one's values by the earlier one."""
    if not earlier.action == later.action == "UPDATE" or not later.assignments:
        return False
    chosen = without_guards(earlier)
    by_column = {one.column: one for one in earlier.assignments}
    return all(
        one.column in by_column and _gives(by_column[one.column], one, earlier, later, chosen)
        for one in later.assignments
    )


def _gives(
    set_by: Assignment,
    one: Assignment,
    earlier: Update,
    later: Update,
    chosen: tuple[Condition, ...],
) -> bool:
    asked = conjuncts(later.where)
    is_same_source = not earlier.rest or earlier.rest == later.rest
    if set_by.value and set_by.value == one.value:
        return is_same_source and all(condition in asked for condition in chosen)
    if chosen or earlier.rest or len(one.value) != 1 or one.value[0] not in _NEGATED:
        return False
    # SET flag = EXISTS (...), and later SET flag = false WHERE NOT EXISTS (...)
    test = Condition("test", words=set_by.value)
    wanted = Condition("not", (test,)) if _NEGATED[one.value[0]] else test
    return wanted in asked


def _by_default(
    backfill: Backfill, before: Sequence[Backfill], added: Sequence[Done]
) -> Redundant | None:
    """By the default of a column that the same migration has added."""
    update = backfill.update
    if len(update.assignments) != 1 or update.action != "UPDATE":
        return None
    (one,) = update.assignments
    for done in added:
        column = done.change
        assert isinstance(column, AddColumn)
        if done.number >= backfill.number or column.column.default is None:
            continue
        asked = conjuncts(update.where)
        if column.column.is_required and _null_test(one.column) in asked:
            return Redundant(backfill, column.span, Earlier.NOT_NULL)
        if len(before) == _MOST_EARLIER and before[0].number > done.number:
            continue  # what came in between is not all known
        between = [b.update for b in before if b.number > done.number and _sets(b.update, one)]
        is_default = column.column.default == one.value
        if is_default and all(_leaves_alone(other, asked) for other in between):
            return Redundant(backfill, column.span, Earlier.BY_DEFAULT)
    return None


def _null_test(column: str) -> Condition:
    return Condition("test", words=(column, "is", "null"))


def _sets(update: Update, one: Assignment) -> bool:
    return any(other.column == one.column for other in update.assignments)


def _leaves_alone(update: Update, asked: tuple[Condition, ...]) -> bool:
    """Whether an update took none of the rows: what it asked for is denied now."""
    chosen = without_guards(update)
    return any(Condition("not", (condition,)) in asked for condition in chosen)
