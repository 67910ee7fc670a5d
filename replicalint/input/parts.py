"""The parts of the texts of arrays, rows and ranges (arrayfuncs.c, rowtypes.c, rangetypes.c)."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from ..name import BLANKS
from ..sqlstate import (
    ARRAY_SUBSCRIPT_ERROR,
    INVALID_TEXT_REPRESENTATION,
    PROGRAM_LIMIT_EXCEEDED,
)
from .refused import NotAValue, Undetermined

_LONGEST_BOUND = 20  # digits
_MOST_DIMENSIONS = 6


class Component(Struct, frozen=True):
    """An element of an array, a field of a row or a bound: its text as it is read, and its place.

    `text` is None for NULL, and for a bound that is none.
    """

    text: str | None
    start: int
    end: int


def malformed(kind: str, text: str) -> NotAValue:
    """`kind` is what the message calls it: "array", "record", "range", "multirange"."""
    return NotAValue(INVALID_TEXT_REPRESENTATION, f'malformed {kind} literal: "{text}"')


# -- arrays ----------------------------------------------------------------------------------------

_BLANK = f"[{BLANKS}]"
# Bounds that versions read differently: a sign alone, and what is no number of theirs.
_ODD_BOUND = cache(lambda: re.compile("[+-](?![0-9])|[0-9]{10}"))
_DIMENSION = cache(lambda: re.compile(rf"{_BLANK}*\[([+-]?[0-9]+)(?::([+-]?[0-9]+))?\]", re.ASCII))


_QUOTED = r'"(?P<quoted>[^"\\]*+(?:\\.[^"\\]*+)*+)"'
_OTHER = rf'(?:[^{{}}"\\,{BLANKS}]|\\.)'
_OTHER_BOX = rf'(?:[^{{}}"\\;{BLANKS}]|\\.)'
_TOKEN = cache(
    lambda: re.compile(
        rf"{_BLANK}*(?:(?P<mark>[{{}},])|{_QUOTED}|(?P<bare>{_OTHER}(?:{_BLANK}*{_OTHER})*+))",
        re.DOTALL | re.ASCII,
    )
)
_TOKEN_OF_BOXES = cache(
    lambda: re.compile(
        rf"{_BLANK}*(?:(?P<mark>[{{}};])|{_QUOTED}|(?P<bare>{_OTHER_BOX}(?:{_BLANK}*{_OTHER_BOX})*+))",
        re.DOTALL | re.ASCII,
    )
)
_ESCAPED = cache(lambda: re.compile(r"\\(.)", re.DOTALL))


def array_elements(text: str, delimiter: str = ",") -> list[Component]:
    """The elements of an array constant, at any depth (array_in).

    What versions read differently is not known: an array within one that has no elements.
    """
    dimensions, at = _dimensions(text)
    if text[at : at + 1] != "{":
        raise malformed("array", text)
    found: list[Component] = []
    counts: list[int] = []  # of what the open braces hold
    lengths: list[int] = []  # of the first array of each depth
    deepest = 0
    is_read = False  # whether a mark must follow
    while True:
        is_of_boxes = delimiter == ";"
        token = _TOKEN_OF_BOXES().match(text, at) if is_of_boxes else _TOKEN().match(text, at)
        if token is None:
            raise malformed("array", text)
        at, mark = token.end(), token["mark"]
        if mark == "{":
            if is_read:
                raise malformed("array", text)
            counts.append(0)
            if len(counts) > _MOST_DIMENSIONS:
                raise Undetermined
            if found and len(counts) > deepest:
                raise malformed("array", text)
            deepest = max(deepest, len(counts))
        elif mark == "}":
            count = counts.pop()
            if not is_read and count:
                raise malformed("array", text)
            if not count and (counts or len(found)):
                raise Undetermined
            _note_length(lengths, len(counts), count, deepest, text)
            if not counts:
                break
            counts[-1] += 1
            is_read = True
        elif mark is not None:
            if not is_read:
                raise malformed("array", text)
            is_read = False
        else:
            if is_read or len(counts) != deepest:
                raise malformed("array", text)
            counts[-1] += 1
            found.append(_element(token))
            is_read = True
    if text[at:].strip(BLANKS):
        raise malformed("array", text)
    if dimensions and dimensions != lengths[::-1]:
        raise malformed("array", text) if found else Undetermined
    return found


def _note_length(lengths: list[int], depth: int, count: int, deepest: int, text: str) -> None:
    """All arrays of one depth are as long; `lengths` are those of the deepest first."""
    place = deepest - 1 - depth
    if place == len(lengths):
        lengths.append(count)
    elif place > len(lengths) or lengths[place] != count:
        raise malformed("array", text)


def _element(token: re.Match[str]) -> Component:
    is_quoted = token["quoted"] is not None
    start, end = token.span("quoted" if is_quoted else "bare")
    written = token["quoted"] if is_quoted else token["bare"]
    if not is_quoted and written.upper() == "NULL":
        return Component(None, start, end)
    value = _ESCAPED().sub(r"\1", written) if "\\" in written else written
    return Component(value, start, end)


def _limit(written: str) -> int:
    """A bound of an array's dimension, of any length."""
    digits = written.lstrip("+-0")
    value = int(digits or "0") if len(digits) < _LONGEST_BOUND else 2**63
    return -value if written.startswith("-") else value


