"""The calls that gram.y knows by name: func_expr_common_subexpr."""

from __future__ import annotations

from collections.abc import Callable

from ...sqlstate import UNDEFINED_COLUMN
from ..cursor import HOLE, RESERVED_WORD
from ..holes import Stands
from ..typenames import is_field, size
from . import json_functions, tokens, xml_functions
from .calls import (
    filter_and_over,
    func_arg_expr,
    func_arg_list,
    is_named_argument,
    open_construct,
    separator,
)
from .constructs import CONSTRUCTS, VALUE_WORDS
from .lists import expr_list
from .predicates import NORMAL_FORMS
from .reader import Reader
from .types import written_type


def begins_common_function(r: Reader) -> bool:
    """Whether a func_expr_common_subexpr stands here: one of its words, and no name."""
    word, after = r.texts[r.at], r.texts[r.at + 1]
    if word not in _COMMON:
        return False
    if word == "collation":
        return after == "for"
    if word == "current_schema":
        return after != "(" and not r.is_string(r.at + 1)
    return after == "(" or r.roles[r.at] == RESERVED_WORD


def common_function(r: Reader, *, is_windowless: bool = False) -> None:
    """func_expr_common_subexpr; json_aggregate_func with its decorations."""
    word = r.texts[r.at]
    _COMMON[word](r)
    if word in ("json_objectagg", "json_arrayagg") and not is_windowless:
        filter_and_over(r)


def _value_word(r: Reader) -> None:
    """CURRENT_DATE and its like, with a precision in parentheses or without."""
    word = r.texts[r.at]
    if word == "system_user":
        r.note_recent("SYSTEM_USER", 16, r.at, r.at, UNDEFINED_COLUMN)
    r.constant(r.at)
    r.at += 1
    if word in ("current_time", "current_timestamp", "localtime", "localtimestamp"):
        size(r)


def _values(r: Reader) -> None:
    """COALESCE, GREATEST, LEAST, XMLCONCAT, GROUPING: expr_list."""
    open_construct(r)
    expr_list(r)
    r.close()


def _cast(r: Reader) -> None:
    """CAST, TREAT."""
    if r.texts[r.at] == "treat":
        r.marks.constructs[r.at] = CONSTRUCTS["treat"]
    r.keyword("CAST", r.at)
    r.at += 1
    r.open()
    r.grammar.a_expr(r, 0)
    r.expect("as")
    r.emit(tokens.AS, r.at - 1)
    written_type(r, "AS")
    r.close()


def _collation(r: Reader) -> None:
    """COLLATION FOR ( a_expr )."""
    number = r.at
    r.marks.collation_calls.add(number)
    r.identifier(number)
    r.at += 2
    r.open()
    r.grammar.a_expr(r, 0)
    r.close()


def _extract(r: Reader) -> None:
    """extract_list."""
    open_construct(r)
    if r.roles[r.at] == HOLE:
        r.hole(Stands.VALUE)
    elif r.is_constant("'epoch'") or is_field(r) or r.is_string(r.at):
        r.constant(r.at)
        r.at += 1
    else:
        raise r.error()
    separator(r, "from")
    r.grammar.a_expr(r, 0)
    r.close()


def _normalize(r: Reader) -> None:
    open_construct(r)
    r.grammar.a_expr(r, 0)
    if r.accept(",") and not r.accept_any(*NORMAL_FORMS):
        if r.roles[r.at] == HOLE:
            r.holes[r.at] = Stands.VALUE
        elif not r.is_constant(NORMAL_FORMS[0]):
            raise r.error()
        r.at += 1
    r.close()


def _nullif(r: Reader) -> None:
    open_construct(r)
    r.grammar.a_expr(r, 0)
    r.expect_comma()
    r.grammar.a_expr(r, 0)
    r.close()


def _overlay(r: Reader) -> None:
    """overlay_list, func_arg_list_opt."""
    number = open_construct(r)
    if r.texts[r.at] != ")":
        func_arg_expr(r)
        if r.texts[r.at] == "placing":
            separator(r, "placing")
            r.grammar.a_expr(r, 0)
            separator(r, "from")
            r.grammar.a_expr(r, 0)
            if r.texts[r.at] == "for":
                separator(r, "for")
                r.grammar.a_expr(r, 0)
        else:
            _as_function(r, number)
    else:
        del r.marks.constructs[number]
    r.close()


def _as_function(r: Reader, number: int) -> None:
    """The rest of func_arg_list: a function of the construct's name, which any schema may have."""
    del r.marks.constructs[number]
    if r.pass_comma():
        func_arg_list(r)


def _position(r: Reader) -> None:
    """position_list: b_expr IN b_expr."""
    open_construct(r)
    r.grammar.b_expr(r, 0)
    separator(r, "in")
    r.grammar.b_expr(r, 0)
    r.close()


def _substring(r: Reader) -> None:
    """substr_list, func_arg_list_opt."""
    number = open_construct(r)
    if r.texts[r.at] != ")":
        _substring_operands(r, number)
    else:
        del r.marks.constructs[number]
    r.close()


_SUBSTRING = {"from": "for", "for": "from"}


def _substring_operands(r: Reader, number: int) -> None:
    is_named = is_named_argument(r)
    func_arg_expr(r)
    word = r.texts[r.at]
    if word == "similar" and not is_named:
        r.marks.forms[number] = ("similar",)
        separator(r, "similar")
        r.grammar.a_expr(r, 0)
        separator(r, "escape")
        r.grammar.a_expr(r, 0)
    elif word in _SUBSTRING and not is_named:
        r.marks.forms[number] = (word,)
        separator(r, word)
        r.grammar.a_expr(r, 0)
        if r.texts[r.at] == _SUBSTRING[word]:
            r.marks.forms[number] = (word, _SUBSTRING[word])
            separator(r, _SUBSTRING[word])
            r.grammar.a_expr(r, 0)
    else:
        _as_function(r, number)


def _trim(r: Reader) -> None:
    """trim_list, with BOTH, LEADING or TRAILING before it."""
    number = open_construct(r)
    side = r.accept_any("both", "leading", "trailing")
    is_alone = r.texts[r.at] == "from"
    if not is_alone:
        r.grammar.a_expr(r, 0)
    is_from = not is_alone and r.texts[r.at] == "from"
    r.marks.forms[number] = (side or "both", "from" if is_from else "")
    if r.texts[r.at] == "from":
        separator(r, "from")
        expr_list(r)
    elif r.pass_comma():
        expr_list(r)
    r.close()


def _merge_action(r: Reader) -> None:
    open_construct(r)
    r.close()


_COMMON: dict[str, Callable[[Reader], None]] = {
    **dict.fromkeys((word for word in VALUE_WORDS if word != "default"), _value_word),
    **dict.fromkeys(("coalesce", "greatest", "least", "xmlconcat", "grouping"), _values),
    **json_functions.FUNCTIONS,
    **xml_functions.FUNCTIONS,
    "cast": _cast,
    "collation": _collation,
    "treat": _cast,
    "extract": _extract,
    "normalize": _normalize,
    "nullif": _nullif,
    "overlay": _overlay,
    "position": _position,
    "substring": _substring,
    "trim": _trim,
    "merge_action": _merge_action,
}
