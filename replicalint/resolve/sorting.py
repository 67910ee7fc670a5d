"""What a query is sorted, grouped and made distinct by: parse_clause.c, findTargetlistEntry."""

from __future__ import annotations

from sqlglot import exp

from . import holes, walk
from .analysis import Analysis
from .entries import Output
from .scope import Scope


def sorted_by(
    a: Analysis, parts: list[exp.Expr], scope: Scope, output: Output, prefer_output: bool
) -> None:
    """ORDER BY prefers a name of the output, GROUP BY one of the input (findTargetlistEntry)."""
    given = {name for name, _ in output.columns or ()}
    for part in parts:
        for value in _alternatives(part):
            if a.tree.marks.holes:
                value = holes.before_text(a, value)
            name = _bare_name(a, value)
            if name in given and (prefer_output or _not_in(scope, name)):
                continue
            if name is not None and output.is_open and _not_in(scope, name):
                continue  # of a column of the output, perhaps
            walk.expression(a, value, _sorting(a, value, scope))


def _sorting(a: Analysis, value: exp.Expr, scope: Scope) -> Scope:
    """The scope of what is sorted by: a word beside text may be the name of an output column."""
    if not (a.tree.marks.holes and holes.has_text(a, value)):
        return scope
    return Scope(scope.parent, scope.entries, scope.ctes, True, scope.has_open_with)


def _alternatives(part: exp.Expr) -> list[exp.Expr]:
    """The single values of a grouping element: `(a, b)`, `((a), ())`."""
    match part:
        case exp.Tuple():
            return [value for each in part.expressions for value in _alternatives(each)]
        case exp.Ordered():
            return _alternatives(part.this)
        case exp.Literal():
            return []
        case _:
            return [part]


def _bare_name(a: Analysis, value: exp.Expr) -> str | None:
    while isinstance(value, exp.Paren):
        value = value.this
    if isinstance(value, exp.Column) and not value.args.get("table"):
        return a.tree.name(value.this) if isinstance(value.this, exp.Identifier) else None
    return None


def _not_in(scope: Scope, name: str | None) -> bool:
    found = scope.find(name) if name is not None else None
    return found is not None and not found
