"""Functions in FROM: func_table and what it consists of."""

from __future__ import annotations

from ...name import Name
from ..cursor import COLUMN_WORD, END, TYPE_WORD, is_type_function_name
from ..holes import Stands
from ..names import any_name
from ..typenames import TypeName
from . import tokens
from .calls import function_call
from .constructs import VALUE_WORDS, Construct
from .functions import begins_common_function, common_function
from .names import alias_clause, col_id, names_in_parentheses, qualified_name
from .reader import Reader
from .table_functions import begins_table_function, table_function
from .types import written_type


def begins_function(r: Reader) -> bool:
    """Whether a func_table, xmltable or json_table stands here."""
    if r.is_next("rows", "from"):
        return True
    if begins_table_function(r) or begins_common_function(r):
        return True
    place = r.at
    if r.roles[place] == TYPE_WORD:
        return True
    while r.texts[place + 1] == "." and r.roles[place] != END:
        place += 2
    return r.texts[place + 1] == "(" and r.texts[r.at] != "only"


def function(r: Reader) -> None:
    """func_table func_alias_clause; xmltable and json_table."""
    if begins_table_function(r):
        table_function(r)
        alias_clause(r)
        return
    if r.is_next("rows", "from"):
        r.expect_keyword("rows", "from")
        r.open()
        _rowsfrom_item(r)
        while r.pass_comma():
            _rowsfrom_item(r)
        r.close()
    else:
        func_expr_windowless(r)
    if r.texts[r.at] == "with" and r.texts[r.at + 1] == "ordinality":
        r.expect_keyword("with", "ordinality")
    _func_alias_clause(r)


def _rowsfrom_item(r: Reader) -> None:
    """rowsfrom_item: func_expr_windowless opt_col_def_list."""
    func_expr_windowless(r)
    if r.pass_keyword("as"):
        _table_func_elements(r)


def func_expr_windowless(r: Reader) -> None:
    """func_expr_windowless."""
    if begins_common_function(r):
        word = r.texts[r.at]
        if word in VALUE_WORDS:
            _value_word(r, word)
        else:
            common_function(r, is_windowless=True)
        return
    first, written = r.at, len(r.tokens)
    if is_type_function_name(r.roles[first]) and r.texts[first + 1] == "(":
        r.identifier(first)
        r.at += 1
    else:
        qualified_name(r)
        if r.at == first + 1 and not r.is_behind_hole:
            raise r.error()
    if r.texts[r.at] != "(":
        raise r.error()
    function_call(r, first, written, is_windowless=True)


def _value_word(r: Reader, word: str) -> None:
    """`FROM current_date` is a call without parentheses."""
    number = r.at
    common_function(r)
    r.tokens.pop()
    r.marks.constructs[number] = Construct(word, VALUE_WORDS[word])
    r.identifier(number)
    r.emit(tokens.L_PAREN, number)
    r.emit(tokens.R_PAREN, number)


def _func_alias_clause(r: Reader) -> None:
    """func_alias_clause: an alias, with names or with definitions of columns."""
    has_as = r.pass_keyword("as")
    if has_as and r.texts[r.at] == "(":
        _table_func_elements(r)
        return
    if not has_as and not END < r.roles[r.at] <= COLUMN_WORD:
        return
    col_id(r)
    if r.texts[r.at] == "(":
        if r.texts[r.at + 2] in (",", ")") or r.is_hole(r.at + 1):
            names_in_parentheses(r)
        else:
            _table_func_elements(r)


def _table_func_elements(r: Reader) -> None:
    """`( TableFuncElementList )`."""
    r.open()
    while True:
        if r.is_hole(r.at) and r.texts[r.at + 1] in (",", ")"):
            _unknown_elements(r)
        else:
            _table_func_element(r)
        if not r.pass_comma():
            break
    r.close()


def _table_func_element(r: Reader) -> None:
    """TableFuncElement; text behind it may be more of them."""
    col_id(r)
    written_type(r, "")
    if r.accept("collate"):
        r.marks.collations.append(any_name(r))
    while r.is_hole(r.at):
        r.emit(tokens.COMMA, r.at)
        _unknown_elements(r)


def _unknown_elements(r: Reader) -> None:
    """Text in the place of them is written as one."""
    number = r.pass_hole(Stands.TEXT)
    lexeme = r.lexemes[number]
    r.identifier(number)
    r.type(number, TypeName(Name("", lexeme.text), lexeme.start, lexeme.end))
