"""What is written to rows, as far as rules ask: UPDATE, INSERT, DELETE, MERGE, TRUNCATE."""

from __future__ import annotations

from msgspec import Struct

from ..name import Name
from ..source import Span
from .expressions import Expression


class Truncate(Struct, frozen=True):
    relations: tuple[tuple[Name, Span], ...]
    span: Span
    cascades: bool


class Assignment(Struct, frozen=True):
    """`column = value` of SET. `value` is None for a part of a row that a subquery gives.

    `text` is the value as it is written, "" where it is not written alone; `is_part` says that a
    field or an element of the column is set.
    """

    column: str
    value: Expression | None
    text: str = ""
    is_part: bool = False


class RowSource(Struct, frozen=True):
    """A table that is read beside the changed one, under the name that its columns have here."""

    name: str
    relation: Name


class Update(Struct, frozen=True):
    """What `action` says: "UPDATE", "ON CONFLICT DO UPDATE" or "MERGE".

    `alias` is the name of the table in this statement. `joined` are conditions that hold for the
    rows that are taken, besides `where`: those of ON, of the queries in FROM, IN and EXISTS, over
    the columns of `sources`. `reads` are the words of FROM, USING and WITH, "" where there is none.
    """

    relation: Name
    span: Span
    alias: str
    assignments: tuple[Assignment, ...]
    where: Expression | None
    joined: tuple[Expression, ...] = ()
    sources: tuple[RowSource, ...] = ()
    reads: str = ""
    action: str = "UPDATE"


class Insert(Struct, frozen=True):
    """What `action` says: "INSERT", "MERGE", or "COPY", of whose rows no values are read.

    `columns` are those that are written out, in order.

    `rows` are the values of VALUES; `selected` those of SELECT, one entry for each arm of UNION.
    `conflict` is "nothing", "update" or None.
    """

    relation: Name
    span: Span
    columns: tuple[str, ...]
    rows: tuple[tuple[Expression, ...], ...] = ()
    selected: tuple[tuple[Expression, ...], ...] = ()
    conflict: str | None = None
    conflict_span: Span | None = None
    conflict_columns: tuple[str, ...] = ()
    action: str = "INSERT"


class Delete(Struct, frozen=True):
    """DELETE. `is_partial` says that FROM or a condition may leave rows."""

    relation: Name
    span: Span
    where: Expression | None = None
    is_partial: bool = False
    action: str = "DELETE"
