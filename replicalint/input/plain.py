"""Texts as values of types with a short form: boolean, uuid, bytea, bits, places in the log."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..name import BLANKS
from ..sqlstate import INVALID_PARAMETER_VALUE, INVALID_TEXT_REPRESENTATION
from .refused import NotAValue, misspelt

_BLANK = re.compile(r"[ \n\t\r]+")


def _beginnings(word: str, least: int = 1) -> list[str]:
    return [word[:length] for length in range(least, len(word) + 1)]


_BOOLEANS: Mapping[str, bool] = {
    **dict.fromkeys((*_beginnings("true"), *_beginnings("yes"), "on", "1"), True),
    **dict.fromkeys(
        (*_beginnings("false"), *_beginnings("no"), *_beginnings("off", 2), "0"), False
    ),
}


def boolean(text: str) -> bool:
    """`boolean` (bool.c, parse_bool_with_len)."""
    value = _BOOLEANS.get(_lower(text.strip(BLANKS)))
    if value is None:
        raise misspelt("boolean", text)
    return value


def _lower(text: str) -> str:
    """As PostgreSQL folds what is ASCII."""
    return text.lower() if text.isascii() else text


_UUID = re.compile(r"(\{)?(?:[0-9a-fA-F]{4}-?){7}[0-9a-fA-F]{4}(?(1)\})", re.ASCII)


def uuid(text: str) -> str:
    """`uuid`, as its digits (uuid.c, string_to_uuid)."""
    if _UUID.fullmatch(text) is None:
        raise misspelt("uuid", text)
    return re.sub("[{}-]", "", text).lower()


def octets(text: str) -> None:
    """`bytea` (bytea.c, byteain)."""
    if not text.startswith("\\x"):
        if _ESCAPED_OCTETS.fullmatch(text) is None:
            raise NotAValue(INVALID_TEXT_REPRESENTATION, "invalid input syntax for type bytea")
        return
    at = 2
    while at < len(text):
        if (blank := _BLANK.match(text, at)) is not None:
            at = blank.end()
            continue
        pair = text[at : at + 2]
        for digit in pair:
            if digit not in _HEX:
                raise NotAValue(INVALID_PARAMETER_VALUE, f'invalid hexadecimal digit: "{digit}"')
        if len(pair) < 2:
            message = "invalid hexadecimal data: odd number of digits"
            raise NotAValue(INVALID_PARAMETER_VALUE, message)
        at += 2


_HEX = "0123456789abcdefABCDEF"
_ESCAPED_OCTETS = re.compile(r"(?:[^\\]|\\\\|\\[0-3][0-7][0-7])*+", re.DOTALL)


def bits(text: str) -> None:
    """`bit` and `bit varying`, of whatever length (varbit.c, bit_in)."""
    is_hex = text[:1] in ("x", "X")
    digits = text[1:] if is_hex or text[:1] in ("b", "B") else text
    for digit in digits:
        if digit not in (_HEX if is_hex else "01"):
            kind = "hexadecimal" if is_hex else "binary"
            raise NotAValue(INVALID_TEXT_REPRESENTATION, f'"{digit}" is not a valid {kind} digit')


_LOCATION = re.compile(r"[0-9a-fA-F]{1,8}/[0-9a-fA-F]{1,8}", re.ASCII)


def location(text: str) -> None:
    """`pg_lsn` (pg_lsn.c, pg_lsn_in_internal)."""
    if _LOCATION.fullmatch(text) is None:
        raise misspelt("pg_lsn", text)


_TUPLE = re.compile(
    r"[^,()]*[(,](?:[ \t\n\v\f\r]*([+-]?[0-9]+))?,(?:[ \t\n\v\f\r]*([+-]?[0-9]+))?\)", re.ASCII
)
_LONGEST = 40  # digits: far more than a number has


def row_place(text: str) -> None:
    """`tid` (tid.c, tidin)."""
    found = _TUPLE.match(text)
    if found is None:
        raise misspelt("tid", text)
    block, offset = (
        int(part or 0) if len(part or "") < _LONGEST else 2**64 for part in found.groups()
    )
    is_counted = max(abs(block), abs(offset)) < 2**64
    block, offset = block % 2**64, offset % 2**64
    is_block = block < 2**32 or block >= 2**64 - 2**31
    if not (is_counted and is_block and offset < 2**16):
        raise misspelt("tid", text)
