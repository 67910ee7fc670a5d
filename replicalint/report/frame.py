"""A source line with a mark below the characters that a sentence is about."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ..source import Span, commands
from .width import cell, width

ELLIPSIS = "…"


class Frame(Struct, frozen=True):
    """One line of a source as it is shown, and where its mark begins and how wide it is."""

    line: int
    text: str
    indent: int
    marked: int


def frame(span: Span, columns: int) -> Frame:
    """The first line of a span, cut to a window of some columns around the mark where it is long.

    A span of several lines is marked to the end of its first line; an empty one by one column.
    """
    line, column = span.source.line_column(span.start)
    needed = columns + 2  # characters on either side: no more is copied of a line of megabytes
    skipped = max(column - 1 - needed, 0)
    text = span.source.line_text(line, skipped, skipped + 3 * needed)
    start = min(column - 1 - skipped, len(text))
    end = min(start + max(span.end - span.start, 1), max(len(text), start))
    first, last = _window(text, start, end, columns)
    lead = ELLIPSIS if first or skipped else ""
    trail = ELLIPSIS if last < len(text) else ""
    cells = _cells(text[first:last])
    before = lead + "".join(cells[: start - first])
    marked = "".join(cells[start - first : end - first])
    shown = before + marked + "".join(cells[end - first :]) + trail
    return Frame(line, shown.rstrip(), width(before), max(width(marked), 1))


def _cells(text: str) -> Sequence[str]:
    """What each character is shown as: itself, its escape, or that of a `#` of a command."""
    spelt = commands(text)
    if text.isprintable() and not spelt:
        return text
    return [r"\x23" if at in spelt else cell(character) for at, character in enumerate(text)]


def _shown(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(cell(character) for character in text)


def _window(text: str, start: int, end: int, columns: int) -> tuple[int, int]:
    """The part of a line to show: all of it, or what fits with the mark in view.

    A third of the columns is for what stands before the mark, one at each end for the ellipsis.
    """
    if len(text) <= columns and width(_shown(text)) <= columns:
        return 0, len(text)
    room = columns - 2
    first = 0
    if _fitting(text[:room], room) < end:
        first = start - _fitting(text[max(start - room // 3, 0) : start][::-1], room // 3)
    return first, first + _fitting(text[first : first + room], room)


def _fitting(text: str, columns: int) -> int:
    """How many of the characters fit into some columns; one without width counts as one."""
    if text.isascii() and text.isprintable():
        return min(len(text), columns)
    count = 0
    for character in text:
        columns -= max(width(cell(character)), 1)
        if columns < 0:
            break
        count += 1
    return count
