"""Who is given what: the tables of a publication to its subscribers, functions to roles."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .expressions import Words


class PublishedTable(Struct, frozen=True):
    """A table in a publication's list. `columns` None: all, those that come later included.

    `is_only`: ONLY stands before it, and the tables that inherit from it are not meant. `used` are
    the words of the filter.
    """

    name: Name
    span: Span
    columns: tuple[str, ...] | None = None
    is_filtered: bool = False
    is_only: bool = False
    used: Words = ()


class Publish(Struct, frozen=True):
    """CREATE and ALTER PUBLICATION. `action` is "create", "add", "set", "drop" or "options".

    `schemas` are those of TABLES IN SCHEMA, "" for CURRENT_SCHEMA; `operations` the value of
    `publish`, `via_root` that of publish_via_partition_root and `generated` that of
    publish_generated_columns, each None where it is not set. `exceptions` are those of ALL TABLES.
    """

    publication: str
    span: Span
    action: str
    tables: tuple[PublishedTable, ...] = ()
    schemas: tuple[str, ...] = ()
    has_all_tables: bool = False
    operations: tuple[str, ...] | None = None
    via_root: bool | None = None
    generated: str | None = None
    exceptions: tuple[Name, ...] = ()
    may_exist: bool = False


class Grant(Struct, frozen=True):
    """GRANT and REVOKE of EXECUTE on functions.

    `functions` are names with argument types; `schemas` those of ALL FUNCTIONS IN SCHEMA, for
    routines of `kinds`. `roles` have "public" for PUBLIC and "" for the session's role.
    `is_default` is ALTER DEFAULT PRIVILEGES, whose `schemas` are empty for all, and which is about
    what the `creators` make: the session's role where none is named. `is_of_option`: REVOKE GRANT
    OPTION FOR takes no right.
    """

    span: Span
    is_grant: bool
    functions: tuple[tuple[Name, tuple[PgType | None, ...] | None], ...]
    schemas: tuple[str, ...]
    roles: tuple[str, ...]
    is_default: bool = False
    kinds: tuple[str, ...] = ("function", "aggregate", "procedure")
    creators: tuple[str, ...] = ("",)
    is_of_option: bool = False


class SetRole(Struct, frozen=True):
    """SET ROLE and SET SESSION AUTHORIZATION; `role` None: back to who runs the migrations."""

    span: Span
    role: str | None
    is_local: bool = False


class ReassignOwned(Struct, frozen=True):
    span: Span
    roles: tuple[str, ...]
    to: str


class DropOwned(Struct, frozen=True):
    """DROP OWNED BY: what the roles own, and what they were granted."""

    span: Span
    roles: tuple[str, ...]
    cascades: bool = False
