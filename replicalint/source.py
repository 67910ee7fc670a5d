"""Text and where it stands: a file, a range of its characters, and SQL found in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cached_property
from itertools import islice

from msgspec import Struct


def escape(character: str) -> str:
    """The character itself where it is printable, else its escape: `\\x1b`, `\\u202e`."""
    return character if character.isprintable() else ascii(character)[1:-1]


# The `#` without which a line would command a CI runner, wherever in it this stands: GitHub's and
# Azure's `##[group]`, Azure's `##vso[`, TeamCity's `##teamcity[`.
_COMMAND = re.compile(r"(?<=#)#(?=[A-Za-z]*\[)")
# The same at the start of a line: GitHub's `::error::`, Buildkite's `--- `, `+++ `, `~~~ `, `^^^ `.
_FIRST = re.compile(
    r"^[^\S\n]*+(?::(?=:[^:\s])|-(?=--[^\S\n])|\+(?=\+\+[^\S\n])|~(?=~~[^\S\n])|\^(?=\^\^[^\S\n]))",
    re.MULTILINE,
)


def visible(text: str) -> str:
    """The text on one line: escape sequences, line breaks and bidirectional marks spelt out.

    So nothing of the input acts on a terminal or a log.
    """
    if not text.isprintable():
        text = "".join(escape(character) for character in text)
    return uncommanded(text)


def commands(text: str) -> frozenset[int]:
    """Where a `#` of a command stands in a text: not one of them may be printed."""
    found = _COMMAND.finditer(text) if "##" in text else ()
    return frozenset(match.start() for match in found)


def uncommanded(text: str, spelling: str = r"\x23") -> str:
    """The text with a `#` of each command spelt out: `#\\x23vso[`."""
    return _COMMAND.sub(lambda _: spelling, text) if "##" in text else text


def harmless(text: str) -> str:
    """Whole lines that no CI runner takes for a command, whatever they are made of.

    Our own control characters stay: colours and line breaks.
    """
    return _FIRST.sub(_spelt_out, uncommanded(text))


def _spelt_out(match: re.Match[str]) -> str:
    """The last character of what was found as its escape."""
    return f"{match[0][:-1]}\\x{ord(match[0][-1]):02x}"


class Source(Struct, frozen=True, dict=True):
    """One file, read and decoded. `path` is as reports print it: relative to the repository.

    An excerpt holds some whole lines of a file: `offset` and `first_line` say where they stand.
    """

    path: str
    text: str
    offset: int = 0
    first_line: int = 1

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column (in code points) of a character offset."""
        position = offset - self.offset
        line = bisect_right(self._line_starts, position)
        return line - 1 + self.first_line, position - self._line_starts[line - 1] + 1

    def line_text(self, line: int, first: int = 0, last: int | None = None) -> str:
        """The text of a 1-based line, or a part of it, without its line break."""
        starts = self._line_starts
        number = line - self.first_line
        start = starts[number]
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(self.text)
        if end > start and self.text[end - 1] == "\r":
            end -= 1
        return self.text[start + first : end if last is None else min(start + last, end)]

    def excerpt(self, start: int, end: int) -> Source:
        """The whole lines that a range touches: as much of a file as a report needs to keep."""
        first = self.text.rfind("\n", 0, start - self.offset) + 1
        last = self.text.find("\n", end - self.offset)
        text = self.text[first : last if last >= 0 else len(self.text)]
        line = self.line_column(first + self.offset)[0]
        return Source(self.path, text, first + self.offset, line)


class Span(Struct, frozen=True, gc=False):
    """A half-open range of characters of a source."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        offset = self.source.offset
        return self.source.text[self.start - offset : self.end - offset]

    @property
    def line(self) -> int:
        return self.source.line_column(self.start)[0]

    @property
    def column(self) -> int:
        return self.source.line_column(self.start)[1]

    @property
    def end_line(self) -> int:
        return self.source.line_column(self.end)[0]

    @property
    def end_column(self) -> int:
        """The column just after the last character."""
        return self.source.line_column(self.end)[1]


class Form(Enum):
    """What a fragment is: whole statements, or a part of one whose rest stands elsewhere."""

    STATEMENTS = "statements"
    EXPRESSION = "expression"
    CONDITION = "condition"  # with or without WHERE or AND before it, ORDER BY and LIMIT behind it
    FROM_ITEM = "FROM item"
    SELECT_LIST = "select list"


class Piece(Struct, frozen=True, gc=False):
    """A range of a fragment's text, and the range of the file that it comes from.

    A verbatim piece comes from it character by character, another one as a whole. `source` is the
    file where that is another than the fragment's: text of a constant that a program imports.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    is_verbatim: bool
    source: Source | None = None


