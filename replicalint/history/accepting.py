"""Whether a replica's column takes every value that the primary sends, where their types differ.

Values are sent as text, and the replica reads them by the input function of its column's type.
"""

from __future__ import annotations

from ..contract import Column
from ..pgtype import PgType, fits
from ..primary import Primary

# What each type takes besides its own values.
_TAKEN = {
    "int4": frozenset(("int2",)),
    "int8": frozenset(("int2", "int4")),
    "float8": frozenset(("int2", "int4", "float4")),
    "numeric": frozenset(("int2", "int4", "int8")),
    "timestamp": frozenset(("date",)),
    "timestamptz": frozenset(("date",)),
    "json": frozenset(("jsonb",)),
}
_TEXTS = frozenset(("text", "varchar", "bpchar"))


def takes_values(column: Column, sent: PgType, modifier: str | None, primary: Primary) -> bool:
    """Whether a column of the contract takes what a type of the primary can hold.

    Where the contract says no length or precision, none is assumed.
    """
    if sent == column.type:
        return not column.modifier or fits(modifier, column.modifier)
    while (base := _base(sent, primary)) is not None:
        sent = base
        if sent == column.type:
            return not column.modifier
    if column.modifier or sent.is_array or column.type.is_array:
        return False
    name, of = column.type.name, sent.name
    if name.schema != "pg_catalog":
        return False
    if name.name in _TEXTS:
        return True
    return of.schema == "pg_catalog" and of.name in _TAKEN.get(name.name, ())


def _base(type_: PgType, primary: Primary) -> PgType | None:
    """The type under a domain."""
    defined = primary.types.get(type_.name)
    is_domain = defined is not None and defined.kind == "domain" and not type_.is_array
    return defined.base if is_domain and defined is not None else None
