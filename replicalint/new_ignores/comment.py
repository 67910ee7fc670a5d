"""What a new comment says: `replicalint: ignore[select-star] until=2027-01-31 the reason`."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from ..directive import directives
from ..source import Comment, Fragment, Source, Span

_LIKE_C = "ts tsx mts cts js jsx mjs cjs vue svelte astro"
_MARKS = {"py": "#", **dict.fromkeys(_LIKE_C.split(), "//")}
# What SQL may stand in where no comment of SQL can be written by its line alone.
_OTHERS = frozenset("yaml yml json xml toml".split())


class NotAComment(ValueError):
    """Why a comment would not say what it is to say."""


class NewIgnore(Struct, frozen=True):
    """The suppression of one rule, with its reason, perhaps until a day."""

    rule: str
    reason: str
    until: date | None = None

    @property
    def said(self) -> str:
        """The text of the comment without its mark; raises NotAComment where it says another."""
        until = f" until={self.until.isoformat()}" if self.until else ""
        text = f" replicalint: ignore[{self.rule}]{until} {self.reason}"
        if not self.reason.isprintable():
            raise NotAComment("expected a reason on one line")
        source = Source("", text)
        comment = Comment(Fragment.of(source), Span(source, 0, len(text)), text, 0)
        found = directives([comment])
        if not (found and found[0].has_reason):
            raise NotAComment("expected a reason: letters or digits")
        one = found[0]
        rules = [name.name for name in one.rules]
        reason = " ".join(self.reason.split())
        if (rules, one.until, one.reason) != ([self.rule], self.until, reason):
            raise NotAComment("the reason would be read as something else")
        return text

    def in_file(self, path: str) -> str:
        """The comment with the mark of the file's language."""
        return f"{mark_of(path)}{self.said}"


def takes_comments(path: str) -> bool:
    """Whether comments are written into a file, by its name."""
    return _suffix(path) not in _OTHERS


def mark_of(path: str) -> str:
    """What begins a comment to the end of the line, by the file's name."""
    return _MARKS.get(_suffix(path), "--")


def _suffix(path: str) -> str:
    return path.rpartition(".")[2].lower()
