"""What the choice of an overload asks of a type: its base, kind, category and subtype."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from .types import type_info


class UserType(Struct, frozen=True):
    """What overload resolution must know of a type that is not in the catalogue.

    `kind` is "e" (enum), "c" (composite), "d" (domain), "r" (range), "m" (multirange) or "b"
    (anything else); `base` is a domain's base type, a range's subtype or a multirange's range;
    `gives` and `takes` are the types that casts lead to and come from where nobody writes them.
    """

    kind: str
    base: str | None = None
    category: str = "U"
    gives: frozenset[str] = frozenset()
    takes: frozenset[str] = frozenset()


UserTypes = Mapping[str, UserType]
NO_USER_TYPES: UserTypes = {}

_CATEGORIES = {"e": "E", "c": "C", "r": "R", "m": "R"}
# Arrays of another name (typsubscript is array_subscript_handler).
_VECTORS = {"oidvector": "oid", "int2vector": "int2", "anyarray": "anyelement"}


def base_type(kind: str | None, user: UserTypes) -> str | None:
    """The type below a domain."""
    seen = 0
    while kind is not None and seen < 16:
        below = user.get(kind)
        if below is not None:
            if below.kind != "d" or below.base is None:
                return kind
            kind = below.base
        elif kind.startswith("information_schema."):
            info = type_info(kind)
            if info is None or not info.base:
                return kind
            kind = info.base
        else:
            return kind
        seen += 1
    return kind


def kind_of(name: str, user: UserTypes) -> str:
    """The kind of a type, as pg_type's typtype; "" where it is not known."""
    if name in user:
        return user[name].kind
    info = type_info(name)
    return info.kind if info is not None else ""


def category(name: str | None, user: UserTypes = NO_USER_TYPES) -> str:
    """The category of a type, as pg_type's typcategory."""
    if name is None:
        return ""
    if name.endswith("[]"):
        return "A"
    if name in user:
        return _CATEGORIES.get(user[name].kind, user[name].category)
    info = type_info(name)
    return info.category if info is not None else "U"


def is_preferred(name: str) -> bool:
    """Whether the type is the one that its category prefers."""
    info = type_info(name)
    return info is not None and info.is_preferred


def array_element(name: str) -> str | None:
    """The type of an array's elements; None for what is no array."""
    return name[:-2] if name.endswith("[]") else _VECTORS.get(name)


def range_subtype(name: str, user: UserTypes) -> str | None:
    """What a range is of, or which range a multirange is of."""
    if name in user:
        return user[name].base
    info = type_info(name)
    return (info.subtype or None) if info is not None else None


def multirange_of(name: str, user: UserTypes) -> str | None:
    """The multirange of a range."""
    listed = (n for n, one in user.items() if one.kind == "m" and one.base == name)
    info = type_info(name.replace("range", "multirange"))
    built_in = info.name if info is not None and info.subtype == name else None
    return next(listed, built_in)
