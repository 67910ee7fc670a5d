"""Why nothing of a file is analysed, where one reason holds for all of it.

Such a reason is one finding a file, and a report says it once for all files.
"""

from __future__ import annotations

from msgspec import Struct


class Cause(Struct, frozen=True):
    """One such reason: the message of its finding, what is said of several files, and a hint."""

    name: str
    reason: str
    of_several: str
    hint: str | None = None


TEMPLATE = Cause(
    "template",
    "this is a template: check what it renders to",
    "are templates: check what they render to",
)
UNSEPARATED = Cause(
    "unseparated",
    "nothing separates this statement from the one before it",
    'hold several statements that nothing separates: expected ";" or a header such as "-- name: x"',
    'Write ";" between them, or a header such as "-- name: x" above each.',
)
CAUSES = (TEMPLATE, UNSEPARATED)
_REASONS = frozenset(cause.reason for cause in CAUSES)


def is_of_file(reason: str | None) -> bool:
    """Whether a reason for which nothing was seen is about the whole file."""
    return reason in _REASONS
