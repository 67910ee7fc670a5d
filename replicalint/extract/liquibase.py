"""Liquibase's formatted SQL: a file of changesets, each with its way back.

AbstractFormattedChangeLogParser.java, parse and configureChangeSet; the words are those of
FormattedSqlChangeLogParser.java.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from ..source import Fragment, Source, Span
from .delimiters import delimited
from .marked import first_statement, is_comment
from .migration import Migration, Misfit, Unit

_FIRST = re.compile(r"\s*+--\s*+liquibase\s*+formatted", re.IGNORECASE)
_CHANGESET = re.compile(
    r"\s*+--\s*+changeset\s++(?P<author>\"[^\"]++\"|[^:\s\"][^:]*+):\s*+(?P<id>\"[^\"]++\"|\S++)",
    re.IGNORECASE,
)
_LOOSE_CHANGESET = re.compile(r"\s*+--?+\s*+changeset\b", re.IGNORECASE)
_ROLLBACK = re.compile(r"\s*+--\s*+rollback ", re.IGNORECASE)
_BLOCK = re.compile(r"\s*+/\*\s*+liquibase\s*+rollback\s*+$", re.IGNORECASE)
_IGNORE = re.compile(r"--\s*+ignoreLines:(\w++)\s*+$", re.IGNORECASE)
_DASH = re.compile(
    r"-\s*+(?:rollback|preconditions|property|comment:?)\s|--\s*+comments:? ",
    re.IGNORECASE,
)


def is_formatted(text: str) -> bool:
    """Whether the first line that is not blank says so."""
    return _FIRST.match(text) is not None


def read(source: Source) -> Migration:
    """The changesets of a file in order. `--rollback` lines and blocks are ways back."""
    reader = _Reader(source)
    for line in _lines(source.text):
        reader.take(line)
    return reader.finish()


class _Line(Struct, frozen=True):
    text: str
    start: int
    end: int


class _Reader(Struct):
    source: Source
    units: list[Unit] = []
    back: list[Span] = []
    misfits: list[Misfit] = []
    head: str | None = None  # of the changeset
    names: tuple[str, ...] = ()
    fragments: list[Fragment] = []
    start: int = 0
    rollback: tuple[int, int] | None = None  # the lines of one that follow each other
    is_block: bool = False
    ignored: int = 0
    is_ignoring: bool = False
    is_refused: bool = False

    def take(self, line: _Line) -> None:
        text = line.text
        if self.is_ignoring or self.ignored > 0:
            self.pass_over(line)
        elif match := _IGNORE.match(text):
            self.close(line)
            self.is_ignoring = match[1] == "start"
            self.ignored = int(match[1]) if match[1].isdigit() else 0
        elif self.is_block:
            self.extend(line)
            self.is_block = not text.rstrip().endswith("*/")
        elif match := _CHANGESET.match(text):
            self.begin(line, match)
        elif _LOOSE_CHANGESET.match(text) or (self.head is not None and _DASH.match(text)):
            self.misfit(line, "Liquibase cannot parse this line")
            self.is_refused = True
        elif self.head is not None and _ROLLBACK.match(text):
            self.extend(line)
        elif self.head is not None and _BLOCK.match(text):
            self.extend(line)
            self.is_block = True
        else:
            self.end_rollback()

    def pass_over(self, line: _Line) -> None:
        """A line of those that Liquibase is told to pass over."""
        self.ignored = max(self.ignored - 1, 0)
        match = _IGNORE.match(line.text)
        if self.is_ignoring and match is not None and match[1] == "end":
            self.is_ignoring = False
        self.start = line.end

    def begin(self, line: _Line, match: re.Match[str]) -> None:
        """A changeset begins, and ends the one before it."""
        self.close(line)
        self.end_changeset()
        is_first = self.head is None and is_comment(self.source.text[: line.start])
        self.start = 0 if is_first else line.start  # what stands above are comments, as its line is
        author, id_ = (match[name].strip().strip('"') for name in ("author", "id"))
        path = self.source.path
        self.head = line.text
        self.names = (f"{author}:{id_}", f"{path}::{id_}::{author}", id_)

    def extend(self, line: _Line) -> None:
        """A line of a way back."""
        self.close(line)
        first = self.rollback[0] if self.rollback else line.start
        self.rollback = (first, line.start + len(line.text.rstrip()))

    def end_rollback(self) -> None:
        if self.rollback is not None:
            self.back.append(Span(self.source, *self.rollback))
            self.rollback = None

    def close(self, line: _Line) -> None:
        """What runs ends before a line, and goes on behind it."""
        if self.start < line.start:
            self.end_rollback()
        text = self.source.text[self.start : line.start]
        if self.head is None:
            self.before(text)
        elif text.strip():
            delimiter = _value(self.head, " endDelimiter")
            if delimiter in ("", ";"):
                self.fragments.append(Fragment.of(self.source, self.start, line.start))
            else:
                self.fragments += delimited(self.source, self.start, line.start, delimiter)
        self.start = line.end

    def before(self, text: str) -> None:
        """Text before the first changeset, which Liquibase passes over."""
        place = first_statement(text)
        if place is not None and not self.misfits:
            span = Span(self.source, self.start + place[0], self.start + place[1])
            reason = "Liquibase does not run this: it comes before the first --changeset"
            self.misfits.append(Misfit(span, reason))

    def end_changeset(self) -> None:
        self.end_rollback()
        value = partial(_value, self.head or "")
        is_run = _runs_on(value("dbms"), "postgresql") and value("ignore") != "true"
        if self.head is not None and is_run:
            is_repeated = "true" in (value("runOnChange"), value("runAlways"))
            is_transaction = value("runInTransaction") != "false"
            unit = Unit(self.names, tuple(self.fragments), is_transaction, is_repeated)
            self.units.append(unit)
        self.fragments = []

    def misfit(self, line: _Line, reason: str) -> None:
        start = line.start + len(line.text) - len(line.text.lstrip())
        span = Span(self.source, start, line.start + len(line.text.rstrip()))
        self.misfits.append(Misfit(span, reason))

    def finish(self) -> Migration:
        length = len(self.source.text)
        self.close(_Line("", length, length))
        self.end_changeset()
        units = () if self.is_refused else tuple(self.units)
        back, misfits = tuple(self.back), tuple(self.misfits)
        return Migration(self.source, "liquibase", units, back, misfits)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        stop = min(start + len(line) + 1, len(text))
        yield _Line(line, start, stop)
        start = stop


def _value(head: str, key: str) -> str:
    """The last value of an attribute in the line of a changeset, in lower case."""
    _, found, value = head.lower().rpartition(f"{key.lower()}:")
    return value.split(maxsplit=1)[0].strip('"') if found and value.strip() else ""


def _runs_on(databases: str, name: str) -> bool:
    """Whether a list of databases, `!oracle` or `postgresql,h2`, has one or leaves it in."""
    listed = [one for one in databases.split(",") if one]
    wanted = [one for one in listed if not one.startswith("!")]
    return f"!{name}" not in listed and (not wanted or name in wanted)
