"""What changes do to types: enums with their labels, composite types, domains, ranges."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce

from msgspec.structs import replace

from ..changes import (
    AlterType,
    Attribute,
    Change,
    CreateType,
    Dependency,
    Drop,
    Rename,
    SetOwner,
)
from ..name import Name
from ..pgtype import PgType
from .dependencies import is_gone, renewed
from .layered import changed
from .model import Primary
from .names import chosen
from .objects import DefinedType
from .overloads import KINDS as ROUTINES
from .relations import WITH_COLUMNS

_TYPES = ("type", "domain")
_WITH_ROW_TYPE = (*_TYPES, *WITH_COLUMNS)


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the types that a change leaves."""
    match change:
        case CreateType():
            return _created(primary, change)
        case AlterType(name) if name in primary.types:
            return _with(primary, {name: _altered(primary, primary.types[name], change)})
        case SetOwner(kind, name, _, _, owner) if kind in _TYPES and name in primary.types:
            other = replace(primary.types[name], owner=owner or primary.role)
            return _with(primary, {name: other})
        case Drop("schema", name, cascades=True):
            gone = [one for one in primary.types if one.schema == name.name]
            return _without_users(_with(primary, dict.fromkeys(gone)), gone)
        case Drop(kind, name, cascades=cascades) if kind in _WITH_ROW_TYPE:
            if name in primary.types:
                primary = _with(primary, {name: None})
            return _without_users(primary, [name]) if cascades else primary
        case Rename("schema", name, _, to):
            return _following(_moved(primary, name.name, to.name), change)
        case Rename(kind, name, _, to) if kind in _WITH_ROW_TYPE:
            return _following(_renamed(primary, name, to), change)
        case Rename(kind) if kind in (*ROUTINES, "sequence"):
            return _following(primary, change)
        case Drop(kind, cascades=True) if kind in (*ROUTINES, "sequence", "extension"):
            return _without_needing(primary, change)
        case _:
            return primary


def _with(primary: Primary, entries: Mapping[Name, DefinedType | None]) -> Primary:
    return replace(primary, types=changed(primary.types, entries)) if entries else primary


def _created(primary: Primary, change: CreateType) -> Primary:
    before = primary.types.get(change.name)
    if before is not None and before.kind != "shell" and change.may_exist:
        return primary
    found = DefinedType(
        change.name,
        change.span,
        change.form,
        change.labels,
        change.attributes,
        change.base,
        change.modifier,
        owner=primary.role,
        needs=tuple(("", one) for one in change.needs),
        multirange=change.multirange,
        has_default=change.has_default,
    )
    for check, needs in zip(change.checks, change.needs_of_checks, strict=True):
        found = _with_check(found, check, needs)
    if change.is_required:
        found = _required(found, change.required_as)
    return _with(primary, {change.name: found})


def _with_check(defined: DefinedType, name: str | None, needs: Sequence[Dependency]) -> DefinedType:
    """The domain with one more constraint; one without a name gets `domain_check`."""
    name = name or _free_name(defined, "check")
    own = ((name, one) for one in needs)
    return replace(defined, checks=(*defined.checks, name), needs=(*defined.needs, *own))


def _without(defined: DefinedType, constraint: str) -> DefinedType:
    """The domain without a check, or "" its default, and without what that depends on."""
    checks = tuple(one for one in defined.checks if one != constraint)
    needs = tuple(one for one in defined.needs if one[0] != constraint)
    return replace(defined, checks=checks, needs=needs)


def _required(defined: DefinedType, name: str | None) -> DefinedType:
    """The domain that is NOT NULL; one without a name gets `domain_not_null`."""
    if defined.is_required:
        return defined
    return replace(defined, is_required=True, required_as=name or _free_name(defined, "not_null"))


def _free_name(defined: DefinedType, label: str) -> str:
    taken = (*defined.checks, defined.required_as)
    return chosen(defined.name.name, "", label, lambda one: one in taken)


def _altered(primary: Primary, defined: DefinedType, change: AlterType) -> DefinedType:
    match change:
        case AlterType(action="ADD VALUE", value=str() as value):
            return _with_label(defined, value, change)
        case AlterType(action="RENAME VALUE", value=str() as value, old=old):
            labels = tuple(value if one == old else one for one in defined.labels)
            return replace(defined, labels=labels)
        case AlterType(action="ADD ATTRIBUTE", attribute=Attribute() as attribute):
            if any(one.name == attribute.name for one in defined.attributes):
                return defined
            return replace(defined, attributes=(*defined.attributes, attribute))
        case AlterType(action="DROP ATTRIBUTE", value=value):
            left = tuple(one for one in defined.attributes if one.name != value)
            return replace(defined, attributes=left)
        case AlterType(action="ALTER ATTRIBUTE", value=value, attribute=Attribute() as attribute):
            return _of_attributes(defined, lambda one: attribute if one.name == value else one)
        case AlterType(action="RENAME ATTRIBUTE", value=value, to=str() as to):
            return _of_attributes(
                defined, lambda one: replace(one, name=to) if one.name == value else one
            )
        case AlterType(action="ALTER DOMAIN"):
            return _altered_domain(defined, change)
        case _:
            return defined


