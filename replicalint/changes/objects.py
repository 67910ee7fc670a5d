"""What is changed of views, functions, triggers and types, and the DROP or RENAME of anything."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .dependencies import Dependency
from .expressions import Words
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
    may_miss: bool = False


class Rename(Struct, frozen=True):
    """RENAME TO, and SET SCHEMA, of anything but a column."""

    kind: str
    name: Name
    span: Span
    to: Name
    arguments: tuple[PgType | None, ...] | None = None


class SetOwner(Struct, frozen=True):
    """OWNER TO, and AUTHORIZATION of CREATE SCHEMA; `owner` "" is the session's role."""

    kind: str
    name: Name
    span: Span
    arguments: tuple[PgType | None, ...] | None
    owner: str


class FunctionSetting(Struct, frozen=True):
    """`SET name = value` of a function; `value` None is FROM CURRENT.

    `is_reset` is RESET, or SET TO DEFAULT, with the name "" for RESET ALL.
    """

    name: str
    value: tuple[str, ...] | None
    is_reset: bool = False


class AlterFunction(Struct, frozen=True):
    """What ALTER FUNCTION sets; None: left as it is. `settings` are done in their order."""

    name: Name
    span: Span
    arguments: tuple[PgType | None, ...] | None
    is_definer: bool | None = None
    settings: tuple[FunctionSetting, ...] = ()


class CreateTrigger(Struct, frozen=True):
    """`events` are "insert", "update", "delete", "truncate"; `tables` the transition tables.

    `used` are the columns of UPDATE OF and the words of WHEN.
    """

    name: str
    relation: Name
    span: Span
    function: Name
    events: tuple[str, ...]
    tables: tuple[str, ...] = ()
    is_of_row: bool = False
    used: Words = ()
    may_exist: bool = False


class RenameTrigger(Struct, frozen=True):
    relation: Name
    span: Span
    trigger: str
    to: str


class SwitchTrigger(Struct, frozen=True):
    """ENABLE and DISABLE TRIGGER; `trigger` None: all of them.

    `state` is "origin", "disabled", "replica" or "always", as pg_trigger.tgenabled.
    """

    relation: Name
    span: Span
    trigger: str | None
    state: str


class Attribute(Struct, frozen=True):
    """An attribute of a composite type; `modifier` as format_type prints it."""

    name: str
    type: PgType | None
    modifier: str = ""


class CreateType(Struct, frozen=True):
    """CREATE TYPE and CREATE DOMAIN: `kind` is "type" or "domain".

    `form` is "enum", "composite", "domain", "range", "base" or "shell". `base` is a domain's type
    or a range's subtype; `checks` are the names of a domain's constraints, None for those without,
    `required_as` is that of its NOT NULL. `multirange` is what a range type says that the type is
    called which comes with it.
    """

    name: Name
    span: Span
    kind: str
    form: str = "shell"
    labels: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    base: PgType | None = None
    modifier: str = ""
    is_required: bool = False
    checks: tuple[str | None, ...] = ()
    multirange: Name | None = None
    may_exist: bool = False
    required_as: str | None = None
    needs: tuple[
        Dependency, ...
    ] = ()  # of a domain's default, a range's or a base type's functions
    needs_of_checks: tuple[tuple[Dependency, ...], ...] = ()  # as many as `checks`
    has_default: bool = False  # of a domain


class AlterType(Struct, frozen=True):
    """A change of an enum's labels, of a composite type's attributes, or of a domain.

    `action` is "ADD VALUE", "RENAME VALUE", "ADD ATTRIBUTE", ..., or "ALTER DOMAIN", which `clause`
    says more of: "add constraint", "drop constraint", "set not null", "drop not null", ... `value`
    is the new label or the attribute, `old` the label that RENAME VALUE takes away, `to` the new
    name of an attribute or a constraint.
    `neighbour` is the label that the new one comes next to, behind it unless it `is_before`.
    """

    name: Name
    span: Span
    action: str
    value: str | None = None
    old: str | None = None
    neighbour: str | None = None
    is_before: bool = False
    attribute: Attribute | None = None
    clause: str = ""
    constraint: str | None = None
    to: str | None = None
    may_exist: bool = False
    needs: tuple[Dependency, ...] = ()  # what a domain's check or default depends on


class CreateSequence(Struct, frozen=True):
    """CREATE SEQUENCE; `owner_column` is the table and the column of OWNED BY."""

    name: Name
    span: Span
    persistence: str = "permanent"
    owner_column: tuple[Name, str] | None = None
    may_exist: bool = False


class AlterSequence(Struct, frozen=True):
    """ALTER SEQUENCE ... OWNED BY a column, or NONE; SET LOGGED and UNLOGGED; None: as it is."""

    name: Name
    span: Span
    sets_owner: bool = False
    owner_column: tuple[Name, str] | None = None
    persistence: str | None = None


class CreateExtension(Struct, frozen=True):
    """`schema` "": the one that its control file names, or the first of the path."""

    name: str
    span: Span
    schema: str = ""
    cascades: bool = False
    may_exist: bool = False


class CreateSchema(Struct, frozen=True):
    """CREATE SCHEMA; `owner` None: the session's role. What stands inside follows."""

    name: str
    span: Span
    owner: str | None = None
    may_exist: bool = False


class CreateOperator(Struct, frozen=True):
    """CREATE OPERATOR; `left` is NO_OPERAND for a prefix operator.

    `function` is the one of the schema that it calls, None for one of the catalogue.
    """

    name: Name
    span: Span
    left: PgType | None
    right: PgType | None
    function: Name | None


class CreateEventTrigger(Struct, frozen=True):
    """CREATE EVENT TRIGGER: its function runs at commands that follow."""

    name: str
    span: Span
    event: str
    function: Name
