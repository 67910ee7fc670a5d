"""A statement without its names, its plain constants and its places in the text.

It is what all productions go by that look at no lexeme itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

from ...catalog import keywords
from ..cursor import IS_WRITTEN
from ..lexeme import Kind, Lexeme, special

# Of each lexeme: the word, mark or operator, that it is a name, or the kind of a value with what
# is special about its text.
Shape: TypeAlias = tuple[str | int | tuple[Kind, str], ...]

_NAME = 1


def shape_of(lexemes: Sequence[Lexeme]) -> Shape:
    """The shape of a statement."""
    words, a_word = _words(), Kind.WORD
    return tuple(
        [
            words.get(one.text, _NAME)
            if one.kind is a_word
            else one.text
            if IS_WRITTEN[one.kind]
            else _value(one)
            for one in lexemes
        ]
    )


def _value(lexeme: Lexeme) -> int | tuple[Kind, str]:
    kind = lexeme.kind
    return _NAME if kind is Kind.QUOTED else (kind, special(lexeme))


@cache
def _words() -> dict[str, str | int]:
    return {word: word for word in keywords()}
