"""The parts of a contract: what it says of one relation, type, function or endpoint.

Each is a small value that others hold: so the file is long.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct, field

from ..catalog.kinds import UserType, UserTypes
from ..name import Name, cut
from ..pgtype import TEXT, PgType
from ..source import Span


class Rollout(Enum):
    """Whether every replica has a column yet, or still."""

    NONE = "none"
    ADDING = "adding"  # some replicas may not have it yet
    REMOVING = "removing"  # some replicas no longer have it


class Derived(Struct, frozen=True):
    """How the primary keeps a column that carries a signal of other relations."""

    from_: tuple[Name, ...]
    refreshed_by: str
    at_most: str | None
    span: Span


class Column(Struct, frozen=True):
    """A column of a replicated relation.

    `folded` is its other possible name where the contract writes capitals without quotes.
    `absent` is what a reader must take it for where it is absent: the literal as SQL writes it
    ("false", "0", "NULL", "'free'"), None where the contract does not say. `generated`: the primary
    computes it. `modifier` is the length or precision that its type is written with, as format_type
    prints it, "(20)"; None where it is written with none.
    """

    name: str
    type: PgType
    span: Span
    rollout: Rollout = Rollout.NONE
    absent: str | None = None
    description: str | None = None
    derived: Derived | None = None
    folded: str | None = None
    generated: bool = False
    modifier: str | None = None


class Relation(Struct, frozen=True, dict=True):
    """A table that every replica has. `columns` keeps the order of the contract.

    What is None from `replica_identity` on, the contract does not say, and an empty tuple says that
    the replica's table has none: a key is unique and not null, whether or not these list it.
    """

    name: Name
    columns: Mapping[str, Column]
    span: Span
    replica_identity: str | None = None  # "default", "full", "nothing", "index NAME"
    folded: Name | None = None  # as of a column
    key: tuple[str, ...] | None = None  # the primary key's columns
    not_null: tuple[str, ...] | None = None
    unique: tuple[tuple[str, ...], ...] | None = None
    partitioned: bool | None = None
    keys: Mapping[str, Span] = field(default_factory=lambda: MappingProxyType({}))  # their places

    @cached_property
    def column_types(self) -> Mapping[str, PgType]:
        """The types of its columns, by their names."""
        return {one.name: one.type for one in self.columns.values()}

    @cached_property
    def in_rollout(self) -> Mapping[str, Column]:
        """The columns that some replicas lack, by their names."""
        columns = self.columns.items()
        return {name: one for name, one in columns if one.rollout is not Rollout.NONE}

    def place(self, key: str) -> Span:
        """Where the contract writes a key of the relation, else the relation."""
        return self.keys.get(key, self.span)

    def requires(self, column: str) -> bool | None:
        """Whether the replica's column is NOT NULL; None: the contract does not say."""
        if column in (self.key or ()) or column in (self.not_null or ()):
            return True
        return None if self.not_null is None else False

    def is_unique(self, columns: Iterable[str]) -> bool | None:
        """Whether these columns tell rows of the replica apart; None: it does not say."""
        asked = frozenset(columns)
        sets = (*(self.unique or ()), *((self.key,) if self.key else ()))
        if any(asked.issuperset(one) for one in sets):
            return True
        return None if self.unique is None or self.key is None else False


class TypeDef(Struct, frozen=True):
    """A type that the replica has. At most one of labels to subtype is set."""

    name: Name
    span: Span
    labels: tuple[str, ...] = ()  # enum
    fields: Mapping[str, PgType] = field(default_factory=lambda: MappingProxyType({}))  # composite
    base: PgType | None = None  # domain
    subtype: PgType | None = None  # range
    folded: Name | None = None  # as of a column

    @property
    def type(self) -> PgType:
        """The type itself."""
        return PgType(self.name)

    @property
    def user_types(self) -> UserTypes:
        """What overload resolution must know of it, and of the multirange that comes with it."""
        if self.labels:
            return {self.type: UserType("e")}
        if self.fields:
            return {self.type: UserType("c")}
        if self.base is not None:
            return {self.type: UserType("d", self.base)}
        if self.subtype is None or self.multirange is None:
            return {}
        multirange = UserType("m", self.type)
        return {self.type: UserType("r", self.subtype), PgType(self.multirange): multirange}

    @property
    def multirange(self) -> Name | None:
        """The multirange type that a range type comes with (typecmds.c, makeMultirangeTypeName)."""
        if self.subtype is None:
            return None
        head, found, tail = self.name.name.rpartition("range")
        renamed = f"{head}multirange{tail}" if found else f"{self.name.name}_multirange"
        return Name(self.name.schema, cut(renamed))

    def constructors(self, name: str, count: int) -> tuple[Function, ...]:
        """The functions of this name that make a range or multirange of so many arguments.

        A range is made of two bounds, and a text that says which belong to it; a multirange of
        ranges, or of none (typecmds.c, makeRangeConstructors, makeMultirangeConstructors).
        """
        if self.subtype is None or self.multirange is None:
            return ()
        if name == self.name.name:
            made, more = self.type, (TEXT,) if count == 3 else ()
            forms = [(self.subtype, self.subtype, *more)]
        else:
            made, forms = PgType(self.multirange), [(self.type,) * count, (self.type.array,)]
        return tuple([Function(made.name, one, self.span, made, writes=False) for one in forms])


