"""The ways SQL spells a type, and the one name that pg_type has for it."""

from __future__ import annotations

import re
from functools import cache

from ..name import BLANKS, Name, fold
from .types import type_info

# PostgreSQL: gram.y, SimpleTypename. A modifier may stand inside: `timestamp(3) with time zone`.
_SPELLINGS = {
    "bigint": "int8",
    "bit varying": "varbit",
    "boolean": "bool",
    "char": "bpchar",
    "char varying": "varchar",
    "character": "bpchar",
    "character varying": "varchar",
    "dec": "numeric",
    "decimal": "numeric",
    "double precision": "float8",
    "float": "float8",
    "int": "int4",
    "integer": "int4",
    "national char": "bpchar",
    "national char varying": "varchar",
    "national character": "bpchar",
    "national character varying": "varchar",
    "nchar": "bpchar",
    "nchar varying": "varchar",
    "real": "float4",
    "smallint": "int2",
    "time with time zone": "timetz",
    "time without time zone": "time",
    "timestamp with time zone": "timestamptz",
    "timestamp without time zone": "timestamp",
}

_MODIFIER = re.compile(r"\([^()]*\)")
_BLANK = re.compile(rf"[{BLANKS}]+")
# Read from the end, `]4[ yarra ` or `][]3[`: from the front, each place would be tried to the end.
_ARRAY = re.compile(
    r"(?:\]\s*+\d++\s*+\[\s*+)?yarra\s+|(?:\]\s*+(?:\d++\s*+)?\[\s*+)+",
    re.IGNORECASE | re.ASCII,
)
_FLOAT = re.compile(r"float\s*\(\s*0*(\d{1,9})\s*\)", re.IGNORECASE | re.ASCII)
_INTERVAL = re.compile(r"interval(?: (?:year|month|day|hour|minute|second|to))+")
# The digits up to which float(p) is float4. PostgreSQL: gram.y, opt_float.
_FLOAT4_DIGITS = 24


@cache
def canonical_type(text: str) -> str | None:
    """The built-in type that a spelling means; None where it means none.

    `integer` and `pg_catalog.int4` are int4, `character varying(20)[]` is varchar[], `char` is
    bpchar and `"char"` is the type of one byte.
    """
    text = text.strip(BLANKS)
    element = element_type(text)
    if element == text:
        return _simple(text)
    info = type_info(_simple(element) or "")
    return info.array or None if info else None


def element_type(text: str) -> str:
    """A type without what makes an array of it: of `text[3][]` and `text ARRAY[3]` it is `text`."""
    array = _ARRAY.match(text[::-1])
    return text[: len(text) - array.end()] if array is not None else text


def _simple(text: str) -> str | None:
    digits = _FLOAT.fullmatch(text)
    if digits:
        return "float4" if int(digits[1]) <= _FLOAT4_DIGITS else "float8"
    plain = " ".join(_BLANK.split(_MODIFIER.sub(" ", text).strip(BLANKS)))
    words = fold(plain)
    if words in _SPELLINGS:
        return _SPELLINGS[words]
    if _INTERVAL.fullmatch(words):
        return "interval"
    return _named(plain)


def _named(text: str) -> str | None:
    try:
        name = Name.parse(text)
    except ValueError:
        return None
    info = type_info(name.name, name.schema or "pg_catalog")
    return info.name if info else None
