"""What Drizzle makes of its arguments: tables, columns, fragments of SQL, queries in the making.

Long, as it is the one list of these kinds: each is a few lines, and most hold others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ....source import Chunk, Span
from ...values import Fields, Hole, NotKnown, NoValue, OneOf, Plain, Thing, Value


class DrizzleThing(Thing, frozen=True, eq=False, kw_only=True):
    """Two of them are the same only where they are one: each is made at its own place."""

    library: str = "drizzle"


class Sql(DrizzleThing, frozen=True, eq=False):
    """A list of chunks: text as it is, and values."""

    chunks: tuple[Chunk | Hole | Value, ...]
    is_inline: bool = False  # its values are written out


class Raw(DrizzleThing, frozen=True, eq=False):
    """A string that is put in as it is: `sql.raw(text)`, `db.execute(text)`."""

    value: Value


class Realiased(DrizzleThing, frozen=True, eq=False):
    """SQL whose columns are read from the table under another name."""

    value: Value
    alias: Value


class SqlCall(DrizzleThing, frozen=True, eq=False):
    """A call of a function that returns SQL: `eq(a, b)`, `count()`, `sql.join(parts)`."""

    name: str
    arguments: tuple[Value, ...]
    is_whole: bool = True  # whether all arguments are known


class AliasedSql(DrizzleThing, frozen=True, eq=False):
    """`sql`...`.as('name')`; selected: read from a subquery, which has it under that name."""

    sql: Value
    alias: Value
    is_selected: bool = False
    of: Value | None = None  # the name of the subquery


class SqlName(DrizzleThing, frozen=True, eq=False):
    """`sql.identifier('name')`."""

    name: Value


class SqlParameter(DrizzleThing, frozen=True, eq=False):
    """A value that is sent beside the text: `sql.param(x)`, `sql.placeholder('x')`."""

    value: Value


class UnknownSql(DrizzleThing, frozen=True, eq=False):
    """SQL of which nothing is known, or a name ("name") that is not."""

    kind: str = "raw"


class EnumType(DrizzleThing, frozen=True, eq=False):
    """`pgEnum('name', [...])`."""

    name: Value
    schema: Value | None
    labels: Value


class SchemaName(DrizzleThing, frozen=True, eq=False):
    """`pgSchema('name')`."""

    name: Value


class TableCreator(DrizzleThing, frozen=True, eq=False):
    """`pgTableCreator(name => ...)`."""

    rename: Value


class ColumnMaker(DrizzleThing, frozen=True, eq=False):
    """`customType({dataType: ...})`: what it returns makes columns of that type."""

    type: str | None


class ColumnBuilder(DrizzleThing, frozen=True, eq=False):
    """`text('app_id').notNull()`; without a name, its key is the name."""

    name: Value | None
    type: str | None  # as Drizzle writes it in a migration; None: not known
    is_generated: bool = False  # no INSERT names it
    default: Value | None = None  # what `$defaultFn` returns
    on_update: Value | None = None  # what `$onUpdateFn` returns
    has_default: bool = False  # `.default(x)`, in the database
    is_primary: bool = False
    enum: EnumType | None = None
    is_encoded: bool = False  # `toDriver` of a customType may send another value than is given


class PgTable(DrizzleThing, frozen=True, eq=False):
    """`pgTable('name', {...})`, or an alias of one.

    `base` is the name before `pgTableCreator` renames it. `declared` is where the table is, the
    span where it is spoken of.
    """

    name: Value
    base: Value
    schema: Value | None
    columns: tuple[tuple[str, ColumnBuilder], ...]
    declared: Span
    alias: Value | None = None
    is_whole: bool = True
    kind: str = "table"  # or of a view; "" for what a view has of a table

    @property
    def shown(self) -> Value:
        """The name by which a query knows it."""
        return self.name if self.alias is None else self.alias

    def aliased(self, alias: Value) -> PgTable:
        return replace(self, alias=alias)


class PgColumn(DrizzleThing, frozen=True, eq=False):
    """A column of a table; its name is that of its definition, or else its key."""

    table: PgTable
    key: str
    definition: ColumnBuilder


class Bare(DrizzleThing, frozen=True, eq=False):
    """A column that is written without its table."""

    column: PgColumn


class ViewDefinition(DrizzleThing, frozen=True, eq=False):
    """`pgView('name', columns)`, to which `.as(...)` or `.existing()` is still to come."""

    name: Value
    schema: Value | None
    columns: PgTable | None
    is_materialized: bool


class PgView(DrizzleThing, frozen=True, eq=False):
    """A view: what can be selected of it is `fields`, of tables that go by its name."""

    name: Value
    schema: Value | None
    fields: Value
    declared: Span
    is_materialized: bool = False
    query: Value | None = None  # None: it exists already
    alias: Value | None = None

    @property
    def shown(self) -> Value:
        return self.name if self.alias is None else self.alias


UNKNOWN_STEP = "?"  # the name of a step that may add anything


class ChainStep(Struct, frozen=True, eq=False):
    """A call of a chain: `.where(condition)`."""

    name: str
    arguments: tuple[Value, ...]
    span: Span
    is_whole: bool = True


class Chain(DrizzleThing, frozen=True, eq=False):
    """A chain of calls: select, insert, update, delete, execute, count, refresh, relational."""

    kind: str
    steps: tuple[ChainStep, ...]
    database: Value


class Mentioned(DrizzleThing, frozen=True, eq=False):
    """No text: a relation whose names are written apart."""

    relation: PgTable | PgView


class Unwrapped(DrizzleThing, frozen=True, eq=False):
    """A query without the parentheses that it has in a hole."""

    query: Chain


class Subquery(DrizzleThing, frozen=True, eq=False):
    """`query.as('name')`, `db.$with('name').as(query)`."""

    query: Value
    alias: Value
    is_with: bool = False
    fields: Value | None = None  # given with `$with('name', {...})`


class WithName(DrizzleThing, frozen=True, eq=False):
    """`db.$with('name')`, to which `.as(query)` is still to come."""

    alias: Value
    fields: Value | None
    database: Value


class WithList(DrizzleThing, frozen=True, eq=False):
    """`db.with(a, b)`: a query comes."""

    queries: tuple[Value, ...]
    database: Value


class SelectedFields(DrizzleThing, frozen=True, eq=False):
    """What a subquery, a view or a query selects, as callbacks and other queries read it.

    `keys` lead to a field, or to a record of them. `behavior`: "alias" for the name of what has
    one, "sql" for what it stands for.
    """

    owner: Value
    keys: tuple[str, ...]
    behavior: str


class Database(DrizzleThing, frozen=True, eq=False):
    """`drizzle(client, {schema, casing})`, the QueryBuilder, a transaction of theirs."""

    schema: Value | None
    casing: Value | None


class CasingAround(DrizzleThing, frozen=True, eq=False, dict=True):
    """The casing of a client that is not known: that of the clients which modules around make.

    It is asked for only where the name of a column depends on it.
    """

    ask: Callable[[], tuple[Value | None, ...]]

    @cached_property
    def casings(self) -> tuple[Value | None, ...]:
        return self.ask()


class OtherDialect(DrizzleThing, frozen=True, eq=False):
    """A table or a client of MySQL, SQLite or another server, and all that is made with it."""


class RelationalRoot(DrizzleThing, frozen=True, eq=False):
    """`db.query`."""

    database: Value


class RelationalTable(DrizzleThing, frozen=True, eq=False):
    """`db.query.apps`."""

    database: Value
    key: str


class TableRelations(DrizzleThing, frozen=True, eq=False):
    """`relations(table, helpers => ({...}))`."""

    table: Value
    relations: Value


class TableRelation(DrizzleThing, frozen=True, eq=False):
    """`one(table, {fields, references})`, `many(table)`."""

    is_many: bool
    source: Value
    target: Value
    config: Value | None


class RelationMaker(DrizzleThing, frozen=True, eq=False):
    """`one` and `many` of the helpers that a callback of `relations` gets."""

    is_many: bool
    source: Value


class RelationalPlan(DrizzleThing, frozen=True, eq=False):
    """What `findMany(config)` reads: a table of the schema, under its key, and its relations.

    In `config`, callbacks are what they return.
    """

    table: PgTable
    key: str
    config: Value
    relations: tuple[tuple[str, RelatedPlan], ...] = ()


class RelatedPlan(DrizzleThing, frozen=True, eq=False):
    """A relation that is read with a table: columns of both that are equal."""

    is_many: bool
    fields: Value
    references: Value
    plan: RelationalPlan | None  # None: it cannot be told what it leads to


Named: TypeAlias = (
    UnknownSql | PgTable | PgColumn | PgView | Subquery | EnumType | SelectedFields | SchemaName
)


def at(value: Value, span: Span) -> Value:
    """The same, spoken of at a place: names are told from there, fragments from where they are."""
    if isinstance(value, Named):
        return replace(value, span=span)
    if isinstance(value, OneOf) and any(isinstance(option, Named) for option in value.options):
        return replace(value, options=tuple(at(option, span) for option in value.options))
    return value


def held(thing: Thing) -> Iterator[Value]:
    """The values that a thing is made of."""
    stack: list[object] = [getattr(thing, name) for name in thing.__struct_fields__]
    while stack:
        one = stack.pop()
        if isinstance(one, tuple):
            stack.extend(one)
        elif one is None or isinstance(one, (str, int, Span)):
            continue
        elif isinstance(one, ChainStep):
            stack.extend(one.arguments)
        elif isinstance(one, RelationalPlan | RelatedPlan):
            stack.extend(getattr(one, name) for name in one.__struct_fields__)
        elif isinstance(one, Value):
            yield one


def is_undefined(value: Value | None) -> bool:
    """Whether nothing is given; `null` is something."""
    return (
        value is None
        or isinstance(value, NoValue)
        or (isinstance(value, Plain) and value.value is None and value.span.text != "null")
    )


def field(value: Value | None, key: str) -> Value | None:
    """A field of a record: the last of that name."""
    if not isinstance(value, Fields):
        return None
    found = value.get(key)
    if found is not None:
        return None if is_undefined(found) else found
    return None if value.is_whole else NotKnown(value.span)
