"""Which bracket a place stands in: a colon there may be a mark of PostgreSQL's own."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from msgspec import Struct, field

from .lexeme import Kind, Lexeme

_OF_PAIRS = frozenset(("json_object", "json_objectagg"))


class Bracket(IntEnum):
    """What a bracket opens, as far as a colon in it may mean something."""

    NONE = 0  # no bracket is open
    PARENTHESIS = 1
    ARRAY = 2  # ARRAY[1, 2], [1, 2] in another
    SUBSCRIPT = 3  # keys[1], keys[1:2]
    PAIRS = 4  # JSON_OBJECT('a': 1)


class Enclosing(Struct):
    """The brackets of one statement that are open. It counts each lexeme once."""

    _open: list[Bracket] = field(default_factory=list)
    _counted: int = 0

    def innermost(self, lexemes: Sequence[Lexeme]) -> Bracket:
        """The bracket that stands open behind these lexemes, which are all of the statement's."""
        for place in range(self._counted, len(lexemes)):
            if lexemes[place].kind is Kind.PUNCTUATION:
                self._count(lexemes, place)
        self._counted = len(lexemes)
        return self._open[-1] if self._open else Bracket.NONE

    def forget(self, kept: int) -> None:
        """So many lexemes are kept of those that were counted."""
        self._counted = kept

    def _count(self, lexemes: Sequence[Lexeme], place: int) -> None:
        text = lexemes[place].text
        if text == "(":
            before = lexemes[place - 1].text if place else ""
            self._open.append(Bracket.PAIRS if before in _OF_PAIRS else Bracket.PARENTHESIS)
        elif text == "[":
            self._open.append(self._of_bracket(lexemes[place - 1] if place else None))
        elif text in (")", "]") and self._open:
            self._open.pop()

    def _of_bracket(self, before: Lexeme | None) -> Bracket:
        """Of ARRAY, and of the arrays in it (gram.y, array_expr); else of what stands before."""
        if before is None:
            return Bracket.SUBSCRIPT
        is_inner = before.text in ("[", ",") and self._open[-1:] == [Bracket.ARRAY]
        is_outer = before.kind is Kind.WORD and before.text == "array"
        return Bracket.ARRAY if is_inner or is_outer else Bracket.SUBSCRIPT
