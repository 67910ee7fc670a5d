"""What `replicalint verify` says of a contract that a replica's catalogue does not bear out."""

from __future__ import annotations

from pathlib import Path

import pytest
from replication import ROOT, System
from servers import Database
from shop import AS_PROMISED, TEXT


@pytest.mark.parametrize(
    ("change", "back", "difference"),
    [
        (
            "ALTER TABLE shop.orders ALTER tags TYPE text USING NULL",
            "ALTER TABLE shop.orders ALTER tags TYPE text[] USING NULL",
            (9, 'column "tags" of relation "shop.orders" is of type "text", '
            'but the contract says "text[]"'),
        ),
        (
            "ALTER TYPE shop.state RENAME VALUE 'paid' TO 'payed'",
            "ALTER TYPE shop.state RENAME VALUE 'payed' TO 'paid'",
            (12, 'type "shop.state" has no label "paid" on the replica'),
        ),
        (
            "ALTER FUNCTION shop.known(text) RENAME TO unknown",
            "ALTER FUNCTION shop.unknown(text) RENAME TO known",
            (13, 'function "shop.known" is not on the replica'),
        ),
        (
            "ALTER SEQUENCE shop.numbers RENAME TO digits",
            "ALTER SEQUENCE shop.digits RENAME TO numbers",
            (14, 'sequence "shop.numbers" is not on the replica'),
        ),
    ],
)  # fmt: skip
def test_the_contract_is_held_against_the_catalogue(
    changed, change: str, back: str, difference: tuple[int, str]
) -> None:
    ran = changed(change, back)
    assert (ran.status, ran.differences) == (1, [difference])


def test_a_view_in_the_place_of_a_table(changed) -> None:
    ran = changed(
        "ALTER TABLE shop.orders RENAME TO old; CREATE VIEW shop.orders AS TABLE shop.old",
        "DROP VIEW shop.orders; ALTER TABLE shop.old RENAME TO orders",
    )
    assert ran.differences == [(5, 'relation "shop.orders" is a view on the replica, not a table')]
    assert ran.notes[1:] == [
        (4, 'the replica has 1 table that the contract does not list: "shop.old"')
    ]


def test_an_overload_with_other_arguments(shop_repository: Path, verify) -> None:
    contract = shop_repository / "replicalint.yaml"
    contract.write_text(TEXT.replace("known(text)", "known(integer)"))
    ran = verify("SELECT 1;\n", "--format", "json")
    assert ran.differences == [
        (13, 'function "shop.known" does not accept (int4) on the replica; it accepts (text)')
    ]


def test_a_function_that_returns_another_type(shop_repository: Path, verify) -> None:
    contract = shop_repository / "replicalint.yaml"
    contract.write_text(TEXT.replace("known(text)", "known(text) returns bigint"))
    ran = verify("SELECT 1;\n", "--format", "json")
    assert ran.differences == [
        (13, 'function "shop.known" returns "int4" on the replica, but the contract says "int8"')
    ]
    contract.write_text(TEXT.replace("known(text)", "known(text) returns integer"))
    assert verify("SELECT 1;\n", "--format", "json").differences == []


def test_an_older_server_a_subscriber_and_an_extension(
    shop_repository: Path, verify, system: System
) -> None:
    text = TEXT.replace("postgres: 15", "postgres: 18").replace("logical", "physical")
    text = text.replace("extensions: []", "extensions: [pg_trgm]")
    (shop_repository / "replicalint.yaml").write_text(text)
    ran = verify("SELECT 1;\n", "--format", "json")
    version = ran.json["servers"][0]["address"].rpartition(" ")[2]
    older = f"the replica runs PostgreSQL {version}, older than the contract's 18"
    assert ran.differences == [
        *([(3, older)] if system.version < 18 else []),
        (3, "the replica is not a hot standby, but the contract says replication: physical"),
        (15, 'extension "pg_trgm" is not on the replica'),
    ]


TYPES = """\
replicalint: 1
name: types
relations:
  public.kept:
    columns: {pair: public.pair, sum: public.positive, span: public.spans, all: "public.pair[]"}
types:
  public.pair: {composite: {a: integer, b: text}}
  public.positive: {domain: integer}
  public.spans: {range: numeric}
"""
TYPES_ON_THE_REPLICA = """\
CREATE TYPE public.pair AS (a integer, b text);
CREATE DOMAIN public.positive AS integer CHECK (value > 0);
CREATE TYPE public.spans AS RANGE (subtype = numeric);
CREATE TABLE public.kept (
    pair public.pair, sum public.positive, span public.spans, "all" public.pair[]
);
"""


@pytest.fixture(scope="module")
def types(system: System) -> Database:
    database = system.clusters[1].create("types")
    database.run(TYPES_ON_THE_REPLICA)
    return database


