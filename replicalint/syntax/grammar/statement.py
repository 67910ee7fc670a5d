"""A whole statement: PreparableStmt, and the productions that stand in those above them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlglot.tokenizer_core import Token

from ..lexeme import Lexeme
from ..met_again import MetAgain
from .dml import delete_stmt, update_stmt
from .expressions import a_expr, a_expr_alone, b_expr, b_expr_alone, rest
from .insert import insert_stmt
from .marks import Marks
from .merge import merge_stmt
from .operands import c_expr
from .reader import Productions, Reader
from .select import select_no_parens, select_stmt, select_with_parens
from .shape import Shape, shape_of
from .with_clause import with_clause

_WRITES = {
    "insert": insert_stmt,
    "update": update_stmt,
    "delete": delete_stmt,
    "merge": merge_stmt,
}


_LONGEST_KEPT = 64  # in lexemes; longer ones are seldom met again

KEPT: Final = MetAgain[Shape, tuple[tuple[Token, ...], Marks]]()


def tokenised(lexemes: Sequence[Lexeme]) -> tuple[tuple[Token, ...], Marks]:
    """The tokens and the marks of one statement; raises NotReadable.

    They are kept where they follow from the shape of a statement alone.
    """
    shape = shape_of(lexemes) if len(lexemes) <= _LONGEST_KEPT else None
    if shape is not None and (found := KEPT.find(shape)) is not None:
        return found
    r = Reader(lexemes, GRAMMAR)
    preparable_stmt(r)
    if r.has_holes:
        r.pass_holes()
    if not r.is_at_end:
        raise r.error()
    read = tuple(r.tokens), r.marks
    if shape is not None and r.is_by_shape and not r.holes:
        KEPT.keeps(shape, read)
    return read


def preparable_stmt(r: Reader) -> None:
    """PreparableStmt: a query, or what writes."""
    first = r.at
    has_with = with_clause(r)
    write = _WRITES.get(r.texts[r.at])
    if write is not None:
        write(r, first)
    else:
        select_stmt(r, has_with=has_with)


GRAMMAR = Productions(
    a_expr=a_expr,
    b_expr=b_expr,
    b_expr_alone=b_expr_alone,
    c_expr=c_expr,
    a_expr_alone=a_expr_alone,
    rest=rest,
    select_with_parens=select_with_parens,
    select_no_parens=select_no_parens,
    preparable_stmt=preparable_stmt,
)
