"""The input functions by their types, and the order of a range's bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, lru_cache

from msgspec import Struct

from ..pgtype import PgType, built_in
from ..sqlstate import DATA_EXCEPTION, NUMERIC_VALUE_OUT_OF_RANGE
from .parts import Bounds
from .refused import NotAValue, Undetermined

_Reader = Callable[[str, int], object]


# Each kind of text has its module, which is loaded when one is read.


def _of_numbers() -> Mapping[str, _Reader]:
    from .numbers import integer, lone_floating, numeric, unsigned

    return {
        "int2": lambda text, version: integer(text, "smallint", version),
        "int4": lambda text, version: integer(text, "integer", version),
        "int8": lambda text, version: integer(text, "bigint", version),
        "oid": lambda text, version: unsigned(text, "oid", version),
        "xid": lambda text, version: unsigned(text, "xid", version),
        "cid": lambda text, version: unsigned(text, "cid", version),
        "xid8": lambda text, version: unsigned(text, "xid8", version, 64),
        "numeric": numeric,
        "float4": lambda text, version: lone_floating(text, "real", version),
        "float8": lambda text, version: lone_floating(text, "double precision", version),
    }


def _of_plain() -> Mapping[str, _Reader]:
    from .plain import bits, boolean, location, octets, row_place, uuid

    return {
        "bool": lambda text, version: boolean(text),
        "uuid": lambda text, version: uuid(text),
        "bytea": lambda text, version: octets(text),
        "bit": lambda text, version: bits(text),
        "varbit": lambda text, version: bits(text),
        "pg_lsn": lambda text, version: location(text),
        "tid": lambda text, version: row_place(text),
    }


def _of_documents() -> Mapping[str, _Reader]:
    from .json_text import document

    return {
        "json": lambda text, version: document(text, version, is_binary=False),
        "jsonb": lambda text, version: document(text, version, is_binary=True),
    }


def _of_networks() -> Mapping[str, _Reader]:
    from .networks import address, hardware_address, long_hardware_address

    return {
        "inet": lambda text, version: address(text, "inet"),
        "cidr": lambda text, version: address(text, "cidr"),
        "macaddr": lambda text, version: hardware_address(text),
        "macaddr8": lambda text, version: long_hardware_address(text),
    }


def _of_moments() -> Mapping[str, _Reader]:
    from .moments import moment

    return {
        "date": lambda text, version: moment(text, "date", version),
        "time": lambda text, version: moment(text, "time", version),
        "timetz": lambda text, version: moment(text, "timetz", version),
        "timestamp": lambda text, version: moment(text, "timestamp", version),
        "timestamptz": lambda text, version: moment(text, "timestamptz", version),
    }


def _of_intervals() -> Mapping[str, _Reader]:
    from .intervals import interval

    return {"interval": interval}


def _of_search() -> Mapping[str, _Reader]:
    from .search_texts import lexemes, query

    return {
        "tsvector": lambda text, version: lexemes(text),
        "tsquery": lambda text, version: query(text),
    }


def _of_paths() -> Mapping[str, _Reader]:
    from .json_paths import json_path

    return {"jsonpath": json_path}


def _of_pairs() -> Mapping[str, _Reader]:
    from .key_values import pairs

    return {_HSTORE: pairs}


def _of_shapes() -> Mapping[str, _Reader]:
    from .shapes import shape

    return {
        "point": lambda text, version: shape(text, "point", version),
        "box": lambda text, version: shape(text, "box", version),
        "lseg": lambda text, version: shape(text, "lseg", version),
        "line": lambda text, version: shape(text, "line", version),
        "path": lambda text, version: shape(text, "path", version),
        "polygon": lambda text, version: shape(text, "polygon", version),
        "circle": lambda text, version: shape(text, "circle", version),
    }


_HSTORE = "hstore"  # of an extension, and no type of PostgreSQL's has this name
_FAMILIES: dict[str, Callable[[], Mapping[str, _Reader]]] = {
    **dict.fromkeys("int2 int4 int8 oid xid cid xid8 numeric float4 float8".split(), _of_numbers),
    **dict.fromkeys("bool uuid bytea bit varbit pg_lsn tid".split(), _of_plain),
    **dict.fromkeys(("json", "jsonb"), _of_documents),
    **dict.fromkeys("inet cidr macaddr macaddr8".split(), _of_networks),
    **dict.fromkeys("date time timetz timestamp timestamptz".split(), _of_moments),
    "interval": _of_intervals,
    **dict.fromkeys(("tsvector", "tsquery"), _of_search),
    "jsonpath": _of_paths,
    _HSTORE: _of_pairs,
    **dict.fromkeys("point box lseg line path polygon circle".split(), _of_shapes),
}


@cache
def _reader(name: str) -> _Reader:
    return _FAMILIES[name]()[name]


def is_read(kind: PgType) -> bool:
    """Whether there are texts of which it is known that they are no values of the type."""
    if kind.is_array or kind.name.name not in _FAMILIES:
        return False
    return kind.is_built_in or (kind.name.schema, kind.name.name) == ("", _HSTORE)


def value(kind: PgType, text: str, version: int) -> object:
    """The text as a value, None where only that it is one is known.

    Raises NotAValue and Undetermined. Of PostgreSQL's own types, and hstore, that have no parts: no
    array, no range.
    """
    if not is_read(kind):
        raise Undetermined
    return _reader(kind.name.name)(text, version)


@lru_cache(maxsize=4096)
def refusal(kind: PgType, text: str, version: int) -> NotAValue | None:
    """Why the text is no value of a type; None where it is one, or that is not known."""
    try:
        value(kind, text, version)
    except Undetermined:
        return None
    except NotAValue as refused:
        return refused
    return None


_MOST = {"int4": 2**31 - 1, "int8": 2**63 - 1}
_TOO_LARGE = {"int4": "integer out of range", "int8": "bigint out of range"}
_TWO_DAYS = 2 * 86_400_000_000  # farther than time zones are from each other


def range_refusal(kind: PgType, bounds: Bounds, version: int) -> NotAValue | None:
    """Why two bounds that are values of a type make no range (range_serialize, canonical).

    Raises Undetermined where their order is not known.
    """
    lower = _ordered(kind, bounds.lower.text, version)
    upper = _ordered(kind, bounds.upper.text, version)
    is_bounded = bounds.lower.text is not None and bounds.upper.text is not None
    if is_bounded and _is_after(kind, lower, upper):
        message = "range lower bound must be less than or equal to range upper bound"
        return NotAValue(DATA_EXCEPTION, message)
    is_empty = is_bounded and lower == upper and (bounds.opens, bounds.closes) != ("[", "]")
    most = _MOST.get(kind.name.name)
    if most is None or is_empty:
        return None
    is_least = lower is not None and lower.number == most and bounds.opens == "("
    is_most = upper is not None and upper.number == most and bounds.closes == "]"
    if is_least or is_most:
        return NotAValue(NUMERIC_VALUE_OUT_OF_RANGE, _TOO_LARGE[kind.name.name])
    return None


class _Ordered(Struct, frozen=True, order=True):
    """A bound as what is ordered as values of the type are: NaN comes last."""

    is_nan: bool
    number: Decimal
    is_exact: bool = True  # no: the session's time zone shifts it


def _is_after(kind: PgType, lower: _Ordered | None, upper: _Ordered | None) -> bool:
    if lower is None or upper is None:
        raise Undetermined
    is_local = not (lower.is_exact and upper.is_exact)
    if is_local and abs(lower.number - upper.number) <= _TWO_DAYS:
        raise Undetermined
    return lower > upper


def _ordered(kind: PgType, text: str | None, version: int) -> _Ordered | None:
    """A bound; None where its order is not known."""
    if text is None:
        return None
    try:
        found = value(kind, text, version)
        is_exact = found is not None
        if kind.name.name == "timestamptz" and found is None:
            found = value(built_in("timestamp"), text, version)
    except (Undetermined, NotAValue):
        return None
    if not isinstance(found, (int, float, Decimal)):
        return None
    number = Decimal(found)
    is_nan = number.is_nan()
    return _Ordered(is_nan, Decimal(0) if is_nan else number, is_exact)
