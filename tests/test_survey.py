"""What is found in a repository, in which order, and why something is not taken."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from replicalint.survey import Repository, Survey, Unreadable, survey

TABLE = "CREATE TABLE orders (id bigint PRIMARY KEY);\n"
DUMP = "--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\n" + TABLE
SUBSCRIBER = DUMP + "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p;\n"
GOOSE = "-- +goose Up\n" + TABLE
QUERY = "-- All of them.\nSELECT o.id FROM orders AS o;\n"


def surveyed(files: Mapping[str, str]) -> Survey:
    return survey(
        Repository(
            sorted(files),
            lambda path: files.get(path, "")[:2000],
            lambda path: files.get(path, Unreadable("no such file")),
            lambda path: Unreadable("no such file"),
        )
    )


def origins(files: Mapping[str, str]) -> list[str]:
    return [one.path for one in surveyed(files).origins]


def test_the_best_origin_comes_first() -> None:
    files = {
        "backup/production.sql": DUMP,
        "db/init.sql": TABLE,
        "db/structure.sql": DUMP,
        "db/animals_structure.sql": DUMP,
        "dumps/x.sql": SUBSCRIBER,
        "migrations/1_orders.sql": GOOSE,
        "prisma/migrations/1_orders/migration.sql": TABLE,
        "schema.sql": TABLE,
        "supabase/migrations/1_orders.sql": TABLE,
    }
    assert origins(files) == [
        "dumps/x.sql",
        "db/structure.sql",
        "schema.sql",
        "db/animals_structure.sql",
        "backup/production.sql",
        "prisma/migrations",
        "supabase/migrations",
        "migrations",
        "db/init.sql",
    ]


def test_of_files_that_nothing_else_tells_apart_the_one_with_most_tables_comes_first() -> None:
    files = {
        "admin/events/create_tables.sql": TABLE,
        "admin/shop/create_tables.sql": TABLE * 3,
        "admin/stock/create_tables.sql": TABLE * 2,
        "admin/deep/down/create_tables.sql": TABLE * 9,
    }
    assert origins(files) == [
        "admin/shop/create_tables.sql",
        "admin/stock/create_tables.sql",
        "admin/events/create_tables.sql",
        "admin/deep/down/create_tables.sql",
    ]


@pytest.mark.parametrize(
    "path", ["replica.sql", "db/read_replica_schema.sql", "subscriber/schema.sql", "eu-standby.sql"]
)
def test_a_name_says_that_a_dump_is_of_a_replica(path: str) -> None:
    (first, other) = surveyed({path: DUMP, "db/structure.sql": DUMP}).origins
    assert (first.path, first.is_replica) == (path, True)
    assert not other.is_replica


@pytest.mark.parametrize("path", ["replication_setup.sql", "db/replicate.sql", "substandby2.sql"])
def test_other_words_do_not(path: str) -> None:
    assert not any(one.is_replica for one in surveyed({path: DUMP}).origins)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("-- MySQL dump 10.13\n" + TABLE, "is for MySQL"),
        ("CREATE TABLE a (id int) ENGINE=InnoDB;\n", "is for MySQL"),
        ("PRAGMA foreign_keys = ON;\n" + TABLE, "is for SQLite"),
        ("CREATE TABLE [dbo].[a] (id int);\nGO\n", "is for SQL Server"),
        ("CREATE TABLE a (id NUMBER(10), name VARCHAR2(20));\n", "is for Oracle"),
        ("SELECT 1;\n", "creates no table"),
        ("", "creates no table"),
    ],
)
def test_what_is_in_a_file_counts(text: str, why: str) -> None:
    found = surveyed({"db/schema.sql": text})
    assert found.origins == ()
    assert [(one.path, one.why) for one in found.passed_over] == [("db/schema.sql", why)]


@pytest.mark.parametrize(
    "folder", ["test", "spec/fixtures", "examples/shop", "store/test-files", "docs", "e2e"]
)
def test_folders_for_tests_and_examples_are_passed_over(folder: str) -> None:
    files = {f"{folder}/schema.sql": DUMP, f"{folder}/migrations/1_a.sql": GOOSE}
    found = surveyed(files)
    assert found.origins == ()
    assert {one.why for one in found.passed_over} == {"is in a folder for tests or examples"}


@pytest.mark.parametrize(
    ("files", "folder", "glob", "tool", "what"),
    [
        (["db/migrate/1_a.up.sql", "db/migrate/1_a.down.sql"], "db/migrate", "*.sql", None, 1),
        (["m/1_a/up.sql", "m/1_a/down.sql", "m/2_b/up.sql"], "m", "*/*.sql", "hasura", 2),
        (["app/V1__a.sql", "app/R__b.sql"], "app", "*.sql", None, 2),
        (["conf/evolutions/default/1.sql"], "conf/evolutions/default", "*.sql", None, 1),
    ],
)
def test_migrations_are_told_by_their_names(
    files: list[str], folder: str, glob: str, tool: str | None, what: int
) -> None:
    (one,) = surveyed(dict.fromkeys(files, TABLE)).origins
    assert (one.folder, one.glob, one.tool) == (folder, f"{folder}/{glob}", tool)
    assert one.what.startswith(f"{what} migration")


def test_a_tool_is_written_where_all_files_are_for_it() -> None:
    (sure,) = surveyed({"migrations/1_a.sql": GOOSE, "migrations/2_b.sql": GOOSE}).origins
    assert (sure.what, sure.tool) == ("2 migrations of goose", "goose")
    (mixed,) = surveyed({"migrations/1_a.sql": GOOSE, "migrations/b.sql": TABLE}).origins
    assert (mixed.what, mixed.tool) == ("2 migrations of goose", None)


def test_migrations_of_other_systems_are_passed_over() -> None:
    found = surveyed(
        {
            "migrations/postgres/1_a.sql": TABLE,
            "migrations/sqlite3/1_a.sql": TABLE,
            "store/migrations/1_a.sql": "CREATE TABLE `a` (id int) ENGINE=InnoDB;\n",
            "prisma/migrations/migration_lock.toml": 'provider = "mysql"\n',
            "prisma/migrations/1_a/migration.sql": "CREATE TABLE a (id int);\n",
        }
    )
    assert [one.path for one in found.origins] == ["migrations/postgres"]
    assert {one.path for one in found.passed_over} == {
        "migrations/sqlite3",
        "store/migrations",
        "prisma/migrations",
    }


def test_folders_of_queries_are_told_by_how_their_files_begin() -> None:
    found = surveyed(
        {
            "db/structure.sql": DUMP,
            "db/report.sql": QUERY,
            "db/seeds/orders.sql": "INSERT INTO orders VALUES (1);\n",
            "db/views/orders.sql": QUERY,
            "migrations/1_a.sql": "INSERT INTO orders VALUES (1);\n",
            "scripts/grants.sql": "GRANT SELECT ON orders TO reader;\n",
            "sql/[a]/a.sql": QUERY,
            "sql/orders/a.sql": QUERY,
            "sql/orders/b.sql": "/* by hand */ WITH a AS (SELECT 1) SELECT * FROM a;\n",
            "test/queries/a.sql": QUERY,
        }
    )
    assert [(one.folder, dict(one.globs)) for one in found.queries] == [
        ("db", {"db/report.sql": ("db/report.sql",)}),
        ("sql/[a]", {"sql/[[]a]/*.sql": ("sql/[a]/a.sql",)}),
        ("sql/orders", {"sql/orders/*.sql": ("sql/orders/a.sql", "sql/orders/b.sql")}),
    ]


def test_code_of_others_is_not_looked_at() -> None:
    others = ("node_modules/a", "vendor/example.com/b", "services/x/third_party")
    found = surveyed({f"{folder}/migrations/1_a.sql": GOOSE for folder in others})
    assert (found.origins, found.passed_over) == ((), ())


def test_names_that_a_contract_cannot_have_are_left_out() -> None:
    assert origins({"back\\slash/structure.sql": DUMP, "red\x1b[31m/structure.sql": DUMP}) == []


def test_of_many_files_not_all_are_looked_into() -> None:
    found = surveyed({f"a/{number:05}.sql": QUERY for number in range(5003)})
    assert [one.why for one in found.passed_over] == ["not looked into, nor 2 more SQL files"]
