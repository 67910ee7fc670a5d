"""Parts of statements, each written as the query that it could be a part of."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.tokenizer_core import Token

from ...source import Form
from ..lexeme import Lexeme
from .clauses import clauses
from .expressions import a_expr, rest
from .from_clause import from_list
from .lists import expr_list
from .marks import Marks
from .options import options
from .reader import Reader
from .statement import GRAMMAR
from .targets import target_list

# What stands behind a condition; it may stand there without one.
_CLAUSES = ("where", "group", "having", "window", "order", "limit", "offset", "fetch", "for")


def tokenised_part(form: Form, lexemes: Sequence[Lexeme]) -> tuple[list[Token], Marks]:
    """The tokens and the marks of a part of a statement; raises NotReadable."""
    r = Reader(lexemes, GRAMMAR)
    r.keyword("SELECT", 0)
    match form:
        case Form.EXPRESSION:
            a_expr(r, 0)
        case Form.SELECT_LIST:
            target_list(r)
        case Form.FROM_ITEM:
            r.keyword("FROM", 0)
            from_list(r)
        case Form.CONDITION:
            _condition(r)
        case Form.STATEMENTS:
            raise AssertionError(form)
    r.pass_holes()
    if r.at < len(lexemes):
        raise r.error()
    return r.tokens, r.marks


def tokenised_arguments(lexemes: Sequence[Lexeme]) -> tuple[list[Token], Marks]:
    """The same of the arguments of EXECUTE."""
    r = Reader(lexemes, GRAMMAR)
    r.keyword("SELECT", 0)
    expr_list(r)
    r.pass_holes()
    if r.at < len(lexemes):
        raise r.error()
    return r.tokens, r.marks


def _condition(r: Reader) -> None:
    """A condition with or without WHERE, AND or OR before it, and the clauses behind it."""
    has_condition = r.texts[0] not in _CLAUSES
    if has_condition:
        r.keyword("WHERE", 0)
    if r.texts[0] in ("and", "or"):
        r.keyword("TRUE", 0)
        rest(r, 0, len(r.tokens) - 1)
    elif has_condition:
        a_expr(r, 0)
    ends_with_value = clauses(r) or has_condition
    options(r, 0, ends_with_value)
