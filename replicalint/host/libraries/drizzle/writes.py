"""INSERT, UPDATE, DELETE and the rest as Drizzle writes them: pg-core/dialect.js of 0.45."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ....source import Chunk, Span
from ...values import Fields, Hole, Items, Many, NotKnown, Plain, String, Value
from .fields import JOINS, columns, flat, of_query, present
from .operators import condition, is_sql, text
from .select import (
    Chunks,
    between,
    from_entry,
    joined,
    selection,
    unknown_steps,
    unwrapped,
    with_list,
)
from .things import (
    Bare,
    Chain,
    ChainStep,
    Mentioned,
    PgColumn,
    PgTable,
    Raw,
    Sql,
    SqlName,
    SqlParameter,
    UnknownSql,
    field,
    is_undefined,
)

Resolve = Callable[[Value], Value]


def write(query: Chain, of: Resolve) -> Chunks:
    """The SQL of a chain that is no SELECT."""
    steps = {step.name: step for step in query.steps}
    match query.kind:
        case "insert":
            return with_list(steps.get("with"), of) + _insert(query, steps, of)
        case "update":
            return with_list(steps.get("with"), of) + _update(query, steps, of)
        case "delete":
            return with_list(steps.get("with"), of) + _delete(query, steps, of)
        case "refresh":
            return [*_refresh(query, steps, of), *unknown_steps(query)]
        case _:
            return [*_executed(query.steps[0], of), *unknown_steps(query)]


def count(query: Chain, of: Resolve, *, is_whole: bool) -> Chunks:
    """`db.$count(table, condition)`: a statement, or a value in another."""
    step = query.steps[0]
    span = step.span
    chunks: Chunks = [text("select count(*)" + " as count" * is_whole + " from ", span)]
    chunks.append(of(step.arguments[0]) if step.arguments else UnknownSql(span))
    if len(step.arguments) > 1 and (found := condition(step.arguments[1], of)) is not None:
        chunks += [text(" where ", span), found]
    chunks += unknown_steps(query)
    return [*chunks, text(";", span)] if is_whole else [text("(", span), *chunks, text(")", span)]


def _executed(step: ChainStep, of: Resolve) -> Chunks:
    value = of(step.arguments[0]) if step.arguments else NotKnown(step.span)
    if isinstance(value, Chain):
        return [unwrapped(value)]
    if isinstance(value, String):
        return [Raw(value.span, value)]
    return [value] if is_sql(value) else [UnknownSql(value.span)]


def _refresh(query: Chain, steps: dict[str, ChainStep], of: Resolve) -> Chunks:
    span = query.span
    chunks: Chunks = [text("refresh materialized view", span)]
    if "concurrently" in steps:
        chunks.append(text(" concurrently", steps["concurrently"].span))
    chunks += [text(" ", span), _table(query, of)]
    if "withNoData" in steps:
        chunks.append(text(" with no data", steps["withNoData"].span))
    return chunks


def _table(query: Chain, of: Resolve) -> Value:
    step = next(step for step in query.steps if step.name == query.kind)
    found = of(step.arguments[0]) if step.arguments else NotKnown(step.span)
    return UnknownSql(found.span, "name") if isinstance(found, NotKnown) else found


def _delete(query: Chain, steps: dict[str, ChainStep], of: Resolve) -> Chunks:
    step = steps["delete"]
    chunks: Chunks = [text("delete from ", step.span), _table(query, of), *unknown_steps(query)]
    return [*chunks, *_where(steps, of), *_returning(query, steps, of, is_single=True)]


def _where(steps: dict[str, ChainStep], of: Resolve) -> Chunks:
    step = steps.get("where")
    if step is None or not step.arguments:
        return []
    found = condition(step.arguments[0], of)
    return [] if found is None else [text(" where ", step.span), Hole(found, step.span)]


def _returning(
    query: Chain, steps: dict[str, ChainStep], of: Resolve, *, is_single: bool
) -> Chunks:
    step = steps.get("returning")
    if step is None:
        return []
    found = flat(of_query(query, of), query, of)
    return [text(" returning ", step.span), *selection(found, step.span, of, is_single)]


def _insert(query: Chain, steps: dict[str, ChainStep], of: Resolve) -> Chunks:
    span = steps["insert"].span
    table = _table(query, of)
    chunks: Chunks = [text("insert into ", span), table, text(" ", span)]
    named: list[PgColumn] = []
    if isinstance(table, PgTable):
        given = [column for _, column in columns(table).fields if isinstance(column, PgColumn)]
        named = [column for column in given if not column.definition.is_generated]
        bare: Chunks = [Bare(span, column) for column in named]
        bare += [] if table.is_whole else [UnknownSql(span, "csv")]
        chunks += [text("(", span), *between(bare, ", ", span), text(") ", span)]
    else:
        chunks += [text("(", span), UnknownSql(span, "csv"), text(") ", span)]
    if "overridingSystemValue" in steps:
        overriding = steps["overridingSystemValue"].span
        chunks.append(text("overriding system value ", overriding))
    if "select" in steps:
        step = steps["select"]
        source = of(step.arguments[0]) if step.arguments else NotKnown(step.span)
        chunks.append(
            UnknownSql(source.span) if isinstance(source, NotKnown) else unwrapped(source)
        )
    elif "values" in steps:
        chunks += _values(steps["values"], named, of)
    chunks += _conflict(steps, table, of)
    chunks += unknown_steps(query)
    return chunks + _returning(query, steps, of, is_single=True)


def _values(step: ChainStep, named: Sequence[PgColumn], of: Resolve) -> Chunks:
    span = step.span
    value = of(step.arguments[0]) if step.arguments else NotKnown(span)
    rows = present(value.items, of) if isinstance(value, Items) else (value,)
    chunks: Chunks = [text("values ", span)]
    for place, row in enumerate(rows):
        if place:
            chunks.append(text(", ", span))
        found = of(row.value if isinstance(row, Many) else row)
        if not named:
            chunks += [text("(", span), UnknownSql(span, "csv"), text(")", span)]
            continue
        given: Chunks = [_value(found, column, span, of) for column in named]
        chunks += [text("(", span), *between(given, ", ", span), text(")", span)]
    return chunks


def _value(row: Value, column: PgColumn, span: Span, of: Resolve) -> Chunk | Value:
    """What is inserted into a column: what is given, else what its definition says."""
    value = row.get(column.key) if isinstance(row, Fields) else NotKnown(span)
    if value is None and isinstance(row, Fields) and not row.is_whole:
        value = NotKnown(row.span)
    found = None if value is None else of(value)
    if not is_undefined(found) and found is not None:
        return _bound(found)
    definition = column.definition
    if definition.default is not None:
        return _bound(of(definition.default))
    if not definition.has_default and definition.on_update is not None:
        return _bound(of(definition.on_update))
    return text("default", span)


def _bound(value: Value) -> Value:
    """SQL stays so, and everything else is bound, a query that is no SQL as well."""
    is_put_in = isinstance(value, Sql | UnknownSql) or (
        isinstance(value, Chain) and value.kind == "count"
    )
    return value if is_put_in else SqlParameter(value.span, value)


def _update(query: Chain, steps: dict[str, ChainStep], of: Resolve) -> Chunks:
    span = steps["update"].span
    table = _table(query, of)
    chunks: Chunks = [text("update ", span)]
    if isinstance(table, PgTable):
        chunks.append(Mentioned(table.span, table))
        if table.schema is not None:
            chunks += [SqlName(table.span, table.schema), text(".", table.span)]
        chunks.append(SqlName(table.span, table.name))
        if table.alias is not None:
            chunks += [text(" ", table.span), SqlName(table.span, table.alias)]
    else:
        chunks.append(table)
    setting = steps.get("set")
    if setting is not None:
        chunks.append(text(" set ", setting.span))
        chunks += _set(setting.arguments[0] if setting.arguments else None, table, setting, of)
    source = steps.get("from")
    if source is not None and source.arguments:
        chunks.append(text(" from ", source.span))
        chunks += from_entry(of(source.arguments[0]), of)
    chunks += joined([step for step in query.steps if step.name in JOINS], of)
    chunks += unknown_steps(query)
    chunks += _where(steps, of)
    return chunks + _returning(query, steps, of, is_single=source is None)


def _set(given: Value | None, table: Value, step: ChainStep, of: Resolve) -> Chunks:
    """The assignments, in the order of the table's columns: `buildUpdateSet`."""
    record = of(given) if given is not None else NotKnown(step.span)
    if not isinstance(table, PgTable) or not isinstance(record, Fields):
        return [UnknownSql(record.span)]
    assignments: Chunks = []
    for key, definition in table.columns:
        value = record.get(key)
        found = None if value is None else of(value)
        if found is None or is_undefined(found):
            found = None if definition.on_update is None else of(definition.on_update)
        if found is not None:
            column = PgColumn(step.span, table, key, definition)
            bound = found if isinstance(found, PgColumn) else _bound(found)
            assigned = (Bare(step.span, column), text(" = ", step.span), bound)
            assignments.append(Sql(step.span, assigned))
    if not record.is_whole or not table.is_whole:
        assignments.append(UnknownSql(record.span))
    return between(assignments, ", ", step.span)


