"""What a plan runs of conditions first: which stand before everything, and what each costs.

Follows createplan.c, order_qual_clauses and create_gating_plan, and costsize.c, cost_qual_eval: a
function costs one, whatever it does.
"""

from __future__ import annotations

from functools import cache

from sqlglot import exp

from ... import catalog
from .recovery import Recovery

_FREE = (exp.And, exp.Or, exp.Not, exp.Paren, exp.Is, exp.Distinct)


@cache
def function_kinds(name: str) -> frozenset[str]:
    """What functions of a name are: i, s or v, `a` of aggregates, `*` of those that give sets."""
    found = catalog.functions(name)
    if not found:
        return frozenset("v")
    kinds = {one.volatility for one in found}
    kinds |= {one.kind for one in found if one.kind == "a"}
    return frozenset(kinds | {"*" for one in found if one.returns_set})


def is_gate(known: Recovery, condition: exp.Expr) -> bool:
    """Whether a condition is tested once, before anything is run: no column, nothing volatile."""
    return _is_pseudoconstant(known, condition, unknown=False)


def may_be_gate(known: Recovery, condition: exp.Expr) -> bool:
    """The same where a function may be anything."""
    return _is_pseudoconstant(known, condition, unknown=True)


def _is_pseudoconstant(known: Recovery, condition: exp.Expr, *, unknown: bool) -> bool:
    pending = [condition]
    while pending:
        one = pending.pop()
        if isinstance(one, (exp.Subquery, exp.Exists)):
            continue
        if isinstance(one, exp.Column):
            return False
        if isinstance(one, exp.Anonymous) and not known.is_construct(one):
            found = known.called(one)
            name = found[0] if found is not None else ""
            if not (unknown and not catalog.functions(name)) and "v" in function_kinds(name):
                return False
        pending += one.iter_expressions()
    return True


def most(condition: exp.Expr) -> int:
    """What a condition costs at most, in calls (costsize.c, cost_qual_eval)."""
    return sum(_cost(one) for one in condition.walk(prune=_is_query))


def least(condition: exp.Expr) -> int:
    """What a condition costs at least: a query of it may be run once, for all rows."""
    comparisons = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE)
    return sum(
        isinstance(one, exp.Anonymous) or (isinstance(one, comparisons) and bool(_cost(one)))
        for one in condition.walk(prune=_is_query)
    )


def _is_query(node: exp.Expr) -> bool:
    return isinstance(node, exp.Query)


def _cost(node: exp.Expr) -> int:
    if isinstance(node, (exp.EQ, exp.NEQ)) and (
        isinstance(node.this, exp.Boolean) or isinstance(node.expression, exp.Boolean)
    ):
        return 0  # simplify_boolean_equality
    if isinstance(node, _FREE):
        return 0
    return int(isinstance(node, (exp.Anonymous, exp.Binary, exp.Cast, exp.In, exp.Operator)))
