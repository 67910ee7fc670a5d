"""The pieces of a string of Python: what each says, and where that is written.

Python's parser gives a string's value, and of `'a' f"{b}" 'c'` neither where its texts stand nor,
before 3.12, where its expressions do. So its tokens are read once more, after the chapter "String
and Bytes literals" of the language's reference.
"""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Sequence

from msgspec import Struct

from ..nodes import Text

# What is between two tokens of one string.
_BETWEEN = re.compile(r"(?:[ \t\f\r\n]|\\\r?\n|#[^\r\n]*+)*+")
_OPENING = re.compile(r"([A-Za-z]*+)('''|\"\"\"|'|\")")
_ESCAPE = re.compile(
    r"\\(?:\r\n?|[0-7]{1,3}|x[0-9A-Fa-f]{2}|N\{[^{}]*+\}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"
    r"|[\n\\'\"abfnrtv])"
)
_BYTES_ESCAPE = re.compile(r"\\(?:\r\n?|[0-7]{1,3}|x[0-9A-Fa-f]{2}|[\n\\'\"abfnrtv])")
_SIMPLE = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"} | {
    character: character for character in "\\'\""
}
_STRETCH = {"'": re.compile(r"[^\\\r{}']++"), '"': re.compile(r'[^\\\r{}"]++')}
_CONVERSION = re.compile(r"=?\s*+(?:![rsa]\s*+)?[:}]")


class Field(Struct, frozen=True, gc=False):
    """A `{field}`: where its expression starts and ends, and where it ends itself."""

    start: int
    end: int
    after: int


class NoSuchString(Exception):
    """A string whose tokens are not as they are expected here."""


def pieces(
    text: str, start: int, end: int, known: Sequence[Field] | None = None
) -> list[Text | Field]:
    """What a string is made of, from its first token to its last.

    `known` are the fields of it where the parser says where they stand. Raises NoSuchString.
    """
    reading = _Reading(text, end, known)
    position = start
    while position < end:
        position = reading.token(position)
        between = _BETWEEN.match(text, position, end)
        position = between.end() if between else position
    return reading.found


class _Reading:
    """Tokens read one after the other, and what is found in them."""

    def __init__(self, text: str, end: int, known: Sequence[Field] | None) -> None:
        self.text = text
        self.end = end
        self.known = known
        self.fields = 0
        self.found: list[Text | Field] = []

    def token(self, position: int) -> int:
        """Reads one token; returns where it ends."""
        opening = _OPENING.match(self.text, position, self.end)
        if opening is None:
            raise NoSuchString
        prefix, quote = opening[1].lower(), opening[2]
        escapes = None if "r" in prefix else _BYTES_ESCAPE if "b" in prefix else _ESCAPE
        return self._body(opening.end(), quote, escapes, "f" in prefix or "t" in prefix)

    def _body(
        self, position: int, quote: str, escapes: re.Pattern[str] | None, has_fields: bool
    ) -> int:
        text, stretch = self.text, _STRETCH[quote[0]]
        begin = position  # of what stands as it is
        while position < self.end:
            plain = stretch.match(text, position, self.end)
            if plain:
                position = plain.end()
            character = text[position : position + 1]
            if character == quote[0] and text.startswith(quote, position):
                self._plain(begin, position)
                return position + len(quote)
            after, value = self._special(position, escapes, has_fields)
            if value is not None:
                self._plain(begin, position)
                self.found.append(Text(value, position, after))
                begin = after
            elif has_fields and character == "{":
                self._plain(begin, position)
                after = begin = self._field(position)
            position = after
        raise NoSuchString

    def _plain(self, start: int, end: int) -> None:
        if start < end:
            self.found.append(Text(self.text[start:end], start, end))

    def _special(
        self, position: int, escapes: re.Pattern[str] | None, has_fields: bool
    ) -> tuple[int, str | None]:
        """The end of the character or the escape there, and what it says where that is not it."""
        text = self.text
        character = text[position : position + 1]
        if character == "\r":
            return position + (2 if text.startswith("\n", position + 1) else 1), "\n"
        if has_fields and text.startswith(("{{", "}}"), position):
            return position + 2, character
        if character == "\\" and escapes is not None:
            escape = escapes.match(text, position, self.end)
            if escape:
                return escape.end(), _said(escape[0])
        elif character == "\\" and text[position + 1 : position + 2] in ("'", '"', "\\"):
            return position + 2, None  # a raw string: both characters
        return position + 1, None

    def _field(self, position: int) -> int:
        """Notes the field that begins at a `{`; returns where it ends."""
        if self.known is None:
            field = _field(self.text, position + 1, self.end)
        elif self.fields < len(self.known):
            field = self.known[self.fields]
        else:
            raise NoSuchString
        self.fields += 1
        self.found.append(field)
        return field.after


def _said(escape: str) -> str:
    kind = escape[1]
    if kind in "\r\n":
        return ""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if kind in "xuU":
        return chr(int(escape[2:], 16))
    if kind == "N":
        return _named(escape)
    return chr(int(escape[1:], 8))


def _named(escape: str) -> str:
    try:
        return str(literal_eval(f'"{escape}"'))
    except (SyntaxError, ValueError) as error:
        raise NoSuchString from error


def _field(text: str, start: int, end: int) -> Field:
    """A field before Python 3.12: no string in it has the quotes of the string that it is in."""
    position, depth = start, 0
    while position < end:
        character = text[position]
        if character in "'\"":
            quote = character * 3 if text.startswith(character * 3, position) else character
            position = text.find(quote, position + len(quote), end)
            if position < 0:
                raise NoSuchString
            position += len(quote)
            continue
        if depth == 0 and character in "!:}=" and _is_end(text, position):
            return Field(start, position, _after(text, position, end))
        depth += (character in "([{") - (character in ")]}")
        position += 1
    raise NoSuchString


def _is_end(text: str, position: int) -> bool:
    """Whether the expression of a field ends there: `!=` and `==` are operators of it."""
    if text[position] in ":}":
        return True
    if text[position] == "=" and text[position - 1] in "=!<>":
        return False
    return _CONVERSION.match(text, position) is not None


def _after(text: str, position: int, end: int) -> int:
    """Where a field ends whose expression ends at a place: fields may stand in its format."""
    depth = 1
    while position < end:
        character = text[position]
        position += 1
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return position
    raise NoSuchString
