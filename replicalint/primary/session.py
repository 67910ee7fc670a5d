"""What the session of a migration sees: the primary along its search path, as a contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from ..changes import Change, SetSearchPath
from ..contract import Contract, Relation, TypeDef
from ..name import Name
from .fold import after
from .model import Primary
from .objects import DefinedType
from .relations import Table

# A session looks names up where PostgreSQL's default path leads.
DEFAULT_PATH = ("public",)


class PrimarySession(Struct, frozen=True, dict=True):
    """A session on the primary.

    `known` is what a contract tells of functions, and of types that no migration creates;
    `with_types` the same with the types of the primary.
    """

    known: Contract
    primary: Primary
    search_path: tuple[str, ...] = DEFAULT_PATH
    with_types: _WithTypes | None = None

    @cached_property
    def contract(self) -> Contract:
        """What it sees: against this the names of a migration's statements are resolved."""
        relations = _TablesAsRelations(self.primary.tables)
        path = ("pg_temp", *self.search_path)
        known = self.with_types.contract if self.with_types is not None else self.known
        return known.with_other_relations(relations, path)

    def has_schema(self, schema: str) -> bool:
        """Whether a schema is known to be there."""
        known = (*self.primary.schemas, *self.known.schemas)
        return schema == "public" or schema in known

    def along(self, search_path: tuple[str, ...]) -> PrimarySession:
        """The same with another search path."""
        return replace(self, search_path=search_path)

    def after(self, change: Change) -> PrimarySession:
        """The session when it has made a change."""
        if isinstance(change, SetSearchPath):
            return self.along(DEFAULT_PATH if change.path is None else change.path)
        primary = after(self.primary, change)
        return self.on(primary)

    def on(self, primary: Primary) -> PrimarySession:
        """The session when the primary has become another one."""
        old = self.primary
        if primary is old:
            return self
        if primary.types is old.types and primary.extensions is old.extensions:
            return replace(self, primary=primary)
        return replace(self, primary=primary, with_types=_WithTypes(self.known, primary))


class _WithTypes(Struct, frozen=True, dict=True):
    """A contract that lists the types and the extensions of a primary as well, made when asked."""

    known: Contract
    primary: Primary

    @cached_property
    def contract(self) -> Contract:
        known, primary = self.known, self.primary
        types = _TypesAsListed(known.types, primary.types)
        extensions = {**known.extensions, **{x.name: x.span for x in primary.extensions.values()}}
        return replace(
            known,
            extensions=extensions,
            types=types,
            same_names=None,
            same_types=None,
        )


class _TypesAsListed(Mapping[Name, TypeDef]):
    """What a contract lists, and the types of a primary as it would list them: read, not copied."""

    def __init__(self, known: Mapping[Name, TypeDef], types: Mapping[Name, DefinedType]) -> None:
        self._known = known
        self._types = types

    def __getitem__(self, name: Name) -> TypeDef:
        defined = self._types.get(name)
        return self._known[name] if defined is None else defined.as_listed

    def __contains__(self, name: object) -> bool:
        return name in self._types or name in self._known

    def __iter__(self) -> Iterator[Name]:
        yield from self._known
        yield from (name for name in self._types if name not in self._known)

    def __len__(self) -> int:
        return len(self._types) + sum(name not in self._types for name in self._known)


class _TablesAsRelations(Mapping[Name, Relation]):
    """Tables and views as a contract lists them: those whose columns are all known."""

    def __init__(self, tables: Mapping[Name, Table]) -> None:
        self._tables = tables

    def __getitem__(self, name: Name) -> Relation:
        table = self._tables[name]
        if table.has_other_columns and not table.is_assumed:
            raise KeyError(name)
        return table.as_relation

    def __contains__(self, name: object) -> bool:
        table = self._tables.get(name) if isinstance(name, Name) else None
        return table is not None and (table.is_assumed or not table.has_other_columns)

    def __iter__(self) -> Iterator[Name]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)
