"""Where a comment may stand that suppresses a finding, the best place first.

A line of its own above the statement, or the end of the line, as the file's comments have it.
Whether a place is one shows when the file is read with the comment: a line may be part of a string.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from ..finding import PART_OF, Finding
from ..source import Span
from .comment import mark_of


class CommentPlace(Struct, frozen=True):
    """A line of a file, from 1 on: above it, or at its end."""

    path: str
    line: int
    is_above: bool


def places(finding: Finding, texts: Mapping[str, str]) -> Iterator[tuple[CommentPlace, ...]]:
    """The places for comments that together suppress a finding; `texts` are those of files, by
    path, that can be changed.

    Most often it is one: of text that statements of several files hold, one is for each file.
    """
    spans = [finding.span] if finding.statement is None else [finding.statement, finding.span]
    if spans[0].source.path != spans[-1].source.path:
        spans.reverse()
    lines = dict.fromkeys(line for span in spans for line in _lines(span))
    for path, line in lines:
        if path in texts:
            yield (_best(path, line, texts),)
    for path, line in lines:
        if path in texts:
            best = _best(path, line, texts)
            yield (CommentPlace(path, line, is_above=not best.is_above),)
    for path, line in lines:
        if path in texts and (begin := _block_above(texts[path], line)):
            yield (CommentPlace(path, begin, is_above=True),)
    others = [one.span for one in finding.related if one.message == PART_OF]
    each = [finding.statement, *others] if others else []
    starts: dict[str, int] = {}  # of a file, the first statement has the finding
    for one in each:
        if one is not None:
            starts.setdefault(one.source.path, one.line)
    if len(starts) > 1 and texts.keys() >= starts.keys():
        yield tuple(_best(path, line, texts) for path, line in starts.items())


def _lines(span: Span) -> Iterator[tuple[str, int]]:
    """The lines of a range that a comment may speak about: the first, then the last."""
    yield span.source.path, span.line
    yield span.source.path, span.end_line


def _block_above(text: str, line: int) -> int | None:
    """The line in which a block comment begins that may end in front of the code of a line."""
    lines = text.split("\n")
    for number in range(line - 1, 0, -1):
        if not lines[number - 1].strip():
            return None
        if lines[number - 1].lstrip().startswith("/*"):
            return number
    return None


def _best(path: str, line: int, texts: Mapping[str, str]) -> CommentPlace:
    return CommentPlace(path, line, is_above=not _are_behind(texts[path], path))


def _are_behind(text: str, path: str) -> bool:
    """Whether the file's own suppressions stand behind what they are about."""
    mark = mark_of(path)
    own = [line for line in text.split("\n") if f"{mark} replicalint: ignore[" in line]
    return bool(own) and not any(line.lstrip().startswith(mark) for line in own)
