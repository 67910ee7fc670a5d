"""A statement with its changes, and the changes that hold statements themselves."""

from __future__ import annotations

from msgspec import Struct

from ..facts import Gap, Statement
from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .access import DropOwned, Grant, Publish, ReassignOwned, SetRole
from .objects import (
    AlterFunction,
    AlterSequence,
    AlterType,
    CreateEventTrigger,
    CreateExtension,
    CreateOperator,
    CreateSchema,
    CreateSequence,
    CreateTrigger,
    CreateType,
    CreateView,
    Drop,
    FunctionSetting,
    Rename,
    RenameTrigger,
    SetOwner,
    SwitchTrigger,
)
from .rows import Delete, Insert, Truncate, Update
from .tables import (
    AddColumn,
    AddKey,
    AlterConstraint,
    AttachIndex,
    CreateIndex,
    CreateTable,
    DefaultColumn,
    DropColumn,
    DropConstraint,
    DropExpression,
    IdentifyColumn,
    Inherit,
    RenameColumn,
    RenameConstraint,
    RequireColumn,
    RetypeColumn,
    SetExpression,
    SetLogged,
    SetReplicaIdentity,
    SetTypeOf,
)


class CreateFunction(Struct, frozen=True):
    """CREATE FUNCTION, PROCEDURE and AGGREGATE.

    `body` are the statements and expressions inside; `arguments` the types that tell overloads
    apart, `others` those of OUT and of RETURNS TABLE. `returns` is None where it is not written, or
    not known. `constants` are the strings of a body with SQL that is not seen. `is_bound`: the body
    is BEGIN ATOMIC or RETURN, and depends on what it names. One that is not `is_volatile` executes
    no command that writes itself: every server refuses that (0A000). `runs` are the functions that
    an aggregate runs.
    """

    name: Name
    span: Span
    kind: str
    arguments: tuple[PgType | None, ...]
    replaces: bool
    language: str
    is_definer: bool
    settings: tuple[FunctionSetting, ...] = ()
    body: tuple[Part, ...] = ()
    gaps: tuple[Gap, ...] = ()
    returns: PgType | None = None
    returns_set: bool = False
    may_exist: bool = False
    constants: tuple[str, ...] = ()
    others: tuple[PgType | None, ...] = ()
    is_bound: bool = False
    is_volatile: bool = True
    runs: tuple[Name, ...] = ()

    @property
    def search_path(self) -> tuple[str, ...] | None:
        """The path that it sets; None where it sets none."""
        return next((one.value for one in self.settings if one.name == "search_path"), None)


class RunBlock(Struct, frozen=True):
    """DO: a block of statements that run at once.

    `constants` are its strings, where it holds SQL that is not seen.
    """

    span: Span
    body: tuple[Part, ...]
    gaps: tuple[Gap, ...] = ()
    constants: tuple[str, ...] = ()


class SetSearchPath(Struct, frozen=True):
    """SET search_path of the session; None: back to what it was. `is_local`: of a transaction."""

    span: Span
    path: tuple[str, ...] | None
    is_local: bool = False


class SetDefaultPath(Struct, frozen=True):
    """ALTER DATABASE and ALTER ROLE ... SET search_path: with what their sessions begin.

    `role` is "" for all roles, `database` "" for all; `path` None is RESET.
    """

    span: Span
    role: str
    database: str
    path: tuple[str, ...] | None


class Transact(Struct, frozen=True):
    """BEGIN, COMMIT, ROLLBACK and savepoints.

    `action` is "begin", "commit", "rollback", "savepoint", "release" or "rollback to".
    """

    span: Span
    action: str
    savepoint: str = ""
    is_chained: bool = False


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
    | AlterConstraint
    | AttachIndex
    | DropExpression
    | IdentifyColumn
    | Inherit
    | RenameConstraint
    | SetExpression
    | SetTypeOf
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
    | CreateSequence
    | AlterSequence
    | CreateExtension
    | CreateOperator
    | CreateSchema
    | CreateEventTrigger
    | Grant
    | SetRole
    | ReassignOwned
    | DropOwned
    | Truncate
    | Update
    | Insert
    | Delete
    | RunBlock
    | SetSearchPath
    | SetDefaultPath
    | Transact
)


class Part(Struct, frozen=True):
    """A statement, of a migration or of a body inside it, with what it changes.

    `condition` is "" where it runs whenever the body does, and "exists" behind a test of the
    catalogue that keeps it from failing, as `IF NOT EXISTS (SELECT FROM pg_type ...)`. Otherwise it
    is "maybe": in another branch, or in a loop. `attempt` is the number of the part with a handler
    of exceptions that it is in, 0 for none: if a statement of that fails, none of it is done.
    `is_caught`: one of its handlers goes on where a read-only transaction refuses it.
    """

    statement: Statement
    changes: tuple[Change, ...] = ()
    condition: str = ""
    attempt: int = 0
    is_caught: bool = False