def _of_attributes(defined: DefinedType, make: Callable[[Attribute], Attribute]) -> DefinedType:
    return replace(defined, attributes=tuple(map(make, defined.attributes)))


def _with_label(defined: DefinedType, label: str, change: AlterType) -> DefinedType:
    if label in defined.labels:
        return defined
    labels = list(defined.labels)
    place = len(labels)
    if change.neighbour in labels:
        place = labels.index(change.neighbour) + (not change.is_before)
    labels.insert(place, label)
    return replace(defined, labels=tuple(labels))


def _altered_domain(defined: DefinedType, change: AlterType) -> DefinedType:
    match change.clause:
        case "set not null":
            return _required(defined, change.constraint)
        case "drop not null":
            return replace(defined, is_required=False, required_as=None)
        case "drop constraint" if change.constraint == defined.required_as:
            return replace(defined, is_required=False, required_as=None)
        case "set default" | "drop default":
            left = _without(defined, "")
            own = (("", one) for one in change.needs)
            has_default = change.clause == "set default"
            return replace(left, needs=(*left.needs, *own), has_default=has_default)
        case "add constraint":
            return _with_check(defined, change.constraint, change.needs)
        case "drop constraint":
            return _without(defined, change.constraint or "")
        case "rename constraint" if change.constraint == defined.required_as:
            return replace(defined, required_as=change.to)
        case "rename constraint":
            old, new = change.constraint, change.to or ""
            checks = tuple(new if one == old else one for one in defined.checks)
            needs = tuple((new if one == old else one, need) for one, need in defined.needs)
            return replace(defined, checks=checks, needs=needs)
        case _:
            return defined


# -- types that are made of others ---------------------------------------------------------------


def _without_users(primary: Primary, gone: Sequence[Name]) -> Primary:
    """DROP ... CASCADE: domains and ranges go with their type, and attributes of it."""
    waiting = list(gone)
    while waiting:
        name = waiting.pop()
        entries: dict[Name, DefinedType | None] = {}
        for user in primary.types.values():
            if user.base is not None and user.base.name == name:
                entries[user.name] = None
                waiting.append(user.name)
            elif any(_is_of(one, name) for one in user.attributes):
                left = tuple(one for one in user.attributes if not _is_of(one, name))
                entries[user.name] = replace(user, attributes=left)
        primary = _with(primary, entries)
    return primary


def _is_of(attribute: Attribute, name: Name) -> bool:
    return attribute.type is not None and attribute.type.name == name


def _renamed(primary: Primary, name: Name, to: Name) -> Primary:
    def new(one: Name) -> Name:
        return to if one == name else one

    return _with_names(primary, new, lambda defined: name in defined.names)


def _moved(primary: Primary, schema: str, to: str) -> Primary:
    def new(one: Name) -> Name:
        return Name(to, one.name) if one.schema == schema else one

    return _with_names(
        primary, new, lambda defined: any(one.schema == schema for one in defined.names)
    )


def _following(primary: Primary, change: Rename) -> Primary:
    """The schema after what domains depend on got another name."""
    new = renewed(change)
    entries: dict[Name, DefinedType | None] = {}
    for name, one in primary.types.items():
        if one.needs:
            needs = tuple((check, new(need)) for check, need in one.needs)
            entries[name] = replace(one, needs=needs)
    return _with(primary, entries)


def _without_needing(primary: Primary, drop: Drop) -> Primary:
    """DROP ... CASCADE: without the defaults and checks of domains that depend on it."""
    entries: dict[Name, DefinedType | None] = {}
    for name, one in primary.types.items():
        gone = [check for check, need in one.needs if is_gone(need, drop)]
        if gone:
            entries[name] = reduce(_without, gone, one)
    return _with(primary, entries)


def _with_names(
    primary: Primary, new: Callable[[Name], Name], is_meant: Callable[[DefinedType], bool]
) -> Primary:
    """The schema with other names for some types, also where others are made of them."""

    def of_type(one: PgType | None) -> PgType | None:
        return None if one is None else replace(one, name=new(one.name))

    entries: dict[Name, DefinedType | None] = {}
    made: dict[Name, DefinedType | None] = {}
    for name, defined in primary.types.items():
        if not is_meant(defined):
            continue
        other = replace(
            _of_attributes(defined, lambda one: replace(one, type=of_type(one.type))),
            name=new(name),
            base=of_type(defined.base),
            multirange=None if defined.multirange is None else new(defined.multirange),
        )
        entries[name] = None
        made[other.name] = other
    return _with(primary, entries | made)
