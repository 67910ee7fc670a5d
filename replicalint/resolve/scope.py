"""What names mean at one place of a query: PostgreSQL's ParseState, namespace and RTEs.

```sql
SELECT o.name                      -- a scope with one item, o
FROM public.orgs o
WHERE EXISTS (SELECT FROM apps a   -- a scope with a; its parent has o
              WHERE a.owner_org = o.id)
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice

from msgspec import Struct, field

from ..facts import Range, RangeKind
from .entries import Entries
from .items import NO_RANGES, SEVERAL, SYSTEM_COLUMNS, Item, Output, Provider


class Cte(Struct, eq=False):
    """A WITH query. `resolve` analyses it when it is first needed."""

    name: str
    output: Output | None = None
    resolve: Callable[[], Output] | None = None
    is_open: bool = False  # being analysed: a reference now is the recursive one


class _Before(Struct, eq=False):
    """What can be looked up in all that FROM has brought but the last, which a join may take in."""

    providers: list[Provider] = field(default_factory=list)
    columns: dict[str, list[Item]] = field(default_factory=dict)
    names: dict[str, list[Item]] = field(default_factory=dict)
    tables: list[Item] = field(default_factory=list)
    unknown: list[Item] = field(default_factory=list)
    ranges: Entries[Range] = field(default_factory=Entries)

    def holds(self, providers: list[Provider]) -> bool:
        """Whether these are still the first: providers change at their ends alone."""
        seen = self.providers
        if len(seen) >= len(providers):
            return False
        return not seen or (seen[0] is providers[0] and seen[-1] is providers[len(seen) - 1])

    def add(self, provider: Provider) -> None:
        self.providers.append(provider)
        for item in provider.named():
            if item.is_named:
                self.names.setdefault(item.alias, []).append(item)
        if not provider.is_for_bare_names():
            return
        self.ranges = self.ranges.followed_by(provider.ranges())
        self.tables += provider.tables()
        self.unknown += provider.unknown()
        for name, items in provider.owners():
            self.columns.setdefault(name, []).extend(items)


class Scope(Struct, eq=False):
    """One query level. `providers` are what FROM has brought so far, in order."""

    parent: Scope | None = None
    providers: list[Provider] = field(default_factory=list)
    ctes: dict[str, Cte] = field(default_factory=dict)
    is_open: bool = False  # the levels of a query around a part of it: nothing of them is seen
    _before: _Before = field(default_factory=_Before)
    _ranges: tuple[int, Provider, Entries[Range]] | None = None  # of so many, with that one last

    def cte(self, name: str) -> Cte | None:
        """The WITH query of that name, the nearest first."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.ctes:
                return scope.ctes[name]
            scope = scope.parent
        return None

    def items(self) -> Iterator[Item]:
        """The items of this level whose columns a bare name can find."""
        return (
            item
            for provider in self.providers
            if provider.is_for_bare_names()
            for item in provider.items()
        )

    def ranges(self) -> Entries[Range]:
        """The same as facts show them."""
        if not self.providers:
            return NO_RANGES
        number, last = len(self.providers), self.providers[-1]
        of_last = last.ranges() if last.is_for_bare_names() else NO_RANGES
        if number == 1:
            return of_last
        if self._ranges is None or self._ranges[0] != number or self._ranges[1] is not last:
            self._ranges = (number, last, self._looked_at().ranges + of_last)
        return self._ranges[2]

    def unknown(self) -> tuple[Item, ...]:
        """Some items of this level whose columns are not known."""
        last = (item for provider in self._last() for item in provider.unknown())
        return tuple(islice(chain(self._looked_at().unknown, last), SEVERAL))

    def tables(self) -> Iterator[Item]:
        """The items of this level that have the system columns."""
        last = (item for provider in self._last() for item in provider.tables())
        return chain(self._looked_at().tables, last)

    def _last(self) -> Iterator[Provider]:
        """The last provider, where a bare name can find its columns."""
        return (provider for provider in self.providers[-1:] if provider.is_for_bare_names())

    def _looked_at(self) -> _Before:
        """What all providers but the last have; mostly one more has come since it was asked."""
        if not self._before.holds(self.providers):
            self._before = _Before()
        for number in range(len(self._before.providers), len(self.providers) - 1):
            self._before.add(self.providers[number])
        return self._before

    def find(self, name: str) -> Sequence[Item] | None:
        """The items of this level that have the column; None where that is not known."""
        last = self.providers[-1] if self.providers else None
        is_bare = last is not None and last.is_for_bare_names()
        found = last.find(name) if last is not None and is_bare else ()
        is_known = found is not None
        if len(self.providers) > 1:
            before = self._looked_at()
            is_known = is_known and not before.unknown
            found = tuple(islice(chain(before.columns.get(name, ()), found or ()), SEVERAL))
        if not found and name in SYSTEM_COLUMNS:
            found = tuple(islice(self.tables(), SEVERAL))
        return found if found or (is_known and not self.is_open) else None

    def relation(self, alias: str, schema: str = "") -> Sequence[Item]:
        """The items of this level that go by that name (refnameNamespaceItem)."""
        if not self.providers:
            return ()
        found = self.providers[-1].going_by(alias)
        before = self._looked_at().names.get(alias, ()) if len(self.providers) > 1 else ()
        if not schema and not before and len(found) < SEVERAL:
            return found
        fitting = (item for item in chain(before, found) if not schema or _is_of(item, schema))
        return tuple(islice(fitting, SEVERAL))

    @property
    def is_part(self) -> bool:
        """Whether there are levels around these of which nothing is seen."""
        return any(level.is_open for level in self.levels())

    def levels(self) -> Iterator[Scope]:
        """This level and those around it."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent


def _is_of(item: Item, schema: str) -> bool:
    """Whether `schema.alias.column` may mean the item: only where it has no alias of its own."""
    if item.relation is not None:
        return item.relation.schema == schema
    return item.kind is RangeKind.TABLE and item.schema in ("", schema)
