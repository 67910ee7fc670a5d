"""Of more ways than are bearable, those are kept that can be read."""

from __future__ import annotations

from replicalint.host.rendering import few_of
from replicalint.source import Chunk, Fragment, Source, Span

SOURCE = Source("q.ts", "abcdefghijklmnopq?!")
UNKNOWN = {"?": "${1:raw}", "!": "${1:raw}"}


def fragment(letters: str) -> Fragment:
    """A text of pieces, each of which stands at its letter in the file."""
    chunks = [
        Chunk(UNKNOWN.get(letter, f" {letter} "), Span(SOURCE, at, at + 1), False)
        for letter in letters
        for at in [SOURCE.text.index(letter)]
    ]
    return Fragment.joined(Span(SOURCE, 0, 1), chunks)


def test_a_way_of_which_all_is_known_goes_before_those_of_which_it_is_not() -> None:
    others = [fragment(f"a{letter}") for letter in "defghijklmnop"]
    ways = [*others, fragment("a?bc"), fragment("ab!c"), fragment("abc")]
    assert few_of(ways)[-1] is ways[-1]
