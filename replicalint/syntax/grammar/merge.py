"""MERGE."""

from __future__ import annotations

from sqlglot.tokenizer_core import TokenType

from .dml import overriding, relation_expr_opt_alias, returning_clause, set_clause_list
from .expressions import a_expr
from .from_clause import table_ref
from .lists import expr_list
from .names import col_id, indirection
from .reader import Reader


def merge_stmt(r: Reader) -> None:
    """MergeStmt, behind its WITH: a join as its source must stand in parentheses for sqlglot."""
    r.expect_keyword("merge", "into")
    relation_expr_opt_alias(r)
    r.expect_keyword("using")
    first, place = len(r.tokens), r.at
    if table_ref(r):
        r.emit(TokenType.L_PAREN, "(", place)
        r.tokens.insert(first, r.tokens.pop())
        r.emit(TokenType.R_PAREN, ")", r.at - 1)
    r.expect_keyword("on")
    a_expr(r, 0)
    _merge_when_clause(r)
    while r.texts[r.at] == "when":
        _merge_when_clause(r)
    returning_clause(r)


def _merge_when_clause(r: Reader) -> None:
    """merge_when_clause."""
    r.expect_keyword("when")
    may_insert = r.pass_keyword("not")
    r.expect_keyword("matched")
    if may_insert and r.pass_keyword("by"):
        place = r.at
        may_insert = r.texts[r.at] == "target"
        if not r.pass_keyword("source", "target"):
            raise r.error()
        r.note_recent(f"WHEN NOT MATCHED BY {r.texts[place].upper()}", 17, place - 1, place)
    if r.pass_keyword("and"):
        a_expr(r, 0)
    r.expect_keyword("then")
    if r.pass_keyword("do"):
        r.expect_keyword("nothing")
    elif may_insert:
        _merge_insert(r)
    elif r.pass_keyword("update"):
        r.expect_keyword("set")
        set_clause_list(r)
    elif not r.pass_keyword("delete"):
        raise r.error()


def _merge_insert(r: Reader) -> None:
    """merge_insert: sqlglot wants something between INSERT and VALUES."""
    r.expect_keyword("insert")
    if r.texts[r.at] == "(":
        r.open()
        _insert_column(r)
        while r.pass_comma():
            _insert_column(r)
        r.close()
    else:
        r.emit(TokenType.VAR, "ROW", r.at - 1)
        if r.is_next("default", "values"):
            r.at += 2
            return
    overriding(r)
    r.expect_keyword("values")
    r.open()
    expr_list(r)
    r.close()


def _insert_column(r: Reader) -> None:
    """insert_column_item."""
    col_id(r)
    indirection(r)
