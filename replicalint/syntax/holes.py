"""Holes: what a client puts into a statement, and may be a name or a clause of it.

Where a value stands, a client's parameter is one, as it sends it apart from the statement or as a
constant. Where PostgreSQL's grammar wants a name there, or nothing at all, the client must put in
text, as psql does for `:name` and pg-promise for `${name:raw}`: of that nothing is known.
"""

from __future__ import annotations

from enum import Enum

from .lexeme import Kind, Lexeme

# With these a value is sent apart or becomes a constant, whatever else the client can do.
_VALUES = ("$", "?", ":'", "@", "#{")
# How `$` begins more than a number: pg-promise's and MyBatis's `${x}`, `$(x)`, `$<x>`, `$/x/`.
_OPENING = frozenset("{(<[/")
_LONGEST = 40  # characters of a hole in a message
_TEXTS = (":", "{", "$")


class Stands(Enum):
    """What a hole stands for, by its place in the grammar."""

    NAME = "a name that is not known here"
    VALUE = "an expression that is not known here"
    TEXT = "a part of the statement that is not known here"
    STATEMENT = "a statement that is not known here"

    def said(self, hole: str) -> str:
        """The message about a hole as it is written, or as it begins."""
        text = " ".join(hole.split())
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        return f'hole "{shown}" stands for {self.value}'


def is_text(lexeme: Lexeme) -> bool:
    """Whether any text may stand there: what a client puts in as it is."""
    return lexeme.kind is Kind.HOLE or (lexeme.kind is Kind.PARAM and may_be_text(lexeme.text))


def is_unknown(lexeme: Lexeme) -> bool:
    """Whether it stands for a name or for text, wherever it stands."""
    return lexeme.kind in (Kind.NAME_PARAM, Kind.HOLE)


def may_be_name(parameter: str) -> bool:
    """Whether a client may put a name in the place of a parameter."""
    is_braced = parameter[:1] == "$" and parameter[1:2] in _OPENING
    return is_braced or not parameter.startswith(_VALUES)


def may_be_text(parameter: str) -> bool:
    """Whether a client may put any text in its place."""
    return may_be_name(parameter) and parameter.startswith(_TEXTS)
