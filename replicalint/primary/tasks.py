"""What changes do to registered tasks: the rows of the contract's registries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from ..changes import (
    CastValue,
    Change,
    ColumnValue,
    Constant,
    Delete,
    Drop,
    Expression,
    Insert,
    Operation,
    Rename,
    Truncate,
    Update,
)
from ..name import Name
from .model import Primary
from .objects import RegisteredTask

_Row = Mapping[str, Expression]


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the tasks that a change leaves.

    One that an UPDATE or a DELETE may have touched stays as it is: nothing better is known of it.
    """
    if isinstance(change, Insert) and change.relation in primary.registries:
        return _inserted(primary, change)
    return primary if not primary.tasks else _changed(primary, change)


def _changed(primary: Primary, change: Change) -> Primary:
    match change:
        case Update(relation, action="UPDATE"):
            return _of(primary, {relation}, lambda one: _updated(one, change))
        case Delete(relation, _, None, False):
            return _of(primary, {relation}, lambda one: None)
        case Delete(relation, _, where, action="DELETE") if where is not None:
            return _of(primary, {relation}, lambda one: None if _holds(where, one.values) else one)
        case Truncate(relations):
            return _of(primary, {name for name, _ in relations}, lambda one: None)
        case Drop("table", name):
            return _of(primary, {name}, lambda one: None)
        case Rename("table", name, _, to) if name in primary.registries:
            primary = replace(primary, registries=primary.registries - {name} | {to})
            return _of(primary, {name}, lambda one: replace(one, registry=to))
        case _:
            return primary


def _of(
    primary: Primary,
    registries: set[Name],
    make: Callable[[RegisteredTask], RegisteredTask | None],
) -> Primary:
    made = (make(one) if one.registry in registries else one for one in primary.tasks)
    tasks = tuple(one for one in made if one is not None)
    return primary if tasks == primary.tasks else replace(primary, tasks=tasks)


def _inserted(primary: Primary, insert: Insert) -> Primary:
    """The schema with the rows of an INSERT; ON CONFLICT tells those that are there already."""
    tasks = list(primary.tasks)
    for row in (*insert.rows, *insert.selected):
        values = dict(zip(insert.columns, row, strict=False))
        task = RegisteredTask(insert.relation, insert.span, row, values)
        same = _same_key(tasks, task, insert.conflict_columns)
        if same is None:
            tasks.append(task)
        elif insert.conflict == "update":
            tasks[same] = task
    return replace(primary, tasks=tuple(tasks))


def _same_key(
    tasks: Sequence[RegisteredTask], task: RegisteredTask, columns: Sequence[str]
) -> int | None:
    """The place of the task that has the same constants in these columns."""
    key = [task.values.get(column) for column in columns]
    if not key or not all(isinstance(value, Constant) for value in key):
        return None
    for place, one in enumerate(tasks):
        if one.registry == task.registry and [one.values.get(c) for c in columns] == key:
            return place
    return None


def _updated(task: RegisteredTask, update: Update) -> RegisteredTask:
    if update.joined or (update.where is not None and not _holds(update.where, task.values)):
        return task
    values = dict(task.values)
    for one in update.assignments:
        if one.value is not None and not one.is_part:
            values[one.column] = one.value
    return replace(task, row=tuple(values.values()), values=values, span=update.span)


def _holds(condition: Expression, row: _Row) -> bool | None:
    """Whether a condition is true of a row; None where that is not known."""
    match condition:
        case Operation("and" | "or" as operator, operands):
            found = [_holds(one, row) for one in operands]
            if (operator == "or") in found:
                return operator == "or"
            return None if None in found else operator == "and"
        case Operation("not", (operand,)):
            held = _holds(operand, row)
            return None if held is None else not held
        case Operation("=" | "<>" as operator, (left, right)):
            values = _constant(left, row), _constant(right, row)
            if None in values:
                return None
            return (values[0] == values[1]) is (operator == "=")
        case Operation("in", (value, *others)):
            known = _constant(value, row)
            listed = [_constant(one, row) for one in others]
            if known is not None and known in listed:
                return True
            return None if known is None or None in listed else False
        case _:
            return None


def _constant(value: Expression, row: _Row) -> Constant | None:
    """The constant that a value is, or that the row has; NULL is not known to be anything."""
    if isinstance(value, CastValue):
        return _constant(value.value, row)
    if isinstance(value, ColumnValue):
        found = row.get(value.column) if value.source == "" else None
        return None if found is None or isinstance(found, ColumnValue) else _constant(found, row)
    is_known = isinstance(value, Constant) and value.kind not in ("null", "default")
    return value if is_known and isinstance(value, Constant) else None
