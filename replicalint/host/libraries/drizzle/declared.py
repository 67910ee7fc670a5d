"""What a schema file declares of a table, a view or a column that a program names."""

from __future__ import annotations

from collections.abc import Callable

from ...extraction import Declared
from ...values import Thing, Value
from .fields import known_text
from .things import PgColumn, PgTable, PgView

_SERIAL = {"serial": "integer", "bigserial": "bigint", "smallserial": "smallint"}

Resolve = Callable[[Value], Value]


def declared(thing: Thing, of: Resolve) -> tuple[Declared, ...]:
    """A relation, and a column of it: nothing, where their names are not known."""
    match thing:
        case PgTable() if thing.kind:
            found = _relation(thing, thing.kind, of)
        case PgView():
            kind = "materialized view" if thing.is_materialized else "view"
            found = _relation(thing, kind, of)
        case PgColumn() if thing.table.kind:
            return _column(thing, of)
        case _:
            return ()
    return () if found is None else (found,)


def _relation(thing: PgTable | PgView, kind: str, of: Resolve) -> Declared | None:
    name = known_text(thing.name, of)
    schema = None if thing.schema is None else known_text(thing.schema, of)
    if name is None or (schema is None and thing.schema is not None):
        return None
    return Declared(thing.name.span, name, schema, kind)


def _column(thing: PgColumn, of: Resolve) -> tuple[Declared, ...]:
    table = _relation(thing.table, thing.table.kind, of)
    named = thing.definition.name
    name = None if named is None else known_text(named, of)
    if table is None:
        return ()
    if named is None or name is None:  # in some casing of its key
        return (table,)
    kind = thing.definition.type
    kind = _SERIAL.get(kind or "", kind)
    return table, Declared(named.span, table.relation, table.schema, table.kind, name, kind)
