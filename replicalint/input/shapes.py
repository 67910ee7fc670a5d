"""Texts as geometric values (geo_ops.c)."""

from __future__ import annotations

from ..name import BLANKS
from ..sqlstate import INVALID_TEXT_REPRESENTATION
from .numbers import floating
from .refused import NotAValue, Undetermined, misspelt

_FLOAT = "double precision"
_Point = tuple[float, float]


class _Reader:
    """Reads a text from its start. `rest` is what has not been read."""

    def __init__(self, text: str, kind: str, version: int) -> None:
        self.text = text
        self.version = version
        self.kind = kind
        self.rest = text
        self.skip_blanks()

    def skip_blanks(self) -> None:
        self.rest = self.rest.lstrip(BLANKS)

    def takes(self, marks: str) -> bool:
        """Takes one of some characters, if one of them comes next."""
        found = self.rest[:1] != "" and self.rest[0] in marks
        if found:
            self.rest = self.rest[1:]
        return found

    def must_take(self, marks: str) -> None:
        if not self.takes(marks):
            raise misspelt(self.kind, self.text)

    def must_end(self) -> None:
        if self.rest:
            raise misspelt(self.kind, self.text)

    def number(self) -> float:
        """A number and the blanks behind it."""
        try:
            value, self.rest = floating(self.rest, _FLOAT, self.version)
        except NotAValue as refused:
            if refused.sqlstate == INVALID_TEXT_REPRESENTATION:
                raise misspelt(self.kind, self.text) from None
            raise
        return value

    def pair(self) -> _Point:
        """pair_decode."""
        self.skip_blanks()
        is_enclosed = self.takes("(")
        x = self.number()
        self.must_take(",")
        y = self.number()
        if is_enclosed:
            self.must_take(")")
            self.skip_blanks()
        return x, y

    def begins_with_two(self) -> bool:
        """Whether two parentheses open."""
        return self.rest[:1] == "(" and self.rest[1:].lstrip(BLANKS)[:1] == "("

    def points(self, number: int, *, may_be_open: bool) -> list[_Point]:
        """path_decode."""
        self.skip_blanks()
        depth, is_open = 0, self.rest[:1] == "["
        if is_open:
            if not may_be_open:
                raise misspelt(self.kind, self.text)
            depth, self.rest = 1, self.rest[1:]
        elif self.begins_with_two() or (self.rest[:1] == "(" and self.rest.rfind("(") == 0):
            depth, self.rest = 1, self.rest[1:].lstrip(BLANKS)
        found = []
        for _ in range(number):
            found.append(self.pair())
            self.takes(",")
        if depth:
            self.must_take(")]" if is_open else ")")
            self.skip_blanks()
        return found


def shape(text: str, kind: str, version: int) -> None:
    """`point`, `box`, `lseg`, `line`, `path`, `polygon`, `circle`."""
    reader = _Reader(text, kind, version)
    match kind:
        case "point":
            reader.pair()
        case "box" | "lseg":
            reader.points(2, may_be_open=kind == "lseg")
        case "polygon":
            reader.points(_number_of_points(text, kind), may_be_open=False)
        case "path":
            _path(reader)
        case "line":
            _line(reader)
        case _:
            _circle(reader)
    reader.must_end()


def _number_of_points(text: str, kind: str) -> int:
    commas = text.count(",")
    if commas % 2 == 0:
        raise misspelt(kind, text)
    return (commas + 1) // 2


def _path(reader: _Reader) -> None:
    number = _number_of_points(reader.text, reader.kind)
    is_enclosed = reader.rest[:1] == "(" and reader.rest.rfind("(") == 0
    if is_enclosed:
        reader.takes("(")
    reader.points(number, may_be_open=True)
    if is_enclosed:
        reader.must_take(")")
        reader.skip_blanks()


_NEAR = 1e-6  # EPSILON: numbers that are no farther apart are one


def _line(reader: _Reader) -> None:
    if not reader.takes("{"):
        (x, y), (other_x, other_y) = reader.points(2, may_be_open=True)
        reader.must_end()
        if any(abs(one) > 1e100 or one != one for one in (x, y, other_x, other_y)):
            raise Undetermined
        if abs(x - other_x) <= _NEAR and abs(y - other_y) <= _NEAR:
            message = "invalid line specification: must be two distinct points"
            raise NotAValue(INVALID_TEXT_REPRESENTATION, message)
        return
    a = reader.number()
    reader.must_take(",")
    b = reader.number()
    reader.must_take(",")
    reader.number()
    reader.must_take("}")
    reader.skip_blanks()
    reader.must_end()
    if abs(a) <= _NEAR and abs(b) <= _NEAR:
        message = "invalid line specification: A and B cannot both be zero"
        raise NotAValue(INVALID_TEXT_REPRESENTATION, message)


def _circle(reader: _Reader) -> None:
    closes = ""
    if reader.takes("<"):
        closes = ")>"
    elif reader.begins_with_two():
        closes, reader.rest = ")>", reader.rest[1:].lstrip(BLANKS)
    reader.pair()
    reader.takes(",")
    if reader.number() < 0:
        raise misspelt(reader.kind, reader.text)
    if closes:
        reader.must_take(closes)
        reader.skip_blanks()
