"""Reads the name of a function with the types that tell it from its overloads."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalog import keywords
from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .cursor import DdlCursor

_MODES = ("in", "out", "inout", "variadic")

Arguments = tuple[PgType | None, ...]


def signature(c: DdlCursor) -> tuple[Name, Arguments | None, Span]:
    """`public.f(integer, VARIADIC text[])`; arguments None where no parentheses are written."""
    name, span = c.object_name()
    return name, (arguments(c) if c.mark() == "(" else None), span


def arguments(c: DdlCursor) -> Arguments:
    """The types of the arguments that a call gives, in parentheses here."""
    return tuple(_types(c))


def _types(c: DdlCursor) -> Iterator[PgType | None]:
    for item in c.list_items(c.group()):
        mode, found = _argument(item)
        if mode != "out":
            yield found


def _argument(item: DdlCursor) -> tuple[str, PgType | None]:
    """The mode and the type of `MODE name type`, `name MODE type`, `name type` or `type`."""
    mode = _mode(item)
    start = item.at
    if _is_parameter_name(item) and item.lexeme(1) is not None:
        item.at += 1
        second = _mode(item)
        found = item.type()
        if found is not None and _ends_argument(item):
            return second or mode, item.canonical(found)
    item.at = start
    return mode, item.canonical(item.type())


def _mode(item: DdlCursor) -> str:
    mode = item.skip_any(*_MODES)
    if mode == "in" and item.skip("out"):
        return "inout"
    return mode


def _is_parameter_name(item: DdlCursor) -> bool:
    """gram.y, type_function_name: `bit varying` is no parameter called "bit"."""
    return item.is_name() and keywords().get(item.word(), "U") in "UT"


def _ends_argument(item: DdlCursor) -> bool:
    lexeme = item.lexeme()
    return lexeme is None or lexeme.text in ("default", "=", ":=")
