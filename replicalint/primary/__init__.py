"""The primary's schema, as migrations or a dump leave it."""

from .called import CalledChange, called_changes, is_named, parts_of, reaches
from .fold import after, states
from .model import Primary
from .objects import (
    PUBLIC,
    DefinedSequence,
    DefinedTrigger,
    DefinedType,
    InstalledExtension,
    Publication,
    Publishing,
    RegisteredTask,
    Routine,
)
from .overloads import Written, matching
from .publications import publishings
from .relations import Constraint, Table, TableColumn, TableIndex
from .seeding import seeded
from .session import DEFAULT_PATH, PrimarySession
from .tables import after_commit, without_temporary

__all__ = [
    "DEFAULT_PATH",
    "PUBLIC",
    "CalledChange",
    "Constraint",
    "DefinedSequence",
    "DefinedTrigger",
    "DefinedType",
    "InstalledExtension",
    "Primary",
    "PrimarySession",
    "Publication",
    "Publishing",
    "RegisteredTask",
    "Routine",
    "Table",
    "TableColumn",
    "TableIndex",
    "Written",
    "after",
    "after_commit",
    "called_changes",
    "is_named",
    "matching",
    "parts_of",
    "publishings",
    "reaches",
    "seeded",
    "states",
    "without_temporary",
]
