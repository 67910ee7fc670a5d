"""Queries as they are walked for what they group: analyze.c, down to parseCheckAggregates."""

from __future__ import annotations

from sqlglot import exp

from ...sqlstate import INVALID_RECURSION
from ..scope import Cte
from .judgement import judge
from .level import NO_KEY, SELECT, Clause, QueryLevel
from .nodes import generic, is_bare_name, is_qualified, with_queries
from .output import grouped_by, item, sorted_by
from .sources import ON, sources
from .walk import GroupingWalk
from .windows import window

_WHERE, _VALUES, _UPDATE = Clause("WHERE"), Clause("VALUES"), Clause("UPDATE")
_RETURNING, _WHEN = Clause("RETURNING"), Clause("MERGE WHEN conditions")
_LIMITS = {"limit": Clause("LIMIT"), "offset": Clause("OFFSET"), "fetch": Clause("LIMIT")}
_IN_RECURSION = "aggregate functions are not allowed in a recursive query's recursive term"


def query(w: GroupingWalk, node: exp.Expr) -> int:
    """Walks a query, or a statement that writes rows."""
    match node:
        case exp.Select():
            return _select(w, node)
        case exp.SetOperation():
            return _set_operation(w, node)
        case exp.Values():
            return _values(w, node)
        case exp.Subquery() | exp.Paren():
            with_queries(w, node)
            return w.query(node.this)
        case exp.Insert() | exp.Update() | exp.Delete() | exp.Merge():
            return _written(w, node)
        case _:
            return generic(w, node)


def _set_operation(w: GroupingWalk, node: exp.Expr) -> int:
    """A chain of arms; a recursive term is the right arm of a query that is named in it."""
    with_queries(w, node)
    cte = _cte_of(w, node)
    arms: list[exp.Expr] = []
    left = node
    while isinstance(left, exp.SetOperation) and (left is node or not left.args.get("with_")):
        arms.append(left.expression)
        left = left.this
    keys = [w.query(left)]
    for arm in reversed(arms[1:]):
        keys.append(w.query(arm))
    around = w.recursive
    if cte is not None:
        w.recursive = (*around, cte)
    keys.append(w.query(arms[0]))
    w.recursive = around
    return w.key(type(node), *keys)


def _cte_of(w: GroupingWalk, node: exp.Expr) -> Cte | None:
    """The WITH query that a set operation is the whole of, if it may be recursive."""
    parent = node.parent
    while isinstance(parent, exp.Subquery) and not parent.args.get("with_"):
        parent = parent.parent
    clause = parent.parent if isinstance(parent, exp.CTE) else None
    if parent is None or clause is None or not clause.args.get("recursive"):
        return None
    left = node.this
    while isinstance(left, (exp.SetOperation, exp.Subquery)):
        left = left.this
    scope = w.a.levels.get(id(left))
    return scope.cte(w.a.tree.name(parent.args["alias"].this)) if scope is not None else None


def _values(w: GroupingWalk, node: exp.Expr) -> int:
    with_queries(w, node)
    level = w.enter(node)
    if level is None:
        return NO_KEY
    keys = w.at(level, _VALUES, node.expressions)
    w.leave()
    return w.key(exp.Values, *keys)


def _written(w: GroupingWalk, node: exp.Expr) -> int:
    """INSERT, UPDATE, DELETE, MERGE: no aggregate may stand in one."""
    with_queries(w, node)
    level = w.enter(node)
    if level is None:
        return NO_KEY
    source = node.args.get("expression") if isinstance(node, exp.Insert) else None
    if source is not None:
        w.query(source)
    sources(w, level, node)
    conflict = node.args.get("conflict")
    if conflict is not None:
        w.at(level, _UPDATE, (part.expression for part in conflict.expressions))
        _clause(w, level, conflict, "where", _WHERE)
    if isinstance(node, exp.Update):
        w.at(level, _UPDATE, (part.expression for part in node.expressions))
    _clause(w, level, node, "where", _WHERE)
    if isinstance(node, exp.Merge):
        _merged(w, level, node)
    returning = node.args.get("returning")
    if returning is not None:
        w.at(level, _RETURNING, returning.expressions)
    w.leave()
    return NO_KEY


def _merged(w: GroupingWalk, level: QueryLevel, node: exp.Merge) -> None:
    on = node.args.get("on")
    w.at(level, ON, [on] if isinstance(on, exp.Expr) else [])
    whens = node.args.get("whens")
    for when in whens.expressions if whens is not None else ():
        condition, then = when.args.get("condition"), when.args.get("then")
        w.at(level, _WHEN, [condition] if condition is not None else [])
        if isinstance(then, exp.Update):
            w.at(level, _UPDATE, (part.expression for part in then.expressions))
        values = then.args.get("expression") if isinstance(then, exp.Insert) else None
        w.at(level, _VALUES, [values] if isinstance(values, exp.Expr) else [])


def _select(w: GroupingWalk, node: exp.Expr) -> int:
    with_queries(w, node)
    level = w.enter(node)
    if level is None:
        return NO_KEY
    args = node.args
    group, having = args.get("group"), args.get("having")
    level.is_grouped = group is not None or having is not None
    level.has_pieces = group is not None and not all(
        is_qualified(one) or (is_bare_name(one) and level.scope.find(w.a.tree.name(one.this)))
        for one in group.expressions
    )
    keys = sources(w, level, node)
    keys.append(_clause(w, level, node, "where", _WHERE))
    keys += [item(w, level, part) for part in node.expressions]
    distinct = args.get("distinct")
    if distinct is not None and distinct.args.get("on") is not None:
        by = distinct.args["on"]
        keys += sorted_by(w, level, by.expressions or [by.this])
    for number, element in grouped_by(w, level, group):
        level.groups.append((number, element))
        keys.append(element)
    keys.append(_clause(w, level, node, "having", SELECT))
    level.place = SELECT
    for one in args.get("windows") or ():
        keys += window(w, level, one)
    order = args.get("order")
    if order is not None:
        keys += sorted_by(w, level, [each.this for each in order.expressions])
    for name, place in _LIMITS.items():
        part = args.get(name)
        if part is not None:
            value = part.args.get("expression") or part.args.get("count")
            keys += w.at(level, place, [value] if isinstance(value, exp.Expr) else [])
    _ends_recursion(w, level)
    w.leave()
    judge(w.a, level)
    return w.key(exp.Select, distinct is not None, *keys)


def _ends_recursion(w: GroupingWalk, level: QueryLevel) -> None:
    """Refuses aggregates of a recursive term, if the query stands in its FROM."""
    if level.aggregate is not None and any(one in w.recursive for one in level.reads):
        w.refused(_IN_RECURSION, level.aggregate, INVALID_RECURSION)


def _clause(w: GroupingWalk, level: QueryLevel, node: exp.Expr, name: str, place: Clause) -> int:
    part = node.args.get(name)
    return w.at(level, place, [part.this])[0] if part is not None else NO_KEY
