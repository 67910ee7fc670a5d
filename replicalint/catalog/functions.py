"""Functions, aggregates, window functions and procedures, one signature an overload."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from msgspec import Struct

from ..pgtype import PgType
from .tables import (
    BUILT_IN,
    EXTENSIONS,
    entries,
    fields,
    listed,
    owners_of,
    pairs,
    type_of,
    types,
    versions,
)


class Signature(Struct, frozen=True, cache_hash=True):
    """One overload, as it is in the versions from `since` to `until`.

    An overload that changed between versions, be it only an argument's name, has one signature for
    each of its shapes. So a function is there from the least `since` of its signatures on.
    """

    name: str
    arguments: tuple[PgType, ...]  # input arguments; a variadic one with its array type, or "any"
    argument_names: tuple[str, ...]  # empty where none has a name; "" for one that has none
    defaults: int  # how many of the last arguments may be left out
    variadic: bool
    result: PgType
    returns_set: bool
    columns: tuple[tuple[str, PgType], ...]  # OUT, INOUT and TABLE arguments: name and type
    kind: str  # pg_proc.prokind: f function, a aggregate, w window function, p procedure
    volatility: str  # pg_proc.provolatile: i immutable, s stable, v volatile
    since: int
    until: int | None


def functions(name: str, schema: str = "pg_catalog") -> tuple[Signature, ...]:
    """Every overload that any version has, in a fixed order."""
    return _signatures(BUILT_IN, schema, name)


def function_names(schema: str = "pg_catalog") -> Set[str]:
    """The names of all functions of a schema."""
    return entries(BUILT_IN, "functions", schema).keys()


def extension_functions(extension: str, name: str) -> tuple[Signature, ...]:
    """Every overload that an extension adds."""
    return _signatures(EXTENSIONS, extension, name)


def extensions_with_function(name: str) -> tuple[str, ...]:
    """The extensions that add a function of this name."""
    return owners_of(EXTENSIONS, "functions", name)


@cache
def _signatures(group: str, owner: str, name: str) -> tuple[Signature, ...]:
    return tuple(
        _signature(line, group) for line in entries(group, "functions", owner).get(name, ())
    )


def _signature(line: str, group: str) -> Signature:
    name, arguments, result, marks, names, columns, when = fields(line, 7)
    kind, volatility, flags = marks[0], marks[1], marks[2:]
    since, until = versions(when)
    return Signature(
        name=name,
        arguments=types(arguments, group),
        argument_names=listed(names),
        defaults=int(flags.lstrip("*+") or 0),
        variadic="+" in flags,
        result=type_of(result, group),
        returns_set="*" in flags,
        columns=pairs(columns, group),
        kind=kind,
        volatility=volatility,
        since=since,
        until=until,
    )
