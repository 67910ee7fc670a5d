"""Whether a text is a value of a type, as PostgreSQL's input functions say (manual, chapter 8).

`refusal` asks for one type and a version. Held against real servers by tests/test_input.py.
"""

from .parts import (
    Component,
    array_elements,
    malformed,
    multirange_ranges,
    range_bounds,
    row_fields,
)
from .reading import is_read, range_refusal, refusal, value
from .refused import NotAValue, Undetermined

__all__ = [
    "Component",
    "NotAValue",
    "Undetermined",
    "array_elements",
    "is_read",
    "malformed",
    "multirange_ranges",
    "range_bounds",
    "range_refusal",
    "refusal",
    "row_fields",
    "value",
]
