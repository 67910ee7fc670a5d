"""What an expression or an index leans on besides the columns of its table."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType


class Dependency(Struct, frozen=True):
    """An object that pg_depend would list, by the name that it has at that moment.

    `kind` is "function", "type", "sequence", "extension" or "operator class"; `arguments` are the
    types of a function's arguments, None where none of the name is known.
    """

    kind: str
    name: Name
    arguments: tuple[PgType | None, ...] | None = None
