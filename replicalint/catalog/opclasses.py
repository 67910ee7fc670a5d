"""Default operator classes: which types can be sorted, and which hashed (pg_opclass)."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from ..pgtype import PgType
from .tables import BUILT_IN, EXTENSIONS, entries, fields, is_in, versions
from .types import type_info


class Opclass(Struct, frozen=True):
    """That a type has a default operator class, of its own or of a type that it is coercible to.

    `method` is the access method: "btree", which sorts, or "hash".
    """

    method: str
    since: int
    until: int | None


def opclasses(name: str) -> tuple[Opclass, ...]:
    """The default operator classes of a type of pg_catalog, in any version."""
    return _classes(BUILT_IN, "pg_catalog", name)


def extension_opclasses(extension: str, name: str) -> tuple[Opclass, ...]:
    """The default operator classes of a type that an extension adds."""
    return _classes(EXTENSIONS, extension, name)


@cache
def _classes(group: str, owner: str, name: str) -> tuple[Opclass, ...]:
    return tuple(_class(line) for line in entries(group, "opclasses", owner).get(name, ()))


def _class(line: str) -> Opclass:
    _, method, when = fields(line, 3)
    return Opclass(method, *versions(when))


@cache
def can_always_be_compared(of: PgType) -> bool:
    """Whether values of a type of PostgreSQL's own can be sorted and hashed in every version."""
    if not of.is_built_in:
        return False
    info = type_info(of.bare)
    if info is None or info.kind != "b":
        return False
    methods = {one.method for one in opclasses(of.name.name) if one.until is None}
    return methods == _METHODS and all(is_in(one, info.since) for one in opclasses(of.name.name))


_METHODS = frozenset(("btree", "hash"))
