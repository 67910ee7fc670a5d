"""Where the columns of a query come from, where they are columns of relations and nothing more."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from ..facts import ColumnUse
from ..name import Name
from ..source import Span
from .analysis import Analysis
from .operators import SYMBOLS

Origin = tuple[Name, str] | None


def origins(a: Analysis, root: exp.Expr | None, count: int) -> tuple[Origin, ...]:
    """Relation and column of each of so many columns; None for one that is computed, or not known.

    Follows parse_relation.c, as a column keeps its modifier where it is read so.
    """
    if not isinstance(root, exp.Select):
        return (None,) * count
    uses = {fact.span: fact for fact in a.facts if isinstance(fact, ColumnUse)}
    found = [one for part in root.expressions for one in _of(a, part, uses)]
    return tuple(found) if len(found) == count else (None,) * count


def modifier_of(a: Analysis, value: exp.Expr) -> str | None:
    """The length or precision that a value's type has, "" for none; None where it is not known.

    A column of a table has that of the contract, what an operator or a function gives has none
    (nodeFuncs.c, exprTypmod).
    """
    while isinstance(value, (exp.Paren, exp.Alias)):
        value = value.this
    if isinstance(value, (*SYMBOLS, exp.Operator)):
        return ""
    number = a.tree.number(value.this) if isinstance(value, exp.Column) else -1
    span = a.tree.lexeme_span(number) if number >= 0 else None
    uses = (fact for fact in a.facts if isinstance(fact, ColumnUse) and fact.span == span)
    use = next(uses, None) if span is not None else None
    relation = a.contract.relations.get(use.of) if use is not None and use.of is not None else None
    column = relation.columns.get(use.name) if relation is not None and use is not None else None
    return (column.modifier or "") if column is not None else None


def _of(a: Analysis, part: exp.Expr, uses: dict[Span, ColumnUse]) -> Iterator[Origin]:
    value = part.this if isinstance(part, exp.Alias) else part
    is_star = isinstance(value, exp.Star)
    if is_star or (isinstance(value, exp.Column) and isinstance(value.this, exp.Star)):
        yield from _of_star(a, value)
        return
    number = a.tree.number(value.this) if isinstance(value, exp.Column) else -1
    use = uses.get(a.tree.lexeme_span(number)) if number >= 0 else None
    yield (use.of, use.name) if use is not None and use.of is not None else None


def _of_star(a: Analysis, node: exp.Expr) -> Iterator[Origin]:
    """The columns of the entries that a star stands for; a join that merges some is left out."""
    is_bare = isinstance(node, exp.Star)
    span = a.tree.lexeme_span(a.tree.number(node)) if is_bare else a.tree.node_span(node)
    star = next((one for one in a.stars if one.span == span), None)
    for entry in star.entries if star is not None else ():
        for column in entry.columns or ():
            yield (entry.relation, column) if entry.relation is not None else None
