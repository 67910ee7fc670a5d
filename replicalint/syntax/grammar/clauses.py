"""What stands behind a select list, but FROM: INTO, WHERE, GROUP BY, HAVING and WINDOW."""

from __future__ import annotations

from ..cursor import END, RESERVED_WORD
from ..holes import Stands
from . import tokens
from .expressions import a_expr, rest
from .holes import begins_operand
from .lists import expr_list, key
from .marks import GroupingSet
from .names import col_id, qualified_name
from .reader import Reader
from .windows import window_specification

_TEMPORARY = ("temporary", "temp")


def clauses(r: Reader) -> bool:
    """where_clause, group_clause, having_clause, window_clause; whether one stands here."""
    ends_with_value = where_clause(r)
    ends_with_value = _group_clause(r) or ends_with_value
    if r.pass_keyword("having"):
        a_expr(r, 0)
        ends_with_value = True
    return _window_clause(r) or ends_with_value


def into_clause(r: Reader) -> None:
    """into_clause: INTO OptTempTableName."""
    if not r.pass_keyword("into"):
        return
    text, after = r.texts[r.at], r.texts[r.at + 1]
    if text in ("local", "global") and after in _TEMPORARY:
        r.at += 2
        r.accept("table")
    elif text in (*_TEMPORARY, "unlogged") and _is_name(r, r.at + 1):
        r.at += 1
        r.accept("table")
    else:
        r.accept("table")
    qualified_name(r)


def _is_name(r: Reader, place: int) -> bool:
    """Whether a name, or TABLE and a name, stands there."""
    return END < r.roles[place] < RESERVED_WORD or r.texts[place] == "table"


def where_clause(r: Reader) -> bool:
    """where_clause; says whether it stands here."""
    if not r.pass_keyword("where"):
        if not r.has_holes or r.holes.get(r.at - 1) is not Stands.TEXT:
            return False
        return _behind_text(r)
    a_expr(r, 0)
    return True


def _behind_text(r: Reader) -> bool:
    """The same where text that stands before it holds WHERE, or the first of its conditions.

    Behind a join such conditions are those of the join, and WHERE may still follow.
    """
    text = r.at - 1
    goes_on = r.texts[r.at] in ("and", "or")
    if not (goes_on or begins_operand(r, r.at)):
        return False
    r.keyword("WHERE", text)
    first = len(r.tokens)
    if goes_on:
        r.constant(text)
        rest(r, 0, first)
    else:
        a_expr(r, 0)
    if r.texts[r.at] == "where":
        r.put_in_parentheses(first)
        r.keyword("AND", r.at)
        r.at += 1
        a_expr(r, 0)
    return True


def _group_clause(r: Reader) -> bool:
    """group_clause."""
    if r.texts[r.at] != "group":
        return False
    if r.texts[r.at + 1] != "by":
        raise r.error(at=r.at + 1)
    r.emit(tokens.GROUP_BY, r.at)
    r.at += 2
    r.accept_any("all", "distinct")
    elements = _group_by_list(r)
    r.marks.grouping_sets += [one for one in elements if one.sets or one.has_empty]
    return True


def _group_by_list(r: Reader) -> tuple[GroupingSet, ...]:
    """group_by_list: what CUBE, ROLLUP and GROUPING SETS hold is grouped by."""
    elements = [_group_by_item(r)]
    while r.pass_comma():
        elements.append(_group_by_item(r))
    return tuple(elements)


def _group_by_item(r: Reader) -> GroupingSet:
    """group_by_item."""
    first = r.at
    sets: tuple[GroupingSet, ...] = ()
    text, after = r.texts[r.at], r.texts[r.at + 1]
    has_empty = text in ("cube", "rollup") and after == "("
    if text == "(" and after == ")":
        r.open()
        r.close()
    elif has_empty:
        r.at += 1
        r.open()
        expr_list(r)
        r.close()
    elif text == "grouping" and after == "sets":
        r.at += 2
        r.open()
        sets = _group_by_list(r)
        r.close()
    else:
        key(r)
    return GroupingSet(first, r.at - 1, sets, has_empty)


def _window_clause(r: Reader) -> bool:
    """window_clause."""
    if not r.pass_keyword("window"):
        return False
    while True:
        col_id(r)
        r.expect_keyword("as")
        window_specification(r)
        if not r.pass_comma():
            return True
