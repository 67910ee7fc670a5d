"""How a reader gets at a column that some replicas do not have: the form that is safe everywhere.

```sql
COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)
```
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from .contract import Column, Rollout
from .name import quoted
from .pgtype import BOOL, INT4, INT8, JSON, JSONB, NUMERIC, TEXT, PgType, built_in

WHY = {
    Rollout.ADDING: "rollout: adding, so some replicas may not have it yet",
    Rollout.REMOVING: "rollout: removing, so some replicas no longer have it",
}

# SQL's own words for types, where people write those rather than the catalogue's names.
_SPELLINGS = {
    BOOL: "boolean",
    built_in("int2"): "smallint",
    INT4: "integer",
    INT8: "bigint",
    built_in("float4"): "real",
    built_in("float8"): "double precision",
}
TEXTS = frozenset((TEXT, *map(built_in, ("varchar", "bpchar", "name"))))
JSONS = frozenset((JSON, JSONB))
_NUMBERS = frozenset((INT4, INT8, NUMERIC, *map(built_in, ("int2", "float4", "float8", "oid"))))
_TRUE = frozenset(("t", "true", "y", "yes", "on", "1"))


def spelled(of: PgType) -> str:
    """A type as SQL is mostly written: "boolean" for "bool"."""
    return _SPELLINGS.get(of, str(of))


def absent_value(column: Column) -> str:
    """What a reader must take the column for where it is absent, as SQL writes it."""
    return column.absent if column.absent is not None else "NULL"


def safe_form(column: Column, alias: str) -> str | None:
    """The expression that reads the column on every replica; None where none is that simple.

    An array or a composite value has another text in JSON than its type reads.
    """
    if not alias or column.type.is_array:
        return None
    key = "'" + column.name.replace("'", "''") + "'"
    row = f"to_jsonb({quoted(alias)})"
    if column.type in JSONS:
        value = f"{row} -> {key}"
    elif column.type in TEXTS:
        value = f"{row} ->> {key}"
    else:
        value = f"({row} ->> {key})::{spelled(column.type)}"
    default = absent_value(column)
    return value if default == "NULL" else f"COALESCE({value}, {default})"


def is_same_value(written: str, agreed: str, of: PgType) -> bool:
    """Whether two constants are the same value of a type: `0` and `0.0`, `'f'` and `false`."""
    if "NULL" in (written, agreed):
        return written == agreed
    one, other = _unquoted(written), _unquoted(agreed)
    if of == BOOL:
        return (one.lower() in _TRUE) == (other.lower() in _TRUE)
    if of in _NUMBERS:
        return _number(one) == _number(other)
    return one == other


def _unquoted(constant: str) -> str:
    if len(constant) > 1 and constant[0] == constant[-1] == "'":
        return constant[1:-1].replace("''", "'")
    return constant


def _number(text: str) -> Decimal | str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return text if number.is_nan() else number  # which is like no number, not even itself
