"""FROM: table_ref, joined_table and what they consist of."""

from __future__ import annotations

from ..cursor import (
    COLUMN_WORD,
    END,
    IDENTIFIER,
    RESERVED_WORD,
    TYPE_WORD,
    pass_col_id,
)
from ..holes import Stands
from ..names import func_name
from . import tokens
from .func_table import begins_function, function
from .lists import expr_list
from .names import alias_clause, names_in_parentheses, qualified_name
from .reader import Reader

_JOINS = frozenset("join cross natural left right full inner".split())
_CONDITIONS = ("on", "using")
_ENDS = frozenset(
    (
        ", ) where group having window union intersect except order limit offset fetch for "
        "returning set"
    ).split()
)
_GOES_ON = frozenset(("between", "operator"))  # words that no alias is, behind a column
_SIDES = ("left", "right", "full")


def from_list(r: Reader) -> None:
    """from_list."""
    table_ref(r)
    while r.pass_comma():
        table_ref(r)


def table_ref(r: Reader, *, is_right: bool = False) -> bool:
    """table_ref with the joins that hang on it; whether it is a joined_table.

    `is_right`: a condition of the join that it is the right side of follows.

    Joins that stand before a condition are one operand of the join that it belongs to: in
    parentheses, as sqlglot gives the condition to the last one.
    """
    return _joined(r, _item(r), is_right)


def joins(r: Reader) -> None:
    """What may stand behind an entry of FROM: its joins, and other entries."""
    _joined(r, False, is_right=False)
    while r.pass_comma():
        table_ref(r)


def _joined(r: Reader, is_joined: bool, is_right: bool) -> bool:
    """The joins of a table_ref, `is_joined` as far as it is read."""
    while True:
        if r.texts[r.at] not in _JOINS:
            if not (r.has_holes and r.is_hole(r.at)):
                return is_joined
            _unknown_join(r, is_right=is_right)
            is_joined = True
            continue
        is_joined = True
        if not _join_type(r):
            _item(r)
            continue
        r.enter(2)
        first, place = len(r.tokens), r.at
        if table_ref(r, is_right=True):
            r.put_in_parentheses(first)
        r.leave(2)
        if r.texts[r.at] in _CONDITIONS:
            _join_qual(r)
        elif r.last_hole < place:  # which may hold the condition
            raise r.error("ON or USING")


def _unknown_join(r: Reader, *, is_right: bool) -> None:
    """Text behind an entry of FROM, which may be a join with others.

    It is written as a join with a relation of unknown name. A word behind it may be an alias, or a
    relation that it joins: that is an entry of which the columns are not known.
    """
    number = r.pass_hole(Stands.TEXT)
    r.keyword("CROSS", number)
    r.keyword("JOIN", number)
    r.identifier(number)
    text = r.texts[r.at]
    if text in _CONDITIONS and is_right:
        return
    if text in _CONDITIONS:
        r.keyword("JOIN", number)  # the text is a join whose condition is written
        r.identifier(number)
        _join_qual(r)
    elif END < r.roles[r.at] <= COLUMN_WORD and r.texts[r.at + 1] in _CONDITIONS:
        if not is_right:
            r.keyword("JOIN", number)
            r.identifier(number)
        alias_clause(r)
        if not is_right:
            _join_qual(r)
    elif _is_joined_entry(r, r.at):
        r.keyword("JOIN", number)
        _joined_entry(r, number)
        if r.texts[r.at] in _CONDITIONS:
            _join_qual(r)
    elif text == "as" or (END < r.roles[r.at] <= COLUMN_WORD and _ends_entry(r, r.at + 1)):
        alias_clause(r)


def _joined_entry(r: Reader, number: int) -> None:
    """An entry behind text, which may say that a query is LATERAL."""
    if r.opens_query(r.at):
        r.keyword("LATERAL", number)
    _item(r)


def _is_joined_entry(r: Reader, place: int) -> bool:
    """Whether what stands behind text can only be an entry of FROM, as an alias follows it."""
    if r.texts[place] in ("lateral", "only") or r.opens_query(place):
        return True
    is_dotted = r.texts[place + 1] == "."
    while END < r.roles[place] <= RESERVED_WORD and r.texts[place + 1] == ".":
        place += 2
    last_role = RESERVED_WORD if is_dotted else IDENTIFIER
    if not END < r.roles[place] <= last_role:
        return False
    after = r.texts[place + 1]
    return after in ("as", *_CONDITIONS) or (
        END < r.roles[place + 1] <= COLUMN_WORD and after not in _GOES_ON
    )


