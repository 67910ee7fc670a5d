"""FROM and its joins: what stands there is of no group."""

from __future__ import annotations

from sqlglot import exp

from .level import FROM, Clause, QueryLevel
from .nodes import with_queries
from .walk import GroupingWalk

ON = Clause("JOIN conditions")
_CALL = Clause("functions in FROM")


def sources(w: GroupingWalk, level: QueryLevel, node: exp.Expr) -> list[int]:
    """FROM, USING and the joins that hang on them."""
    keys = []
    for name in ("from_", "using"):
        part = node.args.get(name)
        for source in part if isinstance(part, list) else [part]:
            inner = source.this if isinstance(source, exp.From) else source
            if isinstance(inner, exp.Expr):
                keys.append(_source(w, level, inner))
    keys += _joins(w, level, node)
    keys += [_source(w, level, lateral) for lateral in node.args.get("laterals") or ()]
    return keys


def _joins(w: GroupingWalk, level: QueryLevel, node: exp.Expr) -> list[int]:
    keys = []
    for join in node.args.get("joins") or ():
        keys.append(_source(w, level, join.this))
        on = join.args.get("on")
        keys += w.at(level, ON, [on] if on is not None else [])
        merged = [w.a.tree.name(one) for one in join.args.get("using") or ()]
        keys.append(w.key(join.args.get("side"), join.args.get("method"), *merged))
    return keys


def _source(w: GroupingWalk, level: QueryLevel, node: exp.Expr) -> int:
    """One entry of FROM."""
    keys: list[int] = []
    level.place = FROM
    alias = node.args.get("alias")
    named = w.a.tree.name(alias.this) if alias is not None and alias.this else ""
    inner = node.this
    match node:
        case exp.Table() if isinstance(inner, exp.Identifier):
            name = w.a.tree.name(inner)
            schema = w.a.tree.name(node.args.get("db"))
            keys.append(w.key("relation", schema, name))
            cte = level.scope.cte(name) if not schema and w.recursive else None
            level.reads += [cte] if cte is not None else []
            sample = node.args.get("sample")
            keys += w.at(level, _CALL, [sample.args["percent"]] if sample else [])
        case exp.Table() if node.args.get("rows_from"):
            parts = node.args["rows_from"]
            calls = (p.this if isinstance(p, (exp.Table, exp.Alias)) else p for p in parts)
            keys += w.at(level, _CALL, calls)
        case exp.Subquery() if isinstance(inner, (exp.Table, exp.Subquery, exp.Lateral)):
            keys.append(_source(w, level, inner))
        case exp.Values():
            keys.append(w.query(node))
        case exp.Subquery():
            with_queries(w, node)
            keys.append(w.query(inner))
        case exp.Table() | exp.Lateral() if isinstance(inner, (exp.Subquery, exp.Values)):
            keys.append(w.query(inner))
        case exp.Table() | exp.Lateral() | exp.Paren() if isinstance(inner, exp.Expr):
            keys += w.at(level, _CALL, [inner])
        case _:
            keys += w.at(level, _CALL, [node])
    return w.key("from", named, *keys, *_joins(w, level, node))
