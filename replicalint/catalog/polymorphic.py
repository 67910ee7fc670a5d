"""What the polymorphic arguments of one call stand for: anyelement, anyarray, anycompatible, ...

Follows parse_coerce.c, check_generic_type_consistency (manual 38.2.5). There are two families: the
arguments of anyelement and its kin have one type to the letter, those of anycompatible and its kin
a type that all of them can become.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from ..pgtype import UNKNOWN, PgType, built_in
from .kinds import UserTypes, array_element, base_type, kind_of, multirange_of, range_subtype

_KIN = ("array", "nonarray", "range", "multirange")
ANY_ELEMENT, ANY_ARRAY = built_in("anyelement"), built_in("anyarray")
SIMPLE = frozenset((ANY_ELEMENT, built_in("anyenum"), *(built_in(f"any{kin}") for kin in _KIN)))
COMPATIBLE = frozenset(built_in(f"anycompatible{kin}") for kin in ("", *_KIN))
POLYMORPHIC = SIMPLE | COMPATIBLE | {built_in("any")}

# The type that several types have in common (select_common_type); None where they have none.
Common = Callable[[Sequence[PgType], UserTypes], PgType | None]
# What arguments are given for, "element", "array", ..., and their types.
_Given = list[tuple[str, PgType]]


class Agreed(Struct, frozen=True):
    """The types that a family stands for; None for what no argument tells."""

    element: PgType | None = None
    array: PgType | None = None
    range: PgType | None = None
    multirange: PgType | None = None

    def meaning(self, declared: PgType) -> PgType | None:
        """The type that a polymorphic type of the family stands for."""
        kin = _kin(declared)
        match kin:
            case "array":
                return self.array
            case "range":
                return self.range
            case "multirange":
                return self.multirange
            case _:
                return self.element


def agreed(
    declared: Sequence[PgType],
    actual: Sequence[PgType | None],
    family: frozenset[PgType],
    user: UserTypes,
    common: Common,
) -> Agreed | None:
    """What the arguments of a family agree on; None where they do not agree.

    A constant without a type, and a type that is not known, agree with everything.
    """
    given = [
        (_kin(kind), one)
        for kind, one in zip(declared, actual, strict=False)
        if kind in family and one is not None and one != UNKNOWN
    ]
    ranges = _ranges(given, user)
    elements = _elements(given, ranges, user)
    if ranges is None or elements is None:
        return None
    if not elements:
        return Agreed()
    element = common(elements, user) if family is COMPATIBLE else _only(elements)
    if element is None or not _is_allowed(element, declared, family, user):
        return None
    if ranges[0] is not None and range_subtype(ranges[0], user) != element:
        return None
    if element == ANY_ELEMENT:  # of a column of pg_stats
        return Agreed(None, ANY_ARRAY, *ranges)
    return Agreed(element, element.array, *ranges)


def _kin(declared: PgType) -> str:
    return declared.name.name.removeprefix("anycompatible").removeprefix("any") or "element"


def _ranges(given: _Given, user: UserTypes) -> tuple[PgType | None, PgType | None] | None:
    """The one range and the one multirange: each tells the other."""
    multiranges = {base_type(one, user) for kin, one in given if kin == "multirange"}
    ranges: set[PgType | None] = {base_type(one, user) for kin, one in given if kin == "range"}
    ranges |= {range_subtype(one, user) for one in multiranges}
    if len(ranges) > 1 or len(multiranges) > 1 or None in ranges:
        return None
    found = _only(list(ranges))
    if found is None:
        return None, None
    return found, _only(list(multiranges)) or multirange_of(found, user)


def _elements(
    given: _Given, ranges: tuple[PgType | None, PgType | None] | None, user: UserTypes
) -> list[PgType] | None:
    """The elements of all arguments; None where one that must have elements has none."""
    found: list[PgType | None] = []
    for kin, one in given:
        if kin == "array":
            found.append(array_element(base_type(one, user)))
        elif kin in ("element", "nonarray", "enum"):
            found.append(one)
    if ranges is not None and ranges[0] is not None:
        found.append(range_subtype(ranges[0], user))
    known = [one for one in found if one is not None]
    return known if len(known) == len(found) else None


def _only(kinds: Sequence[PgType | None]) -> PgType | None:
    """The one type that they are; None where they are several, or none."""
    return kinds[0] if len(set(kinds)) == 1 else None


def _is_allowed(
    element: PgType, declared: Sequence[PgType], family: frozenset[PgType], user: UserTypes
) -> bool:
    """Whether the element may be an array, or must be an enum."""
    asked = {_kin(kind) for kind in declared if kind in family}
    if "nonarray" in asked and array_element(base_type(element, user)) is not None:
        return False
    return "enum" not in asked or kind_of(element, user) == "e"
