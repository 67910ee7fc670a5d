"""What becomes a value of another type where one is assigned: parse_coerce.c, can_coerce_type.

A condition, a LIMIT and a subscript are asked for as a column is (COERCION_ASSIGNMENT): they take
what pg_cast has for assignments as well as what is implicit, and texts take everything.
"""

from __future__ import annotations

from functools import lru_cache

from ..pgtype import RECORD, UNKNOWN, PgType
from .functions import functions
from .kinds import NO_USER_TYPES, UserTypes, array_element, base_type, category, kind_of
from .operators import cast, extension_casts
from .overload import fits
from .types import type_info

_STRING = "S"
_IN_ASSIGNMENTS = ("i", "a")


def becomes(
    source: PgType,
    target: PgType,
    extensions: tuple[str, ...] = (),
    user: UserTypes = NO_USER_TYPES,
) -> bool | None:
    """Whether a value is taken where one of the target type is asked for, as in an assignment.

    None where that is not known: of a type of which only the name is known, which may have any
    cast, and of two rows, as one may inherit from the other.
    """
    if source in (target, UNKNOWN):
        return True
    base, target = base_type(source, user), base_type(target, user)
    if fits(base, target, user):
        return True
    if not (_is_known(base, user) and _is_known(target, user)):
        return None
    if kind_of(target, user) == "c":
        # Of a record, its fields tell (coerce_record_to_complex).
        return None if kind_of(base, user) == "c" or base == RECORD else False
    if _has_cast(base, target, extensions) or category(target, user) == _STRING:
        return True
    elements = array_element(base), target.bare if target.is_array else None
    if elements[0] is None or elements[1] is None or base == RECORD.array:
        return False
    return becomes(elements[0], elements[1], extensions, user)


def casts_by_name(source: PgType, target: PgType, user: UserTypes = NO_USER_TYPES) -> bool:
    """Whether `int8(x)` is a cast where no function takes the value as it is.

    Follows parse_func.c, func_get_detail: one that is made without a function, or through text.
    """
    source, target = base_type(source, user), base_type(target, user)
    if category(target, user) == _STRING:
        return source != RECORD and kind_of(source, user) != "c"
    return (
        source == target
        or category(source, user) == _STRING
        or (cast(source, target) is not None and not _makes_cast(target, source))
    )


def _makes_cast(target: PgType, source: PgType) -> bool:
    """Whether the cast is a function's work, which has the name of its type."""
    return any(one.arguments[:1] == (source,) for one in functions(target.name.name))


def _is_known(kind: PgType, user: UserTypes) -> bool:
    return kind.bare in user or type_info(kind.bare) is not None


@lru_cache(maxsize=1024)
def _has_cast(source: PgType, target: PgType, extensions: tuple[str, ...]) -> bool:
    """Whether pg_cast has a cast for assignments, of PostgreSQL or of an extension."""
    if cast(source, target) in _IN_ASSIGNMENTS:
        return True
    brought = (one for each in extensions for one in extension_casts(each, source))
    return any(one.target == target and one.context in _IN_ASSIGNMENTS for one in brought)
