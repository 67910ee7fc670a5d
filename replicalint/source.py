"""Text and where it stands: a file, a range of its characters, and SQL found in it.

It is long, as SQL that a program puts together leads back to places in several files.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cached_property
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace


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
    def _line_starts(self) -> array[int]:
        starts = array("L", [0])  # a tenth of a list's memory: files may have millions of lines
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
    PART = "part of a statement"  # of whichever of the forms below it can be read as
    STATEMENT_OR_PART = "statement or a part of one"  # a query is a statement
    QUERY = "query"  # that may stand in another one
    SET_OPERATION = "set operation"  # behind its first query: `UNION SELECT 1`
    EXPRESSION = "expression"
    REST = "rest of an expression"  # behind its first operand: `= $1`, `IS NULL`
    CONDITION = "condition"  # WHERE, ON or AND may stand before it, ORDER BY and LIMIT behind it
    FROM_ITEM = "FROM item"
    FROM_CLAUSE = "FROM clause"  # from FROM or from a join on, with the clauses behind it
    SELECT_LIST = "select list"
    SORT_LIST = "sort list"
    SET_LIST = "SET list"  # with or without SET before it, and what may follow it
    WITH_LIST = "WITH list"  # with or without WITH before it


class Piece(Struct, frozen=True, gc=False):
    """A range of a fragment's text, and the range of the file that it comes from.

    A verbatim piece comes from it character by character, another one as a whole. `source` is the
    file where that is another than the fragment's: text of a constant that a program imports. `put`
    is the range of the fragment's own source that the text is put into, as `${condition}`.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    is_verbatim: bool
    source: Source | None = None
    put: tuple[int, int] | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The range of the file for a range of the text that begins and ends in the piece."""
        if self.is_verbatim:
            by = self.source_start - self.start
            return start + by, end + by
        return self.source_start, self.source_end

    def outside(self, start: int, end: int) -> tuple[int, int] | None:
        """The same in the fragment's own source: of what is put in, where; None if not known."""
        if self.put is not None:
            return self.put
        return self.place(start, end) if self.source is None else None


class _Hulls:
    """Finds the range that holds many others, which are looked up by halves."""

    def __init__(self, ranges: Sequence[tuple[int, int] | None]) -> None:
        self._levels = [list(ranges)]
        width = 1
        while 2 * width <= len(ranges):
            below = self._levels[-1]
            pairs = zip(below, below[width:], strict=False)
            self._levels.append([_hull(one, other) for one, other in pairs])
            width *= 2

    def between(self, first: int, end: int) -> tuple[int, int] | None:
        """The hull of some ranges that stand side by side; `end` is not one of them."""
        level = (end - first).bit_length() - 1
        row = self._levels[level]
        return _hull(row[first], row[end - (1 << level)])


