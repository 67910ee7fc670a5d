"""Whether the migrations keep a derived column fresh: its function, its triggers, its task."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..changes import AddColumn
from ..contract import Column, Contract, Relation
from ..expressions import strings_of
from ..name import Name
from ..primary import Primary, RegisteredTask, is_named, reaches
from ..source import Span
from .era import Era
from .schedules import period, seconds
from .steps import History


class NoFunction(Struct, frozen=True):
    """No migration defines the function that refreshes it, as the contract writes it."""

    function: str


class NoTask(Struct, frozen=True):
    """No task that is registered runs the function."""

    function: Name
    at_most: str


class RareTask(Struct, frozen=True):
    """The tasks that run the function wait longer than the contract allows."""

    function: Name
    at_most: str
    registered: Span


class NoTrigger(Struct, frozen=True):
    """No trigger on a table that it comes from calls the function."""

    function: Name
    origin: Name


class Stale(Struct, frozen=True):
    """A derived column that something fails to keep fresh. `added` is its ADD COLUMN, if any."""

    relation: Relation
    column: Column
    added: Span | None
    why: NoFunction | NoTask | RareTask | NoTrigger


def stale(history: History, contract: Contract) -> Iterator[Stale]:
    """What is missing, for each column with `derived` that the history can speak about."""
    for relation in contract.relations.values():
        for column in relation.columns.values():
            if column.derived is None:
                continue
            added = _added(history, relation.name, column.name)
            if added is not None or history.is_complete:
                if added is not None and history.era_of(added) is Era.HISTORY:
                    added = None
                for why in _faults(column, history.primary):
                    yield Stale(relation, column, added, why)


def _added(history: History, relation: Name, column: str) -> Span | None:
    for done in reversed(history.run):
        change = done.change
        is_it = isinstance(change, AddColumn) and change.relation == relation
        if is_it and isinstance(change, AddColumn) and change.column.name == column:
            return change.span
    return None


def _faults(
    column: Column, primary: Primary
) -> Iterator[NoFunction | NoTask | RareTask | NoTrigger]:
    assert column.derived is not None
    goal = function_name(column.derived.refreshed_by)
    if not any(is_named(name, goal) for name in primary.routines):
        yield NoFunction(column.derived.refreshed_by)
        return
    at_most = column.derived.at_most
    if at_most is not None:
        yield from _task_fault(goal, at_most, primary)
    for origin in column.derived.from_:
        if not any(
            trigger.fires and reaches(primary, trigger.function, goal)
            for trigger in primary.triggers_of(origin)
        ):
            yield NoTrigger(goal, origin)


def function_name(text: str) -> Name:
    """The name in `public.refresh(uuid)`."""
    return Name.parse(text.partition("(")[0].strip())


# -- scheduled tasks -------------------------------------------------------------------------


def _task_fault(goal: Name, at_most: str, primary: Primary) -> Iterator[NoTask | RareTask]:
    tasks = [one for one in primary.tasks if any(_names(text, goal) for text in _strings(one))]
    periods = [period(_strings(one), one.values) for one in tasks]
    if not tasks:
        yield NoTask(goal, at_most)
    elif all(one is not None and one > seconds(at_most) for one in periods):
        yield RareTask(goal, at_most, tasks[-1].span)


def _strings(task: RegisteredTask) -> tuple[str, ...]:
    return tuple(text for value in task.row for text in strings_of(value))


def _names(text: str, goal: Name) -> bool:
    """Whether a string constant names the function: as its signature, or in a call."""
    text = text.replace('"', "")
    wanted = f"{goal.schema}.{goal.name}" if goal.schema else goal.name
    places = [n for n in range(len(text)) if text.startswith(wanted, n)]
    return any(_is_alone(text, n, n + len(wanted)) for n in places)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter goes on before or after."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before and (before.isalnum() or before in "_.")) and not (
        after and (after.isalnum() or after == "_")
    )
