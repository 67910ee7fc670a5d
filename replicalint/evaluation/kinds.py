"""The kinds of values that expressions are evaluated over, and what constants of them mean.

A value is exact where PostgreSQL's own is known from here. One that is not, as a timestamp without
the session's time zone, is a `Token`: whether two of them are equal is not known.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from msgspec import Struct

from ..input import NotAValue, Undetermined
from ..input import value as read_constant
from ..pgtype import PgType, built_in

# None is NULL.
Value = object

BOOL, INT, NUMERIC, FLOAT, TEXT, CHAR = "bool", "int", "numeric", "float", "text", "char"
DATE, TIMESTAMP, TIMESTAMPTZ, INTERVAL = "date", "timestamp", "timestamptz", "interval"
UUID, ENUM, ARRAY, JSONB, LITERAL, OTHER = "uuid", "enum", "array", "jsonb", "literal", "other"
NUMBERS = (INT, NUMERIC, FLOAT)
TIMES = (DATE, TIMESTAMP, TIMESTAMPTZ)

_KINDS = {
    "bool": BOOL,
    **dict.fromkeys(("int2", "int4", "int8"), INT),
    "numeric": NUMERIC,
    **dict.fromkeys(("float4", "float8"), FLOAT),
    **dict.fromkeys(("text", "varchar", "name"), TEXT),
    "bpchar": CHAR,
    "date": DATE,
    "timestamp": TIMESTAMP,
    "timestamptz": TIMESTAMPTZ,
    "interval": INTERVAL,
    "uuid": UUID,
    "jsonb": JSONB,
}
_WIDTHS = {"int2": 15, "int4": 31, "int8": 63}


class Impossible(Exception):
    """PostgreSQL raises an error for this value: no row has it."""


class ValueType(Struct, frozen=True):
    """A type as evaluation knows it. `name` tells apart those of one kind."""

    kind: str
    name: str = ""
    modifier: str = ""
    element: ValueType | None = None
    labels: tuple[str, ...] = ()


class Token(Struct, frozen=True):
    """A value of which nothing is known but what it is made of.

    One that `is_new` differs from all that a row has held before: `now()`, `gen_random_uuid()`.
    """

    text: str
    parts: tuple[Value, ...] = ()
    is_new: bool = False


class NotFinite(Token, frozen=True):
    """NaN or an infinity: equal to itself alone, and NaN after all others."""

    @property
    def rank(self) -> int:
        """Its place among numbers, which are at 0."""
        return {"-infinity": -1, "infinity": 1, "nan": 2}[self.text]

    @property
    def negated(self) -> NotFinite:
        """What it is with the other sign."""
        return NotFinite({"infinity": "-infinity", "-infinity": "infinity"}.get(self.text, "nan"))


BOOLEAN = ValueType(BOOL)
INTEGER = ValueType(INT, "int4")
BIGINT = ValueType(INT, "int8")
DECIMAL = ValueType(NUMERIC, "numeric")
DOUBLE = ValueType(FLOAT, "float8")
STRING = ValueType(TEXT, "text")
UNTYPED = ValueType(LITERAL)


def value_type(
    of: PgType | None, modifier: str = "", labels: tuple[str, ...] | None = None
) -> ValueType | None:
    """The type by its name; `labels` are those of an enum. None where it is not known."""
    if of is None:
        return None
    if of.is_array:
        element = value_type(of.bare, modifier, labels)
        return ValueType(ARRAY, str(of), element=element)
    name = of.name.name
    if labels:
        return ValueType(ENUM, str(of.name), labels=labels)
    if of.is_built_in:
        kind = _KINDS.get(name, OTHER)
        return ValueType(kind, name, modifier.strip("()"))
    return ValueType(OTHER, str(of.name), modifier)


# -- constants -------------------------------------------------------------------------------------

_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", re.ASCII)
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})[T ]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})"
    r"(?:\.([0-9]{1,6}))?)? ?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?",
    re.ASCII,
)
_SPAN_PART = re.compile(
    r"\s*([+-]?[0-9]+)\s*(second|sec|s|minute|min|m|hour|h|day|d|week|w)s?\s*", re.ASCII
)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}


def constant(text: str, of: ValueType) -> Value:
    """What a string constant means as a value of a type; raises Impossible where it is none."""
    match of.kind:
        case "bool" | "int" | "numeric" | "float" | "uuid":
            return _read(text, of)
        case "text":
            return fitted(text, of)
        case "char":
            return text.rstrip(" ")
        case "enum":
            if of.labels and text not in of.labels:
                raise Impossible
            return text
        case "date" | "timestamp" | "timestamptz":
            return _moment(text, of.kind)
        case "interval":
            return _interval(text)
        case "array":
            return _elements(text, of)
        case _:
            return Token(f"{of.name} {text}")


def _read(text: str, of: ValueType) -> Value:
    """A constant of a type that the input functions read exactly."""
    try:
        value = read_constant(built_in(_NAMES.get(of.kind) or of.name), text, _VERSION)
    except NotAValue:
        raise Impossible from None
    except Undetermined:
        return Token(f"{of.name} {text}")
    if isinstance(value, (Decimal, float)) and not math.isfinite(value):
        return NotFinite(str(Decimal(value)).lower())
    return fitted(value, of)


# The kinds that have one type, and the version as which constants are read: the oldest.
_NAMES = {BOOL: "bool", UUID: "uuid"}
_VERSION = 15


def _moment(text: str, kind: str) -> Value:
    """A date or time as microseconds; a Token where the session decides."""
    try:
        if found := _DATE.fullmatch(text.strip()):
            if kind == TIMESTAMPTZ:
                return Token(f"{kind} {text.strip()}")
            return _microseconds(datetime(int(found[1]), int(found[2]), int(found[3])))
        found = _MOMENT.fullmatch(text.strip())
        if found is None or (kind == TIMESTAMPTZ and found[8] is None):
            return Token(f"{kind} {text.strip()}")
        fraction = int((found[7] or "0").ljust(6, "0"))
        parts = [int(found[n] or 0) for n in range(1, 7)]
        moment = datetime(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], fraction)
    except ValueError:
        raise Impossible from None
    if kind == DATE:
        moment = datetime(moment.year, moment.month, moment.day)
    return _microseconds(moment) - (_offset(found[8]) if kind == TIMESTAMPTZ else 0)


def _microseconds(moment: datetime) -> int:
    since = moment.replace(tzinfo=UTC) - datetime(2000, 1, 1, tzinfo=UTC)
    return since // timedelta(microseconds=1)


def _offset(zone: str) -> int:
    if zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[3:].lstrip(":") or 0)
    return (-minutes if zone[0] == "-" else minutes) * 60_000_000


def _interval(text: str) -> Value:
    """Microseconds; a Token for what months and years are part of."""
    at = total = 0
    while (found := _SPAN_PART.match(text, at)) is not None:
        total += int(found[1]) * _SECONDS[found[2][0] if found[2] != "min" else "m"]
        at = found.end()
    if at != len(text) or not text:
        return Token(f"interval {text.strip()}")
    return total * 1_000_000


def _elements(text: str, of: ValueType) -> Value:
    """`{a,b}`: of one dimension, without quotes and escapes."""
    inner = text.strip()
    if not (inner.startswith("{") and inner.endswith("}")) or of.element is None:
        raise Impossible
    inner = inner[1:-1]
    if any(mark in inner for mark in '{}"\\'):
        return Token(f"{of.name} {text}")
    parts = [one.strip() for one in inner.split(",")] if inner.strip() else []
    element = of.element
    return tuple([None if one.upper() == "NULL" else constant(one, element) for one in parts])


# -- what a type makes of a value ------------------------------------------------------------------


def fitted(value: Value, of: ValueType, *, is_cast: bool = False) -> Value:
    """A value as a column of the type holds it; raises Impossible where it does not."""
    match value:
        case bool() | None:
            return value
        case int() if of.kind == INT:
            width = _WIDTHS.get(of.name, 63)
            if not -(2**width) <= value < 2**width:
                raise Impossible
            return value
        case Decimal() if of.kind == NUMERIC:
            return _scaled(value, of.modifier)
        case str() if of.kind == CHAR:
            return _cut(value.rstrip(" "), of.modifier, is_cast)
        case str() if of.kind == TEXT and of.name == "varchar":
            return _cut(value, of.modifier, is_cast)
        case str() if of.kind == TEXT and of.name == "name":
            return value[:63]
        case _:
            return value


def _scaled(value: Decimal, modifier: str) -> Decimal:
    if not modifier:
        return value
    parts = modifier.split(",")
    try:
        precision, scale = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    except ValueError:
        return value
    rounded = round_half_away(value, scale)
    if abs(rounded) >= Decimal(10) ** (precision - scale):
        raise Impossible
    return rounded


def round_half_away(value: Decimal, scale: int) -> Decimal:
    """As numeric is rounded."""
    step = Decimal(1).scaleb(-scale)
    whole = (abs(value) / step + Decimal("0.5")).to_integral_value(rounding="ROUND_FLOOR")
    return (whole if value >= 0 else -whole) * step


def _cut(value: str, modifier: str, is_cast: bool) -> str:
    if not modifier.isdigit() or len(value) <= int(modifier):
        return value
    kept = value[: int(modifier)]
    if not is_cast and value[int(modifier) :].strip(" "):
        raise Impossible
    return kept
