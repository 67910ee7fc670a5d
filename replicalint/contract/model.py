"""What the replicas of one read path have: the contract as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from ..catalog.kinds import UserType, UserTypes
from ..catalog.overload import extension_types
from ..name import Name, cut
from ..source import Source, Span


def _joined(name: Name) -> str:
    """`schema.name` without quotes: how types are named between our own modules."""
    return f"{name.schema}.{name.name}"


class Rollout(Enum):
    """Whether every replica has a column yet, or still."""

    NONE = "none"
    ADDING = "adding"  # some replicas may not have it yet
    REMOVING = "removing"  # some replicas no longer have it


@dataclass(frozen=True)
class Derived:
    """How the primary keeps a column that carries a signal of other relations."""

    from_: tuple[Name, ...]
    refreshed_by: str
    at_most: str | None
    span: Span


@dataclass(frozen=True)
class Column:
    """A column of a replicated relation. `type` is canonical: see `canonical_type`.

    `absent` is what a reader must take it for where it is absent: the literal as SQL writes it
    ("false", "0", "NULL", "'free'"), None where the contract does not say.
    """

    name: str
    type: str
    span: Span
    rollout: Rollout = Rollout.NONE
    absent: str | None = None
    description: str | None = None
    derived: Derived | None = None


@dataclass(frozen=True)
class Relation:
    """A table that every replica has. `columns` keeps the order of the contract."""

    name: Name
    columns: Mapping[str, Column]
    span: Span
    replica_identity: str = "default"  # "default", "full", "nothing", "index NAME"


@dataclass(frozen=True)
class TypeDef:
    """A type that the replica has. Exactly one of the fields is set, or none for `{}`."""

    name: Name
    span: Span
    labels: tuple[str, ...] = ()  # enum
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # composite
    base: str | None = None  # domain
    subtype: str | None = None  # range

    def user_types(self, name: str) -> UserTypes:
        """What overload resolution must know of it, and of the multirange that comes with it."""
        if self.labels:
            return {name: UserType("e")}
        if self.fields:
            return {name: UserType("c")}
        if self.base is not None:
            return {name: UserType("d", self.base)}
        if self.subtype is None or self.multirange is None:
            return {}
        multirange = UserType("m", name)
        return {name: UserType("r", self.subtype), _joined(self.multirange): multirange}

    @property
    def multirange(self) -> Name | None:
        """The multirange type that a range type brings (typecmds.c, makeMultirangeTypeName)."""
        if self.subtype is None:
            return None
        head, found, tail = self.name.name.rpartition("range")
        renamed = f"{head}multirange{tail}" if found else f"{self.name.name}_multirange"
        return Name(self.name.schema, cut(renamed))


@dataclass(frozen=True)
class Function:
    """A user function that the replica has. `arguments` None: any; `returns` None: not said."""

    name: Name
    arguments: tuple[str, ...] | None
    span: Span
    returns: str | None = None


@dataclass(frozen=True)
class NotReplicated:
    """What the primary has and the replica never will.

    `*` in `name.name` stands for any characters: `public.usage_credit_*`.
    """

    name: Name
    kind: str  # view, materialized view, table, function, sequence, foreign table
    span: Span
    instead: str | None = None
    reason: str | None = None

    @property
    def is_pattern(self) -> bool:
        """Whether the entry speaks about every name of a form, not about one object."""
        return "*" in self.name.name

    def covers(self, name: Name) -> bool:
        """Whether the entry speaks about this schema-qualified name."""
        return self.name.schema == name.schema and self.covers_bare(name.name)

    def covers_bare(self, bare: str) -> bool:
        """Whether the entry speaks about something of this name in its own schema."""
        first, *rest = self.name.name.split("*")
        if not rest:
            return bare == first
        *middle, last = rest
        position = len(first)
        end = len(bare) - len(last)
        if not (bare.startswith(first) and bare.endswith(last) and position <= end):
            return False
        for part in middle:
            found = bare.find(part, position, end)
            if found < 0:
                return False
            position = found + len(part)
        return True


@dataclass(frozen=True)
class Endpoint:
    """Who reads what. `relations` None: all that the contract lists."""

    name: str
    queries: tuple[str, ...]  # globs relative to the root of the repository
    relations: tuple[Name, ...] | None
    span: Span
    relations_span: Span | None = None
    query_spans: tuple[Span, ...] = ()  # where each of `queries` is written


@dataclass(frozen=True)
class Contract:
    """One contract file. Mappings keep the order of the file."""

    source: Source
    name: str
    description: str = ""
    replication: str = "logical"  # or "physical"
    postgres: int = 15
    postgres_span: Span | None = None
    search_path: tuple[str, ...] = ()
    relations: Mapping[Name, Relation] = field(default_factory=lambda: MappingProxyType({}))
    types: Mapping[Name, TypeDef] = field(default_factory=lambda: MappingProxyType({}))
    functions: tuple[Function, ...] = ()
    sequences: Mapping[Name, Span] = field(default_factory=lambda: MappingProxyType({}))
    extensions: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))
    not_replicated: tuple[NotReplicated, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    migrations: tuple[str, ...] = ()
    migration_spans: tuple[Span, ...] = ()  # where each of `migrations` is written
    registries: tuple[Name, ...] = ()  # tables whose rows are the primary's own: scheduled tasks

    def relation(self, name: Name) -> Relation | None:
        """The replicated relation that a query reaches by this name.

        A bare name is looked up along the search path; an empty one finds nothing.
        """
        return next((self.relations[n] for n in self.qualified(name) if n in self.relations), None)

    def type(self, name: Name) -> TypeDef | None:
        """The listed type of this name, or the range type whose multirange it is."""
        names = self.qualified(name)
        return next((self._types[n] for n in names if n in self._types), None)

    def function(self, name: Name) -> tuple[Function, ...]:
        """The listed functions that a call by this name can reach: one for each overload.

        A function that the contract lists without a schema is reached by any call of its name.
        """
        reached = {*self.qualified(name), Name("", name.name)}
        return tuple(function for function in self.functions if function.name in reached)

    def not_replicated_entry(self, name: Name) -> NotReplicated | None:
        """What the contract says about an object that no replica has; exact before `*`."""
        for qualified in self.qualified(name):
            for entry in self._exact_before_patterns:
                if entry.covers(qualified):
                    return entry
        return None

    def candidates(self, bare: str) -> tuple[Name, ...]:
        """The replicated relations with this name in any schema: what a bare name may mean."""
        return tuple(name for name in self.relations if name.name == bare)

    def not_replicated_candidates(self, bare: str) -> tuple[NotReplicated, ...]:
        """The entries of `not_replicated` that a bare name may mean; exact before `*`."""
        return tuple(e for e in self._exact_before_patterns if e.covers_bare(bare))

    def qualified(self, name: Name) -> tuple[Name, ...]:
        """The schema-qualified names that a name may stand for, in the order of the search."""
        if name.schema:
            return (name,)
        return tuple(Name(schema, name.name) for schema in self.search_path)

    @cached_property
    def schemas(self) -> frozenset[str]:
        """The schemas that something on the replica is in."""
        names = (*self.relations, *self.types, *self.sequences, *(f.name for f in self.functions))
        return frozenset(name.schema for name in names if name.schema)

    @cached_property
    def user_types(self) -> UserTypes:
        """What overload resolution must know of the contract's types, by `schema.name`."""
        found = {_joined(name): UserType("c") for name in self.relations}
        for name, defined in self.types.items():
            found |= defined.user_types(_joined(name))
        for extension in self.extensions:
            found |= extension_types(extension)
        return found

    @cached_property
    def _types(self) -> Mapping[Name, TypeDef]:
        multiranges = {t.multirange: t for t in self.types.values() if t.multirange}
        return multiranges | dict(self.types)

    @cached_property
    def _exact_before_patterns(self) -> tuple[NotReplicated, ...]:
        return tuple(sorted(self.not_replicated, key=lambda entry: entry.is_pattern))
