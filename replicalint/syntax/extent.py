"""How far lexemes are a statement, by the grammar alone: whole, not yet, or not from some place on.

A parser of gram.y's kind refuses the first lexeme with which no statement goes on (Aho and others,
"Compilers": the viable-prefix property). So where it refuses a lexeme, no text behind that can make
a statement of it, and where it refuses the end, some text could.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from .cursor import NotReadable
from .grammar import tokenised, tokenised_arguments
from .lexeme import Kind, Lexeme
from .utility import Content, Wrapped, begins_statement, unwrap
from .work import deep_recursion


class Extent(Struct, frozen=True):
    """What lexemes are: a whole statement, or the beginning of one up to a place.

    Where more lexemes could make them whole, the place is behind the last.
    """

    is_whole: bool
    place: int


def extent(lexemes: Sequence[Lexeme]) -> Extent:
    """How far lexemes are one statement."""
    wrapped = unwrap(list(lexemes))
    if wrapped.unread is not None:
        unread = wrapped.unread
        return Extent(False, unread.number if unread.is_near else len(lexemes))
    problem = _problem(wrapped) if wrapped.query else None
    if problem is None:
        return Extent(True, len(lexemes))
    shown = wrapped.query[problem.number].start
    place = next(place for place, one in enumerate(lexemes) if one.start >= shown)
    return Extent(False, place if problem.is_near else place + 1)


def _problem(wrapped: Wrapped) -> NotReadable | None:
    """Why the query of a statement cannot be read."""
    read = tokenised_arguments if wrapped.content is Content.ARGUMENTS else tokenised
    try:
        with deep_recursion():
            read(wrapped.query)
    except NotReadable as problem:
        return problem
    except RecursionError:
        return NotReadable(0)
    return None


def can_begin(lexeme: Lexeme) -> bool:
    """Whether a statement can begin with a lexeme (gram.y, stmt)."""
    if lexeme.kind is Kind.HOLE:
        return True
    return lexeme.kind in (Kind.WORD, Kind.PUNCTUATION) and begins_statement(lexeme.text)
