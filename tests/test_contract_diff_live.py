"""`replicalint contract diff` against a running replica: what it lacks breaks, it may have more."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from judged_ddl import new_database
from replication import System
from servers import Database

from replicalint.cli.command import status_of

SHOP = Path(__file__).parent / "contract_diff" / "shop"
MIGRATIONS = SHOP / "sql" / "migrations"
SET_PATH = """DO $$ BEGIN
    EXECUTE format('ALTER DATABASE %I SET search_path = {}', current_database());
END $$"""
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def replica(system: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A replica of the shop as its contract has it; the working folder is the shop's repository."""
    shutil.copytree(SHOP, tmp_path, dirs_exist_ok=True)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    with new_database(system.clusters[1]) as database:
        database.run((MIGRATIONS / "0001_shop.sql").read_text(encoding="utf-8"))
        database.run(SET_PATH.format("shop, public"))
        yield database


def drift(replica: Database, *sides: str) -> int:
    return status_of(["contract", "diff", *sides, "--replica", replica.dsn])


@pytest.mark.parametrize(
    "sides", [("live",), ("contracts/shop.yaml", "live"), ("live", "contracts/shop.yaml")]
)
def test_a_replica_as_the_contract_has_it(
    replica: Database, capsys: Captured, sides: tuple[str, ...]
) -> None:
    assert drift(replica, *sides) == 0
    assert capsys.readouterr().out == "no changes\n"


def test_a_replica_may_have_more(replica: Database, capsys: Captured) -> None:
    replica.run(
        "ALTER TABLE shop.customers ADD COLUMN vip boolean DEFAULT false, ADD COLUMN more text;"
        "CREATE TABLE public.fresh (id bigint PRIMARY KEY);"
        "CREATE FUNCTION public.more(int) RETURNS int LANGUAGE sql AS 'SELECT $1';"
        "ALTER TYPE shop.order_status ADD VALUE 'returned';"
        "CREATE EXTENSION hstore;"
        "ALTER TABLE public.countries ADD PRIMARY KEY (code)"
    )
    assert drift(replica, "live") == 0
    out = capsys.readouterr().out
    assert 'column "more" of relation "shop.customers" added' in out
    assert 'label "returned" of type "shop.order_status" added' in out
    assert "breaks" not in out.partition("\n\n")[0]


@pytest.mark.parametrize(
    ("sql", "lines"),
    [
        (
            "DROP TABLE public.countries",
            [
                "breaks readers: 1",
                '  relation "public.countries" removed',
                "    --> contracts/shop.yaml:57",
                "    sql/queries/customers.sql:8: "
                'relation "public.countries" is not on the replica [unreplicated-relation]',
                "    sql/queries/search.sql:3: "
                'relation "public.countries" is not on the replica [unreplicated-relation]',
                "    sql/queries/search.sql:7: "
                'relation "countries" is not on the replica [unreplicated-relation]',
            ],
        ),
        (
            "ALTER TABLE shop.customers DROP COLUMN name",
            [
                "breaks readers: 1",
                '  column "name" of relation "shop.customers" removed',
            ],
        ),
        (
            "ALTER TABLE shop.items ALTER COLUMN quantity TYPE bigint",
            [
                "breaks readers: 1",
                '  column "quantity" of relation "shop.items" retyped from integer to bigint',
            ],
        ),
        (
            "ALTER TABLE shop.orders ALTER COLUMN note TYPE varchar(20)",
            [
                "breaks replication: 1",
                '  column "note" of relation "shop.orders" retyped'
                " from character varying(200) to character varying(20)",
            ],
        ),
        (
            "ALTER TABLE shop.customers ALTER COLUMN name SET NOT NULL",
            [
                "breaks replication: 1",
                '  column "name" of relation "shop.customers" required: NOT NULL on the replicas',
            ],
        ),
        (
            "ALTER TABLE shop.customers DROP CONSTRAINT customers_pkey",
            ["breaks replication: 1", '  key of "shop.customers" changed from (id) to ()'],
        ),
        (
            "ALTER TABLE shop.items ADD UNIQUE (quantity)",
            [
                "breaks replication: 1",
                '  (quantity) of relation "shop.items" unique on the replicas',
            ],
        ),
        (
            "DROP FUNCTION public.slug(text)",
            ["breaks readers: 1", '  function "public.slug(text)" removed'],
        ),
        ("DROP EXTENSION pg_trgm", ["breaks readers: 1", '  extension "pg_trgm" removed']),
        (
            "ALTER TYPE shop.address DROP ATTRIBUTE street",
            ["breaks readers: 1", '  field "street" of type "shop.address" removed'],
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_a_replica_lacks_breaks(
    replica: Database, capsys: Captured, sql: str, lines: list[str]
) -> None:
    replica.run(sql)
    assert drift(replica, "live") == 1
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("contracts/shop.yaml -> replica ")
    assert out[2 : 2 + len(lines)] == lines


def test_the_columns_with_rollout_may_be_absent(replica: Database, capsys: Captured) -> None:
    replica.run("ALTER TABLE shop.customers DROP COLUMN fax")
    assert drift(replica, "live") == 0
    assert capsys.readouterr().out == "no changes\n"


def test_a_server_that_cannot_be_asked(replica: Database, capsys: Captured) -> None:
    dsn = "host=127.0.0.1 port=1 dbname=none password=geheim"
    assert status_of(["contract", "diff", "live", "--replica", dsn]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n"), "geheim" in err) == ("", 1, False)


def test_two_schemas_are_no_contract(replica: Database, capsys: Captured) -> None:
    assert drift(replica, "live", "migrations:sql/migrations") == 2
    assert capsys.readouterr().err == (
        "one side must be a contract: a schema alone governs nothing\n"
    )
