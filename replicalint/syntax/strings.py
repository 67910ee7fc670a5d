"""The values of string constants (manual 4.1.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from ..source import Fragment

_CODE = cache(lambda: re.compile(r"[0-9a-fA-F]{4}|\+[0-9a-fA-F]{6}"))


def unicode_escapes(text: str, escape: str = "\\") -> str:
    """The characters that U&'' escapes stand for (manual 4.1.2.3)."""
    parts: list[str] = []
    position = 0
    while (at := text.find(escape, position)) >= 0:
        parts.append(text[position:at])
        code = _CODE().match(text, at + 1)
        position = code.end() if code else at + 1
        if text.startswith(escape, at + 1):
            parts.append(escape)
            position = at + 2
        elif code and int(code[0], 16) <= 0x10FFFF:
            parts.append(chr(int(code[0], 16)))
        else:
            parts.append(text[at:position])
    return _paired("".join((*parts, text[position:])))


def _paired(text: str) -> str:
    """Surrogates that two escapes stand for, as the one character that they are together."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


_BACKSLASH = cache(
    lambda: re.compile(
        r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL
    )
)
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
# What says, behind the last quote, with which character others are escaped.
_UESCAPE = cache(lambda: re.compile(r"(?<=')\s*uescape\s*'(.)'\Z", re.IGNORECASE | re.ASCII))
# What two parts of one constant may have between them: white space with a line break, and comments
# that end with a line (scan.l, quotecontinue).
CONTINUED = r"[ \t\f\v]*+(?:--[^\n\r]*+)?[\n\r](?:[ \t\n\r\f\v]++|--[^\n\r]*+[\n\r])*+(?=')"
PLAIN = r"'[^']*(?:''[^']*)*'"
ESCAPED = r"'[^'\\]*(?:(?:\\.|'')[^'\\]*)*'"
# A part with its quotes, and what stands before the next one.
_PLAIN_PART = cache(lambda: re.compile(rf"({PLAIN})(?:{CONTINUED})?"))
_ESCAPED_PART = cache(lambda: re.compile(rf"({ESCAPED})(?:{CONTINUED})?", re.DOTALL))
# What is not read as it is written; code points that follow each other may be one character.
_DOUBLED = re.compile("''")
_ALL = re.compile(r".+", re.DOTALL)
_BACKSLASHED = cache(
    lambda: re.compile(
        r"''|(?:\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8})+|\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)",
        re.DOTALL,
    )
)
_UNICODE_ESCAPED = cache(lambda: re.compile(r"''|\\\\|(?:\\(?:[0-9a-fA-F]{4}|\+[0-9a-fA-F]{6}))+"))


class Segment(NamedTuple):
    """A part of a constant's value, and the range of the constant that it is written in."""

    text: str
    start: int
    end: int


def constant_parts(raw: str) -> Iterator[Segment]:
    """The value of a string constant of any kind, in parts (manual 4.1.2).

    A part is what stands in its range, or what doubled quotes or escapes there stand for.
    """
    if raw[0] == "$":
        tag = raw.index("$", 1) + 1
        yield Segment(raw[tag:-tag], tag, len(raw) - tag)
        return
    quote = raw.index("'")
    prefix = raw[:quote].lower()
    end = len(raw)
    escaped: tuple[re.Pattern[str], Callable[[str], str]] = (_DOUBLED, str)
    if prefix == "e":
        escaped = (_BACKSLASHED(), _backslashed)
    elif prefix == "u&":
        written = _UESCAPE().search(raw)
        escaped = (_UNICODE_ESCAPED(), unicode_escapes)
        if written is not None:
            end = written.start()
            escaped = (_ALL, partial(_with_escape, written[1]))
    while (part := _part(raw, quote, end, has_backslashes=prefix == "e")) is not None:
        yield from _parts(raw, part.start(1) + 1, part.end(1) - 1, *escaped)
        quote = part.end()


def _part(raw: str, start: int, end: int, *, has_backslashes: bool) -> re.Match[str] | None:
    """What stands between two quotes, with them."""
    if has_backslashes:
        return _ESCAPED_PART().match(raw, start, end)
    return _PLAIN_PART().match(raw, start, end)


def _with_escape(escape: str, written: str) -> str:
    """The part of a U&'' constant for which UESCAPE gives another character."""
    return unicode_escapes(written.replace("''", "'"), escape)


def _parts(
    raw: str, start: int, end: int, written: re.Pattern[str], read: Callable[[str], str]
) -> Iterator[Segment]:
    """What stands between two quotes; `read` gives what is written otherwise than it is read."""
    for match in written.finditer(raw, start, end):
        yield Segment(raw[start : match.start()], start, match.start())
        yield Segment("'" if match[0] == "''" else read(match[0]), *match.span())
        start = match.end()
    yield Segment(raw[start:end], start, end)


def constant(fragment: Fragment, raw: str, start: int) -> Fragment:
    """The value of a string constant that begins at an offset, as a fragment of its own.

    That of an empty constant stands for the constant with its quotes.
    """
    parts = [Segment(one.text, start + one.start, start + one.end) for one in constant_parts(raw)]
    if not any(one.text for one in parts):
        parts = [Segment("", start, start + len(raw))]
    return fragment.rendered(parts)


def string_value(raw: str) -> str:
    """The value of a string constant of any kind."""
    if raw[0] == "'" and raw.count("'") == 2:
        return raw[1:-1]
    return "".join(part.text for part in constant_parts(raw))


def _backslashed(written: str) -> str:
    return _paired(_BACKSLASH().sub(_unescape, written))


def _unescape(match: re.Match[str]) -> str:
    octal, byte, four, eight, plain = match.groups()
    if plain is not None:
        return _LETTERS.get(plain, plain)
    code = int(octal, 8) if octal else int(byte or four or eight, 16)
    return chr(code) if code <= 0x10FFFF else match.group()
