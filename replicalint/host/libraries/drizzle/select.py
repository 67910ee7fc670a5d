"""SELECT as Drizzle writes it: `buildSelectQuery` of pg-core/dialect.js, drizzle-orm 0.45.

It follows that function clause by clause: so it is long.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ....source import Chunk, Span
from ...values import Hole, Items, Many, NotKnown, NoValue, Plain, Value
from .fields import JOINS, flat, known_text, like_name, of_query
from .operators import condition, text
from .things import (
    UNKNOWN_STEP,
    AliasedSql,
    Bare,
    Chain,
    ChainStep,
    Mentioned,
    PgColumn,
    PgTable,
    PgView,
    Sql,
    SqlName,
    Subquery,
    UnknownSql,
    Unwrapped,
    field,
    is_undefined,
)

Resolve = Callable[[Value], Value]
Chunks = list[Chunk | Hole | Value]

SET_OPERATORS = {
    "union": ("union", ""),
    "unionAll": ("union", "all "),
    "intersect": ("intersect", ""),
    "intersectAll": ("intersect", "all "),
    "except": ("except", ""),
    "exceptAll": ("except", "all "),
}


class _Tail(Struct):
    """What stands behind a query or a set operation."""

    order_by: ChainStep | None = None
    limit: ChainStep | None = None
    offset: ChainStep | None = None


def select(query: Chain, of: Resolve) -> Sql:
    """The SQL of a chain that begins with `select`."""
    steps = {step.name: step for step in query.steps}
    joins = [step for step in query.steps if step.name in JOINS]
    source = steps.get("from")
    if source is None or not source.arguments:
        return Sql(query.span, (UnknownSql(query.span),))
    operations, tails = _operations(query.steps)
    first = query.steps[0]
    chunks: Chunks = with_list(steps.get("with"), of)
    head = next(step for step in query.steps if step.name.startswith("select"))
    chunks.append(text("select", head.span))
    chunks += _distinct(head, of)
    chunks.append(text(" ", head.span))
    chunks += selection(flat(of_query(query, of), query, of), first.span, of, not joins)
    chunks.append(text(" from ", source.span))
    chunks += from_entry(of(source.arguments[0]), of)
    chunks += joined(joins, of)
    chunks += unknown_steps(query)
    chunks += _clause(" where ", steps.get("where"), of)
    chunks += _list_clause(" group by ", steps.get("groupBy()", steps.get("groupBy")), of)
    chunks += _clause(" having ", steps.get("having"), of)
    chunks += _list_clause(" order by ", tails[0].order_by, of)
    chunks += _limits(tails[0], of)
    chunks += _locking(steps.get("for"), of)
    for (step, right), tail in zip(operations, tails[1:], strict=True):
        chunks = [text("(", step.span), Sql(query.span, tuple(chunks)), text(") ", step.span)]
        kind, is_all = SET_OPERATORS[step.name]
        chunks.append(text(f"{kind} {is_all}", step.span))
        chunks += [text("(", step.span), unwrapped(of(right)), text(")", step.span)]
        chunks += _outer_order(tail.order_by, of)
        chunks += _limits(tail, of)
    return Sql(query.span, tuple(chunks))


def selection(found: Sequence[Value], span: Span, of: Resolve, is_single: bool) -> Chunks:
    """A select list, or that of RETURNING; of a single table columns stand alone in it.

    So they do in the SQL of a field as well, but not deeper in it: `buildSelection`.
    """
    chunks: Chunks = []
    for place, value in enumerate(found):
        if place:
            chunks.append(text(", ", span))
        match value:
            case AliasedSql(is_selected=True):
                chunks.append(value)
            case AliasedSql():
                chunks.append(_field(of(value.sql), of, is_single))
                chunks += [text(" as ", value.span), SqlName(value.span, value.alias)]
            case PgColumn():
                chunks.append(Bare(value.span, value) if is_single else value)
            case _:
                chunks.append(_field(value, of, is_single))
    return chunks


def _field(value: Value, of: Resolve, is_single: bool) -> Value:
    if not is_single or not isinstance(value, Sql):
        return value
    return replace(value, chunks=tuple(_bare(chunk, of) for chunk in value.chunks))


def _bare(chunk: Chunk | Hole | Value, of: Resolve) -> Chunk | Hole | Value:
    """A chunk, without its table where it is a column."""
    if isinstance(chunk, Chunk):
        return chunk
    found = of(chunk.value if isinstance(chunk, Hole) else chunk)
    written: Value = Bare(found.span, found) if isinstance(found, PgColumn) else found
    return Hole(written, chunk.span) if isinstance(chunk, Hole) else written


def with_list(step: ChainStep | None, of: Resolve) -> Chunks:
    """`with "a" as (...), "b" as (...) `"""
    if step is None or not step.arguments:
        return []
    chunks: Chunks = [text("with ", step.span)]
    for place, given in enumerate(step.arguments):
        if place:
            chunks.append(text(", ", step.span))
        found = of(given)
        if isinstance(found, Subquery):
            chunks += [SqlName(found.span, found.alias), text(" as (", found.span)]
            chunks += [unwrapped(of(found.query)), text(")", found.span)]
        else:
            chunks.append(UnknownSql(found.span))
    chunks.append(text(" ", step.span))
    return chunks


def from_entry(table: Value, of: Resolve) -> Chunks:
    """An entry of FROM; an alias of a table with the table before it."""
    if isinstance(table, PgTable) and table.alias is not None:
        span = table.span
        named = _qualified(table.schema, table.name, span)
        return [Mentioned(span, table), *named, text(" ", span), SqlName(span, table.alias)]
    return [UnknownSql(table.span, "name") if isinstance(table, NotKnown) else table]


def unknown_steps(query: Chain) -> Chunks:
    """Holes for what steps add that nobody knows: what is read and on which condition, as well."""
    chunks: Chunks = []
    for step in query.steps:
        if step.name == UNKNOWN_STEP:
            chunks += [text(" ", step.span), UnknownSql(step.span)]
    return chunks


def joined(steps: Sequence[ChainStep], of: Resolve) -> Chunks:
    """The joins of a query, each with what it is joined on: `buildJoins`."""
    chunks: Chunks = []
    for step in steps:
        kind, is_lateral = JOINS[step.name]
        lateral = " lateral" if is_lateral else ""
        chunks.append(text(f" {kind} join{lateral} ", step.span))
        table = of(step.arguments[0]) if step.arguments else NotKnown(step.span)
        if isinstance(table, PgTable | PgView):
            chunks.append(Mentioned(table.span, table))
            chunks += _qualified(table.schema, table.name, table.span)
            shown = like_name(table)
            if table.alias is not None and known_text(table.alias, of) != known_text(
                table.name, of
            ):
                chunks += [text(" ", table.span), SqlName(table.span, shown or table.alias)]
        else:
            chunks.append(UnknownSql(table.span, "name") if isinstance(table, NotKnown) else table)
        on = condition(step.arguments[1], of) if len(step.arguments) > 1 else None
        if on is not None:
            chunks += [text(" on ", step.span), Hole(on, step.span)]
    return chunks


def _qualified(schema: Value | None, name: Value, span: Span) -> Chunks:
    before: Chunks = [] if schema is None else [SqlName(span, schema), text(".", span)]
    return [*before, SqlName(span, name)]


def unwrapped(value: Value) -> Value:
    """A query without the parentheses that it has in a hole."""
    return Unwrapped(value.span, value) if isinstance(value, Chain) else value


def _distinct(step: ChainStep, of: Resolve) -> Chunks:
    if step.name == "selectDistinct":
        return [text(" distinct", step.span)]
    if step.name != "selectDistinctOn":
        return []
    on = of(step.arguments[0]) if step.arguments else NotKnown(step.span)
    return [text(" distinct on (", step.span), *listed(on, step.span, of), text(")", step.span)]


def listed(value: Value, span: Span, of: Resolve) -> Chunks:
    """The items of a list with commas between them."""
    if not isinstance(value, Items):
        return [UnknownSql(value.span) if isinstance(value, NotKnown) else value]
    items: Chunks = [
        found for item in value.items if not isinstance(found := _expression(item, of), NoValue)
    ]
    return between(items, ", ", span)


def between(items: Sequence[Chunk | Hole | Value], separator: str, span: Span) -> Chunks:
    chunks: Chunks = []
    for place, item in enumerate(items):
        if place:
            chunks.append(text(separator, span))
        chunks.append(item)
    return chunks


def _expression(value: Value, of: Resolve) -> Value:
    found = of(value.value if isinstance(value, Many) else value)
    return UnknownSql(found.span) if isinstance(found, NotKnown) else found


def _clause(words: str, step: ChainStep | None, of: Resolve) -> Chunks:
    if step is None or not step.arguments:
        return []
    found = condition(step.arguments[0], of)
    return [] if found is None else [text(words, step.span), Hole(found, step.span)]


def _items(step: ChainStep, of: Resolve) -> Chunks:
    """What `.orderBy(a, b)` is given, or what its callback returns: one item, or a list of them."""
    if step.name.endswith("()"):
        found = of(step.arguments[0])
        return [found] if not isinstance(found, Items) else listed(found, step.span, of)
    given = (_expression(value, of) for value in step.arguments)
    items: Chunks = [value for value in given if not isinstance(value, NoValue)]
    if not step.is_whole:
        items.append(UnknownSql(step.span))
    return between(items, ", ", step.span)


def _list_clause(words: str, step: ChainStep | None, of: Resolve) -> Chunks:
    if step is None or not (step.arguments or not step.is_whole):
        return []
    items = _items(step, of)
    return [text(words, step.span), *items] if items else []


def _limits(tail: _Tail, of: Resolve) -> Chunks:
    chunks: Chunks = []
    if tail.limit is not None and tail.limit.arguments:
        value = of(tail.limit.arguments[0])
        is_number = isinstance(value, Plain) and isinstance(value.value, int | float)
        if not isinstance(value, Plain) or (is_number and (value.value or 0) >= 0):
            chunks += [text(" limit ", tail.limit.span), value]
    if tail.offset is not None and tail.offset.arguments:
        value = of(tail.offset.arguments[0])
        if not isinstance(value, Plain) or value.value:
            chunks += [text(" offset ", tail.offset.span), value]
    return chunks


def _locking(step: ChainStep | None, of: Resolve) -> Chunks:
    if step is None or not step.arguments:
        return []
    strength = known_text(step.arguments[0], of)
    if strength is None:
        return [text(" for ", step.span), UnknownSql(step.span)]
    chunks: Chunks = [text(f" for {strength}", step.span)]
    config = of(step.arguments[1]) if len(step.arguments) > 1 else None
    of_tables = field(config, "of")
    if of_tables is not None:
        chunks += [text(" of ", step.span), *listed(of(of_tables), step.span, of)]
    for key, words in (("noWait", " nowait"), ("skipLocked", " skip locked")):
        flag = field(config, key)
        if flag is not None and _is_true(of(flag)):
            chunks.append(text(words, step.span))
            break
    return chunks


def _is_true(value: Value) -> bool:
    return isinstance(value, Plain) and bool(value.value)


def _operations(steps: Sequence[ChainStep]) -> tuple[list[tuple[ChainStep, Value]], list[_Tail]]:
    """The set operations of a chain, and what belongs to the query and to each of them."""
    operations: list[tuple[ChainStep, Value]] = []
    tails = [_Tail()]
    for step in steps:
        if step.name in SET_OPERATORS:
            for right in step.arguments:
                operations.append((step, right))
                tails.append(_Tail())
        elif step.name in ("orderBy", "orderBy()"):
            tails[-1].order_by = step
        elif step.name == "limit":
            tails[-1].limit = step
        elif step.name == "offset":
            tails[-1].offset = step
    return operations, tails


def _outer_order(step: ChainStep | None, of: Resolve) -> Chunks:
    """ORDER BY of a set operation has columns without their tables: `buildSetOperationQuery`."""
    if step is None:
        return []
    chunks: Chunks = []
    for item in _items(step, of):
        found = _bare(item, of)
        chunks.append(_field(found, of, True) if isinstance(found, Sql) else found)
    return [text(" order by ", step.span), *chunks, text(" ", step.span)] if chunks else []


def is_given(value: Value | None, of: Resolve) -> bool:
    return value is not None and not is_undefined(of(value))
