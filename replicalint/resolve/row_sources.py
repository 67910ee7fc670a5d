"""What FROM, USING and the queries in a condition bring beside the table that a statement changes.

A query whose rows are rows of what it reads is looked through: `FROM (SELECT o.id, c.at FROM orgs o
JOIN changes c ON ... WHERE o.at <> c.at) x` says that `x.at` is `c.at`, and that both conditions
hold for each row of `x`. Names, FROM and conditions lead to each other: so the file is long.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace
from sqlglot import exp

from ..changes import ColumnValue, Expression, Operation, RowSource
from ..contract import Contract
from ..name import Name
from ..syntax.tree import Tree
from .operators import is_quantified, quantified
from .values import ValueReader, is_aggregate

# The columns of a table as far as they are known; None where they are not.
KnownColumns = Callable[[Name], Collection[str] | None]

_MOST_ROWS = 32  # of VALUES, that a condition is made of


class RowsRead(Struct):
    """What FROM calls `alias`. `columns` None: not known; `inner` is what its `*` stands for.

    It has no columns but those where it `is_closed`: of a table others may be there.
    """

    alias: str
    columns: Mapping[str, Expression] | None
    name: str
    inner: Level | None = None
    is_closed: bool = False

    def find(self, column: str) -> Expression | None:
        """What a column of it is, where it surely has it."""
        return None if self.columns is None else self.columns.get(column)


class Level(Struct):
    """The entries that names of one query mean; `changes` says that the changed table is one."""

    name: str
    entries: list[RowsRead] = field(default_factory=list)
    parent: Level | None = None
    changes: bool = False


class Sources(Struct):
    """What one statement reads, while it is gathered. `changed` is the name of its table in it."""

    tree: Tree
    contract: Contract
    known: KnownColumns
    changed: str = ""
    own_columns: frozenset[str] = frozenset()
    queries: dict[str, exp.Expr] = field(default_factory=dict)  # of WITH
    tables: list[RowSource] = field(default_factory=list)
    conditions: list[Expression] = field(default_factory=list)
    count: int = 0

    def reader(self, level: Level) -> ValueReader:
        """Reads expressions whose names are looked up from a level on."""
        return ValueReader(
            self.tree,
            self.contract,
            lambda parts: self._column(level, parts),
            self.changed,
            level.name,
        )

    # -- names -------------------------------------------------------------------------------

    def _column(self, level: Level, parts: tuple[str, ...]) -> Expression:
        return self._bare(level, parts[0]) if len(parts) == 1 else self._qualified(level, parts)

    def _qualified(self, level: Level, parts: tuple[str, ...]) -> Expression:
        alias, column = parts[-2:]
        at: Level | None = level
        while at is not None:
            for entry in at.entries:
                if entry.alias == alias:
                    return self._of(entry, column)
            if at.changes and alias == self.changed:
                return ColumnValue(column)
            at = at.parent
        return ColumnValue(column, alias)

    def _of(self, entry: RowsRead, column: str) -> Expression:
        found = entry.find(column)
        if found is not None:
            return found
        if entry.inner is not None:
            return self._bare(entry.inner, column)
        return ColumnValue(column, entry.name)

    def _bare(self, level: Level, column: str) -> Expression:
        at: Level | None = level
        while at is not None:
            if at.changes and column in self.own_columns:
                return ColumnValue(column)
            for entry in at.entries:
                if (found := entry.find(column)) is not None:
                    return found
            open_ = [entry for entry in at.entries if not entry.is_closed]
            if at.changes:
                return ColumnValue(column, None if open_ else "")
            if len(open_) == 1 and at.parent is None:
                return self._of(open_[0], column)
            if open_:
                return ColumnValue(column, f"{at.name}?")
            at = at.parent
        return ColumnValue(column, None)

    # -- FROM --------------------------------------------------------------------------------

    def add(self, node: exp.Expr, level: Level) -> None:
        """Adds an item of FROM with the joins that hang on it."""
        first, held = len(level.entries), len(self.conditions)
        if isinstance(node, exp.Subquery) and isinstance(node.this, exp.Table):
            self.add(node.this, level)  # a join in parentheses
            self.join(node.args.get("joins"), level, first, held)
            return
        level.entries.append(self._entry(node, level))
        self.join(node.args.get("joins"), level, first, held)

    def join(self, joins: Sequence[exp.Expr] | None, level: Level, first: int, held: int) -> None:
        """Adds joins. What an outer join may leave NULL is not known to be anything."""
        for join in joins or ():
            side = str(join.args.get("side") or "").upper()
            before = len(self.conditions)
            self.add(join.this, level)
            if side in ("RIGHT", "FULL"):
                del self.conditions[held:before]
                level.entries[first:-1] = [_free(one) for one in level.entries[first:-1]]
            if side in ("LEFT", "FULL"):
                del self.conditions[before:]
                level.entries[-1] = _free(level.entries[-1])
            if side:
                continue
            if join.args.get("on") is not None:
                self.require(join.args["on"], level)
            for identifier in join.args.get("using") or ():
                self._merge(level, self.tree.name(identifier))

    def _merge(self, level: Level, column: str) -> None:
        """USING: of two tables alone it is known which columns are one."""
        if len(level.entries) == 2 and not level.changes:
            one, other = (self._of(entry, column) for entry in level.entries)
            self.conditions.append(Operation("=", (one, other)))

    def _entry(self, node: exp.Expr, level: Level) -> RowsRead:
        alias = node.args.get("alias")
        name = self.tree.name(alias.this) if alias is not None and alias.this is not None else ""
        listed = alias.args.get("columns") if alias is not None else None
        columns = [self.tree.name(one) for one in listed or () if isinstance(one, exp.Identifier)]
        match node:
            case exp.Table(this=exp.Values() as values):
                return self._values(values, name, columns, level)
            case exp.Values():
                return self._values(node, name, columns, level)
            case exp.Table(this=exp.Identifier()):
                return self._table(node, name, columns, level)
            case exp.Subquery() | exp.Query():
                return self._query(node, name, columns, level)
            case _:
                return RowsRead(name, None, self._named(level, name))

    def _named(self, level: Level, alias: str) -> str:
        """A name for the columns of an entry, of which there is one in the statement."""
        self.count += 1
        taken = f"{level.name}{alias}"
        is_taken = any(one.name == taken for one in self.tables)
        return f"{taken}.{self.count}" if is_taken or not alias else taken

    def _table(self, node: exp.Table, alias: str, columns: Sequence[str], level: Level) -> RowsRead:
        written = Name(self.tree.name(node.args.get("db")), self.tree.name(node.this))
        alias = alias or written.name
        if not written.schema and written.name in self.queries:
            query = self.queries[written.name]
            return self._query(query.this, alias, columns or self._listed(query), level)
        name = self._named(level, alias)
        self.tables.append(RowSource(name, written))
        known = None if columns else self.known(written)
        if known is None:
            return RowsRead(alias, None, name)
        return RowsRead(alias, {one: ColumnValue(one, name) for one in known}, name)

    def _listed(self, query: exp.Expr) -> list[str]:
        """The column names that `WITH a (x, y) AS` gives."""
        alias = query.args.get("alias")
        listed = alias.args.get("columns") if alias is not None else None
        return [self.tree.name(one) for one in listed or ()]

    def _values(self, node: exp.Expr, alias: str, columns: Sequence[str], level: Level) -> RowsRead:
        name = self._named(level, alias)
        first = node.expressions[0] if node.expressions else None
        width = len(first.expressions) if isinstance(first, exp.Tuple) else 1
        names = [*columns, *(f"column{n + 1}" for n in range(len(columns), width))]
        free = {one: ColumnValue(one, name) for one in names}
        if not 0 < len(node.expressions) <= _MOST_ROWS:
            return RowsRead(alias, free, name, is_closed=True)
        reader = self.reader(Level(f"{name}."))
        rows = [
            reader.values(row.expressions if isinstance(row, exp.Tuple) else [row])
            for row in node.expressions
        ]
        if len(rows) == 1:
            return RowsRead(alias, dict(zip(names, rows[0], strict=False)), name, is_closed=True)
        self.conditions.append(Operation("or", tuple(_is_row(free, row) for row in rows)))
        return RowsRead(alias, free, name, is_closed=True)

    def _query(self, node: exp.Expr, alias: str, columns: Sequence[str], level: Level) -> RowsRead:
        name = self._named(level, alias)
        select = _bare_query(node)
        if not isinstance(select, exp.Select) or select.args.get("with_") is not None:
            return RowsRead(alias, None, name)
        inner = Level(f"{name}.", parent=level if isinstance(node, exp.Lateral) else None)
        if not self._opened(select, inner):
            return RowsRead(alias, None, name)
        found: dict[str, Expression] = {}
        star: Level | None = None
        reader = self.reader(inner)
        for place, item in enumerate(select.expressions):
            value = item.this if isinstance(item, exp.Alias) else item
            if isinstance(value, exp.Star) or isinstance(value.this, exp.Star):
                star = inner
                continue
            known = columns[place] if place < len(columns) else self._label(item)
            found[known] = reader.value(value)
        if star is not None:
            return RowsRead(alias, None, name, star) if not found else RowsRead(alias, None, name)
        return RowsRead(alias, found, name, is_closed=True)

    def _label(self, item: exp.Expr) -> str:
        if isinstance(item, exp.Alias):
            return self.tree.name(item.args["alias"])
        if isinstance(item, exp.Column):
            return self.tree.name(item.this)
        return "?column?"

    def _opened(self, select: exp.Select, inner: Level) -> bool:
        """Reads FROM and the conditions of a query; False where its rows are no rows of those."""
        is_grouped = select.args.get("group") is not None
        if not is_grouped and any(_aggregates(self.tree, one) for one in select.expressions):
            return False
        source = select.args.get("from_")
        if source is not None:
            first, held = len(inner.entries), len(self.conditions)
            self.add(source.this, inner)
            self.join(select.args.get("joins"), inner, first, held)
        for part in ("where", "having"):
            condition = select.args.get(part)
            if condition is not None:
                self.require(condition.this, inner)
        return True

    # -- conditions --------------------------------------------------------------------------

    def require(self, node: exp.Expr, level: Level) -> None:
        """Adds a condition that holds for every row."""
        reader = self.reader(level)
        for part in reader.conjuncts(node):
            if not self.look_into(part, level):
                self.conditions.append(reader.value(part))

    def look_into(self, node: exp.Expr, level: Level) -> bool:
        """Adds what a query in a condition says: `id IN (SELECT ...)`, `EXISTS (SELECT ...)`.

        A row of the query for which it holds is one more row beside the changed one.
        """
        tested, query = _query_of(node)
        select = _bare_query(query) if query is not None else None
        if not isinstance(select, exp.Select) or select.args.get("with_") is not None:
            return False
        held = len(self.conditions)
        self.count += 1
        inner = Level(f"{level.name}({self.count}).", parent=level)
        if not self._opened(select, inner):
            del self.conditions[held:]
            return False
        if tested is None:
            return True
        tests = tested.expressions if isinstance(tested, exp.Tuple) else [tested]
        if len(tests) != len(select.expressions):
            return False
        outer, within = self.reader(level), self.reader(inner)
        for one, item in zip(tests, select.expressions, strict=True):
            value = item.this if isinstance(item, exp.Alias) else item
            self.conditions.append(Operation("=", (outer.value(one), within.value(value))))
        return True


def _free(entry: RowsRead) -> RowsRead:
    """The same where it is not known of which row its columns are."""
    columns = entry.columns
    if columns is None:
        return replace(entry, inner=None)
    return replace(entry, columns={one: ColumnValue(one, entry.name) for one in columns})


def _is_row(columns: Mapping[str, Expression], row: Sequence[Expression]) -> Expression:
    pairs = zip(columns.values(), row, strict=False)
    same = (Operation("not", (Operation("is distinct from", pair),)) for pair in pairs)
    return Operation("and", tuple(same))


def _bare_query(node: exp.Expr) -> exp.Expr:
    """A query without the parentheses around it."""
    while isinstance(node, (exp.Subquery, exp.Paren, exp.Lateral)) and not node.args.get("joins"):
        node = node.this
    return node


def _query_of(node: exp.Expr) -> tuple[exp.Expr | None, exp.Expr | None]:
    """The query in a condition, and what is looked for among its rows."""
    match node:
        case exp.Exists():
            return None, node.this
        case exp.In() if node.args.get("query") is not None:
            return _unwrapped(node.this), node.args["query"]
        case exp.EQ() if is_quantified(node.expression):
            inner = _bare_query(quantified(node.expression))
            if isinstance(inner, exp.Array) and len(inner.expressions) == 1:
                inner = _bare_query(inner.expressions[0])
            return _unwrapped(node.this), inner if isinstance(inner, exp.Query) else None
        case _:
            return None, None


def _unwrapped(node: exp.Expr) -> exp.Expr:
    while isinstance(node, exp.Paren):
        node = node.this
    return node


def _aggregates(tree: Tree, node: exp.Expr) -> bool:
    """Whether an item of a select list makes one row of many."""
    calls = [one for one in node.find_all(exp.Anonymous) if isinstance(one.this, exp.Identifier)]
    return any(
        is_aggregate(tree.name(one.this)) and one.find_ancestor(exp.Window) is None for one in calls
    )
