"""What tables and domains depend on, while that is renamed and dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from msgspec.structs import replace

from ..changes import Dependency, Drop, Rename
from ..name import Name
from ..pgtype import PgType
from .overloads import KINDS, is_of
from .relations import WITH_COLUMNS, Constraint, Table, TableColumn, TableIndex

_Needing = TypeVar("_Needing", TableColumn, Constraint, TableIndex)
Renewed = Callable[[Dependency], Dependency]


def needs_of(table: Table) -> Iterator[Dependency]:
    """What the defaults, constraints and indexes of a table depend on."""
    yield from table.needs
    for part in (table.columns, table.constraints, table.indexes):
        for one in part.values():
            if one.needs:
                yield from one.needs


def with_needs(table: Table, new: Renewed) -> Table:
    """The table with other names for what it depends on."""

    def of(part: Mapping[str, _Needing]) -> Mapping[str, _Needing]:
        return {
            name: replace(one, needs=tuple(map(new, one.needs))) if one.needs else one
            for name, one in part.items()
        }

    if all(new(one) == one for one in needs_of(table)):
        return table
    return replace(
        table,
        columns=of(table.columns),
        constraints=of(table.constraints),
        indexes=of(table.indexes),
        needs=tuple(map(new, table.needs)),
    )


def renewed(change: Rename) -> Renewed:
    """What a dependency is called when something was renamed, which it may be about."""
    old, new = change.name, change.to
    if change.kind in KINDS:
        return lambda one: replace(one, name=new) if _is_called(one, old, change.arguments) else one
    if change.kind == "schema":
        return _moved(old.name, new.name)
    kinds = ("sequence",) if change.kind == "sequence" else ("type", "sequence")
    return _named(old, new, kinds)


def _named(old: Name, new: Name, kinds: tuple[str, ...]) -> Renewed:
    def again(one: Dependency) -> Dependency:
        if one.name == old and one.kind in kinds:
            one = replace(one, name=new)
        return _with_types(one, lambda name: new if name == old else name)

    return again


def _moved(old: str, new: str) -> Renewed:
    def moved(name: Name) -> Name:
        return Name(new, name.name) if name.schema == old else name

    return lambda one: _with_types(replace(one, name=moved(one.name)), moved)


def _with_types(need: Dependency, new: Callable[[Name], Name]) -> Dependency:
    """A function whose arguments are of types that have other names."""
    if not need.arguments:
        return need
    arguments = (
        None if one is None else PgType(new(one.name), one.is_array) for one in need.arguments
    )
    return replace(need, arguments=tuple(arguments))


def is_gone(need: Dependency, drop: Drop) -> bool:
    """Whether a DROP takes what a dependency is about."""
    if drop.kind in KINDS:
        return _is_called(need, drop.name, drop.arguments)
    if drop.kind == "schema":
        return need.name.schema == drop.name.name
    kinds = {"extension": ("extension",), "sequence": ("sequence",)}
    of_type = ("type",) if drop.kind in (*WITH_COLUMNS, "type", "domain") else ()
    return (
        need.kind in kinds.get(drop.kind, of_type)
        and need.name.name == drop.name.name
        and (drop.kind == "extension" or need.name == drop.name)
    )


def _is_called(need: Dependency, name: Name, arguments: tuple[PgType | None, ...] | None) -> bool:
    is_named = need.kind == "function" and need.name == name
    return is_named and (need.arguments is None or is_of(need.arguments, arguments))
