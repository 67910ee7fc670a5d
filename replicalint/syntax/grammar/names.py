"""Names that are written: ColId, ColLabel, qualified_name and the indirections after them."""

from __future__ import annotations

from functools import cache

from ...catalog import keyword
from ..cursor import COLUMN_WORD, END, expect_few_parts, pass_col_id, pass_col_label
from ..holes import Stands
from . import tokens
from .reader import Reader


def col_id(r: Reader) -> int:
    """ColId; its number."""
    number = pass_col_id(r)
    r.identifier(number)
    return number


def col_label(r: Reader) -> int:
    """ColLabel."""
    number = pass_col_label(r)
    r.identifier(number)
    return number


@cache
def is_bare_label(word: str) -> bool:
    """BareColLabel: whether a word may name an output column without AS."""
    versions = keyword(word)
    return not versions or versions[-1].is_bare_label


def name_list(r: Reader) -> None:
    """name_list."""
    col_id(r)
    while r.pass_comma():
        col_id(r)


def names_in_parentheses(r: Reader) -> None:
    """`( name_list )`."""
    r.open()
    name_list(r)
    if r.has_holes:
        more_columns(r)
    r.close()


def more_columns(r: Reader) -> None:
    """Text behind a name in a list, which may be more of them, is written as one."""
    while r.is_hole(r.at):
        r.emit(tokens.COMMA, r.at)
        r.identifier(r.pass_hole(Stands.TEXT))


def alias_clause(r: Reader) -> bool:
    """opt_alias_clause; says whether it stands here."""
    if not (r.pass_keyword("as") or END < r.roles[r.at] <= COLUMN_WORD):
        return False
    col_id(r)
    if r.texts[r.at] == "(":
        names_in_parentheses(r)
    return True


def qualified_name(r: Reader) -> None:
    """qualified_name: no more than catalog.schema.relation."""
    if r.has_holes and r.is_hole(r.at) and r.texts[r.at + 2] == ".":
        r.pass_hole(Stands.TEXT)  # before a name: ONLY, perhaps
    first = col_id(r)
    parts = 1
    while r.texts[r.at] == ".":
        r.emit(tokens.DOT, r.at)
        r.at += 1
        col_label(r)
        parts += 1
    expect_few_parts(r, parts, first)


def indirection(r: Reader) -> bool:
    """opt_indirection: `.name`, `.*`, `[1]`, `[1:2]`; says whether there was any."""
    first = r.at
    while True:
        text = r.texts[r.at]
        if text == ".":
            r.emit(tokens.DOT, r.at)
            r.at += 1
            if r.texts[r.at] == "*":
                star(r)
                if r.texts[r.at] in (".", "["):
                    raise r.refuse('improper use of "*"', r.at - 1)
            else:
                col_label(r)
        elif text == "[":
            subscript(r)
        else:
            return r.at > first


def star(r: Reader) -> None:
    r.emit(tokens.STAR, r.at)
    r.at += 1


def subscript(r: Reader) -> None:
    """indirection_el: `[a_expr]` and slices.

    Two values at the end keep sqlglot from changing the first bound: TRUE and NULL of a slice, else
    two NULLs.
    """
    r.enter(2)
    r.emit(tokens.L_BRACKET, r.at)
    r.at += 1
    if r.texts[r.at] != ":":
        _bound(r)
    is_slice = r.accept(":")
    if is_slice and r.texts[r.at] != "]":
        _bound(r)
    if r.texts[r.at] != "]":
        raise r.error()
    if is_slice:
        r.emit(tokens.TRUE, r.at)
    else:
        r.emit(tokens.NULL, r.at)
    r.emit(tokens.COMMA, r.at)
    r.emit(tokens.NULL, r.at)
    r.emit(tokens.R_BRACKET, r.at)
    r.leave(2)
    r.at += 1


def _bound(r: Reader) -> None:
    r.grammar.a_expr(r, 0)
    r.emit(tokens.COMMA, r.at - 1)
