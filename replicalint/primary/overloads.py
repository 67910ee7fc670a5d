"""The routines of a primary by name and argument types: those that a command means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import is_not

from msgspec.structs import replace

from ..name import Name
from ..pgtype import PgType
from .layered import changed
from .model import Primary
from .objects import Routine

Written = tuple[PgType | None, ...] | None
# By the word of a command, the kinds of routine that it is about.
KINDS = {
    "function": ("function",),
    "procedure": ("procedure",),
    "aggregate": ("aggregate",),
    "routine": ("function", "procedure", "aggregate"),
}


def matching(
    overloads: Sequence[Routine], arguments: Written, kind: str = "routine"
) -> tuple[Routine, ...]:
    """The routines that a command names; types that are not known fit any."""
    kinds = KINDS[kind]
    of_kind = [one for one in overloads if one.kind in kinds]
    found = tuple(one for one in of_kind if is_of(one.arguments, arguments))
    if found or kind != "procedure" or arguments is None:
        return found
    return tuple(one for one in of_kind if one.others and _is_of_all(one, arguments))


def _is_of_all(procedure: Routine, written: tuple[PgType | None, ...]) -> bool:
    """Whether the types are those of all arguments: DROP PROCEDURE may write OUT like the rest."""
    return sorted(map(str, (*procedure.arguments, *procedure.others))) == sorted(map(str, written))


def is_of(types: tuple[PgType | None, ...], written: Written) -> bool:
    """Whether the types are those that a command writes, None where it writes none."""
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
    entries: dict[Name, tuple[Routine, ...] | None] = {}
    for name, overloads in primary.routines.items():
        made = [make(one) for one in overloads]
        if any(map(is_not, made, overloads)):
            entries[name] = tuple(one for one in made if one is not None) or None
    return with_overloads(primary, entries)


def with_overloads(primary: Primary, entries: Mapping[Name, tuple[Routine, ...] | None]) -> Primary:
    return replace(primary, routines=changed(primary.routines, entries)) if entries else primary


def without_names(primary: Primary, names: Sequence[Name]) -> Primary:
    return with_overloads(primary, dict.fromkeys(names))


def put(primary: Primary, name: Name, routines: Sequence[Routine]) -> Primary:
    return with_overloads(primary, {name: tuple(routines) or None})


def each_of(
    primary: Primary,
    name: Name,
    arguments: Written,
    kind: str,
    make: Callable[[Routine], Routine | None],
) -> Primary:
    """The schema with what `make` makes of the routines that a command names."""
    overloads = primary.routines_named(name)
    named = matching(overloads, arguments, kind)
    made = ((make(one) if one in named else one) for one in overloads)
    return put(primary, name, [one for one in made if one is not None]) if named else primary
