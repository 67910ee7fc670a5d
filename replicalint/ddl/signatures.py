"""Reads the name of a function with the types that tell it from its overloads."""

from __future__ import annotations

from collections.abc import Iterator

from ..name import Name
from ..pgtype import PgType
from ..source import Span
from ..syntax.cursor import END, is_type_function_name
from .cursor import DdlCursor

_MODES = ("in", "out", "inout", "variadic")

Arguments = tuple[PgType | None, ...]


def signature(c: DdlCursor) -> tuple[Name, Arguments | None, Span]:
    """`public.f(integer, VARIADIC text[])`; arguments None where no parentheses are written."""
    name, span = c.object_name()
    return name, (arguments(c) if c.texts[c.at] == "(" else None), span


def arguments(c: DdlCursor) -> Arguments:
    """The types of the arguments that a call gives, in parentheses here."""
    return tuple(_types(c))


def _types(c: DdlCursor) -> Iterator[PgType | None]:
    for item in c.group().items():
        mode, found = _argument(item)
        if mode != "out":
            yield found


def _argument(item: DdlCursor) -> tuple[str, PgType | None]:
    """The mode and the type of `MODE name type`, `name MODE type`, `name type` or `type`."""
    mode = _mode(item)
    start = item.at
    if _is_parameter_name(item) and item.roles[item.at + 1] != END:
        item.at += 1
        second = _mode(item)
        found = item.type()
        if found is not None and _ends_argument(item):
            return second or mode, item.canonical(found)
    item.at = start
    return mode, item.canonical(item.type())


def _mode(item: DdlCursor) -> str:
    mode = item.accept_any(*_MODES)
    if mode == "in" and item.accept("out"):
        return "inout"
    return mode


def _is_parameter_name(item: DdlCursor) -> bool:
    """gram.y, type_function_name: `bit varying` is no parameter called "bit"."""
    return is_type_function_name(item.roles[item.at])


def _ends_argument(item: DdlCursor) -> bool:
    return item.is_at_end or item.texts[item.at] in ("default", "=", ":=")
