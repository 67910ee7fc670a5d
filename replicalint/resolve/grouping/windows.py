"""Windows: what they are partitioned and ordered by is grouped, or aggregated."""

from __future__ import annotations

from sqlglot import exp

from .level import Clause, QueryLevel
from .walk import GroupingWalk


def window(w: GroupingWalk, level: QueryLevel, node: exp.Expr) -> list[int]:
    """PARTITION BY, ORDER BY and the frame of a window: all but its name."""
    order, spec = node.args.get("order"), node.args.get("spec")
    keys = [w.expression(one) for one in node.args.get("partition_by") or ()]
    keys += [w.expression(one) for one in order.expressions] if order is not None else []
    if spec is not None:
        place = Clause(f"window {spec.args.get('kind')}")
        bounds = (spec.args.get(name) for name in ("start", "end"))
        keys += w.at(level, place, (one for one in bounds if isinstance(one, exp.Expr)))
    return keys
