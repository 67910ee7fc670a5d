"""What a statement does to the server and to the session."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..source import Span


class Write(Struct, frozen=True):
    """What a read-only transaction refuses (25006), or what a subscriber must not do.

    `action` is the words of PostgreSQL's own message: "INSERT", "SELECT FOR UPDATE", "nextval()".
    `relation` is the relation written to, where there is one.
    """

    action: str
    span: Span
    relation: Name | None = None


class SessionUse(Struct, frozen=True):
    """What changes the session rather than reads: SET, LISTEN, PREPARE, temporary objects."""

    action: str
    span: Span


class SerializableUse(Struct, frozen=True):
    """`BEGIN ISOLATION LEVEL SERIALIZABLE`; `is_default`: for the transactions that follow."""

    span: Span
    is_default: bool


class ReadWriteUse(Struct, frozen=True):
    """`BEGIN READ WRITE`, `SET transaction_read_only = off`: the mode of this transaction.

    `value` is that of transaction_read_only, as it is written.
    """

    span: Span
    value: str
