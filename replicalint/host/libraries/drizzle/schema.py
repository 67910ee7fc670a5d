"""Tables, views, enums and relations, as the calls of a schema file make them.

`pg-core/table.js`, `view.js`, `schema.js`, `alias.js`, `relations.js` of drizzle-orm 0.45.
"""

from __future__ import annotations

from msgspec.structs import replace

from ....source import Span
from ...module import External
from ...values import Closure, Exported, Fields, NotKnown, OneOf, Value
from ..library import Given, Interpreter
from . import columns
from .things import (
    Chain,
    ColumnBuilder,
    EnumType,
    PgTable,
    PgView,
    RelationMaker,
    SchemaName,
    SelectedFields,
    Sql,
    TableCreator,
    TableRelation,
    TableRelations,
    ViewDefinition,
    is_undefined,
)


def table(
    interpreter: Interpreter,
    given: Given,
    span: Span,
    schema: Value | None = None,
    rename: Value | None = None,
) -> PgTable:
    """`pgTable('name', columns)`, where columns may be a function of all that make columns."""
    base = given.get(0) or NotKnown(span)
    name = base if rename is None else interpreter.call(rename, (base,), span)
    found, is_whole = _columns(interpreter, given.get(1), span)
    return PgTable(span, name, base, schema, found, span, None, is_whole)


def _columns(
    interpreter: Interpreter, given: Value | None, span: Span
) -> tuple[tuple[tuple[str, ColumnBuilder], ...], bool]:
    if isinstance(given, Closure):
        given = interpreter.call(given, (_makers(span),), span)
    if not isinstance(given, Fields):
        return (), False
    entries = dict(given.fields)
    found = tuple(
        (key, value) for key, value in entries.items() if isinstance(value, ColumnBuilder)
    )
    return found, given.is_whole and len(found) == len(entries)


def _makers(span: Span) -> Fields:
    """What a function of columns gets: `t.text()`."""
    package = External("drizzle-orm", "pg-core")
    made = tuple((name, Exported(package, (name,), span)) for name in sorted(columns.MAKERS))
    return Fields((*made, ("customType", Exported(package, ("customType",), span))), span)


def view(
    interpreter: Interpreter,
    given: Given,
    span: Span,
    schema: Value | None = None,
    *,
    is_materialized: bool,
) -> ViewDefinition:
    """`pgView('name')`, `pgView('name', columns)`."""
    name = given.get(0) or NotKnown(span)
    declared: PgTable | None = None
    if not is_undefined(given.get(1)):
        declared = table(interpreter, Given(given.positional[:2]), span, schema)
        kind = "materialized view" if is_materialized else "view"
        declared = replace(declared, kind=kind)
    return ViewDefinition(span, name, schema, declared, is_materialized)


def view_method(
    interpreter: Interpreter,
    definition: ViewDefinition,
    name: str,
    given: Given,
    span: Span,
    builder: Value,
) -> Value | None:
    """`.as(query)` and `.existing()` make a view of its definition; `.with()` and others do not."""
    if name in ("with", "using", "tablespace", "withNoData"):
        return replace(definition, span=span)
    query: Value | None = None
    if name == "as":
        query = given.get(0)
        if isinstance(query, Closure):
            query = interpreter.call(query, (builder,), span)
        if isinstance(query, Sql):
            query = replace(query, is_inline=True)
    elif name != "existing":
        return None
    fields: Value = NotKnown(span)
    if definition.columns is not None:
        fields = definition.columns
    elif isinstance(query, Chain):
        fields = SelectedFields(span, query, (), "alias")
    return PgView(
        span,
        definition.name,
        definition.schema,
        fields,
        span,
        definition.is_materialized,
        query,
    )


def enum(given: Given, span: Span, schema: Value | None = None) -> EnumType:
    """`pgEnum('name', labels)`, where labels may be an object of them."""
    name = given.get(0) or NotKnown(span)
    return EnumType(span, name, schema, given.get(1) or NotKnown(span))


def of_schema(
    interpreter: Interpreter, schema: SchemaName, name: str, given: Given, span: Span
) -> Value | None:
    """`pgSchema('name').table(...)`"""
    match name:
        case "table":
            return table(interpreter, given, span, schema.name)
        case "view":
            return view(interpreter, given, span, schema.name, is_materialized=False)
        case "materializedView":
            return view(interpreter, given, span, schema.name, is_materialized=True)
        case "enum":
            return enum(given, span, schema.name)
        case _:
            return None


def created(interpreter: Interpreter, creator: TableCreator, given: Given, span: Span) -> PgTable:
    """What `pgTableCreator(rename)` returns is called."""
    return table(interpreter, given, span, None, creator.rename)


def alias(given: Given, span: Span) -> Value:
    """`alias(table, 'name')`"""
    of, name = given.get(0), given.get(1) or NotKnown(span)
    if isinstance(of, OneOf):
        options = (alias(Given((option, name)), span) for option in of.options)
        return OneOf(of.key, tuple(options), span, of.is_cut)
    if isinstance(of, PgTable | PgView):
        return replace(of, alias=name, span=span)
    return NotKnown(span)


def relations(interpreter: Interpreter, given: Given, span: Span) -> TableRelations:
    """`relations(table, ({one, many}) => ({...}))`"""
    source = given.get(0) or NotKnown(span)
    one, many = RelationMaker(span, False, source), RelationMaker(span, True, source)
    helpers = Fields((("one", one), ("many", many)), span)
    function = given.get(1)
    found: Value = NotKnown(span)
    if function is not None:
        found = interpreter.call(function, (helpers,), span)
    return TableRelations(span, source, found)


def relation(maker: RelationMaker, given: Given, span: Span) -> TableRelation:
    """`one(table, {fields, references})`, `many(table)`"""
    target = given.get(0) or NotKnown(span)
    return TableRelation(span, maker.is_many, maker.source, target, given.get(1))
