"""The primary's schema, as migrations or a dump leave it."""

from .called import CalledChange, body_parts, called_changes, is_named, reaches, routines_called
from .fold import after, states
from .layered import differing
from .model import Primary
from .objects import (
    PUBLIC,
    DefinedOperator,
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
from .relations import (
    WITH_COLUMNS,
    Constraint,
    Table,
    TableColumn,
    TableIndex,
    required_column,
)
from .seeding import seeded
from .session import DEFAULT_PATH, PrimarySession
from .tables import after_commit, without_temporary

__all__ = [
    "DEFAULT_PATH",
    "PUBLIC",
    "WITH_COLUMNS",
    "CalledChange",
    "Constraint",
    "DefinedOperator",
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
    "body_parts",
    "called_changes",
    "differing",
    "is_named",
    "matching",
    "publishings",
    "reaches",
    "required_column",
    "routines_called",
    "seeded",
    "states",
    "without_temporary",
]
