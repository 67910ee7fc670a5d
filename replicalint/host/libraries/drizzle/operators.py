"""The functions of Drizzle that return SQL, as it writes them.

`sql/expressions/conditions.js`, `select.js`, `sql/functions/` of drizzle-orm 0.45.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from ....source import Chunk, Span
from ...values import Items, Many, NotKnown, NoValue, Plain, Value
from .fields import present
from .things import (
    AliasedSql,
    Chain,
    PgColumn,
    PgTable,
    PgView,
    Sql,
    SqlCall,
    SqlParameter,
    Subquery,
    UnknownSql,
    is_undefined,
)

# What stands before, between and behind the arguments.
_PATTERNS: dict[str, tuple[str, ...]] = {
    "eq": ("", " = ", ""),
    "ne": ("", " <> ", ""),
    "gt": ("", " > ", ""),
    "gte": ("", " >= ", ""),
    "lt": ("", " < ", ""),
    "lte": ("", " <= ", ""),
    "not": ("not ", ""),
    "isNull": ("", " is null"),
    "isNotNull": ("", " is not null"),
    "exists": ("exists ", ""),
    "notExists": ("not exists ", ""),
    "between": ("", " between ", " and ", ""),
    "notBetween": ("", " not between ", " and ", ""),
    "like": ("", " like ", ""),
    "notLike": ("", " not like ", ""),
    "ilike": ("", " ilike ", ""),
    "notIlike": ("", " not ilike ", ""),
    "arrayContains": ("", " @> ", ""),
    "arrayContained": ("", " <@ ", ""),
    "arrayOverlaps": ("", " && ", ""),
    "inArray": ("", " in ", ""),
    "notInArray": ("", " not in ", ""),
    "asc": ("", " asc"),
    "desc": ("", " desc"),
    "count": ("count(", ")"),
    "countDistinct": ("count(distinct ", ")"),
    "avg": ("avg(", ")"),
    "avgDistinct": ("avg(distinct ", ")"),
    "sum": ("sum(", ")"),
    "sumDistinct": ("sum(distinct ", ")"),
    "max": ("max(", ")"),
    "min": ("min(", ")"),
    "l2Distance": ("", " <-> ", ""),
    "l1Distance": ("", " <+> ", ""),
    "innerProduct": ("", " <#> ", ""),
    "cosineDistance": ("", " <=> ", ""),
    "hammingDistance": ("", " <~> ", ""),
    "jaccardDistance": ("", " <%> ", ""),
}
_CONNECTED = {"and": " and ", "or": " or "}
# Those of which the left side, where it is a column, binds the right one; and those of lists.
_BINDING = frozenset("eq ne gt gte lt lte between notBetween".split()) | frozenset(
    ("arrayContains", "arrayContained", "arrayOverlaps")
)
_OF_DISTANCES = frozenset(name for name in _PATTERNS if name.endswith(("Distance", "Product")))
_OF_LISTS = {"inArray": "false", "notInArray": "true"}

# The exports of drizzle-orm that return SQL.
NAMES = frozenset((*_PATTERNS, *_CONNECTED))

Resolve = Callable[[Value], Value]


def text(said: str, span: Span) -> Chunk:
    """Text that Drizzle writes for a call."""
    return Chunk(said, span, False)


def written(operation: SqlCall, resolve: Resolve) -> Sql | None:
    """The SQL that a call returns; None for undefined: `and()` of nothing."""
    if operation.name in _CONNECTED:
        return _connected(operation, _CONNECTED[operation.name], resolve)
    if operation.name == "join":
        return _joined(operation, resolve)
    pattern = _PATTERNS[operation.name]
    span = operation.span
    given: list[Value] = list(operation.arguments[: len(pattern) - 1])
    first = operation.arguments[0] if operation.arguments else None
    if operation.name == "count" and (first is None or is_undefined(resolve(first))):
        given = [Sql(span, (text("*", span),))]
    given += [NotKnown(span)] * (len(pattern) - 1 - len(given))
    chunks: list[Chunk | Value] = [text(pattern[0], span)] if pattern[0] else []
    left: Value | None = None
    for value, behind in zip(given, pattern[1:], strict=True):
        found = resolve(value)
        if left is None:
            left = found
            found = UnknownSql(found.span) if isinstance(found, NotKnown) else found
        elif operation.name in _OF_LISTS:
            if isinstance(found, Items) and not present(found.items, resolve):
                return Sql(span, (text(_OF_LISTS[operation.name], span),))
            found = _listed(found, left)
        elif operation.name in _BINDING:
            found = _bound(found, left)
        elif operation.name in _OF_DISTANCES and isinstance(found, Items):
            found = SqlParameter(found.span, found)
        chunks.append(found)
        if behind:
            chunks.append(text(behind, span))
    return Sql(span, tuple(chunks))


def condition(value: Value, resolve: Resolve) -> Value | None:
    """A condition as it is handed over: None where there is none, opaque where it is not known."""
    found = resolve(value)
    if isinstance(found, SqlCall):  # of nothing
        return None
    if is_undefined(found) or (isinstance(found, Plain) and not found.value):
        return None
    return found if is_sql(found) else UnknownSql(found.span)


def is_sql(value: Value) -> bool:
    """Whether Drizzle puts it in as SQL, and does not bind it."""
    kinds = (Sql, AliasedSql, PgColumn, PgTable, PgView, Chain, Subquery, UnknownSql, SqlCall)
    return isinstance(value, kinds)


def _connected(operation: SqlCall, between: str, resolve: Resolve) -> Sql | None:
    found: list[Value | None] = []
    for value in operation.arguments:
        given = value.value if isinstance(value, Many) else value
        found.append(condition(given, resolve))
    if not operation.is_whole:
        found.append(UnknownSql(operation.span))
    conditions = [value for value in found if value is not None]
    if len(conditions) < 2:
        return Sql(operation.span, tuple(conditions)) if conditions else None
    chunks: list[Chunk | Value] = [text("(", operation.span), conditions[0]]
    for value in conditions[1:]:
        chunks += (text(between, operation.span), value)
    return Sql(operation.span, (*chunks, text(")", operation.span)))


def _joined(operation: SqlCall, resolve: Resolve) -> Sql:
    """`sql.join(chunks, separator)`"""
    found = resolve(operation.arguments[0]) if operation.arguments else NotKnown(operation.span)
    if not isinstance(found, Items):
        return Sql(operation.span, (UnknownSql(found.span),))
    between = [] if len(operation.arguments) < 2 else [operation.arguments[1]]
    chunks: list[Chunk | Value] = []
    for item in found.items:
        chosen = resolve(item.value if isinstance(item, Many) else item)
        if isinstance(chosen, NoValue):
            continue
        is_unknown = isinstance(item, Many) and isinstance(chosen, NotKnown)
        chunks += between if chunks else []
        chunks.append(UnknownSql(chosen.span) if is_unknown else chosen)
    return Sql(operation.span, tuple(chunks))


def _bound(value: Value, left: Value) -> Value:
    """A column binds what it is compared with, whatever that is (`bindIfParam`)."""
    if isinstance(left, PgColumn) and not is_sql(value):
        is_known = not left.definition.is_encoded
        return SqlParameter(value.span, value if is_known else NotKnown(value.span))
    return value


def _bound_item(value: Value, left: Value) -> Value:
    return value if isinstance(value, Many) else _bound(value, left)


def _listed(value: Value, left: Value) -> Value:
    """What stands behind IN: each value of a list is bound, and a query stands in parentheses."""
    if isinstance(value, Items):
        return replace(value, items=tuple(_bound_item(item, left) for item in value.items))
    if isinstance(value, NotKnown):
        return Items((Many(value, value.span),), value.span)
    return _bound(value, left)
