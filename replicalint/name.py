"""Names as PostgreSQL reads them: an optional schema and a name, folded and cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

# NAMEDATALEN - 1. PostgreSQL manual, 4.1.1 "Identifiers and Key Words".
MAX_BYTES = 63

# What PostgreSQL takes for white space (scansup.c, scanner_isspace), of all that Unicode has.
BLANKS = " \t\n\r\f\v"

# Lower-case letters, "_" and all that is not ASCII; then digits and "$", too. Written as what they
# are not: a set with a range up to U+10FFFF takes Python ten times as long to compile.
_PLAIN = re.compile(r"[^\x00-\^`\{-\x7f][^\x00-#%-/:-\^`\{-\x7f]*")
_QUOTED_OR_PLAIN = re.compile(r'"[^"]*"?|[^".]+')
# What is read as it is written: most names.
_FOLDED = re.compile(r"[a-z_][a-z0-9_]{0,62}(?:\.[a-z_][a-z0-9_]{0,62})*")
_PARTS = cache(lambda: re.compile(r'\s*(?:"((?:[^"]|"")+)"|([^\s".,()\[\]]+))\s*(\.|$)', re.ASCII))


def cut(text: str) -> str:
    """The name as the server stores it: at most 63 bytes, never half a character."""
    encoded = text.encode("utf-8", "surrogatepass")
    if len(encoded) <= MAX_BYTES:
        return text
    return encoded[:MAX_BYTES].decode("utf-8", "ignore")


def fold(text: str) -> str:
    """The name that an unquoted word stands for: ASCII letters lowered, then cut.

    In a multi-byte encoding the server lowers ASCII only (scansup.c,
    downcase_truncate_identifier).
    """
    if text.isascii():
        return cut(text.lower())
    return cut("".join(c.lower() if c.isascii() else c for c in text))


def is_plain(text: str) -> bool:
    """Whether a name stands for itself where it is written without quotes."""
    return _PLAIN.fullmatch(text) is not None


def quoted(text: str) -> str:
    """The name as SQL must write it: in double quotes where folding would change it."""
    if is_plain(text):
        return text
    return '"' + text.replace('"', '""') + '"'


class Name(Struct, frozen=True, gc=False, order=True, cache_hash=True):
    """The name of a relation, function, type or operator, as the server stores it.

    `schema` is "" for a bare name, which the search path resolves.
    """

    schema: str
    name: str

    def __str__(self) -> str:
        if not self.schema:
            return quoted(self.name)
        return f"{quoted(self.schema)}.{quoted(self.name)}"

    @staticmethod
    def of(parts: Sequence[str]) -> Name:
        """The name of parts with dots between: of `database.schema.name` the last two."""
        return Name(parts[-2] if len(parts) > 1 else "", parts[-1])

    @staticmethod
    def parse(text: str) -> Name:
        """Reads `a`, `a.b`, `"A"."b"` as PostgreSQL reads a name inside a literal.

        Raises ValueError where the text is no name of one or two parts.
        """
        parts = parse_parts(text)
        if len(parts) > 2:
            raise ValueError(f"expected a name or schema.name, found {text!r}")
        return Name(parts[0] if len(parts) == 2 else "", parts[-1])


def exact_parts(text: str) -> tuple[str, ...]:
    """The parts of a dotted name with the capitals that it is written with, quoted or not."""
    if _FOLDED.fullmatch(text):
        return tuple(text.split("."))
    return parse_parts(_QUOTED_OR_PLAIN.sub(_in_quotes, text))


def _in_quotes(part: re.Match[str]) -> str:
    return part[0] if part[0].startswith('"') else f'"{part[0]}"'


def parse_parts(text: str) -> tuple[str, ...]:
    """The folded parts of a dotted name; raises ValueError where the text is no name."""
    if _FOLDED.fullmatch(text):
        return tuple(text.split("."))
    parts: list[str] = []
    position = 0
    while True:
        match = _PARTS().match(text, position)
        if match is None:
            raise ValueError(f"expected a name, found {text!r}")
        in_quotes, plain, dot = match.groups()
        parts.append(cut(in_quotes.replace('""', '"')) if in_quotes else fold(plain))
        position = match.end()
        if not dot:
            if position != len(text):
                raise ValueError(f"expected a name, found {text!r}")
            return tuple(parts)
