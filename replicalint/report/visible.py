"""Makes every character of the input visible, so that none of them acts on a terminal or a log."""

from __future__ import annotations

from unicodedata import category, east_asian_width

TAB = "    "


def escape(character: str) -> str:
    """The character itself where it is printable, else its escape: `\\x1b`, `\\u202e`."""
    return character if character.isprintable() else ascii(character)[1:-1]


def visible(text: str) -> str:
    """The text on one line: escape sequences, line breaks and bidirectional marks spelt out."""
    if text.isprintable():
        return text
    return "".join(escape(character) for character in text)


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
