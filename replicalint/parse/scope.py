"""What names mean at one place of a query: PostgreSQL's ParseState, namespace and RTEs.

```sql
SELECT o.name                      -- a scope with one item, o
FROM public.orgs o
WHERE EXISTS (SELECT FROM apps a   -- a scope with a; its parent has o
              WHERE a.owner_org = o.id)
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ..facts import Range, RangeKind, RowContext, RowUse
from ..name import Name
from ..source import Span

# Every table has them; views, subqueries and functions do not (manual 5.6, "System Columns").
SYSTEM_COLUMNS = {
    "tableoid": "oid",
    "xmin": "xid",
    "cmin": "cid",
    "xmax": "xid",
    "cmax": "cid",
    "ctid": "tid",
}


@dataclass(frozen=True)
class RowType:
    """The type of a whole row: that of an item, or of a record of these fields.

    Fields of None are those of a record that nothing is known about.
    """

    item: Item | None = None
    record: tuple[tuple[str, Type], ...] | None = None

    @property
    def fields(self) -> Mapping[str, Type] | None:
        """The fields by name, where they are known."""
        if self.item is not None:
            return self.item.columns
        return dict(self.record) if self.record is not None else None

    @property
    def name(self) -> str:
        if self.item is not None and self.item.relation is not None:
            return f"{self.item.relation.schema}.{self.item.relation.name}"
        return "record"


@dataclass(frozen=True)
class RowJson:
    """The JSON form of a row: `to_jsonb(o)`, `row_to_json(o)`."""

    item: Item
    row: RowRecord
    is_jsonb: bool


Type = str | RowType | RowJson | None


def type_name(of: Type) -> str | None:
    """The name that facts carry for a type."""
    match of:
        case RowType():
            return of.name
        case RowJson():
            return "jsonb" if of.is_jsonb else "json"
        case _:
            return of


@dataclass(eq=False)
class StarRecord:
    """A `*` on its way to becoming a fact: whether it shows is known when the query ends."""

    span: Span
    ranges: tuple[Range, ...]
    shows: bool = False
    below: list[StarRecord] = field(default_factory=list)
    starred: dict[str, Name] = field(default_factory=dict)

    def expose(self) -> None:
        """The query above takes all that this star stands for."""
        if not self.shows:
            self.shows = True
            for star in self.below:
                star.expose()


@dataclass(eq=False)
class RowRecord:
    """A whole-row reference on its way to becoming a fact."""

    name: str
    span: Span
    range: Range | None
    scope: tuple[Range, ...]
    context: RowContext = RowContext.OTHER
    function: Name | None = None
    star: StarRecord | None = None  # it stands in a select list

    def use(self) -> RowUse:
        """The fact."""
        shows = self.star is not None and self.star.shows
        context = RowContext.OUTPUT if shows else self.context
        return RowUse(self.name, self.span, self.range, self.scope, context, self.function)


@dataclass(eq=False)
class Output:
    """What a query gives: its columns in order, None where they are not known."""

    columns: list[tuple[str, Type]] | None
    stars: list[StarRecord] = field(default_factory=list)
    starred: dict[str, Name] = field(default_factory=dict)  # columns of relations that * brought

    def expose(self) -> None:
        """All columns are taken by whoever reads the query."""
        for star in self.stars:
            star.expose()


@dataclass(eq=False)
class Item:
    """An entry of FROM (PostgreSQL: RangeTblEntry with its ParseNamespaceItem)."""

    alias: str
    kind: RangeKind
    columns: dict[str, Type] | None
    relation: Name | None = None
    has_system_columns: bool = False
    is_named: bool = True  # False: a join or VALUES without alias
    stars: list[StarRecord] = field(default_factory=list)
    origins: dict[str, list[Item]] = field(default_factory=dict)  # of a join's columns
    starred: dict[str, Name] = field(default_factory=dict)  # of a query: see Output
    duplicates: frozenset[str] = frozenset()  # columns that it has twice
    needs_qualifier: bool = False  # excluded, old, new: found by their name alone

    _range: Range | None = None

    def range(self) -> Range:
        """The item as facts show it."""
        if self._range is None:
            columns = tuple(self.columns) if self.columns is not None else None
            self._range = Range(self.alias, self.kind, columns, self.relation)
        return self._range

    def find(self, name: str) -> list[Item] | None:
        """The items that have the column: [] where none has, None where that is not known."""
        if self.columns is None:
            return None
        if name in self.columns:
            return [self] if name not in self.duplicates else [self, self]
        return []

    def expand(self) -> list[tuple[str, Type]] | None:
        """What `*` stands for."""
        return None if self.columns is None else list(self.columns.items())

    def items(self) -> tuple[Item, ...]:
        """Itself: a bare name can find its columns."""
        return (self,)

    def ranges(self) -> tuple[Range, ...]:
        """The same as facts show it."""
        return (self.range(),)

    def named(self) -> tuple[Item, ...]:
        """Itself: its name can be written before a column."""
        return (self,)

    def is_known(self) -> bool:
        """Whether all its columns are known."""
        return self.columns is not None

    def take_columns(self) -> dict[str, list[Item]]:
        """For each column the items that have it, for the taker to change."""
        return {name: self.find(name) or [] for name in self.columns or ()}

    def take_names(self) -> dict[str, list[Item]]:
        """For each name the items that go by it, for the taker to change."""
        return {self.alias: [self]} if self.is_named else {}


@dataclass(eq=False)
class JoinItem:
    """A join without alias: the columns of both sides, those of USING only once.

    Joins come in long chains, each the left side of the next, which nobody asks any more. So a join
    takes over what its left side has looked up, rather than look at all its items again.
    """

    left: Provider
    right: Provider
    merged: list[str]
    alias: Item | None = None  # USING (...) AS alias: names the merged columns alone
    _columns: dict[str, list[Item]] | None = None
    _names: dict[str, list[Item]] | None = None
    _ranges: tuple[Range, ...] | None = None
    _expanded: list[tuple[str, Type]] | None = None

    def __post_init__(self) -> None:
        self._items = self.left.items() + self.right.items()
        self._named = self.left.named() + self.right.named()
        if self.alias is not None:
            self._named += (self.alias,)
        self._is_known = self.left.is_known() and self.right.is_known()

    def find(self, name: str) -> list[Item] | None:
        """The items that have the column, as `Item.find`."""
        if self._columns is None:
            self._columns = self.take_columns()
        found = self._columns.get(name)
        if found is None:
            return [] if self._is_known else None
        return list(found)

    def take_columns(self) -> dict[str, list[Item]]:
        """For each column the items that have it, for the taker to change."""
        if (columns := self._columns) is not None:
            self._columns = None
            return columns
        columns = self.left.take_columns()
        both = columns.keys() & self.merged
        for name in both:
            del columns[name][1:]
        for name, items in self.right.take_columns().items():
            if name not in both:
                columns.setdefault(name, []).extend(items)
        return columns

    def by_name(self) -> dict[str, list[Item]]:
        """The items whose names can be written before a column."""
        if self._names is None:
            self._names = self.take_names()
        return self._names

    def take_names(self) -> dict[str, list[Item]]:
        """For each name the items that go by it, for the taker to change."""
        if (names := self._names) is not None:
            self._names = None
            return names
        names = self.left.take_names()
        for item in self._named[len(self.left.named()) :]:
            if item.is_named:
                names.setdefault(item.alias, []).append(item)
        return names

    def expand(self) -> list[tuple[str, Type]] | None:
        """What `*` stands for."""
        if not self._is_known:
            return None
        if self._expanded is None:
            self._expanded = self._merged_columns() if self.merged else self._all_columns()
        return list(self._expanded)

    def _merged_columns(self) -> list[tuple[str, Type]]:
        """Those of USING, then the others of both sides."""
        left, right = self.left.expand() or [], self.right.expand() or []
        types, names = dict(right) | dict(left), set(self.merged)
        merged = [(name, types.get(name)) for name in self.merged]
        return merged + [column for column in left + right if column[0] not in names]

    def _all_columns(self) -> list[tuple[str, Type]]:
        """Those of all sides of a chain without USING, read once."""
        sides: list[Provider] = []
        first: Provider = self
        while isinstance(first, JoinItem) and not first.merged:
            sides.append(first.right)
            first = first.left
        return [column for side in (first, *reversed(sides)) for column in side.expand() or ()]

    def items(self) -> tuple[Item, ...]:
        """The items of both sides."""
        return self._items

    def ranges(self) -> tuple[Range, ...]:
        """The same as facts show them."""
        if self._ranges is None:
            left = self.left._ranges if isinstance(self.left, JoinItem) else None
            if left is None:
                self._ranges = tuple(item.range() for item in self._items)
            else:
                self._ranges = left + self.right.ranges()
        return self._ranges

    def named(self) -> tuple[Item, ...]:
        """The items whose names can be written before a column."""
        return self._named

    def is_known(self) -> bool:
        """Whether the columns of both sides are known."""
        return self._is_known


Provider = Item | JoinItem


@dataclass(eq=False)
class Cte:
    """A WITH query. `resolve` analyses it when it is first needed."""

    name: str
    output: Output | None = None
    resolve: Callable[[], Output] | None = None
    is_open: bool = False  # being analysed: a reference now is the recursive one


@dataclass(eq=False)
class Scope:
    """One query level. `providers` are what FROM has brought so far, in order."""

    parent: Scope | None = None
    providers: list[Provider] = field(default_factory=list)
    ctes: dict[str, Cte] = field(default_factory=dict)
    _seen: list[Provider] = field(default_factory=list)  # that the two below were made for
    _ranges: tuple[Range, ...] = ()
    _by_alias: dict[str, list[Item]] = field(default_factory=dict)

    def cte(self, name: str) -> Cte | None:
        """The WITH query of that name, the nearest first."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.ctes:
                return scope.ctes[name]
            scope = scope.parent
        return None

    def items(self) -> list[Item]:
        """The items of this level whose columns a bare name can find."""
        return [
            item
            for provider in self.providers
            for item in provider.items()
            if not item.needs_qualifier
        ]

    def ranges(self) -> tuple[Range, ...]:
        """The same as facts show them."""
        if isinstance(chain := self._only(), JoinItem):
            return chain.ranges()
        self._refresh()
        return self._ranges

    def _only(self) -> Provider | None:
        """The one provider that there is."""
        return self.providers[0] if len(self.providers) == 1 else None

    def _refresh(self) -> None:
        """Looks at the providers again where they have changed; mostly one more has come."""
        providers, seen = self.providers, self._seen
        if len(providers) == len(seen) and (not seen or _begins_with(providers, seen)):
            return
        if not seen or len(providers) < len(seen) or not _begins_with(providers, seen):
            self._seen, self._ranges, self._by_alias = [], (), {}
        new = providers[len(self._seen) :]
        self._seen = list(providers)
        self._ranges += tuple(one for provider in new for one in _ranges_of_bare_names(provider))
        for provider in new:
            for item in provider.named():
                if item.is_named:
                    self._by_alias.setdefault(item.alias, []).append(item)

    def find(self, name: str) -> list[Item] | None:
        """The items of this level that have the column; None where that is not known."""
        found: list[Item] = []
        is_known = True
        for provider in self.providers:
            if isinstance(provider, Item) and provider.needs_qualifier:
                continue
            some = provider.find(name)
            if some is None:
                is_known = False
            else:
                found += some
        if not found and name in SYSTEM_COLUMNS:
            found = [item for item in self.items() if item.has_system_columns]
        return found if found or is_known else None

    def relation(self, alias: str, schema: str = "") -> list[Item]:
        """The items of this level that go by that name (refnameNamespaceItem)."""
        if isinstance(chain := self._only(), JoinItem):
            found = chain.by_name().get(alias, [])
        else:
            self._refresh()
            found = self._by_alias.get(alias, [])
        return [item for item in found if _is_of(item, schema)] if schema else found

    def levels(self) -> Iterator[Scope]:
        """This level and those around it."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent


def _begins_with(providers: list[Provider], seen: list[Provider]) -> bool:
    """Whether the providers still begin with these: they change at their ends alone."""
    return providers[0] is seen[0] and providers[len(seen) - 1] is seen[-1]


def _ranges_of_bare_names(provider: Provider) -> tuple[Range, ...]:
    if isinstance(provider, Item) and provider.needs_qualifier:
        return ()
    return provider.ranges()


def _is_of(item: Item, schema: str) -> bool:
    """Whether `schema.alias.column` may mean the item: only where it has no alias of its own."""
    return item.relation is not None and item.relation.schema == schema
