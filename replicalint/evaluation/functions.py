"""Functions of PostgreSQL that are evaluated exactly: those of text, numbers and arrays."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from msgspec import Struct

from .document_operators import DOCUMENT
from .documents import JsonDocument, document, made, with_value
from .kinds import (
    ARRAY,
    BOOL,
    BOOLEAN,
    DECIMAL,
    INT,
    INTEGER,
    JSONB,
    NUMERIC,
    STRING,
    TEXT,
    Impossible,
    ValueType,
    round_half_away,
)
from .regular import NotPlain, regular

_MOST_LETTERS = 1_000


class EvaluatedFunction(Struct, frozen=True):
    """`takes` are the kinds of its arguments, the last for all that follow; "same": as the first.

    `gives` None: the type of the first argument. One that is not `is_strict` is given NULL.
    """

    run: Callable[..., Any]
    takes: tuple[str, ...]
    gives: ValueType | None
    least: int = 1
    is_strict: bool = True
    is_open: bool = False  # takes any number of the last


def _length(text: str) -> int:
    return len(text)


def _left(text: str, count: int) -> str:
    return text[:count] if count >= 0 else text[: max(0, len(text) + count)]


def _right(text: str, count: int) -> str:
    if count >= 0:
        return text[len(text) - min(count, len(text)) :]
    return text[-count:]


def _substr(text: str, start: int, count: int | None = None) -> str:
    if count is None:
        return text[max(0, start - 1) :]
    if count < 0:
        raise Impossible
    end = start - 1 + count
    return text[max(0, start - 1) : max(0, end)]


def _replace(text: str, old: str, new: str) -> str:
    return text.replace(old, new) if old else text


def _padded(text: str, count: int, filling: str, *, is_left: bool) -> str:
    if count > _MOST_LETTERS:
        raise Impossible
    if count <= len(text):
        return text[: max(0, count)]
    if not filling:
        return text
    missing = count - len(text)
    pad = (filling * missing)[:missing]
    return pad + text if is_left else text + pad


def _lpad(text: str, count: int, filling: str = " ") -> str:
    return _padded(text, count, filling, is_left=True)


def _rpad(text: str, count: int, filling: str = " ") -> str:
    return _padded(text, count, filling, is_left=False)


def _split_part(text: str, mark: str, number: int) -> str:
    if number == 0:
        raise Impossible
    parts = text.split(mark) if mark else [text]
    place = number - 1 if number > 0 else len(parts) + number
    return parts[place] if 0 <= place < len(parts) else ""


def _trim(text: str, letters: str = " ") -> str:
    return text.strip(letters) if letters else text


def _ltrim(text: str, letters: str = " ") -> str:
    return text.lstrip(letters) if letters else text


def _rtrim(text: str, letters: str = " ") -> str:
    return text.rstrip(letters) if letters else text


def _repeat(text: str, count: int) -> str:
    if len(text) * count > _MOST_LETTERS:
        raise Impossible
    return text * max(0, count)


def _concat(*texts: str | None) -> str:
    return "".join(one for one in texts if one is not None)


def _concat_ws(mark: str | None, *texts: str | None) -> str | None:
    return None if mark is None else mark.join(one for one in texts if one is not None)


def regexp_replace(text: str, pattern: str, new: str, flags: str = "") -> str | None:
    """Raises LookupError where the pattern is not known to mean the same here."""
    if flags.strip("gi") or "\\" in new:
        raise LookupError
    found = regular(pattern, ignores_case="i" in flags)
    if found is None:
        raise LookupError
    try:
        return found.replaced(text, new, is_global="g" in flags)
    except NotPlain:
        raise LookupError from None


def _floor(value: Decimal) -> Decimal:
    return value.to_integral_value(rounding="ROUND_FLOOR")


def _ceil(value: Decimal) -> Decimal:
    return value.to_integral_value(rounding="ROUND_CEILING")


def _round(value: Decimal, scale: int = 0) -> Decimal:
    return round_half_away(value, scale)


def _trunc(value: Decimal) -> Decimal:
    return value.to_integral_value(rounding="ROUND_DOWN")


def _array_append(array: tuple[Any, ...] | None, value: Any) -> Any:
    return (*(array or ()), value)


def _array_cat(one: Any, other: Any) -> Any:
    if one is None or other is None:
        return one if other is None else other
    return one + other


def _array_remove(array: tuple[Any, ...] | None, value: Any) -> Any:
    return None if array is None else tuple(one for one in array if one != value)


def _array_replace(array: tuple[Any, ...] | None, old: Any, new: Any) -> Any:
    return None if array is None else tuple(new if one == old else one for one in array)


def _cardinality(array: tuple[Any, ...]) -> int:
    return len(array)


def _array_length(array: tuple[Any, ...], dimension: int) -> int | None:
    return len(array) if array and dimension == 1 else None


def _built(*values: Any) -> JsonDocument:
    """jsonb_build_object."""
    if len(values) % 2 or None in values[::2]:
        raise Impossible
    keys = [one if isinstance(one, str) else str(one) for one in values[::2]]
    return made({key: document(one) for key, one in zip(keys, values[1::2], strict=True)})


FUNCTIONS = {
    "jsonb_set": EvaluatedFunction(with_value, (JSONB, "path", JSONB, BOOL), DOCUMENT, 3),
    "jsonb_build_object": EvaluatedFunction(_built, ("any",), DOCUMENT, 0, False, True),
    "to_jsonb": EvaluatedFunction(document, ("any",), DOCUMENT),
    "lower": EvaluatedFunction(str.lower, (TEXT,), STRING),
    "upper": EvaluatedFunction(str.upper, (TEXT,), STRING),
    "btrim": EvaluatedFunction(_trim, (TEXT, TEXT), STRING),
    "ltrim": EvaluatedFunction(_ltrim, (TEXT, TEXT), STRING),
    "rtrim": EvaluatedFunction(_rtrim, (TEXT, TEXT), STRING),
    "length": EvaluatedFunction(_length, (TEXT,), INTEGER),
    "char_length": EvaluatedFunction(_length, (TEXT,), INTEGER),
    "character_length": EvaluatedFunction(_length, (TEXT,), INTEGER),
    "left": EvaluatedFunction(_left, (TEXT, INT), STRING, 2),
    "right": EvaluatedFunction(_right, (TEXT, INT), STRING, 2),
    "substr": EvaluatedFunction(_substr, (TEXT, INT, INT), STRING, 2),
    "substring": EvaluatedFunction(_substr, (TEXT, INT, INT), STRING, 2),
    "replace": EvaluatedFunction(_replace, (TEXT, TEXT, TEXT), STRING, 3),
    "reverse": EvaluatedFunction(lambda text: text[::-1], (TEXT,), STRING),
    "lpad": EvaluatedFunction(_lpad, (TEXT, INT, TEXT), STRING, 2),
    "rpad": EvaluatedFunction(_rpad, (TEXT, INT, TEXT), STRING, 2),
    "repeat": EvaluatedFunction(_repeat, (TEXT, INT), STRING, 2),
    "split_part": EvaluatedFunction(_split_part, (TEXT, TEXT, INT), STRING, 3),
    "strpos": EvaluatedFunction(lambda text, part: text.find(part) + 1, (TEXT, TEXT), INTEGER, 2),
    "starts_with": EvaluatedFunction(str.startswith, (TEXT, TEXT), BOOLEAN, 2),
    "concat": EvaluatedFunction(_concat, (TEXT,), STRING, 1, False, True),
    "concat_ws": EvaluatedFunction(_concat_ws, (TEXT,), STRING, 1, False, True),
    "regexp_replace": EvaluatedFunction(regexp_replace, (TEXT, TEXT, TEXT, TEXT), STRING, 3),
    "abs": EvaluatedFunction(abs, ("same",), None),
    "floor": EvaluatedFunction(_floor, (NUMERIC,), DECIMAL),
    "ceil": EvaluatedFunction(_ceil, (NUMERIC,), DECIMAL),
    "ceiling": EvaluatedFunction(_ceil, (NUMERIC,), DECIMAL),
    "round": EvaluatedFunction(_round, (NUMERIC, INT), DECIMAL),
    "trunc": EvaluatedFunction(_trunc, (NUMERIC,), DECIMAL),
    "array_append": EvaluatedFunction(_array_append, (ARRAY, "element"), None, 2, False),
    "array_remove": EvaluatedFunction(_array_remove, (ARRAY, "element"), None, 2, False),
    "array_replace": EvaluatedFunction(
        _array_replace, (ARRAY, "element", "element"), None, 3, False
    ),
    "array_cat": EvaluatedFunction(_array_cat, (ARRAY, "same"), None, 2, False),
    "cardinality": EvaluatedFunction(_cardinality, (ARRAY,), INTEGER),
    "array_length": EvaluatedFunction(_array_length, (ARRAY, INT), INTEGER, 2),
}
# Functions whose value differs from whatever a row had before.
NEW_VALUES = frozenset(
    (
        "now clock_timestamp statement_timestamp transaction_timestamp timeofday random nextval "
        "gen_random_uuid uuid_generate_v4 uuidv4 uuidv7 current_timestamp localtimestamp"
    ).split()
)
# Of those, the ones that give another value at each place of a statement.
EACH_NEW = NEW_VALUES - frozenset(
    "now statement_timestamp transaction_timestamp current_timestamp localtimestamp".split()
)
# Functions that are not looked into, and give something for NULL.
NOT_STRICT = frozenset(
    (
        "concat concat_ws format jsonb_build_object json_build_object jsonb_build_array "
        "json_build_array num_nulls num_nonnulls quote_nullable array_append array_prepend "
        "array_cat array_position array_remove array_replace array_to_string jsonb_set_lax "
        "set_config to_jsonb to_json row_to_json"
    ).split()
)
