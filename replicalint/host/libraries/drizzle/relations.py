"""What `db.query.table.findMany(config)` reads, as the schema of the client says.

`extractTablesRelationalConfig`, `normalizeRelation` of relations.js, drizzle-orm 0.45.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from ....source import Span
from ...module import External
from ...values import Closure, Exported, Fields, NotKnown, Value
from ..library import Given, Interpreter
from .clients import client_of
from .fields import columns as columns_of
from .fields import known_text
from .operators import NAMES
from .things import (
    Chain,
    ChainStep,
    Database,
    PgTable,
    RelatedPlan,
    RelationalPlan,
    RelationalTable,
    TableRelation,
    TableRelations,
    field,
)

PACKAGE = External("drizzle-orm")
_DEEPEST = 20  # relations within one another


class _Schema(Struct):
    """The tables of a schema under their keys, and the relations of each under theirs."""

    tables: dict[str, PgTable]
    relations: dict[str, dict[str, TableRelation]]

    def key_of(self, table: Value) -> str | None:
        wanted = _unique_name(table)
        return next(
            (key for key, found in self.tables.items() if _unique_name(found) == wanted), None
        )


def found(
    interpreter: Interpreter, table: RelationalTable, name: str, given: Given, span: Span
) -> Chain:
    """`db.query.apps.findMany(config)`: a query; of nothing, where the table is not known."""
    schema = _schema(interpreter, table.database, table.key, span)
    config = given.get(0) or Fields((), span)
    arguments: tuple[Value, ...] = (NotKnown(span),)
    if schema is not None and table.key in schema.tables:
        arguments = (_plan(interpreter, schema, table.key, config, span, 0),)
    client = client_of(interpreter, table.database, span)
    return Chain(span, "relational", (ChainStep(name, arguments, span),), client)


def _schema(interpreter: Interpreter, database: Value, key: str, span: Span) -> _Schema | None:
    """The schema of a client; where that is not known, what the modules around declare.

    These are asked for a table under the key: the client must have it from one of them.
    """
    given = database.schema if isinstance(database, Database) else None
    entries = None if given is None else interpreter.fields(given, span)
    if entries is not None:
        return _of_entries(entries.fields)
    found: dict[str, Value] = {}
    for module in interpreter.reached(span):
        exported = interpreter.fields(module, span)
        for name, value in () if exported is None else exported.fields:
            if isinstance(value, PgTable | TableRelations):
                found.setdefault(name, value)
    return _of_entries(tuple(found.items())) if key in found else None


def _of_entries(entries: tuple[tuple[str, Value], ...]) -> _Schema:
    tables = {key: value for key, value in entries if isinstance(value, PgTable)}
    schema = _Schema(tables, {})
    for _, value in entries:
        if isinstance(value, TableRelations) and isinstance(value.relations, Fields):
            key = schema.key_of(value.table)
            if key is not None:
                known = schema.relations.setdefault(key, {})
                for name, relation in value.relations.fields:
                    if isinstance(relation, TableRelation):
                        known[name] = relation
    return schema


def _unique_name(table: Value) -> tuple[str | None, str | None]:
    if not isinstance(table, PgTable):
        return None, None
    schema = None if table.schema is None else known_text(table.schema, _same)
    return schema, known_text(table.name, _same)


def _same(value: Value) -> Value:
    return value


def _plan(
    interpreter: Interpreter, schema: _Schema, key: str, config: Value, span: Span, depth: int
) -> RelationalPlan:
    table = replace(schema.tables[key], span=span)
    columns = columns_of(schema.tables[key])  # each is placed where the query reads it
    entries = dict(config.fields) if isinstance(config, Fields) else {}
    for name, value in entries.items():
        if isinstance(value, Closure):
            entries[name] = interpreter.call(value, (columns, _operators(span)), span)
    known = (
        config
        if not isinstance(config, Fields)
        else Fields(tuple(entries.items()), config.span, config.is_whole)
    )
    inner = entries.get("with")
    related: list[tuple[str, RelatedPlan]] = []
    for name, value in inner.fields if isinstance(inner, Fields) else ():
        relation = schema.relations.get(key, {}).get(name)
        place = value.span
        plan: RelatedPlan
        if relation is None or depth > _DEEPEST:
            plan = RelatedPlan(place, True, NotKnown(place), NotKnown(place), None)
        else:
            target = schema.key_of(relation.target)
            fields, references = _normalized(schema, key, relation, place)
            inner_plan = (
                None
                if target is None
                else _plan(interpreter, schema, target, value, place, depth + 1)
            )
            plan = RelatedPlan(place, relation.is_many, fields, references, inner_plan)
        related.append((name, plan))
    return RelationalPlan(span, table, key, known, tuple(related))


def _operators(span: Span) -> Fields:
    names = (*sorted(NAMES), "sql")
    return Fields(tuple((name, Exported(PACKAGE, (name,), span)) for name in names), span)


def _normalized(
    schema: _Schema, key: str, relation: TableRelation, span: Span
) -> tuple[Value, Value]:
    """The columns of a relation; of one that names none, those of the way back."""
    if not relation.is_many and relation.config is not None:
        fields = field(relation.config, "fields")
        if fields is not None:
            return fields, field(relation.config, "references") or NotKnown(span)
    name = _relation_name(relation)
    target = schema.key_of(relation.target)
    back = [
        other
        for other in schema.relations.get(target or "", {}).values()
        if (
            other is not relation and _relation_name(other) == name
            if name is not None
            else _unique_name(other.target) == _unique_name(relation.source)
        )
    ]
    if len(back) == 1 and not back[0].is_many and back[0].config is not None:
        config = back[0].config
        fields = field(config, "fields") or NotKnown(span)
        return field(config, "references") or NotKnown(span), fields
    return NotKnown(span), NotKnown(span)


def _relation_name(relation: TableRelation) -> str | None:
    name = field(relation.config, "relationName")
    return None if name is None else known_text(name, _same)
