"""Calls: aggregates with the level that each is of (parse_func.c, parse_agg.c)."""

from __future__ import annotations

from sqlglot import exp

from ...name import Name
from ...source import Span
from .. import aggregates
from ..aggregates import CallKind
from .level import Clause, GroupedPart, QueryLevel
from .nodes import bare, generic
from .reading import field
from .walk import AggregateFrame, GroupingWalk
from .windows import window

_FILTER = "FILTER"
_NESTED = "aggregate function calls cannot be nested"
_LOWER = "outer-level aggregate cannot contain a lower-level variable in its direct arguments"
_WINDOW_INSIDE = "aggregate function calls cannot contain window function calls"


def called(w: GroupingWalk, node: exp.Expr, schema: str = "") -> int:
    """A call with what stands behind it: WITHIN GROUP, FILTER, OVER."""
    over = condition = within = None
    while not isinstance(node, exp.Anonymous):
        if isinstance(node, exp.Window):
            over, node = node, node.this
        elif isinstance(node, exp.Filter):
            condition, node = node.expression.this, node.this
        elif isinstance(node, exp.WithinGroup):
            within, node = node.expression, node.this
        elif isinstance(node, exp.Dot):
            schema, node = w.a.tree.name(node.this), node.expression
        elif isinstance(node, exp.Column):
            schema, node = w.a.tree.name(node.args.get("table")), node.this
        else:
            return generic(w, node)
    if not isinstance(node.this, exp.Identifier):  # f(ALL x)
        return generic(w, node)
    return _call_of(w, node, schema, over, condition, within)


def _call_of(
    w: GroupingWalk,
    node: exp.Anonymous,
    schema: str,
    over: exp.Expr | None,
    condition: exp.Expr | None,
    within: exp.Expr | None,
) -> int:
    tree = w.a.tree
    number = tree.number(node.this)
    name = Name(schema, tree.lexemes[number].text)
    construct = tree.marks.constructs.get(number)
    if construct is not None and construct.name == "grouping":
        return _grouping(w, node, tree.lexeme_span(number))
    if construct is not None and construct.name not in aggregates.CONSTRUCTS:
        return w.key(construct.name, number in tree.marks.results, *_each(w, node))
    kind = aggregates.kind_of(w.a.contract, name) if construct is None else CallKind.AGGREGATE
    if over is not None:
        return _windowed(w, node, name, over, condition, tree.lexeme_span(number))
    is_only_aggregate = condition is not None or within is not None or _is_aggregated(node)
    if kind is CallKind.AGGREGATE or (kind is not CallKind.PLAIN and is_only_aggregate):
        return _aggregate(w, node, name, condition, within, tree.lexeme_span(number))
    if kind is CallKind.MISSING and not schema and len(node.expressions) == 1:
        row = bare(node.expressions[0])
        column = field(w, row, name.name) if isinstance(row, exp.Column) else None
        if column is not None:
            return column
    around = w.call
    if kind is not CallKind.PLAIN:
        w.call = name, kind
    keys = _each(w, node)
    w.call = around
    return w.key("call", name.name, *keys)


def _each(w: GroupingWalk, node: exp.Expr) -> list[int]:
    return [_argument(w, one) for one in node.expressions]


def _argument(w: GroupingWalk, node: exp.Expr) -> int:
    """An argument; `name => value` has its name before it."""
    if isinstance(node, (exp.Kwarg, exp.PropertyEQ)):
        return w.key("named", _name(w, node.this), w.expression(node.expression))
    return w.expression(node)


def _windowed(
    w: GroupingWalk,
    node: exp.Anonymous,
    name: Name,
    over: exp.Expr,
    condition: exp.Expr | None,
    span: Span,
) -> int:
    """A window function: what it takes is grouped, or aggregated."""
    level = w.levels[-1]
    if w.frames and w.frames[-1].depth == level.depth:
        w.refused(_WINDOW_INSIDE, span)
    keys = _each(w, node)
    if condition is not None:
        keys += w.at(level, Clause(_FILTER, level.place.is_checked), [condition])
    alias = over.args.get("alias")
    named = w.a.tree.name(alias) if isinstance(alias, exp.Identifier) else ""
    return w.key("over", name.name, named, *keys, *window(w, level, over))


