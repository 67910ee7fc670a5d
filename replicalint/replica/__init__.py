"""What a replica has: looks a name up as the replica would and says why it is not there."""

from .absence import (
    Absence,
    Ambiguous,
    Listed,
    Newer,
    NoSchema,
    OfExtension,
    OffSearchPath,
    Removed,
    Unfit,
    Unknown,
    has_schema,
    version_absence,
)
from .functions import missing_function
from .objects import missing_object
from .operators import missing_operator
from .relations import missing_relation
from .types import missing_type
from .undecided import (
    is_undecided_cast,
    is_undecided_count,
    is_undecided_function,
    is_undecided_object,
    is_undecided_operator,
    lacks_something,
)

__all__ = [
    "Absence",
    "Ambiguous",
    "Listed",
    "Newer",
    "NoSchema",
    "OfExtension",
    "OffSearchPath",
    "Removed",
    "Unfit",
    "Unknown",
    "has_schema",
    "is_undecided_cast",
    "is_undecided_count",
    "is_undecided_function",
    "is_undecided_object",
    "is_undecided_operator",
    "lacks_something",
    "missing_function",
    "missing_object",
    "missing_operator",
    "missing_relation",
    "missing_type",
    "version_absence",
]
