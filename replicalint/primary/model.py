"""The primary's schema as one value: what pg_class, pg_proc and their neighbours say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from ..name import Name
from ..source import Span
from .objects import (
    DefaultExecute,
    DefinedSchema,
    DefinedSequence,
    DefinedType,
    InstalledExtension,
    Overloads,
    Publication,
    RegisteredTask,
    RelationTriggers,
    Routine,
)
from .relations import Table


class Holder(Struct, frozen=True):
    """The tables that have something of a name, or the sequences that go with one."""

    span: Span
    tables: tuple[Name, ...]


class Primary(Struct, frozen=True):
    """The schema at one moment of a history. Each change makes another value.

    `unknown` are the objects of which a change is not known from here: a called function or dynamic
    SQL may have changed them, each with why; `unseen` are the reasons for which any object may be
    otherwise, the last ones. `registries` are the tables whose rows are tasks;
    `role` is the one that SET ROLE has made the session's, None the one that runs the migrations.
    `indexes` and `constraints` are the tables that have one of a name, `mentions` those that
    inherit from a table, refer to it, read it, or have columns of a type; `owners` the sequences
    that go with a table: these follow from `tables` and `sequences`.
    """

    tables: Mapping[Name, Table] = field(default_factory=lambda: MappingProxyType({}))
    routines: Mapping[Name, Overloads] = field(default_factory=lambda: MappingProxyType({}))
    types: Mapping[Name, DefinedType] = field(default_factory=lambda: MappingProxyType({}))
    sequences: Mapping[Name, DefinedSequence] = field(default_factory=lambda: MappingProxyType({}))
    extensions: Mapping[str, InstalledExtension] = field(
        default_factory=lambda: MappingProxyType({})
    )
    schemas: Mapping[str, DefinedSchema] = field(default_factory=lambda: MappingProxyType({}))
    triggers: Mapping[Name, RelationTriggers] = field(default_factory=lambda: MappingProxyType({}))
    publications: Mapping[str, Publication] = field(default_factory=lambda: MappingProxyType({}))
    tasks: tuple[RegisteredTask, ...] = ()
    default_executes: tuple[DefaultExecute, ...] = ()
    unknown: Mapping[Name, str] = field(default_factory=lambda: MappingProxyType({}))
    unseen: tuple[str, ...] = ()
    registries: frozenset[Name] = frozenset()
    role: str | None = None
    indexes: Mapping[Name, Holder] = field(default_factory=lambda: MappingProxyType({}))
    constraints: Mapping[Name, Holder] = field(default_factory=lambda: MappingProxyType({}))
    mentions: Mapping[Name, Holder] = field(default_factory=lambda: MappingProxyType({}))
    owners: Mapping[Name, Holder] = field(default_factory=lambda: MappingProxyType({}))
    temporary: frozenset[Name] = frozenset()  # of `tables`
    touched: tuple[Name, ...] = ()
    postgres: int = 15

    def has_relation(self, name: Name) -> bool:
        """Whether pg_class has the name: a table's, a view's, an index's or a sequence's."""
        return name in self.tables or name in self.indexes or name in self.sequences

    def routines_named(self, name: Name) -> tuple[Routine, ...]:
        """The overloads of a name."""
        found = self.routines.get(name)
        return found.routines if found is not None else ()