def _dimensions(text: str) -> tuple[list[int], int]:
    """The lengths that are written before an array, and where it begins."""
    at = len(text) - len(text.lstrip(BLANKS))
    if text[at : at + 1] != "[":
        return [], at
    lengths: list[int] = []
    while (found := _DIMENSION().match(text, at)) is not None:
        low, high = (_limit(found[1]), _limit(found[2])) if found[2] else (1, _limit(found[1]))
        if max(abs(low), abs(high)) >= 2**31 - 1 or len(lengths) >= _MOST_DIMENSIONS:
            raise (
                Undetermined
                if len(lengths) < _MOST_DIMENSIONS
                else NotAValue(
                    PROGRAM_LIMIT_EXCEEDED,
                    f"number of array dimensions exceeds the maximum allowed ({_MOST_DIMENSIONS})",
                )
            )
        if high < low:
            message = "upper bound cannot be less than lower bound"
            raise NotAValue(ARRAY_SUBSCRIPT_ERROR, message)
        lengths.append(high - low + 1)
        at = found.end()
    rest = text[at:].lstrip(BLANKS)
    if not lengths or not rest.startswith("="):
        if _ODD_BOUND().search(text) is not None:
            raise Undetermined
        raise malformed("array", text)
    at = len(text) - len(rest) + 1
    return lengths, at + len(rest) - 1 - len(rest[1:].lstrip(BLANKS))


# -- rows ----------------------------------------------------------------------------------------


# Between quotes; a doubled quote ends one of these and begins the next.
_CHUNK = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_FIELD = cache(lambda: re.compile(rf'(?:[^,)"\\]|\\.|{_CHUNK})*+', re.DOTALL))


def row_fields(text: str) -> list[Component]:
    """The fields of a row constant (record_in); the range of one leaves out quotes around it."""
    at = len(text) - len(text.lstrip(BLANKS))
    if text[at : at + 1] != "(":
        raise malformed("record", text)
    fields: list[Component] = []
    while text[at : at + 1] in ("(", ",") and (at == 0 or not fields or text[at] == ","):
        found = _FIELD().match(text, at + 1)
        assert found is not None
        start, at = found.span()
        value = _unquoted(found[0]) if at > start else None
        quotes = int(at > start and text[start] == '"' == text[at - 1])
        fields.append(Component(value, start + quotes, at - quotes))
    if text[at : at + 1] != ")" or text[at + 1 :].strip(BLANKS):
        raise malformed("record", text)
    return fields


# -- ranges ----------------------------------------------------------------------------------------


class Bounds(Struct, frozen=True):
    """The bounds of a range as it is written, and the marks around them."""

    lower: Component
    upper: Component
    opens: str
    closes: str


_BOUND = re.compile(rf'(?:[^,)\]"\\]|\\.|{_CHUNK})*+', re.DOTALL)


def range_bounds(text: str) -> Bounds | None:
    """What a range constant says; None of the one that is empty (range_parse)."""
    bare = text.strip(BLANKS)
    if bare.lower() == "empty":
        return None
    at = len(text) - len(text.lstrip(BLANKS))
    opens = text[at : at + 1]
    if opens not in ("[", "("):
        raise malformed("range", text)
    lower, at = _bound(text, at + 1)
    if text[at : at + 1] != ",":
        raise malformed("range", text)
    upper, at = _bound(text, at + 1)
    closes = text[at : at + 1]
    if closes not in ("]", ")") or text[at + 1 :].strip(BLANKS):
        raise malformed("range", text)
    return Bounds(lower, upper, opens, closes)


def _bound(text: str, at: int) -> tuple[Component, int]:
    found = _BOUND.match(text, at)
    assert found is not None
    end = found.end()
    if text[end : end + 1] == "":
        raise malformed("range", text)
    if end == at:
        return Component(None, at, at), end
    return Component(_unquoted(found[0]), at, end), end


def _unquoted(written: str) -> str:
    """A bound without its quotes: doubled within quotes they are one."""
    if '"' not in written and "\\" not in written:
        return written
    value: list[str] = []
    is_quoted = False
    at = 0
    while at < len(written):
        one = written[at]
        if one == "\\":
            value.append(written[at + 1 : at + 2])
            at += 1
        elif one == '"':
            if is_quoted and written[at + 1 : at + 2] == '"':
                value.append('"')
                at += 1
            else:
                is_quoted = not is_quoted
        else:
            value.append(one)
        at += 1
    return "".join(value)


_ONE_RANGE = cache(
    lambda: re.compile(
        rf"{_BLANK}*+(?P<range>empty|[\[(]{_BOUND.pattern},{_BOUND.pattern}[\])]){_BLANK}*+(?:,|\Z)",
        re.DOTALL | re.ASCII | re.IGNORECASE,
    )
)


def multirange_ranges(text: str) -> list[Component]:
    """The ranges of a multirange constant; of what has another form, nothing is known."""
    if not text.lstrip(BLANKS).startswith("{"):
        raise malformed("multirange", text)
    at = text.index("{") + 1
    end = len(text.rstrip(BLANKS)) - 1
    if end < at or text[end] != "}":
        raise Undetermined
    if not text[at:end].strip(BLANKS):
        return []
    found: list[Component] = []
    while at < end:
        one = _ONE_RANGE().match(text, at, end)
        if one is None or (one.end() == end and text[end - 1] == ","):
            raise Undetermined
        found.append(Component(one["range"], *one.span("range")))
        at = one.end()
    return found
