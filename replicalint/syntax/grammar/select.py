"""Queries: SelectStmt, set operations and VALUES; their clauses are in `clauses.py`."""

from __future__ import annotations

from sqlglot.tokenizer_core import TokenType

from ..cursor import END, HOLE, PARAMETER
from ..holes import Stands
from . import tokens
from .clauses import clauses, into_clause
from .expressions import AFTER_TARGET
from .from_clause import from_list, relation_expr
from .holes import (
    begins_query,
    emit_query,
    from_unknown,
)
from .lists import expr_list
from .options import PARENTHESES, WITH, add, options
from .reader import Reader
from .targets import is_before_target, target_list
from .with_clause import with_clause

_SET_OPERATIONS = {
    "union": tokens.Tokens(TokenType.UNION, "the union"),
    "intersect": tokens.Tokens(TokenType.INTERSECT, "the intersect"),
    "except": tokens.Tokens(TokenType.EXCEPT, "the except"),
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
        r.emit(_SET_OPERATIONS[word], r.at)
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
        r.emit(tokens.COMMA, first)
        target_list(r)
    elif r.pass_comma():
        target_list(r)
    return _behind_targets(r, first)


def _select_all_from(r: Reader, number: int) -> None:
    """`TABLE t` is `SELECT * FROM t`."""
    r.keyword("SELECT", number)
    r.emit(tokens.STAR, number)
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
        r.emit(tokens.AS, r.at - 1)
        r.emit(tokens.NO_NAME, r.at - 1)


def _row(r: Reader) -> None:
    """A row of VALUES; a parameter is one or several, of which the columns are not known."""
    if r.roles[r.at] == PARAMETER:
        r.marks.rows.add(r.at)
        r.emit(tokens.L_PAREN, r.at)
        r.constant(r.at)
        r.emit(tokens.R_PAREN, r.at)
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
    into_clause(r)
    if r.pass_keyword("from"):
        from_list(r)
    elif r.last_hole >= first and r.is_hole(r.last_hole):
        from_unknown(r, r.last_hole)
    return clauses(r)
