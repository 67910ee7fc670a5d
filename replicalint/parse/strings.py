"""The values of string constants (manual 4.1.2)."""

from __future__ import annotations

import re

_UNICODE = re.compile(r"(?P<twice>%e%e)|%e(?:(?P<four>[0-9a-fA-F]{4})|\+(?P<six>[0-9a-fA-F]{6}))")


def unicode_escapes(text: str, escape: str = "\\") -> str:
    """The characters that U&'' escapes stand for (manual 4.1.2.3)."""
    pattern = re.compile(_UNICODE.pattern.replace("%e", re.escape(escape)))

    def character(match: re.Match[str]) -> str:
        if match.group("twice"):
            return escape
        code = int(match.group("four") or match.group("six"), 16)
        return chr(code) if code <= 0x10FFFF else match.group()

    return _paired(pattern.sub(character, text))


def _paired(text: str) -> str:
    """Surrogates that two escapes stand for, as the one character that they are together."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


_BACKSLASH = re.compile(
    r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL
)
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_BETWEEN = re.compile(r"'[ \t\f\v]*(?:--[^\n\r]*)?[\n\r][ \t\n\r\f\v]*'")


def string_value(raw: str) -> str:
    """The value of a string constant of any kind (manual 4.1.2)."""
    if raw[0] == "$":
        tag = raw[: raw.index("$", 1) + 1]
        return raw[len(tag) : -len(tag)]
    prefix, _, rest = raw.partition("'")
    body = _BETWEEN.sub("", rest[:-1]).replace("''", "'")
    if prefix in ("e", "E"):
        return _paired(_BACKSLASH.sub(_unescape, body))
    if prefix in ("u&", "U&"):
        return unicode_escapes(body)
    return body


def _unescape(match: re.Match[str]) -> str:
    octal, byte, four, eight, plain = match.groups()
    if plain is not None:
        return _LETTERS.get(plain, plain)
    code = int(octal, 8) if octal else int(byte or four or eight, 16)
    return chr(code) if code <= 0x10FFFF else match.group()
