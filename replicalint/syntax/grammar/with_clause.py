"""WITH: with_clause and common_table_expr."""

from __future__ import annotations

from ..cursor import COLUMN_WORD, END, pass_col_id
from ..holes import Stands
from . import tokens
from .constants import aexpr_const
from .holes import begins_query, emit_cte
from .names import col_id, name_list
from .reader import Reader


def with_clause(r: Reader) -> bool:
    """with_clause; says whether it stands here."""
    if not r.pass_keyword("with"):
        return r.has_holes and _unknown_with(r)
    if r.texts[r.at] == "recursive" and r.texts[r.at + 1] not in ("as", "("):
        r.pass_keyword("recursive")
    cte_list(r)
    return True


def cte_list(r: Reader) -> None:
    """cte_list."""
    _common_table_expr(r)
    while True:
        if not r.pass_comma():
            if not (r.has_holes and r.is_hole(r.at)) or r.texts[r.at + 1] == "from":
                return
            r.emit(tokens.COMMA, r.at)
        _common_table_expr(r)


def _unknown_with(r: Reader) -> bool:
    """Text before a query, which may be its WITH."""
    if not r.is_hole(r.at):
        return False
    if not begins_query(r, r.at + 1):
        r.keyword("WITH", r.at)  # with SELECT, or with all of the query
        emit_cte(r)
        r.at -= 1
        return True
    if r.texts[r.at + 1] == "with":
        r.pass_hole(Stands.TEXT)
        return with_clause(r)
    r.keyword("WITH", r.at)
    emit_cte(r)
    return True


def _common_table_expr(r: Reader) -> None:
    """common_table_expr.

    sqlglot makes VALUES a query over a copy of it here as well: one in parentheses is left alone.
    """
    if r.has_holes and r.is_hole(r.at) and r.texts[r.at + 1] not in ("as", "("):
        emit_cte(r)
        if END < r.roles[r.at] <= COLUMN_WORD:
            r.emit(tokens.COMMA, r.at)
            _common_table_expr(r)
        return
    col_id(r)
    if r.texts[r.at] == "(":
        r.open()
        name_list(r)
        r.close()
    r.expect_keyword("as")
    if r.accept("not"):
        r.expect("materialized")
    else:
        r.accept("materialized")
    r.open()
    is_values = r.texts[r.at] == "values"
    if is_values:
        r.emit(tokens.L_PAREN, r.at)
    r.grammar.preparable_stmt(r)
    if is_values:
        r.emit(tokens.R_PAREN, r.at - 1)
    r.close()
    _search_clause(r)
    _cycle_clause(r)


def _search_clause(r: Reader) -> None:
    """opt_search_clause: adds a column, which is noted for the query before."""
    if not r.accept("search"):
        return
    if not r.accept_any("depth", "breadth"):
        raise r.error()
    r.expect("first", "by")
    _column_list(r)
    r.expect("set")
    r.marks.extra_names.append(pass_col_id(r))


def _cycle_clause(r: Reader) -> None:
    """opt_cycle_clause: adds two columns."""
    if not r.accept("cycle"):
        return
    first = r.at
    _column_list(r)
    r.marks.cycles.append(list(range(first, r.at, 2)))
    r.expect("set")
    r.marks.extra_names.append(pass_col_id(r))
    if r.accept("to"):
        aexpr_const(r)
        r.expect("default")
        aexpr_const(r)
    r.expect("using")
    r.marks.extra_names.append(pass_col_id(r))


def _column_list(r: Reader) -> None:
    """columnList, not written."""
    pass_col_id(r)
    while r.accept(","):
        pass_col_id(r)
