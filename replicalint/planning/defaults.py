"""Defaults that every server makes the same value of."""

from __future__ import annotations

import re

from ..changes import ArrayValue, CastValue, Constant, Expression, Operation
from ..name import Name
from ..pgtype import PgType, built_in
from ..primary import Primary

# What dates and times read as the moment at which they are read (datetime.c, datetktbl).
_MOMENTS = frozenset(("now", "today", "tomorrow", "yesterday"))
# Types whose text stands for another value where TimeZone is another.
_ZONED = frozenset(
    built_in(one).name for one in ("timestamptz", "timetz", "tstzrange", "tstzmultirange")
)
# A text that brings its zone, or needs none: '2020-01-01 00:00+02', '2020-01-01T00:00Z', 'epoch'.
_WITH_ZONE = re.compile(
    r"""(?: .* \+ \d{1,2} (?: :?\d\d ){0,2}
          | .* :\d\d (?: \.\d* )? \s* - \d{1,2} (?: :?\d\d ){0,2}
          | .* [\d\s] (?: z | utc | gmt )
          | epoch | [+-]?infinity | \{\} | empty
        )""",
    re.IGNORECASE | re.VERBOSE,
)


def is_constant(value: Expression) -> bool:
    """Whether a value is written out, and not the moment."""
    match value:
        case Constant("string", text):
            return text.strip().lower() not in _MOMENTS
        case Constant():
            return True
        case ArrayValue(parts):
            return all(map(is_constant, parts))
        case CastValue(inner, type_):
            return type_ is not None and is_constant(inner)
        case Operation("-" | "+", (inner,)):
            return is_constant(inner)
        case _:
            return False


def is_same_everywhere(value: Expression, of: PgType | None, primary: Primary) -> bool:
    """Whether a constant is the same value of a type whatever the server's TimeZone is."""
    return _is_without_zone(value, _is_zoned(of, primary), primary)


def _is_without_zone(value: Expression, is_zoned: bool, primary: Primary) -> bool:
    match value:
        case Constant("string", text):
            return not is_zoned or _WITH_ZONE.fullmatch(text.strip()) is not None
        case ArrayValue(parts):
            return all(_is_without_zone(one, is_zoned, primary) for one in parts)
        case CastValue(inner, type_) if not is_null(inner):
            own = _is_zoned(type_, primary)
            return own == is_zoned and _is_without_zone(inner, own, primary)
        case _:
            return True


def is_null(value: Expression) -> bool:
    """Whether a default gives no value, of whatever type."""
    match value:
        case CastValue(inner):
            return is_null(inner)
        case _:
            return value == Constant("null")


def _is_zoned(of: PgType | None, primary: Primary) -> bool:
    """Whether a type, or an array or a domain of it, is read by TimeZone."""
    seen: set[Name] = set()
    while of is not None and of.name not in seen:
        if of.name in _ZONED:
            return True
        seen.add(of.name)
        made = primary.types.get(of.name)
        of = made.base if made is not None and made.kind == "domain" else None
    return False
