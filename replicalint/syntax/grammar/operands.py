"""Operands: c_expr and what it consists of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ..cursor import (
    COLUMN_WORD,
    HOLE,
    IDENTIFIER,
    NUMBER,
    PARAMETER,
    STRING,
    TYPE_WORD,
    UNRESERVED_WORD,
    is_type_function_name,
)
from ..holes import Stands
from . import tokens
from .calls import function_call, open_construct
from .constants import named_constant, names_built_in_type, number, string, typed_constant
from .functions import begins_common_function, common_function
from .lists import expr_list
from .names import indirection
from .reader import Reader

NO_ROW: Final = -1


def c_expr(r: Reader) -> int:
    """c_expr; of a row the number of its fields, else NO_ROW."""
    at = r.at
    role, text = r.roles[at], r.texts[at]
    if role in (IDENTIFIER, UNRESERVED_WORD):
        if not (text == "double" and typed_constant(r)):
            _named(r)
    elif role == NUMBER:
        number(r)
    elif role == STRING:
        string(r)
    elif role == PARAMETER or text == "?":  # which the lexer takes for an operator behind a word
        if not _named_by_hole(r):
            r.constant(at)
            r.at += 1
            indirection(r)
    elif role == HOLE:
        if not _named_by_hole(r):
            r.hole(Stands.VALUE)
            indirection(r)
    elif text == "(":
        return _parenthesised(r)
    elif role == COLUMN_WORD and r.texts[at + 1] != "(":
        if not typed_constant(r):
            _named(r)
    elif text in _WORDS:
        return _WORDS[text](r)
    elif begins_common_function(r):
        common_function(r)
    elif role == COLUMN_WORD and typed_constant(r):
        pass
    elif role == TYPE_WORD and (r.texts[at + 1] == "(" or r.is_string(at + 1)):
        _named(r)
    else:
        raise r.error()
    return NO_ROW


def _named_by_hole(r: Reader) -> bool:
    """Reads `:f(x)` and `:schema.f(x)`, where a client puts in a name; False for a value."""
    if r.texts[r.at + 1] not in (".", "(") or not r.is_name_hole(r.at):
        return False
    if r.opens_query(r.at + 1):
        return False
    r.holes[r.at] = Stands.NAME
    _named(r)
    return True


def _named(r: Reader) -> None:
    """columnref, func_expr and constants of a type: all that a name begins."""
    first, written = r.at, len(r.tokens)
    r.identifier(first)
    r.at += 1
    is_plain = indirection_of_name(r)
    if is_plain and r.texts[r.at] == "(" and _may_be_called(r, first):
        function_call(r, first, written)
    elif is_plain and r.is_string(r.at) and _may_be_called(r, first):
        _constant_of_type(r, first, written)


def _constant_of_type(r: Reader, first: int, written: int) -> None:
    """func_name Sconst; a parameter behind another name than a type's is left where it stands."""
    if not r.is_taken_out(r.at) or names_built_in_type(r, first):
        named_constant(r, first, r.at - 1, written)


def _may_be_called(r: Reader, first: int) -> bool:
    """func_name: type_function_name, or ColId with an indirection."""
    if first in r.holes:
        return True
    return (
        is_type_function_name(r.roles[first])
        if r.at == first + 1
        else (r.roles[first] <= COLUMN_WORD)
    )


def indirection_of_name(r: Reader) -> bool:
    """The indirection of a columnref or func_name; whether names alone stand in it."""
    first = r.at
    indirection(r)
    texts = r.texts
    return all(texts[place] == "." for place in range(first, r.at, 2)) and (
        r.at == first or texts[r.at - 1] != "*"
    )


def _parenthesised(r: Reader) -> int:
    """select_with_parens, `( a_expr )` and implicit_row."""
    if r.opens_query(r.at):
        r.grammar.select_with_parens(r, False)
        indirection(r)
        return NO_ROW
    r.open()
    count = expr_list(r)
    r.close()
    if count > 1:
        return count
    if r.texts[r.at] == "." and r.has_holes and r.is_hole(r.at - 2):
        r.holes[r.at - 2] = Stands.VALUE  # a row: of no parameter's value a field can be taken
    indirection(r)
    return NO_ROW


