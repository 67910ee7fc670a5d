"""What a replica has: looks names up as the replica would and says why something is not there."""

from .absence import (
    Absence,
    Ambiguous,
    FutureWith,
    Listed,
    Newer,
    NoSchema,
    OfExtension,
    OffSearchPath,
    Removed,
    Unfit,
    Unknown,
)
from .lookup import Absent, Doubt, Undecided
from .sorting import Incomparable
from .typings import UndeclaredParameter, looked_up
from .writing import WritingCall, WritingFunction

__all__ = [
    "Absence",
    "Absent",
    "Ambiguous",
    "Doubt",
    "FutureWith",
    "Incomparable",
    "Listed",
    "Newer",
    "NoSchema",
    "OfExtension",
    "OffSearchPath",
    "Removed",
    "Undecided",
    "UndeclaredParameter",
    "Unfit",
    "Unknown",
    "WritingCall",
    "WritingFunction",
    "looked_up",
]
