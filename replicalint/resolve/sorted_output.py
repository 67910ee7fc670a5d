"""What ORDER BY may hold beside DISTINCT, DISTINCT ON and UNION.

Follows parse_clause.c, transformDistinctClause and transformDistinctOnClause, and analyze.c,
transformSetOperationStmt. What is sorted by is one of the output there: of an expression that may
be the same as one of these nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from ..facts import NotAllowed
from ..sqlstate import FEATURE_NOT_SUPPORTED, INVALID_COLUMN_REFERENCE
from . import coercion
from .analysis import Analysis
from .constants import unparenthesised
from .entries import Output
from .sameness import Value, surely_differ
from .scope import Scope
from .sorting import SortedBy

_MOST_COMPARED = 10_000
_DISTINCT = "for SELECT DISTINCT, ORDER BY expressions must appear in select list"
_DISTINCT_ON = "SELECT DISTINCT ON expressions must match initial ORDER BY expressions"
_SET_OPERATION = "invalid UNION/INTERSECT/EXCEPT ORDER BY clause"


def note_distinct(
    a: Analysis, node: exp.Expr, scope: Scope, output: Output, ordered: Sequence[SortedBy]
) -> None:
    """Notes the first expression of ORDER BY that SELECT DISTINCT does not select."""
    if output.columns is None or _is_passed(a, ordered, output.columns):
        return
    selected = _selected(node, output)
    for one in ordered:
        if one.place is None and not _may_be_none(a, one.node):
            value = Value(one.node, one.type)
            if all(surely_differ(a, scope, value, other) for other in selected):
                _note(a, _DISTINCT, INVALID_COLUMN_REFERENCE, one.node)
                return


def note_distinct_on(
    a: Analysis,
    node: exp.Expr,
    scope: Scope,
    output: Output,
    first: Sequence[SortedBy],
    ordered: Sequence[SortedBy],
) -> None:
    """Notes what ORDER BY has before all that DISTINCT ON is about stands there."""
    if output.columns is None or _is_passed(a, ordered, (*first, *output.columns)):
        return
    selected = _selected(node, output)
    if len(selected) != len(output.columns) and any(one.place for one in (*first, *ordered)):
        return  # it is not known which of several stars a column is of
    rows = [_value(one, selected) for one in first]
    for number, one in enumerate(ordered):
        if one.place == -1 or (_may_be_none(a, one.node) and one.place is None):
            return
        value = _value(one, selected)
        if all(surely_differ(a, scope, value, other) for other in rows):
            _note(a, _DISTINCT_ON, INVALID_COLUMN_REFERENCE, one.node)
            return
        if number + 1 >= len(rows) or (not number and not _are_distinct(a, scope, rows)):
            return


def _are_distinct(a: Analysis, scope: Scope, values: Sequence[Value]) -> bool:
    """Whether no two of some are the same: so many have to come first."""
    return all(
        surely_differ(a, scope, one, other)
        for number, one in enumerate(values)
        for other in values[:number]
    )


def note_set_operation(
    a: Analysis, scope: Scope, output: Output, ordered: Sequence[SortedBy]
) -> None:
    """Notes what ORDER BY computes behind UNION: it takes the columns of the output alone."""
    if output.columns is None or _is_passed(a, ordered, output.columns):
        return
    columns = [Value(None, kind, name) for name, kind in output.columns]
    for one in ordered:
        if one.place is None and not _may_be_none(a, one.node) and not _is_name(one.node):
            value = Value(one.node, one.type)
            if all(surely_differ(a, scope, value, other) for other in columns):
                _note(a, _SET_OPERATION, FEATURE_NOT_SUPPORTED, one.node)
                return


def _is_passed(a: Analysis, ordered: Sequence[SortedBy], others: Sequence[object]) -> bool:
    """Whether nothing is sorted, or too much to hold each against each, or text may bring more."""
    is_open = bool(a.tree.marks.holes) or a.syntax.is_inside
    return not ordered or is_open or len(ordered) * len(others) > _MOST_COMPARED


def _is_name(node: exp.Expr) -> bool:
    """Whether it is a column, which is missing if it is none of the output."""
    return isinstance(unparenthesised(node), exp.Column)


def _may_be_none(a: Analysis, node: exp.Expr) -> bool:
    """Whether it may be the number of a column, or stand for no ORDER BY at all."""
    bare = unparenthesised(node)
    return isinstance(bare, (exp.Null, exp.Literal)) or a.is_parameter(bare)


def _selected(node: exp.Expr, output: Output) -> list[Value]:
    """What is selected: for each column of the output, or more where it has several stars."""
    columns, values = output.columns or [], node.expressions
    stars = [at for at, value in enumerate(values) if _is_star(value)]
    more = len(columns) - len(values) + len(stars)
    of_columns = [Value(None, kind, name) for name, kind in columns]
    if len(stars) > 1:
        written = [Value(one, None) for at, one in enumerate(values) if at not in stars]
        return [*of_columns, *written]
    first = stars[0] if stars else len(values)
    behind = first + more
    return [
        one
        if first <= at < behind
        else Value(values[at if at < first else at - more + len(stars)], one.type)
        for at, one in enumerate(of_columns)
    ]


def _value(one: SortedBy, selected: Sequence[Value]) -> Value:
    return Value(one.node, one.type) if one.place is None else selected[one.place]


def _is_star(value: exp.Expr) -> bool:
    """Whether it stands for any number of columns: `*`, `t.*`, `(row).*`, `sqlc.embed(t)`."""
    while isinstance(value, exp.Alias):
        value = value.this
    if isinstance(value, exp.Dot):
        return isinstance(value.expression, (exp.Star, exp.Anonymous))
    return isinstance(value, exp.Star) or (
        isinstance(value, exp.Column) and isinstance(value.this, exp.Star)
    )


def _note(a: Analysis, reason: str, sqlstate: str, node: exp.Expr) -> None:
    a.note(NotAllowed(reason, sqlstate, coercion.place(a, node)))
