"""What FROM brings and what queries give: entries with their columns, and the types of values.

An entry is PostgreSQL's RangeTblEntry with its ParseNamespaceItem; joins without an alias are in
`joins`, what the names mean at one place in `scope`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct, field

from ..facts import EntryKind, FromEntry, RowContext, RowUse, StarUse
from ..name import Name
from ..pgtype import JSON, JSONB, RECORD, PgType, built_in
from ..source import Span
from .growing import Growing

# Of so many candidates, no more are told: whoever reads them knows that there are several.
SEVERAL = 16
NONE_SHOWN: Growing[FromEntry] = Growing()

# Every table has them; views, subqueries and functions do not (manual 5.6, "System Columns").
_XID, _CID = built_in("xid"), built_in("cid")
SYSTEM_COLUMNS = {
    "tableoid": built_in("oid"),
    "xmin": _XID,
    "cmin": _CID,
    "xmax": _XID,
    "cmax": _CID,
    "ctid": built_in("tid"),
}


class RowType(Struct, frozen=True):
    """The type of a whole row: that of an entry, or of a record of these fields.

    Fields of None are those of a record that nothing is known about. `is_list`: no value, but the
    columns of a subquery that a row is compared with.
    """

    entry: PlainEntry | None = None
    record: tuple[tuple[str, Type], ...] | None = None
    is_list: bool = False

    @property
    def fields(self) -> Mapping[str, Type] | None:
        """The fields by name, where they are known."""
        if self.entry is not None:
            return self.entry.columns
        return dict(self.record) if self.record is not None else None

    @property
    def type(self) -> PgType:
        """The relation's row type, or record."""
        if self.entry is not None and self.entry.relation is not None:
            return PgType(self.entry.relation)
        return RECORD


class RowJson(Struct, frozen=True):
    """The JSON form of a row: `to_jsonb(o)`, `row_to_json(o)`."""

    entry: PlainEntry
    row: RowRecord
    is_jsonb: bool


Type = PgType | RowType | RowJson | None


def plain_type(of: Type) -> PgType | None:
    """The type that facts carry for a value."""
    if of is None or isinstance(of, PgType):
        return of
    if isinstance(of, RowType):
        return of.type
    return JSONB if of.is_jsonb else JSON


class StarRecord(Struct, eq=False):
    """A `*` on its way to becoming a fact: whether it shows is known when the query ends."""

    span: Span
    entries: tuple[FromEntry, ...]
    shows: bool = False
    below: list[StarRecord] = field(default_factory=list)
    starred: dict[str, Name] = field(default_factory=dict)
    is_counted: bool = True  # whether it is known how many columns it stands for

    def use(self) -> StarUse:
        """The fact."""
        return StarUse(self.span, self.entries, self.shows)

    def expose(self) -> None:
        """The query above takes all that this star stands for."""
        if not self.shows:
            self.shows = True
            for star in self.below:
                star.expose()


class RowRecord(Struct, eq=False):
    """A whole-row reference on its way to becoming a fact."""

    name: str
    span: Span
    entry: FromEntry | None
    scope: Sequence[FromEntry]
    context: RowContext = RowContext.OTHER
    function: Name | None = None
    star: StarRecord | None = None  # it stands in a select list

    def use(self) -> RowUse:
        """The fact."""
        shows = self.star is not None and self.star.shows
        context = RowContext.OUTPUT if shows else self.context
        return RowUse(self.name, self.span, self.entry, self.scope, context)


class Output(Struct, eq=False):
    """What a query gives: its columns in order, None where they are not known."""

    columns: list[tuple[str, Type]] | None
    stars: list[StarRecord] = field(default_factory=list)
    starred: dict[str, Name] = field(default_factory=dict)  # columns of relations that * brought
    is_open: bool = False  # a hole may give any columns, besides these
    some: Mapping[str, Type] = field(default_factory=dict)

    @property
    def width(self) -> int | None:
        """How many columns it gives, where that is known."""
        is_counted = all(star.is_counted for star in self.stars)
        return len(self.columns) if self.columns is not None and is_counted else None

    def expose(self) -> None:
        """All columns are taken by whoever reads the query."""
        for star in self.stars:
            star.expose()


class Renamed(Struct, frozen=True):
    """The relation behind an alias list, and its columns by the names that the list gives."""

    relation: Name | None
    columns: Mapping[str, str]


