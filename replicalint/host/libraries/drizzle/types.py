"""What the types of drizzle-orm say of a value: a client of a schema, SQL, a column."""

from __future__ import annotations

from ....source import Span
from ...values import Exported, ModuleValue, NotKnown, Value
from .calls import OTHER_DIALECTS
from .things import Database, OtherDialect, UnknownSql

_SQL = frozenset(("SQL", "SQLWrapper", "SQLChunk", "Aliased", "Condition"))
_CLIENTS = ("Database", "Transaction", "Session")
_NAMES = ("Column", "Table", "View", "Subquery", "Name")


def typed(kind: Exported, arguments: tuple[Value, ...], span: Span) -> Value | None:
    """`NodePgDatabase<typeof schema>`, `SQL<boolean>`, `PgColumn`."""
    name = kind.path[-1] if kind.path else ""
    if kind.package.rest.split("/")[0] in OTHER_DIALECTS:
        return OtherDialect(span)
    if name.endswith(_CLIENTS):
        schema = next((one for one in arguments if isinstance(one, ModuleValue)), None)
        return Database(span, schema, NotKnown(span))
    if name in _SQL:
        return UnknownSql(span)
    return UnknownSql(span, "name") if name.endswith(_NAMES) else None
