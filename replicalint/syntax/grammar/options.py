"""What may stand behind a query: ORDER BY, LIMIT, OFFSET, FETCH and locks."""

from __future__ import annotations

from typing import Final

from ..cursor import NUMBER, OPERATOR
from . import tokens
from .expressions import a_expr_alone
from .lists import sort_clause
from .names import qualified_name
from .operands import c_expr
from .precedence import OPERAND
from .reader import Reader

# What a query has: insertSelectOptions refuses the same a second time.
SORT: Final = 1
LIMIT: Final = 2
OFFSET: Final = 4
WITH: Final = 8
SKIPS: Final = 16  # FOR UPDATE SKIP LOCKED
PARENTHESES: Final = 32  # and nothing around them
_TIES: Final = 64
_NAMES = {SORT: "ORDER BY", LIMIT: "LIMIT", OFFSET: "OFFSET", WITH: "WITH"}


def add(r: Reader, has: int, option: int, place: int) -> int:
    """insertSelectOptions: one more clause of a query."""
    if has & option:
        raise r.refuse(f"multiple {_NAMES[option]} clauses not allowed", place)
    return (has | option) & ~PARENTHESES


def options(r: Reader, has: int, ends_with_value: bool) -> int:
    """opt_sort_clause, then select_limit and for_locking_clause, in either order."""
    if r.has_holes:
        r.pass_holes()
    place = r.at
    if sort_clause(r):
        has = add(r, has, SORT, place)
        ends_with_value = True
    place = r.at
    locks = _for_locking_clause(r)
    has, limits = _select_limit(r, has, ends_with_value)
    if not locks:
        place = r.at
        locks = _for_locking_clause(r)
    has |= locks & SKIPS
    if limits & _TIES:
        if not has & SORT:
            raise r.refuse("WITH TIES cannot be specified without ORDER BY clause", r.at - 1)
        if has & SKIPS:
            raise r.refuse("SKIP LOCKED and WITH TIES options cannot be used together", place)
    if r.has_holes:
        r.pass_holes()
    return has & ~PARENTHESES if locks or limits else has


def _select_limit(r: Reader, has: int, ends_with_value: bool) -> tuple[int, int]:
    """select_limit: limit_clause and offset_clause, in either order.

    To see whether LIMIT and OFFSET are an alias where one could stand, sqlglot reads the whole
    clause, and then once more; in a query in a query, both times twice. But not behind ORDER BY.
    """
    limits = 0
    while True:
        place, text = r.at, r.texts[r.at]
        option = OFFSET if text == "offset" else LIMIT
        if text not in ("limit", "offset", "fetch") or limits & option:
            return has, limits
        if not (limits or ends_with_value):
            r.emit(tokens.ORDER_BY, place)
            r.emit(tokens.NULL, place)
        r.at += 1
        limits |= option | _LIMITS[text](r, place)
        has = add(r, has, option, place)


def _limit(r: Reader, place: int) -> int:
    """LIMIT select_limit_value."""
    if not r.accept("all"):
        r.keyword("LIMIT", place)
        a_expr_alone(r, OPERAND)
    if r.texts[r.at] == ",":
        raise r.refuse("LIMIT #,# syntax is not supported", place)
    return 0


def _offset(r: Reader, place: int) -> int:
    """OFFSET select_offset_value, OFFSET select_fetch_first_value row_or_rows."""
    r.keyword("OFFSET", place)
    first = r.at
    is_plain = a_expr_alone(r, OPERAND)
    if r.texts[r.at] in ("row", "rows"):
        if r.roles[first] == OPERATOR:
            is_signed = r.texts[first] in ("+", "-") and r.roles[first + 1] == NUMBER
            is_plain = is_signed and r.at == first + 2
        if not is_plain or r.texts[first] in ("not", "default"):
            raise r.error()
        r.at += 1
    return 0


def _fetch(r: Reader, place: int) -> int:
    """FETCH FIRST select_fetch_first_value ROWS ONLY, and its variants: LIMIT to sqlglot."""
    if not r.accept_any("first", "next"):
        raise r.error()
    if not (r.texts[r.at] in ("row", "rows") and r.texts[r.at + 1] in ("only", "with")):
        r.keyword("LIMIT", place)
        _fetch_first_value(r)
    if not r.accept_any("row", "rows"):
        raise r.error()
    if r.accept("only"):
        return 0
    r.expect("with", "ties")
    return _TIES


def _fetch_first_value(r: Reader) -> None:
    """select_fetch_first_value: c_expr, or a number with a sign."""
    if r.texts[r.at] in ("+", "-"):
        r.emit(tokens.MINUS, r.at)
        r.at += 1
        if r.roles[r.at] != NUMBER:
            raise r.error()
    c_expr(r)


_LIMITS = {"limit": _limit, "offset": _offset, "fetch": _fetch}


def _for_locking_clause(r: Reader) -> int:
    """opt_for_locking_clause; 0 where it does not stand here."""
    if r.accept_all("for", "read"):
        r.expect("only")
        return PARENTHESES
    locks = 0
    while r.texts[r.at] == "for":
        locks |= PARENTHESES | _for_locking_item(r)
    return locks


def _for_locking_item(r: Reader) -> int:
    """for_locking_item: noted, and written as it is."""
    first = r.at
    r.pass_keyword("for")
    if r.pass_keyword("no"):
        r.expect_keyword("key", "update")
    elif r.pass_keyword("key"):
        r.expect_keyword("share")
    elif not r.pass_any(("update", "share")):
        raise r.error()
    words = " ".join(r.texts[first : r.at]).upper()
    r.marks.locks.append((f"SELECT {words}", first, r.at - 1))
    if r.pass_keyword("of"):
        qualified_name(r)
        while r.pass_comma():
            qualified_name(r)
    if r.pass_keyword("nowait"):
        return 0
    if r.pass_keyword("skip"):
        r.expect_keyword("locked")
        return SKIPS
    return 0
