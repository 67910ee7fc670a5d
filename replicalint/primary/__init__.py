"""The primary's schema, as migrations or a dump leave it."""

from .fold import after
from .model import Primary
from .objects import (
    DefinedSequence,
    DefinedTrigger,
    DefinedType,
    InstalledExtension,
    Publication,
    Publishing,
    RegisteredTask,
    Routine,
)
from .publications import publishings
from .relations import Constraint, Table, TableColumn, TableIndex

__all__ = [
    "Constraint",
    "DefinedSequence",
    "DefinedTrigger",
    "DefinedType",
    "InstalledExtension",
    "Primary",
    "Publication",
    "Publishing",
    "RegisteredTask",
    "Routine",
    "Table",
    "TableColumn",
    "TableIndex",
    "after",
    "publishings",
]
