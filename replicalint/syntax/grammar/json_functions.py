"""SQL/JSON: the constructors, the query functions and the clauses that they share."""

from __future__ import annotations

from collections.abc import Callable

from ..cursor import OPERATOR, pass_col_id, pass_col_label
from ..typenames import typename
from .calls import func_arg_list, is_named_argument, open_construct, separator
from .lists import sort_clause
from .predicates import key_uniqueness
from .reader import Reader

_ENCODINGS = frozenset(("utf8", "utf16", "utf32"))


def value_expr(r: Reader) -> bool:
    """json_value_expr: a_expr json_format_clause_opt; whether it has a format."""
    r.grammar.a_expr(r, 0)
    return format_clause(r)


def format_clause(r: Reader) -> bool:
    """json_format_clause_opt: FORMAT_LA JSON [ENCODING name]; says whether it stands here."""
    if r.texts[r.at] != "format" or r.texts[r.at + 1] != "json":
        return False
    r.at += 2
    if r.accept("encoding"):
        number = pass_col_id(r)
        encoding = r.lexemes[number].text
        if encoding.lower() not in _ENCODINGS:
            raise r.refuse(f"unrecognized JSON encoding: {encoding}", number)
    return True


def returning_clause(r: Reader, number: int) -> None:
    """json_returning_clause_opt."""
    if r.accept("returning"):
        found = typename(r, "RETURNING")
        r.marks.lone_types.append(found)
        r.marks.results[number] = found
        format_clause(r)


def _null_clause(r: Reader) -> None:
    """json_object_constructor_null_clause_opt, and that of arrays."""
    if r.accept_any("null", "absent"):
        r.expect("on", "null")


def _name_and_value(r: Reader) -> None:
    """json_name_and_value: `c_expr VALUE value`, `a_expr : value`."""
    has_key = _key(r)
    if r.texts[r.at] == "value" and has_key:
        separator(r, "value")
    else:
        separator(r, ":")
    value_expr(r)


def _key(r: Reader) -> bool:
    """The key of a pair; whether it is a c_expr."""
    if r.roles[r.at] == OPERATOR or r.texts[r.at] in ("not", "default"):
        r.grammar.a_expr(r, 0)
        return False
    first = len(r.tokens)
    r.grammar.c_expr(r)
    place = r.at
    if r.texts[place] != "value":
        r.grammar.rest(r, 0, first)
    return r.at == place


def _object(r: Reader) -> None:
    """JSON_OBJECT: the constructor, or the function of that name."""
    number = open_construct(r)
    if is_named_argument(r):
        del r.marks.constructs[number]
        func_arg_list(r)
    elif r.texts[r.at] in (")", "returning"):
        returning_clause(r, number)
    else:
        has_key = _key(r)
        if r.texts[r.at] == ":" or (r.texts[r.at] == "value" and has_key):
            separator(r, r.texts[r.at])
            value_expr(r)
            while r.pass_comma():
                _name_and_value(r)
            _null_clause(r)
            key_uniqueness(r)
            returning_clause(r, number)
        else:
            del r.marks.constructs[number]
            if r.pass_comma():
                func_arg_list(r)
    r.close()


def _array(r: Reader) -> None:
    """JSON_ARRAY: of values, or of a query's rows."""
    place = r.at + 1
    number = open_construct(r)
    if r.texts[r.at] in (")", "returning"):
        pass
    elif _holds_query(r, place):
        r.grammar.select_no_parens(r)
        format_clause(r)
    else:
        value_expr(r)
        while r.pass_comma():
            value_expr(r)
        _null_clause(r)
    returning_clause(r, number)
    r.close()


def _holds_query(r: Reader, place: int) -> bool:
    """Whether select_no_parens stands between the parentheses, and no query as a value."""
    if not r.opens_query(place):
        return False
    return r.texts[place + 1] != "(" or r.texts[r.closing(place + 1) + 1] != ")"


def _json(r: Reader) -> None:
    """JSON (value): the constructor since 17, before it the type's name called as a function."""
    number = open_construct(r)
    has_format = value_expr(r)
    if not key_uniqueness(r) and not has_format:
        del r.marks.constructs[number]
    r.close()


def _scalar(r: Reader) -> None:
    open_construct(r)
    r.grammar.a_expr(r, 0)
    r.close()


def _serialize(r: Reader) -> None:
    number = open_construct(r)
    value_expr(r)
    returning_clause(r, number)
    r.close()


def _query_function(r: Reader) -> None:
    """JSON_QUERY, JSON_EXISTS, JSON_VALUE."""
    word = r.texts[r.at]
    number = open_construct(r)
    value_expr(r)
    r.expect_comma()
    r.grammar.a_expr(r, 0)
    passing_clause(r)
    if word == "json_exists":
        on_error_clause(r)
    else:
        returning_clause(r, number)
        if word == "json_query":
            wrapper_behavior(r)
            quotes_clause(r)
        behavior_clause(r)
    r.close()


def passing_clause(r: Reader) -> None:
    """json_passing_clause_opt."""
    if r.texts[r.at] != "passing":
        return
    separator(r, "passing")
    while True:
        value_expr(r)
        r.expect("as")
        pass_col_label(r)
        if not r.pass_comma():
            return


def wrapper_behavior(r: Reader) -> None:
    """json_wrapper_behavior."""
    word = r.accept_any("with", "without")
    if not word:
        return
    if word == "with":
        r.accept_any("conditional", "unconditional")
    r.accept("array")
    r.expect("wrapper")


def quotes_clause(r: Reader) -> None:
    """json_quotes_clause_opt."""
    if r.accept_any("keep", "omit"):
        r.expect("quotes")
        if r.accept("on"):
            r.expect("scalar", "string")


def _behavior(r: Reader) -> bool:
    """json_behavior; says whether it stands here."""
    if r.texts[r.at] == "default":
        separator(r, "default")
        r.grammar.a_expr(r, 0)
        return True
    word = r.accept_any("error", "null", "true", "false", "unknown", "empty")
    if word == "empty":
        r.accept_any("array", "object")
    return bool(word)


def behavior_clause(r: Reader) -> None:
    """json_behavior_clause_opt."""
    if not _behavior(r):
        return
    r.expect("on")
    if r.accept("empty"):
        if _behavior(r):
            r.expect("on", "error")
    else:
        r.expect("error")


def on_error_clause(r: Reader) -> None:
    """json_on_error_clause_opt."""
    if _behavior(r):
        r.expect("on", "error")


def _object_agg(r: Reader) -> None:
    number = open_construct(r)
    _name_and_value(r)
    _null_clause(r)
    key_uniqueness(r)
    returning_clause(r, number)
    r.close()


def _array_agg(r: Reader) -> None:
    number = open_construct(r)
    value_expr(r)
    sort_clause(r)
    _null_clause(r)
    returning_clause(r, number)
    r.close()


FUNCTIONS: dict[str, Callable[[Reader], None]] = {
    "json_object": _object,
    "json_array": _array,
    "json": _json,
    "json_scalar": _scalar,
    "json_serialize": _serialize,
    **dict.fromkeys(("json_query", "json_exists", "json_value"), _query_function),
    "json_objectagg": _object_agg,
    "json_arrayagg": _array_agg,
}