def _hull(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    if one is None or other is None:
        return one or other
    return min(one[0], other[0]), max(one[1], other[1])


class Chunk(Struct, frozen=True, gc=False):
    """A piece of a string that is known: what it says, and the place that it comes from.

    `put` is where it is put into the text around it, when that is elsewhere: the outermost hole.
    """

    text: str
    span: Span
    is_verbatim: bool
    put: Span | None = None


class Meant(Struct, frozen=True, gc=False):
    """A range of a fragment's text that host code wrote as a column of a relation, `${orgs.id}`,
    or as a relation itself, `${orgs}`, where the column is None.

    What it names where it stands may be another one.
    """

    start: int
    end: int
    # As the text has it elsewhere: `"orgs"`, `"billing"."invoices"`; of a column an alias as well.
    relation: str
    column: str | None


class BoundText(Struct, frozen=True, gc=False):
    """A text that host code binds to the parameter `$number`, or to an element of the array there.

    `span` is where the constant stands, which may be in another file.
    """

    number: int
    text: str
    span: Span
    is_element: bool = False


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
    is_code: bool = False  # a program puts it together
    bound: tuple[BoundText, ...] = ()

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

    @classmethod
    def joined(
        cls,
        whole: Span,
        chunks: Iterable[Chunk],
        form: Form = Form.STATEMENTS,
        name: str | None = None,
        meant: tuple[Meant, ...] = (),
        bound: tuple[BoundText, ...] = (),
    ) -> Fragment:
        """SQL that a program puts together from texts, which may come from several files.

        `whole` is the range of the source from which it is sent; text without a place in it is put
        there. The `meant` count from the start of the text.
        """
        texts: list[str] = []
        pieces: list[Piece] = []
        length = 0
        for chunk in chunks:
            if chunk.text:
                piece = _piece_of(chunk, whole, length)
                if not (pieces and _goes_on(pieces[-1], piece)):
                    pieces.append(piece)
                else:
                    last = pieces.pop()
                    pieces.append(replace(last, end=piece.end, source_end=piece.source_end))
                texts.append(chunk.text)
                length += len(chunk.text)
        if not pieces:
            pieces.append(Piece(0, 0, whole.start, whole.end, False))
        text = "".join(texts)
        return cls(whole.source, text, tuple(pieces), form, name, meant, is_code=True, bound=bound)

    def also_bound(self, bound: tuple[BoundText, ...]) -> Fragment:
        """The same text where its parameters may be these as well."""
        if bound == self.bound:
            return self
        return replace(self, bound=tuple(dict.fromkeys((*self.bound, *bound))))

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
        text, is_code = "".join(texts), self.is_code
        return Fragment(self.source, text, tuple(pieces), form, self.name, is_code=is_code)

    def _rendered(self, start: int, end: int, at: int, length: int) -> Piece:
        """A piece of another fragment that stands for a range of this text as a whole.

        An empty range is where the character before it ends, not the one behind it as a whole.
        """
        is_empty = 0 < start == end
        start -= is_empty
        place = self.span(start, end)
        begin = place.end if is_empty else place.start
        source = None if place.source is self.source else place.source
        first, last = self._number(start), self._number(max(end - 1, start))
        put = self.pieces[first].put if self._runs[first] >= last else None
        return Piece(at, at + length, begin, place.end, False, source, put)

    def _copied(self, start: int, end: int, at: int) -> Iterator[Piece]:
        """The pieces of a range of this text, for a fragment that has the range at a place."""
        first = bisect_right(self._starts, start) - 1
        for piece in islice(self.pieces, first, None):
            if piece.start >= end:
                break
            begin, stop = max(piece.start, start), min(piece.end, end)
            place = piece.place(begin, stop)
            moved = at - start
            yield replace(
                piece,
                start=begin + moved,
                end=stop + moved,
                source_start=place[0],
                source_end=place[1],
            )

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def span(self, start: int, end: int) -> Span:
        """The range of the file for one of this text: the only way from SQL to a place.

        Text that is put in from elsewhere leads there, as long as all of the range does; else it
        leads to where it is put.
        """
        by = self._shift
        if by is not None:
            return Span(self.source, start + by, end + by)
        pieces = self.pieces
        first, last = self._number(start), self._number(max(end - 1, start))
        if self._runs[first] >= last:
            begin = pieces[first].place(start, start)[0]
            stop = pieces[last].place(end, end)[1]
            return Span(pieces[first].source or self.source, begin, stop)
        places = [pieces[first].outside(start, pieces[first].end)]
        places += [self._outside.between(first + 1, last)] if last > first + 1 else []
        places.append(pieces[last].outside(pieces[last].start, end))
        known = [place for place in places if place is not None]
        if not known:  # nothing says where texts of several files are put in
            begin, stop = pieces[first].place(start, pieces[first].end)
            return Span(pieces[first].source or self.source, begin, stop)
        return Span(self.source, min(begin for begin, _ in known), max(stop for _, stop in known))

    @cached_property
    def _shift(self) -> int | None:
        """Where the text begins in the file, if it is one piece of it as it is written there."""
        piece = self.pieces[0] if len(self.pieces) == 1 else None
        is_plain = piece is not None and piece.is_verbatim and piece.source is None
        return piece.source_start if piece is not None and is_plain else None

    @cached_property
    def _runs(self) -> list[int]:
        """For each piece the last of those behind it that go on in the same place of a file."""
        runs = [*range(len(self.pieces))]
        for number in range(len(runs) - 2, -1, -1):
            piece, following = self.pieces[number], self.pieces[number + 1]
            is_same = piece.source is following.source and piece.put == following.put
            if is_same and piece.source_end <= following.source_start:
                runs[number] = runs[number + 1]
        return runs

    @cached_property
    def _outside(self) -> _Hulls:
        return _Hulls([piece.outside(piece.start, piece.end) for piece in self.pieces])

    @property
    def whole(self) -> Span:
        """The range of the file for all of this text."""
        return self.span(0, len(self.text))

    def _number(self, offset: int) -> int:
        """Which piece holds the character at an offset."""
        return bisect_right(self._starts, offset) - 1


def _piece_of(chunk: Chunk, whole: Span, at: int) -> Piece:
    """The piece of a fragment that a text makes, which begins at an offset."""
    span, put = chunk.span, chunk.put
    is_verbatim = chunk.is_verbatim and len(chunk.text) == span.end - span.start
    is_own = span.source is whole.source
    if put is None and not is_own:
        put = whole
    return Piece(
        at,
        at + len(chunk.text),
        span.start,
        span.end,
        is_verbatim,
        None if is_own else span.source,
        (put.start, put.end) if put is not None and put.source is whole.source else None,
    )


def _goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a piece goes on in the file where the one before it ends."""
    is_same = before.source is piece.source and before.put == piece.put
    is_verbatim = before.is_verbatim and piece.is_verbatim
    return is_same and is_verbatim and before.source_end == piece.source_start


class Comment(Struct, frozen=True):
    """A comment of a fragment: its text without its marks, and where that begins and ends."""

    fragment: Fragment
    span: Span
    text: str
    start: int

    def part(self, start: int, end: int) -> Span:
        """The range of the file for one of the comment's text."""
        return self.fragment.span(self.start + start, self.start + end)
