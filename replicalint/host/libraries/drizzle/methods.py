"""What methods and members of Drizzle's things give: chains write down what is called.

Long, as it is the one table of what can be called of which kind of thing.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from ....source import Chunk, Span
from ...values import (
    Closure,
    Exported,
    Fields,
    Instance,
    NotKnown,
    NoValue,
    OneOf,
    Plain,
    String,
    Value,
)
from ..library import Given, Interpreter, LibraryObject
from ..unread import OF_ROWS
from ..unread import called as function_called
from . import columns, relations, schema
from .calls import called
from .clients import client_of
from .fields import JOINS, SELECTS
from .operators import is_sql
from .select import SET_OPERATORS
from .things import (
    UNKNOWN_STEP,
    AliasedSql,
    Chain,
    ChainStep,
    ColumnBuilder,
    ColumnMaker,
    Database,
    EnumType,
    OtherDialect,
    PgColumn,
    PgTable,
    PgView,
    RelationalRoot,
    RelationalTable,
    RelationMaker,
    SchemaName,
    SelectedFields,
    Sql,
    SqlCall,
    Subquery,
    TableCreator,
    UnknownSql,
    ViewDefinition,
    WithList,
    WithName,
    is_undefined,
)

# What a chain says that its SQL does not.
_SILENT = frozenset(
    "$dynamic $withCache comment execute iterator prepare catch finally toSQL getSQL all"
    " mapWith".split()
)
# The steps of each kind of chain.
STEPS = {
    "select": frozenset(("from", "where", "having", "groupBy", "orderBy", "limit", "offset", "for"))
    | SET_OPERATORS.keys()
    | JOINS.keys(),
    "insert": frozenset(
        "overridingSystemValue values select onConflictDoNothing onConflictDoUpdate"
        " returning".split()
    ),
    "update": frozenset(("set", "from", "where", "returning")) | JOINS.keys(),
    "delete": frozenset(("where", "returning")),
    "refresh": frozenset(("concurrently", "withNoData")),
    "count": frozenset[str](),
    "relational": frozenset[str](),
    "execute": frozenset[str](),
}
_WRITES = frozenset(("insert", "update", "delete"))
# What of a client builds no query, and what of a column gives a value.
_NO_QUERIES = frozenset(("batch", "transaction", "then", "catch", "finally", "$withAuth"))
_VALUES = frozenset(("getSQLType", "mapToDriverValue", "mapFromDriverValue"))
_CLIENTS = re.compile(r"\w*(?:Database|Transaction)")  # its types: `NodePgDatabase`


def is_step(query: Chain, name: str) -> bool:
    """Whether a method adds to a query: what nobody knows may, and is a hole in its SQL."""
    return name in STEPS[query.kind] or (name not in _SILENT and name not in OF_ROWS)


def method(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """What a method gives; a thing that is called itself has the name ""."""
    is_client = isinstance(receiver, LibraryObject) and bool(_CLIENTS.fullmatch(receiver.type))
    known = _of_its_type(receiver)
    found = _of_thing(interpreter, known, name, given, span)
    is_client = is_client or isinstance(known, Database)
    if found is None and is_client and name and name not in _NO_QUERIES:
        interpreter.not_read(function_called(span, name), span)
    return found


def _of_thing(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    match receiver:
        case Exported():
            return called(interpreter, replace_path(receiver, name), given, span)
        case OtherDialect():
            return OtherDialect(span)
        case Chain():
            return _chained(interpreter, receiver, name, given, span)
        case Database():
            client = client_of(interpreter, receiver, span)
            return _of_database(interpreter, client, name, given, span)
        case WithList():
            return _of_list(receiver, name, given, span)
        case WithName():
            return _named(interpreter, receiver, given, span) if name == "as" else None
        case ColumnBuilder():
            return columns.chained(interpreter, receiver, name, given, span)
        case Sql() | SqlCall() | AliasedSql():
            return _of_sql(receiver, name, given, span)
        case PgColumn() if name and name not in _VALUES:
            return UnknownSql(span)
        case SchemaName():
            return schema.of_schema(interpreter, receiver, name, given, span)
        case ViewDefinition():
            builder = Database(span, None, None)
            return schema.view_method(interpreter, receiver, name, given, span, builder)
        case TableCreator() if not name:
            return schema.created(interpreter, receiver, given, span)
        case EnumType() if not name:
            return columns.of_enum(receiver, given, span)
        case ColumnMaker() if not name:
            return columns.of_maker(receiver, given, span)
        case RelationMaker() if not name:
            return schema.relation(receiver, given, span)
        case PgTable() if name == "enableRLS":
            return receiver
        case NotKnown(type=RelationalTable() as table) if name in ("findMany", "findFirst"):
            return relations.found(interpreter, table, name, given, span)
        case NotKnown() | Instance():
            return _of_unknown(interpreter, receiver, name, given, span)
        case _:
            return None


def _of_its_type(receiver: Value) -> Value:
    """What has the type of a value that is known: `typeof db`, `typeof apps`.

    What has a type of the library's own, `NodePgDatabase`, is a client of which no more is known.
    """
    if isinstance(receiver, LibraryObject):
        return NotKnown(receiver.span)
    known = receiver.type if isinstance(receiver, NotKnown) else None
    return known if isinstance(known, Database | PgTable | PgView) else receiver


def replace_path(exported: Exported, name: str) -> Exported:
    return replace(exported, path=(*exported.path, name))


def member(interpreter: Interpreter, receiver: Value, name: str, span: Span) -> Value | None:
    """What a member is: a column, a field of a subquery, `db.query` and its tables."""
    receiver = _of_its_type(receiver)
    match receiver:
        case OtherDialect():
            return OtherDialect(span)
        case PgTable():
            return _column(receiver, name, span)
        case PgColumn():
            return _of_column(receiver, name, span)
        case Subquery() | PgView():
            return SelectedFields(span, receiver, (name,), "alias")
        case SelectedFields():
            return replace(receiver, keys=(*receiver.keys, name), span=span)
        case UnknownSql():
            return UnknownSql(span, receiver.kind)
        case EnumType() if name == "enumValues":
            return receiver.labels
        case EnumType() if name == "enumName":
            return receiver.name
        case Database() if name in ("query", "_query"):
            return NotKnown(span, RelationalRoot(span, receiver))
        case Database() if name in ("$primary", "$replicas"):
            return receiver
        case NotKnown(type=RelationalRoot() as root):
            return NotKnown(span, RelationalTable(span, root.database, name))
        case NotKnown() if name in ("query", "_query"):
            return NotKnown(span, RelationalRoot(span, receiver))
        case _:
            return None


def _column(table: PgTable, name: str, span: Span) -> Value | None:
    definition = next((found for key, found in table.columns if key == name), None)
    return None if definition is None else PgColumn(span, table, name, definition)


def _of_column(column: PgColumn, name: str, span: Span) -> Value | None:
    if name == "name":
        given = column.definition.name  # a casing changes what is written, not this
        return String((Chunk(column.key, span, False),), span) if given is None else given
    return column.table if name == "table" else None


def _step(receiver: Value, name: str, given: Given, span: Span) -> ChainStep:
    """A call, with the place of `.where(...)` alone."""
    return ChainStep(name, given.positional, behind(receiver.span, span), given.is_whole)


def behind(receiver: Span, whole: Span) -> Span:
    """What of a call stands behind its receiver: from the name on."""
    if receiver.source is not whole.source or not whole.start <= receiver.end < whole.end:
        return whole
    text = whole.text
    start = receiver.end - whole.start
    while start < len(text) and (text[start].isspace() or text[start] in ".?!"):
        start += 1
    return Span(whole.source, whole.start + start, whole.end) if start < len(text) else whole


def _of_unknown(
    interpreter: Interpreter, receiver: Value, name: str, given: Given, span: Span
) -> Value | None:
    """A method of what may be a client of Drizzle: where only Drizzle can be meant, it is one."""
    first = given.get(0)
    if name in SELECTS or name in ("$with", "$count", "refreshMaterializedView"):
        is_meant = name != "$count" or is_table(first)
    elif name in _WRITES:
        is_meant = is_table(first)
    elif name == "execute":
        is_meant = is_of_drizzle(first)
    elif name == "with":
        is_meant = any(map(_is_subquery, given.positional))
    else:
        is_meant = name == "transaction" and isinstance(first, Closure)
    if not is_meant:
        return None
    client = client_of(interpreter, receiver, span)
    return _of_database(interpreter, client, name, given, span)


def is_table(value: Value | None) -> bool:
    if isinstance(value, OneOf):
        return any(is_table(option) for option in value.options)
    return isinstance(value, PgTable | PgView)


def _is_subquery(value: Value) -> bool:
    if isinstance(value, OneOf):
        return any(map(_is_subquery, value.options))
    return isinstance(value, Subquery)


def is_of_drizzle(value: Value | None) -> bool:
    if isinstance(value, OneOf):
        return any(is_of_drizzle(option) for option in value.options)
    return value is not None and is_sql(value)


def _of_database(
    interpreter: Interpreter, database: Value, name: str, given: Given, span: Span
) -> Value | None:
    step = _step(database, name, given, span)
    if name in SELECTS:
        return Chain(span, "select", (step,), database)
    if name in _WRITES:
        return Chain(span, name, (step,), database)
    match name:
        case "with":
            return WithList(span, given.positional, database)
        case "$with":
            return WithName(span, given.get(0) or NotKnown(span), given.get(1), database)
        case "$count":
            return Chain(span, "count", (step,), database)
        case "execute":
            return Chain(span, "execute", (step,), database)
        case "refreshMaterializedView":
            return Chain(span, "refresh", (replace(step, name="refresh"),), database)
        case "transaction":
            function = given.get(0)
            if function is None:
                return None
            return interpreter.call(function, (database,), span)
        case _:
            return None


def _of_list(receiver: WithList, name: str, given: Given, span: Span) -> Value | None:
    step = _step(receiver, name, given, span)
    named = ChainStep("with", receiver.queries, receiver.span)
    if name in SELECTS:
        return Chain(span, "select", (named, step), receiver.database)
    if name in _WRITES:
        return Chain(span, name, (named, step), receiver.database)
    return None


def _named(interpreter: Interpreter, receiver: WithName, given: Given, span: Span) -> Value:
    """`db.$with('name').as(query)`"""
    query = given.get(0) or NotKnown(span)
    if isinstance(query, Closure):
        query = interpreter.call(query, (receiver.database,), span)
    fields = None if is_undefined(receiver.fields) else receiver.fields
    return Subquery(span, query, receiver.alias, True, fields)


def _chained(
    interpreter: Interpreter, query: Chain, name: str, given: Given, span: Span
) -> Value | None:
    if name in _SILENT:
        return query
    if name == "then":
        for function in given.positional:
            if isinstance(function, Closure):
                interpreter.call(function, (NotKnown(span),), span)
        return query
    if name == "as":
        alias = given.get(0) or NotKnown(span)
        if query.kind == "count":
            return AliasedSql(span, query, alias)
        return Subquery(span, query, alias)
    if not is_step(query, name):
        return None
    if name == "from" and isinstance(given.get(0), OtherDialect):
        return OtherDialect(span)
    called_with = _with_callbacks(interpreter, query, name, given, span)
    step = _step(query, called_with[0], called_with[1], span)
    if name not in STEPS[query.kind]:
        step = replace(step, name=UNKNOWN_STEP)
    # What goes on with a chain elsewhere in the file leaves it where it begins.
    is_apart = query.span.source is span.source and query.span.start != span.start
    return replace(query, steps=(*query.steps, step), span=query.span if is_apart else span)


def _with_callbacks(
    interpreter: Interpreter, query: Chain, name: str, given: Given, span: Span
) -> tuple[str, Given]:
    """A step with what its callback returns in its place."""
    place = 1 if name in JOINS else 0
    function = given.get(place)
    if not isinstance(function, Closure):
        return name, given
    if name in SET_OPERATORS:
        operators = tuple((key, Exported(relations.PACKAGE, (key,), span)) for key in SET_OPERATORS)
        argument: Value = Fields(operators, span)
    elif name == "select":
        argument = Database(span, None, None)
    else:
        behavior = "alias" if name in ("groupBy", "orderBy") else "sql"
        owner = query
        if name in JOINS:  # what is joined can be read in the condition
            owner = replace(
                query, steps=(*query.steps, ChainStep(name, given.positional[:1], span))
            )
        argument = SelectedFields(span, owner, (), behavior)
    said = interpreter.call(function, (argument,), span)
    positional = (*given.positional[:place], said, *given.positional[place + 1 :])
    return name + "()" * (name in ("groupBy", "orderBy")), replace(given, positional=positional)


def _of_sql(receiver: Value, name: str, given: Given, span: Span) -> Value | None:
    first = given.get(0)
    match name:
        case "as":
            return receiver if first is None else AliasedSql(span, receiver, first)
        case "mapWith" | "getSQL" | "$type":
            return receiver
        case "inlineParams":
            return Sql(span, (receiver,), True)
        case "append" if isinstance(receiver, Sql) and first is not None:
            return replace(receiver, chunks=(*receiver.chunks, first))
        case "if":
            if isinstance(first, Plain):
                return receiver if first.value else NoValue(span)
            return OneOf((span.source.path, span.start), (receiver, NoValue(span)), span)
        case "toQuery":
            return None
        case _:  # it may make anything of it
            return UnknownSql(span)
