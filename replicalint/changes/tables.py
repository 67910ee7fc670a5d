"""What is changed of a table: its columns, keys, indexes and replica identity."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .rows import Words


class ColumnDefinition(Struct, frozen=True):
    """`flag boolean NOT NULL DEFAULT false`. `type` is None where it is not written.

    `default` are the words of the default; a generated or an identity column has a value without.
    """

    name: str
    span: Span
    type: PgType | None
    is_required: bool = False
    default: Words | None = None
    is_generated: bool = False


class Key(Struct, frozen=True):
    """A constraint of a table: `kind` is "primary key", "unique", "foreign key", "check", "other".

    `columns` are empty where an existing index is used; `references` is a foreign key's table.
    """

    name: str | None
    kind: str
    span: Span
    columns: tuple[str, ...] = ()
    index: str | None = None
    references: Name | None = None
    words: Words = ()


class CreateTable(Struct, frozen=True):
    """CREATE TABLE and SELECT INTO.

    `copies` says that columns or keys come from elsewhere: LIKE, AS, INHERITS.
    """

    name: Name
    span: Span
    columns: tuple[ColumnDefinition, ...] = ()
    keys: tuple[Key, ...] = ()
    copies: bool = False
    is_temporary: bool = False
    may_exist: bool = False


class AddColumn(Struct, frozen=True):
    relation: Name
    span: Span
    column: ColumnDefinition
    may_exist: bool = False


class DropColumn(Struct, frozen=True):
    relation: Name
    span: Span
    column: str


class RenameColumn(Struct, frozen=True):
    relation: Name
    span: Span
    column: str
    to: str


class RetypeColumn(Struct, frozen=True):
    """`type` None: not known. `has_modifier` where it has one, as varchar(20)."""

    relation: Name
    span: Span
    column: str
    type: PgType | None
    has_modifier: bool = False


class RequireColumn(Struct, frozen=True):
    """SET NOT NULL, or DROP NOT NULL where it is not `is_required`."""

    relation: Name
    span: Span
    column: str
    is_required: bool = True


class DefaultColumn(Struct, frozen=True):
    """SET DEFAULT, or DROP DEFAULT where there is none."""

    relation: Name
    span: Span
    column: str
    default: Words | None


class AddKey(Struct, frozen=True):
    relation: Name
    span: Span
    key: Key


class DropConstraint(Struct, frozen=True):
    relation: Name
    span: Span
    constraint: str


class SetReplicaIdentity(Struct, frozen=True):
    """`identity` is "default", "full", "nothing" or "index NAME", as in a contract."""

    relation: Name
    span: Span
    identity: str


class SetLogged(Struct, frozen=True):
    relation: Name
    span: Span
    is_logged: bool


class CreateIndex(Struct, frozen=True):
    """`name` None: PostgreSQL chooses one. `columns` hold plain columns only."""

    relation: Name
    span: Span
    name: str | None
    columns: tuple[str, ...]
    is_unique: bool
    is_partial: bool
