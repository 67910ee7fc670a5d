"""Reads the name of a function with the types that tell it from its overloads."""

from __future__ import annotations

from collections.abc import Iterator

from ..name import Name
from ..pgtype import PgType
from ..source import Span
from ..syntax.cursor import is_type_function_name
from ..syntax.typenames import begins_type, func_type
from .cursor import DdlCursor

_MODES = ("in", "out", "inout", "variadic")

Arguments = tuple[PgType | None, ...]


def signature(c: DdlCursor, kind: str = "function") -> tuple[Name, Arguments | None, Span]:
    """`public.f(integer, VARIADIC text[])`; arguments None where no parentheses are written."""
    name, span = c.name()
    taken: Arguments | None = None
    if c.texts[c.at] == "(":
        taken = aggregate_arguments(c) if kind == "aggregate" else arguments(c)
    return c.routine(name, taken), taken, span


def arguments(c: DdlCursor) -> Arguments:
    """The types of the arguments that a call gives, in parentheses here."""
    return parameters(c)[0]


def parameters(c: DdlCursor) -> tuple[Arguments, Arguments]:
    """The same, and the types of OUT."""
    found = [_argument(item) for item in c.group_items()]
    given = tuple(one for mode, one in found if mode != "out")
    return given, tuple(one for mode, one in found if mode == "out")


def column_types(group: DdlCursor) -> Arguments:
    """The types of the columns of RETURNS TABLE."""
    return tuple(_argument(item)[1] for item in group.items())


def aggregate_arguments(c: DdlCursor) -> Arguments:
    """aggr_args: `(*)`, `(a, b)`, `(a ORDER BY b)`, where a last VARIADIC stands but once."""
    inner = c.group()
    if inner.accept("*"):
        return ()
    direct = inner.until("order")
    found = tuple(_types(direct))
    if not inner.accept_all("order", "by"):
        return found
    is_variadic = "variadic" in direct.texts
    ordered = tuple(_types(inner))
    return found if is_variadic and found[-1:] == ordered else (*found, *ordered)


def _types(group: DdlCursor) -> Iterator[PgType | None]:
    for item in group.items():
        mode, found = _argument(item)
        if mode != "out":
            yield found


def _argument(item: DdlCursor) -> tuple[str, PgType | None]:
    """The mode and the type of `MODE name type`, `name MODE type`, `name type` or `type`."""
    mode = _mode(item)
    after = item.at + 1
    if is_type_function_name(item.roles[item.at]) and (
        item.texts[after] in _MODES or begins_type(item, after)
    ):
        item.at = after
        mode = _mode(item) or mode
    found = signature_type(item)
    if not item.is_at_end and not item.accept_any("default", "="):
        raise item.error()
    return mode, found


def signature_type(c: DdlCursor) -> PgType | None:
    """func_type: a type, or that of a column as `relation.column%TYPE`."""
    c.accept("setof")
    first = c.at
    found = func_type(c)
    if found is not None:
        return c.canonical(found)
    parts, _ = c.between(first, c.at - 2).parts()
    table = c.session.primary.tables.get(c.qualified(Name.of(parts[:-1])))
    column = table.columns.get(parts[-1]) if table is not None else None
    return column.type if column is not None else None


def _mode(item: DdlCursor) -> str:
    mode = item.accept_any(*_MODES)
    if mode == "in" and item.accept("out"):
        return "inout"
    return mode
