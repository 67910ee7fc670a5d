"""Writes input that is like real SQL: hardly two statements of one shape, the same in every run.

A schema of tables with types of all kinds, enums, composites, domains and those of extensions, its
contract, and typed statements over it, short and long: reads, writes, and some with faults. Every
expression is written for a type, so that PostgreSQL would take what has no fault. The file
is as long as the forms are many.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from queries import without_gaps

STATEMENTS_A_FILE = 8
SEED = 7

ENUMS = {
    "order_status": ("open", "paid", "sent", "returned"),
    "plan_kind": ("free", "solo", "team", "enterprise"),
    "channel": ("mail", "push", "sms"),
    "severity": ("low", "medium", "high"),
}
COMPOSITES = {
    "money_amount": (("amount", "numeric"), ("currency", "text")),
    "geo_point": (("lat", "float8"), ("lon", "float8")),
    "postal": (("street", "text"), ("zip", "text"), ("since", "date")),
}
DOMAINS = {"email": "text", "positive": "int8"}
EXTENSIONS = ("citext", "hstore", "pg_trgm")
NOUNS = """
account address alert article asset audit badge basket batch bill booking branch campaign card cart
category channel_log claim comment contact coupon course crew customer device dispute document
driver event feature feed file friend goal grade group_member guest invoice issue item job journal
keyword label ledger lesson location machine member menu message metric module note notice offer
option_value order_line parcel partner payment permission person photo place plan_change post
product profile project promotion purchase quiz quota rating reading receipt record_entry refund
region_map release report request reservation review reward role_grant room route rule_set sample
schedule score seat segment sensor service session_log setting shift shipment signal site skill slot
source_file stage station step stock store story subscription survey task team template ticket
""".split()
COLUMN_NAMES = {
    "text": ("name", "title", "body", "slug", "note", "locale", "source", "reference", "path"),
    "citext": ("email_address", "login", "handle"),
    "uuid": ("public_id", "owner_id", "actor_id", "parent_id"),
    "int8": ("version", "position", "hits", "size_bytes"),
    "int4": ("amount", "quantity", "attempts", "rank", "year"),
    "numeric": ("total", "price", "discount", "balance", "rate"),
    "bool": ("is_active", "is_deleted", "is_public", "verified", "archived"),
    "timestamptz": ("updated_at", "published_at", "expires_at", "seen_at", "deleted_at"),
    "date": ("born_on", "due_on", "valid_from", "valid_to"),
    "jsonb": ("meta", "payload", "settings", "extra"),
    "text[]": ("tags", "keywords", "aliases"),
    "uuid[]": ("member_ids", "watchers"),
    "interval": ("duration", "grace"),
    "inet": ("address", "last_ip"),
    "hstore": ("attributes", "labels"),
    "tstzrange": ("period", "window_of"),
    "app.order_status": ("status", "state"),
    "app.plan_kind": ("plan", "tier"),
    "app.channel": ("channel", "via"),
    "app.severity": ("severity",),
    "app.money_amount": ("cost", "fee"),
    "app.geo_point": ("spot",),
    "app.postal": ("postal",),
    "app.email": ("mail",),
    "app.positive": ("capacity",),
}
MOST_COMMON = ("text", "int8", "bool", "timestamptz", "jsonb", "int4", "numeric", "uuid")
COMPARED = ("text", "int8", "int4", "numeric", "timestamptz", "date", "uuid", "interval")
PARAMETERS = ("text", "int8", "int4", "numeric", "timestamptz", "date", "uuid", "bool", "inet")


@dataclass(frozen=True)
class Table:
    """A table of the contract, its columns with their types, and the tables its keys lead to."""

    name: str
    columns: dict[str, str]
    parents: tuple[str, ...]

    def of(self, kind: str) -> list[str]:
        return [name for name, each in self.columns.items() if each == kind]


@dataclass
class Level:
    """What one query has in its FROM: columns by what is written for them."""

    columns: dict[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> list[str]:
        return [written for written, each in self.columns.items() if each == kind]

    def add(self, alias: str, columns: dict[str, str]) -> None:
        self.columns |= {f"{alias}.{name}": kind for name, kind in columns.items()}


def tables(drawn: random.Random) -> dict[str, Table]:
    """The tables: each has a key, two columns of an enum or composite at most, and some parents."""
    found: dict[str, Table] = {}
    for noun in NOUNS:
        parents = tuple(drawn.sample(sorted(found), min(len(found), drawn.randint(0, 3))))
        columns = {"id": "int8", "created_at": "timestamptz"}
        columns |= {f"{parent}_id": "int8" for parent in parents}
        kinds = drawn.choices(MOST_COMMON, k=drawn.randint(3, 9))
        kinds += drawn.sample(sorted(COLUMN_NAMES), drawn.randint(1, 5))
        for kind in kinds:
            columns.setdefault(drawn.choice(COLUMN_NAMES[kind]), kind)
        found[noun] = Table(noun, columns, parents)
    return found


def contract(all_tables: dict[str, Table]) -> str:
    """The contract of the tables."""
    lines = ["replicalint: 1", "name: varied", "replica: {postgres: 15, search_path: [app]}"]
    lines.append("relations:")
    for table in all_tables.values():
        lines += [f"  app.{table.name}:", "    key: [id]", "    columns:"]
        lines += [f'      {name}: "{kind}"' for name, kind in table.columns.items()]
    lines.append("types:")
    lines += [f"  app.{name}: {{enum: [{', '.join(each)}]}}" for name, each in ENUMS.items()]
    for name, fields in COMPOSITES.items():
        listed = ", ".join(f"{one}: {kind}" for one, kind in fields)
        lines.append(f"  app.{name}: {{composite: {{{listed}}}}}")
    lines += [f"  app.{name}: {{domain: {base}}}" for name, base in DOMAINS.items()]
    lines += [f"extensions: [{', '.join(EXTENSIONS)}]", "functions:", "  - app.owner_of(bigint)"]
    lines[-1] += " returns uuid"
    lines += ["not_replicated:", "  app.account_totals: {kind: view, instead: app.account}"]
    lines += ["endpoints:", '  /all: {queries: ["queries/**/*.sql"]}']
    return "\n".join(lines) + "\n"


class Writer:
    """Writes statements that a seeded generator of random numbers chooses."""

    def __init__(self, all_tables: dict[str, Table], seed: int) -> None:
        self.tables = all_tables
        self.random = random.Random(seed)
        self.parameters: list[str] = []
        self.aliases = 0

    def statement(self) -> str:
        """One statement with its header."""
        self.parameters, self.aliases = [], 0
        shapes: dict[Callable[[], str], int] = {
            self.lookup: 34,
            self.read: 34,
            self.with_queries: 8,
            self.united: 5,
            self.recursive: 2,
            self.insert: 6,
            self.update: 6,
            self.delete: 3,
            self.faulty: 4,
        }
        (shape,) = self.random.choices(list(shapes), list(shapes.values()))
        return f"-- name: Statement{self.random.randrange(10**9)} :many\n{shape()};\n"

    # -- reads -----------------------------------------------------------------------------

    def read(self, outer: Level | None = None, width: int | None = None) -> str:
        """A query with joins, conditions and what else may stand in one."""
        source, level = self.source()
        around = Level({**(outer.columns if outer else {}), **level.columns})
        if self.random.random() < 0.2 and width is None:
            return self.grouped(source, around)
        items = [self.item(around) for _ in range(width or self.width())]
        distinct = "DISTINCT " if self.random.random() < 0.04 and not width else ""
        text = f"SELECT {distinct}{self.listed(items)}\nFROM {source}{self.where(around)}"
        if width is None and not distinct and self.random.random() < 0.6:
            text += self.order(around)
        return text

    def lookup(self) -> str:
        """A row, or some rows, by a key: what most statements of a program are."""
        table = self.random.choice(list(self.tables.values()))
        level, alias = Level(), self.alias(table)
        level.add(alias, table.columns)
        names = self.random.sample(list(level.columns), self.random.choice((1, 2, 2, 3)))
        keys = [one for one, kind in level.columns.items() if kind == "int8"]
        wanted = f"{self.random.choice(keys)} = $1"
        text = f"SELECT {', '.join(names)} FROM {self.named(table)} AS {alias} WHERE {wanted}"
        return text + self.random.choice(("", "", f" ORDER BY {names[0]}", " LIMIT 1"))

    def width(self) -> int:
        return self.random.choices((1, 2, 3, 4, 6, 9, 16, 30), (8, 12, 14, 14, 12, 8, 4, 1))[0]

    def listed(self, items: Sequence[str]) -> str:
        if len(items) < 4:
            return ", ".join(items)
        return "\n    " + ",\n    ".join(items)

    def item(self, level: Level) -> str:
        if self.random.random() < 0.6:
            return self.random.choice(list(level.columns))
        self.aliases += 1
        if self.random.random() < 0.05:
            return f"{self.filled(self.random.choice(WINDOWS), level, 1)} AS w{self.aliases}"
        kind = self.random.choice(tuple(FORMS))
        return f"{self.value(kind, level, 3)} AS v{self.aliases}"

    def source(self) -> tuple[str, Level]:
        """FROM: a table, and joins along the keys, to subqueries and functions."""
        table = self.random.choice(list(self.tables.values()))
        alias, level = self.alias(table), Level()
        text = f"{self.named(table)} AS {alias}"
        level.add(alias, table.columns)
        for parent in table.parents:
            if self.random.random() < 0.45:
                other = self.tables[parent]
                joined = self.alias(other)
                kind = self.random.choice(("JOIN", "JOIN", "LEFT JOIN"))
                text += (
                    f"\n{kind} {self.named(other)} AS {joined} ON {joined}.id = {alias}.{parent}_id"
                )
                level.add(joined, other.columns)
                if self.random.random() < 0.2:
                    text += f" AND {self.condition(level, 1)}"
        if self.random.random() < 0.08:
            text += self.lateral(level)
        if self.random.random() < 0.05:
            arrays = level.of("text[]")
            if arrays:
                self.aliases += 1
                text += f"\nCROSS JOIN unnest({self.random.choice(arrays)}) AS e{self.aliases}(one)"
                level.columns[f"e{self.aliases}.one"] = "text"
        return text, level

    def lateral(self, level: Level) -> str:
        table = self.random.choice(list(self.tables.values()))
        inner, below = self.alias(table), Level(dict(level.columns))
        below.add(inner, table.columns)
        self.aliases += 1
        name = f"l{self.aliases}"
        text = (
            f"\nLEFT JOIN LATERAL (\n    SELECT {self.value('int8', below, 2)} AS one,"
            f" {self.value('text', below, 2)} AS other\n    FROM {self.named(table)} AS {inner}\n"
            f"    WHERE {self.condition(below, 2)}\n    ORDER BY {inner}.created_at DESC\n"
            f"    LIMIT {self.random.randint(1, 9)}\n) AS {name} ON true"
        )
        level.columns |= {f"{name}.one": "int8", f"{name}.other": "text"}
        return text

    def where(self, level: Level) -> str:
        count = self.random.choices((0, 1, 2, 3, 5), (1, 5, 6, 3, 1))[0]
        conditions = [self.condition(level, 3) for _ in range(count)]
        return "\nWHERE " + "\n  AND ".join(conditions) if conditions else ""

    def order(self, level: Level) -> str:
        kinds = [one for one, kind in level.columns.items() if kind in COMPARED]
        keys = self.random.sample(kinds, min(len(kinds), self.random.randint(1, 3)))
        directions = ("", "", " DESC", " ASC", " DESC NULLS LAST", " NULLS FIRST")
        text = "\nORDER BY " + ", ".join(f"{key}{self.random.choice(directions)}" for key in keys)
        if self.random.random() < 0.5:
            text += f"\nLIMIT {self.random.choice((self.parameter('int8'), '50', '20'))}"
            if self.random.random() < 0.4:
                text += f" OFFSET {self.parameter('int8')}"
        return text

    def grouped(self, source: str, level: Level) -> str:
        keys = [one for one, kind in level.columns.items() if kind in COMPARED]
        by = self.random.sample(keys, min(len(keys), self.random.randint(1, 3)))
        values = [self.aggregate(level) for _ in range(self.random.randint(1, 5))]
        text = f"SELECT {self.listed([*by, *values])}\nFROM {source}{self.where(level)}"
        text += "\nGROUP BY " + ", ".join(by)
        if self.random.random() < 0.3:
            text += f"\nHAVING count(*) > {self.random.randint(1, 99)}"
        return text + (f"\nORDER BY {by[0]}" if self.random.random() < 0.5 else "")

    def aggregate(self, level: Level) -> str:
        self.aliases += 1
        calls = [
            "count(*)",
            f"sum({self.value('int8', level, 2)})",
            f"max({self.value('timestamptz', level, 1)})",
            f"avg({self.value('numeric', level, 2)})",
            f"bool_or({self.condition(level, 1)})",
            f"string_agg({self.value('text', level, 1)}, ', ')",
            f"array_agg(DISTINCT {self.value('text', level, 1)})",
            f"jsonb_agg(jsonb_build_object('k', {self.value('text', level, 1)}))",
            f"count(DISTINCT {self.value('int8', level, 1)})",
        ]
        text = self.random.choice(calls)
        if self.random.random() < 0.25:
            text += f" FILTER (WHERE {self.condition(level, 1)})"
        return f"{text} AS a{self.aliases}"

    def with_queries(self) -> str:
        """WITH of one to four queries, each over tables or those before it."""
        parts: list[str] = []
        level = Level()
        names: list[str] = []
        for number in range(self.random.randint(1, 4)):
            name = f"part{number}"
            source, inner = self.source()
            kinds = [self.random.choice(COMPARED) for _ in range(self.random.randint(1, 5))]
            items = [f"{self.value(kind, inner, 2)} AS c{n}" for n, kind in enumerate(kinds)]
            parts.append(
                f"{name} AS (\nSELECT {self.listed(items)}\nFROM {source}{self.where(inner)}\n)"
            )
            level.add(name, {f"c{n}": kind for n, kind in enumerate(kinds)})
            names.append(name)
        items = [self.item(level) for _ in range(self.width())]
        text = "WITH " + ",\n".join(parts) + f"\nSELECT {self.listed(items)}\nFROM {names[0]}"
        for name in names[1:]:
            text += f"\nCROSS JOIN {name}"
        return text + self.where(level) + (self.order(level) if self.random.random() < 0.5 else "")

    def united(self) -> str:
        kinds = [self.random.choice(COMPARED) for _ in range(self.random.randint(1, 4))]
        arms = []
        for _ in range(self.random.randint(2, 4)):
            source, level = self.source()
            items = [
                f"({self.value(kind, level, 2)})::{kind} AS u{n}" for n, kind in enumerate(kinds)
            ]
            arms.append(f"SELECT {', '.join(items)}\nFROM {source}{self.where(level)}")
        word = self.random.choice(("UNION ALL", "UNION ALL", "UNION", "EXCEPT"))
        return f"\n{word}\n".join(arms) + "\nORDER BY u0"

    def recursive(self) -> str:
        table = self.random.choice([one for one in self.tables.values() if one.parents])
        key = f"{table.parents[0]}_id"
        level = Level()
        level.add("r", table.columns)
        return (
            f"WITH RECURSIVE tree AS (\n    SELECT r.id, r.{key}, 1 AS depth\n"
            f"    FROM {self.named(table)} AS r\n    WHERE {self.condition(level, 2)}\n"
            f"    UNION ALL\n    SELECT r.id, r.{key}, t.depth + 1\n"
            f"    FROM {self.named(table)} AS r\n    JOIN tree AS t ON r.{key} = t.id\n"
            f"    WHERE t.depth < {self.random.randint(3, 30)}\n)\n"
            "SELECT t.id, t.depth FROM tree AS t"
        )

    # -- writes and faults -----------------------------------------------------------------

    def insert(self) -> str:
        table = self.random.choice(list(self.tables.values()))
        some = self.some_columns(table)
        values = [self.value(table.columns[name], Level(), 1) for name in some]
        text = f"INSERT INTO {self.named(table)} ({', '.join(some)})\nVALUES ({', '.join(values)})"
        if self.random.random() < 0.4:
            sets = ", ".join(f"{name} = excluded.{name}" for name in some)
            text += f"\nON CONFLICT (id) DO UPDATE SET {sets}"
        return text + ("\nRETURNING id, created_at" if self.random.random() < 0.6 else "")

    def update(self) -> str:
        table = self.random.choice(list(self.tables.values()))
        level = Level()
        level.add(table.name, table.columns)
        some = self.some_columns(table)
        sets = [f"{name} = {self.value(table.columns[name], level, 2)}" for name in some]
        return (
            f"UPDATE {self.named(table)}\nSET {self.listed(sets)}\nWHERE {self.condition(level, 2)}"
        )

    def delete(self) -> str:
        table = self.random.choice(list(self.tables.values()))
        level = Level()
        level.add(table.name, table.columns)
        return f"DELETE FROM {self.named(table)}\nWHERE {self.condition(level, 3)}"

    def some_columns(self, table: Table) -> list[str]:
        names = [name for name, kind in table.columns.items() if kind in PARAMETERS]
        return self.random.sample(names, min(len(names), self.random.randint(1, 6)))

    def faulty(self) -> str:
        """A read of what the replica lacks."""
        source, level = self.source()
        alias, key = next(iter(level.columns)).partition(".")[0], self.parameter("int8")
        faults = [
            f"SELECT {alias}.no_such FROM {source}{self.where(level)}",
            f"SELECT t.id, t.total FROM app.account_totals AS t WHERE t.id = {key}",
            f"SELECT app.score_of({self.value('int8', level, 1)}) FROM {source}{self.where(level)}",
            f"SELECT {self.value('text', level, 1)}::app.gone FROM {source}",
            f"SELECT {self.item(level)} FROM {source}\nWHERE {self.condition(level, 2)} FOR UPDATE",
        ]
        return self.random.choice(faults)

    # -- expressions of a type -------------------------------------------------------------

    def condition(self, level: Level, depth: int) -> str:
        return self.value("bool", level, depth)

    def value(self, kind: str, level: Level, depth: int) -> str:
        """An expression of a type: a column, a parameter, or one made of others."""
        columns = level.of(kind)
        forms = FORMS.get(kind, ()) if depth > 0 else ()
        if forms and self.random.random() < (0.9 if kind == "bool" else 0.45):
            return self.filled(self.random.choice(forms), level, depth - 1)
        if columns and self.random.random() < 0.85:
            return self.random.choice(columns)
        return self.parameter(kind)

    def filled(self, form: str, level: Level, depth: int) -> str:
        """A form with expressions in the place of `<type>`."""
        parts = form.split("<")
        text = parts[0]
        for part in parts[1:]:
            kind, _, rest = part.partition(">")
            if kind == "any":
                kind = self.random.choice(COMPARED)
            text += self.special(kind, level, depth) + rest
        return text

    def special(self, kind: str, level: Level, depth: int) -> str:
        match kind.split(":"):
            case ["exists"]:
                source, inner = self.source()
                around = Level({**level.columns, **inner.columns})
                return f"SELECT 1 FROM {source} WHERE {self.condition(around, min(depth, 1))}"
            case ["number"]:
                return str(self.random.randint(0, 999))
            case ["word"]:
                return self.random.choice(("alpha", "beta", "production", "de-DE", "a/b", "x"))
            case ["enum"]:
                return self.of_enum(level)
            case ["same"]:
                same = self.random.choice(COMPARED)
                symbol = self.random.choice(("=", "<>", "<", ">=", "IS DISTINCT FROM"))
                left = self.value(same, level, depth)
                return f"{left} {symbol} {self.value(same, level, depth)}"
            case ["composite"]:
                return self.of_composite(level)
            case _:
                return self.value(kind, level, depth)

    def of_enum(self, level: Level) -> str:
        name = self.random.choice(list(ENUMS))
        self.parameters.append(name)
        columns = level.of(f"app.{name}") or [f"${len(self.parameters)}::app.{name}"]
        labels = self.random.sample(ENUMS[name], self.random.randint(1, 3))
        listed = ", ".join(f"'{label}'" for label in labels)
        column = self.random.choice(columns)
        return f"{column} IN ({listed})" if len(labels) > 1 else f"{column} = {listed}"

    def of_composite(self, level: Level) -> str:
        for name, fields in COMPOSITES.items():
            for column in level.of(f"app.{name}"):
                one, kind = self.random.choice(fields)
                return f"({column}).{one} = {self.parameter(kind)}"
        return "true"

    def parameter(self, kind: str) -> str:
        """A parameter with its type, or a constant of it."""
        if self.random.random() < 0.4 and kind in CONSTANTS:
            return self.random.choice(CONSTANTS[kind])
        self.parameters.append(kind)
        return f"${len(self.parameters)}::{kind}"

    def named(self, table: Table) -> str:
        return self.random.choice((f"app.{table.name}", table.name))

    def alias(self, table: Table) -> str:
        self.aliases += 1
        return f"{table.name[0]}{self.aliases}"


CONSTANTS = {
    "text": ("'alpha'", "''", "'en'", "'a%'", "'https://example.org/a?b=1'"),
    "int8": ("0", "1", "42", "1000000"),
    "int4": ("0", "1", "7"),
    "numeric": ("0", "1.5", "99.99", "1e3"),
    "bool": ("true", "false"),
    "timestamptz": ("now()", "'2026-01-01T00:00:00Z'::timestamptz", "CURRENT_TIMESTAMP"),
    "date": ("CURRENT_DATE", "DATE '2026-01-01'"),
    "jsonb": ("'{}'::jsonb", "'[]'::jsonb", "'{\"a\": [1, 2]}'::jsonb"),
    "uuid": ("gen_random_uuid()", "'6f0c1c34-9d0e-4c1b-8a4f-0d2f4f0c7f11'::uuid"),
    "interval": ("interval '1 day'", "'2 hours'::interval", "make_interval(days => 3)"),
    "inet": ("'10.0.0.0/8'::inet",),
}
WINDOWS = (
    "row_number() OVER (PARTITION BY <text> ORDER BY <timestamptz> DESC)",
    "sum(<numeric>) OVER (ORDER BY <timestamptz> ROWS BETWEEN 3 PRECEDING AND CURRENT ROW)",
    "lag(<any>) OVER (ORDER BY <int8>)",
    "rank() OVER (PARTITION BY <int8>, <text> ORDER BY <numeric> DESC NULLS LAST)",
)
FORMS = {
    "bool": (
        "<same>",
        "<same>",
        "<same>",
        "(<bool> OR <bool>)",
        "NOT <bool>",
        "(<bool> AND <bool>)",
        "<text> LIKE <text> || '%'",
        "<text> ILIKE '%<word>%'",
        "<any> IS NOT NULL",
        "<any> IS NULL",
        "<int8> BETWEEN <int8> AND <int8>",
        "<timestamptz> > now() - interval '<number> days'",
        "EXISTS (<exists>)",
        "<text> IN ('<word>', '<word>', <text>)",
        "<int8> = ANY (<int8[]>)",
        "<jsonb> @> '{\"<word>\": <number>}'",
        "<jsonb> ? '<word>'",
        "<text[]> && ARRAY['<word>', <text>]",
        "<enum>",
        "<enum>",
        "<composite>",
        "family(<inet>) = 4",
        "<text> ~ '^[a-z]+<number>$'",
        "<citext> = <text>",
        "<hstore> ? '<word>'",
        "similarity(<text>, <text>) > 0.3",
        "<tstzrange> @> <timestamptz>",
        "COALESCE(<bool>, false)",
        "(<text>, <int8>) > (<text>, <int8>)",
        "starts_with(<text>, <text>)",
    ),
    "text": (
        "lower(<text>)",
        "COALESCE(<text>, '<word>')",
        "(<jsonb> ->> '<word>')",
        "(<text> || '<word>' || <text>)",
        "CASE WHEN <bool> THEN <text> ELSE '<word>' END",
        "to_char(<timestamptz>, 'YYYY-MM-DD')",
        "split_part(<text>, '<word>', 1)",
        "(<int8>::text)",
        "substring(<text> FROM 1 FOR <number>)",
        "trim(both FROM <text>)",
        "format('%s-<word>', <text>)",
        "array_to_string(<text[]>, ',')",
        "NULLIF(<text>, '')",
        "(<hstore> -> '<word>')",
    ),
    "int8": (
        "(<int8> + <number>)",
        "(<int8> * <int4>)",
        "COALESCE(<int8>, <number>)",
        "length(<text>)::int8",
        "(<jsonb> ->> '<word>')::int8",
        "CASE WHEN <bool> THEN <int8> ELSE <number> END",
        "extract(epoch FROM <timestamptz>)::int8",
        "cardinality(<text[]>)::int8",
        "GREATEST(<int8>, <number>, <int8>)",
        "(SELECT count(*) FROM (<exists>) AS counted)",
        "abs(<int8>)",
    ),
    "numeric": (
        "(<numeric> * <numeric>)",
        "round(<numeric>, 2)",
        "COALESCE(<numeric>, 0)",
        "(<numeric> / NULLIF(<numeric>, 0))",
        "(<int8>::numeric)",
        "(<jsonb> #>> '{a,<word>}')::numeric",
    ),
    "timestamptz": (
        "date_trunc('day', <timestamptz>)",
        "(<timestamptz> + <interval>)",
        "COALESCE(<timestamptz>, now())",
        "(<timestamptz> AT TIME ZONE 'UTC')::timestamptz",
        "lower(<tstzrange>)",
        "LEAST(<timestamptz>, <timestamptz>)",
    ),
    "date": ("(<timestamptz>::date)", "(<date> + 7)", "COALESCE(<date>, CURRENT_DATE)"),
    "jsonb": (
        "(<jsonb> -> '<word>')",
        "jsonb_build_object('<word>', <text>, 'n', <int8>)",
        "COALESCE(<jsonb>, '{}'::jsonb)",
        "(<jsonb> || jsonb_build_object('<word>', <any>))",
        "to_jsonb(<text[]>)",
        "jsonb_set(<jsonb>, '{<word>}', to_jsonb(<text>))",
    ),
}


def write_files(folder: Path, files: int) -> int:
    """Writes a repository of files of statements with its contract; gives their size in bytes."""
    all_tables = tables(random.Random(SEED))
    (folder / ".git").mkdir(parents=True, exist_ok=True)
    (folder / "replicalint.yaml").write_text(contract(all_tables), encoding="utf-8")
    size = 0
    for number in range(files):
        writer = Writer(all_tables, number)
        path = folder / "queries" / f"part{number // 50:03d}" / f"queries{number:05d}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join(without_gaps(writer.statement()) for _ in range(STATEMENTS_A_FILE))
        size += path.write_text(text, encoding="utf-8", newline="\n")
    return size
