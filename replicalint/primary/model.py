"""The primary's schema as one value: what pg_class, pg_proc and their neighbours say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from ..name import Name
from .objects import (
    DefaultExecute,
    DefinedOperator,
    DefinedSchema,
    DefinedSequence,
    DefinedTrigger,
    DefinedType,
    InstalledExtension,
    Publication,
    RegisteredTask,
    Routine,
)
from .relations import Table


class Primary(Struct, frozen=True):
    """The schema at one moment of a history. Each change makes another value.

    `unknown` are the objects of which a change is not known from here: a called function or dynamic
    SQL may have changed them, each with why; `unseen` are the reasons for which any object may be
    otherwise, the last ones. `registries` are the tables whose rows are tasks;
    `search_paths` are those that sessions begin with, by role and database, "" for all of them;
    `operators` are all of a symbol, of whatever schema;
    `role` is the one that SET ROLE has made the session's, None the one that runs the migrations.
    `indexes` and `constraints` are the tables that have one of a name, `mentions` those that
    inherit from a table, refer to it, read it, or have columns of a type; `owners` the sequences
    that go with a table: these follow from `tables` and `sequences`.
    """

    tables: Mapping[Name, Table] = MappingProxyType({})
    routines: Mapping[Name, tuple[Routine, ...]] = MappingProxyType({})
    operators: Mapping[str, tuple[DefinedOperator, ...]] = MappingProxyType({})
    types: Mapping[Name, DefinedType] = MappingProxyType({})
    sequences: Mapping[Name, DefinedSequence] = MappingProxyType({})
    extensions: Mapping[str, InstalledExtension] = MappingProxyType({})
    schemas: Mapping[str, DefinedSchema] = MappingProxyType({})
    triggers: Mapping[Name, Mapping[str, DefinedTrigger]] = MappingProxyType({})
    publications: Mapping[str, Publication] = MappingProxyType({})
    tasks: tuple[RegisteredTask, ...] = ()
    default_executes: tuple[DefaultExecute, ...] = ()
    unknown: Mapping[Name, str] = MappingProxyType({})
    unseen: tuple[str, ...] = ()
    registries: frozenset[Name] = frozenset()
    search_paths: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType({})
    role: str | None = None
    indexes: Mapping[Name, tuple[Name, ...]] = MappingProxyType({})
    constraints: Mapping[Name, tuple[Name, ...]] = MappingProxyType({})
    mentions: Mapping[Name, tuple[Name, ...]] = MappingProxyType({})
    owners: Mapping[Name, tuple[Name, ...]] = MappingProxyType({})
    temporary: frozenset[Name] = frozenset()  # of `tables`
    touched: tuple[Name, ...] = ()
    postgres: int = 15

    def has_relation(self, name: Name) -> bool:
        """Whether pg_class has the name: a table's, a view's, an index's or a sequence's."""
        return name in self.tables or name in self.indexes or name in self.sequences

    def has_column(self, relation: Name, column: str) -> bool:
        """Whether a table is known to have a column: of an assumed one nothing is."""
        table = self.tables.get(relation)
        return table is not None and not table.is_assumed and column in table.columns

    def table_of(self, index: Name) -> Name | None:
        """The table that an index of this name is on."""
        return next(iter(self.indexes.get(index, ())), None)

    def routines_named(self, name: Name) -> tuple[Routine, ...]:
        """The overloads of a name."""
        return self.routines.get(name, ())

    def triggers_of(self, relation: Name) -> Iterable[DefinedTrigger]:
        """The triggers of a relation."""
        return self.triggers.get(relation, {}).values()