class Meant(Struct, frozen=True, gc=False):
    """A range of a fragment's text that host code wrote as a column of a relation: `${orgs.id}`.

    What it names where it stands may be another one.
    """

    start: int
    end: int
    relation: str  # as the text has it elsewhere: `"orgs"`, `"billing"."invoices"`, an alias
    column: str


class Fragment(Struct, frozen=True, dict=True):
    """SQL found in a source: its text, and the pieces that lead from there to the file.

    The text may be rendered: a template whose holes are filled, the body of a function without the
    quotes that are doubled in it. The pieces cover the text, in order. `name` is that of the
    function of host code in which it stands.
    """

    source: Source
    text: str
    pieces: tuple[Piece, ...]
    form: Form = Form.STATEMENTS
    name: str | None = None
    meant: tuple[Meant, ...] = ()

    @classmethod
    def of(
        cls,
        source: Source,
        start: int = 0,
        end: int | None = None,
        form: Form = Form.STATEMENTS,
    ) -> Fragment:
        """A range of a source, as it stands there; all of it where none is given."""
        end = len(source.text) if end is None else end
        pieces = (Piece(0, end - start, start, end, True),)
        return cls(source, source.text[start:end], pieces, form)

    def rendered(
        self, parts: Iterable[tuple[str, int, int]], form: Form = Form.STATEMENTS
    ) -> Fragment:
        """SQL that is made from this one: texts, each with the range of this text it stands for."""
        texts: list[str] = []
        pieces: list[Piece] = []
        length = start = end = 0
        for text, start, end in parts:
            if text and text == self.text[start:end]:
                pieces += self._copied(start, end, length)
            elif text:
                pieces.append(self._rendered(start, end, length, len(text)))
            texts.append(text)
            length += len(text)
        if not pieces:
            pieces.append(self._rendered(start, end, 0, 0))
        return Fragment(self.source, "".join(texts), tuple(pieces), form)

    def _rendered(self, start: int, end: int, at: int, length: int) -> Piece:
        """A piece of another fragment that stands for a range of this text as a whole.

        An empty range is where the character before it ends, not the one behind it as a whole.
        """
        is_empty = 0 < start == end
        place = self.span(start - is_empty, end)
        begin = place.end if is_empty else place.start
        return Piece(at, at + length, begin, place.end, False)

    def _copied(self, start: int, end: int, at: int) -> Iterator[Piece]:
        """The pieces of a range of this text, for a fragment that has the range at a place."""
        first = bisect_right(self._starts, start) - 1
        for piece in islice(self.pieces, first, None):
            if piece.start >= end:
                break
            begin, stop = max(piece.start, start), min(piece.end, end)
            place = self.span(begin, stop)
            moved = at - start
            yield Piece(begin + moved, stop + moved, place.start, place.end, piece.is_verbatim)

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def span(self, start: int, end: int) -> Span:
        """The range of the file for one of this text: the only way from SQL to a place."""
        if len(self.pieces) == 1 and self.pieces[0].is_verbatim:
            by = self.pieces[0].source_start
            return Span(self.source, start + by, end + by)
        first, last = self._piece(start), self._piece(max(end - 1, start))
        begin = first.source_start + (start - first.start if first.is_verbatim else 0)
        stop = last.source_start + end - last.start if last.is_verbatim else last.source_end
        return Span(self.source, begin, stop)

    @property
    def whole(self) -> Span:
        """The range of the file for all of this text."""
        return self.span(0, len(self.text))

    def _piece(self, offset: int) -> Piece:
        """The piece that holds the character at an offset."""
        return self.pieces[bisect_right(self._starts, offset) - 1]


class Comment(Struct, frozen=True):
    """A comment of a fragment: its text without its marks, and where that begins and ends."""

    fragment: Fragment
    span: Span
    text: str
    start: int

    def part(self, start: int, end: int) -> Span:
        """The range of the file for one of the comment's text."""
        return self.fragment.span(self.start + start, self.start + end)
