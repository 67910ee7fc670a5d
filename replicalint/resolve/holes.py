"""What a client puts into a statement: names, values and text that are not known.

Each hole is a gap of its own (`syntax/holes.py`). What it would name is never noted, and what it
may bring is open: an entry of FROM without a name, a level that may have more entries than are
seen, a list of columns that is not known.
"""

from __future__ import annotations

from sqlglot import exp

from ..syntax.lexeme import Kind
from .analysis import Analysis


def is_hole(a: Analysis, node: exp.Expr) -> bool:
    """Whether a name or a constant stands for what is not known."""
    return a.tree.number(node) in a.tree.marks.holes


def is_text(a: Analysis, node: exp.Expr) -> bool:
    """Whether it may be any text, and so more than one name or value."""
    number = a.tree.number(node)
    return number in a.tree.marks.holes and a.tree.lexemes[number].kind is Kind.HOLE


def has_text(a: Analysis, value: exp.Expr) -> bool:
    """Whether text stands in an expression: it may end it, and begin another one."""
    ends = a.tree.ends(value)
    return ends is not None and a.tree.has_text(*ends)


def before_text(a: Analysis, value: exp.Expr) -> exp.Expr:
    """What is written before text that may go on with it, `o.name ${direction}`; all else as is."""
    inner = value
    while isinstance(inner, exp.Paren):
        inner = inner.this
    if not isinstance(inner, exp.Operator) or not isinstance(inner.expression, exp.Literal):
        return value
    return before_text(a, inner.this) if is_hole(a, inner.expression) else value
