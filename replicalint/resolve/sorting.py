"""What a query is sorted, grouped and made distinct by, and what that takes of the types.

Follows parse_clause.c, findTargetlistEntry, addTargetToSortList and addTargetToGroupList, which
look up the operators of a type (parse_oper.c, get_sort_group_operators).

All clauses find what they are about in the output in one way: so the file is long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec import Struct
from sqlglot import exp

from .. import catalog
from ..facts import Need, PositionUse, RowComparison, RowProblem, SortingUse
from ..pgtype import RECORD, TEXT, UNKNOWN, PgType
from ..source import Span
from ..syntax.lexeme import Kind
from ..syntax.numbers import integer
from . import frames, holes, walk, windows
from .analysis import Analysis
from .constants import row_parts, unparenthesised
from .entries import Output, RowType, Type, plain_type
from .scope import Scope
from .types import chosen_operator, is_of_btree
from .windows import NamedWindow, NamedWindows

_MOST_LEVELS = 16  # of rows in rows
_MOST_INTEGER = 2**31  # a constant from here on is none
ORDER_BY, GROUP_BY, DISTINCT = "ORDER BY", "GROUP BY", "DISTINCT"


def note_need(
    a: Analysis, clause: str, need: Need, kind: Type, span: Span, *, behind_others: bool = False
) -> None:
    """Notes that values of a type are sorted or compared, unless every server can do all of it."""
    name = plain_type(kind)
    if _is_simple(a, name) or name is None:
        return
    if name == RECORD:
        _note_fields(a, clause, need, kind, span)
        return
    use = SortingUse(clause, need, name, span, behind_others)
    if use not in a.compared:
        a.compared.add(use)
        a.note(use)


def note_value(a: Analysis, clause: str, need: Need, kind: Type, value: exp.Expr) -> None:
    """The same of a value, at its place."""
    name = plain_type(kind)
    if _is_simple(a, name):
        return
    if name != RECORD:
        note_need(a, clause, need, kind, a.tree.place_of(value))
        return
    alike = takewhile(lambda part: _is_constant(a, part, False), row_parts(a, value) or ())
    _note_fields(a, clause, need, kind, a.tree.place_of(value), sum(1 for _ in alike))


def _is_simple(a: Analysis, of: PgType | None) -> bool:
    """Whether values of a type can be sorted and hashed on every server, or it is not known."""
    if of is None or of == UNKNOWN or catalog.can_always_be_compared(of):
        return True
    user = None if of.is_built_in else a.contract.user_types.get(of.bare)
    return user is not None and user.kind == "e"


def _note_fields(
    a: Analysis, clause: str, need: Need, kind: Type, span: Span, alike: int = 0, level: int = 0
) -> None:
    """A record of no named type is compared field by field when rows are there (record_cmp).

    `alike` is how many of its first fields are the same in all rows.
    """
    if not isinstance(kind, RowType) or level > _MOST_LEVELS:
        return
    need = Need.HASHING if need in (Need.RECURSION, Need.HASHING) else Need.COMPARISON
    fields = kind.entry.columns if kind.entry is not None else dict(kind.record or ())
    for number, field in enumerate((fields or {}).values()):
        a.work.step()
        if plain_type(field) == RECORD:
            _note_fields(a, clause, need, field, span, level=level + 1)
        else:
            behind_others = number > alike and need is not Need.HASHING
            note_need(a, clause, need, field, span, behind_others=behind_others)


class SortedBy(Struct, frozen=True):
    """What is sorted by: the place in the output of the column that it names, else its type.

    `place` is -1 for a column that is not known.
    """

    node: exp.Expr
    type: Type = None
    place: int | None = None


def sorted_by(
    a: Analysis,
    clause: str,
    parts: list[exp.Expr],
    scope: Scope,
    output: Output,
) -> list[SortedBy]:
    """ORDER BY prefers a name of the output, GROUP BY one of the input (findTargetlistEntry)."""
    need = Need.ORDERING if clause == ORDER_BY else Need.EQUALITY
    prefer_output = clause != GROUP_BY
    given = dict(reversed(output.columns or ()))
    found: list[SortedBy] = []
    for part in parts:
        for value in _alternatives(part, is_grouping=not prefer_output):
            if a.tree.marks.holes:
                value = holes.before_text(a, value)
            name = _bare_name(a, value)
            if name in given and (prefer_output or _not_in(scope, name)):
                kind = given[name]
                found.append(SortedBy(value, kind, _first(output, name)))
            elif name is not None and output.is_open and _not_in(scope, name):
                found.append(SortedBy(value, None, -1))
                continue  # of a column of the output, perhaps
            elif _is_constant(a, value, prefer_output):
                place, kind = _at(a, clause, output, value)
                found.append(SortedBy(value, kind, place))
            else:
                kind = walk.expression(a, value, _sorting(a, value, scope))
                found.append(SortedBy(value, kind))
            _note_sorted(a, clause, need, kind, value)
    return found


def _first(output: Output, name: str) -> int:
    """The place of the first column of that name."""
    return next(n for n, (column, _) in enumerate(output.columns or ()) if column == name)


def _note_sorted(a: Analysis, clause: str, need: Need, kind: Type, value: exp.Expr) -> None:
    """What ORDER BY needs; with USING, the operator that is written there."""
    a.takes(value, TEXT)  # addTargetToSortList
    if a.tree.marks.lone_operators and (at := _operator_behind(a, value)) is not None:
        name, start, end = a.tree.marks.lone_operators[at]
        a.lone_operators.add(at)
        span = a.tree.span(start, end)
        a.operator_use(name, span, kind, kind, (value, value))
        chosen = chosen_operator(a, name.name, plain_type(kind), plain_type(kind))
        is_equal = name.name in ("=", "<>", "!=", "<=", ">=")
        if chosen.is_one and (is_equal or (name.name in "<>" and is_of_btree(a, chosen) is False)):
            a.note(RowComparison(RowProblem.SORTS, name.name, span))
    else:
        note_value(a, clause, need, kind, value)


def _operator_behind(a: Analysis, value: exp.Expr) -> int | None:
    """Which of the operators that stand alone is behind USING, right behind the value."""
    ends = a.tree.ends(value)
    if ends is None:
        return None
    number = ends[1] + 1
    while number < len(a.tree.lexemes) and a.tree.lexemes[number].text == ")":
        number += 1
    if number + 1 >= len(a.tree.lexemes) or a.tree.lexemes[number].text != "using":
        return None
    start = a.tree.lexemes[number + 1].start
    lone = a.tree.marks.lone_operators
    return next((at for at, one in enumerate(lone) if one[1] == start), None)


def ordered_by(a: Analysis, order: exp.Expr | None, scope: Scope) -> list[tuple[exp.Expr, Type]]:
    """ORDER BY of a window or an aggregate: a number is a constant there, a name is no output.

    Gives what is sorted by, with its types.
    """
    sorted_by: list[tuple[exp.Expr, Type]] = []
    for each in order.expressions if order is not None else ():
        value = each.this
        kind = walk.expression(a, value, scope)
        _note_sorted(a, ORDER_BY, Need.ORDERING, kind, value)
        sorted_by.append((value, kind))
    return sorted_by


def window(a: Analysis, node: exp.Expr, scope: Scope, named: NamedWindows | None = None) -> None:
    """ORDER BY and PARTITION BY of a window, and its frame (transformWindowDefinitions).

    One that begins with the name of another, which is `named`, is sorted as that one.
    """
    order, spec, other = (node.args.get(key) for key in ("order", "spec", "alias"))
    ordered: list[tuple[exp.Expr, Type]] | None = ordered_by(a, order, scope)
    is_ordered = order is not None
    if named is not None:
        windows.note_definition(a, node, named)
    if order is None and other is not None:
        found = named.get(a.tree.name(other)) if named is not None else None
        ordered = found.ordered if found is not None else None
        is_ordered = found is None or found.is_ordered
    if named is not None and isinstance(node.this, exp.Identifier):
        named[a.tree.name(node.this)] = NamedWindow(ordered, is_ordered, spec is not None)
    if spec is not None and not is_ordered:
        windows.note_groups(a, spec, node)
    for value in node.args.get("partition_by") or ():
        kind = walk.expression(a, value, scope)
        a.takes(value, TEXT)
        note_value(a, "PARTITION BY", Need.PARTITIONING, kind, value)
    if spec is not None:
        frames.frame(a, spec, ordered, scope)


def distinct_columns(
    a: Analysis,
    clause: str,
    need: Need,
    columns: Sequence[tuple[str, Type]] | None,
    arm: exp.Expr,
) -> None:
    """What DISTINCT and the likes of UNION need of every column (transformDistinctClause)."""
    if a.parameters is not None and isinstance(arm, exp.Select) and clause == DISTINCT:
        for value in arm.expressions:
            a.takes(value, TEXT)  # transformDistinctClause
    if columns is None or all(_is_simple(a, plain_type(kind)) for _, kind in columns):
        return
    places = _places(a, arm, len(columns))
    for (_, kind), place in zip(columns, places, strict=True):
        a.work.step()
        note_value(a, clause, need, kind, place)


def _places(a: Analysis, arm: exp.Expr, number: int) -> Iterable[exp.Expr]:
    """What stands for each column of a query: itself where its columns are not written there."""
    while isinstance(arm, exp.Subquery):
        arm = arm.this
    values = arm.expressions if isinstance(arm, exp.Select) else []
    if len(values) == number:
        return values
    stars = [at for at, value in enumerate(values) if _is_star(value)]
    if len(stars) != 1:
        return [values[stars[0]] if stars else arm] * number
    (at,) = stars
    return [*values[:at], *[values[at]] * (number - len(values) + 1), *values[at + 1 :]]


def _is_star(value: exp.Expr) -> bool:
    return isinstance(value, exp.Star) or (
        isinstance(value, (exp.Column, exp.Dot))
        and isinstance(value.this if isinstance(value, exp.Column) else value.expression, exp.Star)
    )


def _is_constant(a: Analysis, value: exp.Expr, is_sorting: bool) -> bool:
    """Whether what is sorted by is a constant: it has to be the number of an output column.

    Of NULL in ORDER BY nothing is said: it stands for none where LIMIT has none before it.
    """
    bare = unparenthesised(value)
    if isinstance(bare, (exp.Null, exp.Boolean)):
        return not (is_sorting and isinstance(bare, exp.Null))
    bare = bare.this if isinstance(bare, exp.Neg) else bare
    lexeme = a.tree.lexeme(bare) if isinstance(bare, exp.Literal) else None
    if lexeme is None or lexeme.kind not in (Kind.NUMBER, Kind.STRING):
        return False
    return not (a.tree.marks.holes and holes.is_hole(a, bare))


def _at(a: Analysis, clause: str, output: Output, value: exp.Expr) -> tuple[int, Type]:
    """The output column of that number, and its type (findTargetlistEntrySQL92)."""
    bare = unparenthesised(value)
    inner = bare.this if isinstance(bare, exp.Neg) else bare
    lexeme = a.tree.lexeme(inner) if isinstance(inner, exp.Literal) else None
    number = integer(lexeme.text) if lexeme is not None and lexeme.kind is Kind.NUMBER else None
    number = None if number is None or number >= _MOST_INTEGER else number
    position = -number if number is not None and inner is not bare else number
    if position is not None and 0 < position <= len(output.columns or ()):
        return position - 1, (output.columns or [])[position - 1][1]
    if position is None or output.width:  # a part of a statement has no columns
        a.note(PositionUse(clause, position, a.tree.place_of(value)))
    return -1, None


def _sorting(a: Analysis, value: exp.Expr, scope: Scope) -> Scope:
    """The scope of what is sorted by: a word beside text may be the name of an output column."""
    if not (a.tree.marks.holes and holes.has_text(a, value)):
        return scope
    return Scope(scope.parent, scope.entries, scope.ctes, True, scope.has_open_with)


def _alternatives(part: exp.Expr, *, is_grouping: bool) -> list[exp.Expr]:
    """The single values of a grouping element: `(a, b)`, `((a), ())`; elsewhere that is a row."""
    match part:
        case exp.Tuple() if is_grouping:
            return [
                value
                for each in part.expressions
                for value in _alternatives(each, is_grouping=is_grouping)
            ]
        case exp.Ordered():
            return _alternatives(part.this, is_grouping=is_grouping)
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
