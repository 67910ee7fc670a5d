"""One query level as `grouping` walks it: what it is grouped by, and what it reads."""

from __future__ import annotations

from msgspec import Struct, field
from sqlglot import exp

from ...facts import EntryKind
from ...name import Name
from ...source import Span
from ..aggregates import CallKind
from ..entries import PlainEntry
from ..scope import Cte, Scope
from . import references
from .references import Merged

NO_KEY = -1
Column = tuple[PlainEntry, str]
Columns = tuple[Column, ...]
_NOT_ALLOWED = "{} are not allowed in {}"


class Clause(Struct, frozen=True):
    """A clause: in which words PostgreSQL refuses an aggregate there, and whether columns of it
    must be grouped."""

    where: str = ""
    is_checked: bool = False

    def refusal(self, what: str = "aggregate functions") -> str:
        return _NOT_ALLOWED.format(what, self.where)


SELECT = Clause(is_checked=True)
FROM = Clause("FROM clause of their own query level")
GROUP_BY = Clause("GROUP BY")


class Ref(Struct, frozen=True):
    """A column that a level's query reads; `entry` None: `*`, of all entries."""

    key: int
    entry: PlainEntry | None
    column: str
    node: exp.Expr
    is_outer: bool = False
    is_direct: bool = False
    is_star: bool = False
    call: tuple[Name, CallKind] | None = None


class GroupedPart(Struct, eq=False):
    """An expression with the columns and expressions in it."""

    key: int = NO_KEY
    parts: list[GroupedPart | Ref] = field(default_factory=list)


class OutputItem(Struct, frozen=True):
    """A column of the output, or a star."""

    name: str | None
    key: int
    star: Ref | None = None
    aggregate: Span | None = None


class QueryLevel(Struct, eq=False):
    """A level. What must be grouped is gathered in `piece`, what it is grouped by in `groups`:
    keys, each with the number of a lexeme in it."""

    scope: Scope
    depth: int
    keys: dict[tuple[object, ...], int]
    place: Clause = FROM
    is_grouped: bool = False
    is_known: bool = True  # all that it is grouped by
    has_pieces: bool = False  # whether it may be grouped by anything but columns
    piece: GroupedPart = field(default_factory=GroupedPart)
    groups: list[tuple[int, int]] = field(default_factory=list)
    grouping: list[tuple[int, exp.Expr]] = field(default_factory=list)  # arguments of GROUPING
    outputs: list[OutputItem] = field(default_factory=list)
    aggregate: Span | None = None  # the first of its own
    aggregate_of_item: Span | None = None
    reads: list[Cte] = field(default_factory=list)
    columns: dict[int, Column] = field(default_factory=dict)  # that have been read, by their keys
    _merged_names: frozenset[str] | None = None
    _merged: dict[str, Merged | None] = field(default_factory=dict)

    def key(self, entry: PlainEntry, column: str) -> int:
        """The key of a column: the same for that of the same query written once more."""
        parts = ("column", self.depth, entry.alias or id(entry), column)
        key = self.keys.setdefault(parts, len(self.keys))
        self.columns[key] = entry, column
        return key

    def meaning(self, entry: PlainEntry, column: str, is_bare: bool) -> tuple[int, Columns]:
        """What a column stands for: itself, or what a join has merged, with the key of that."""
        found = None
        if column in self.merged_names:
            if is_bare:
                found = self._merged_column(column)
            elif entry.kind is EntryKind.JOIN:
                found = references.merged_of_alias(self.scope.entries, entry, column)
        if found is None:
            return self.key(entry, column), ((entry, column),)
        keys = [self.key(*part) for part in found.parts]
        if found.is_plain:
            return keys[0], found.parts
        return self.keys.setdefault(("merged", found.type, *keys), len(self.keys)), found.parts

    @property
    def merged_names(self) -> frozenset[str]:
        """The names of columns that its joins have merged."""
        if self._merged_names is None:
            self._merged_names = references.merged_names(self.scope.entries)
        return self._merged_names

    def _merged_column(self, name: str) -> Merged | None:
        if name not in self._merged:
            self._merged[name] = references.merged(self.scope.entries, name)
        return self._merged[name]

    def starred(self, star: Ref) -> list[tuple[int, Columns]] | None:
        """What a star stands for; None where that is not known."""
        if star.entry is not None:
            names = star.entry.columns
            return None if names is None else [self._of(star.entry, name) for name in names]
        if not star.column:
            return None
        found: list[tuple[int, Columns]] = []
        for entry in self.scope.entries:
            columns = entry.expand()
            if columns is None:
                return None
            merged = [name for name, _ in columns if name in self.merged_names]
            for name in dict.fromkeys(merged):
                column = self._merged_column(name)
                if column is not None:
                    found.append(self.meaning(column.parts[0][0], name, True))
            for leaf in entry.leaves():
                found += [self._of(leaf, one) for one in leaf.columns or () if one not in merged]
        return found

    def _of(self, entry: PlainEntry, name: str) -> tuple[int, Columns]:
        return self.key(entry, name), ((entry, name),)
