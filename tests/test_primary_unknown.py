"""What the model of the primary does not know: SQL out of sight, and branches that may not run."""

from __future__ import annotations

import pytest

from replicalint.contract import Contract
from replicalint.name import Name
from replicalint.primary import Primary
from replicalint.replay import Fold
from replicalint.schema import schema_of_dumps
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read

ORDERS, LINES = Name("public", "orders"), Name("public", "lines")
TABLES = "CREATE TABLE orders (id int); CREATE TABLE lines (id int);"
DYNAMIC = (
    "CREATE FUNCTION stamp(t text) RETURNS void LANGUAGE plpgsql AS $$\n"
    "BEGIN EXECUTE format('ALTER TABLE %I ADD COLUMN at timestamptz', t); END $$;"
)


def primary_after(sql: str) -> Primary:
    fold = Fold.of(Contract(Source("contract.yaml", ""), "empty"))
    fold.begin_session()
    for syntax in read(Fragment.of(Source("migration.sql", TABLES + sql))):
        fold.step(syntax)
    return fold.primary


@pytest.mark.parametrize(
    ("sql", "unknown"),
    [
        (
            "DO $$ BEGIN IF random() > 1 THEN ALTER TABLE orders ADD n int; END IF; END $$;",
            ORDERS,
        ),
        ("DO $$ BEGIN FOR i IN 1..2 LOOP DROP TABLE lines; END LOOP; END $$;", LINES),
        ("DO $$ BEGIN EXECUTE 'ALTER TABLE ' || 'public.orders' || ' ADD n int'; END $$;", ORDERS),
        (
            "DO $$ DECLARE t text; BEGIN FOREACH t IN ARRAY ARRAY['lines'] LOOP"
            " EXECUTE format('ALTER TABLE %I ADD n int', t); END LOOP; END $$;",
            LINES,
        ),
        (f"{DYNAMIC} SELECT stamp('orders');", ORDERS),
        (f"{DYNAMIC} DO $$ BEGIN PERFORM stamp('lines'); END $$;", LINES),
        (
            "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'ALTER TABLE lines ADD n int';"
            " SELECT public.f();",
            LINES,
        ),
        (f"{DYNAMIC} SELECT stamp('x'); SELECT stamp('orders');", ORDERS),
    ],
)
def test_what_may_have_been_changed_is_not_known(sql: str, unknown: Name) -> None:
    assert set(primary_after(sql).unknown) == {unknown}


@pytest.mark.parametrize(
    "sql",
    [
        f"{DYNAMIC}",
        "DO $$ BEGIN IF to_regclass('lines') IS NULL THEN CREATE TABLE lines (); END IF; END $$;",
        "DO $$ BEGIN ALTER TABLE orders ADD n int; EXCEPTION WHEN OTHERS THEN NULL; END $$;",
        "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM lines'; SELECT f();",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DROP TABLE x; END $$;",
    ],
)
def test_all_else_is_known(sql: str) -> None:
    primary = primary_after(sql)
    assert (dict(primary.unknown), primary.unseen) == ({}, ())


def test_where_nothing_is_named_any_object_may_be_otherwise() -> None:
    primary = primary_after(f"{DYNAMIC} SELECT stamp(current_user);")
    assert dict(primary.unknown) == {}
    assert primary.unseen == ('what function "public.stamp" runs is not seen',)


@pytest.mark.parametrize(
    ("change", "unknown"),
    [
        ("ALTER TABLE orders RENAME TO sales", {Name("public", "sales")}),
        ("ALTER TABLE orders SET SCHEMA old", {Name("old", "orders")}),
        ("ALTER SCHEMA public RENAME TO old", {Name("old", "orders")}),
        ("DROP TABLE orders", set()),
        ("CREATE TABLE orders (n int)", set()),
        ("CREATE TABLE IF NOT EXISTS orders (n int)", {ORDERS}),
    ],
)
def test_what_is_not_known_stays_so_under_another_name(change: str, unknown: set[Name]) -> None:
    assert set(primary_after(f"{DYNAMIC} SELECT stamp('orders'); {change};").unknown) == unknown


@pytest.mark.parametrize(
    ("row", "unknown"), [("1, -2, 'make(1)', NULL", []), ("1, make(), '', NULL", [LINES])]
)
def test_rows_of_a_dump_change_the_schema_where_they_call_what_does(
    row: str, unknown: list[Name]
) -> None:
    dump = (
        f"{TABLES} CREATE FUNCTION make() RETURNS int LANGUAGE plpgsql AS $$\n"
        "BEGIN DROP TABLE lines; RETURN 1; END $$;\n"
        f"INSERT INTO orders (\"values\") VALUES ({row}), (4, .5, E'', true);"
    )
    found = schema_of_dumps([Source("dump.sql", dump)], Contract(Source("", ""), "empty"))
    assert [*found.primary.unknown] == unknown
