"""Writes the benchmark's input: queries over the reference contract, the same in every run."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path

STATEMENTS_A_FILE = 14

# The columns of the reference contract that a query may read directly, by what they hold.
TEXTS = {
    "orgs": ("name", "customer_id"),
    "stripe_info": ("customer_id",),
    "apps": ("app_id", "name"),
    "app_versions": ("app_id", "name", "url", "checksum"),
    "channels": ("app_id", "name"),
    "channel_devices": ("app_id", "device_id"),
}
FLAGS = {
    "stripe_info": ("mau_exceeded", "storage_exceeded", "bandwidth_exceeded"),
    "app_versions": ("deleted",),
    "channels": ("is_default", "allow_self_set"),
}
TIMES = dict.fromkeys(TEXTS, ("created_at",)) | {"stripe_info": ("trial_at", "updated_at")}
KEYS = {
    "orgs": ("id",),
    "apps": ("owner_org",),
    "app_versions": ("id", "channel_id"),
    "channels": ("id",),
    "channel_devices": ("channel_id",),
}
ALIASES = {
    "orgs": "o",
    "stripe_info": "s",
    "apps": "a",
    "app_versions": "v",
    "channels": "c",
    "channel_devices": "d",
}
JOINS = (
    ("apps", "orgs", "o.id = a.owner_org"),
    ("orgs", "stripe_info", "s.customer_id = o.customer_id"),
    ("apps", "app_versions", "v.app_id = a.app_id"),
    ("apps", "channels", "c.app_id = a.app_id"),
    ("channels", "channel_devices", "d.channel_id = c.id"),
    ("channels", "app_versions", "v.channel_id = c.id"),
)
GATE = """\
SELECT
    o.id AS org_id,
    (
        COALESCE((to_jsonb(o) ->> 'has_usage_credits')::boolean, false)
        OR o.customer_id IS NULL
        OR EXISTS (
            SELECT 1
            FROM public.stripe_info AS s
            WHERE s.customer_id = o.customer_id
              AND (s.trial_at > now() OR (s.status = 'succeeded' AND NOT s.{flag}))
        )
    ) AS passes
