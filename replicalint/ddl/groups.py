"""How far the groups of a statement reach: what stands in parentheses or brackets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from ..syntax.lexer import Kind, Lexeme

_OPENING, _CLOSING = frozenset("(["), frozenset(")]")


class Groups:
    """How many lexemes each group in parentheses or brackets has, these included; counted once.

    However deep a group stands in others, it is passed at one go.
    """

    def __init__(self, lexemes: Sequence[Lexeme]) -> None:
        self._lexemes = lexemes

    def length(self, first: Lexeme) -> int:
        """The lexemes of the group that begins with one: 1 of none, all where nothing closes it."""
        if first.kind is not Kind.PUNCTUATION or first.text not in _OPENING:
            return 1
        return self._lengths.get(id(first), len(self._lexemes))

    @cached_property
    def _lengths(self) -> Mapping[int, int]:
        lengths: dict[int, int] = {}
        opened: list[int] = []
        for place, lexeme in enumerate(self._lexemes):
            if lexeme.kind is not Kind.PUNCTUATION:
                continue
            if lexeme.text in _OPENING:
                opened.append(place)
            elif lexeme.text in _CLOSING and opened:
                first = opened.pop()
                lengths[id(self._lexemes[first])] = place + 1 - first
        return lengths
