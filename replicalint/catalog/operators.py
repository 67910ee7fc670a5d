"""Operators, and the casts that decide between their overloads."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from msgspec import Struct

from .tables import BUILT_IN, EXTENSIONS, entries, fields, owners_by_name, versions


class OperatorInfo(Struct, frozen=True):
    """One overload of an operator; `left` is "" for a prefix operator."""

    name: str
    left: str
    right: str
    result: str
    since: int
    until: int | None


class CastInfo(Struct, frozen=True):
    """One cast; `context` is pg_cast's: i implicit, a in assignments, e explicit only."""

    source: str
    target: str
    context: str
    since: int
    until: int | None


def operators(name: str) -> tuple[OperatorInfo, ...]:
    """Every overload that any version has."""
    return _overloads(BUILT_IN, "pg_catalog", name)


def operator_names() -> Set[str]:
    """The names of all built-in operators."""
    return entries(BUILT_IN, "operators", "pg_catalog").keys()


def extension_operators(extension: str, name: str) -> tuple[OperatorInfo, ...]:
    """Every overload that an extension brings."""
    return _overloads(EXTENSIONS, extension, name)


def extensions_with_operator(name: str) -> tuple[str, ...]:
    """The extensions that bring an overload of this operator."""
    return owners_by_name(EXTENSIONS, "operators").get(name, ())


def cast(source: str, target: str) -> str | None:
    """The context of the built-in cast between two types, where there is one."""
    return next((c.context for c in casts_from(source) if c.target == target), None)


def casts_from(source: str) -> tuple[CastInfo, ...]:
    """Every built-in cast of a type."""
    return _casts(BUILT_IN, "pg_catalog", source)


def extension_casts(extension: str, source: str) -> tuple[CastInfo, ...]:
    """Every cast of a type that an extension brings."""
    return _casts(EXTENSIONS, extension, source)


def all_extension_casts(extension: str) -> tuple[CastInfo, ...]:
    """Every cast that an extension brings."""
    sources = entries(EXTENSIONS, "casts", extension)
    return tuple(one for source in sources for one in _casts(EXTENSIONS, extension, source))


@cache
def _overloads(group: str, owner: str, name: str) -> tuple[OperatorInfo, ...]:
    return tuple(_operator(line) for line in entries(group, "operators", owner).get(name, ()))


def _operator(line: str) -> OperatorInfo:
    name, left, right, result, when = fields(line, 5)
    return OperatorInfo(name, left, right, result, *versions(when))


@cache
def _casts(group: str, owner: str, source: str) -> tuple[CastInfo, ...]:
    return tuple(_cast(line) for line in entries(group, "casts", owner).get(source, ()))


def _cast(line: str) -> CastInfo:
    source, target, context, when = fields(line, 4)
    return CastInfo(source, target, context, *versions(when))
