"""What the arms of UNION, INTERSECT and EXCEPT, and the rows of VALUES, have in common.

Follows analyze.c, transformSetOperationTree (manual 10.5).
"""

from __future__ import annotations

from sqlglot import exp

from ..facts import ArmsUse
from ..pgtype import TEXT, UNKNOWN
from .analysis import Analysis
from .entries import Output, RowType, Type, plain_type
from .types import matched, take_common


def note_arms(a: Analysis, construct: str, left: Output, right: Output, arm: exp.Expr) -> None:
    """Notes two arms that do not have as many columns, or may not on every replica."""
    first, second = left.width, right.width
    if first is None or second is None:
        return
    one_sided = left.starred.items() ^ right.starred.items()
    if first != second or one_sided:
        stars = (*right.stars, *left.stars)
        span = stars[0].span if stars else a.tree.place_of(arm)
        starred = tuple(sorted((of, column) for column, of in one_sided))
        a.note(ArmsUse(construct, first, second, starred, span))


def note_rows(a: Analysis, rows: list[list[exp.Expr]]) -> None:
    """Notes a row of VALUES that has not as many values as the first (transformValuesClause).

    Where a row holds `o.*` that is not known here.
    """
    if any(isinstance(value, exp.Column) and value.is_star for row in rows for value in row):
        return
    first = len(rows[0])
    other = next((row for row in rows if len(row) != first), None)
    if other is not None:
        a.note(ArmsUse("VALUES", first, len(other), (), a.tree.place_of(other[0])))


def with_common_types(
    a: Analysis,
    construct: str,
    columns: list[tuple[str, Type]] | None,
    others: list[tuple[str, Type]] | None,
    written: tuple[list[exp.Expr], list[exp.Expr]],
) -> list[tuple[str, Type]] | None:
    """The columns of the left arm, of the types that both arms have in common.

    Constants alone are text, whatever the next arm has (parse_coerce.c, select_common_type).
    """
    a.work.columns(len(columns or ()))
    if columns is None or (others is not None and len(others) != len(columns)):
        return columns
    kinds = [kind for _, kind in others] if others is not None else [None] * len(columns)
    pairs = zip(*written, strict=True)
    if a.parameters is not None:
        for (_, kind), other, values in zip(
            columns, kinds, zip(*written, strict=True), strict=True
        ):
            take_common(a, [plain_type(kind), plain_type(other)], values)
    common = [
        (name, common_kind(a, construct, [kind, other], list(values)))
        for (name, kind), other, values in zip(columns, kinds, pairs, strict=True)
    ]
    return [(name, TEXT if kind == UNKNOWN else kind) for name, kind in common]


def written_columns(arm: exp.Expr, columns: list[tuple[str, Type]] | None) -> list[exp.Expr]:
    """What stands for each column of an arm; the arm itself where they are not written."""
    number = len(columns or ())
    while isinstance(arm, exp.Subquery):
        arm = arm.this
    values = arm.expressions if isinstance(arm, exp.Select) else []
    return values if len(values) == number else [arm] * number  # a star, VALUES, a set operation


def _is_alike(a: Analysis, left: Type, right: Type) -> bool:
    """Whether two types are one: rows field by field, of which rows may share many."""
    a.work.step()
    if left is right or not (isinstance(left, RowType) and isinstance(right, RowType)):
        return left == right
    if left.entry is not right.entry or len(left.record or ()) != len(right.record or ()):
        return False
    return all(
        name == other and _is_alike(a, kind, of_other)
        for (name, kind), (other, of_other) in zip(
            left.record or (), right.record or (), strict=True
        )
    )


def common_kind(a: Analysis, construct: str, kinds: list[Type], values: list[exp.Expr]) -> Type:
    """The type of all of these; a constant without a type has none yet."""
    first = kinds[0]
    if all(_is_alike(a, kind, first) for kind in kinds):
        return first
    return matched(a, construct, [plain_type(kind) for kind in kinds], values)


def is_filled_in(a: Analysis, value: exp.Expr) -> bool:
    """Whether a value of VALUES is a hole, a list of any length or rows that a client writes."""
    if a.tree.marks.holes and a.is_beside_hole(value):
        return True
    bare = value.this if isinstance(value, exp.Paren) else value
    return isinstance(bare, exp.Literal) and (
        a.tree.is_list(bare) or a.tree.number(bare) in a.tree.marks.rows
    )
