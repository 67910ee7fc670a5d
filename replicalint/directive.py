"""The comments that silence findings: `-- replicalint: ignore[rule] until=2027-01-31 reason`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from .source import Comment, Source, Span

WORDS = ("ignore", "ignore-file")
PRIMARY = "primary"  # that code runs its SQL on the primary: a word of comments of programs alone
FORM = "-- replicalint: ignore[rule] reason"

_START = cache(
    lambda: re.compile(r"[\s*-]*replicalint\b(?P<colon>\s*:)?\s*(?P<word>[\w-]*)", re.IGNORECASE)
)
_RULES = cache(lambda: re.compile(r"\s*\[(?P<rules>[^\]]*)\]"))
_RULE = cache(lambda: re.compile(r"[^,\s]+"))
_DATE = cache(lambda: re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"))
_BLANKED = cache(lambda: re.compile(r"[^\n]"))
_UNTIL = cache(lambda: re.compile(r"\s*until\s*=\s*(?P<until>\S*)", re.IGNORECASE))


class RuleName(Struct, frozen=True):
    """The name of a rule as a comment writes it."""

    name: str
    span: Span


class Directive(Struct, frozen=True):
    """A comment that speaks to replicalint, well written or not.

    `word` is "ignore", "ignore-file" or what stands there instead. `until` is None where there
    is no date or where `until_text` is none. `line` is the line that it speaks about. `words` are
    those that may stand there.
    """

    span: Span
    word: str
    rules: tuple[RuleName, ...]
    until_text: str | None
    until: date | None
    reason: str
    line: int
    words: tuple[str, ...] = WORDS

    @property
    def has_reason(self) -> bool:
        """Whether a reason is given: letters or digits."""
        return any(character.isalnum() for character in self.reason)

    @property
    def form(self) -> str:
        """How a comment is written that silences a finding."""
        return FORM if PRIMARY not in self.words else FORM.removeprefix("-- ")

    @property
    def path(self) -> str:
        """The path of the file in which it stands."""
        return self.span.source.path

    @property
    def is_for_file(self) -> bool:
        return self.word == "ignore-file"


def directives(comments: Sequence[Comment], *, is_code: bool = False) -> tuple[Directive, ...]:
    """What the comments of one source say to replicalint, in the order of the source.

    Those of `code` are of programs, and of the SQL in them.
    """
    words = (*WORDS, PRIMARY) if is_code else WORDS
    speaking = [comment for comment in comments if _speaks(comment, words)]
    if not speaking:
        return ()
    below = _lines_below(speaking[0].span.source, comments)
    return tuple(_directive(comment, below, words) for comment in speaking)


def _speaks(comment: Comment, words: Sequence[str]) -> bool:
    """Whether a comment is meant for replicalint, rather than about it."""
    match = _START().match(comment.text)
    if match is None:
        return False
    is_word = match["word"].lower() in words
    return bool(match["colon"]) or is_word or comment.text.startswith("[", match.end())


def _directive(comment: Comment, below: Sequence[int], words: tuple[str, ...]) -> Directive:
    match = _START().match(comment.text)
    assert match is not None
    word, position = match["word"].lower(), match.end()
    names: tuple[RuleName, ...] = ()
    listed = _RULES().match(comment.text, position)
    if listed:
        names = tuple(_names(comment, listed.start("rules"), listed.end("rules")))
        position = listed.end()
    ends = _UNTIL().match(comment.text, position)
    until_text = ends["until"] if ends else None
    reason = " ".join(comment.text[ends.end() if ends else position :].split())
    until = _date(until_text) if until_text is not None else None
    line = _line_spoken_about(comment.span, below)
    return Directive(comment.span, word, names, until_text, until, reason, line, words)


def _names(comment: Comment, start: int, end: int) -> Iterator[RuleName]:
    """The names between brackets, each with its place in the file."""
    for match in _RULE().finditer(comment.text, start, end):
        yield RuleName(match[0], comment.part(*match.span()))


def _date(text: str) -> date | None:
    """The day that `YYYY-MM-DD` names; Python's own reader takes weeks and more as well."""
    try:
        return date.fromisoformat(text) if _DATE().fullmatch(text) else None
    except ValueError:
        return None


def _without_comments(source: Source, comments: Sequence[Comment]) -> str:
    """The text of a source with a space for each character of a comment."""
    parts: list[str] = []
    end = 0
    for comment in comments:
        parts += [source.text[end : comment.span.start], _BLANKED().sub(" ", comment.span.text)]
        end = comment.span.end
    return "".join([*parts, source.text[end:]])


def _lines_below(source: Source, comments: Sequence[Comment]) -> list[int]:
    """For each line, itself where it is more than comments, else the next that is.

    A line that is empty is more than comments: it parts them from what stands below. The first
    entry stands for no line.
    """
    code = _without_comments(source, comments).split("\n")
    lines = source.text.split("\n")
    below = [*range(len(lines) + 1)]
    for line in range(len(lines) - 1, 0, -1):
        if lines[line - 1].strip() and not code[line - 1].strip():
            below[line] = below[line + 1]
    return below


def _line_spoken_about(span: Span, below: Sequence[int]) -> int:
    """The comment's own line where code stands beside it, else the first one below it."""
    if below[span.line] == span.line:
        return span.line
    return below[span.end_line]
