"""What changes do to triggers: those of tables, which go with the table and with the function."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from ..changes import (
    Change,
    CreateTrigger,
    Drop,
    Rename,
    RenameColumn,
    RenameTrigger,
    SwitchTrigger,
)
from ..name import Name
from ..pgtype import PgType
from .layered import changed
from .lost import lost_columns
from .model import Primary
from .objects import DefinedTrigger
from .relations import WITH_COLUMNS

_FUNCTIONS = ("function", "routine")
_Triggers = Mapping[str, DefinedTrigger]


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the triggers that a change leaves."""
    match change:
        case CreateTrigger():
            return _created(primary, change)
        case Drop("trigger", name, relation=Name() as relation):
            return _named(primary, relation, name.name, lambda one: None)
        case RenameTrigger(relation, _, trigger, to):
            return _named(primary, relation, trigger, lambda one: replace(one, name=to))
        case SwitchTrigger(relation, _, trigger, state):
            return _named(primary, relation, trigger, lambda one: replace(one, state=state))
        case Drop(kind, name) if kind in WITH_COLUMNS and name in primary.triggers:
            return _with(primary, {name: None})
        case Rename(kind, name, _, to) if kind in WITH_COLUMNS and name in primary.triggers:
            return _moved(primary, {name: to})
        case Drop(kind, name, _, arguments, cascades=True) if kind in _FUNCTIONS:
            if not _may_be_of_trigger(primary, name, arguments):
                return primary
            return _of_all(primary, lambda one: None if one.function == name else one)
        case Rename(kind, name, _, to, arguments) if kind in _FUNCTIONS:
            if not _may_be_of_trigger(primary, name, arguments):
                return primary
            return _of_all(
                primary, lambda one: replace(one, function=to) if one.function == name else one
            )
        case Drop("schema", name, cascades=True):
            gone = {one: None for one in primary.triggers if one.schema == name.name}
            return _of_all(
                _with(primary, gone), lambda one: None if one.function.schema == name.name else one
            )
        case Rename("schema", name, _, to):
            return _in_schema(primary, name.name, to.name)
        case _:
            return primary


def _may_be_of_trigger(
    primary: Primary, name: Name, arguments: tuple[PgType | None, ...] | None
) -> bool:
    """Whether the overload is meant that triggers run: the one without arguments."""
    if arguments is not None:
        return arguments == ()
    overloads = primary.routines_named(name)
    return not overloads or any(one.arguments == () for one in overloads)


def following(before: Primary, primary: Primary, change: Change) -> Primary:
    """The schema with the triggers that are left where relations and columns went or were renamed.

    A trigger depends on the columns of UPDATE OF and WHEN.
    """
    if before.tables is primary.tables:
        return primary
    entries: dict[Name, _Triggers | None] = {}
    for relation in primary.touched:
        known = primary.triggers.get(relation)
        old, new = before.tables.get(relation), primary.tables.get(relation)
        if known is None or old is None or old is new:
            continue
        if new is None:
            entries[relation] = None
            continue
        lost = lost_columns(old, new, change)
        if isinstance(change, RenameColumn) and lost == {change.column}:
            made = {one.name: _with_column(one, change) for one in known.values()}
        else:
            made = {name: one for name, one in known.items() if lost.isdisjoint(one.used)}
        entries[relation] = made or None
    return _with(primary, entries)


def _with_column(trigger: DefinedTrigger, change: RenameColumn) -> DefinedTrigger:
    used = (change.to if one == change.column else one for one in trigger.used)
    return replace(trigger, used=tuple(used))


def _with(primary: Primary, entries: Mapping[Name, _Triggers | None]) -> Primary:
    return replace(primary, triggers=changed(primary.triggers, entries)) if entries else primary


def _created(primary: Primary, change: CreateTrigger) -> Primary:
    known = primary.triggers.get(change.relation, {})
    if change.may_exist and change.name in known:
        return primary
    trigger = DefinedTrigger(
        change.name,
        change.relation,
        change.span,
        change.function,
        change.events,
        change.tables,
        is_of_row=change.is_of_row,
        used=change.used,
    )
    return _with(primary, {change.relation: {**known, change.name: trigger}})


def _named(
    primary: Primary,
    relation: Name,
    name: str | None,
    make: Callable[[DefinedTrigger], DefinedTrigger | None],
) -> Primary:
    """The schema with what `make` makes of a trigger of a relation, or of all."""
    known = primary.triggers.get(relation)
    if known is None or (name is not None and name not in known):
        return primary
    made = [make(one) if name in (None, one.name) else one for one in known.values()]
    left = {one.name: one for one in made if one is not None}
    return _with(primary, {relation: left or None})


def _of_all(primary: Primary, make: Callable[[DefinedTrigger], DefinedTrigger | None]) -> Primary:
    entries: dict[Name, _Triggers | None] = {}
    for relation, known in primary.triggers.items():
        made = {one.name: one for one in map(make, known.values()) if one is not None}
        if made != known:
            entries[relation] = made or None
    return _with(primary, entries)


def _moved(primary: Primary, names: Mapping[Name, Name]) -> Primary:
    """The triggers of relations that have other names."""
    entries: dict[Name, _Triggers | None] = dict.fromkeys(names)
    for name, to in names.items():
        known = primary.triggers[name]
        entries[to] = {one.name: replace(one, relation=to) for one in known.values()}
    return _with(primary, entries)


def _in_schema(primary: Primary, schema: str, to: str) -> Primary:
    moved = {one: Name(to, one.name) for one in primary.triggers if one.schema == schema}
    return _of_all(
        _moved(primary, moved),
        lambda one: (
            replace(one, function=Name(to, one.function.name))
            if one.function.schema == schema
            else one
        ),
    )
