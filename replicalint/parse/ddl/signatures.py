"""Reads the name of a function with the types that tell it from its overloads."""

from __future__ import annotations

from collections.abc import Iterator

from ...name import Name
from ...source import Span
from .cursor import Cursor

_MODES = ("in", "out", "inout", "variadic")

Arguments = tuple[str | None, ...]


def signature(c: Cursor) -> tuple[Name, Arguments | None, Span]:
    """`public.f(integer, VARIADIC text[])`; arguments None where no parentheses are written."""
    name, span = c.object_name()
    return name, (arguments(c) if c.mark() == "(" else None), span


def arguments(c: Cursor) -> Arguments:
    """The types of the arguments that a call gives, in parentheses here."""
    return tuple(_types(c))


def _types(c: Cursor) -> Iterator[str | None]:
    for item in c.list_items(c.group()):
        first = item.skip_any(*_MODES)
        if first == "in":
            item.skip("out")
        found = _argument_type(item)
        if first != "out":
            yield found


def _argument_type(item: Cursor) -> str | None:
    """The type of `name type`, `name MODE type` or `type`."""
    start = item.at
    if item.is_name() and item.lexeme(1) is not None:
        item.at += 1
        item.skip_any(*_MODES)
        found = item.type()
        if found is not None and _ends_argument(item):
            return item.canonical(found)
    item.at = start
    return item.canonical(item.type())


def _ends_argument(item: Cursor) -> bool:
    lexeme = item.lexeme()
    return lexeme is None or lexeme.text in ("default", "=", ":=")
