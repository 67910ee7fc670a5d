"""The parts of a statement's text: what a migration has written, for the replicas as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from ..name import Name
from ..source import Fragment, Source, Span
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.reading import read

# Words that begin a part of a column's definition, behind its type (gram.y, ColConstraint).
_CLAUSES = frozenset(
    (
        "constraint",
        "not",
        "null",
        "unique",
        "primary",
        "check",
        "references",
        "default",
        "generated",
        "collate",
        "storage",
        "compression",
    )
)
_OPEN, _CLOSE = ("(", "["), (")", "]")
# After these a word of the list goes on with what stands there.
_GOES_ON = {
    "null": ("not", "set", "default"),
    "not": ("nulls",),
    "default": ("set", "by"),
    "unique": (),
}


class Written(Struct, frozen=True):
    """The text of one statement; `start` is where in its file it begins."""

    text: str
    start: int
    lexemes: tuple[Lexeme, ...]

    @staticmethod
    def of(text: str, span: Span) -> Written:
        """A statement by its text and its place."""
        found = next(iter(read(Fragment.of(Source(span.source.path, text)))), None)
        return Written(text, span.start, tuple(found.lexemes) if found is not None else ())

    def between(self, first: int, end: int) -> str:
        """The text of some lexemes."""
        return self.text[self.lexemes[first].start : self.lexemes[end - 1].end]

    def items(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """The lexemes between commas that stand in no parentheses."""
        depth, begin = 0, first
        for at in range(first, end):
            text = self._mark(at)
            depth += (text in _OPEN) - (text in _CLOSE)
            if text == "," and depth == 0:
                yield begin, at
                begin = at + 1
        if begin < end:
            yield begin, end

    def item_at(self, span: Span) -> tuple[int, int] | None:
        """The item of ALTER TABLE, or of the parentheses of CREATE TABLE, that a place is in."""
        place = span.start - self.start
        for first, end in self._lists():
            for item in self.items(first, end):
                if self.lexemes[item[0]].start <= place < self.lexemes[item[1] - 1].end:
                    return item
        return None

    def with_name(self, span: Span, name: Name) -> str:
        """The text with an object's name spelt with its schema."""
        first, last = span.start - self.start, span.end - self.start
        if not 0 <= first < last <= len(self.text):
            return self.text
        return f"{self.text[:first]}{name}{self.text[last:]}"

    def after(self, word: str) -> int | None:
        """The number of the lexeme behind a word that stands in no parentheses."""
        depth = 0
        for at in range(len(self.lexemes)):
            text = self._mark(at)
            depth += (text in _OPEN) - (text in _CLOSE)
            if depth == 0 and text == word:
                return at + 1
        return None

    def _lists(self) -> Iterator[tuple[int, int]]:
        """What holds items: all of it, and the first parentheses."""
        opened = next((n for n in range(len(self.lexemes)) if self._mark(n) == "("), None)
        if self._mark(0) == "create" and opened is not None:
            depth = 0
            for at in range(opened, len(self.lexemes)):
                text = self._mark(at)
                depth += (text in _OPEN) - (text in _CLOSE)
                if depth == 0:
                    yield opened + 1, at
                    return
        yield 0, len(self.lexemes)

    def _mark(self, at: int) -> str:
        one = self.lexemes[at]
        return one.text if one.kind in (Kind.WORD, Kind.PUNCTUATION) else ""


class ColumnText(Struct, frozen=True):
    """A column as it is defined: its type as written, and its clauses by their first word."""

    type: str
    clauses: Mapping[str, str]


def column_text(written: Written, span: Span, name: str) -> ColumnText | None:
    """The definition of a column whose name stands at a place; None where it has no text."""
    item = written.item_at(span)
    if item is None:
        return None
    place = span.start - written.start
    at = next((n for n in range(*item) if written.lexemes[n].start == place), None)
    if at is None:
        return None
    starts = [*_starts(written, at + 1, item[1])]
    clauses: dict[str, str] = {}
    for begin, end in pairwise((*starts, item[1])):
        word = written.lexemes[begin].text
        clauses.setdefault(word, written.between(begin, end))
    type_end = starts[0] if starts else item[1]
    if type_end == at + 1:
        return ColumnText("", clauses)
    return ColumnText(written.between(at + 1, type_end), clauses)


def _starts(written: Written, first: int, end: int) -> Iterator[int]:
    """The lexemes that begin the clauses of a column's definition."""
    depth = 0
    last = ""
    for at in range(first, end):
        one = written.lexemes[at]
        text = one.text if one.kind in (Kind.WORD, Kind.PUNCTUATION) else ""
        depth += text in _OPEN
        is_clause = depth == 0 and text in _CLAUSES and last != "constraint"
        if is_clause and last not in _GOES_ON.get(text, ()):
            yield at
        depth -= text in _CLOSE
        last = text
