"""What an expression or an index leans on besides the columns of its table."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType


class Dependency(Struct, frozen=True):
    """An object that pg_depend would list, by the name that it has at that moment.

    `kind` is "function", "type", "sequence", "extension", "operator class" or "access method".
    `arguments` are the types of a function's arguments; None where several overloads, or none that
    is known, may be meant by the `count` arguments that it is given.
    """

    kind: str
    name: Name
    arguments: tuple[PgType | None, ...] | None = None
    count: int = 0
