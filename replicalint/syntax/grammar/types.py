"""Type names in a query, which are written as one identifier."""

from __future__ import annotations

from ..typenames import typename
from .reader import Reader


def written_type(r: Reader, after: str) -> None:
    """Typename; `after` is the word or mark that it must follow."""
    number = r.at
    r.type(number, typename(r, after))
