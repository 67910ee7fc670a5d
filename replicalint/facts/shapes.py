"""What a query gives and is grouped by: stars, whole rows and their keys, columns by number."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from ..name import Name
from ..pgtype import PgType
from ..source import Span
from ..sqlstate import SYNTAX_ERROR
from .names import FromEntry


class RowContext(Enum):
    """What becomes of a whole row."""

    OUTPUT = "output"  # returned, or given to a function that returns its shape
    KEY = "key"  # only a key of its JSON form is read
    EXISTENCE = "existence"  # count(o), o IS NOT NULL: its shape does not show
    OTHER = "other"


class RowUse(Struct, frozen=True):
    """A whole-row reference: `to_jsonb(o)`, `SELECT o FROM orgs o`.

    `entry` is None where nothing of that name is in scope; `scope` are the entries searched.
    """

    name: str
    span: Span
    entry: FromEntry | None
    scope: Sequence[FromEntry]
    context: RowContext


class StarUse(Struct, frozen=True):
    """`*` or `t.*` in a select list or RETURNING, and the entries that it stands for.

    One that sqlc writes out is a `ColumnUse` for each column, and this only for entries of which
    the columns are not known. `shows` is False inside EXISTS and where a query above takes only
    named columns of it.
    """

    span: Span
    entries: tuple[FromEntry, ...]
    shows: bool


class ArmsUse(Struct, frozen=True):
    """`SELECT * FROM a UNION SELECT * FROM b`: arms that may not have as many columns.

    `construct` is "UNION", "INTERSECT" or "EXCEPT", or "VALUES" of which two rows differ, or
    "INSERT" and "UPDATE" of which `first` counts the columns and `second` the values; else both
    count columns.
    `starred` are those that `*` brings to one arm alone, each with the relation it comes from.
    """

    construct: str
    first: int
    second: int
    starred: tuple[tuple[Name, str], ...]
    span: Span


class JsonKeyUse(Struct, frozen=True):
    """`to_jsonb(o) ->> 'key'`: a key read from the JSON form of a row.

    `coalesced` says whether a COALESCE stands around it, `default` is the literal it falls back to
    as text ("false", "0", "NULL", ...), None where that is no literal. `cast` is the type it is
    cast to, None where it is not cast. `as_text` is True for ->>, #>> and the *_text functions.
    """

    entry: FromEntry
    key: str
    span: Span
    row_name: str
    as_text: bool
    coalesced: bool
    default: str | None
    cast: PgType | None
    is_test: bool = False  # to_jsonb(o) ? 'key': whether the key is there
    is_open: bool = False  # a hole stands around it: what becomes of it is not known


class UngroupedUse(Struct, frozen=True):
    """`SELECT o.id, o.name, count(*) ... GROUP BY o.id`: a column that no GROUP BY holds.

    `column` is "*" for a whole row. `is_outer`: a subquery uses it. `is_direct`: it stands in a
    direct argument of an ordered-set aggregate. `relation` is the one that the entry reads, and
    `grouped` those of its columns that every row of a group has in common: if they hold its primary
    key, the column stands well. `decides` is what is not known and decides: "key", or "call" for
    the function around it, which may be an aggregate.
    """

    column: str
    alias: str
    span: Span
    is_outer: bool = False
    is_direct: bool = False
    relation: Name | None = None
    grouped: tuple[str, ...] = ()
    decides: str = ""
    call: Name | None = None


class MisplacedAggregate(Struct, frozen=True):
    """`WHERE count(*) > 1`: an aggregate where none may stand; `reason` in PostgreSQL's words."""

    reason: str
    sqlstate: str
    span: Span


class MisusedWindow(Struct, frozen=True):
    """`OVER (w ORDER BY b)` where w is sorted already, or `WHERE rank() OVER () = 1`: a window or a
    window function that PostgreSQL refuses; `reason` in its words."""

    reason: str
    sqlstate: str
    span: Span


class NotAllowed(Struct, frozen=True):
    """`lower(DISTINCT o.name)`, `WHERE unnest(o.tags) = 'a'`: a function or a clause in a form, or
    at a place, that PostgreSQL refuses; `reason` in its words."""

    reason: str
    sqlstate: str
    span: Span


class PositionUse(Struct, frozen=True):
    """`ORDER BY 3` of two columns: a constant that is the number of no column of the output.

    `position` is None where it is no integer.
    """

    clause: str
    position: int | None
    span: Span


class SyntaxUse(Struct, frozen=True):
    """Grammar that came after PostgreSQL 15: `IS JSON`, `AT LOCAL`, a subquery without alias."""

    text: str
    since: int
    span: Span
    sqlstate: str = SYNTAX_ERROR
