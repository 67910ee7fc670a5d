"""Which type a name means: the one canonicaliser of contract, queries and migrations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from .. import catalog
from ..name import Name
from ..pgtype import PgType

NO_NAMES: Mapping[Name | None, Name] = MappingProxyType({})
_OWN = ("pg_catalog", "information_schema")


class TypeNames(Struct, frozen=True):
    """The types that a replica has, as a session with a search path finds them by their names.

    Follows namespace.c, TypenameGetTypid: pg_catalog comes first, unless the path names it later.
    """

    types: Collection[Name] = ()  # the contract's, with the multiranges of its ranges
    relations: Collection[Name] = ()  # each has a row type
    extensions: Collection[str] = ()
    search_path: tuple[str, ...] = ()
    folded: Mapping[Name | None, Name] = NO_NAMES  # names with capitals and no quotes

    def meaning(self, name: Name, is_array: bool = False) -> PgType | None:
        """The type of a name as it is written, or the array over it; None where there is none.

        `_int4` is int4[]: PostgreSQL names the array over a type with a "_" before it.
        """
        found = next(filter(None, map(self._exactly, self._qualified(name))), None)
        found = found or self._of_extension(name)
        return found.array if found is not None and is_array else found

    def _qualified(self, name: Name) -> Iterator[Name]:
        if name.schema:
            yield name
            return
        path = self.search_path
        schemas = path if "pg_catalog" in path else ("pg_catalog", *path)
        yield from (Name(schema, name.name) for schema in schemas)

    def _exactly(self, name: Name) -> PgType | None:
        name = self.folded.get(name, name)
        if name.schema in _OWN:
            info = catalog.type_named(name.name, name.schema)
            if info is not None:
                return info.type
        if self._lists(name):
            return PgType(name)
        if name.schema in _OWN:
            return None
        element = Name(name.schema, name.name.removeprefix("_"))
        return PgType(element, True) if element != name and self._lists(element) else None

    def _lists(self, name: Name) -> bool:
        return name in self.types or name in self.relations

    def _of_extension(self, name: Name) -> PgType | None:
        """A type of a listed extension, in whatever schema that stands."""
        if name.schema in _OWN:
            return None
        brought = (catalog.extension_type(one, name.name) for one in self.extensions)
        return next((info.type for info in brought if info is not None), None)
