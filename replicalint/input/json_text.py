"""Texts as json and jsonb (jsonapi.c, jsonb.c)."""

from __future__ import annotations

import re

from ..sqlstate import INVALID_TEXT_REPRESENTATION, UNTRANSLATABLE_CHARACTER
from .numbers import numeric
from .refused import NotAValue, Undetermined

# What a server takes follows from the size of its stack.
_DEEPEST = 500
_TOKEN = re.compile(
    r"[ \t\n\r]*+(?:"
    r"(?P<mark>[{}\[\],:])"
    r'|(?P<string>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+")'
    r"|(?:(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)"
    r"|(?P<word>true|false|null))(?![0-9A-Za-z_]|[^\x00-\x7f])"
    r"|(?P<end>\Z))",
    re.ASCII,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)|[^\\]", re.DOTALL)
_MISSPELT = NotAValue(INVALID_TEXT_REPRESENTATION, "invalid input syntax for type json")


def document(text: str, version: int, *, is_binary: bool) -> None:
    """`json`; `jsonb` if it `is_binary`: of that, strings and numbers are looked into."""
    reader = _Reader(text, version, is_binary)
    reader.run()


class _Reader:
    """Reads token after token. `open` are the brackets around, `wanted` what may come next."""

    def __init__(self, text: str, version: int, is_binary: bool) -> None:
        self.text = text
        self.version = version
        self.is_binary = is_binary
        self.at = 0
        self.open: list[str] = []
        self.number: str | None = None  # looked into when the next token has been read

    def run(self) -> None:
        wanted = "value"
        while wanted != "nothing":
            found = _TOKEN.match(self.text, self.at)
            if found is None:
                self._check_begun_string()
                raise _MISSPELT
            self.at = found.end()
            kind, token = found.lastgroup or "", found[found.lastgroup or 0]
            if kind == "string" and self.is_binary:
                _check_escapes(token)
            if self.number is not None:
                number, self.number = self.number, None
                numeric(number, self.version)
            wanted = self._taken(kind, token, wanted)

    def _taken(self, kind: str, token: str, wanted: str) -> str:
        """What may come behind a token."""
        if kind == "mark":
            return self._after_mark(token, wanted)
        if kind == "end":
            if wanted == "more" and not self.open:
                return "nothing"
            raise _MISSPELT
        if kind == "string" and wanted in ("key", "first key"):
            return "colon"
        if wanted not in ("value", "first value"):
            raise _MISSPELT
        if kind == "number" and self.is_binary:
            self.number = token
        return "more"

    def _after_mark(self, mark: str, wanted: str) -> str:
        if mark in "{[" and wanted in ("value", "first value"):
            self.open.append(mark)
            if len(self.open) > _DEEPEST:
                raise Undetermined
            return "first key" if mark == "{" else "first value"
        opened, first = ("{", "first key") if mark == "}" else ("[", "first value")
        if mark in "}]" and self.open[-1:] == [opened] and wanted in ("more", first):
            self.open.pop()
            return "more"
        if mark == "," and wanted == "more" and self.open:
            return "key" if self.open[-1] == "{" else "value"
        if mark == ":" and wanted == "colon":
            return "value"
        raise _MISSPELT

    def _check_begun_string(self) -> None:
        """An escape that jsonb refuses may come before what makes a string none."""
        if self.is_binary:
            rest = self.text[self.at :].lstrip(" \t\n\r")
            if rest.startswith('"'):
                good = _GOOD.match(rest, 1)
                _check_escapes(rest[: good.end()] if good is not None else rest, is_whole=False)


_GOOD = re.compile(r'(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+', re.ASCII)


def _check_escapes(string: str, *, is_whole: bool = True) -> None:
    """Surrogates come in pairs, and no character is NUL (json_lex_string)."""
    is_open = False  # behind the first half of a pair
    for found in _ESCAPE.finditer(string, 1, len(string) - is_whole):
        code = int(found[1], 16) if found[1] else -1
        if 0xDC00 <= code < 0xE000:
            if not is_open:
                raise _MISSPELT
            is_open = False
            continue
        if is_open or (0xD800 <= code < 0xDC00 and is_open):
            raise _MISSPELT
        if code == 0:
            raise NotAValue(UNTRANSLATABLE_CHARACTER, "unsupported Unicode escape sequence")
        is_open = 0xD800 <= code < 0xDC00
    if is_open:
        raise _MISSPELT