FROM public.apps AS a
JOIN public.orgs AS o ON o.id = a.owner_org
WHERE a.app_id = $1::text;
"""


class Writer:
    """Writes queries that a seeded generator of random numbers chooses."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def statement(self) -> str:
        shapes: dict[Callable[[], str], int] = {
            self.lookup: 800,
            self.filtered: 60,
            self.joined: 55,
            self.counted: 30,
            self.existing: 20,
            self.newest: 10,
            self.ranked: 10,
            self.united: 10,
            self.gate: 5,
        }
        (shape,) = self.random.choices(list(shapes), list(shapes.values()))
        return shape()

    def lookup(self) -> str:
        table = self.table()
        return (
            f"SELECT {self.columns(table)} FROM {self.source(table)} WHERE {self.equal(table)};\n"
        )

    def filtered(self) -> str:
        table = self.table()
        return (
            f"SELECT {self.columns(table)}\nFROM {self.source(table)}\n"
            f"WHERE {self.equal(table)} AND {self.condition(table)}\n"
            f"ORDER BY {self.column(table, TIMES)} DESC\nLIMIT {self.random.randint(1, 100)};\n"
        )

    def joined(self) -> str:
        left, right, condition = self.random.choice(JOINS)
        kind = self.random.choice(("JOIN", "LEFT JOIN"))
        return (
            f"SELECT {self.columns(left)}, {self.column(right, TEXTS)} AS other\n"
            f"FROM {self.source(left)}\n{kind} {self.source(right)} ON {condition}\n"
            f"WHERE {self.equal(left)};\n"
        )

    def counted(self) -> str:
        table = self.table()
        column = self.column(table, TEXTS)
        return (
            f"SELECT {column}, count(*) AS n, max({self.column(table, TIMES)}) AS latest\n"
            f"FROM {self.source(table)}\nGROUP BY {column}\n"
            f"HAVING count(*) > {self.random.randint(1, 9)};\n"
        )

    def existing(self) -> str:
        left, right, condition = self.random.choice(JOINS)
        return (
            f"SELECT {self.columns(left)} FROM {self.source(left)}\n"
            f"WHERE EXISTS (SELECT 1 FROM {self.source(right)} WHERE {condition}\n"
            f"  AND {self.condition(right)});\n"
        )

    def newest(self) -> str:
        left, right, condition = self.random.choice(JOINS)
        alias = ALIASES[right]
        return (
            f"SELECT {self.column(left, TEXTS)} AS name, newest.at\nFROM {self.source(left)}\n"
            f"LEFT JOIN LATERAL (\n    SELECT {self.column(right, TIMES)} AS at\n"
            f"    FROM public.{right} AS {alias} WHERE {condition}\n"
            f"    ORDER BY 1 DESC LIMIT 1\n) AS newest ON true\nWHERE {self.equal(left)};\n"
        )

    def ranked(self) -> str:
        table = self.table()
        text, time = self.column(table, TEXTS), self.column(table, TIMES)
        return (
            f"WITH ranked AS (\n    SELECT {text} AS name, {time} AS at,\n"
            f"        row_number() OVER (PARTITION BY {text} ORDER BY {time} DESC) AS place\n"
            f"    FROM {self.source(table)}\n)\n"
            f"SELECT r.name, r.at FROM ranked AS r WHERE r.place <= {self.random.randint(1, 5)};\n"
        )

    def united(self) -> str:
        parts = [
            f"SELECT {self.column(table, TEXTS)} AS name FROM {self.source(table)}"
            f" WHERE {self.condition(table)}"
            for table in self.random.sample(list(TEXTS), 2)
        ]
        return "\nUNION ALL\n".join(parts) + "\nORDER BY name;\n"

    def gate(self) -> str:
        return GATE.format(flag=self.random.choice(FLAGS["stripe_info"]))

    def table(self) -> str:
        return self.random.choice(list(TEXTS))

    def source(self, table: str) -> str:
        return f"public.{table} AS {ALIASES[table]}"

    def column(self, table: str, kind: Mapping[str, tuple[str, ...]]) -> str:
        return f"{ALIASES[table]}.{self.random.choice(kind[table])}"

    def columns(self, table: str) -> str:
        known = [*TEXTS[table], *FLAGS.get(table, ()), *TIMES[table], *KEYS.get(table, ())]
        chosen = self.random.sample(known, self.random.choice((1, 1, 2, 3)))
        return ", ".join(f"{ALIASES[table]}.{name}" for name in chosen)

    def equal(self, table: str) -> str:
        return f"{self.column(table, TEXTS)} = $1"

    def condition(self, table: str) -> str:
        conditions = [
            f"{self.column(table, TIMES)} > now() - interval '{self.random.randint(1, 90)} days'",
            f"lower({self.column(table, TEXTS)}) LIKE $2 || '%'",
            f"{self.column(table, TEXTS)} IN ('alpha', 'beta', 'production')",
            f"COALESCE({self.column(table, TEXTS)}, '') <> ''",
            f"date_trunc('day', {self.column(table, TIMES)}) = $3::timestamptz",
        ]
        if table in FLAGS:
            conditions.append(f"NOT {self.column(table, FLAGS)}")
        return self.random.choice(conditions)


def without_gaps(statement: str) -> str:
    """A statement with its parameters numbered from 1 on: a server asks for the types of all."""
    found = sorted({int(number) for number in re.findall(r"\$([0-9]+)", statement)})
    places = {f"${number}": f"${place}" for place, number in enumerate(found, 1)}
    return re.sub(r"\$[0-9]+", lambda one: places[one[0]], statement)


def write_files(folder: Path, files: int) -> int:
    """Writes files of queries; gives their size in bytes."""
    size = 0
    for number in range(files):
        writer = Writer(number)
        statements = [without_gaps(writer.statement()) for _ in range(STATEMENTS_A_FILE)]
        path = folder / f"endpoint{number // 50:03d}" / f"queries{number:05d}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = f"-- The queries of endpoint {number}.\n" + "\n".join(statements)
        size += path.write_text(text, encoding="utf-8", newline="\n")
    return size
