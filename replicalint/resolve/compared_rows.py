"""Rows that are compared: field by field where both are written out, else as one value.

Follows parse_expr.c, make_row_comparison_op and make_row_distinct_op: `(a, b) < (c, d)` looks up an
operator for each pair of fields. A row that is the value of a column, of CASE or of NULLIF is
compared when there are rows (rowtypes.c, record_eq and record_cmp), and each field must be of the
same type to the letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from msgspec import Struct
from sqlglot import exp

from .. import catalog
from ..catalog.kinds import base_type, kind_of
from ..facts import Need, RowComparison, RowProblem
from ..name import Name
from ..pgtype import RECORD, UNKNOWN, PgType
from ..source import Span
from .analysis import Analysis
from .constants import row_parts, unparenthesised
from .entries import RowType, Type, plain_type
from .relations import fields_of
from .sorting import note_need
from .types import chosen_operator, is_of_btree

_MOST_LEVELS = 16  # of rows in rows
_SORTING = frozenset(("<", "<=", ">", ">="))
_COMPARISONS = _SORTING | {"=", "<>"}
OF_ELEMENTS = frozenset(("@>", "<@", "&&"))  # what compares the elements of two arrays


class Comparing(Struct, frozen=True):
    """An operator as it is written, or as it is implied, and its place."""

    name: Name
    span: Span

    @property
    def symbol(self) -> str:
        return "<>" if self.name.name == "!=" else self.name.name


class Operand(Struct, frozen=True):
    """One side of a comparison. `is_query`: the subquery behind IN, ANY or an operator."""

    type: Type
    node: exp.Expr
    is_query: bool = False


class _Entry(Struct, frozen=True):
    type: Type
    node: exp.Expr | None  # None where it is not written out


def is_row(kind: Type) -> bool:
    """Whether a value is a row."""
    return isinstance(kind, RowType)


def compare(
    a: Analysis, written: Comparing, left: Operand, right: Operand, *, is_distinct: bool = False
) -> None:
    """Notes the operators that compare two values of which one is a row."""
    if _is_list(left.type) or (_is_list(right.type) and not right.is_query):
        _note(a, RowComparison(RowProblem.ONE, written.symbol, written.span))
        return
    firsts, seconds = _entries(a, left), _entries(a, right)
    if right.is_query:
        firsts = [_Entry(left.type, left.node)] if firsts is None else firsts
        seconds = [_Entry(right.type, None)] if seconds is None else seconds
    if firsts is None or seconds is None:
        compare_whole(a, written, left.type, right.type, (left.node, right.node))
        return
    if not firsts or not seconds or _may_be_more(a, (*firsts, *seconds)):
        return
    if len(firsts) != len(seconds):
        problem = RowProblem.COUNT
        if right.is_query:
            problem = RowProblem.FEW if len(seconds) < len(firsts) else RowProblem.MANY
        _note(a, RowComparison(problem, written.symbol, written.span))
        return
    is_compared = [_pair(a, written, *pair) for pair in zip(firsts, seconds, strict=True)]
    if len(firsts) > 1 and not is_distinct and False in is_compared:
        _note(a, RowComparison(RowProblem.FAMILY, written.symbol, written.span))


def _is_list(kind: Type) -> bool:
    return isinstance(kind, RowType) and kind.is_list


def _entries(a: Analysis, side: Operand) -> list[_Entry] | None:
    """The fields of a row that is written out, or the columns of a query; [] where not known."""
    kind = side.type
    if isinstance(kind, RowType) and kind.is_list:
        return [_Entry(one, None) for _, one in kind.record or ()]
    parts = None if side.is_query else row_parts(a, side.node)
    if parts is None:
        return None
    if not isinstance(kind, RowType) or kind.record is None:
        return []
    nodes: Sequence[exp.Expr | None] = parts
    if len(parts) != len(kind.record):  # `ROW(c.*)`
        nodes = tuple(repeat(None, len(kind.record)))
    return [_Entry(one, node) for (_, one), node in zip(kind.record, nodes, strict=True)]


def _may_be_more(a: Analysis, entries: Sequence[_Entry]) -> bool:
    """Whether a client may put in several values for one of these."""
    return any(
        one.node is not None
        and ((bool(a.tree.marks.holes) and a.is_beside_hole(one.node)) or a.tree.is_list(one.node))
        for one in entries
    )


def _pair(a: Analysis, written: Comparing, left: _Entry, right: _Entry) -> bool | None:
    """Notes the operator for two fields; whether it sorts rows, None where that is not known."""
    a.work.step()
    kinds = plain_type(left.type), plain_type(right.type)
    chosen = chosen_operator(a, written.symbol, *kinds)
    if not chosen.is_one:
        if RECORD in kinds and written.symbol in _COMPARISONS:
            compare_whole(a, written, left.type, right.type)
        elif RECORD not in kinds:
            nodes = [node for node in (left.node, right.node) if node is not None]
            operands = (nodes[0], nodes[1]) if len(nodes) == 2 else ()
            use = (written.name, written.span, *kinds)
            if use not in a.compared:
                a.compared.add(use)
                a.operator_use(written.name, written.span, left.type, right.type, operands)
        return None
    if written.symbol in _COMPARISONS:
        compare_whole(a, written, left.type, right.type, (left.node, right.node))
    return is_of_btree(a, chosen) if written.symbol in _COMPARISONS else None


def may_fail(left: PgType | None, right: PgType | None) -> bool:
    """Whether an operator that is there may fail all the same: of arrays, of rows."""
    if left is None or right is None:
        return False
    if left.is_array:
        return left == right and not catalog.can_always_be_compared(left)
    if RECORD in (left, right):
        return True
    return not (left.is_built_in or right.is_built_in)


def compare_whole(
    a: Analysis,
    written: Comparing,
    left: Type,
    right: Type,
    nodes: Sequence[exp.Expr | None] = (),
    level: int = 0,
) -> None:
    """Notes why two rows, or two arrays, cannot be compared once there are some.

    The operator is a comparison, or for arrays one of `OF_ELEMENTS`. `nodes` are the two values. A
    constant in a row has no type, and is like no other (rowtypes.c, record_eq).
    """
    if level > _MOST_LEVELS:
        return
    need = Need.COMPARISON if written.symbol in _SORTING else Need.EQUALITY
    if isinstance(left, PgType) and isinstance(right, PgType) and (left.is_array or left == right):
        base = base_type(left, a.contract.user_types)
        if left == right and (base.is_array or not base.is_built_in):
            note_need(a, written.symbol, need, left, written.span)
        return
    firsts, seconds = fields_of(a, left), fields_of(a, right)
    if (firsts is None) != (seconds is None):
        kinds = plain_type(left), plain_type(right)
        if _is_no_row(a, left if firsts is None else right):
            problem = RowProblem.NO_OPERATOR
            _note(a, RowComparison(problem, written.symbol, written.span, kinds))
        return
    if firsts is None or seconds is None or not (firsts and seconds):
        return
    if _is_duplicated(left, firsts) or _is_duplicated(right, seconds):
        return
    pairs = zip(firsts.values(), seconds.values(), strict=False)
    for number, (first, second) in enumerate(pairs, 1):
        a.work.step()
        parts = [_part(a, node, number) for node in nodes]
        kinds = plain_type(first), plain_type(second)
        if None in kinds or (UNKNOWN in kinds and not _is_told(a, kinds, parts)):
            continue
        if kinds[0] != kinds[1]:
            problem = RowProblem.TYPES
            found = RowComparison(problem, written.symbol, written.span, kinds, number)
            _note(a, found)
            return
        if isinstance(first, RowType) or isinstance(second, RowType):
            compare_whole(a, written, first, second, parts, level + 1)
        else:
            note_need(a, written.symbol, need, first, written.span)
    if len(firsts) != len(seconds):
        _note(a, RowComparison(RowProblem.WIDTH, written.symbol, written.span))


def _is_no_row(a: Analysis, kind: Type) -> bool:
    """Whether a value is of a type that is known, and is no row."""
    if not isinstance(kind, PgType) or kind == UNKNOWN or kind.name.name.startswith("any"):
        return False
    base = base_type(kind, a.contract.user_types)
    return kind_of(base.bare, a.contract.user_types) in tuple("berm") or base.is_array


def _part(a: Analysis, node: exp.Expr | None, number: int) -> exp.Expr | None:
    """What stands for a field of a row that is written out."""
    parts = row_parts(a, node) if node is not None else None
    return parts[number - 1] if parts is not None and number <= len(parts) else None


def _is_told(a: Analysis, kinds: Sequence[PgType | None], parts: Sequence[exp.Expr | None]) -> bool:
    """Whether what has no type is a constant, and no parameter whose type a driver may name."""
    return any(kinds) and all(
        kind != UNKNOWN or (part is not None and a.tree.is_constant(part))
        for kind, part in zip(kinds, parts or (None, None), strict=True)
    )


def _is_duplicated(kind: Type, fields: object) -> bool:
    """Whether two columns of a record have one name, and only one is known here."""
    is_record = isinstance(kind, RowType) and kind.entry is None
    if not is_record or not isinstance(kind, RowType):
        return isinstance(kind, RowType) and kind.entry is not None and bool(kind.entry.duplicates)
    return kind.record is not None and len(dict(kind.record)) != len(kind.record)


def _note(a: Analysis, found: RowComparison) -> None:
    """Notes it once: an IN list may hold a thousand of its kind."""
    if found not in a.compared:
        a.compared.add(found)
        a.note(found)


def needs_one_column(a: Analysis, kind: Type, value: exp.Expr) -> None:
    """Notes a subquery of several columns where one value is asked for (transformSubLink)."""
    if _is_list(kind) and not a.tree.marks.holes:
        _note(a, RowComparison(RowProblem.ONE, "SELECT", a.tree.place_of(value)))


def is_query(node: exp.Expr) -> bool:
    """Whether an operand is a subquery, in parentheses."""
    return isinstance(unparenthesised(node), (exp.Query, exp.Values))
