"""Texts as hstore (hstore_io.c, parse_hstore)."""

from __future__ import annotations

from ..sqlstate import INTERNAL_ERROR, SYNTAX_ERROR
from .refused import NotAValue, Undetermined

_BLANKS = " \t\n\r\f"
_WITH_STATES = 16  # before, no error has a SQLSTATE of its own
_LONGEST = 65535  # bytes of a key or a value, far below what the type holds


def pairs(text: str, version: int) -> None:
    """`hstore`: `a => 1, "b c" => NULL`."""
    if "\v" in text or "\x00" in text or len(text) > _LONGEST:
        raise Undetermined
    reader = _Reader(text, version)
    while reader.word("="):
        reader.arrow()
        if not reader.word(","):
            raise reader.unfinished()
        if not reader.comma():
            return


class _Reader:
    """Reads words and what stands between them."""

    def __init__(self, text: str, version: int) -> None:
        self.text = text
        self.version = version
        self.at = 0

    def _next(self) -> str:
        """What stands behind blanks; "" at the end."""
        while self.at < len(self.text) and self.text[self.at] in _BLANKS:
            self.at += 1
        return self.text[self.at : self.at + 1]

    def arrow(self) -> None:
        """Reads `=>`, in which no blank stands."""
        self._next()
        for mark in "=>":
            found = self.text[self.at : self.at + 1]
            if not found:
                raise self.unfinished()
            if found != mark:
                raise self._unexpected()
            self.at += 1

    def comma(self) -> bool:
        """Reads the comma behind a pair; whether there is one, behind which the text may end."""
        mark = self._next()
        if mark not in ("", ","):
            raise self._unexpected()
        self.at += len(mark)
        return bool(mark)

    def word(self, end: str) -> bool:
        """Reads a key up to `=`, or a value up to a comma; whether there is one (get_val)."""
        first = self._next()
        if not first:
            return False
        if first == '"':
            self.at += 1
            self._quoted()
            return True
        if first == end == "=":
            raise self._unexpected()
        start = self.at
        while self.at < len(self.text):
            letter = self.text[self.at]
            if letter in _BLANKS or (letter == end and self.at > start):
                break
            self.at += 1
            if letter == "\\":
                self._escaped()
        return True

    def _quoted(self) -> None:
        while self.at < len(self.text):
            letter = self.text[self.at]
            self.at += 1
            if letter == '"':
                return
            if letter == "\\":
                self._escaped()
        raise self.unfinished()

    def _escaped(self) -> None:
        if self.at == len(self.text):
            raise self.unfinished()
        self.at += 1

    def unfinished(self) -> NotAValue:
        if self.version < _WITH_STATES:
            return NotAValue(INTERNAL_ERROR, "Unexpected end of string")
        return NotAValue(SYNTAX_ERROR, "syntax error in hstore: unexpected end of string")

    def _unexpected(self) -> NotAValue:
        if not self.text[self.at].isascii():
            raise Undetermined
        place = len(self.text[: self.at].encode())
        near = f'near "{self.text[self.at]}" at position {place}'
        if self.version < _WITH_STATES:
            return NotAValue(INTERNAL_ERROR, f"Syntax error {near}")
        return NotAValue(SYNTAX_ERROR, f"syntax error in hstore, {near}")
