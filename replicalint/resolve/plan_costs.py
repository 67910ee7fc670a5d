"""What a plan runs of conditions first: which stand before everything, and what each costs.

Follows createplan.c, order_qual_clauses and create_gating_plan, and costsize.c, cost_qual_eval: a
function costs one, whatever it does.
"""

from __future__ import annotations

from functools import cache

from sqlglot import exp

from .. import catalog
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
    pending = [condition]
    while pending:
        one = pending.pop()
        if isinstance(one, (exp.Subquery, exp.Exists)):
            continue
        if isinstance(one, exp.Column):
            return False
        if isinstance(one, exp.Anonymous):
            found = known.called(one)
            if found is None or "v" in function_kinds(found[0]):
                return False
        pending += one.iter_expressions()
    return True


def most(condition: exp.Expr) -> int:
    """What a condition costs at most, in calls (costsize.c, cost_qual_eval)."""
    return sum(_cost(one) for one in condition.walk())


def least(condition: exp.Expr) -> int:
    """What a condition costs at least."""
    return sum(
        isinstance(one, exp.Anonymous)
        or (isinstance(one, (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE)) and _cost(one))
        for one in condition.walk()
    )


def _cost(node: exp.Expr) -> int:
    if isinstance(node, (exp.EQ, exp.NEQ)) and (
        isinstance(node.this, exp.Boolean) or isinstance(node.expression, exp.Boolean)
    ):
        return 0  # simplify_boolean_equality
    if isinstance(node, _FREE):
        return 0
    return int(isinstance(node, (exp.Anonymous, exp.Binary, exp.Cast, exp.In, exp.Operator)))
