"""LIKE, ILIKE and SIMILAR TO, with ESCAPE: operators, and functions that make their patterns.

Follows gram.y, a_expr: `x LIKE y ESCAPE z` is `x ~~ pg_catalog.like_escape(y, z)`, and a SIMILAR TO
is `x ~ pg_catalog.similar_to_escape(y, z)`.
"""

from __future__ import annotations

from sqlglot import exp

from ..pgtype import BOOL, PgType
from . import constructs, operators, walk
from .analysis import Analysis
from .entries import Type, plain_type
from .scope import Scope


def matched(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """LIKE, ILIKE."""
    symbol = "~~" if isinstance(node, exp.Like) else "~~*"
    left = walk.expression(a, node.this, scope)
    right = walk.expression(a, node.expression, scope)
    escape = _escape(a, node)
    if escape is not None:
        pattern = _pattern(a, "like_escape", node, right, escape, scope)
        operators.take_operands(a, symbol, left, pattern, (node.this, node))
        operators.implied(a, symbol, node, left, pattern)
        return BOOL
    operators.take_operands(a, symbol, left, right, (node.this, node.expression))
    operators.read_constants(a, symbol, left, right, (node.this, node.expression))
    operators.implied_by(a, symbol, node, left, right, node.expression)
    return BOOL


def similar(a: Analysis, node: exp.Expr, scope: Scope) -> Type:
    """SIMILAR TO."""
    left = walk.expression(a, node.this, scope)
    right = walk.expression(a, node.expression, scope)
    pattern = _pattern(a, "similar_to_escape", node, right, _escape(a, node), scope)
    operators.take_operands(a, "~", left, pattern, (node.this, node))
    operators.implied(a, "~", node, left, pattern)
    return BOOL


def _escape(a: Analysis, node: exp.Expr) -> exp.Expr | None:
    """What stands behind ESCAPE, which is one more operand to the tree."""
    outer: exp.Expr | None = node.parent
    inner: exp.Expr = node
    while isinstance(outer, (exp.Not, exp.Paren)):
        inner, outer = outer, outer.parent
    if not isinstance(outer, exp.Operator) or outer.this is not inner:
        return None
    return None if int(outer.args["operator"]) in a.tree.marks.operators else outer.expression


def _pattern(
    a: Analysis,
    function: str,
    node: exp.Expr,
    right: Type,
    escape: exp.Expr | None,
    scope: Scope,
) -> PgType | None:
    """The type of the pattern that the function makes."""
    nodes, kinds = [node.expression], [plain_type(right)]
    if escape is not None:
        nodes.append(escape)
        kinds.append(plain_type(walk.expression(a, escape, scope)))
    return constructs.called(a, function, a.tree.place_of(node), nodes, kinds)
