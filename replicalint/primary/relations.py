"""Tables and what is like them: columns, constraints, indexes, replica identity, parents."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import cast

from msgspec import Struct

from ..changes import ColumnValue, Dependency, Expression, Operation
from ..contract import Column, Relation
from ..expressions import conjuncts
from ..name import Name
from ..pgtype import PgType
from ..source import Span

# What has columns, by the words of commands: each has a row type.
WITH_COLUMNS = ("table", "view", "materialized view", "foreign table")


class TableColumn(Struct, frozen=True, gc=False):
    """A row of pg_attribute. `type` and `modifier` None: not known from here.

    `modifier` is as format_type prints it: "(20)".
    `has_default` is a default's or a sequence's; `generated` is "stored" or "virtual", `identity`
    "always" or "by default", each None where the column is not. `span` is where it was made.
    `uses` are the columns that it is generated from, `default` is what is written as its default,
    and `draws_from` the sequence that gives it.
    """

    name: str
    type: PgType | None
    span: Span
    modifier: str | None = ""
    is_required: bool = False
    has_default: bool = False
    generated: str | None = None
    identity: str | None = None
    uses: tuple[str, ...] = ()
    default: Expression | None = None
    draws_from: Name | None = None
    parents: int = 0  # how many parents have it
    is_local: bool = True  # defined here, whatever parents have
    needs: tuple[Dependency, ...] = ()  # what its default, or its expression, depends on


class Constraint(Struct, frozen=True, gc=False):
    """A row of pg_constraint, under the name that PostgreSQL gave it.

    `kind` is "primary key", "unique", "foreign key", "check", "exclude" or "not null": the last as
    PostgreSQL 18 keeps it, which older ones keep in the column alone. `columns` are those of a
    key, or those that a check reads.
    """

    name: str
    kind: str
    span: Span
    columns: tuple[str, ...] = ()
    references: Name | None = None
    is_deferrable: bool = False
    is_validated: bool = True
    is_enforced: bool = True
    is_inherited: bool = True  # by those who inherit: not NO INHERIT
    referenced_columns: tuple[str, ...] = ()
    condition: Expression | None = None  # of a check
    index: str | None = None  # its own, or the one that a foreign key leans on
    parents: int = 0  # how many parents have it
    is_local: bool = True  # defined here, whatever parents have
    actions: tuple[str, ...] = ()  # of a foreign key: MATCH, ON DELETE, ON UPDATE
    needs: tuple[Dependency, ...] = ()

    def requires(self, column: str) -> bool:
        """Whether it is a check that says `column IS NOT NULL`, besides what else it says."""
        return self.kind == "check" and any(
            required_column(one) == column for one in conjuncts(self.condition)
        )


class TableIndex(Struct, frozen=True, gc=False):
    """A row of pg_index. `columns` is None where one is an expression.

    `uses` are all columns that it reads: `others` of INCLUDE, those of expressions and of the
    predicate. `parent` is the index of the partitioned table that it is a part of. `keys` are the
    columns in order with "" for expressions; `parts` its own names of them and of `others`, which
    stay as the table's columns are renamed: of these PostgreSQL makes names.
    """

    name: str
    columns: tuple[str, ...] | None
    span: Span
    is_unique: bool = False
    is_partial: bool = False
    is_immediate: bool = True
    is_primary: bool = False
    others: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    parent: Name | None = None
    words: tuple[str, ...] = ()  # of expressions and of the predicate
    is_valid: bool = True
    ways: tuple[str, ...] = ("btree",)  # the access method, and how each column is compared
    needs: tuple[Dependency, ...] = ()


class Table(Struct, frozen=True, dict=True):
    """A row of pg_class with what hangs on it.

    `kind` is "table", "partitioned table", "foreign table", "view" or "materialized view". A table
    that only the contract tells of `is_assumed`: what it has besides columns is not known.
    `has_other_columns`: there may be more than `columns`. `reads` is what a view shows.
    """

    name: Name
    span: Span
    kind: str = "table"
    columns: Mapping[str, TableColumn] = MappingProxyType({})
    constraints: Mapping[str, Constraint] = MappingProxyType({})
    indexes: Mapping[str, TableIndex] = MappingProxyType({})
    identity: str = "default"  # "default", "full", "nothing", "index NAME"
    persistence: str = "permanent"  # "unlogged", "temporary"
    parents: tuple[Name, ...] = ()  # of INHERITS, or the one that it is a partition of
    is_partition: bool = False
    is_assumed: bool = False
    has_other_columns: bool = False
    reads: tuple[tuple[Name, str | None], ...] = ()
    of_type: Name | None = None
    partition_key: tuple[str, ...] = ()
    is_dropped_on_commit: bool = False
    owner: str | None = None  # None: not known
    server: str | None = None  # of a foreign table
    needs: tuple[Dependency, ...] = ()  # what its partition key depends on

    @cached_property
    def as_relation(self) -> Relation:
        """What a contract would say of it: names and types of its columns."""
        columns = {
            one.name: Column(
                one.name, cast("PgType", one.type), one.span
            )  # the resolver takes None
            for one in self.columns.values()
        }
        return Relation(self.name, columns, self.span)


def required_column(condition: Expression) -> str | None:
    """The column of `column IS NOT NULL`."""
    match condition:
        case Operation("not", (Operation("is null", (ColumnValue(column, ""),)),)):
            return column
        case _:
            return None


def is_same_foreign(one: Constraint, other: Constraint) -> bool:
    """Whether two foreign keys are equal, but for their names."""
    return (
        one.columns == other.columns
        and one.references == other.references
        and one.referenced_columns == other.referenced_columns
        and one.actions == other.actions
        and (one.is_deferrable, one.is_enforced) == (other.is_deferrable, other.is_enforced)
    )
