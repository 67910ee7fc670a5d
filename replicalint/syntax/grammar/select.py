"""Queries: SelectStmt and the clauses that it consists of."""

from __future__ import annotations

from sqlglot.tokenizer_core import TokenType

from ..cursor import END, HOLE, PARAMETER, RESERVED_WORD
from ..holes import Stands
from .expressions import AFTER_TARGET, a_expr, rest
from .from_clause import from_list, relation_expr
from .holes import (
    begins_operand,
    begins_query,
    emit_query,
    from_unknown,
)
from .lists import expr_list
from .names import col_id, qualified_name
from .options import PARENTHESES, WITH, add, options
from .reader import Reader
from .targets import is_before_target, target_list
from .windows import window_specification
from .with_clause import with_clause

_SET_OPERATIONS = {
    "union": TokenType.UNION,
    "intersect": TokenType.INTERSECT,
    "except": TokenType.EXCEPT,
}


def select_no_parens(r: Reader) -> None:
    """select_no_parens."""
    first = r.at
    if select_stmt(r) & PARENTHESES:
        raise r.error(at=first)


def select_with_parens(r: Reader, is_item: bool = False) -> int:
    """select_with_parens; what it has. `is_item` is that of `select_stmt`."""
    r.open()
    has = select_stmt(r, is_item=is_item)
    r.close()
    return has


def select_stmt(r: Reader, *, has_with: bool = False, is_item: bool = False) -> int:
    """SelectStmt: what it has.

    `has_with` says that its WITH has been read. `is_item`: that it is an entry of FROM or what
    INSERT writes; VALUES is not named there.
    """
    first = r.at
    if not has_with:
        has_with = with_clause(r)  # or text before the query, which may be one
    has, ends_with_value = _select_clause(r, has_with, is_item)
    if has_with:
        has = add(r, has, WITH, first)
    return options(r, has, ends_with_value)


def _select_from(r: Reader, first: int) -> None:
    """Makes `SELECT * FROM (VALUES (1))` of a VALUES that sqlglot does not read here."""
    r.put_in_parentheses(first)
    end = len(r.tokens)
    _select_all_from(r, r.tokens[first].line - 1)
    r.tokens[first:first] = r.tokens[end:]
    del r.tokens[end + 3 :]
    r.marks.has_values_after_with = True


def _select_clause(r: Reader, has_with: bool, is_item: bool) -> tuple[int, bool]:
    """select_clause and the set operations after it; whether a value ends what is read."""
    has, ends_with_value = _arm(r, is_item, has_with)
    while True:
        word = r.texts[r.at]
        if word not in _SET_OPERATIONS:
            if not (r.has_holes and _unknown_operation(r)):
                break
            word = "union"
        # As another word: behind a star sqlglot takes EXCEPT for a list of columns left out.
        r.emit(_SET_OPERATIONS[word], f"the {word}", r.at)
        r.at += r.texts[r.at] == word
        r.pass_any(("all", "distinct"))
        if r.has_holes and r.is_hole(r.at) and begins_query(r, r.at + 1):
            r.pass_hole(Stands.TEXT)
        _, ends_with_value = _arm(r)
        has = 0
    return has, ends_with_value


def _unknown_operation(r: Reader) -> bool:
    """Text before a set operation, or in its place: passed where another query follows it."""
    if r.is_hole(r.at) and r.texts[r.at + 1] in (*_SET_OPERATIONS, *_ARMS):
        r.pass_hole(Stands.TEXT)
        return r.texts[r.at] not in _SET_OPERATIONS or _unknown_operation(r)
    is_arm = r.texts[r.at] in _ARMS or r.texts[r.at] == "from"
    return is_arm and r.holes.get(r.at - 1) is Stands.TEXT


_ARMS = ("select", "values", "table")


def _arm(r: Reader, is_item: bool = False, has_with: bool = False) -> tuple[int, bool]:
    """simple_select, or select_with_parens; the first one may have a WITH before it."""
    text = r.texts[r.at]
    if text == "select":
        return 0, _simple_select(r)
    if text == "(":
        return select_with_parens(r, is_item) | PARENTHESES, False
    if text == "values":
        _values_clause(r, is_item, has_with)
    elif text == "table":
        _select_all_from(r, r.at)
        r.at += 1
        relation_expr(r)
    elif r.is_hole(r.at):
        return 0, _unknown_select(r)
    elif text == "from" and r.holes.get(r.at - 1) is Stands.TEXT:
        emit_query(r, r.at - 1)
        return 0, _behind_targets(r, r.at)
    else:
        raise r.error("a query")
    return 0, False


