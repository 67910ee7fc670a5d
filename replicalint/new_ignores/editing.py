"""A file with new comments: its text, and whether anything but comments is other in it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ..extract import fragments
from ..source import Source
from ..syntax.reading import read
from .comment import mark_of
from .places import CommentPlace

SQL = "--"


class NewComment(Struct, frozen=True):
    """A comment, and where it is to stand."""

    place: CommentPlace
    text: str


class Edited(Struct, frozen=True):
    """The text of a file, and the comments that are to be put into it."""

    path: str
    text: str
    comments: tuple[NewComment, ...] = ()

    def with_(self, comments: Iterable[NewComment]) -> Edited:
        """The same with more comments, each once."""
        return Edited(self.path, self.text, tuple(dict.fromkeys((*self.comments, *comments))))

    @property
    def new_text(self) -> str:
        """The text with the comments; its line breaks stay as they are."""
        lines = self.text.split("\n")
        for one in sorted(self.comments, key=lambda one: (-one.place.line, one.place.is_above)):
            number = one.place.line - 1
            line = lines[number]
            end = "\r" if line.endswith("\r") else ""
            if one.place.is_above:
                code = line.removesuffix("\r")
                indent = code[: len(code) - len(code.lstrip(" \t"))]
                ending = "\r" if end or _has_crlf(lines, number) else ""
                lines.insert(number, f"{indent}{one.text}{ending}")
            else:
                lines[number] = f"{line.removesuffix(chr(13)).rstrip(' ')} {one.text}{end}"
        return "\n".join(lines)

    @property
    def is_safe(self) -> bool:
        """Whether the new text says what the old one says, and the new comments beside it."""
        words = _of_sql if mark_of(self.path) == SQL else _of_code
        new = self.new_text
        added = [one.text for one in self.comments]
        old_words, old_comments = words(self.path, self.text)
        new_words, new_comments = words(self.path, new)
        return old_words == new_words and sorted((*old_comments, *added)) == sorted(new_comments)


def _has_crlf(lines: list[str], number: int) -> bool:
    """Whether the line before ends as Windows ends them, where the last line has no end."""
    return number > 0 and number == len(lines) - 1 and lines[number - 1].endswith("\r")


def _of_sql(path: str, text: str) -> tuple[list[object], list[str]]:
    """What SQL says beside its comments, and these."""
    words: list[object] = []
    comments: list[str] = []
    for fragment in fragments(Source(path, text)):
        reading = read(fragment)
        for syntax in reading:
            words.append((syntax.name, syntax.kind, [one.text for one in syntax.lexemes]))
        words.append(None if reading.template is None else reading.template.kind.name)
        comments += [comment.span.text.rstrip("\r") for comment in reading.comments]
    return words, comments


def _of_code(path: str, text: str) -> tuple[list[object], list[str]]:
    """What a program says beside its comments, line by line, and these."""
    from ..host.repository import comments_of, module_of

    source = Source(path, text)
    module = module_of(path, source)
    found = comments_of(path, source)
    code, end = [], 0
    for comment in found:
        code.append(text[end : comment.span.start])
        end = comment.span.end
    code.append(text[end:])
    lines = (line.rstrip() for line in "".join(code).split("\n"))
    comments = [comment.span.text.rstrip("\r") for comment in found]
    return [*(line for line in lines if line), len(module.problems)], comments
