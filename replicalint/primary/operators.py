"""What changes do to operators, which lean on a function and on the types that they take."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from ..changes import Change, CreateOperator, Drop, Rename
from ..name import Name
from ..pgtype import PgType
from .layered import changed
from .model import Primary
from .objects import DefinedOperator
from .overloads import KINDS, is_of
from .relations import WITH_COLUMNS

_WITH_ROW_TYPE = (*WITH_COLUMNS, "type", "domain")


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the operators that a change leaves."""
    if isinstance(change, CreateOperator):
        made = DefinedOperator(change.name, change.span, change.left, change.right, change.function)
        others = primary.operators.get(made.name.name, ())
        return _with(primary, {made.name.name: (*others, made)})
    if not primary.operators or not isinstance(change, (Drop, Rename)):
        return primary
    match change:
        case Drop("operator", name, _, taken):
            return _without(primary, lambda one: one.name == name and _takes(one, taken))
        case Drop("schema", name, cascades=True):
            return _without(primary, lambda one: one.name.schema == name.name)
        case Drop(kind, name, _, taken, cascades=True) if kind in KINDS:
            return _without(
                primary, lambda one: one.function == name and is_of(one.operands, taken)
            )
        case Drop(kind, name, cascades=True) if kind in _WITH_ROW_TYPE:
            return _without(primary, lambda one: name in _types(one))
        case Rename("operator", name, _, to, taken):
            return _renamed(
                primary,
                lambda one: (
                    replace(one, name=to) if one.name == name and _takes(one, taken) else one
                ),
            )
        case Rename("schema", name, _, to):
            return _renamed(
                primary,
                lambda one: _with_names(
                    one, lambda x: Name(to.name, x.name) if x.schema == name.name else x
                ),
            )
        case Rename(kind, name, _, to, taken) if kind in KINDS:
            return _renamed(
                primary,
                lambda one: (
                    replace(one, function=to)
                    if one.function == name and is_of(one.operands, taken)
                    else one
                ),
            )
        case Rename(kind, name, _, to) if kind in _WITH_ROW_TYPE:
            return _renamed(
                primary,
                lambda one: replace(
                    one, left=_of(one.left, name, to), right=_of(one.right, name, to)
                ),
            )
        case _:
            return primary


def _with(primary: Primary, entries: dict[str, tuple[DefinedOperator, ...]]) -> Primary:
    left = {name: found or None for name, found in entries.items()}
    return replace(primary, operators=changed(primary.operators, left))


def _without(primary: Primary, is_gone: Callable[[DefinedOperator], bool]) -> Primary:
    entries: dict[str, tuple[DefinedOperator, ...]] = {}
    for name, found in primary.operators.items():
        left = tuple(one for one in found if not is_gone(one))
        if left != found:
            entries[name] = left
    return _with(primary, entries) if entries else primary


def _renamed(primary: Primary, make: Callable[[DefinedOperator], DefinedOperator]) -> Primary:
    entries: dict[str, tuple[DefinedOperator, ...]] = {}
    for symbol, found in primary.operators.items():
        made = tuple(map(make, found))
        if made != found:
            entries[symbol] = made
    return _with(primary, entries) if entries else primary


def _takes(one: DefinedOperator, taken: tuple[PgType | None, ...] | None) -> bool:
    """Whether it is the one that a command means by both its operands."""
    return is_of((one.left, one.right), taken)


def _types(one: DefinedOperator) -> set[Name]:
    return {of.name for of in one.operands if of is not None}


def _of(type_: PgType | None, name: Name, to: Name) -> PgType | None:
    return replace(type_, name=to) if type_ is not None and type_.name == name else type_


def _with_names(one: DefinedOperator, new: Callable[[Name], Name]) -> DefinedOperator:
    def of(type_: PgType | None) -> PgType | None:
        return None if type_ is None else replace(type_, name=new(type_.name))

    return replace(
        one,
        name=new(one.name),
        left=of(one.left),
        right=of(one.right),
        function=None if one.function is None else new(one.function),
    )
