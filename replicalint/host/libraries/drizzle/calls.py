"""What the exports of drizzle-orm give when they are called."""

from __future__ import annotations

from msgspec.structs import replace

from ....source import Chunk, Span
from ...values import Exported, Fields, Hole, NotKnown, OneOf, Value
from ..library import Given, Interpreter
from . import columns, schema
from .fields import columns as columns_of
from .operators import NAMES
from .select import SET_OPERATORS
from .things import (
    Chain,
    ChainStep,
    Database,
    OtherDialect,
    PgTable,
    PgView,
    Raw,
    SchemaName,
    SelectedFields,
    Sql,
    SqlCall,
    SqlName,
    SqlParameter,
    TableCreator,
    UnknownSql,
    at,
    field,
)

# The modules of drizzle-orm that speak to other servers.
_OTHERS = (
    "better-sqlite3 bun-sqlite d1 durable-sqlite expo-sqlite gel gel-core libsql mssql-core mysql2"
    " mysql-core mysql-proxy op-sqlite planetscale-serverless singlestore singlestore-core"
    " singlestore-proxy sql-js sqlite-core sqlite-proxy tidb-serverless cockroach-core"
)
OTHER_DIALECTS = frozenset(_OTHERS.split())


def called(interpreter: Interpreter, function: Exported, given: Given, span: Span) -> Value | None:
    """What a call of an export gives; None where nothing is known of it."""
    if function.package.rest.split("/")[0] in OTHER_DIALECTS:
        return OtherDialect(span)
    name = function.path[-1] if function.path else ""
    if len(function.path) == 2 and function.path[0] == "sql":
        return _of_sql(name, given, span)
    if name in NAMES:
        return SqlCall(span, name, given.positional, given.is_whole)
    if name in columns.MAKERS:
        return columns.column(name, given, span)
    if name in SET_OPERATORS:
        return _set_operation(name, given, span)
    match name:
        case "pgTable":
            return schema.table(interpreter, given, span)
        case "pgTableCreator":
            return TableCreator(span, given.get(0) or NotKnown(span))
        case "pgSchema":
            return SchemaName(span, given.get(0) or NotKnown(span))
        case "pgView" | "pgMaterializedView":
            is_materialized = name == "pgMaterializedView"
            return schema.view(interpreter, given, span, is_materialized=is_materialized)
        case "pgEnum":
            return schema.enum(given, span)
        case "customType":
            return columns.maker(interpreter, given, span)
        case "alias" | "aliasedTable":
            return schema.alias(given, span)
        case "relations":
            return schema.relations(interpreter, given, span)
        case "getTableColumns" | "getColumns" | "getViewSelectedFields":
            return _columns(given.get(0), span)
        case "getTableName" | "getViewName":
            return _name(given.get(0))
        case "drizzle" | "mock":
            return _client(given, span)
        case "QueryBuilder":
            return Database(span, None, field(given.get(0), "casing"))
        case "withReplicas":
            return given.get(0)
        case "param" | "placeholder":
            return _of_sql(name, given, span)
        case "SQL":
            return _of_sql("fromList", given, span)
        case "name":
            return _of_sql("identifier", given, span)
        case _:
            return None


def tagged(tag: Value, parts: tuple[Chunk | Hole, ...], span: Span) -> Sql | None:
    """`` sql`...` ``: a name in a hole is told from the hole."""
    if not isinstance(tag, Exported) or tag.path != ("sql",):
        return None
    return Sql(span, tuple(_in_its_hole(part) for part in parts))


def _in_its_hole(part: Chunk | Hole) -> Chunk | Hole:
    if isinstance(part, Chunk):
        return part
    if isinstance(part.value, NotKnown):
        return Hole(replace(part.value, span=part.span), part.span)
    return Hole(at(part.value, part.span), part.span)


def _of_sql(name: str, given: Given, span: Span) -> Value | None:
    """`sql.raw(text)` and what else hangs on `sql`."""
    first = given.get(0) or NotKnown(span)
    match name:
        case "raw":
            return Sql(span, (Raw(first.span, first),))
        case "identifier":
            return SqlName(span, first)
        case "param" | "placeholder":
            return SqlParameter(span, first)
        case "empty":
            return Sql(span, ())
        case "join" | "fromList":
            return SqlCall(span, "join", given.positional, given.is_whole)
        case _:
            return UnknownSql(span)


def _set_operation(name: str, given: Given, span: Span) -> Value | None:
    """`union(a, b, c)` is `a.union(b).union(c)`."""
    first = given.get(0)
    if isinstance(first, OneOf):
        rest = given.positional[1:]
        options = (_set_operation(name, Given((one, *rest)), span) for one in first.options)
        found = tuple(NotKnown(span) if one is None else one for one in options)
        return OneOf(first.key, found, span, first.is_cut)
    if not isinstance(first, Chain):
        return None
    step = ChainStep(name, given.positional[1:], span, given.is_whole)
    return Chain(span, first.kind, (*first.steps, step), first.database)


def _columns(value: Value | None, span: Span) -> Value | None:
    match value:
        case PgTable():
            return columns_of(at_table(value, span))
        case PgView():
            return SelectedFields(span, value, (), "alias")
        case OneOf():
            options = (_columns(option, span) for option in value.options)
            found = tuple(NotKnown(span) if one is None else one for one in options)
            return OneOf(value.key, found, span, value.is_cut)
        case _:
            return None


def at_table(table: PgTable, span: Span) -> PgTable:
    placed = at(table, span)
    return placed if isinstance(placed, PgTable) else table


def _name(value: Value | None) -> Value | None:
    if isinstance(value, OneOf):
        options = (_name(option) for option in value.options)
        found = tuple(NotKnown(value.span) if one is None else one for one in options)
        return OneOf(value.key, found, value.span, value.is_cut)
    return value.shown if isinstance(value, PgTable | PgView) else None


def _client(given: Given, span: Span) -> Database:
    """`drizzle(client, {schema, casing})`, `drizzle({client, schema, casing})`."""
    config = next((one for one in reversed(given.positional) if isinstance(one, Fields)), None)
    return Database(span, field(config, "schema"), field(config, "casing"))
