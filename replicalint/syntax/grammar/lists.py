"""Lists of expressions, and how they are sorted."""

from __future__ import annotations

from ...name import Name
from ..cursor import OPERATOR, PARAMETER, pass_col_id
from ..holes import Stands
from . import tokens
from .reader import Reader

ORDER_BY = "ORDER BY"


def expr_list(r: Reader) -> int:
    """expr_list; how many there are."""
    r.grammar.a_expr(r, 0)
    count = 1
    while r.pass_comma():
        r.grammar.a_expr(r, 0)
        count += 1
    return count


def sort_clause(r: Reader) -> bool:
    """opt_sort_clause: ORDER BY sortby_list; says whether it stands here."""
    if r.texts[r.at] != "order":
        return False
    if r.texts[r.at + 1] != "by":
        raise r.error(at=r.at + 1)
    r.emit(tokens.ORDER_BY, r.at)
    r.at += 2
    sortby_list(r)
    return True


def sortby_list(r: Reader) -> None:
    """sortby_list."""
    _sortby(r)
    while r.pass_comma():
        _sortby(r)


def key(r: Reader) -> None:
    """a_expr of ORDER BY and GROUP BY, where PostgreSQL refuses a constant.

    `${column}` alone is none there, then: the client puts in an expression.
    """
    first = r.at
    r.grammar.a_expr(r, 0)
    is_alone = r.has_holes and r.at == first + 1 and r.roles[first] == PARAMETER
    if is_alone and r.is_hole(first) and r.special(first)[:1] == "$":
        r.holes[first] = Stands.VALUE


def _sortby(r: Reader) -> None:
    """sortby."""
    key(r)
    sort_direction(r)


def sort_direction(r: Reader) -> None:
    """opt_asc_desc opt_nulls_order, USING qual_all_Op opt_nulls_order."""
    if r.texts[r.at] == "using":
        r.at += 1
        _ordering_operator(r)
    else:
        r.pass_any(("asc", "desc"))
    nulls_order(r)
    if r.has_holes:
        r.pass_holes()


def nulls_order(r: Reader) -> None:
    """opt_nulls_order: NULLS_LA FIRST or LAST."""
    if r.texts[r.at] == "nulls" and r.texts[r.at + 1] in ("first", "last"):
        r.pass_keyword("nulls")
        r.pass_any(("first", "last"))


def _ordering_operator(r: Reader) -> None:
    """qual_all_Op after USING: noted alone, its operands are those of the sort."""
    first = r.at
    if r.texts[first] == "operator":
        name = operator_name(r)
    elif is_operator(r, first):
        name = Name("", r.texts[first])
        r.at += 1
    else:
        raise r.error("an operator")
    start, end = r.lexemes[first].start, r.lexemes[r.at - 1].end
    r.marks.lone_operators.append((name, start, end))


def is_operator(r: Reader, place: int) -> bool:
    """all_Op: whether an operator stands there."""
    return r.roles[place] == OPERATOR and r.texts[place] != "=>"


def operator_name(r: Reader) -> Name:
    """`OPERATOR (any_operator)`, not written."""
    r.expect("operator", "(")
    parts: list[str] = []
    while not is_operator(r, r.at):
        parts.append(r.lexemes[pass_col_id(r)].text)
        r.expect(".")
    parts.append(r.texts[r.at])
    r.at += 1
    r.expect(")")
    return Name.of(parts)
