"""What a query gives that a table or a view is made of."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType


class OutputColumn(Struct, frozen=True):
    """A column of a query's result; `type` and `modifier` None: not known.

    `modifier` is as format_type prints it: "(20)".
    """

    name: str
    type: PgType | None
    modifier: str | None = None


class QueryOutput(Struct, frozen=True):
    """`columns` None: not known. `reads` are relations, each with a column or None for itself."""

    columns: tuple[OutputColumn, ...] | None
    reads: tuple[tuple[Name, str | None], ...] = ()
