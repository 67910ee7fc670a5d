"""Where the two walks meet: expressions hold queries, and queries hold expressions.

Both are entered here, whoever needs them. What is done with a node of either is in two tables,
which `statements` fills: `expressions.HANDLERS` and `query.HANDLERS`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlglot import exp

from ..pgtype import TEXT, UNKNOWN
from .analysis import Analysis
from .entries import Output, Type
from .scope import Scope

OfExpression = Callable[[Analysis, exp.Expr, Scope], Type]
OfQuery = Callable[[Analysis, exp.Expr, Scope | None], Output]

EXPRESSIONS: dict[type, OfExpression] = {}
QUERIES: dict[type, OfQuery] = {}
Handler = TypeVar("Handler")


def expression(a: Analysis, node: exp.Expr | None, scope: Scope) -> Type:
    """Analyses an expression; gives its type."""
    if node is None:
        return None
    work = a.work  # a step, written out: this is entered for each node
    work.taken += 1
    if work.taken > work.most:
        raise work.too_much()
    kind = type(node)
    handler = EXPRESSIONS.get(kind) or _nearest(EXPRESSIONS, kind)
    return handler(a, node, scope)


def query(a: Analysis, node: exp.Expr, parent: Scope | None) -> Output:
    """Analyses a query, or a statement that returns rows; gives its columns.

    What has no type yet is text (parse_target.c, resolveTargetListUnknowns).
    """
    output = arm(a, node, parent)
    if a.parameters is not None:
        _take_texts(a, node, output)
    output.columns = with_texts(output.columns)
    return output


def _take_texts(a: Analysis, node: exp.Expr, output: Output) -> None:
    """Makes the parameters without a type in a select list texts."""
    while isinstance(node, (exp.Subquery, exp.Paren)):
        node = node.this
    values = node.expressions if isinstance(node, exp.Select) else []
    for place, value in enumerate(values):
        if a.takes(value, TEXT) and output.columns and len(output.columns) == len(values):
            output.columns[place] = (output.columns[place][0], TEXT)


def with_texts(columns: list[tuple[str, Type]] | None) -> list[tuple[str, Type]] | None:
    """The columns, of which those that have no type yet are text."""
    if columns is not None and UNKNOWN in [kind for _, kind in columns]:
        return [(name, TEXT if kind == UNKNOWN else kind) for name, kind in columns]
    return columns


def arm(a: Analysis, node: exp.Expr, parent: Scope | None) -> Output:
    """The same for an arm of a set operation: the other arm may give its constants a type."""
    a.work.step()
    kind = type(node)
    handler = QUERIES.get(kind) or _nearest(QUERIES, kind)
    return handler(a, node, parent)


def _nearest(table: dict[type, Handler], kind: type) -> Handler:
    """What is done with the nearest kind that a kind of node is one of; looked for once."""
    found = table[kind] = next(table[each] for each in kind.__mro__ if each in table)
    return found
