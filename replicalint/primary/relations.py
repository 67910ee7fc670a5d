"""Tables and what is like them: columns, constraints, indexes, replica identity, parents."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from ..name import Name
from ..pgtype import PgType
from ..source import Span


class TableColumn(Struct, frozen=True):
    """A row of pg_attribute. `type` None: not known from here; `modifier` as format_type prints it.

    `has_default` is a default's or a sequence's; `generated` is "stored" or "virtual", `identity`
    "always" or "by default", each None where the column is not. `span` is where it was made.
    """

    name: str
    type: PgType | None
    span: Span
    modifier: str = ""
    is_required: bool = False
    has_default: bool = False
    generated: str | None = None
    identity: str | None = None


class Constraint(Struct, frozen=True):
    """A row of pg_constraint, under the name that PostgreSQL gave it.

    `kind` is "primary key", "unique", "foreign key", "check" or "exclude".
    """

    name: str
    kind: str
    span: Span
    columns: tuple[str, ...] = ()
    references: Name | None = None
    is_deferrable: bool = False
    is_validated: bool = True


class TableIndex(Struct, frozen=True):
    """A row of pg_index. `columns` is None where one is an expression."""

    name: str
    columns: tuple[str, ...] | None
    span: Span
    is_unique: bool = False
    is_partial: bool = False
    is_immediate: bool = True
    is_primary: bool = False


class Table(Struct, frozen=True):
    """A row of pg_class with what hangs on it.

    `kind` is "table", "partitioned table", "foreign table", "view" or "materialized view". A table
    that only the contract tells of `is_assumed`: what it has besides columns is not known.
    """

    name: Name
    span: Span
    kind: str = "table"
    columns: Mapping[str, TableColumn] = field(default_factory=lambda: MappingProxyType({}))
    constraints: Mapping[str, Constraint] = field(default_factory=lambda: MappingProxyType({}))
    indexes: Mapping[str, TableIndex] = field(default_factory=lambda: MappingProxyType({}))
    identity: str = "default"  # "default", "full", "nothing", "index NAME"
    persistence: str = "permanent"  # "unlogged", "temporary"
    parents: tuple[Name, ...] = ()  # of INHERITS, or the one that it is a partition of
    is_partition: bool = False
    is_assumed: bool = False
