"""Objects that are known by name alone: collations, text search objects, methods, languages."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from msgspec import Struct

from .tables import BUILT_IN, EXTENSIONS, entries, fields, owners_of, versions

# Named after a locale of the ICU library or of the operating system.
_LOCALE = cache(
    lambda: re.compile(
        r"[\w-]+-x-icu|[a-z]{2,3}(_[A-Z]{2})?(\.[\w-]+)?(@\w+)?|C\.[Uu][Tt][Ff]-?8",
        re.ASCII,
    )
)


class ObjectInfo(Struct, frozen=True):
    """One object; `kind` in PostgreSQL's words: "collation", "text search configuration"."""

    kind: str
    name: str
    since: int
    until: int | None


def has_object(kind: str, name: str) -> ObjectInfo | None:
    """The object that every server has, whatever its operating system and build.

    The kinds: collation, text search configuration, text search dictionary, text search parser,
    text search template, tablesample method, access method, language, configuration parameter,
    role, tablespace.
    """
    return _object(BUILT_IN, "pg_catalog", kind, name)


def object_names(kind: str) -> Set[str]:
    """The names of all objects of a kind."""
    lines = entries(BUILT_IN, "objects", "pg_catalog")
    return {name for name in lines if has_object(kind, name)}


def depends_on_build(collation: str) -> bool:
    """Whether a collation is named like a locale: some servers have it and others do not."""
    return _LOCALE().fullmatch(collation) is not None


# Settings of servers that were built to look for bugs (guc_tables.c), or that a vendor adds.
_OF_BUILDS = frozenset(
    """debug_deadlocks extension_destdir log_btree_build_stats optimize_bounded_sort
    trace_lock_oidmin trace_lock_table trace_locks trace_lwlocks trace_sort trace_syncscan
    trace_userlocks wal_debug""".split()
)


def is_of_builds(setting: str) -> bool:
    """Whether some builds of one version have the setting and others do not."""
    return setting in _OF_BUILDS


def extension_object(extension: str, kind: str, name: str) -> ObjectInfo | None:
    """The object that an extension adds; the kinds also include foreign-data wrapper."""
    return _object(EXTENSIONS, extension, kind, name)


def extensions_with_object(kind: str, name: str) -> tuple[str, ...]:
    """The extensions that add such an object."""
    owners = owners_of(EXTENSIONS, "objects", name)
    return tuple(owner for owner in owners if extension_object(owner, kind, name))


def extension(name: str) -> ObjectInfo | None:
    """An extension that is known here, with the versions that ship it."""
    for line in entries(EXTENSIONS, "extensions", "extensions").get(name, ()):
        return ObjectInfo("extension", name, *versions(fields(line, 2)[1]))
    return None


def extension_names() -> Set[str]:
    """The names of the extensions that are known here."""
    return entries(EXTENSIONS, "extensions", "extensions").keys()


def _object(group: str, owner: str, kind: str, name: str) -> ObjectInfo | None:
    for line in entries(group, "objects", owner).get(name, ()):
        _, its_kind, when = fields(line, 3)
        if its_kind == kind:
            return ObjectInfo(kind, name, *versions(when))
    return None
