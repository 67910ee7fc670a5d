"""What the primary has besides tables: rows of pg_proc, pg_type, pg_trigger and their neighbours.

Names are those of the moment: what is renamed is found under its new name. `span` is where a
migration made the object.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import cast

from msgspec import Struct

from ..changes import (
    Attribute,
    CreateFunction,
    Dependency,
    Expression,
    FunctionSetting,
    PublishedTable,
    Words,
)
from ..contract import TypeDef
from ..name import Name
from ..pgtype import NO_OPERAND, PgType
from ..source import Span

PUBLIC = "public"  # the name that no role can have


class Routine(Struct, frozen=True):
    """A row of pg_proc. `arguments` are the types that a call gives, and tell overloads apart.

    `owner` None: the role that runs the migrations. `executors` are the roles besides the owner
    that may execute it: those of `by_default` by default privileges alone, those of `doubted` if
    SQL out of sight has not taken it from them. `is_revoked`: a REVOKE is about it. `place` is
    where it was last decided whether it sets search_path. `created` is the statement that its body
    comes from. `others` are the types of what it gives out; `relations` and `functions` are those
    that a bound body depends on.
    """

    name: Name
    arguments: tuple[PgType | None, ...]
    span: Span
    created: CreateFunction
    kind: str = "function"  # "procedure", "aggregate"
    returns: PgType | None = None
    is_definer: bool = False
    settings: tuple[FunctionSetting, ...] = ()
    place: Span | None = None
    owner: str | None = None
    executors: frozenset[str] = frozenset((PUBLIC,))
    by_default: frozenset[str] = frozenset()
    is_revoked: bool = False
    doubted: frozenset[str] = frozenset()
    others: tuple[PgType | None, ...] = ()
    relations: frozenset[Name] = frozenset()
    functions: frozenset[Name] = frozenset()

    @property
    def search_path(self) -> tuple[str, ...] | None:
        """The path that it sets; None where it sets none."""
        return next((one.value for one in self.settings if one.name == "search_path"), None)

    @property
    def is_public(self) -> bool:
        """Whether every role may execute it."""
        return PUBLIC in self.executors

    @property
    def is_called(self) -> bool:
        """Whether a statement can call it: a trigger function refuses."""
        triggers = ("trigger", "event_trigger")
        return self.returns is None or self.returns.name.name not in triggers

    @property
    def signature(self) -> str:
        """The name with the types that tell it from its overloads, as SQL writes it."""
        types = ", ".join(str(one or "...") for one in self.arguments)
        return f"{self.name}({types})"


class DefaultExecute(Struct, frozen=True):
    """A row of pg_default_acl about functions.

    The `roles` may execute what `creator` makes in a schema, "" for all; `creator` None: the role
    that runs the migrations.
    """

    creator: str | None
    schema: str
    roles: frozenset[str]


class DefinedType(Struct, frozen=True, dict=True):
    """A row of pg_type. `kind` is "enum", "composite", "domain", "range", "base" or "shell".

    `labels` are an enum's in their order; `base` is a domain's type or a range's subtype, `checks`
    the names of a domain's constraints, `required_as` that of its NOT NULL.
    """

    name: Name
    span: Span
    kind: str
    labels: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    base: PgType | None = None
    modifier: str = ""
    is_required: bool = False
    checks: tuple[str, ...] = ()
    owner: str | None = None
    required_as: str | None = None
    needs: tuple[tuple[str, Dependency], ...] = ()  # of a domain's checks by name, "" all others
    multirange: Name | None = None  # of a range type that says its name
    has_default: bool = False  # of a domain: its own, besides that of its base

    @cached_property
    def names(self) -> frozenset[Name]:
        """Its name, and those of the types that it is made of."""
        parts = (self.base, *(one.type for one in self.attributes))
        named = (self.name, *(one.name for one in parts if one is not None))
        return frozenset(named if self.multirange is None else (*named, self.multirange))

    @cached_property
    def as_listed(self) -> TypeDef:
        """What a contract would say of it."""
        fields = {one.name: cast("PgType", one.type) for one in self.attributes}
        domain = self.base if self.kind == "domain" else None
        subtype = self.base if self.kind == "range" else None
        return TypeDef(self.name, self.span, self.labels, fields, domain, subtype)


class DefinedSequence(Struct, frozen=True):
    """A row of pg_sequence. `owner_column` is the table and the column that it goes with.

    `is_identity`: it is the column's identity, and cannot go without it.
    """

    name: Name
    span: Span
    owner_column: tuple[Name, str] | None = None
    is_identity: bool = False
    persistence: str = "permanent"


class DefinedOperator(Struct, frozen=True):
    """A row of pg_operator, as CREATE OPERATOR says it."""

    name: Name
    span: Span
    left: PgType | None
    right: PgType | None
    function: Name | None

    @property
    def operands(self) -> tuple[PgType | None, ...]:
        """The types that it takes, and its function with it."""
        return (self.right,) if self.left == NO_OPERAND else (self.left, self.right)


class InstalledExtension(Struct, frozen=True):
    """A row of pg_extension. `schema` "": the one that its control file names."""

    name: str
    span: Span
    schema: str = ""


class DefinedSchema(Struct, frozen=True):
    """A row of pg_namespace."""

    name: str
    span: Span
    owner: str | None = None


class DefinedTrigger(Struct, frozen=True):
    """A row of pg_trigger.

    `state` is "origin" where it fires for the primary's own writes, else "disabled", "replica" or
    "always". `tables` are its transition tables, `used` has the columns without which it is gone.
    """

    name: str
    relation: Name
    span: Span
    function: Name
    events: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    state: str = "origin"
    is_of_row: bool = False
    used: Words = ()

    @property
    def fires(self) -> bool:
        """Whether it fires where the primary itself writes."""
        return self.state in ("origin", "always")


OPERATIONS = ("insert", "update", "delete", "truncate")


class Publication(Struct, frozen=True):
    """A row of pg_publication with the tables and schemas that it lists.

    `is_known` is False for one that no migration creates: it may list more. `generated` is what
    publish_generated_columns says: "none" or "stored".
    """

    name: str
    span: Span
    tables: Mapping[Name, PublishedTable]
    schemas: tuple[str, ...] = ()
    has_all_tables: bool = False
    operations: tuple[str, ...] = OPERATIONS
    via_root: bool = False
    generated: str = "none"
    owner: str | None = None
    is_known: bool = True
    exceptions: frozenset[Name] = frozenset()


class Publishing(Struct, frozen=True):
    """How the rows of a table go out by a publication.

    `root` is the table under whose name they go; `columns` None: all of them. `filtered_by` are the
    words of the row filter.
    """

    publication: Publication
    root: Name
    columns: tuple[str, ...] | None = None
    is_filtered: bool = False
    filtered_by: Words = ()


class RegisteredTask(Struct, frozen=True):
    """A row of a registry: `values` by column, where the columns are written."""

    registry: Name
    span: Span
    row: tuple[Expression, ...]
    values: Mapping[str, Expression]