class FunctionBody(Struct, frozen=True):
    """What a function of the primary does, as the migrations that were read define it.

    `arguments` hold None for a type that is not known. `action` is what it executes that a
    read-only server refuses, as PostgreSQL names it ("UPDATE", "nextval()"), at `span`; None where
    it shows none. `within` is the function whose body holds that: its own, or one that it calls.
    `is_certain`: whenever it is called; `is_seen`: nothing of it is SQL that is not known.
    """

    name: Name
    arguments: tuple[PgType | None, ...]
    span: Span
    action: str | None = None
    sqlstate: str | None = None
    within: Name | None = None
    is_certain: bool = True
    is_seen: bool = True


class Function(Struct, frozen=True):
    """A user function that the replica has. `arguments` None: any; `returns` None: not said.

    `writes`: its body changes something, which a read-only server refuses; None: not said.
    """

    name: Name
    arguments: tuple[PgType, ...] | None
    span: Span
    returns: PgType | None = None
    writes: bool | None = None

    def is_defined_by(self, body: FunctionBody) -> bool:
        """Whether a body is that of this function."""
        if body.name.name != self.name.name or self.name.schema not in ("", body.name.schema):
            return False
        if self.arguments is None:
            return True
        same_number = len(self.arguments) == len(body.arguments)
        return same_number and all(map(_may_be_same, self.arguments, body.arguments))


def _may_be_same(one: PgType, other: PgType | None) -> bool:
    """Whether two types may be one: that of an extension may be in any schema."""
    if other is None or one == other:
        return True
    is_of_extension = "" in (one.name.schema, other.name.schema)
    return is_of_extension and (one.name.name, one.is_array) == (other.name.name, other.is_array)


class NotReplicated(Struct, frozen=True):
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


class QueryPattern(Struct, frozen=True):
    """A path under `queries` or `except` as it is written, and what it names.

    `files` is a glob relative to the root of the repository, `names` a pattern of the names of
    statements in them. None: files as a whole. `key` is the key path to it.
    """

    text: str
    files: str
    names: str | None
    span: Span
    key: str


class EntryPoints(Struct, frozen=True):
    """Where a reader's program begins: `entries` are its functions, or whole files.

    What they reach is the reader's, within the files of `within` (empty: in all of the repository),
    but for the files and functions of `excepted`. `span` and `key` are the place of the whole.
    """

    entries: tuple[QueryPattern, ...]
    within: tuple[QueryPattern, ...]
    excepted: tuple[QueryPattern, ...]
    span: Span
    key: str


class SqlArgument(Struct, frozen=True):
    """A function that takes SQL, as the program calls it, and which of its arguments, from 1."""

    function: str
    argument: int
    span: Span


class SqlTag(Struct, frozen=True):
    """A tag of templates of SQL, as the program writes it."""

    name: str
    span: Span


class SqlWrappers(Struct, frozen=True):
    """What of a program takes SQL besides the functions and tags of known libraries."""

    sinks: tuple[SqlArgument, ...] = ()
    tags: tuple[SqlTag, ...] = ()


class Endpoint(Struct, frozen=True):
    """Who reads what. `relations` None: all that the contract lists.

    What `excepted` names is taken out of `queries`. `code` is where its program begins.
    """

    name: str
    queries: tuple[QueryPattern, ...]
    relations: tuple[Name, ...] | None
    span: Span
    relations_span: Span | None = None
    excepted: tuple[QueryPattern, ...] = ()
    code: tuple[EntryPoints, ...] = ()
