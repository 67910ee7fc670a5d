"""Where one statement ends and the next begins with no `;` between them.

A header separates where no statement goes on behind it: what is before it is a whole one, or none
whatever follows, so that a fault costs one statement and not the file. What goes on, the grammar
tells (`extent.py`): behind `WITH a AS (...)`, behind UNION, in parentheses or between FROM and
WHERE a header is a comment. Where both may be, as behind `FROM t` for an UPDATE that could be an
alias, the reading counts that gets further.

Time is linear. A statement is read once more, and as much again behind it, up to the first lexeme
that is none of it: that tells of all headers there what they are, in parentheses for good. One that
is outside of parentheses and could be either needs a reading of its own; behind `_MOST_INSIDE` of
those they are comments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct, field

from ..catalog import keywords
from .extent import can_begin, extent
from .holes import is_text
from .lexeme import Kind, Lexeme

_MOST_INSIDE = 16
# So far the grammar looks ahead: a refusal as near the end may be due to the end.
_MARGIN = 4
# Of a statement that nothing separates, as many lexemes may be read as an alias and what follows.
_MOST_TAKEN = 6
_MOST_ASKED = 3
_UNRESERVED = "U"  # a keyword that may name a function


def separated(lexemes: Sequence[Lexeme], places: Sequence[int]) -> list[int]:
    """The places of lexemes with which statements begin; headers stand before those in `places`."""
    begin = [place for place in places if place > 0 and can_begin(lexemes[place])]
    return [0, *_Separation(lexemes, begin).places()] if begin else [0]


def unseparated(lexemes: Sequence[Lexeme], refused: int) -> int | None:
    """The place of a word that begins a second statement, of which a lexeme is refused.

    What stands before it is whole. None where that is not how the lexeme comes to be refused.
    """
    words = (
        place
        for place in range(refused, max(refused - _MOST_TAKEN, 0), -1)
        if lexemes[place].kind is Kind.WORD and can_begin(lexemes[place])
    )
    for place, _ in zip(words, range(_MOST_ASKED), strict=False):
        alone = extent(lexemes[place:])
        is_statement = alone.is_whole or place + alone.place > min(refused + 2, len(lexemes) - 1)
        if is_statement and extent(lexemes[:place]).is_whole:
            return place
    return None


class _Separation(Struct):
    """Reads statement after statement; `first` is where the present one begins.

    It goes on up to `seen`, and does not behind `refused`. `inside` counts its headers outside of
    parentheses.
    """

    lexemes: Sequence[Lexeme]
    headed: Sequence[int]
    first: int = 0
    seen: int = 0
    refused: int | None = None
    inside: int = 0
    depths: list[int] = field(default_factory=list)

    def places(self) -> Iterator[int]:
        """The headed places with which a statement begins."""
        self.depths = [0, *accumulate(map(_opens, self.lexemes))]
        for number, place in enumerate(self.headed):
            if not self._goes_on(place) or self._is_alone(number, place):
                yield place
                self.first = self.seen = place
                self.refused, self.inside = None, 0

    def _goes_on(self, place: int) -> bool:
        """Whether the present statement may go on with the lexeme at a place."""
        if self.refused is None and place >= self.seen:
            self._read_on(place)
        return self.refused is None or place < self.refused

    def _read_on(self, place: int) -> None:
        """Reads the present statement as far behind a place as it has come up to there."""
        count = len(self.lexemes)
        end = min(max(2 * place - self.first, place + 2 * _MARGIN), count)
        found = extent(self.lexemes[self.first : end])
        refused = self.first + found.place
        if found.is_whole or refused == end:
            self.seen = end
        elif end < count and refused >= end - _MARGIN:
            self.seen = refused
        else:
            self.refused = refused

    def _is_alone(self, number: int, place: int) -> bool:
        """Whether what could go on the present statement is one of its own.

        Where it is both, it is one of its own, but for what stands in parentheses behind EXISTS and
        IN, and for `f((SELECT 1))`.
        """
        if self.depths[place] > self.depths[self.first] or self.inside == _MOST_INSIDE:
            return False
        self.inside += 1
        before = self.lexemes[self.first : place]
        if not (extent(before).is_whole or all(map(is_text, before))):
            return False
        following = self.headed[number + 1 : number + 2]
        end = following[0] if following else len(self.lexemes)
        alone = extent(self.lexemes[place:end])
        is_parenthesis = self.lexemes[place].kind is Kind.PUNCTUATION
        may_go_on = following and place + alone.place == end
        if (alone.is_whole or may_go_on) and not (is_parenthesis and self._is_call(place, end)):
            return True
        together = extent(self.lexemes[self.first : end])
        further = (place + alone.place, alone.is_whole)
        so_far = (self.first + together.place, together.is_whole)
        return further > so_far or (further == so_far and not is_parenthesis)

    def _is_call(self, place: int, end: int) -> bool:
        """Whether a parenthesis belongs to a keyword before it, or is all around another one."""
        before = self.lexemes[place - 1]
        if before.kind is Kind.WORD and keywords().get(before.text, _UNRESERVED) != _UNRESERVED:
            return True
        is_double = self.lexemes[place + 1].text == "("
        return is_double and min(self.depths[place + 1 : end], default=0) > self.depths[place]


def _opens(lexeme: Lexeme) -> int:
    """1 for what opens a parenthesis or a bracket, -1 for what closes one."""
    if lexeme.kind is not Kind.PUNCTUATION:
        return 0
    return (lexeme.text in ("(", "[")) - (lexeme.text in (")", "]"))
