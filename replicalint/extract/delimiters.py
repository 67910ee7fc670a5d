"""Statements that something else than `;` ends: `/` alone in its line, a blank line, `-- end`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..source import Fragment, Source

_TAG = re.compile(r"\$(?:[^\W\d]\w*+)?+\$")


def delimited(source: Source, start: int, end: int, delimiter: str) -> Iterator[Fragment]:
    """The pieces of a range between delimiters at the ends of lines, none of them blank."""
    first = start
    for place in _places(source.text, start, end, delimiter):
        if source.text[first:place].strip():
            yield Fragment.of(source, first, place)
        first = place + len(delimiter)
    if source.text[first:end].strip():
        yield Fragment.of(source, first, end)


def _places(text: str, start: int, end: int, delimiter: str) -> Iterator[int]:
    """Where the delimiter stands, outside of quotes and comments."""
    wanted = delimiter.lower()
    place = start
    while place < end:
        if text[place : place + len(wanted)].lower() == wanted and _ends_line(
            text, place + len(wanted), end
        ):
            yield place
            place += len(wanted)
        else:
            place = _behind(text, place, end)


def _ends_line(text: str, place: int, end: int) -> bool:
    line = text.find("\n", place, end)
    return not text[place : end if line < 0 else line].strip() or text[place - 1] == "\n"


def _behind(text: str, place: int, end: int) -> int:
    """The place behind what begins here: a quote, a comment or one character."""
    for opening, closing in (("--", "\n"), ("/*", "*/"), ("'", "'"), ('"', '"')):
        if text.startswith(opening, place):
            return _after(text, closing, place + len(opening), end)
    if text[place] == "$" and (tag := _TAG.match(text, place)):
        return _after(text, tag[0], tag.end(), end)
    return place + 1


def _after(text: str, closing: str, place: int, end: int) -> int:
    found = text.find(closing, place, end)
    return found + len(closing) if found >= 0 else end
