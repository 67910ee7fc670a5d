"""What one statement uses and does: all that a rule sees of it.

Every use carries the span of its name in the file. Lists are in the order of the source.
"Undecided" is a value: several candidates, a type of None, or a Gap mean "not known". One small
type a kind of use, which is why they are many.
"""

from .calls import CastUse, FunctionUse, OperatorUse, TypeUse
from .effects import ReadWriteUse, SerializableUse, SessionUse, Write
from .gaps import Gap, UnknownName, UnreadText
from .names import (
    AliasList,
    ColumnUse,
    DeclaredType,
    EntryKind,
    FromEntry,
    NaturalJoin,
    ObjectKind,
    ObjectUse,
    RelationUse,
    Unresolved,
)
from .shapes import (
    ArmsUse,
    JsonKeyUse,
    MisplacedAggregate,
    MisusedWindow,
    NotAllowed,
    PositionUse,
    RowContext,
    RowUse,
    StarUse,
    SyntaxUse,
    UngroupedUse,
)
from .statement import Fact, ParameterUse, Statement, Typing, by_kind
from .types import (
    CoercionUse,
    ConstantUse,
    Demand,
    LabelUse,
    MismatchUse,
    Need,
    RowComparison,
    RowProblem,
    SortingUse,
)

__all__ = [
    "AliasList",
    "ArmsUse",
    "CastUse",
    "CoercionUse",
    "ColumnUse",
    "ConstantUse",
    "DeclaredType",
    "Demand",
    "EntryKind",
    "Fact",
    "FromEntry",
    "FunctionUse",
    "Gap",
    "JsonKeyUse",
    "LabelUse",
    "MismatchUse",
    "MisplacedAggregate",
    "MisusedWindow",
    "NaturalJoin",
    "Need",
    "NotAllowed",
    "ObjectKind",
    "ObjectUse",
    "OperatorUse",
    "ParameterUse",
    "PositionUse",
    "ReadWriteUse",
    "RelationUse",
    "RowComparison",
    "RowContext",
    "RowProblem",
    "RowUse",
    "SerializableUse",
    "SessionUse",
    "SortingUse",
    "StarUse",
    "Statement",
    "SyntaxUse",
    "TypeUse",
    "Typing",
    "UngroupedUse",
    "UnknownName",
    "UnreadText",
    "Unresolved",
    "Write",
    "by_kind",
]