def _aggregate(
    w: GroupingWalk,
    node: exp.Anonymous,
    name: Name,
    condition: exp.Expr | None,
    within: exp.Expr | None,
    span: Span,
) -> int:
    """transformAggregateCall: the arguments are of no group, but direct ones are."""
    own, direct = w.levels[-1], AggregateFrame(len(w.levels) - 1)
    keys = _direct_arguments(w, node, direct) if within is not None else []
    outside = [(level, level.piece) for level in w.levels if level.place.is_checked]
    for level, _ in outside:
        level.piece = GroupedPart()
    frame = AggregateFrame(len(w.levels) - 1)
    w.frames.append(frame)
    keys += _each(w, node if within is None else within)
    if condition is not None:
        keys += w.at(own, Clause(_FILTER, own.place.is_checked), [condition])
    w.frames.pop()
    of = _level_of(w, frame)
    for level, piece in outside:
        inner, level.piece = level.piece, piece
        if level is not of and inner.parts:
            piece.parts.append(inner)
    if direct.aggregate >= of.depth:
        w.refused(_NESTED, direct.inner)
    if direct.column > of.depth:
        w.refused(_LOWER, span)
    _counted(w, of, frame, span, "aggregate functions")
    return w.key("aggregate", name.name, condition is not None, within is not None, *keys)


def _direct_arguments(w: GroupingWalk, node: exp.Anonymous, frame: AggregateFrame) -> list[int]:
    """The arguments before WITHIN GROUP, which are the same for all rows of a group."""
    around, w.is_direct = w.is_direct, True
    w.frames.append(frame)
    keys = _each(w, node)
    w.frames.pop()
    w.is_direct = around
    return keys


def _level_of(w: GroupingWalk, frame: AggregateFrame) -> QueryLevel:
    nearest = max(frame.column, frame.aggregate)
    return w.levels[nearest if nearest >= 0 else frame.depth]


def _counted(w: GroupingWalk, of: QueryLevel, frame: AggregateFrame, span: Span, what: str) -> None:
    """An aggregate belongs to a level (check_agglevels_and_constraints)."""
    if frame.aggregate == of.depth:
        w.refused(_NESTED, frame.inner)
    elif of.place.where:
        w.refused(of.place.refusal(what), span)
        return  # and is none of the level, then
    of.aggregate = of.aggregate or span
    of.aggregate_of_item = of.aggregate_of_item or span
    if w.frames and of.depth <= w.frames[-1].depth:
        around = w.frames[-1]
        if of.depth > around.aggregate:
            around.aggregate, around.inner = of.depth, span


def _grouping(w: GroupingWalk, node: exp.Anonymous, span: Span) -> int:
    """GROUPING(a): its arguments are elements of GROUP BY."""
    outside = [(level, level.piece) for level in w.levels if level.place.is_checked]
    for level, _ in outside:
        level.piece = GroupedPart()
    frame = AggregateFrame(len(w.levels) - 1)
    w.frames.append(frame)
    keys = _each(w, node)
    w.frames.pop()
    for level, piece in outside:
        level.piece = piece
    of = _level_of(w, frame)
    _counted(w, of, frame, span, "grouping operations")
    if of.place.is_checked:
        of.grouping += zip(keys, node.expressions, strict=True)
    return w.key("grouping", *keys)


def _is_aggregated(node: exp.Expr) -> bool:
    """Whether a call is written as an aggregate's: `f(*)`, `f(DISTINCT x)`, `f(x ORDER BY y)`."""
    return any(isinstance(one, (exp.Star, exp.Distinct, exp.Order)) for one in node.expressions)


def _name(w: GroupingWalk, node: exp.Expr) -> str:
    return w.a.tree.name(node.this if isinstance(node, exp.Column) else node)
