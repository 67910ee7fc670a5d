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


def is_unknown(a: Analysis, value: exp.Expr) -> bool:
    """Whether an expression is a hole, or one beside text: it may be any number of them."""
    while isinstance(value, exp.Paren):
        value = value.this
    if isinstance(value, exp.Operator):
        return int(value.args["operator"]) in a.tree.marks.holes
    if isinstance(value, exp.Column):
        value = value.this
    return isinstance(value, (exp.Literal, exp.Identifier)) and is_hole(a, value)


def is_name_of_hole(a: Analysis, name: str) -> bool:
    """Whether a name that was made of the statement's words is a hole as it is written."""
    return any(a.tree.lexemes[number].text == name for number in a.tree.marks.holes)
