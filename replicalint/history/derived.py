"""Whether the migrations keep a derived column fresh: its function, its triggers, its task."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..changes import AddColumn, CreateTrigger, Drop, Insert, RenameTrigger, SwitchTrigger
from ..contract import Column, Contract, Relation
from ..name import Name
from ..source import Span
from .routines import reaches, routines
from .schedules import period, seconds
from .steps import Done, History


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
                for why in _faults(column, history, contract):
                    yield Stale(relation, column, added, why)


def _added(history: History, relation: Name, column: str) -> Span | None:
    for done in reversed(history.run):
        change = done.change
        is_it = isinstance(change, AddColumn) and change.relation == relation
        if is_it and isinstance(change, AddColumn) and change.column.name == column:
            return change.span
    return None


def _faults(
    column: Column, history: History, contract: Contract
) -> Iterator[NoFunction | NoTask | RareTask | NoTrigger]:
    assert column.derived is not None
    goal = function_name(column.derived.refreshed_by)
    if not any(_is_named(routine.created.name, goal) for routine in routines(history)):
        yield NoFunction(column.derived.refreshed_by)
        return
    at_most = column.derived.at_most
    if at_most is not None:
        yield from _task_fault(goal, at_most, history, contract)
    for origin in column.derived.from_:
        if not any(
            trigger.relation == origin and reaches(history, trigger.function, goal)
            for trigger in _triggers(history)
        ):
            yield NoTrigger(goal, origin)


def function_name(text: str) -> Name:
    """The name in `public.refresh(uuid)`."""
    return Name.parse(text.partition("(")[0].strip())


def _is_named(name: Name, goal: Name) -> bool:
    return name == goal or (not goal.schema and name.name == goal.name)


def _triggers(history: History) -> tuple[CreateTrigger, ...]:
    """The triggers that stand at the end and are enabled."""
    known: dict[Name, dict[str, tuple[CreateTrigger, bool]]] = {}  # by relation and name
    for done in history.run:
        match done.change:
            case CreateTrigger(name, relation) as trigger:
                known.setdefault(relation, {})[name] = (trigger, True)
            case Drop("trigger", name, relation=Name() as relation):
                known.get(relation, {}).pop(name.name, None)
            case Drop(("table" | "foreign table"), name):
                known.pop(name, None)
            case Drop(("function" | "routine"), name, cascades=True):
                for of_one in known.values():
                    for each in [n for n, (t, _) in of_one.items() if t.function == name]:
                        del of_one[each]
            case RenameTrigger(relation, _, name, to) if name in known.get(relation, {}):
                known[relation][to] = known[relation].pop(name)
            case SwitchTrigger(relation, _, which, is_enabled):
                of_one = known.get(relation, {})
                for each, (trigger, _) in of_one.items():
                    if which in (None, each):
                        of_one[each] = (trigger, is_enabled)
    standing = (one for of_one in known.values() for one in of_one.values())
    return tuple(trigger for trigger, is_enabled in standing if is_enabled)


# -- scheduled tasks -------------------------------------------------------------------------


class _Task(Struct, frozen=True):
    span: Span
    period: int | None


def _task_fault(
    goal: Name, at_most: str, history: History, contract: Contract
) -> Iterator[NoTask | RareTask]:
    tasks = [task for done in history.run for task in _tasks(done, goal, contract)]
    if not tasks:
        yield NoTask(goal, at_most)
    elif all(task.period is not None and task.period > seconds(at_most) for task in tasks):
        yield RareTask(goal, at_most, tasks[-1].span)


def _tasks(done: Done, goal: Name, contract: Contract) -> Iterator[_Task]:
    change = done.change
    if not isinstance(change, Insert) or change.relation not in contract.registries:
        return
    for row in change.rows or ((change.words,),):
        words = tuple(word for value in row for word in value)
        if any(_names(word, goal) for word in words):
            values = dict(zip(change.columns, row, strict=False))
            yield _Task(change.span, period(change, words, values))


def _names(word: str, goal: Name) -> bool:
    """Whether a string constant names the function: as its signature, or in a call."""
    if not word.startswith("'"):
        return False
    text = word[1:-1].replace('"', "")
    wanted = f"{goal.schema}.{goal.name}" if goal.schema else goal.name
    places = [n for n in range(len(text)) if text.startswith(wanted, n)]
    return any(_is_alone(text, n, n + len(wanted)) for n in places)


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter goes on before or after."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    return not (before and (before.isalnum() or before in "_.")) and not (
        after and (after.isalnum() or after == "_")
    )
