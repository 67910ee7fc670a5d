"""How many columns of a terminal a text takes, and where it is broken into lines."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

from ..source import escape

TAB = "    "


def cell(character: str) -> str:
    """What a source line shows for one character: a tab takes four columns."""
    return TAB if character == "\t" else escape(character)


def width(text: str) -> int:
    """How many columns a terminal gives to a text that is already visible."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def _character_width(character: str) -> int:
    if category(character) in ("Mn", "Me"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def lines_of(text: str, columns: int) -> Iterator[str]:
    """A text that is already visible in lines of some columns, broken between words.

    A word that is longer has a line of its own.
    """
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width(longer) > columns:
            yield line
            longer = word
        line = longer
    yield line
