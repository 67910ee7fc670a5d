"""A statement with its changes, and the changes that hold statements themselves."""

from __future__ import annotations

from msgspec import Struct

from ..facts import Gap, Statement
from ..name import Name
from ..pgtype import PgType
from ..source import Span
from .access import Grant, Publish
from .objects import (
    AlterFunction,
    AlterType,
    CreateTrigger,
    CreateType,
    CreateView,
    Drop,
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
    """CREATE FUNCTION and CREATE PROCEDURE.

    `search_path` None: not set. `body` are the statements and expressions inside; `arguments`
    the types that tell overloads apart.
    """

    name: Name
    span: Span
    kind: str
    arguments: tuple[PgType | None, ...]
    replaces: bool
    language: str
    is_definer: bool
    search_path: tuple[str, ...] | None
    body: tuple[Part, ...] = ()
    gaps: tuple[Gap, ...] = ()


class RunBlock(Struct, frozen=True):
    """DO: a block of statements that run at once."""

    span: Span
    body: tuple[Part, ...]
    gaps: tuple[Gap, ...] = ()


class SetSearchPath(Struct, frozen=True):
    """SET search_path of the session; None: back to what it was. `is_local`: of a transaction."""

    span: Span
    path: tuple[str, ...] | None
    is_local: bool = False


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
    | Grant
    | Truncate
    | Update
    | Insert
    | Delete
    | RunBlock
    | SetSearchPath
    | Transact
)


class Part(Struct, frozen=True):
    """A statement, of a migration or of a body inside it, with what it changes."""

    statement: Statement
    changes: tuple[Change, ...] = ()
