"""Joins without an alias: what can be looked up in both sides together.

Joins come in long chains, each the left side of the next, which nobody asks any more. So a join
takes over what its left side has looked up, rather than look at all its items again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct, field

from ..facts import Range
from .entries import Entries
from .items import SEVERAL, Item, Provider, Type


class _Columns(Struct, eq=False):
    """The columns of a chain of joins: the items that have each, and its places in `*`.

    The columns of USING come before all others, those of the last join first (manual 7.2.1.1).
    """

    items: dict[str, list[Item]] = field(default_factory=dict)
    places: dict[str, list[tuple[int, Type]]] = field(default_factory=dict)
    first: int = 0
    last: int = 0

    def join(self, side: Provider, merged: Sequence[str]) -> None:
        """Adds the right side of a join; its columns of USING are those of the left."""
        both = {name for name in merged if name in self.items}
        for name in both:
            del self.items[name][1:]
        for name, items in side.owners():
            if name not in both:
                self.items.setdefault(name, []).extend(items)
        for name, kind in side.expand() or ():
            self.places.setdefault(name, []).append((self.last, kind))
            self.last += 1
        for name in reversed(merged):
            known = self.places.get(name)
            self.first -= 1
            self.places[name] = [(self.first, known[0][1] if known else None)]

    def ordered(self) -> list[tuple[str, Type]]:
        """What `*` stands for."""
        placed = [(at, name, kind) for name, all_ in self.places.items() for at, kind in all_]
        placed.sort(key=lambda one: one[0])
        return [(name, kind) for _, name, kind in placed]


class JoinItem:
    """A join without alias: the columns of both sides, those of USING only once.

    `alias`, of USING (...) AS alias, names the merged columns alone.
    """

    def __init__(
        self, left: Provider, right: Provider, merged: Sequence[str], alias: Item | None = None
    ) -> None:
        self.left = left
        self.right = right
        self.merged = merged
        self.alias = alias
        self._columns: _Columns | None = None
        self._names: dict[str, list[Item]] | None = None
        self._expanded: list[tuple[str, Type]] | None = None
        self._items = left.items().followed_by(right.items())
        self._tables = left.tables().followed_by(right.tables())
        self._ranges = left.ranges().followed_by(right.ranges())
        self._unknown = left.unknown().followed_by(right.unknown())
        own = () if alias is None else (alias,)
        self._named = left.named().followed_by((*right.named(), *own))

    def columns(self) -> _Columns:
        """What is known of its columns; the nearest left side that knows hands on what it has."""
        if self._columns is None:
            joins = [self]
            side = self.left
            while isinstance(side, JoinItem) and side._columns is None:
                joins.append(side)
                side = side.left
            columns = None
            if isinstance(side, JoinItem):
                columns, side._columns = side._columns, None
            if columns is None:
                columns = _Columns()
                columns.join(side, ())
            for join in reversed(joins):
                columns.join(join.right, join.merged)
            self._columns = columns
        return self._columns

    def find(self, name: str) -> Sequence[Item] | None:
        """The items that have the column, as `Item.find`."""
        found = self.columns().items.get(name)
        if found is None:
            return None if self._unknown else ()
        return found[:SEVERAL]

    def type_of(self, name: str) -> Type:
        """The type of a column; None where it is not known."""
        places = None if self._unknown else self.columns().places.get(name)
        return places[-1][1] if places else None

    def common(self, names: Collection[str]) -> list[str]:
        """Those of the names that are columns of this, in their order."""
        places = self.columns().places
        found = sorted((at, name) for name in set(names) for at, _ in places.get(name, ()))
        return [name for _, name in found]

    def owners(self) -> Iterable[tuple[str, Sequence[Item]]]:
        """Each column with the items that have it."""
        return self.columns().items.items()

    def going_by(self, alias: str) -> Sequence[Item]:
        """The items whose name can be written before a column."""
        if self._names is None:
            self._names = self._all_names()
        return self._names.get(alias, ())

    def _all_names(self) -> dict[str, list[Item]]:
        side = self.left
        while isinstance(side, JoinItem) and side._names is None:
            side = side.left
        names: dict[str, list[Item]] | None = None
        if isinstance(side, JoinItem):
            names, side._names = side._names, None
        known = 0 if names is None else len(side.named())
        names = {} if names is None else names
        for item in self._named.since(known):
            if item.is_named:
                names.setdefault(item.alias, []).append(item)
        return names

    def expand(self) -> list[tuple[str, Type]] | None:
        """What `*` stands for."""
        if self._unknown:
            return None
        if self._expanded is None:
            self._expanded = self.columns().ordered()
        return list(self._expanded)

    def is_for_bare_names(self) -> bool:
        """A bare name can find its columns."""
        return True

    def items(self) -> Entries[Item]:
        """The items of both sides."""
        return self._items

    def tables(self) -> Entries[Item]:
        """The items that have the system columns."""
        return self._tables

    def ranges(self) -> Entries[Range]:
        """The same as facts show them."""
        return self._ranges

    def named(self) -> Entries[Item]:
        """The items whose names can be written before a column."""
        return self._named

    def unknown(self) -> Entries[Item]:
        """The items whose columns are not known."""
        return self._unknown
