"""Operators, and the casts that decide between their overloads."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from msgspec import Struct

from ..pgtype import NO_OPERAND, PgType
from .tables import (
    BUILT_IN,
    EXTENSIONS,
    entries,
    fields,
    owners_of,
    text_of,
    type_of,
    versions,
)


class OperatorInfo(Struct, frozen=True):
    """One overload of an operator; `left` is NO_OPERAND for a prefix operator."""

    name: str
    left: PgType
    right: PgType
    result: PgType
    since: int
    until: int | None


class CastInfo(Struct, frozen=True):
    """One cast; `context` is pg_cast's: i implicit, a in assignments, e explicit only."""

    source: PgType
    target: PgType
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
    """Every overload that an extension adds."""
    return _overloads(EXTENSIONS, extension, name)


def extensions_with_operator(name: str) -> tuple[str, ...]:
    """The extensions that add an overload of this operator."""
    return owners_of(EXTENSIONS, "operators", name)


def cast(source: PgType, target: PgType) -> str | None:
    """The context of the built-in cast between two types, where there is one."""
    return next((c.context for c in casts_from(source) if c.target == target), None)


def casts_from(source: PgType) -> tuple[CastInfo, ...]:
    """Every built-in cast of a type."""
    return _casts(BUILT_IN, "pg_catalog", source)


def extension_casts(extension: str, source: PgType) -> tuple[CastInfo, ...]:
    """Every cast of a type that an extension adds."""
    return _casts(EXTENSIONS, extension, source)


def all_extension_casts(extension: str) -> tuple[CastInfo, ...]:
    """Every cast that an extension adds."""
    names = entries(EXTENSIONS, "casts", extension)
    sources = (type_of(name, EXTENSIONS) for name in names)
    return tuple(one for source in sources for one in _casts(EXTENSIONS, extension, source))


@cache
def _overloads(group: str, owner: str, name: str) -> tuple[OperatorInfo, ...]:
    return tuple(
        _operator(line, group) for line in entries(group, "operators", owner).get(name, ())
    )


def _operator(line: str, group: str) -> OperatorInfo:
    name, left, right, result, when = fields(line, 5)
    first = type_of(left, group) if left else NO_OPERAND
    of_right, gives = type_of(right, group), type_of(result, group)
    return OperatorInfo(name, first, of_right, gives, *versions(when))


@cache
def _casts(group: str, owner: str, source: PgType) -> tuple[CastInfo, ...]:
    lines = entries(group, "casts", owner).get(text_of(source), ())
    return tuple(_cast(line, group) for line in lines)


def _cast(line: str, group: str) -> CastInfo:
    source, target, context, when = fields(line, 4)
    first, second = type_of(source, group), type_of(target, group)
    return CastInfo(first, second, context, *versions(when))
