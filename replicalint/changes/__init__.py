"""What one statement of a migration changes on the primary: all that a migration rule sees of it.

Names are qualified: a bare one by the search path of the migration. Spans are those of the name
that a change is about. One small type a kind of change, and no code.
"""

from .access import Grant, Publish, PublishedTable
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
from .rows import Assignment, Condition, Delete, Insert, Truncate, Update, Words
from .statement import Change, CreateFunction, Part, RunBlock, SetSearchPath
from .tables import (
    AddColumn,
    AddKey,
    ColumnDefinition,
    CreateIndex,
    CreateTable,
    DefaultColumn,
    DropColumn,
    DropConstraint,
    Key,
    RenameColumn,
    RequireColumn,
    RetypeColumn,
    SetLogged,
    SetReplicaIdentity,
)

__all__ = [
    "AddColumn",
    "AddKey",
    "AlterFunction",
    "AlterType",
    "Assignment",
    "Change",
    "ColumnDefinition",
    "Condition",
    "CreateFunction",
    "CreateIndex",
    "CreateTable",
    "CreateTrigger",
    "CreateType",
    "CreateView",
    "DefaultColumn",
    "Delete",
    "Drop",
    "DropColumn",
    "DropConstraint",
    "Grant",
    "Insert",
    "Key",
    "Part",
    "Publish",
    "PublishedTable",
    "Rename",
    "RenameColumn",
    "RenameTrigger",
    "RequireColumn",
    "RetypeColumn",
    "RunBlock",
    "SetLogged",
    "SetOwner",
    "SetReplicaIdentity",
    "SetSearchPath",
    "SwitchTrigger",
    "Truncate",
    "Update",
    "Words",
]
