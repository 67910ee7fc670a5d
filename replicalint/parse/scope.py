"""What names mean at one place of a query: PostgreSQL's ParseState, namespace and RTEs.

```sql
SELECT o.name                      -- a scope with one item, o
FROM public.orgs o
WHERE EXISTS (SELECT FROM apps a   -- a scope with a; its parent has o
              WHERE a.owner_org = o.id)
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    """The type of a whole row: that of an item, or of a ROW(...) without one."""

    item: Item | None = None

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

    def named(self) -> tuple[Item, ...]:
        """Itself: its name can be written before a column."""
        return (self,)


@dataclass(eq=False)
class JoinItem:
    """A join without alias: the columns of both sides, those of USING only once."""

    left: Provider
    right: Provider
    merged: list[str]
    alias: Item | None = None  # USING (...) AS alias: names the merged columns alone

    def __post_init__(self) -> None:
        self._items = self.left.items() + self.right.items()
        self._named = self.left.named() + self.right.named()
        if self.alias is not None:
            self._named += (self.alias,)

    def find(self, name: str) -> list[Item] | None:
        left, right = self.left.find(name), self.right.find(name)
        if name in self.merged:
            return left[:1] if left else right
        if left is None or right is None:
            return None if not (left or right) else (left or right)
        return left + right

    def expand(self) -> list[tuple[str, Type]] | None:
        left, right = self.left.expand(), self.right.expand()
        if left is None or right is None:
            return None
        types = dict(right) | dict(left)
        merged = [(name, types.get(name)) for name in self.merged]
        rest = [column for column in left + right if column[0] not in self.merged]
        return merged + rest

    def items(self) -> tuple[Item, ...]:
        """The items of both sides."""
        return self._items

    def named(self) -> tuple[Item, ...]:
        """The items whose names can be written before a column."""
        return self._named


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
    _state: tuple[int, int, int] = (0, 0, 0)  # of the providers that the two below were made for
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
        self._refresh()
        return self._ranges

    def _refresh(self) -> None:
        """Looks at the providers again where they have changed."""
        providers = self.providers
        if not providers:
            state = (0, 0, 0)
        else:
            state = (len(providers), id(providers[0]), id(providers[-1]))
        if state == self._state:
            return
        self._state = state
        self._ranges = tuple(item.range() for item in self.items())
        self._by_alias = {}
        for provider in providers:
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
        self._refresh()
        found = self._by_alias.get(alias, [])
        return [item for item in found if _is_of(item, schema)] if schema else found

    def levels(self) -> Iterator[Scope]:
        """This level and those around it."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent


def _is_of(item: Item, schema: str) -> bool:
    """Whether `schema.alias.column` may mean the item: only where it has no alias of its own."""
    return item.relation is not None and item.relation.schema == schema
