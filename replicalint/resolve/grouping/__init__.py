"""Columns that stand ungrouped, and aggregates where none may: parse_agg.c.

A second walk over a statement that has GROUP BY, HAVING or an aggregate, when all of it has been
resolved. An aggregate is of the nearest query level whose columns it takes, and a subquery may use
columns of the queries around it: so all levels are walked at once, and each is judged at its end.
Every expression gets a key: those with the same one are equal to PostgreSQL (equalfuncs.c).
"""

from __future__ import annotations

from ..analysis import Analysis
from . import expressions, queries
from .walk import GroupingWalk

__all__ = ["check_grouping"]


def check_grouping(a: Analysis) -> None:
    """Notes what parse_agg.c refuses of a statement, or would but for what is not known."""
    root = a.tree.root
    if root is None or a.tree.marks.holes or a.syntax.is_inside:
        return  # text may bring a GROUP BY, or columns to group by
    GroupingWalk(a, expressions.expression, queries.query).query(root)