def overlaps(r: Reader, first: int, count: int) -> None:
    """row OVERLAPS row."""
    place = r.at
    if count != 2:
        raise r.refuse("wrong number of parameters on left side of OVERLAPS expression", first)
    r.keyword("OVERLAPS", place)
    r.at += 1
    if r.texts[r.at] not in ("(", "row"):
        raise r.error()
    right = r.at
    fields = c_expr(r)
    if fields == NO_ROW:
        raise r.error(at=r.at - 1)
    if fields != 2:
        raise r.refuse("wrong number of parameters on right side of OVERLAPS expression", right)


def _null(r: Reader) -> int:
    r.keyword(r.texts[r.at], r.at)
    r.at += 1
    return NO_ROW


def _case(r: Reader) -> int:
    """case_expr."""
    r.enter(2)
    r.expect_keyword("case")
    if r.texts[r.at] != "when":
        r.grammar.a_expr(r, 0)
    if r.texts[r.at] in ("else", "end") and r.is_hole(r.at - 1):
        _unknown_when(r)
    else:
        _when_clauses(r)
    if r.pass_keyword("else"):
        r.grammar.a_expr(r, 0)
    r.expect_keyword("end")
    r.leave(2)
    return NO_ROW


def _when_clauses(r: Reader) -> None:
    """when_clause_list."""
    r.expect_keyword("when")
    while True:
        r.grammar.a_expr(r, 0)
        r.expect_keyword("then")
        r.grammar.a_expr(r, 0)
        if not r.pass_keyword("when"):
            break


def _unknown_when(r: Reader) -> None:
    """The same in text that was read as the argument of CASE, or stands behind it."""
    for word in ("WHEN", "THEN"):
        r.keyword(word, r.at - 1)
        r.constant(r.at - 1)
    r.holes[r.at - 1] = Stands.TEXT


def _array(r: Reader) -> int:
    """ARRAY select_with_parens, ARRAY array_expr.

    After its own word sqlglot reads the values as bounds of a type, and then again.
    """
    number, after = r.at, r.texts[r.at + 1]
    r.at += 1
    if after == "(" and (r.opens_query(r.at) or r.is_hole(r.at + 1)):
        r.keyword("ARRAY", number)
        r.grammar.select_with_parens(r, False)
    elif after == "[":
        r.emit(tokens.ARRAY, number)
        _array_expr(r)
    elif r.roles[r.at] == PARAMETER:
        raise r.error('"["')
    else:
        raise r.error()
    return NO_ROW


def _array_expr(r: Reader) -> None:
    """array_expr: `[1, 2]`, `[[1, 2], [3]]`, `[]`."""
    r.enter(2)
    r.emit(tokens.L_BRACKET, r.at)
    r.at += 1
    if r.texts[r.at] == "[":
        _array_expr(r)
        while r.pass_comma():
            if r.texts[r.at] != "[":
                raise r.error()
            _array_expr(r)
    elif r.texts[r.at] != "]":
        expr_list(r)
    if r.texts[r.at] != "]":
        raise r.error()
    r.emit(tokens.R_BRACKET, r.at)
    r.at += 1
    r.leave(2)


def _row(r: Reader) -> int:
    """explicit_row."""
    open_construct(r)
    count = 0 if r.texts[r.at] == ")" else expr_list(r)
    r.close()
    return count


def _exists(r: Reader) -> int:
    """EXISTS select_with_parens."""
    r.keyword("EXISTS", r.at)
    r.at += 1
    if not (r.opens_query(r.at) or r.is_hole(r.at + 1)):
        raise r.error("a query", r.at + 1)
    r.grammar.select_with_parens(r, False)
    return NO_ROW


_WORDS: dict[str, Callable[[Reader], int]] = {
    "null": _null,
    "true": _null,
    "false": _null,
    "case": _case,
    "array": _array,
    "row": _row,
    "exists": _exists,
}
