"""What is written to rows, as far as rules ask: UPDATE, INSERT, DELETE, MERGE, TRUNCATE."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..source import Span

# Text of an expression: folded, constants as written, the changed table left out before columns.
Words = tuple[str, ...]


class Truncate(Struct, frozen=True):
    relations: tuple[tuple[Name, Span], ...]
    span: Span
    cascades: bool


class Condition(Struct, frozen=True):
    """A condition of WHERE as a tree: `kind` is "and", "or", "not" or "test".

    A test has `words`; the others have `parts`.
    """

    kind: str
    parts: tuple[Condition, ...] = ()
    words: Words = ()


class Assignment(Struct, frozen=True):
    """`column = value` of SET. `value` is empty for a part of a row that a subquery gives.

    `text` is the value as it is written.
    """

    column: str
    value: Words
    text: str = ""


class Update(Struct, frozen=True):
    """What `action` says: "UPDATE", "ON CONFLICT DO UPDATE" or "MERGE".

    `rest` are the words of FROM and WITH, where a condition may stand as well. `alias` is the name
    of the table in this statement.
    """

    relation: Name
    span: Span
    alias: str
    assignments: tuple[Assignment, ...]
    where: Condition | None
    rest: Words = ()
    action: str = "UPDATE"


class Insert(Struct, frozen=True):
    """INSERT. `rows` are the values of VALUES, by column where the columns are written.

    `conflict` is "nothing", "update" or None.
    """

    relation: Name
    span: Span
    columns: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    words: Words
    conflict: str | None = None
    conflict_span: Span | None = None
    conflict_columns: tuple[str, ...] = ()


class Delete(Struct, frozen=True):
    relation: Name
    span: Span
    words: Words = ()
