"""Functions that are called by name: func_application, func_expr and func_arg_list."""

from __future__ import annotations

from ..cursor import is_type_function_name
from ..holes import Stands
from . import tokens
from .constants import named_constant
from .constructs import CONSTRUCTS
from .lists import sort_clause
from .names import col_id, star
from .reader import Reader
from .windows import window_specification


def function_call(r: Reader, first: int, written: int, *, is_windowless: bool = False) -> None:
    """func_expr of a func_application, whose name is written; or a constant of a type."""
    end = r.at - 1
    behind = r.closing(r.at) + 1
    if not is_windowless and r.is_string(behind) and not r.is_taken_out(behind):
        _type_modifiers(r)
        named_constant(r, first, end, written)
        return
    said = _arguments(r)
    if not is_windowless:
        _within_group(r, said)
        filter_and_over(r)


def _type_modifiers(r: Reader) -> None:
    """`name (func_arg_list)` before a string."""
    r.open()
    while True:
        if is_named_argument(r):
            raise r.refuse("type modifier cannot have parameter name", r.at)
        r.grammar.a_expr(r, 0)
        if not r.pass_comma():
            break
    if r.texts[r.at] == "order":
        raise r.refuse("type modifier cannot have ORDER BY", r.at)
    r.close()


def _arguments(r: Reader) -> str:
    """The arguments of func_application; what of them keeps WITHIN GROUP from following."""
    said = ""
    r.open()
    if r.texts[r.at] == "*" and r.texts[r.at + 1] == ")":
        star(r)
    elif r.texts[r.at] != ")":
        if r.accept("distinct"):
            said = "DISTINCT"
        is_quantified = bool(said) or r.accept("all")
        said = func_arg_list(r, may_be_variadic=not is_quantified) or said
        if sort_clause(r):
            said = "multiple ORDER BY clauses"
    r.close()
    return said


def func_arg_list(r: Reader, *, may_be_variadic: bool = False) -> str:
    """func_arg_list; "VARIADIC" where the last argument is one."""
    while True:
        if may_be_variadic and r.texts[r.at] == "variadic":
            r.pass_keyword("variadic")
            func_arg_expr(r)
            return "VARIADIC"
        func_arg_expr(r)
        if not r.pass_comma():
            return ""


def func_arg_expr(r: Reader) -> None:
    """func_arg_expr: a_expr, or `name => a_expr`."""
    if is_named_argument(r):
        r.identifier(r.at)
        mark = r.texts[r.at + 1]
        r.emit(tokens.ARROW if mark == "=>" else tokens.COLON_EQUALS, r.at + 1)
        r.at += 2
    r.grammar.a_expr(r, 0)


def is_named_argument(r: Reader) -> bool:
    """Whether `name =>` or `name :=` stands here."""
    if r.texts[r.at + 1] not in ("=>", ":="):
        return False
    if r.is_name_hole(r.at):
        r.holes[r.at] = Stands.NAME
        return True
    return is_type_function_name(r.roles[r.at])


def _within_group(r: Reader, said: str) -> None:
    """within_group_clause."""
    if r.texts[r.at] != "within":
        return
    place = r.at
    r.expect_keyword("within", "group")
    r.open()
    if not sort_clause(r):
        raise r.error()
    r.close()
    if said:
        raise r.refuse(f"cannot use {said} with WITHIN GROUP", place)


def filter_and_over(r: Reader) -> None:
    """filter_clause over_clause."""
    if r.has_holes and r.is_hole(r.at) and r.texts[r.at + 1] in ("filter", "over", "within"):
        r.pass_hole(Stands.TEXT)
    if r.pass_keyword("filter"):
        r.open()
        r.expect_keyword("where")
        r.grammar.a_expr(r, 0)
        r.close()
    if r.pass_keyword("over"):
        if r.texts[r.at] == "(":
            window_specification(r)
        else:
            col_id(r)


def open_construct(r: Reader) -> int:
    """The name and the parenthesis of a call with a grammar of its own; its number."""
    number = r.at
    r.marks.constructs[number] = CONSTRUCTS[r.texts[number]]
    r.identifier(number)
    r.at += 1
    r.open()
    return number


def separator(r: Reader, word: str) -> None:
    """A word between two operands, which becomes a comma."""
    r.expect(word)
    r.comma(r.at - 1)
