"""What changes do to functions, procedures and aggregates, and who may execute them."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from msgspec.structs import replace

from ..changes import (
    AlterFunction,
    Change,
    CreateFunction,
    Drop,
    FunctionSetting,
    Grant,
    Rename,
    SetOwner,
)
from ..facts import FunctionUse, RelationUse
from ..name import Name
from ..pgtype import PgType
from .model import Primary
from .objects import PUBLIC, Routine
from .overloads import KINDS, Written, each_of, matching, of_all, put, with_overloads, without_names
from .privileges import executors_of
from .relations import WITH_COLUMNS

_WITH_ROW_TYPE = (*WITH_COLUMNS, "type", "domain")


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the routines that a change leaves."""
    match change:
        case CreateFunction():
            return _created(primary, change)
        case AlterFunction(name, _, arguments):
            return each_of(primary, name, arguments, "routine", lambda one: _altered(one, change))
        case SetOwner(kind, name, _, arguments, owner) if kind in KINDS:
            role = owner or primary.role
            return each_of(primary, name, arguments, kind, lambda one: owned(one, role))
        case Drop(kind, name, _, arguments, cascades=cascades) if kind in KINDS:
            left = each_of(primary, name, arguments, kind, lambda one: None)
            return _without_callers(left, name) if cascades and left is not primary else left
        case Rename(kind, name, _, to, arguments) if kind in KINDS:
            return _renamed(primary, name, arguments, kind, to)
        case Drop("schema", name, cascades=True):
            return without_names(primary, [n for n in primary.routines if n.schema == name.name])
        case Rename("schema", name, _, to):
            return _moved(primary, name.name, to.name)
        case Drop(kind, name, cascades=True) if kind in _WITH_ROW_TYPE:
            return of_all(primary, lambda one: None if _uses(one, name) else one)
        case Rename(kind, name, _, to) if kind in _WITH_ROW_TYPE:
            return of_all(primary, lambda one: _with_type(one, name, to))
        case Grant(is_default=False):
            return _granted(primary, change)
        case _:
            return primary


# -- making and altering -----------------------------------------------------------------------


def _created(primary: Primary, change: CreateFunction) -> Primary:
    """CREATE OR REPLACE keeps owner and rights, and nothing else."""
    overloads = primary.routines_named(change.name)
    before = next(iter(matching(overloads, change.arguments)), None)
    if before is not None and change.may_exist and not change.replaces:
        return primary
    executors = executors_of(primary, change.name.schema)
    routine = Routine(
        change.name,
        change.arguments,
        change.span,
        change,
        change.kind,
        change.returns,
        change.is_definer,
        change.settings,
        change.span,
        before.owner if before is not None else primary.role,
        before.executors if before is not None else executors,
        before.by_default if before is not None else executors - {PUBLIC},
        before is not None and before.is_revoked,
        before.doubted if before is not None else frozenset(),
        others=change.others,
        relations=_relations(change),
        functions=_functions(primary, change),
    )
    others = [one for one in overloads if one is not before]
    return put(primary, change.name, [*others, routine])


def _altered(routine: Routine, change: AlterFunction) -> Routine:
    if change.is_definer is not None:
        routine = replace(routine, is_definer=change.is_definer)
    for one in change.settings:
        routine = _set(routine, one)
        if one.name in ("search_path", ""):
            routine = replace(routine, place=change.span)
    return routine


def _set(routine: Routine, setting: FunctionSetting) -> Routine:
    if setting.is_reset and not setting.name:
        return replace(routine, settings=())
    settings = {one.name: one for one in routine.settings}
    if setting.is_reset:
        settings.pop(setting.name, None)
    else:
        settings[setting.name] = setting
    return replace(routine, settings=tuple(settings.values()))


def owned(routine: Routine, owner: str | None) -> Routine:
    """The routine with another owner, whose own rights are no grant."""
    gone = {owner or ""}
    by_default = routine.by_default - gone
    return replace(routine, owner=owner, executors=routine.executors - gone, by_default=by_default)


# -- names and types ---------------------------------------------------------------------------


