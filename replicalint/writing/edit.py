"""Changes to a text, each at its place, and what lines a place is in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

# What YAML 1.1 takes for the end of a line besides LF and CRLF (yaml.org/spec/1.1, 4.1.4).
_OTHER_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")


class NotEditable(Exception):
    """A document that leaves no place for a change.

    `path` is the key path, "" where the change is to the whole; `line` is that of the file.
    """

    def __init__(self, path: str, line: int, why: str = "as it is written here") -> None:
        self.path, self.line, self.why = path, line, why
        super().__init__(path)


class Edit(Struct, frozen=True):
    """A text that takes the place of what stands from `start` to `end`."""

    start: int
    end: int
    text: str = ""


class Stretch(Struct, frozen=True):
    """Where an entry of a mapping or an item of a list stands, without what is behind its value."""

    start: int
    end: int


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all of its edits; those at one place as they come.

    Line breaks become those of the text. Raises NotEditable where edits overlap.
    """
    is_dos = "\r\n" in text
    pieces: list[str] = []
    end = 0
    for edit in sorted(edits, key=lambda one: one.start):
        if edit.start < end:
            raise NotEditable("", text.count("\n", 0, edit.start) + 1)
        pieces += [text[end : edit.start], edit.text.replace("\n", "\r\n") if is_dos else edit.text]
        end = edit.end
    return "".join((*pieces, text[end:]))


def demand_usual_breaks(text: str) -> None:
    """Raises NotEditable where a line ends with neither LF nor CRLF."""
    other = _OTHER_BREAK.search(text)
    if other is not None:
        why = "where lines end with neither LF nor CRLF"
        raise NotEditable("", text.count("\n", 0, other.start()) + 1, why)


def line_start(text: str, offset: int) -> int:
    """Where the line of an offset begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Where the line of an offset ends, its break included."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def is_comment(line: str) -> bool:
    """Whether a line holds a comment and nothing else."""
    return line.lstrip(" \t").startswith("#")


def indentation(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_first_in_line(text: str, offset: int) -> bool:
    """Whether only blanks stand before an offset in its line."""
    return not text[line_start(text, offset) : offset].strip()