def _unknown_select(r: Reader) -> bool:
    """Text in the place of a query; it may be all up to FROM, or a part of the select list."""
    first = r.at
    emit_query(r, r.pass_hole(Stands.TEXT))
    if is_before_target(r, r.at):
        r.emit(TokenType.COMMA, ",", first)
        target_list(r)
    elif r.pass_comma():
        target_list(r)
    return _behind_targets(r, first)


def _select_all_from(r: Reader, number: int) -> None:
    """`TABLE t` is `SELECT * FROM t`."""
    r.keyword("SELECT", number)
    r.emit(TokenType.STAR, str(number), number)
    r.keyword("FROM", number)


def _values_clause(r: Reader, is_item: bool, has_with: bool) -> None:
    """values_clause; a client may fill in all rows.

    As an arm of a set operation sqlglot makes it a query over a copy of it. Copies of what holds
    copies are as many as the levels, and each is as large as what it holds; one with an alias is
    left as it is.
    """
    first = len(r.tokens)
    r.pass_keyword("values")
    if r.roles[r.at] == HOLE:
        r.hole(Stands.VALUE)
        return
    while True:
        _row(r)
        if not r.pass_comma():
            break
    if r.has_holes:
        r.pass_holes()
    text = r.texts[r.at]
    if has_with or text in _OPTIONS or (is_item and text in _SET_OPERATIONS):
        _select_from(r, first)
    elif not is_item:
        r.emit(TokenType.ALIAS, "AS", r.at - 1)
        r.emit(TokenType.IDENTIFIER, "-1", r.at - 1)


def _row(r: Reader) -> None:
    """A row of VALUES; a parameter is one or several, of which the columns are not known."""
    if r.roles[r.at] == PARAMETER:
        r.marks.rows.add(r.at)
        r.emit(TokenType.L_PAREN, "(", r.at)
        r.constant(r.at)
        r.emit(TokenType.R_PAREN, ")", r.at)
        r.at += 1
        return
    r.open()
    expr_list(r)
    r.close()


_OPTIONS = frozenset(("order", "limit", "offset", "fetch", "for"))  # what begins one of a query


def _simple_select(r: Reader) -> bool:
    """simple_select; whether it ends with a value, after which no alias can stand."""
    first = r.at
    r.pass_keyword("select")
    if r.pass_keyword("distinct"):
        if r.pass_keyword("on"):
            r.open()
            expr_list(r)
            r.close()
        target_list(r)
    else:
        r.accept("all")
        if r.texts[r.at] not in AFTER_TARGET and r.roles[r.at] != END:
            target_list(r)
    return _behind_targets(r, first)


def _behind_targets(r: Reader, first: int) -> bool:
    """What follows a select list; whether it ends with a value. It begins at `first`.

    Without FROM, text in the list may hold it.
    """
    _into_clause(r)
    if r.pass_keyword("from"):
        from_list(r)
    elif r.last_hole >= first and r.is_hole(r.last_hole):
        from_unknown(r, r.last_hole)
    return clauses(r)


def clauses(r: Reader) -> bool:
    """where_clause, group_clause, having_clause, window_clause; whether one stands here."""
    ends_with_value = where_clause(r)
    ends_with_value = _group_clause(r) or ends_with_value
    if r.pass_keyword("having"):
        a_expr(r, 0)
        ends_with_value = True
    return _window_clause(r) or ends_with_value


# -- clauses ---------------------------------------------------------------------------------------


_TEMPORARY = ("temporary", "temp")


def _into_clause(r: Reader) -> None:
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
    r.emit(TokenType.GROUP_BY, "GROUP BY", r.at)
    r.at += 2
    r.accept_any("all", "distinct")
    _group_by_list(r)
    return True


def _group_by_list(r: Reader) -> None:
    """group_by_list: what CUBE, ROLLUP and GROUPING SETS hold is grouped by."""
    while True:
        text, after = r.texts[r.at], r.texts[r.at + 1]
        if text == "(" and after == ")":
            r.open()
            r.close()
        elif text in ("cube", "rollup") and after == "(":
            r.at += 1
            r.open()
            expr_list(r)
            r.close()
        elif text == "grouping" and after == "sets":
            r.at += 2
            r.open()
            _group_by_list(r)
            r.close()
        else:
            a_expr(r, 0)
        if not r.pass_comma():
            return


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
