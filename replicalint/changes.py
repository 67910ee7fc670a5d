"""What one statement of a migration changes on the primary: all that a migration rule sees of it.

Names are qualified: a bare one by the search path of the migration. Spans are those of the name
that a change is about. Text of expressions is kept as words: folded, constants as written, the name
of the changed table left out before its own columns. The file is long because DDL is: one small
type a kind of change, and no code.
"""

from __future__ import annotations

from msgspec import Struct

from .facts import Gap, Statement
from .name import Name
from .source import Span

Words = tuple[str, ...]


class ColumnDefinition(Struct, frozen=True):
    """`flag boolean NOT NULL DEFAULT false`. `type` is canonical, None where it is not written.

    `default` are the words of the default; a generated or an identity column has a value without.
    """

    name: str
    span: Span
    type: str | None
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
    """`type` is canonical; `has_modifier` where it has one, as varchar(20)."""

    relation: Name
    span: Span
    column: str
    type: str | None
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


class CreateView(Struct, frozen=True):
    """CREATE VIEW and CREATE MATERIALIZED VIEW."""

    name: Name
    span: Span
    kind: str


class Drop(Struct, frozen=True):
    """DROP of anything. `kind` is PostgreSQL's word: "table", "function", "type", "schema", ...

    `arguments` are a function's types, None where they are not written. `relation` is the table of
    a trigger.
    """

    kind: str
    name: Name
    span: Span
    arguments: tuple[str | None, ...] | None = None
    relation: Name | None = None
    cascades: bool = False


class Rename(Struct, frozen=True):
    """RENAME TO, and SET SCHEMA, of anything but a column."""

    kind: str
    name: Name
    span: Span
    to: Name
    arguments: tuple[str | None, ...] | None = None


class SetOwner(Struct, frozen=True):
    kind: str
    name: Name
    span: Span
    arguments: tuple[str | None, ...] | None
    owner: str


class CreateFunction(Struct, frozen=True):
    """CREATE FUNCTION and CREATE PROCEDURE.

    `search_path` None: not set. `body` are the statements and expressions inside; `arguments`
    the types that tell overloads apart.
    """

    name: Name
    span: Span
    kind: str
    arguments: tuple[str | None, ...]
    replaces: bool
    language: str
    is_definer: bool
    search_path: tuple[str, ...] | None
    body: tuple[Part, ...] = ()
    gaps: tuple[Gap, ...] = ()


class AlterFunction(Struct, frozen=True):
    """What ALTER FUNCTION sets; None: left as it is.

    `loses_search_path` is RESET search_path or RESET ALL.
    """

    name: Name
    span: Span
    arguments: tuple[str | None, ...] | None
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
    functions: tuple[tuple[Name, tuple[str | None, ...] | None], ...]
    schemas: tuple[str, ...]
    roles: tuple[str, ...]
    is_default: bool = False


class Truncate(Struct, frozen=True):
    relations: tuple[tuple[Name, Span], ...]
    span: Span
    cascades: bool


class Condition(Struct, frozen=True):
    """A condition of WHERE as a tree: `kind` is "and", "or", "not" or "test".

    A test has `words`; the others have `parts`.
    """

    kind: str
    parts: tuple[Condition, ...] = ()
    words: Words = ()


class Assignment(Struct, frozen=True):
    """`column = value` of SET. `value` is empty for a part of a row that a subquery gives.

    `text` is the value as it is written.
    """

    column: str
    value: Words
    text: str = ""


class Update(Struct, frozen=True):
    """What `action` says: "UPDATE", "ON CONFLICT DO UPDATE" or "MERGE".

    `rest` are the words of FROM and WITH, where a condition may stand as well. `alias` is the name
    of the table in this statement.
    """

    relation: Name
    span: Span
    alias: str
    assignments: tuple[Assignment, ...]
    where: Condition | None
    rest: Words = ()
    action: str = "UPDATE"


class Insert(Struct, frozen=True):
    """INSERT. `rows` are the values of VALUES, by column where the columns are written.

    `conflict` is "nothing", "update" or None.
    """

    relation: Name
    span: Span
    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    words: Words
    conflict: str | None = None
    conflict_span: Span | None = None
    conflict_columns: tuple[str, ...] = ()


class Delete(Struct, frozen=True):
    relation: Name
    span: Span
    words: Words = ()


class RunBlock(Struct, frozen=True):
    """DO: a block of statements that run at once."""

    span: Span
    body: tuple[Part, ...]
    gaps: tuple[Gap, ...] = ()


class SetSearchPath(Struct, frozen=True):
    """SET search_path of the session; None: back to what it was."""

    span: Span
    path: tuple[str, ...] | None


Change = (
    CreateTable
    | AddColumn
    | DropColumn
    | RenameColumn
    | RetypeColumn
    | RequireColumn
    | DefaultColumn
    | AddKey
    | DropConstraint
    | SetReplicaIdentity
    | SetLogged
    | CreateIndex
    | CreateView
    | Drop
    | Rename
    | SetOwner
    | CreateFunction
    | AlterFunction
    | CreateTrigger
    | RenameTrigger
    | SwitchTrigger
    | CreateType
    | AlterType
    | Publish
    | Grant
    | Truncate
    | Update
    | Insert
    | Delete
    | RunBlock
    | SetSearchPath
)


class Part(Struct, frozen=True):
    """A statement, of a migration or of a body inside it, with what it changes."""

    statement: Statement
    changes: tuple[Change, ...] = ()
