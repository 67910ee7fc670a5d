r"""Regular expressions of JavaScript that are looked for in ASCII text, in a time known before.

Those are read of which each next character says by itself how they go on: what is repeated, what
may be left out and what is one of several begins with other characters than what stands behind it.
So nothing is tried twice: `/\{\{\s*(\w+)(::\w+)?\s*\}\}/g` and `/\?/g` are, `/(a+)+b/` is not.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

_LONGEST = 200
_DEEPEST = 10
_FLAGS = frozenset("gimsu")
_STEP = re.compile(
    r"(?P<one>\\[dDwWsSnrtfv]|\\[^\w\s]|\[(?!\^?\])(?:\\[dDwWsSnrtfv]|\\[^\w\s]|[^\\\[\]])++\]"
    r"|[^\\\[\]()*+?|^$])"
    r"|(?P<open>\(\?:|\((?!\?))|(?P<close>\))|(?P<way>\|)"
)
_TIMES = re.compile(r"[*+?]\??|\{\d++(?:,\d*+)?\}\??")
_IN_CLASS = re.compile(r"(?P<first>\\.|[^\\])(?:-(?P<last>\\[^\w\s]|[^\\]))?", re.DOTALL)

_ASCII = frozenset(map(chr, range(128)))
_WORD = frozenset(string.ascii_letters + string.digits + "_")
_CLASSES = {
    "d": frozenset(string.digits),
    "w": _WORD,
    "s": frozenset(" \t\n\r\f\v"),
    **{
        letter: frozenset(character)
        for letter, character in zip("nrtfv", "\n\r\t\f\v", strict=True)
    },
}


class FoundText(Struct, frozen=True):
    """Where a pattern is found, its text, and those of its groups."""

    start: int
    end: int
    text: str
    groups: tuple[str | None, ...]


class _One(Struct, frozen=True):
    """A character of some, and how often it may stand there."""

    first: frozenset[str]
    least: int = 1
    most: int | None = 1

    @property
    def may_be_absent(self) -> bool:
        return not self.least


class _Ways(Struct, frozen=True):
    """A group: one of several ways to go on; its text is kept under a number."""

    ways: tuple[tuple[_Part, ...], ...]
    number: int | None = None
    is_optional: bool = False

    @property
    def first(self) -> frozenset[str]:
        return frozenset[str]().union(*(_first(way, frozenset()) for way in self.ways))

    @property
    def may_be_absent(self) -> bool:
        return self.is_optional or any(all(one.may_be_absent for one in way) for way in self.ways)


_Part: TypeAlias = "_One | _Ways"


class TextPattern(Struct, frozen=True):
    """A pattern that is looked for."""

    whole: _Ways
    groups: int

    def found(self, text: str) -> Iterator[FoundText]:
        """Where it stands in a text, from the left, as often as it does."""
        start = 0
        while start <= len(text):
            groups: list[str | None] = [None] * self.groups
            end = _end(self.whole, text, start, groups)
            if end is not None:
                yield FoundText(start, end, text[start:end], tuple(groups))
            start = start + 1 if end is None or end == start else end


class _NotRead(Exception):
    """The pattern is no such one."""


def exactly(text: str) -> TextPattern:
    """The pattern that is a text, character by character."""
    return TextPattern(_Ways((tuple(_One(frozenset(one)) for one in text),)), 0)


@lru_cache(256)
def compiled(written: str, flags: str) -> TextPattern | None:
    """The pattern; None where it is not read."""
    if len(written) > _LONGEST or not _FLAGS.issuperset(flags):
        return None
    reading = _Reading(written, flags)
    try:
        whole = reading.ways(None, 0)
    except _NotRead:
        return None
    is_whole = reading.place == len(written) and _is_told_apart((whole,), frozenset())
    return TextPattern(whole, reading.groups) if is_whole else None


class _Reading:
    """Reads a pattern from the left."""

    def __init__(self, written: str, flags: str) -> None:
        self.written = written
        self.flags = flags
        self.place = 0
        self.groups = 0

    def ways(self, number: int | None, depth: int) -> _Ways:
        """What stands up to the end of a group, or of all."""
        ways: list[tuple[_Part, ...]] = []
        parts: list[_Part] = []
        while match := _STEP.match(self.written, self.place):
            if match["close"]:
                break
            self.place = match.end()
            if match["way"]:
                ways.append(tuple(parts))
                parts = []
            else:
                parts.append(self._part(match, depth))
        return _Ways((*ways, tuple(parts)), number)

    def _part(self, match: re.Match[str], depth: int) -> _Part:
        if match["open"]:
            return self._group(match["open"] == "(", depth)
        characters = _characters(match["one"], self.flags)
        times = self._times()
        number = int(times[1:-1]) if times[:1] == "{" else 1
        least = 0 if times in ("*", "?") else number
        return _One(characters, least, None if times in ("*", "+") else number)

    def _group(self, is_kept: bool, depth: int) -> _Ways:
        if depth > _DEEPEST:
            raise _NotRead
        number = self.groups if is_kept else None
        self.groups += is_kept
        group = self.ways(number, depth + 1)
        if self.written[self.place : self.place + 1] != ")":
            raise _NotRead
        self.place += 1
        times = self._times()
        if times not in ("", "?"):
            raise _NotRead
        return _Ways(group.ways, number, times == "?")

    def _times(self) -> str:
        times = _TIMES.match(self.written, self.place)
        if times is None:
            return ""
        self.place = times.end()
        if len(times[0]) > 1 and (
            times[0][-1] == "?" or "," in times[0] or int(times[0][1:-1]) < 1
        ):
            raise _NotRead  # as few as possible, or a number of which there may be more
        return times[0]


def _characters(written: str, flags: str) -> frozenset[str]:
    """The characters that `a`, `.`, `\\w` or `[a-z_]` may be."""
    if written == ".":
        return _ASCII if "s" in flags else _ASCII - {"\n", "\r"}
    if written[0] != "[" or len(written) == 1:
        return _cased(_class(written), flags)
    body = written[1:-1]
    found = frozenset[str]()
    for match in _IN_CLASS.finditer(body.removeprefix("^")):
        first, last = match["first"], match["last"]
        if last is None:
            found |= _class(first)
            continue
        low, high = first[-1], last[-1]
        if (first[0] == "\\" and low.isalnum()) or low > high:
            raise _NotRead
        found |= frozenset(map(chr, range(ord(low), ord(high) + 1)))
    found = _cased(found, flags)
    return _ASCII - found if body.startswith("^") else found


def _class(written: str) -> frozenset[str]:
    letter = written[-1]
    if written[0] != "\\" or not letter.isalpha():
        return frozenset(letter)
    known = _CLASSES.get(letter.lower())
    if known is None:
        raise _NotRead
    return _ASCII - known if letter in "DWS" else known


def _cased(characters: frozenset[str], flags: str) -> frozenset[str]:
    if "i" not in flags:
        return characters
    return characters | frozenset("".join(characters).swapcase())


def _first(parts: Iterable[_Part], behind: frozenset[str]) -> frozenset[str]:
    """The characters that some parts may begin with."""
    found = frozenset[str]()
    for part in parts:
        found |= part.first
        if not part.may_be_absent:
            return found
    return found | behind


def _is_told_apart(parts: tuple[_Part, ...], behind: frozenset[str]) -> bool:
    """Whether each next character says how the pattern goes on."""
    for place, part in enumerate(parts):
        follows = _first(parts[place + 1 :], behind)
        is_open = part.may_be_absent or (isinstance(part, _One) and part.most is None)
        if is_open and part.first & follows:
            return False
        seen = frozenset[str]()
        for way in part.ways if isinstance(part, _Ways) else ():
            begins = _first(way, follows)
            if begins & seen or not _is_told_apart(way, follows):
                return False
            seen |= begins
    return True


def _end(part: _Part, text: str, start: int, groups: list[str | None]) -> int | None:
    """Where a part ends that stands in a text; None where it does not."""
    if isinstance(part, _One):
        end = start
        most = len(text) if part.most is None else min(start + part.most, len(text))
        while end < most and text[end] in part.first:
            end += 1
        return end if end - start >= part.least else None
    before = [*groups]
    for way in part.ways:
        at: int | None = start
        for one in way:
            at = None if at is None else _end(one, text, at, groups)
        if at is not None and not (part.is_optional and at == start):
            if part.number is not None:
                groups[part.number] = text[start:at]
            return at
        groups[:] = before
    return start if part.is_optional else None
