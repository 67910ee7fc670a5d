"""Random migrations of two schemas: each some changes of tables that the replicas have, or new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml
from replication import PUBLICATION, SCHEMA, SUBSCRIBER
from rollouts import Scene

ROOT = Path(__file__).parents[2]
_FOLDER = ROOT / "tests" / "rollouts"
_SHOP = (_FOLDER / "shop.sql").read_text()
_TABLES = "app.customers, app.orders, app.stages"


def _reference_contract() -> str:
    """The contract of the reference before its migration, without files that are not here."""
    contract = yaml.safe_load((ROOT / "contracts" / "plugin-read-path.yaml").read_text())
    del contract["endpoints"], contract["migrations"]
    del contract["relations"]["public.orgs"]["columns"]["has_usage_credits"]
    return yaml.safe_dump(contract, sort_keys=False)


SCENES = {
    "shop": Scene(
        f"{_SHOP}\n{(_FOLDER / 'shop_rows.sql').read_text()}\n"
        f"CREATE PUBLICATION shop FOR TABLE {_TABLES};",
        _SHOP,
        (_FOLDER / "shop.yaml").read_text(),
        "shop",
    ),
    "reference": Scene(
        f"{SCHEMA.read_text()}\n{(_FOLDER / 'reference_rows.sql').read_text()}",
        SUBSCRIBER.read_text(),
        _reference_contract(),
        PUBLICATION,
    ),
}


@dataclass(frozen=True)
class Subject:
    """What a migration may be about: tables with columns that can be changed, and an enum."""

    tables: Sequence[str]
    optional: Sequence[tuple[str, str]]  # columns that may be null, and are no key
    required: Sequence[tuple[str, str]]
    unique: Sequence[tuple[str, str, str]]  # with the constraint or index
    enum: str
    of_enum: tuple[str, str]
    publication: str
    schema: str
    dropped: str
    others: Sequence[str]


SUBJECTS = {
    "shop": Subject(
        ("app.customers", "app.orders", "app.stages"),
        (
            ("app.customers", "name"),
            ("app.customers", "visits"),
            ("app.orders", "quantity"),
            ("app.orders", "customer_id"),
            ("app.orders", "total"),
        ),
        (("app.orders", "note"), ("app.stages", "place")),
        (("app.customers", "email", "one_email"), ("app.stages", "label", "stages_label_idx")),
        "app.order_status",
        ("app.orders", "status"),
        "shop",
        "app",
        "app.stages",
        (
            "ALTER TABLE app.orders DROP CONSTRAINT at_least_one;",
            "ALTER TABLE app.orders ADD CONSTRAINT long_note CHECK (length(note) > 0);",
            "ALTER DOMAIN app.amount DROP CONSTRAINT is_positive;",
            "ALTER TABLE app.orders ALTER COLUMN code TYPE varchar(40);",
            "ALTER TABLE app.stages REPLICA IDENTITY USING INDEX stages_label_idx;",
            "ALTER TABLE app.customers DROP CONSTRAINT customers_pkey, ADD PRIMARY KEY (email);",
            "ALTER TABLE app.orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (id, note);",
            "ALTER TABLE app.customers ALTER COLUMN visits TYPE bigint;",
            "ALTER TABLE app.orders ALTER COLUMN note TYPE varchar(90) USING left(note, 90);",
            "ALTER TABLE app.customers RENAME TO clients;",
            "ALTER TYPE app.order_status RENAME VALUE 'open' TO 'opened';",
            "ALTER TYPE app.order_status RENAME TO state;",
            "ALTER PUBLICATION shop DROP TABLE app.stages;",
            "CREATE TABLE app.events (id bigint, year integer, PRIMARY KEY (id, year))"
            " PARTITION BY LIST (year);\n"
            "CREATE TABLE app.events_0 PARTITION OF app.events FOR VALUES IN (1, 2);\n"
            "CREATE TABLE app.events_1 PARTITION OF app.events DEFAULT;\n"
            "ALTER PUBLICATION shop ADD TABLE app.events;",
        ),
    ),
    "reference": Subject(
        ("public.orgs", "public.stripe_info", "public.channels", "public.app_versions"),
        (("public.app_versions", "url"), ("public.app_versions", "checksum")),
        (("public.stripe_info", "mau_exceeded"), ("public.channels", "allow_self_set")),
        (("public.orgs", "customer_id", "orgs_customer_id_key"),),
        "public.stripe_status",
        ("public.stripe_info", "status"),
        PUBLICATION,
        "public",
        "public.channel_devices",
        (
            "ALTER TABLE public.stripe_info ALTER COLUMN storage_exceeded DROP NOT NULL;",
            "ALTER TABLE public.channels DROP CONSTRAINT channels_app_id_name_key;",
            "ALTER TABLE public.apps REPLICA IDENTITY FULL;",
            "ALTER TABLE public.orgs DROP CONSTRAINT orgs_customer_id_key;",
            "ALTER TABLE public.stripe_info RENAME TO payers;",
            "ALTER TYPE public.stripe_status RENAME VALUE 'failed' TO 'refused';",
            "ALTER TABLE public.stripe_info DROP CONSTRAINT stripe_info_pkey,"
            " ADD PRIMARY KEY (customer_id, status);",
        ),
    ),
}


def drawn(scene: str, random: Random) -> str:
    """A migration of one to three changes, each of something else."""
    subject = SUBJECTS[scene]
    wanted = random.choice((1, 1, 2, 3))
    found: dict[str, str] = {}
    while len(found) < wanted:
        about, sql = _change(subject, random, len(found))
        found.setdefault(about, sql)
    sql = "\n".join(found.values())
    is_whole = random.random() < 0.4 and "ADD VALUE" not in sql
    return f"BEGIN;\n{sql}\nCOMMIT;\n" if is_whole else f"{sql}\n"


def _change(subject: Subject, random: Random, number: int) -> tuple[str, str]:
    """What a change is about, so that no two are about the same, and its SQL."""
    of = random.choice
    table = of(subject.tables)
    new = f"{of(('plan', 'Rank', 'size'))}_{number}"
    column = f'"{new}"'
    schema = subject.schema
    kind = random.randrange(20)
    match kind:
        case 0:
            return new, f"ALTER TABLE {table} ADD COLUMN {column} text;"
        case 1:
            default = of(("integer NOT NULL DEFAULT 7", "boolean NOT NULL DEFAULT false"))
            return new, f"ALTER TABLE {table} ADD COLUMN {column} {default};"
        case 2:
            return new, (
                f"ALTER TABLE {table} ADD COLUMN {column} varchar(30);\n"
                f"UPDATE {table} SET {column} = 'x';\n"
                f"ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL;"
            )
        case 3:
            return f"type {new}", (
                f"CREATE TYPE {schema}.kind_{number} AS ENUM ('one', 'two''s');\n"
                f"ALTER TABLE {table} ADD COLUMN {column} {schema}.kind_{number} DEFAULT 'one';"
            )
        case 4 | 5:
            name, gone = of(subject.optional)
            return f"{name}.{gone}", f"ALTER TABLE {name} DROP COLUMN {gone};"
        case 6:
            name, gone = of(subject.required)
            return f"{name}.{gone}", f"ALTER TABLE {name} DROP COLUMN {gone} CASCADE;"
        case 7:
            side = of((" BEFORE", " AFTER"))
            label = of(("open" if "order" in subject.enum else "created",))
            place = of(("", f"{side} '{label}'"))
            return "label", f"ALTER TYPE {subject.enum} ADD VALUE 'it''s {number}'{place};"
        case 8 | 9:
            name = f"{schema}.things_{number}"
            enum = of(("text", subject.enum))
            return name, (
                f"CREATE TABLE {name} (\n    id bigint PRIMARY KEY,\n"
                f"    kind {enum},\n    note text NOT NULL DEFAULT 'n',\n"
                f"    of_{number} bigint UNIQUE CHECK (of_{number} <> 0)\n);\n"
                f"INSERT INTO {name} VALUES (1, NULL, 'first', 1);\n"
                f"ALTER PUBLICATION {subject.publication} ADD TABLE {name};"
            )
        case 10:
            return subject.dropped, f"DROP TABLE {subject.dropped};"
        case 11:
            name, optional = of(subject.optional[:2])
            return f"{name}.{optional}", (
                f"DELETE FROM {name} WHERE {optional} IS NULL;\n"
                f"ALTER TABLE {name} ALTER COLUMN {optional} SET NOT NULL;"
            )
        case 12:
            name, required = of(subject.required)
            return f"{name}.{required}", (
                f"ALTER TABLE {name} ALTER COLUMN {required} DROP NOT NULL;"
            )
        case 13:
            name, optional = of(subject.optional)
            return f"{name}.{optional}", (
                f"DELETE FROM {name} AS a USING {name} AS b"
                f" WHERE a.id > b.id AND a.{optional} = b.{optional};\n"
                f"ALTER TABLE {name} ADD UNIQUE ({optional});"
            )
        case 14:
            name, column, rule = of(subject.unique)
            is_index = rule.endswith("_idx")
            drop = f"DROP INDEX {schema}.{rule};"
            return f"{name}.{column}", (
                drop if is_index else f"ALTER TABLE {name} DROP CONSTRAINT {rule};"
            )
        case 15:
            name, old = of((*subject.optional, *subject.required))
            return f"{name}.{old}", f"ALTER TABLE {name} RENAME COLUMN {old} TO {column};"
        case 16:
            return "alone", (
                f"CREATE VIEW {schema}.seen_{number} AS SELECT count(*) AS n FROM {table};\n"
                f"CREATE TABLE {schema}.own_{number} (id int);\n"
                f"CREATE INDEX ON {table} (({column[1:-1].lower()[:0]}1));"
            )
        case _:
            sql = of(subject.others)
            return sql.partition(" ")[2][:24], sql
