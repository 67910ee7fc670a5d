"""Migrations whose way back stands in the same file, behind a marker.

The tools find their markers line by line, before they know anything of SQL: a marker counts in a
string, in a function's body and in a block comment as well, and a statement ends in front of it.
Which lines are markers, and what the tool makes of them, is taken from its sources (`tools.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from ..source import Fragment, Source, Span
from .migration import Misfit

_FIRST = re.compile(r"\S[^\n\r]*")
_ALONE = re.compile(r"(?<!\S)(?:notransaction|transaction:false)(?!\S)")
_WORDS = ("up", "down", "begin", "end", "cut", "alone", "other", "unknown")


class Before(Enum):
    """What a tool does with text before the first marker of a file."""

    RUN = "run"  # unless an Up marker follows
    PASS = "pass"  # it is not run
    REFUSE = "refuse"  # nothing of the file is run


class MarkerLines(Struct, frozen=True):
    """The marker lines of a tool.

    `pattern` has a group for each word: `up`, `down`; `begin` and `end` of a statement, `cut`
    between two; `alone`, no transaction, also as `options` of `up`; `other`, known and of no effect
    here; `unknown`.
    `needs_up`: what comes before the first Up marker is none of a section. `is_once`: one Up, and
    one Down behind it; all else is refused. `first_counts`: of each word, the first alone counts.
    `needs_up_to_cut`: without an Up marker all of the file is run.
    """

    pattern: re.Pattern[str]
    before: Before
    needs_up: bool = False
    is_once: bool = False
    first_counts: bool = False
    needs_up_to_cut: bool = False
    up: str | None = None  # as people write it


class Cut(Struct, frozen=True):
    """A file at its markers: what runs, the ways back, what does not add up."""

    forward: tuple[Fragment, ...]
    back: tuple[Span, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    is_alone: bool = False


class _Marker(Struct, frozen=True):
    word: str
    start: int
    end: int  # of its line
    text: str
    options: str

    @property
    def first(self) -> int:
        """Where what follows begins: with the marker, where that is a comment of SQL."""
        return self.start if self.text.startswith("--") else self.end


def cut(source: Source, marks: MarkerLines, tool: str) -> Cut:
    """Cuts a migration at its markers; where the words do not add up, nothing of it is run."""
    markers = tuple(_counting(source.text, marks))
    if marks.before is Before.RUN and any(one.word == "up" for one in markers):
        marks = replace(marks, before=Before.PASS)
    cutter = _Cutter(source, marks, tool)
    for marker in markers:
        cutter.take(marker)
    return cutter.finish()


def has_marker(text: str, marks: MarkerLines) -> int | None:
    """Where a text has the first line that is Up or Down for a tool."""
    return next((one.start for one in _markers(text, marks) if one.word in ("up", "down")), None)


class _Cutter(Struct):
    """`start` is where the current part begins; `section` is None before the first marker."""

    source: Source
    marks: MarkerLines
    tool: str
    forward: list[Fragment] = []
    back: list[Span] = []
    misfits: list[Misfit] = []
    section: str | None = None
    start: int = 0
    block: _Marker | None = None  # the statement that has begun and not ended
    has_up: bool = False
    is_alone: bool = False
    is_refused: bool = False

    def take(self, marker: _Marker) -> None:
        match marker.word:
            case "up" | "down":
                self.begin(marker)
            case "begin" | "end":
                self.statement(marker)
            case "cut" if self.section != "down":
                self.close(marker.start)
                self.start = marker.end
            case "alone":
                self.is_alone = True
            case "unknown":
                self.refuse(marker, f"unknown {self.tool} annotation")

    def begin(self, marker: _Marker) -> None:
        """A section begins, and ends the one before it."""
        is_up = marker.word == "up"
        if not is_up and self.section is None and self.marks.needs_up and not self.marks.is_once:
            return
        if self.block is not None:
            self.unended()
        if is_up and self.marks.is_once and self.has_up:
            self.refuse(marker, f"{self.tool} allows one {self.marks.up} per file")
        if not is_up and self.marks.is_once and self.section != "up":
            self.refuse(marker, f"{self.tool} allows this only after {self.marks.up}")
        if marker.word != self.section:
            self.close(marker.start)
            self.start = marker.first if is_up else marker.start
        self.section = marker.word
        self.has_up |= is_up
        self.is_alone |= is_up and _ALONE.search(marker.options) is not None

    def statement(self, marker: _Marker) -> None:
        """A statement begins, or ends: what stands between is sent as it is."""
        is_end = marker.word == "end"
        if self.section is None:
            if self.marks.before is Before.REFUSE:
                self.refuse(marker, f"{self.tool} allows this only after {self.marks.up}")
            return
        if is_end and self.block is None and self.marks.before is Before.REFUSE:
            self.refuse(marker, "StatementEnd without StatementBegin")
        if not is_end and self.block is not None and self.marks.before is Before.REFUSE:
            self.unended()
        if self.section == "up":
            self.close(marker.start)
            self.start = marker.first
        self.block = None if is_end else marker

    def close(self, end: int) -> None:
        """Adds the part that ends here."""
        text = self.source.text[self.start : end]
        match self.section:
            case "down":
                self.back.append(Span(self.source, self.start, self.start + len(text.rstrip())))
            case None if self.marks.before is not Before.RUN and not is_comment(text):
                self.before(text)
            case _ if text and not text.isspace():
                self.forward.append(Fragment.of(self.source, self.start, end))

    def before(self, text: str) -> None:
        """Text before the first marker, of which nothing is run."""
        is_refused = self.marks.before is Before.REFUSE
        place = first_statement(text, has_blocks=not is_refused)
        if place is None:
            return
        span = Span(self.source, *place)
        reason = f"{self.tool} does not run this: it comes before the first {self.marks.up}"
        if is_refused:
            reason = f"{self.tool} runs nothing of a file with statements before {self.marks.up}"
        if not self.is_refused:
            self.misfits.append(Misfit(span, reason))
        self.is_refused |= is_refused

    def unended(self) -> None:
        assert self.block is not None
        self.refuse(self.block, "StatementBegin without StatementEnd")
        self.block = None

    def refuse(self, marker: _Marker, reason: str) -> None:
        """Nothing is run. The tool stops at the first: what follows may come of it."""
        if self.is_refused:
            return
        stop = marker.start + len(marker.text)
        start = stop - len(marker.text.lstrip())
        self.misfits.append(Misfit(Span(self.source, start, stop), reason))
        self.is_refused = True

    def finish(self) -> Cut:
        if self.block is not None:
            self.unended()
        is_unmarked = self.section is None and self.marks.before is not Before.RUN
        if is_unmarked and (first := _FIRST.search(self.source.text)):
            span = Span(self.source, first.start(), first.start() + len(first[0].rstrip()))
            reason = f"{self.tool} runs nothing of a file without {self.marks.up}"
            self.misfits = [Misfit(span, reason)]
        elif not is_unmarked:
            self.close(len(self.source.text))
        forward = () if self.is_refused else tuple(self.forward)
        misfits = sorted(self.misfits, key=lambda one: one.span.start)
        return Cut(forward, tuple(self.back), tuple(misfits), self.is_alone)


def is_comment(text: str) -> bool:
    """Whether a text has nothing but comments, each in a line of its own."""
    return all(line.lstrip().startswith("--") for line in text.splitlines() if line.strip())


def first_statement(text: str, *, has_blocks: bool = True) -> tuple[int, int] | None:
    """The first line that is neither blank nor a comment; of a block, where those are read."""
    text = _without_comments(text) if has_blocks else text
    start = 0
    for line in text.split("\n"):
        if (bare := line.strip()) and not bare.startswith(("--", "#")):
            at = start + line.index(bare)
            return at, at + len(bare)
        start += len(line) + 1
    return None


def _without_comments(text: str) -> str:
    """The text with blanks for its block comments."""
    parts: list[str] = []
    place = 0
    while (start := text.find("/*", place)) >= 0:
        end = text.find("*/", start + 2)
        stop = end + 2 if end >= 0 else len(text)
        parts += text[place:start], " " * (stop - start)
        place = stop
    return "".join([*parts, text[place:]])


def _counting(text: str, marks: MarkerLines) -> Iterator[_Marker]:
    """The markers of a file that count."""
    seen: set[str] = set()
    for marker in _markers(text, marks):
        if not (marks.first_counts and marker.word in seen):
            yield marker
        seen.add(marker.word)


def _markers(text: str, marks: MarkerLines) -> Iterator[_Marker]:
    for match in marks.pattern.finditer(text):
        groups = match.groupdict()
        word = next(name for name in _WORDS if groups.get(name) is not None)
        line_end = text.find("\n", match.end())
        end = line_end if line_end >= 0 else len(text)
        line = text[match.start() : end].rstrip()
        stop = match.end() if word == "cut" else end
        yield _Marker(word, match.start(), stop, line, groups.get("options") or "")
