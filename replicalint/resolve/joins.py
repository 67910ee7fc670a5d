"""Joins without an alias: what can be looked up in both sides together.

Joins come in long chains, each the left side of the next, which nobody asks any more. So a join
takes over what its left side has looked up, rather than look at all its leaves again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct, field

from ..catalog.overload import common_type
from ..facts import FromEntry
from ..pgtype import PgType
from .entries import SEVERAL, Entry, PlainEntry, Type
from .growing import Growing


class _Columns(Struct, eq=False):
    """The columns of a chain of joins: the leaves that have each, and its places in `*`.

    The columns of USING come before all others, those of the last join first (manual 7.2.1.1).
    """

    leaves: dict[str, list[PlainEntry]] = field(default_factory=dict)
    places: dict[str, list[tuple[int, Type]]] = field(default_factory=dict)
    first: int = 0
    last: int = 0

    def join(self, side: Entry, merged: Sequence[str]) -> None:
        """Adds the right side of a join; a column of USING is of the type that both sides have."""
        both = {name for name in merged if name in self.leaves}
        for name in both:
            del self.leaves[name][1:]
        for name, leaves in side.owners():
            if name not in both:
                self.leaves.setdefault(name, []).extend(leaves)
        left = {name: self.places[name][0][1] for name in merged if name in self.places}
        right: dict[str, Type] = {}
        for name, kind in side.expand() or ():
            right[name] = kind
            self.places.setdefault(name, []).append((self.last, kind))
            self.last += 1
        for name in reversed(merged):
            self.first -= 1
            kind = _common(left.get(name), right.get(name))
            self.places[name] = [(self.first, kind)]

    def ordered(self) -> list[tuple[str, Type]]:
        """What `*` stands for."""
        placed = [(at, name, kind) for name, all_ in self.places.items() for at, kind in all_]
        placed.sort(key=lambda one: one[0])
        return [(name, kind) for _, name, kind in placed]


class _Leaves(Struct, eq=False):
    """The leaves of a chain of joins and what they show, in lists that grow with the chain.

    Each join sees so many of each as were there when it was the last.
    """

    every: list[PlainEntry] = field(default_factory=list)
    named: list[PlainEntry] = field(default_factory=list)
    tables: list[PlainEntry] = field(default_factory=list)
    unknown: list[PlainEntry] = field(default_factory=list)
    shown: list[FromEntry] = field(default_factory=list)

    def add(self, side: Entry) -> None:
        if not isinstance(side, PlainEntry):
            self.every += side.leaves()
            self.named += side.named()
            self.tables += side.tables()
            self.unknown += side.unknown()
            self.shown += side.all_shown()
            return
        self.every.append(side)
        self.named.append(side)
        self.shown.append(side.shown())
        if side.has_system_columns:
            self.tables.append(side)
        if side.columns is None:
            self.unknown.append(side)

    def lengths(self) -> _Lengths:
        return _Lengths(
            len(self.every), len(self.named), len(self.tables), len(self.unknown), len(self.shown)
        )


class _Lengths(Struct, frozen=True):
    """How many of the leaves a join sees, and of what they show."""

    every: int
    named: int
    tables: int
    unknown: int
    shown: int


def _common(left: Type, right: Type) -> Type:
    """The type of a column of USING."""
    if isinstance(left, PgType) and isinstance(right, PgType):
        return common_type((left, right))
    return left if left == right else None


class JoinEntry:
    """A join without alias: the columns of both sides, those of USING only once.

    `alias`, of USING (...) AS alias, names the merged columns alone.
    """

    def __init__(
        self,
        left: Entry,
        right: Entry,
        merged: Sequence[str],
        alias: PlainEntry | None = None,
        side: str = "",
    ) -> None:
        self.left = left
        self.right = right
        self.merged = merged
        self.alias = alias
        self.side = side  # "LEFT", "RIGHT", "FULL"; "" of an inner join
        self._columns: _Columns | None = None
        self._names: dict[str, list[PlainEntry]] | None = None
        self._expanded: list[tuple[str, Type]] | None = None
        if isinstance(left, JoinEntry) and left._seen == left._leaves.lengths():
            leaves = left._leaves
        else:
            leaves = _Leaves()
            leaves.add(left)
        leaves.add(right)
        if alias is not None:
            leaves.named.append(alias)
        self._leaves: _Leaves = leaves
        self._seen: _Lengths = leaves.lengths()

    def columns(self) -> _Columns:
        """What is known of its columns; the nearest left side that knows hands on what it has."""
        if self._columns is None:
            joins = [self]
            side = self.left
            while isinstance(side, JoinEntry) and side._columns is None:
                joins.append(side)
                side = side.left
            columns = None
            if isinstance(side, JoinEntry):
                columns, side._columns = side._columns, None
            if columns is None:
                columns = _Columns()
                columns.join(side, ())
            for join in reversed(joins):
                columns.join(join.right, join.merged)
            self._columns = columns
        return self._columns

    def find(self, name: str) -> Sequence[PlainEntry] | None:
        """The leaves that have the column, as `PlainEntry.find`."""
        found = self.columns().leaves.get(name)
        if found is None:
            return None if self._seen.unknown else ()
        return found[:SEVERAL]

    def type_of(self, name: str) -> Type:
        """The type of a column; None where it is not known."""
        places = None if self._seen.unknown else self.columns().places.get(name)
        return places[-1][1] if places else None

    def common(self, names: Collection[str]) -> list[str]:
        """Those of the names that are columns of this, in their order."""
        places = self.columns().places
        found = sorted((at, name) for name in set(names) for at, _ in places.get(name, ()))
        return [name for _, name in found]

    def owners(self) -> Iterable[tuple[str, Sequence[PlainEntry]]]:
        """Each column with the leaves that have it."""
        return self.columns().leaves.items()

    def going_by(self, alias: str) -> Sequence[PlainEntry]:
        """The leaves whose name can be written before a column."""
        if self._names is None:
            self._names = self._all_names()
        return self._names.get(alias, ())

    def _all_names(self) -> dict[str, list[PlainEntry]]:
        side = self.left
        while isinstance(side, JoinEntry) and side._names is None:
            side = side.left
        names: dict[str, list[PlainEntry]] | None = None
        known = 0
        if isinstance(side, JoinEntry):
            names, side._names = side._names, None
            known = side._seen.named
        names = {} if names is None else names
        for leaf in self._leaves.named[known : self._seen.named]:
            if leaf.is_named:
                names.setdefault(leaf.alias, []).append(leaf)
        return names

    def expand(self) -> list[tuple[str, Type]] | None:
        """What `*` stands for."""
        if self._seen.unknown:
            return None
        if self._expanded is None:
            self._expanded = self.columns().ordered()
        return list(self._expanded)

    def is_for_bare_names(self) -> bool:
        """A bare name can find its columns."""
        return True

    def leaves(self) -> Growing[PlainEntry]:
        """The leaves of both sides."""
        return Growing.first(self._leaves.every, self._seen.every)

    def tables(self) -> Growing[PlainEntry]:
        """The leaves that have the system columns."""
        return Growing.first(self._leaves.tables, self._seen.tables)

    def all_shown(self) -> Growing[FromEntry]:
        """The same as facts show them."""
        return Growing.first(self._leaves.shown, self._seen.shown)

    def named(self) -> Growing[PlainEntry]:
        """The leaves whose names can be written before a column."""
        return Growing.first(self._leaves.named, self._seen.named)

    def unknown(self) -> Growing[PlainEntry]:
        """The leaves whose columns are not known."""
        return Growing.first(self._leaves.unknown, self._seen.unknown)
