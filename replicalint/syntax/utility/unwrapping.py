"""The query in a statement: most are one. How others are read is loaded where one comes."""

from __future__ import annotations

from ..holes import Stands, is_text
from ..lexeme import Kind, Lexeme
from .kind import statement_kind
from .values import Unread, Wrapped

_QUERIES = frozenset("select with values table ( insert update delete merge".split())


def unwrap(lexemes: list[Lexeme]) -> Wrapped:
    """The query inside a statement, and what stands around it; a query itself as it is."""
    first, kind = lexemes[0], statement_kind(lexemes)
    if first.kind is not Kind.QUOTED and first.text in _QUERIES:
        return Wrapped(kind, lexemes)
    if is_text(first):
        if all(map(is_text, lexemes)):
            return Wrapped(kind, unread=Unread(0, stands=Stands.STATEMENT))
        return Wrapped(kind, lexemes)  # of which it may be the beginning
    from .statement import utility_statement

    return utility_statement(lexemes, kind)


def begins_statement(text: str) -> bool:
    """Whether a statement begins with a word, or with what is a parenthesis (gram.y, stmt)."""
    from .statement import BEGINNINGS

    return text in _QUERIES or text in BEGINNINGS
