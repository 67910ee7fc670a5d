"""MERGE."""

from __future__ import annotations

from msgspec.structs import replace

from . import tokens
from .dml import relation_expr_opt_alias, returning_clause, set_clause_list
from .expressions import a_expr
from .from_clause import table_ref
from .insert import overriding
from .lists import expr_list
from .marks import RowWrite
from .names import col_id, indirection
from .reader import Reader


def merge_stmt(r: Reader, first: int) -> None:
    """MergeStmt, behind its WITH: a join as its source must stand in parentheses for sqlglot."""
    verb = r.at
    r.expect_keyword("merge", "into")
    relation = r.at
    relation_expr_opt_alias(r)
    using = r.at
    r.expect_keyword("using")
    written = len(r.tokens)
    if table_ref(r):
        r.put_in_parentheses(written)
    r.expect_keyword("on")
    a_expr(r, 0)
    whole = RowWrite("MERGE", first, verb, relation, (using, r.at))
    _merge_when_clause(r, whole)
    while r.texts[r.at] == "when":
        _merge_when_clause(r, whole)
    first = r.at
    returning_clause(r)
    if r.at > first and r.texts[first] == "returning":
        r.note_recent("RETURNING of MERGE", 17, first, r.at - 1)


def _merge_when_clause(r: Reader, whole: RowWrite) -> None:
    """merge_when_clause; notes what it writes."""
    r.expect_keyword("when")
    may_insert = r.pass_keyword("not")
    r.expect_keyword("matched")
    if may_insert and r.pass_keyword("by"):
        place = r.at
        may_insert = r.texts[r.at] == "target"
        if not r.pass_any(("source", "target")):
            raise r.error()
        r.note_recent(f"WHEN NOT MATCHED BY {r.texts[place].upper()}", 17, place - 1, place)
    if r.pass_keyword("and"):
        a_expr(r, 0)
    r.expect_keyword("then")
    verb = r.at
    if r.pass_keyword("do"):
        r.expect_keyword("nothing")
    elif may_insert:
        _merge_insert(r)
        r.marks.writes.append(replace(whole, action="INSERT", verb=verb))
    elif r.pass_keyword("update"):
        r.expect_keyword("set")
        r.marks.writes.append(replace(whole, verb=verb, values=set_clause_list(r)))
    elif r.pass_keyword("delete"):
        r.marks.writes.append(replace(whole, action="DELETE", verb=verb))
    else:
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
        r.emit(tokens.ROW, r.at - 1)
        if r.accept_all("default", "values"):
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
