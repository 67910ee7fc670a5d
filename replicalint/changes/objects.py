"""What is changed of views, functions, triggers and types, and the DROP or RENAME of anything."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .queries import QueryOutput


class CreateView(Struct, frozen=True):
    """CREATE VIEW and CREATE MATERIALIZED VIEW, and CREATE RULE "_RETURN" that makes one.

    `query` is what it shows, under the names in `names`.
    """

    name: Name
    span: Span
    kind: str
    query: QueryOutput | None = None
    names: tuple[str, ...] = ()
    replaces: bool = False
    may_exist: bool = False


class Drop(Struct, frozen=True):
    """DROP of anything. `kind` is PostgreSQL's word: "table", "function", "type", "schema", ...

    `arguments` are a function's types, None where they are not written. `relation` is the table of
    a trigger.
    """

    kind: str
    name: Name
    span: Span
    arguments: tuple[PgType | None, ...] | None = None
    relation: Name | None = None
    cascades: bool = False


class Rename(Struct, frozen=True):
    """RENAME TO, and SET SCHEMA, of anything but a column."""

    kind: str
    name: Name
    span: Span
    to: Name
    arguments: tuple[PgType | None, ...] | None = None


class SetOwner(Struct, frozen=True):
    kind: str
    name: Name
    span: Span
    arguments: tuple[PgType | None, ...] | None
    owner: str


class AlterFunction(Struct, frozen=True):
    """What ALTER FUNCTION sets; None: left as it is.

    `loses_search_path` is RESET search_path or RESET ALL.
    """

    name: Name
    span: Span
    arguments: tuple[PgType | None, ...] | None
    is_definer: bool | None = None
    search_path: tuple[str, ...] | None = None
    loses_search_path: bool = False


class CreateTrigger(Struct, frozen=True):
    """`events` are "insert", "update", "delete", "truncate"; `tables` the transition tables."""

    name: str
    relation: Name
    span: Span
    function: Name
    events: tuple[str, ...]
    tables: tuple[str, ...] = ()


class RenameTrigger(Struct, frozen=True):
    relation: Name
    span: Span
    trigger: str
    to: str


class SwitchTrigger(Struct, frozen=True):
    """ENABLE and DISABLE TRIGGER; `trigger` None: all of them."""

    relation: Name
    span: Span
    trigger: str | None
    is_enabled: bool


class CreateType(Struct, frozen=True):
    """CREATE TYPE and CREATE DOMAIN."""

    name: Name
    span: Span
    kind: str


class AlterType(Struct, frozen=True):
    """A change of an enum's labels, of a composite type's attributes, or of a domain.

    `action` is "ADD VALUE", "RENAME VALUE", "ADD ATTRIBUTE", ..., or "ALTER DOMAIN". `value` is the
    new label, or the attribute.
    """

    name: Name
    span: Span
    action: str
    value: str | None = None
