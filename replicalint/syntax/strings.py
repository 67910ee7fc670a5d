"""The values of string constants (manual 4.1.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CODE = re.compile(r"[0-9a-fA-F]{4}|\+[0-9a-fA-F]{6}")


def unicode_escapes(text: str, escape: str = "\\") -> str:
    """The characters that U&'' escapes stand for (manual 4.1.2.3)."""
    parts: list[str] = []
    position = 0
    while (at := text.find(escape, position)) >= 0:
        parts.append(text[position:at])
        code = _CODE.match(text, at + 1)
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


_BACKSLASH = re.compile(
    r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL
)
_LETTERS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
# A part between quotes, with what stands before the next one.
_PART = re.compile(r"'([^']*(?:''[^']*)*)'(?:[ \t\f\v]*(?:--[^\n\r]*)?[\n\r][ \t\n\r\f\v]*(?='))?")


def string_value(raw: str) -> str:
    """The value of a string constant of any kind (manual 4.1.2)."""
    if raw[0] == "$":
        tag = raw[: raw.index("$", 1) + 1]
        return raw[len(tag) : -len(tag)]
    prefix = raw.partition("'")[0]
    quote = len(prefix)
    if prefix in ("e", "E"):
        return _paired(_BACKSLASH.sub(_unescape, raw[quote + 1 : -1].replace("''", "'")))
    body = "".join(_parts(raw, quote)).replace("''", "'")
    return unicode_escapes(body) if prefix in ("u&", "U&") else body


def _parts(raw: str, position: int) -> Iterator[str]:
    """What stands between the quotes of constants that are joined to one."""
    while (part := _PART.match(raw, position)) is not None:
        yield part[1]
        position = part.end()


def _unescape(match: re.Match[str]) -> str:
    octal, byte, four, eight, plain = match.groups()
    if plain is not None:
        return _LETTERS.get(plain, plain)
    code = int(octal, 8) if octal else int(byte or four or eight, 16)
    return chr(code) if code <= 0x10FFFF else match.group()