@pytest.mark.parametrize(
    ("right", "wrong", "differences"),
    [
        ("", "", []),
        (
            "a: integer, b: text",
            "a: bigint, c: text",
            [
                (
                    7,
                    'field "a" of type "public.pair" is of type "int4", '
                    'but the contract says "int8"',
                ),
                (7, 'type "public.pair" has no field "c" on the replica'),
            ],
        ),
        (
            "domain: integer",
            "domain: bigint",
            [(8, 'type "public.positive" is not a domain over "int8" on the replica')],
        ),
        (
            "range: numeric",
            "range: integer",
            [(9, 'type "public.spans" is not a range over "int4" on the replica')],
        ),
    ],
)
def test_types_are_held_against_the_catalogue(
    types: Database,
    shop_repository: Path,
    verify,
    right: str,
    wrong: str,
    differences: list[tuple[int, str]],
) -> None:
    (shop_repository / "replicalint.yaml").write_text(TYPES.replace(right, wrong))
    ran = verify("SELECT 1;\n", "--replica", types.dsn, "--format", "json", "sql")
    assert (ran.differences, ran.notes, ran.status) == (differences, [], 1 if differences else 0)


WITH_CAPITALS = """\
replicalint: 1
name: capitals
relations:
  public.Exact: {columns: {createdAt: text, mood: public.Mood}}
  public.Folded: {columns: {updatedAt: text, mood: public.Other}}
types:
  public.Mood: {enum: [happy]}
  public.Other: {enum: [sad]}
"""
CAPITALS_ON_THE_REPLICA = """\
CREATE TYPE public."Mood" AS ENUM ('happy');
CREATE TYPE public.Other AS ENUM ('sad');
CREATE TABLE public."Exact" ("createdAt" text, mood public."Mood");
CREATE TABLE public.Folded (updatedAt text, mood public.Other);
"""


def test_names_with_capitals_are_those_that_the_replica_has(
    system: System, shop_repository: Path, verify
) -> None:
    database = system.clusters[1].create("capitals")
    database.run(CAPITALS_ON_THE_REPLICA)
    (shop_repository / "replicalint.yaml").write_text(WITH_CAPITALS)
    sql = (
        'SELECT e."createdAt", f.updatedAt FROM public."Exact" AS e, public.Folded AS f;\n'
        "SELECT e.createdAt FROM public.Exact AS e;\n"
    )
    ran = verify(sql, "--replica", database.dsn, "--format", "json", "sql")
    assert (ran.differences, ran.notes) == ([], [])
    assert ran.verdicts == [(1, 1, "agreed", None), (2, 25, "agreed", "42P01")]


@pytest.mark.parametrize("name", ["rich", "extensions", "paths"])
def test_a_replica_is_as_its_contract_says(
    system: System, shop_repository: Path, verify, name: str
) -> None:
    folder = ROOT / "tests" / "differential" / "schemas" / name
    database = system.clusters[1].create(f"verified_{name}")
    database.run((folder / "replica.sql").read_text())
    contract = str(folder / "contract.yaml")
    ran = verify("SELECT 1;\n", "--replica", database.dsn, "--contract", contract, "sql/a.sql")
    assert (ran.status, ran.out) == (
        0,
        "replica\n\n1 statement: 1 agreed\nthe catalogue: matches the contract\n",
    )


def test_columns_that_the_role_may_not_read_are_a_note(changed, verify, shop) -> None:
    changed(
        "CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA shop TO reader; "
        "GRANT SELECT (id, state) ON shop.orders TO reader",
        "DROP OWNED BY reader; DROP ROLE reader",
    )
    dsn = shop[1].dsn.replace("user=postgres", "user=reader")
    ran = verify(AS_PROMISED, "--replica", dsn, "--format", "json")
    assert ran.status == 0
    assert ran.notes[1:] == [
        (
            5,
            'role "reader" has no SELECT privilege on columns "tags" of relation "shop.orders": '
            "queries fail with 42501",
        )
    ]


def test_functions_that_come_with_a_type_are_none_of_the_primary_alone(
    shop_repository: Path, changed
) -> None:
    text = TEXT.replace("{enum: [open, paid]}", "{enum: [open, paid]}\n  shop.span: {range: date}")
    rest = "not_replicated:\n  shop.sp*: {kind: function}"
    contract = shop_repository / "replicalint.yaml"
    contract.write_text(text.replace("not_replicated:", rest))
    ran = changed("CREATE TYPE shop.span AS RANGE (subtype = date)", "DROP TYPE shop.span")
    assert ran.differences == []


def test_settings_and_roles(shop_repository: Path, verify, replica: Database) -> None:
    replica.run("ALTER ROLE ALL SET app.Tenant = 'one'")
    try:
        said = "settings: [app.tenant, app.other]\nroles: [nobody, pg_monitor]\n"
        (shop_repository / "replicalint.yaml").write_text(f"{TEXT.rstrip()}\n{said}")
        line = TEXT.rstrip().count("\n") + 2
        assert verify("SELECT 1;\n", "--format", "json").differences == [
            (line, 'setting "app.other" is not set on the replica'),
            (line + 1, 'role "nobody" is not on the replica'),
        ]
    finally:
        replica.run("ALTER ROLE ALL RESET app.tenant")
