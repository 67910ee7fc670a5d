"""Strings and numbers of JavaScript as they are written, and what they say.

ECMAScript 2025, 12.9.3 (numbers) and 12.9.4 (escapes, also the older octal ones of annex B.1.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..nodes import Text

_SINGLE = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_OCTAL = re.compile(r"[0-3][0-7]{0,2}|[4-7][0-7]?")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_PREFIXES = {"0x": 16, "0o": 8, "0b": 2}
_LAST = 0x10FFFF


def escaped(text: str) -> str:
    """What an escape sequence, with its backslash, says: nothing for one of a line's end."""
    mark = text[1:2]
    if mark in ("x", "u"):
        return character(code_unit(text))
    if mark in ("\n", "\r", "\u2028", "\u2029"):
        return ""
    octal = _OCTAL.match(text, 1)
    if octal:
        return chr(int(octal[0], 8))
    return _SINGLE.get(mark, text[1:])


def code_unit(text: str) -> int:
    """The number that `\\x41`, `\\u0041` or `\\u{41}` writes; -1 for none."""
    try:
        return int(text[2:].strip("{}"), 16)
    except ValueError:
        return -1


def character(code: int) -> str:
    """The character of a number; half of a surrogate pair is none."""
    is_character = 0 <= code <= _LAST and not 0xD800 <= code <= 0xDFFF
    return chr(code) if is_character else _UNKNOWN


def joined_pair(high: str, low: str) -> str | None:
    """The character that two escapes `\\ud83d\\ude00` write together; None where they do not."""
    if not high.startswith("\\u") or not low.startswith("\\u"):
        return None
    first, second = code_unit(high), code_unit(low)
    if 0xD800 <= first < 0xDC00 <= second < 0xE000:
        return chr(0x10000 + ((first - 0xD800) << 10) + second - 0xDC00)
    return None


def verbatim(text: str, start: int, end: int, in_template: bool) -> Iterator[Text]:
    """The texts of a stretch without escapes: in a template, each end of a line is one `\\n`."""
    if not in_template or text.find("\r", start, end) < 0:
        yield Text(text[start:end], start, end)
        return
    while start < end:
        found = text.find("\r", start, end)
        if found < 0:
            yield Text(text[start:end], start, end)
            return
        if found > start:
            yield Text(text[start:found], start, found)
        start = found + 1 + (text[found + 1 : found + 2] == "\n")
        yield Text("\n", found, min(start, end))


def number(text: str) -> int | float | None:
    """What a number says; None for one that cannot be read."""
    plain = text.replace("_", "").removesuffix("n").lower()
    base = _PREFIXES.get(plain[:2])
    try:
        if base:
            return int(plain[2:], base)
        if plain.isdigit():
            is_octal = len(plain) > 1 and plain[0] == "0" and plain.strip("01234567") == ""
            return int(plain, 8 if is_octal else 10)
        return float(plain)
    except ValueError:
        return None
