"""What an expression or an index leans on besides the columns of its table."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType


class Dependency(Struct, frozen=True):
    """An object that pg_depend would list, by the name that it has at that moment.

    `kind` is "function", "type", "sequence", "extension" or "operator class"; `arguments` are the
    types of a function's arguments, None where none of the name is known. "call" is a call that may
    reach several functions by its name and the `count` of its arguments: which one, the types of
    those decide in the expression that `text` is, along the search path `path`.
    """

    kind: str
    name: Name
    arguments: tuple[PgType | None, ...] | None = None
    count: int = 0
    text: str = ""
    path: tuple[str, ...] = ()
