"""Random DDL, of which a server takes half: what exists is known roughly, and often wrongly.

Whoever runs the statements says of each whether the server took it. Names come from small stocks,
so that they collide, are used again after a DROP, and stand in several schemas.

The file is as long as the list of statements: each method below writes one kind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from schema_state import State

from replicalint.name import Name

SCHEMAS = ("public", "app", "Odd One")
LONG = "a_name_so_long_that_what_is_made_of_it_must_be_cut_somewhere"
TABLES = ("orgs", "apps", "users", "lines", "Ünï", "Two Words", f"{LONG}_t", "orgs_pkey")
COLUMNS = ("id", "name", "org", "total", "at", "Größe", "a b", f"{LONG}_c", f"{LONG}_d")
NAMES = ("one", "two", "orgs_id_key", "users_pkey", "Odd", f"{LONG}_x", "orgs_id_seq")
TYPES = (
    *("integer", "bigint", "int", "text", "varchar(20)", "numeric(10, 2)", "boolean", "date"),
    *("timestamptz", "timestamp(3)", "uuid", "jsonb", "int[]", "text []", "char(3)", "interval"),
    *(
        "double precision",
        "int4",
        "character varying",
        "time(2) with time zone",
        "bit(4)",
        "smallint",
    ),
)
NUMBERS = ("integer", "bigint", "int", "int4", "smallint")
LABELS = ("red", "green", "blue", "it's")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@dataclass
class KnownTable:
    """What is thought to be true of a table, a view, or a partitioned table."""

    schema: str
    name: str
    columns: list[str] = field(default_factory=list)
    kind: str = "table"


@dataclass(frozen=True)
class RandomStatement:
    """SQL, and what becomes known where the server takes it."""

    sql: str
    taken: Callable[[], None]


class RandomDdl:
    """Writes statements from one source of chance."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.tables: list[KnownTable] = []
        self.schemas = ["public"]
        self.types: list[tuple[str, str, str]] = []  # schema, name, kind
        self.functions: list[tuple[str, str, str]] = []  # schema, name, arguments
        self.publications: list[str] = []
        self.sequences: list[tuple[str, str]] = []
        self.triggers: list[tuple[str, KnownTable]] = []

    def learn(self, state: State) -> None:
        """What really exists, after a while of guessing."""
        self.schemas = ["public"]
        self.tables, self.types = [], []
        for subject, properties in state.items():
            kind, _, rest = subject.partition(" ")
            if kind == "schema":
                self.schemas.append(Name.parse(rest).name)
            elif kind == "table":
                name, columns = Name.parse(rest), properties["columns"]
                assert isinstance(columns, tuple)
                of_kind = str(properties["kind"])
                self.tables.append(KnownTable(name.schema, name.name, [*columns], of_kind))
            elif kind in ("enum", "domain", "composite", "range"):
                name = Name.parse(rest)
                self.types.append((name.schema, name.name, kind))

    def next(self) -> RandomStatement:
        """One more statement."""
        writers = (
            *(self._create_table,) * (12 if len(self.tables) < 8 else 4),
            *(self._alter_table,) * 24,
            *(self._rename,) * 6,
            *(self._drop_table,) * 3,
            *(self._index,) * 5,
            *(self._view,) * 4,
            *(self._create_as,) * 2,
            *(self._partition,) * 6,
            *(self._schema,) * 3,
            *(self._type,) * 6,
            *(self._sequence,) * 2,
            *(self._function,) * 6,
            *(self._trigger,) * 3,
            *(self._publication,) * 4,
            *(self._session,) * 3,
            *(self._block,) * 2,
        )
        return self.random.choice(writers)()

    def _session(self) -> RandomStatement:
        """What becomes of the session: its path and its transaction."""
        # Alone, or behind one that is there: nobody knows of another schema whether it exists.
        schemas = self._maybe("public, ") + self._word(self.random.choice(SCHEMAS[1:]))
        sql = self.random.choice(
            (
                f"SET search_path = {schemas}",
                f"SET LOCAL search_path TO {schemas}",
                "RESET search_path",
                "SET search_path TO DEFAULT",
                *("BEGIN", "COMMIT", "ROLLBACK", "COMMIT", "ROLLBACK"),
                "SAVEPOINT one",
                "ROLLBACK TO SAVEPOINT one",
                "RELEASE one",
                "DISCARD TEMP",
            )
        )
        return RandomStatement(sql, lambda: None)

    def _block(self) -> RandomStatement:
        """DO, with one or two other statements in it."""
        inner = [self.next() for _ in range(self.random.choice((1, 1, 2)))]
        if any(
            "$$" in one.sql or not one.sql.startswith(("CREATE", "ALTER", "DROP")) for one in inner
        ):
            return inner[0]
        body = " ".join(f"{one.sql};" for one in inner)

        def taken() -> None:
            for one in inner:
                one.taken()

        return RandomStatement(f"DO $$ BEGIN {body} END $$", taken)

    # What can be written anywhere.

    def _is(self, chance: float) -> bool:
        return self.random.random() < chance

    def _maybe(self, text: str, chance: float = 0.5) -> str:
        return text if self._is(chance) else ""

    def _word(self, name: str) -> str:
        """A name as SQL writes it: in quotes where it must be, sometimes with capitals."""
        if not name.isascii() or " " in name or name != name.lower():
            return _quoted(name)
        how = self.random.randrange(8)
        return _quoted(name) if how == 0 else name.upper() if how == 1 else name

    def _path(self, schema: str, name: str) -> str:
        if schema == "public" and self._is(0.7):
            return self._word(name)
        return f"{self._word(schema)}.{self._word(name)}"

    def _of(self, table: KnownTable) -> str:
        return self._path(table.schema, table.name)

    def _new(self, stock: tuple[str, ...]) -> tuple[str, str]:
        return self.random.choice(self.schemas), self.random.choice(stock)

    def _table(self, *kinds: str) -> KnownTable:
        """A known table, of these kinds if there is one; seldom one that never was."""
        found = [one for one in self.tables if not kinds or one.kind in kinds]
        if not found or self._is(0.02):
            return KnownTable(*self._new(TABLES), ["id"])
        return self.random.choice(found)

    def _column(self, table: KnownTable) -> str:
        if table.columns and self._is(0.95):
            return self.random.choice(table.columns)
        return self.random.choice(COLUMNS)

    def _columns(self, table: KnownTable) -> list[str]:
        count = min(len(table.columns), self.random.choice((1, 1, 1, 2, 2, 3)))
        return self.random.sample(table.columns, count) or ["id"]

    def _list(self, names: list[str]) -> str:
        return f"({', '.join(map(self._word, names))})"

    def _type_name(self) -> str:
        if self.types and self._is(0.2):
            schema, name, _ = self.random.choice(self.types)
            return self._path(schema, name) + self._maybe("[]", 0.2)
        return self.random.choice(TYPES)

    def _behaviour(self) -> str:
        return self.random.choice(("", "", " RESTRICT", " CASCADE", " CASCADE"))

    def _name_of_constraint(self) -> str:
        return self._maybe(f"CONSTRAINT {self._word(self.random.choice(NAMES))} ", 0.3)

    # Tables.

    def _definition(self, column: str, others: list[str]) -> str:
        word = self._word(column)
        form = self.random.randrange(14)
        if form == 0:
            return f"{word} {self.random.choice(('serial', 'bigserial', 'smallserial'))}"
        if form == 1:
            when = self.random.choice(("ALWAYS", "BY DEFAULT"))
            return f"{word} {self.random.choice(NUMBERS)} GENERATED {when} AS IDENTITY"
        if form == 2 and others:
            source = self._word(self.random.choice(others))
            return f"{word} boolean GENERATED ALWAYS AS ({source} IS NULL) STORED"
        parts = [word, self._type_name()]
        for _ in range(self.random.choice((0, 0, 1, 1, 2))):
            name = self._name_of_constraint()
            parts.append(
                self.random.choice(
                    (
                        f"{name}NOT NULL",
                        "DEFAULT NULL",
                        "NULL",
                        f"{name}UNIQUE",
                        f"{name}PRIMARY KEY",
                        f"{name}CHECK ({word} IS NOT NULL)",
                        f"{name}REFERENCES {self._of(self._table())}",
                        f"{name}UNIQUE DEFERRABLE INITIALLY DEFERRED",
                    )
                )
            )
        return " ".join(parts)

    def _constraint(self, table: KnownTable) -> str:
        columns = self._columns(table)
        first = self._word(columns[0])
        other = self._table()
        kind = self.random.choice(
            (
                f"PRIMARY KEY {self._list(columns)}",
                f"UNIQUE {self._list(columns)}{self._maybe(' DEFERRABLE', 0.3)}",
                f"CHECK ({first} IS NOT NULL)",
                f"CHECK ({first} IS NOT NULL OR {self._word(self._column(table))} IS NULL)",
                f"FOREIGN KEY ({first}) REFERENCES {self._of(other)}"
                f" ({self._word(self._column(other))})",
                f"EXCLUDE ({first} WITH =)",
            )
        )
        return self._name_of_constraint() + kind

    def _create_table(self) -> RandomStatement:
        schema, name = self._new(TABLES)
        count = self.random.randrange(1, 6)
        table = KnownTable(schema, name, self.random.sample(COLUMNS, count))
        elements = [
            self._definition(column, table.columns[:number])
            for number, column in enumerate(table.columns)
        ]
        elements += [self._constraint(table) for _ in range(self.random.choice((0, 0, 1, 2)))]
        if self._is(0.15) and self.tables:
            model = self._table()
            options = ("ALL", "DEFAULTS", "CONSTRAINTS", "INDEXES", "IDENTITY", "GENERATED")
            including = [
                f" {self.random.choice(('INCLUDING', 'INCLUDING', 'EXCLUDING'))} {option}"
                for option in self.random.sample(options, self.random.randrange(3))
            ]
            place = self.random.randrange(len(elements) + 1)
            elements.insert(place, f"LIKE {self._of(model)}{''.join(including)}")
            table.columns += model.columns
        ending = ""
        if self._is(0.15) and self.tables:
            parents = [self._table("table") for _ in range(self.random.choice((1, 1, 2)))]
            ending = f" INHERITS ({', '.join(map(self._of, parents))})"
            inherited = [column for parent in parents for column in parent.columns]
            table.columns = list(dict.fromkeys([*inherited, *table.columns]))
        elif self._is(0.2):
            how = self.random.choice(("LIST", "RANGE", "HASH"))
            ending = f" PARTITION BY {how} ({self._word(self.random.choice(table.columns))})"
            table.kind = "partitioned table"
        unlogged = self.random.choice(("UNLOGGED ", "TEMP ", *("",) * 18))
        exists = self._maybe("IF NOT EXISTS ", 0.1)
        sql = f"CREATE {unlogged}TABLE {exists}{self._of(table)} ({', '.join(elements)}){ending}"
        return RandomStatement(sql, lambda: self._made(table))

    def _made(self, table: KnownTable) -> None:
        there = any((one.schema, one.name) == (table.schema, table.name) for one in self.tables)
        if not there:
            self.tables.append(table)

    def _drop_table(self) -> RandomStatement:
        table = self._table()
        kind = {"view": "VIEW", "materialized view": "MATERIALIZED VIEW"}.get(table.kind, "TABLE")
        exists = self._maybe("IF EXISTS ", 0.3)
        sql = f"DROP {kind} {exists}{self._of(table)}{self._behaviour()}"

        def taken() -> None:
            self.tables = [one for one in self.tables if one is not table]

        return RandomStatement(sql, taken)

    def _alter_table(self) -> RandomStatement:
        table = self._table("table", "partitioned table")
        done: list[Callable[[], None]] = []
        actions = [
            self._action(table, done) for _ in range(self.random.choice((1, 1, 1, 1, 2, 2, 3)))
        ]
        only = self._maybe("ONLY ", 0.1)
        exists = self._maybe("IF EXISTS ", 0.1)

        def taken() -> None:
            for one in done:
                one()

        sql = f"ALTER TABLE {exists}{only}{self._of(table)} {', '.join(actions)}"
        return RandomStatement(sql, taken)

    def _action(self, table: KnownTable, done: list[Callable[[], None]]) -> str:
        column = self._column(table)
        word = self._word(column)
        added = self.random.choice(COLUMNS)
        name = self._word(self.random.choice(NAMES))
        form = self.random.randrange(22)
        if form < 5:
            done.append(lambda: table.columns.append(added))
            exists = self._maybe("IF NOT EXISTS ", 0.3)
            keyword = self._maybe("COLUMN ", 0.7)
            return f"ADD {keyword}{exists}{self._definition(added, table.columns)}"
        if form < 8:

            def dropped() -> None:
                table.columns = [one for one in table.columns if one != column]

            done.append(dropped)
            keyword = self._maybe("COLUMN ", 0.7) + self._maybe("IF EXISTS ", 0.2)
            return f"DROP {keyword}{word}{self._behaviour()}"
        if form < 11:
            return f"ADD {self._constraint(table)}"
        if form == 11:
            identity = self.random.choice(("FULL", "NOTHING", "DEFAULT", f"USING INDEX {name}"))
            return f"REPLICA IDENTITY {identity}"
        other = self._table("table")
        return self.random.choice(
            (
                f"ALTER {word} SET NOT NULL",
                f"ALTER COLUMN {word} DROP NOT NULL",
                f"ALTER {word} TYPE {self._type_name()}",
                f"ALTER {word} SET DATA TYPE text",
                f"ALTER {word} TYPE varchar(30) USING {word}::text",
                f"ALTER {word} SET DEFAULT NULL",
                f"ALTER {word} DROP DEFAULT",
                f"ALTER {word} DROP IDENTITY IF EXISTS",
                f"ALTER {word} ADD GENERATED BY DEFAULT AS IDENTITY",
                f"ALTER {word} SET GENERATED ALWAYS",
                f"ALTER {word} DROP EXPRESSION",
                f"DROP CONSTRAINT {self._key_name(table)}{self._behaviour()}",
                f"DROP CONSTRAINT IF EXISTS {self._key_name(table)}{self._behaviour()}",
                f"DROP CONSTRAINT {name}",
                f"INHERIT {self._of(other)}",
                f"NO INHERIT {self._of(other)}",
                f"ADD CHECK ({word} IS NOT NULL) NOT VALID",
                f"VALIDATE CONSTRAINT {name}",
                f"ADD {self._name_of_constraint()}UNIQUE USING INDEX {name}",
                f"ADD PRIMARY KEY USING INDEX {name}",
                "SET UNLOGGED",
                "SET LOGGED",
                "DISABLE TRIGGER ALL",
            )
        )

    def _key_name(self, table: KnownTable) -> str:
        """A name that PostgreSQL may have chosen."""
        middle = self.random.choice(
            ("pkey", f"{self._column(table)}_key", f"{self._column(table)}_check")
        )
        return self._word(f"{table.name}_{middle}")

    def _rename(self) -> RandomStatement:
        table = self._table()
        form = self.random.randrange(6)
        kind = {"view": "VIEW", "materialized view": "MATERIALIZED VIEW"}.get(table.kind, "TABLE")
        if form < 2:
            to = self.random.choice(TABLES)

            def renamed() -> None:
                table.name = to

            return RandomStatement(
                f"ALTER {kind} {self._of(table)} RENAME TO {self._word(to)}", renamed
            )
        if form < 4:
            column, to = self._column(table), self.random.choice(COLUMNS)

            def column_renamed() -> None:
                table.columns = [to if one == column else one for one in table.columns]

            keyword = self._maybe("COLUMN ", 0.7)
            sql = f"ALTER TABLE {self._of(table)} RENAME {keyword}{self._word(column)}"
            return RandomStatement(f"{sql} TO {self._word(to)}", column_renamed)
        if form == 4:
            key, to = self._key_name(table), self._word(self.random.choice(NAMES))
            sql = f"ALTER TABLE {self._of(table)} RENAME CONSTRAINT {key} TO {to}"
            return RandomStatement(sql, lambda: None)
        schema = self.random.choice(self.schemas)

        def moved() -> None:
            table.schema = schema

        sql = f"ALTER {kind} {self._of(table)} SET SCHEMA {self._word(schema)}"
        return RandomStatement(sql, moved)

    def _partition(self) -> RandomStatement:
        parent = self._table("partitioned table")
        number = self.random.randrange(8)
        bound = self.random.choice(
            (
                "DEFAULT",
                f"FOR VALUES WITH (MODULUS 8, REMAINDER {number})",
                f"FOR VALUES IN ({number})",
                f"FOR VALUES IN ('{number}')",
                f"FOR VALUES FROM ({number}) TO ({number + 1})",
                "FOR VALUES IN (true)",
                "DEFAULT",
            )
        )
        form = self.random.randrange(5)
        if form < 3:
            schema, name = self._new(TABLES)
            table = KnownTable(schema, name, [*parent.columns])
            deeper = ""
            if self._is(0.2):
                table.kind = "partitioned table"
                deeper = f" PARTITION BY LIST ({self._word(self._column(parent))})"
            own = f" ({self._constraint(parent)})" if self._is(0.2) else ""
            sql = f"CREATE TABLE {self._of(table)} PARTITION OF {self._of(parent)}{own} {bound}"
            return RandomStatement(sql + deeper, lambda: self._made(table))
        table = self._table("table")
        if form == 3:
            sql = f"ALTER TABLE {self._of(parent)} ATTACH PARTITION {self._of(table)} {bound}"
        else:
            sql = f"ALTER TABLE {self._of(parent)} DETACH PARTITION {self._of(table)}"
        return RandomStatement(sql, lambda: None)

    def _index(self) -> RandomStatement:
        table = self._table("table", "partitioned table", "materialized view")
        name = self._maybe(f"{self._word(self.random.choice(NAMES))} ", 0.6)
        if self._is(0.25):
            schema, named = self.random.choice(self.schemas), self.random.choice(NAMES)
            path = self._path(schema, named)
            form = self.random.choice(
                (
                    f"DROP INDEX IF EXISTS {path}",
                    f"DROP INDEX {path}{self._behaviour()}",
                    f"ALTER INDEX {path} RENAME TO {self._word(self.random.choice(NAMES))}",
                )
            )
            return RandomStatement(form, lambda: None)
        keys = [*map(self._word, self._columns(table))]
        if self._is(0.2):
            keys.append(f"({self._word(self._column(table))} IS NULL)")
        unique = self._maybe("UNIQUE ", 0.6)
        only = self._maybe("ONLY ", 0.1)
        where = self._maybe(f" WHERE {self._word(self._column(table))} IS NOT NULL", 0.2)
        include = self._maybe(f" INCLUDE ({self._word(self._column(table))})", 0.1)
        exists = self._maybe("IF NOT EXISTS ", 0.1) if name else ""
        sql = f"CREATE {unique}INDEX {exists}{name}ON {only}{self._of(table)} ({', '.join(keys)})"
        return RandomStatement(f"{sql}{include}{where}", lambda: None)

    def _query(self, table: KnownTable) -> tuple[str, list[str]]:
        columns = self._columns(table)
        if self._is(0.3):
            return f"SELECT * FROM {self._of(table)}", [*table.columns]
        if self._is(0.3):
            first = self._word(columns[0])
            items = f'{first}, {first} IS NULL AS total, count(*) OVER () AS "a b"'
            return f"SELECT {items} FROM {self._of(table)}", [columns[0], "total", "a b"]
        other = self._table()
        if self._is(0.3):
            one, two = self._word(columns[0]), self._word(self._column(other))
            joined = f"{self._of(table)} AS x CROSS JOIN {self._of(other)} AS y"
            return f"SELECT x.{one} AS name, y.{two} AS org FROM {joined}", ["name", "org"]
        return f"SELECT {', '.join(map(self._word, columns))} FROM {self._of(table)}", columns

    def _view(self) -> RandomStatement:
        schema, name = self._new(TABLES)
        query, columns = self._query(self._table())
        kind = self.random.choice(("view", "view", "materialized view"))
        view = KnownTable(schema, name, columns, kind)
        replaces = self._maybe("OR REPLACE ", 0.2) if kind == "view" else ""
        sql = f"CREATE {replaces}{kind.upper()} {self._of(view)} AS {query}"
        return RandomStatement(sql, lambda: self._made(view))

    def _create_as(self) -> RandomStatement:
        schema, name = self._new(TABLES)
        query, columns = self._query(self._table())
        table = KnownTable(schema, name, columns)
        if self._is(0.3) and query.startswith("SELECT") and " FROM " in query:
            items, _, rest = query.partition(" FROM ")
            sql = f"{items} INTO {self._of(table)} FROM {rest}"
        else:
            sql = f"CREATE TABLE {self._of(table)} AS {query}{self._maybe(' WITH NO DATA', 0.3)}"
        return RandomStatement(sql, lambda: self._made(table))

    # All else.

    def _schema(self) -> RandomStatement:
        name = self.random.choice(SCHEMAS[1:])
        form = self.random.randrange(8)
        if form < 4:
            exists = self._maybe("IF NOT EXISTS ")
            return RandomStatement(
                f"CREATE SCHEMA {exists}{self._word(name)}",
                lambda: None if name in self.schemas else self.schemas.append(name),
            )
        if form < 6:
            to = self.random.choice(SCHEMAS[1:])

            def renamed() -> None:
                self.schemas = list(dict.fromkeys(to if s == name else s for s in self.schemas))
                for table in self.tables:
                    table.schema = to if table.schema == name else table.schema

            return RandomStatement(
                f"ALTER SCHEMA {self._word(name)} RENAME TO {self._word(to)}", renamed
            )

        def dropped() -> None:
            self.schemas = [one for one in self.schemas if one != name]
            self.tables = [one for one in self.tables if one.schema != name]

        return RandomStatement(f"DROP SCHEMA {self._word(name)}{self._behaviour()}", dropped)

    def _type(self) -> RandomStatement:
        form = self.random.randrange(12)
        if form < 4 or not self.types:
            schema, name = self._new(NAMES)
            path = self._path(schema, name)
            labels = self.random.sample(LABELS, self.random.randrange(4))
            listed = ", ".join("'" + label.replace("'", "''") + "'" for label in labels)
            column = self.random.choice(COLUMNS)
            sql, kind = self.random.choice(
                (
                    (f"CREATE TYPE {path} AS ENUM ({listed})", "enum"),
                    (f"CREATE TYPE {path} AS ENUM ({listed})", "enum"),
                    (f"CREATE DOMAIN {path} AS {self._type_name()} NOT NULL", "domain"),
                    (
                        f"CREATE DOMAIN {path} {self._type_name()} CHECK (VALUE IS NOT NULL)",
                        "domain",
                    ),
                    (
                        f"CREATE TYPE {path} AS ({self._word(column)} {self._type_name()},"
                        f" more {self._type_name()})",
                        "composite",
                    ),
                    (f"CREATE TYPE {path} AS RANGE (subtype = date)", "range"),
                )
            )
            return RandomStatement(sql, lambda: self.types.append((schema, name, kind)))
        one = self.random.choice(self.types)
        schema, name, kind = one
        path = self._path(schema, name)

        def gone() -> None:
            self.types = [other for other in self.types if other != one]

        if form == 4:
            word = "DOMAIN" if kind == "domain" else "TYPE"
            return RandomStatement(f"DROP {word} {path}{self._behaviour()}", gone)
        if form == 5:
            to = self.random.choice(NAMES)

            def renamed() -> None:
                gone()
                self.types.append((schema, to, kind))

            return RandomStatement(f"ALTER TYPE {path} RENAME TO {self._word(to)}", renamed)
        if form == 6:
            to = self.random.choice(self.schemas)

            def moved() -> None:
                gone()
                self.types.append((to, name, kind))

            return RandomStatement(f"ALTER TYPE {path} SET SCHEMA {self._word(to)}", moved)
        label, other = ("'" + one.replace("'", "''") + "'" for one in self.random.sample(LABELS, 2))
        column = self._word(self.random.choice(COLUMNS))
        if kind == "enum":
            exists = self._maybe("IF NOT EXISTS ")
            sql = self.random.choice(
                (
                    f"ALTER TYPE {path} ADD VALUE {exists}{label}",
                    f"ALTER TYPE {path} ADD VALUE {exists}{label} BEFORE {other}",
                    f"ALTER TYPE {path} ADD VALUE {label} AFTER {other}",
                    f"ALTER TYPE {path} RENAME VALUE {label} TO {other}",
                )
            )
        elif kind == "domain":
            sql = self.random.choice(
                (
                    f"ALTER DOMAIN {path} SET NOT NULL",
                    f"ALTER DOMAIN {path} DROP NOT NULL",
                    f"ALTER DOMAIN {path} ADD CHECK (VALUE IS NOT NULL)",
                    f"ALTER DOMAIN {path} DROP CONSTRAINT {self._word(f'{name}_check')}",
                )
            )
        else:
            sql = self.random.choice(
                (
                    f"ALTER TYPE {path} ADD ATTRIBUTE {column} {self._type_name()}"
                    f"{self._behaviour()}",
                    f"ALTER TYPE {path} DROP ATTRIBUTE {column}{self._behaviour()}",
                    f"ALTER TYPE {path} ALTER ATTRIBUTE more TYPE {self._type_name()}",
                    f"ALTER TYPE {path} RENAME ATTRIBUTE more TO {column}",
                )
            )
        return RandomStatement(sql, lambda: None)

    def _sequence(self) -> RandomStatement:
        schema, name = self._new(NAMES)
        table = self._table("table")
        owner = f"{self._of(table)}.{self._word(self._column(table))}"
        path = self._path(schema, name)
        sql = self.random.choice(
            (
                f"CREATE SEQUENCE {path}",
                f"CREATE SEQUENCE IF NOT EXISTS {path} OWNED BY {owner}",
                f"ALTER SEQUENCE {path} OWNED BY {owner}",
                f"ALTER SEQUENCE {path} OWNED BY NONE",
                f"ALTER SEQUENCE {path} RENAME TO {self._word(self.random.choice(NAMES))}",
                f"DROP SEQUENCE {path}{self._behaviour()}",
            )
        )
        return RandomStatement(sql, lambda: None)

    def _function(self) -> RandomStatement:
        form = self.random.randrange(12)
        if form < 5 or not self.functions:
            schema, name = self._new(NAMES)
            path = self._path(schema, name)
            count = self.random.randrange(3)
            taken = [self._type_name() for _ in range(count)]
            replaces = self._maybe("OR REPLACE ")
            extra = " ".join(
                self.random.sample(
                    (
                        "SECURITY DEFINER",
                        "STABLE",
                        "SET search_path = ''",
                        "SET search_path TO app, public",
                    ),
                    self.random.randrange(3),
                )
            )
            if self._is(0.3):
                body = "LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"
                sql = f"CREATE {replaces}FUNCTION {path}() RETURNS trigger {extra} {body}"
                taken = []
            else:
                body = "LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"
                named = ", ".join(
                    f"{self._maybe(f'a{number} ')}{type_}" for number, type_ in enumerate(taken)
                )
                sql = f"CREATE {replaces}FUNCTION {path}({named}) RETURNS text {extra} {body}"
            made = (schema, name, ", ".join(taken))
            return RandomStatement(sql, lambda: self.functions.append(made))
        one = self.random.choice(self.functions)
        schema, name, arguments = one
        path = f"{self._path(schema, name)}({arguments})"

        def gone() -> None:
            self.functions = [other for other in self.functions if other != one]

        if form == 5:
            return RandomStatement(f"DROP FUNCTION {path}{self._behaviour()}", gone)
        if form == 6:
            to = self.random.choice(NAMES)

            def renamed() -> None:
                gone()
                self.functions.append((schema, to, arguments))

            return RandomStatement(f"ALTER FUNCTION {path} RENAME TO {self._word(to)}", renamed)
        sql = self.random.choice(
            (
                f"ALTER FUNCTION {path} SECURITY DEFINER",
                f"ALTER FUNCTION {path} SECURITY INVOKER SET search_path = pg_catalog",
                f"ALTER FUNCTION {path} RESET search_path",
                f"ALTER FUNCTION {path} RESET ALL",
                f"REVOKE ALL ON FUNCTION {path} FROM PUBLIC",
                f"GRANT EXECUTE ON FUNCTION {path} TO PUBLIC",
                f"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA {self._word(schema)} FROM PUBLIC",
                f"GRANT EXECUTE ON ALL ROUTINES IN SCHEMA {self._word(schema)} TO PUBLIC",
                "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
                "ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC",
                f"ALTER FUNCTION {path} SET SCHEMA {self._word(self.random.choice(self.schemas))}",
            )
        )
        return RandomStatement(sql, lambda: None)

    def _trigger(self) -> RandomStatement:
        table = self._table("table", "partitioned table")
        name = self.random.choice(NAMES)
        if not self.functions or self._is(0.4):
            trigger, on = self.random.choice(self.triggers) if self.triggers else (name, table)
            word, path = self._word(trigger), self._of(on)
            switch = self.random.choice(("ENABLE", "DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS"))
            sql = self.random.choice(
                (
                    f"DROP TRIGGER {word} ON {path}",
                    f"DROP TRIGGER IF EXISTS {word} ON {path}",
                    f"ALTER TRIGGER {word} ON {path} RENAME TO {self._word(name)}",
                    f"ALTER TABLE {path} {switch} TRIGGER {word}",
                )
            )
            return RandomStatement(sql, lambda: None)
        schema, function, _ = self.random.choice(self.functions)
        when = self.random.choice(
            (
                "BEFORE INSERT OR UPDATE",
                f"AFTER UPDATE OF {self._word(self._column(table))}",
                "AFTER DELETE OR TRUNCATE",
            )
        )
        row = self.random.choice((" FOR EACH ROW", " FOR EACH STATEMENT", ""))
        sql = (
            f"CREATE {self._maybe('OR REPLACE ', 0.2)}TRIGGER {self._word(name)} {when}"
            f" ON {self._of(table)}{row} EXECUTE FUNCTION {self._path(schema, function)}()"
        )
        return RandomStatement(sql, lambda: self.triggers.append((name, table)))

    def _published(self) -> str:
        table = self._table("table", "partitioned table")
        columns = f" {self._list(self._columns(table))}" if self._is(0.3) else ""
        return f"TABLE {self._of(table)}{columns}"

    def _publication(self) -> RandomStatement:
        if len(self.publications) < 3 and self._is(0.5):
            name = self.random.choice(NAMES)
            schema = self._word(self.random.choice(self.schemas))
            what = self.random.choice(
                (
                    "",
                    " FOR ALL TABLES",
                    f" FOR {self._published()}",
                    f" FOR TABLES IN SCHEMA {schema}",
                    f" FOR {self._published()}, {self._published()}",
                )
            )
            options = self._maybe(" WITH (publish = 'insert, delete')", 0.3)
            return RandomStatement(
                f"CREATE PUBLICATION {self._word(name)}{what}{options}",
                lambda: self.publications.append(name),
            )
        name = self.random.choice(self.publications or list(NAMES))
        word, schema = self._word(name), self._word(self.random.choice(self.schemas))
        to = self.random.choice(NAMES)
        if self._is(0.1):
            return RandomStatement(
                f"DROP PUBLICATION {word}",
                lambda: self.publications.remove(name) if name in self.publications else None,
            )
        if self._is(0.1):

            def renamed() -> None:
                self.publications = [to if one == name else one for one in self.publications]

            return RandomStatement(f"ALTER PUBLICATION {word} RENAME TO {self._word(to)}", renamed)
        sql = self.random.choice(
            (
                f"ALTER PUBLICATION {word} ADD {self._published()}",
                f"ALTER PUBLICATION {word} SET {self._published()}",
                f"ALTER PUBLICATION {word} DROP TABLE {self._of(self._table())}",
                f"ALTER PUBLICATION {word} ADD TABLES IN SCHEMA {schema}",
                f"ALTER PUBLICATION {word} SET TABLES IN SCHEMA {schema}",
                f"ALTER PUBLICATION {word} DROP TABLES IN SCHEMA {schema}",
                f"ALTER PUBLICATION {word} SET (publish = 'insert, update')",
                f"ALTER PUBLICATION {word} SET (publish_via_partition_root = true)",
            )
        )
        return RandomStatement(sql, lambda: None)
