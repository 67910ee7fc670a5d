"""Reads what an index is made of: index_elem."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import Dependency
from ..name import Name
from .cursor import DdlCursor, words
from .dependencies import dependencies

_ORDER = ("asc", "desc", "nulls", "first", "last")


def column_of(c: DdlCursor) -> str:
    """The column that an index_elem is; "" for an expression."""
    is_column = c.is_name() and c.texts[c.at + 1] not in ("(", ".")
    return c.word() if is_column else ""


def name_of(c: DdlCursor) -> str:
    """What an expression gives to the name of its index: parse_target.c, FigureIndexColname."""
    while c.texts[c.at] == "(" and c.closing(c.at) > c.at:
        end = c.closing(c.at)
        behind = c.texts[end + 1]
        c = c.between(c.at + 1, end)
        if behind and behind != "::" and not behind.isidentifier():
            return "expr"
    if c.texts[c.at] == "case":
        return "case"
    if not c.is_name():
        return "expr"
    name = c.parts()[0][-1]
    if c.texts[c.at] == "(":
        c.group()
    while c.texts[c.at] in ("::", "collate"):
        c.at += 1
        if c.texts[c.at - 1] == "::":
            c.type()
        else:
            c.parts()
    is_operator = c.texts[c.at] and not (c.texts[c.at].isidentifier() and c.at > 1)
    return "expr" if is_operator else name


def way_of(c: DdlCursor) -> str:
    """How a column is compared, from after it: its collation and operator class."""
    return " ".join(word for word in words(c.rest) if word not in _ORDER)


def needs_of(c: DdlCursor) -> Iterator[Dependency]:
    """What an index_elem depends on, from its beginning: its expression, its operator class."""
    c = c.between(0, len(c.lexemes))
    if c.texts[c.at] == "(":
        yield from dependencies(c, c.group().lexemes)
    elif c.is_name():
        c.parts()
        if c.texts[c.at] == "(":
            c.group()
            yield from dependencies(c, c.lexemes[: c.at])
    if c.accept("collate"):
        c.parts()
    if c.is_name() and c.texts[c.at] not in _ORDER:
        yield Dependency("operator class", Name.of(c.parts()[0]))
