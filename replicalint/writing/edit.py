"""Changes to a text, each at its place, and what lines a place is in."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct


class NotEditable(Exception):
    """A document that leaves no place for a change. `path` is the key path, `line` of the file."""

    def __init__(self, path: str, line: int) -> None:
        self.path, self.line = path, line
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
    """The text with all of its edits, of which none overlap; at one place, as they come.

    Line breaks become those of the text.
    """
    is_dos = "\r\n" in text
    pieces: list[str] = []
    end = 0
    for edit in sorted(edits, key=lambda one: one.start):
        assert end <= edit.start, "edits overlap"
        pieces += [text[end : edit.start], edit.text.replace("\n", "\r\n") if is_dos else edit.text]
        end = edit.end
    return "".join((*pieces, text[end:]))


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
