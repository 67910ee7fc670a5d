"""INSERT, and what it does ON CONFLICT."""

from __future__ import annotations

from sqlglot.tokenizer_core import TokenType

from ..cursor import COLUMN_WORD, END, NUMBER, OPERATOR, RESERVED_WORD, pass_col_label
from ..holes import Stands
from ..names import any_name
from ..typenames import func_type
from . import tokens
from .clauses import where_clause
from .dml import returning_clause, set_clause_list
from .expressions import a_expr
from .func_table import begins_function, func_expr_windowless
from .holes import begins_query
from .lists import nulls_order, operator_name
from .marks import RowWrite
from .names import col_id, indirection, qualified_name
from .reader import Reader
from .select import select_stmt


def insert_stmt(r: Reader, first: int) -> None:
    """InsertStmt, behind its WITH, which begins at `first`."""
    verb = r.at
    r.expect_keyword("insert", "into")
    relation = r.at
    qualified_name(r)
    if r.pass_keyword("as"):
        col_id(r)
    _insert_rest(r)
    conflict = r.at
    update = _on_conflict(r, first, relation)
    done = r.at if update is None else update.verb + 1
    returning_clause(r)
    is_plain = conflict == done
    range_ = (0, 0) if is_plain else (conflict, done)
    r.marks.writes.append(RowWrite("INSERT", first, verb, relation, conflict=range_))
    if update is not None:
        r.marks.writes.append(update)


def _insert_rest(r: Reader) -> None:
    """insert_rest."""
    if r.is_next("default", "values"):
        r.expect_keyword("default", "values")
        return
    has_columns = r.texts[r.at] == "(" and not r.opens_query(r.at)
    if has_columns:
        _insert_column_list(r)
    overriding(r)
    if not has_columns and r.is_hole(r.at) and begins_query(r, r.at + 1):  # the columns, perhaps
        number = r.pass_hole(Stands.TEXT)
        r.emit(tokens.L_PAREN, number)
        r.identifier(number)
        r.emit(tokens.R_PAREN, number)
    first = len(r.tokens)
    select_stmt(r, is_item=True)
    if r.texts[r.at] == "on" and any(one.token_type in _UNCONDITIONAL for one in r.tokens[first:]):
        r.put_in_parentheses(first)  # sqlglot takes ON CONFLICT for a condition of the join


_UNCONDITIONAL = (TokenType.CROSS, TokenType.NATURAL)


def _insert_column_list(r: Reader) -> None:
    """`( insert_column_list )`: of `a[1].field` the column alone is written."""
    r.open()
    while True:
        col_id(r)
        written = len(r.tokens)
        indirection(r)
        del r.tokens[written:]
        if not r.pass_comma():
            break
    r.close()


def overriding(r: Reader) -> None:
    """OVERRIDING override_kind VALUE, not written."""
    if r.accept("overriding"):
        if not r.accept_any("user", "system"):
            raise r.error()
        r.expect("value")


# -- ON CONFLICT -----------------------------------------------------------------------------------


def _on_conflict(r: Reader, begun: int, relation: int) -> RowWrite | None:
    """opt_on_conflict: what DO UPDATE writes; its INSERT with its WITH has begun there."""
    if r.texts[r.at] != "on":
        return None
    r.expect_keyword("on", "conflict")
    if r.texts[r.at] == "(":
        r.open()
        _index_elem(r)
        while r.pass_comma():
            _index_elem(r)
        r.close()
        where_clause(r)
    elif r.pass_keyword("on"):
        r.expect_keyword("constraint")
        col_id(r)
    r.expect_keyword("do")
    if r.pass_keyword("nothing"):
        return None
    verb = r.at
    r.expect_keyword("update", "set")
    values = set_clause_list(r)
    where_clause(r)
    return RowWrite("ON CONFLICT DO UPDATE", begun, verb, relation, values=values)


def _index_elem(r: Reader) -> None:
    """index_elem: what is indexed; of its options a collation names something."""
    if r.texts[r.at] == "(":
        r.open()
        a_expr(r, 0)
        r.close()
    elif begins_function(r):
        func_expr_windowless(r)
    else:
        col_id(r)
    if r.accept("collate"):
        r.marks.collations.append(any_name(r))
    if END < r.roles[r.at] <= COLUMN_WORD:
        any_name(r)
        if r.accept("("):
            _reloptions(r)
    r.accept_any("asc", "desc")
    written = len(r.tokens)
    nulls_order(r)
    del r.tokens[written:]


def _reloptions(r: Reader) -> None:
    """`reloption_list )`: settings of an operator class."""
    while True:
        pass_col_label(r)
        if r.accept("."):
            pass_col_label(r)
        if r.accept("="):
            _def_arg(r)
        if not r.accept(","):
            break
    r.expect(")")


def _def_arg(r: Reader) -> None:
    """def_arg: a value, a word, an operator or a type."""
    if r.texts[r.at] in ("+", "-") and r.roles[r.at + 1] == NUMBER:
        r.at += 2
    elif r.is_next("operator", "("):
        operator_name(r)
    elif r.texts[r.at] == "none" or RESERVED_WORD <= r.roles[r.at] <= OPERATOR:
        r.at += 1
    else:
        func_type(r)
