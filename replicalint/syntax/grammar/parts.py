"""Parts of statements, each written as the query that it could be a part of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from sqlglot.tokenizer_core import Token

from ...source import Form
from ..holes import Stands
from ..lexeme import Lexeme
from . import tokens
from .clauses import clauses
from .dml import set_clause_list
from .expressions import a_expr, rest
from .from_clause import from_list, joins
from .lists import expr_list, sort_direction, sortby_list
from .marks import Marks
from .options import options
from .reader import Reader
from .statement import GRAMMAR, preparable_stmt
from .targets import target_list
from .with_clause import cte_list

# What stands behind a condition; it may stand there without one.
_CLAUSES = ("where", "group", "having", "window", "order", "limit", "offset", "fetch", "for")


def tokenised_part(form: Form, lexemes: Sequence[Lexeme]) -> tuple[tuple[Token, ...], Marks]:
    """The tokens and the marks of a part of a statement; raises NotReadable."""
    r = Reader(lexemes, GRAMMAR)
    _READERS[form](r)
    r.pass_holes()
    if r.at < len(lexemes):
        raise r.error()
    return tuple(r.tokens), r.marks


def tokenised_arguments(lexemes: Sequence[Lexeme]) -> tuple[tuple[Token, ...], Marks]:
    """The same of the arguments of EXECUTE."""
    r = Reader(lexemes, GRAMMAR)
    r.keyword("SELECT", 0)
    expr_list(r)
    r.pass_holes()
    if r.at < len(lexemes):
        raise r.error()
    return tuple(r.tokens), r.marks


def _elsewhere(r: Reader, stands: Stands) -> None:
    """Notes that the first lexeme stands for what is written before it as well: a hole."""
    r.holes[0] = stands
    r.marks.elsewhere.add(0)


def _expression(r: Reader) -> None:
    r.keyword("SELECT", 0)
    a_expr(r, 0)


def _rest(r: Reader) -> None:
    """What goes on with an expression: `= $1`, `IS NULL`, `AND o.id = $1`."""
    r.keyword("SELECT", 0)
    first = len(r.tokens)
    _elsewhere(r, Stands.VALUE)
    r.constant(0)
    rest(r, 0, first)


def _select_list(r: Reader) -> None:
    r.accept("returning")
    r.keyword("SELECT", 0)
    target_list(r)


def _from_item(r: Reader) -> None:
    r.keyword("SELECT", 0)
    r.keyword("FROM", 0)
    from_list(r)


def _from_clause(r: Reader) -> None:
    """FROM, or what goes on with it, and the clauses behind it."""
    r.keyword("SELECT", 0)
    if r.pass_keyword("from"):
        from_list(r)
    else:
        r.keyword("FROM", 0)
        _elsewhere(r, Stands.NAME)
        r.identifier(0)
        joins(r)
    options(r, 0, clauses(r))


def _condition(r: Reader) -> None:
    """A condition with or without WHERE, ON, AND or OR before it, and the clauses behind it."""
    r.accept("on")
    r.keyword("SELECT", 0)
    has_condition = r.texts[r.at] not in _CLAUSES
    if has_condition:
        r.keyword("WHERE", 0)
    if r.texts[r.at] in ("and", "or"):
        r.keyword("TRUE", 0)
        rest(r, 0, len(r.tokens) - 1)
    elif has_condition:
        a_expr(r, 0)
    ends_with_value = clauses(r) or has_condition
    options(r, 0, ends_with_value)


def _sort_list(r: Reader) -> None:
    """sortby_list with what may stand behind it; the direction alone as well."""
    r.keyword("SELECT", 0)
    r.emit(tokens.ORDER_BY, 0)
    if r.texts[0] in ("asc", "desc", "nulls"):
        _elsewhere(r, Stands.VALUE)
        r.constant(0)
        sort_direction(r)
    else:
        sortby_list(r)
    if r.texts[r.at] == "order":
        raise r.error()
    options(r, 0, True)


def _set_list(r: Reader) -> None:
    """set_clause_list: of the columns that are written to nothing is known, as of a hole."""
    r.accept("set")
    r.keyword("SELECT", 0)
    set_clause_list(r)
    if r.pass_keyword("from"):
        from_list(r)
    clauses(r)


def _with_list(r: Reader) -> None:
    """WITH without the statement that it stands before."""
    if r.pass_keyword("with"):
        r.pass_keyword("recursive")
    else:
        r.keyword("WITH", 0)
    cte_list(r)
    r.keyword("SELECT", 0)


def _set_operation(r: Reader) -> None:
    """Behind UNION a query like any other: how many columns the first one has is not seen."""
    if not r.accept_any("union", "intersect", "except"):
        raise r.error()
    r.accept_any("all", "distinct")
    preparable_stmt(r)


_READERS: Mapping[Form, Callable[[Reader], None]] = MappingProxyType(
    {
        Form.QUERY: preparable_stmt,
        Form.SET_OPERATION: _set_operation,
        Form.EXPRESSION: _expression,
        Form.REST: _rest,
        Form.CONDITION: _condition,
        Form.FROM_ITEM: _from_item,
        Form.FROM_CLAUSE: _from_clause,
        Form.SELECT_LIST: _select_list,
        Form.SORT_LIST: _sort_list,
        Form.SET_LIST: _set_list,
        Form.WITH_LIST: _with_list,
    }
)