def _ends_entry(r: Reader, place: int) -> bool:
    """Whether FROM, or its entry, ends there: a word before that is an alias, or a relation."""
    text = r.texts[place]
    if text == "(":  # of the names of columns
        return r.texts[place + 2] in (",", ")")
    return r.roles[place] == END or text in _ENDS or text in _JOINS or r.is_hole(place)


def _join_type(r: Reader) -> bool:
    """The words of a join; whether a condition must follow."""
    if r.pass_keyword("cross"):
        r.expect_keyword("join")
        return False
    is_natural = r.pass_keyword("natural")
    if r.pass_any(_SIDES):
        r.pass_keyword("outer")
    else:
        r.pass_keyword("inner")
    r.expect_keyword("join")
    return not is_natural


def _join_qual(r: Reader) -> None:
    """join_qual."""
    if r.pass_keyword("on"):
        r.grammar.a_expr(r, 0)
        return
    r.expect_keyword("using")
    first = r.at + 1
    names_in_parentheses(r)
    if r.texts[r.at] == "as":  # sqlglot knows no alias here
        r.at += 1
        r.marks.join_aliases[first] = pass_col_id(r)


def _item(r: Reader) -> bool:
    """One entry of FROM with its alias; whether it is a joined_table without one."""
    if r.texts[r.at] == "lateral":
        if r.opens_query(r.at + 1) or (
            r.texts[r.at + 1] == "(" and r.has_holes and r.is_hole(r.at + 2)
        ):
            r.pass_keyword("lateral")
            r.grammar.select_with_parens(r, True)
            _subquery_alias(r)
        else:  # a function always sees what stands before it
            r.at += 1
            function(r)
        return False
    if r.texts[r.at] == "(":
        return _parenthesised(r)
    if r.has_holes and r.is_hole(r.at) and _is_entry_behind(r, r.at + 1):
        number = r.pass_hole(Stands.TEXT)
        r.identifier(number)
        r.keyword("CROSS", number)
        r.keyword("JOIN", number)
        _joined_entry(r, number)
        return True
    if begins_function(r):
        function(r)
    else:
        relation_expr(r)
        alias_clause(r)
        _tablesample(r)
    return False


def _is_entry_behind(r: Reader, place: int) -> bool:
    """Whether an entry of FROM stands behind text, and no alias of the text."""
    after = r.texts[place + 1]
    if after == "." or (after not in _CONDITIONS and _is_joined_entry(r, place)):
        return True
    is_call = END < r.roles[place] <= TYPE_WORD and r.texts[place + 1] == "("
    return is_call and r.texts[place + 3] not in (",", ")")  # those of `t(a, b)`


def _parenthesised(r: Reader) -> bool:
    """select_with_parens, or a joined_table, which alone of the two is nothing without a join."""
    if r.opens_query(r.at):
        r.grammar.select_with_parens(r, True)
        _subquery_alias(r)
        return False
    if r.has_holes and r.is_hole(r.at + 1) and r.texts[r.at + 2] == ")":
        r.grammar.select_with_parens(r, True)
        _subquery_alias(r)
        return False
    r.open()
    if not table_ref(r):
        raise r.error("a join")
    r.close()
    return not alias_clause(r)


def relation_expr(r: Reader) -> None:
    """relation_expr: ONLY and `*` say which tables that inherit belong to it, and are left out."""
    if r.accept("only"):
        if r.accept("("):
            qualified_name(r)
            r.expect(")")
        else:
            qualified_name(r)
        return
    qualified_name(r)
    r.accept("*")


def _subquery_alias(r: Reader) -> None:
    """opt_alias_clause behind a query: text in its place may be the alias."""
    if not alias_clause(r) and r.has_holes and r.is_hole(r.at):
        r.identifier(r.at)


def _tablesample(r: Reader) -> None:
    """tablesample_clause: the method is noted, the arguments and the seed are one row."""
    if not r.pass_keyword("tablesample"):
        return
    r.marks.sampling.append(func_name(r))
    r.open()
    r.emit(tokens.L_PAREN, r.at - 1)
    expr_list(r)
    if r.is_next(")", "repeatable"):
        r.emit(tokens.COMMA, r.at)
        r.at += 2
        r.expect("(")
        r.grammar.a_expr(r, 0)
    r.close()
    r.emit(tokens.R_PAREN, r.at - 1)
