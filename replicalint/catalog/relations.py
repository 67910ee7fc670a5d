"""Relations of the system's own schemas, and those that extensions add."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType
from .tables import BUILT_IN, EXTENSIONS, entries, fields, owners_of, type_of, versions


class CatalogColumn(Struct, frozen=True):
    """One column; one that changed its type or place is there once for each that it had."""

    name: str
    type: PgType
    since: int
    until: int | None


class CatalogRelation(Struct, frozen=True):
    """One relation; its columns are in an order that is right for each version."""

    name: Name  # without a schema where an extension adds it
    kind: str  # pg_class.relkind: r table, v view, m materialised view, S sequence
    columns: tuple[CatalogColumn, ...]
    since: int
    until: int | None


def relation(schema: str, name: str) -> CatalogRelation | None:
    """The relation of pg_catalog or information_schema."""
    return _relation(BUILT_IN, schema, name)


def relation_names(schema: str) -> Set[str]:
    """The names of all relations of pg_catalog or information_schema."""
    return entries(BUILT_IN, "relations", schema).keys()


def extension_relation(extension: str, name: str) -> CatalogRelation | None:
    """The relation that an extension adds."""
    return _relation(EXTENSIONS, extension, name)


def extensions_with_relation(name: str) -> tuple[str, ...]:
    """The extensions that add a relation of this name."""
    return owners_of(EXTENSIONS, "relations", name)


def is_system_index(name: Name) -> bool:
    """Whether a catalogue's index has a name such as pg_class_oid_index (catalog/indexing.h)."""
    is_named = name.name.startswith("pg_") and name.name.endswith("_index")
    return is_named and name.schema in ("", "pg_catalog")


@cache
def _relation(group: str, owner: str, name: str) -> CatalogRelation | None:
    lines = entries(group, "relations", owner).get(name)
    if lines is None:
        return None
    _, kind, when = fields(lines[0], 3)
    schema = owner if group == BUILT_IN else ""
    first, last = versions(when)
    columns = tuple(_column(line, group, first, last) for line in lines[1:])
    return CatalogRelation(Name(schema, name), kind, columns, first, last)


def _column(line: str, group: str, first: int, last: int | None) -> CatalogColumn:
    """A column without versions of its own has those of its relation."""
    _, name, type_, when = fields(line, 4)
    since, _, until = when.partition("-")
    return CatalogColumn(
        name, type_of(type_, group), int(since or first), int(until) if until else last
    )
