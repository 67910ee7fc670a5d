"""What names mean at one place of a query: PostgreSQL's ParseState, namespace and RTEs.

```sql
SELECT o.name                      -- a scope with one entry, o
FROM public.orgs o
WHERE EXISTS (SELECT FROM apps a   -- a scope with a; its parent has o
              WHERE a.owner_org = o.id)
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice

from msgspec import Struct, field

from ..facts import EntryKind, FromEntry
from .entries import NONE_SHOWN, SEVERAL, SYSTEM_COLUMNS, Entry, Output, PlainEntry, Type
from .growing import Growing


class Cte(Struct, eq=False):
    """A WITH query. `resolve` analyses it when it is first needed."""

    name: str
    output: Output | None = None
    resolve: Callable[[], Output] | None = None
    is_open: bool = False  # being analysed: a reference now is the recursive one
    refers_to_itself: bool = False


class _Before(Struct, eq=False):
    """What can be looked up in all that FROM has brought but the last, which a join may take in."""

    entries: list[Entry] = field(default_factory=list)
    columns: dict[str, list[PlainEntry]] = field(default_factory=dict)
    having: dict[str, Entry] = field(default_factory=dict)  # the first that has each column
    names: dict[str, list[PlainEntry]] = field(default_factory=dict)
    tables: list[PlainEntry] = field(default_factory=list)
    unknown: list[PlainEntry] = field(default_factory=list)
    shown: Growing[FromEntry] = field(default_factory=Growing)

    def holds(self, entries: list[Entry]) -> bool:
        """Whether these are still the first: entries change at their ends alone."""
        seen = self.entries
        if len(seen) >= len(entries):
            return False
        return not seen or (seen[0] is entries[0] and seen[-1] is entries[len(seen) - 1])

    def add(self, entry: Entry) -> None:
        self.entries.append(entry)
        for leaf in entry.named():
            if leaf.is_named:
                self.names.setdefault(leaf.alias, []).append(leaf)
        if not entry.is_for_bare_names():
            return
        self.shown = self.shown.followed_by(entry.all_shown())
        self.tables += entry.tables()
        self.unknown += entry.unknown()
        for name, leaves in entry.owners():
            self.columns.setdefault(name, []).extend(leaves)
            self.having.setdefault(name, entry)


class Scope(Struct, eq=False):
    """One query level. `entries` are what FROM has brought so far, in order."""

    parent: Scope | None = None
    entries: list[Entry] = field(default_factory=list)
    ctes: dict[str, Cte] = field(default_factory=dict)
    is_open: bool = False  # it may have other entries besides: those around a part, or of a hole
    has_open_with: bool = False  # it may have other WITH queries besides
    whole: Scope | None = None  # the level itself, of one that has some of its entries
    _before: _Before | None = None  # where FROM has brought more than one
    # Those of so many, with that one last.
    _all_shown: tuple[int, Entry, Growing[FromEntry]] | None = None

    def beside(self, entries: list[Entry] | None = None) -> Scope:
        """A level that has these entries in place of this one's, and all else that this one has.

        What text may have brought to this one, it may have brought among some of its entries.
        """
        is_open = self.is_open and bool(entries)
        whole = self.whole or self
        return Scope(self.parent, entries or [], self.ctes, is_open, self.has_open_with, whole)

    def cte(self, name: str) -> Cte | None:
        """The WITH query of that name, the nearest first."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.ctes:
                return scope.ctes[name]
            scope = scope.parent
        return None

    def leaves(self) -> Iterator[PlainEntry]:
        """The plain entries of this level whose columns a bare name can find."""
        return (
            leaf for entry in self.entries if entry.is_for_bare_names() for leaf in entry.leaves()
        )

    def all_shown(self) -> Growing[FromEntry]:
        """The same as facts show them."""
        if not self.entries:
            return NONE_SHOWN
        number, last = len(self.entries), self.entries[-1]
        of_last = last.all_shown() if last.is_for_bare_names() else NONE_SHOWN
        if number == 1:
            return of_last
        known = self._all_shown
        if known is None or known[0] != number or known[1] is not last:
            known = self._all_shown = (number, last, self._looked_at().shown + of_last)
        return known[2]

    def unknown(self) -> tuple[PlainEntry, ...]:
        """Some plain entries of this level whose columns are not known."""
        last = (leaf for entry in self._last() for leaf in entry.unknown())
        return tuple(islice(chain(self._looked_at().unknown, last), SEVERAL))

    def tables(self) -> Iterator[PlainEntry]:
        """The plain entries of this level that have the system columns."""
        last = (leaf for entry in self._last() for leaf in entry.tables())
        return chain(self._looked_at().tables, last)

    def _last(self) -> Iterator[Entry]:
        """The last entry, where a bare name can find its columns."""
        return (entry for entry in self.entries[-1:] if entry.is_for_bare_names())

    def _looked_at(self) -> _Before:
        """What all entries but the last have; mostly one more has come since it was asked."""
        before = self._before
        if before is None or not before.holds(self.entries):
            before = self._before = _Before()
        for number in range(len(before.entries), len(self.entries) - 1):
            before.add(self.entries[number])
        return before

    def find(self, name: str) -> Sequence[PlainEntry] | None:
        """The plain entries of this level that have the column; None where that is not known."""
        last = self.entries[-1] if self.entries else None
        is_bare = last is not None and last.is_for_bare_names()
        found = last.find(name) if last is not None and is_bare else ()
        is_known = found is not None
        if len(self.entries) > 1:
            before = self._looked_at()
            is_known = is_known and not before.unknown
            found = tuple(islice(chain(before.columns.get(name, ()), found or ()), SEVERAL))
        if not found and name in SYSTEM_COLUMNS:
            found = tuple(islice(self.tables(), SEVERAL))
        return found if found or (is_known and not self.is_open) else None

    def type_of(self, name: str) -> Type:
        """The type of a column that one entry of this level has: of USING, that of both sides."""
        last = self.entries[-1]
        if last.is_for_bare_names() and last.find(name):
            return last.type_of(name)
        entry = self._looked_at().having.get(name) if len(self.entries) > 1 else None
        return entry.type_of(name) if entry is not None else None

    def relation(self, alias: str, schema: str = "") -> Sequence[PlainEntry]:
        """The plain entries of this level that go by that name (refnameNamespaceItem)."""
        if not self.entries:
            return ()
        found = self.entries[-1].going_by(alias)
        before = self._looked_at().names.get(alias, ()) if len(self.entries) > 1 else ()
        if not schema and not before and len(found) < SEVERAL:
            return found
        fitting = (leaf for leaf in chain(before, found) if not schema or _is_of(leaf, schema))
        return tuple(islice(fitting, SEVERAL))

    @property
    def has_open_level(self) -> bool:
        """Whether a level may have entries that are not seen."""
        return any(level.is_open for level in self.levels())

    @property
    def has_with(self) -> bool:
        """Whether it has WITH queries of its own, or may have some."""
        return bool(self.ctes) or self.has_open_with

    @property
    def may_have_cte(self) -> bool:
        """Whether a WITH query that is not seen may go by any name."""
        return any(level.has_open_with for level in self.levels())

    def levels(self) -> Iterator[Scope]:
        """This level and those around it."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent


def _is_of(leaf: PlainEntry, schema: str) -> bool:
    """Whether `schema.alias.column` may mean the leaf: only where it has no alias of its own."""
    if leaf.relation is not None:
        return leaf.relation.schema == schema
    return leaf.kind is EntryKind.TABLE and leaf.schema in ("", schema)
