"""`db.query.table.findMany()`: `buildRelationalQueryWithoutPK` of pg-core/dialect.js, 0.45.

A table is read under its key in the schema, a relation of it under that with the relation's name
behind it, each in a lateral subquery that answers JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from ....source import Chunk, Span
from ...values import Fields, Items, Many, NotKnown, NoValue, Plain, String, Value
from .operators import condition, text
from .select import Chunks, between, from_entry, selection
from .things import (
    AliasedSql,
    Chain,
    PgColumn,
    PgTable,
    Realiased,
    RelatedPlan,
    RelationalPlan,
    Sql,
    SqlName,
    UnknownSql,
    field,
    is_undefined,
)

Resolve = Callable[[Value], Value]


class _Read(Struct):
    """What is read of one table: its alias, and the parts of the query."""

    alias: str
    table: PgTable
    where: Sequence[Value]
    order_by: Sequence[Value]
    limit: Value | None
    offset: Value | None
    fields: list[Value]
    related: list[tuple[str, RelatedPlan, Value]]


def relational(query: Chain, of: Resolve) -> Chunks:
    """The SQL of `findMany(config)` and `findFirst(config)`."""
    plan = query.steps[0].arguments[0] if query.steps[0].arguments else None
    if not isinstance(plan, RelationalPlan):
        return [UnknownSql(query.span)]
    is_first = query.steps[0].name == "findFirst"
    read = _read(plan, plan.key, plan.config, query.span, is_first, None, of)
    return _select(read, query.span, of)


def _read(
    plan: RelationalPlan,
    alias: str,
    config: Value,
    span: Span,
    is_first: bool,
    join_on: Value | None,
    of: Resolve,
) -> _Read:
    name = _string(alias, span)
    table = plan.table.aliased(name)
    given = of(config)
    where: list[Value] = [] if join_on is None else [join_on]
    own = field(given, "where")
    found = None if own is None else condition(own, of)
    if found is not None:
        where.append(Realiased(found.span, found, name))
    order_by = [Realiased(item.span, item, name) for item in _items(field(given, "orderBy"), of)]
    limit = Plain(1, span) if is_first else _given(field(given, "limit"), of)
    fields = _columns(plan, given, table, of)
    for _, extra in _entries(field(given, "extras"), of):
        fields.append(_realiased(of(extra), name))
    related = [
        (key, related, value)
        for key, value in _entries(field(given, "with"), of)
        for name_, related in plan.relations
        if name_ == key and _is_true(of(value))
    ]
    offset = _given(field(given, "offset"), of)
    return _Read(alias, table, where, order_by, limit, offset, fields, related)


def _columns(plan: RelationalPlan, config: Value, table: PgTable, of: Resolve) -> list[Value]:
    """The columns that are read: those that are true, or all but those that are false."""
    known = dict(table.columns)
    keys = list(known)
    places: dict[str, Span] = {}
    chosen = field(config, "columns")
    if chosen is not None:
        found = of(chosen)
        if not isinstance(found, Fields):
            return [UnknownSql(found.span)]
        named = {key: of(value) for key, value in found.fields if key in known}
        given = {key: value for key, value in named.items() if not is_undefined(value)}
        included = [key for key, value in given.items() if _is_true(value)]
        places = {key: given[key].span for key in included}
        keys = included or [key for key in known if key not in given] if given else []
    return [PgColumn(places.get(key, table.span), table, key, known[key]) for key in keys]


def _select(read: _Read, span: Span, of: Resolve) -> Chunks:
    """The table under its alias, and a lateral join for each relation."""
    fields = selection(_root_fields(read), span, of, not read.related)
    chunks: Chunks = [text("select ", span), *fields, text(" from ", span)]
    chunks += from_entry(read.table, of)
    chunks += _joins(read, span, of)
    return chunks + _rest(read, span)


def _rest(read: _Read, span: Span) -> Chunks:
    chunks: Chunks = []
    if read.where:
        chunks += [text(" where ", span), _all(read.where, span)]
    if read.order_by:
        chunks += [text(" order by ", span), *between(read.order_by, ", ", span)]
    if read.limit is not None:
        chunks += [text(" limit ", span), read.limit]
    if read.offset is not None and not (isinstance(read.offset, Plain) and not read.offset.value):
        chunks += [text(" offset ", span), read.offset]
    return chunks


def _all(conditions: Sequence[Value], span: Span) -> Value:
    if len(conditions) == 1:
        return conditions[0]
    inner = between(conditions, " and ", span)
    return Sql(span, (text("(", span), *inner, text(")", span)))


def _joins(read: _Read, span: Span, of: Resolve) -> Chunks:
    chunks: Chunks = []
    for key, related, value in read.related:
        alias = f"{read.alias}_{key}"
        chunks += [text(" left join lateral (", span), _related(read, alias, related, value, of)]
        chunks += [text(") ", span), SqlName(span, _string(alias, span)), text(" on true", span)]
    return chunks


def _related(read: _Read, alias: str, related: RelatedPlan, config: Value, of: Resolve) -> Value:
    """The subquery of a relation: a row as JSON, or all of them as a list."""
    plan, span = related.plan, related.span
    if plan is None:
        return UnknownSql(span)
    name = _string(alias, span)
    on = _joined_on(related, read.table, plan.table.aliased(name), of)
    given = plan.config if isinstance(of(plan.config), Fields) else config
    inner = _read(plan, alias, given, span, not related.is_many, on, of)
    row: Chunks = [text("json_build_array(", span)]
    row += between(_json_fields(inner), ", ", span)
    row.append(text(")", span))
    if related.is_many:
        ordered: Chunks = []
        if inner.order_by:
            ordered = [text(" order by ", span), *between(inner.order_by, ", ", span)]
        row = [text("coalesce(json_agg(", span), *row, *ordered, text("), '[]'::json)", span)]
    chunks: Chunks = [text("select ", span), *row, text(" as ", span)]
    chunks += [SqlName(span, _string("data", span)), text(" from ", span)]
    if inner.limit is None and inner.offset is None and not inner.order_by:
        chunks += from_entry(inner.table, of)
        return Sql(span, (*chunks, *_joins(inner, span, of), *_rest(inner, span)))
    chunks += [text("(select * from ", span), *from_entry(inner.table, of), *_rest(inner, span)]
    chunks += [text(") ", span), SqlName(span, name), *_joins(inner, span, of)]
    return Sql(span, tuple(chunks))


def _joined_on(related: RelatedPlan, source: PgTable, target: PgTable, of: Resolve) -> Value:
    """The columns of a relation and those of the table that it leads to are equal."""
    ours, theirs = _items(related.fields, of), _items(related.references, of)
    span = related.span
    pairs: list[Value] = []
    for mine, other in zip(ours, theirs, strict=False):
        if isinstance(mine, PgColumn) and isinstance(other, PgColumn):
            left = PgColumn(span, target, other.key, other.definition)
            right = PgColumn(span, source, mine.key, mine.definition)
            pairs.append(Sql(span, (left, text(" = ", span), right)))
        else:
            pairs.append(UnknownSql(span))
    return _all(pairs, span) if pairs else UnknownSql(span)


def _root_fields(read: _Read) -> list[Value]:
    related = [
        AliasedSql(one.span, _data(read.alias, key, one.span), _string(key, one.span))
        for key, one, _ in read.related
    ]
    return [*read.fields, *related]


def _json_fields(read: _Read) -> list[Value]:
    own = [value.sql if isinstance(value, AliasedSql) else value for value in read.fields]
    return [*own, *(_data(read.alias, key, related.span) for key, related, _ in read.related)]


def _data(alias: str, key: str, span: Span) -> Value:
    """What a lateral join answers: `"apps_versions"."data"`."""
    name = SqlName(span, _string(f"{alias}_{key}", span))
    return Sql(span, (name, text(".", span), SqlName(span, _string("data", span))))


def _realiased(value: Value, name: Value) -> Value:
    if isinstance(value, AliasedSql):
        inner = Realiased(value.sql.span, value.sql, name)
        return AliasedSql(value.span, inner, value.alias)
    return Realiased(value.span, value, name)


def _entries(value: Value | None, of: Resolve) -> list[tuple[str, Value]]:
    found = None if value is None else of(value)
    if isinstance(found, Fields):
        return list(dict(found.fields).items())
    return []


def _items(value: Value | None, of: Resolve) -> list[Value]:
    if value is None:
        return []
    found = of(value)
    items = found.items if isinstance(found, Items) else (found,)
    known = [of(item.value if isinstance(item, Many) else item) for item in items]
    return [
        UnknownSql(item.span) if isinstance(item, NotKnown | Fields) else item
        for item in known
        if not isinstance(item, NoValue)
    ]


def _given(value: Value | None, of: Resolve) -> Value | None:
    found = None if value is None else of(value)
    return None if is_undefined(found) else found


def _is_true(value: Value) -> bool:
    return not isinstance(value, Plain) or bool(value.value)


def _string(said: str, span: Span) -> String:
    return String((Chunk(said, span, False),), span)