class PlainEntry(Struct, eq=False):
    """An entry of FROM (PostgreSQL: RangeTblEntry with its ParseNamespaceItem)."""

    alias: str
    kind: EntryKind
    columns: Mapping[str, Type] | None
    relation: Name | None = None
    has_system_columns: bool = False
    schema: str = ""  # as it is written before the name of a relation that is not found
    is_named: bool = True  # False: a join or VALUES without alias
    stars: list[StarRecord] = field(default_factory=list)
    origins: dict[str, list[PlainEntry]] = field(default_factory=dict)  # of a join's columns
    starred: dict[str, Name] = field(default_factory=dict)  # of a query: see Output
    duplicates: frozenset[str] = frozenset()  # columns that it has twice
    listed: Sequence[tuple[str, Type]] | None = None  # all of them, where some are there twice
    needs_qualifier: bool = False  # excluded, old, new: found by their name alone
    is_open: bool = False  # a WITH query that the rest of a part may have
    some: Mapping[str, Type] = field(default_factory=dict)  # of columns that are not all known
    is_value: bool = False  # a function of values: its name alone is its value, and no row
    renamed: Renamed | None = None  # a relation whose columns an alias list renames

    _shown: FromEntry | None = None
    _all_shown: Growing[FromEntry] | None = None

    def shown(self) -> FromEntry:
        """The entry as facts show it."""
        if self._shown is None:
            columns = tuple(self.columns) if self.columns is not None else None
            self._shown = FromEntry(self.alias, self.kind, columns, self.relation)
        return self._shown

    def find(self, name: str) -> Sequence[PlainEntry] | None:
        """The entries that have the column: none, or None where that is not known."""
        if self.columns is None:
            return (self,) if name in self.some else None
        if name in self.columns:
            return (self,) if name not in self.duplicates else (self, self)
        return ()

    def type_of(self, name: str) -> Type:
        """The type of a column; None where it is not known."""
        return (self.columns or self.some).get(name)

    def common(self, names: Collection[str]) -> list[str]:
        """Those of the names that are columns of this, in their order."""
        return [name for name in self.columns or () if name in names]

    def owners(self) -> Iterable[tuple[str, Sequence[PlainEntry]]]:
        """Each column with the entries that have it."""
        return ((name, self.find(name) or ()) for name in self.columns or self.some)

    def going_by(self, alias: str) -> Sequence[PlainEntry]:
        """Itself, where that is its name."""
        return (self,) if self.is_named and alias == self.alias else ()

    def expand(self) -> list[tuple[str, Type]] | None:
        """What `*` stands for."""
        if self.listed is not None:
            return list(self.listed)
        return None if self.columns is None else list(self.columns.items())

    def is_for_bare_names(self) -> bool:
        """Whether a bare name can find its columns."""
        return not self.needs_qualifier

    def leaves(self) -> Growing[PlainEntry]:
        """Itself."""
        return Growing((self,))

    def tables(self) -> Growing[PlainEntry]:
        """Itself, where it has the system columns."""
        return Growing((self,) if self.has_system_columns else ())

    def all_shown(self) -> Growing[FromEntry]:
        """The same as facts show it."""
        if self._all_shown is None:
            self._all_shown = Growing((self.shown(),))
        return self._all_shown

    def named(self) -> Growing[PlainEntry]:
        """Itself: its name can be written before a column."""
        return Growing((self,))

    def unknown(self) -> Growing[PlainEntry]:
        """Itself, where its columns are not known."""
        return Growing((self,) if self.columns is None else ())


class Entry(Protocol):
    """An entry of FROM: a plain one, or a join of several; its leaves are plain."""

    def find(self, name: str) -> Sequence[PlainEntry] | None: ...

    def type_of(self, name: str) -> Type: ...

    def common(self, names: Collection[str]) -> list[str]: ...

    def owners(self) -> Iterable[tuple[str, Sequence[PlainEntry]]]: ...

    def going_by(self, alias: str) -> Sequence[PlainEntry]: ...

    def expand(self) -> list[tuple[str, Type]] | None: ...

    def is_for_bare_names(self) -> bool: ...

    def leaves(self) -> Growing[PlainEntry]: ...

    def tables(self) -> Growing[PlainEntry]: ...

    def all_shown(self) -> Growing[FromEntry]: ...

    def named(self) -> Growing[PlainEntry]: ...

    def unknown(self) -> Growing[PlainEntry]: ...