def _renamed(primary: Primary, name: Name, arguments: Written, kind: str, to: Name) -> Primary:
    named = matching(primary.routines_named(name), arguments, kind)
    if not named:
        return primary
    primary = each_of(primary, name, arguments, kind, lambda one: None)
    renamed = [replace(one, name=to) for one in named]
    primary = put(primary, to, [*primary.routines_named(to), *renamed])
    return of_all(
        primary,
        lambda one: (
            replace(one, functions=one.functions - {name} | {to}) if name in one.functions else one
        ),
    )


def _moved(primary: Primary, schema: str, to: str) -> Primary:
    """A schema has another name: so have its routines, and the types in it."""
    entries: dict[Name, tuple[Routine, ...] | None] = {}
    for name, overloads in primary.routines.items():
        new = Name(to, name.name) if name.schema == schema else name
        made = tuple(_in_schema(one, schema, to, new) for one in overloads)
        if new != name:
            entries[name] = None
        if made != overloads:
            entries[new] = made
    return with_overloads(primary, entries)


def _in_schema(routine: Routine, schema: str, to: str, name: Name) -> Routine:
    return _renaming(
        replace(routine, name=name),
        lambda one: Name(to, one.name) if one.schema == schema else one,
    )


def _renaming(routine: Routine, new: Callable[[Name], Name]) -> Routine:
    """The routine after what it depends on got other names."""

    def renamed(one: PgType | None) -> PgType | None:
        return None if one is None else replace(one, name=new(one.name))

    return replace(
        routine,
        arguments=tuple(map(renamed, routine.arguments)),
        returns=renamed(routine.returns),
        others=tuple(map(renamed, routine.others)),
        relations=frozenset(map(new, routine.relations)),
        functions=frozenset(map(new, routine.functions)),
    )


def _uses(routine: Routine, name: Name) -> bool:
    """Whether it depends on a type or a relation."""
    types = (*routine.arguments, routine.returns, *routine.others)
    return name in routine.relations or any(one is not None and one.name == name for one in types)


def _with_type(routine: Routine, name: Name, to: Name) -> Routine:
    if not _uses(routine, name):
        return routine
    return _renaming(routine, lambda one: to if one == name else one)


def _relations(change: CreateFunction) -> frozenset[Name]:
    """The relations that a bound body depends on."""
    if not change.is_bound:
        return frozenset()
    uses = (use for part in change.body for use in part.statement.of(RelationUse))
    return frozenset(use.resolved for use in uses if use.resolved is not None)


def _functions(primary: Primary, change: CreateFunction) -> frozenset[Name]:
    """The functions of the primary that a bound body depends on."""
    if not change.is_bound:
        return frozenset()
    uses = (use for part in change.body for use in part.statement.of(FunctionUse))
    names = (
        use.name if use.name.schema else Name(change.name.schema, use.name.name) for use in uses
    )
    return frozenset(name for name in names if name in primary.routines)


def _without_callers(primary: Primary, name: Name) -> Primary:
    """DROP FUNCTION ... CASCADE: bound bodies that call it go as well."""
    if name in primary.routines:
        return primary  # an overload is left: which one was called is not told
    callers = [
        one.name
        for overloads in primary.routines.values()
        for one in overloads
        if name in one.functions
    ]
    primary = of_all(primary, lambda one: None if name in one.functions else one)
    return reduce(_without_callers, callers, primary)


# -- rights ------------------------------------------------------------------------------------


def _granted(primary: Primary, grant: Grant) -> Primary:
    if grant.is_of_option:
        return primary
    roles = frozenset(role or primary.role or "" for role in grant.roles)

    def granted(routine: Routine) -> Routine:
        by_default = routine.by_default - roles
        if grant.is_grant:
            executors = routine.executors | (roles - {routine.owner or ""})
        else:
            executors = routine.executors - roles
        is_revoked = routine.is_revoked or not grant.is_grant
        given = routine.executors, routine.by_default, routine.is_revoked
        if given == (executors, by_default, is_revoked):
            return routine
        return replace(routine, executors=executors, by_default=by_default, is_revoked=is_revoked)

    for name, arguments in grant.functions:
        primary = each_of(primary, name, arguments, "routine", granted)
    if not grant.schemas:
        return primary
    return of_all(
        primary,
        lambda one: (
            granted(one) if one.name.schema in grant.schemas and one.kind in grant.kinds else one
        ),
    )
