"""What changes do to functions, procedures and aggregates, and who may execute them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import is_not

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
from ..contract.layered import changed, unsorted
from ..name import Name
from ..pgtype import PgType
from .model import Primary
from .objects import PUBLIC, Overloads, Routine
from .privileges import executors_of

# By the word of a command, the kinds of routine that it is about.
_KINDS = {
    "function": ("function",),
    "procedure": ("procedure",),
    "aggregate": ("aggregate",),
    "routine": ("function", "procedure", "aggregate"),
}
_WITH_ROW_TYPE = ("table", "view", "materialized view", "foreign table", "type", "domain")
_Arguments = tuple[PgType | None, ...] | None


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the routines that a change leaves."""
    match change:
        case CreateFunction():
            return _created(primary, change)
        case AlterFunction(name, _, arguments):
            return _each(primary, name, arguments, "routine", lambda one: _altered(one, change))
        case SetOwner(kind, name, _, arguments, owner) if kind in _KINDS:
            role = owner or primary.role
            return _each(primary, name, arguments, kind, lambda one: owned(one, role))
        case Drop(kind, name, _, arguments) if kind in _KINDS:
            return _each(primary, name, arguments, kind, lambda one: None)
        case Rename(kind, name, _, to, arguments) if kind in _KINDS:
            return _renamed(primary, name, arguments, kind, to)
        case Drop("schema", name, cascades=True):
            return _without(
                primary, [n for n in unsorted(primary.routines) if n.schema == name.name]
            )
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


def matching(
    overloads: Sequence[Routine], arguments: _Arguments, kind: str = "routine"
) -> tuple[Routine, ...]:
    """The routines that a command names; types that are not known fit any."""
    kinds = _KINDS[kind]
    return tuple(one for one in overloads if one.kind in kinds and _is_of(one.arguments, arguments))


def _is_of(types: tuple[PgType | None, ...], written: _Arguments) -> bool:
    return written is None or (
        len(types) == len(written) and all(map(_may_be_same, types, written))
    )


def _may_be_same(one: PgType | None, other: PgType | None) -> bool:
    """Whether two types may be one: that of an extension may be in any schema."""
    if one is None or other is None or one == other:
        return True
    is_of_extension = "" in (one.name.schema, other.name.schema)
    return is_of_extension and (one.name.name, one.is_array) == (other.name.name, other.is_array)


def of_all(primary: Primary, make: Callable[[Routine], Routine | None]) -> Primary:
    """The schema with each routine as `make` leaves it, or without it; the same is no change."""
    entries: dict[Name, Overloads | None] = {}
    for name, overloads in unsorted(primary.routines).items():
        made = [make(one) for one in overloads.routines]
        if any(map(is_not, made, overloads.routines)):
            left = tuple(one for one in made if one is not None)
            entries[name] = Overloads(left) if left else None
    return _with(primary, entries)


def _with(primary: Primary, entries: Mapping[Name, Overloads | None]) -> Primary:
    return replace(primary, routines=changed(primary.routines, entries)) if entries else primary


def _without(primary: Primary, names: Sequence[Name]) -> Primary:
    return _with(primary, dict.fromkeys(names))


def _put(primary: Primary, name: Name, routines: Sequence[Routine]) -> Primary:
    return _with(primary, {name: Overloads(tuple(routines)) if routines else None})


def _each(
    primary: Primary,
    name: Name,
    arguments: _Arguments,
    kind: str,
    make: Callable[[Routine], Routine | None],
) -> Primary:
    """The schema with what `make` makes of the routines that a command names."""
    overloads = primary.routines_named(name)
    named = matching(overloads, arguments, kind)
    made = ((make(one) if one in named else one) for one in overloads)
    return _put(primary, name, [one for one in made if one is not None]) if named else primary


# -- making and altering -----------------------------------------------------------------------


def _created(primary: Primary, change: CreateFunction) -> Primary:
    """CREATE OR REPLACE keeps owner and rights, and nothing else."""
    overloads = primary.routines_named(change.name)
    before = next((one for one in overloads if _is_of(one.arguments, change.arguments)), None)
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
    )
    others = [one for one in overloads if one is not before]
    return _put(primary, change.name, [*others, routine])


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


def _renamed(primary: Primary, name: Name, arguments: _Arguments, kind: str, to: Name) -> Primary:
    named = matching(primary.routines_named(name), arguments, kind)
    if not named:
        return primary
    primary = _each(primary, name, arguments, kind, lambda one: None)
    renamed = [replace(one, name=to) for one in named]
    return _put(primary, to, [*primary.routines_named(to), *renamed])


def _moved(primary: Primary, schema: str, to: str) -> Primary:
    """A schema has another name: so have its routines, and the types in it."""
    entries: dict[Name, Overloads | None] = {}
    for name, overloads in unsorted(primary.routines).items():
        new = Name(to, name.name) if name.schema == schema else name
        made = Overloads(tuple(_in_schema(one, schema, to, new) for one in overloads.routines))
        if new != name:
            entries[name] = None
        if made != overloads:
            entries[new] = made
    return _with(primary, entries)


def _in_schema(routine: Routine, schema: str, to: str, name: Name) -> Routine:
    def moved(one: PgType | None) -> PgType | None:
        if one is None or one.name.schema != schema:
            return one
        return replace(one, name=Name(to, one.name.name))

    arguments = tuple(map(moved, routine.arguments))
    return replace(routine, name=name, arguments=arguments, returns=moved(routine.returns))


def _types(routine: Routine) -> Iterator[Name]:
    for one in (*routine.arguments, routine.returns):
        if one is not None:
            yield one.name


def _uses(routine: Routine, type_: Name) -> bool:
    return type_ in _types(routine)


def _with_type(routine: Routine, type_: Name, to: Name) -> Routine:
    """The routine after a type of its signature got another name."""
    if not _uses(routine, type_):
        return routine

    def renamed(one: PgType | None) -> PgType | None:
        return replace(one, name=to) if one is not None and one.name == type_ else one

    arguments = tuple(map(renamed, routine.arguments))
    return replace(routine, arguments=arguments, returns=renamed(routine.returns))


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
        primary = _each(primary, name, arguments, "routine", granted)
    if not grant.schemas:
        return primary
    return of_all(
        primary,
        lambda one: (
            granted(one) if one.name.schema in grant.schemas and one.kind in grant.kinds else one
        ),
    )
