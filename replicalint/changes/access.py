"""Who is given what: the tables of a publication to its subscribers, functions to roles."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType
from ..source import Span


class PublishedTable(Struct, frozen=True):
    """A table in a publication's list. `columns` None: all, those that come later included."""

    name: Name
    span: Span
    columns: tuple[str, ...] | None = None
    is_filtered: bool = False


class Publish(Struct, frozen=True):
    """CREATE and ALTER PUBLICATION. `action` is "create", "add", "set" or "drop".

    `schemas` are those of TABLES IN SCHEMA; `operations` the value of `publish`, None where it is
    not set.
    """

    publication: str
    span: Span
    action: str
    tables: tuple[PublishedTable, ...] = ()
    schemas: tuple[str, ...] = ()
    has_all_tables: bool = False
    operations: tuple[str, ...] | None = None


class Grant(Struct, frozen=True):
    """GRANT and REVOKE of EXECUTE on functions.

    `functions` are names with argument types; `schemas` those of ALL FUNCTIONS IN SCHEMA;
    `is_default` is ALTER DEFAULT PRIVILEGES, whose `schemas` are empty for all.
    """

    span: Span
    is_grant: bool
    functions: tuple[tuple[Name, tuple[PgType | None, ...] | None], ...]
    schemas: tuple[str, ...]
    roles: tuple[str, ...]
    is_default: bool = False
