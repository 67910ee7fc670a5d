"""What the choice of an overload asks of a type: its base, kind, category and subtype."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ..pgtype import PgType, built_in
from .types import type_info, type_named


class UserType(Struct, frozen=True):
    """What overload resolution must know of a type that is not in the catalogue.

    `kind` is "e" (enum), "c" (composite), "d" (domain), "r" (range), "m" (multirange) or "b"
    (anything else); `base` is a domain's base type, a range's subtype or a multirange's range;
    `gives` and `takes` are the types that casts lead to and come from where nobody writes them.
    """

    kind: str
    base: PgType | None = None
    category: str = "U"
    gives: frozenset[PgType] = frozenset()
    takes: frozenset[PgType] = frozenset()


UserTypes = Mapping[PgType, UserType]
NO_USER_TYPES: UserTypes = {}

_CATEGORIES = {"e": "E", "c": "C", "r": "R", "m": "R"}
# Arrays of another name (typsubscript is array_subscript_handler).
_VECTORS = {
    built_in("oidvector"): built_in("oid"),
    built_in("int2vector"): built_in("int2"),
    built_in("anyarray"): built_in("anyelement"),
}


def base_type(of: PgType, user: UserTypes) -> PgType:
    """The type below a domain, at any depth; of any other type itself."""
    for _ in range(16):
        below = user.get(of)
        if below is not None:
            base = below.base if below.kind == "d" else None
        elif of.name.schema == "information_schema":
            info = type_info(of)
            base = info.base if info is not None else None
        else:
            return of
        if base is None:
            return of
        of = base
    return of


def kind_of(of: PgType, user: UserTypes) -> str:
    """The kind of a type, as pg_type's typtype; "" where it is not known."""
    if of in user:
        return user[of].kind
    info = type_info(of)
    return info.kind if info is not None else ""


def category(of: PgType | None, user: UserTypes = NO_USER_TYPES) -> str:
    """The category of a type, as pg_type's typcategory."""
    if of is None:
        return ""
    if of.is_array:
        return "A"
    if of in user:
        return _CATEGORIES.get(user[of].kind, user[of].category)
    info = type_info(of)
    return info.category if info is not None else "U"


def is_preferred(of: PgType) -> bool:
    """Whether the type is the one that its category prefers."""
    info = type_info(of)
    return info is not None and info.is_preferred


def array_element(of: PgType) -> PgType | None:
    """The type of an array's elements; None for what is no array."""
    return of.bare if of.is_array else _VECTORS.get(of)


def range_subtype(of: PgType, user: UserTypes) -> PgType | None:
    """What a range is of, or which range a multirange is of."""
    if of in user:
        return user[of].base
    info = type_info(of)
    return info.subtype if info is not None else None


def multirange_of(of: PgType, user: UserTypes) -> PgType | None:
    """The multirange of a range."""
    listed = (other for other, one in user.items() if one.kind == "m" and one.base == of)
    info = type_named(of.name.name.replace("range", "multirange"))
    found = info.type if info is not None and info.subtype == of else None
    return next(listed, found)
