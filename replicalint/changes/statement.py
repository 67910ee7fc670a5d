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
    CreateIndex,
    CreateTable,
    DefaultColumn,
    DropColumn,
    DropConstraint,
    RenameColumn,
    RequireColumn,
    RetypeColumn,
    SetLogged,
    SetReplicaIdentity,
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