def _conflict(steps: dict[str, ChainStep], table: Value, of: Resolve) -> Chunks:
    step = steps.get("onConflictDoNothing") or steps.get("onConflictDoUpdate")
    if step is None:
        return []
    span = step.span
    config = of(step.arguments[0]) if step.arguments else Plain(None, span)
    if isinstance(config, NotKnown):
        return [text(" on conflict ", span), UnknownSql(span)]
    target = field(config, "target")
    chunks: Chunks = [text(" on conflict ", span)]
    if target is not None:
        found = of(target)
        items = found.items if isinstance(found, Items) else (found,)
        named: Chunks = [_target(of(item), span) for item in items]
        chunks += [text("(", span), *between(named, ",", span), text(")", span)]
    wheres = {key: _condition(config, key, of) for key in ("where", "targetWhere", "setWhere")}
    if step.name == "onConflictDoNothing":
        if target is not None:
            chunks += [*_clause(wheres["where"], span), text(" ", span)]
        return [*chunks, text("do nothing", span)]
    chunks += [*_clause(wheres["targetWhere"], span), text(" do update set ", span)]
    chunks += _set(field(config, "set"), table, step, of)
    return [*chunks, *_clause(wheres["where"], span), *_clause(wheres["setWhere"], span)]


def _target(value: Value, span: Span) -> Value:
    return Bare(span, value) if isinstance(value, PgColumn) else UnknownSql(value.span, "name")


def _condition(config: Value, key: str, of: Resolve) -> Value | None:
    found = field(config, key)
    return None if found is None else condition(found, of)


def _clause(found: Value | None, span: Span) -> Chunks:
    return [] if found is None else [text(" where ", span), found]
