"""Several migrations as one history, with the queries that they may break."""

from __future__ import annotations

from pathlib import Path

import pytest

from replicalint.api import Report, check_paths, check_text, load_contract
from replicalint.cli.command import status_of

CONTRACT = """\
replicalint: 1
name: shop
relations:
  public.orders:
    columns:
      id: bigint
      note: text
      is_open:
        type: boolean
        derived: {from: [public.events], refreshed_by: public.refresh(), at_most: 1 hour}
  public.customers:
    columns: {id: bigint, name: text}
registries: [public.tasks]
endpoints:
  /orders:
    queries: [sql/orders/*.sql]
  /customers:
    queries: [sql/customers.sql]
migrations: [migrations/*.sql]
"""
FRESH = """\
CREATE FUNCTION public.refresh() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER refresh AFTER INSERT ON public.events EXECUTE FUNCTION public.refresh();
INSERT INTO public.tasks (name, target, minute_interval) VALUES ('r', 'public.refresh()', 5);
"""
FILES = {
    "contracts/shop.yaml": CONTRACT,
    "sql/orders/by_id.sql": "SELECT o.note FROM public.orders AS o WHERE o.id = $1;\n",
    "sql/orders/all.sql": (
        "SELECT o.id\nFROM public.orders AS o\nWHERE (to_jsonb(o) ->> 'note') = 'a';\n"
    ),
    "sql/customers.sql": "SELECT c.name AS note FROM public.customers AS c;\n",
    "migrations/1.sql": FRESH,
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a contract, its queries and one migration, all clean."""
    for name, text in FILES.items():
        write(tmp_path / name, text)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def places(report: Report) -> list[str]:
    """Path, line, column and rule of each finding."""
    return [
        f"{one.span.source.path}:{one.span.line}:{one.span.column} {one.rule}"
        for one in report.findings
    ]


def test_queries_and_migrations_are_checked_together(repository: Path) -> None:
    report = check_paths()
    assert (places(report), report.files, len(report.statements)) == ([], 4, 6)


def test_a_dropped_column_names_every_query_that_reads_it(repository: Path) -> None:
    write(repository / "migrations/2.sql", "ALTER TABLE public.orders DROP COLUMN note;\n")
    (finding,) = check_paths().findings
    related = [
        (one.span.source.path, one.span.line, one.span.text, one.message) for one in finding.related
    ]
    assert related == [
        ("contracts/shop.yaml", 7, "note", "the contract lists it here"),
        ("sql/orders/all.sql", 3, "note", "read here by /orders"),
        ("sql/orders/by_id.sql", 1, "note", "read here by /orders"),
    ]


def test_a_star_that_sqlc_writes_out_reads_a_column_that_is_dropped(repository: Path) -> None:
    write(
        repository / "sql/orders/all.sql",
        "-- name: HasOrders :one\nSELECT EXISTS (SELECT * FROM public.orders);\n"
        "-- name: ListIds :many\nSELECT s.id FROM (SELECT o.id FROM public.orders AS o) AS s;\n",
    )
    write(repository / "migrations/2.sql", "ALTER TABLE public.orders DROP COLUMN note;\n")
    (finding,) = check_paths().findings
    assert [(one.span.source.path, one.span.line, one.span.text) for one in finding.related] == [
        ("contracts/shop.yaml", 7, "note"),
        ("sql/orders/all.sql", 2, "*"),
        ("sql/orders/by_id.sql", 1, "note"),
    ]


def test_a_dropped_table_names_every_query_that_reads_it(repository: Path) -> None:
    write(repository / "migrations/2.sql", "DROP TABLE public.customers;\n")
    (finding,) = check_paths().findings
    assert [one.span.source.path for one in finding.related] == [
        "contracts/shop.yaml",
        "sql/customers.sql",
    ]


def test_the_readers_of_a_quoted_name_are_found(repository: Path) -> None:
    name = "Sold, long ago: all that was ever in the shop, by customer and by day"
    contract = CONTRACT.replace("  public.customers:\n", f"  'public.\"{name[:63]}\"':\n")
    write(repository / "contracts/shop.yaml", contract)
    write(repository / "sql/customers.sql", f'SELECT c.name FROM public."{name}" AS c;\n')
    write(repository / "migrations/2.sql", f'DROP TABLE public."{name}";\n')
    (finding,) = check_paths().findings
    assert [one.span.source.path for one in finding.related] == [
        "contracts/shop.yaml",
        "sql/customers.sql",
    ]


def test_each_migration_is_judged_by_what_the_ones_before_it_left(repository: Path) -> None:
    write(repository / "migrations/2.sql", "ALTER TABLE public.orders RENAME TO sales;\n")
    write(repository / "migrations/3.sql", "ALTER TABLE public.orders DROP COLUMN note;\n")
    write(repository / "migrations/4.sql", "ALTER TABLE public.sales DROP COLUMN note;\n")
    assert places(check_paths()) == [
        "migrations/2.sql:1:13 replicated-relation-renamed",
        "migrations/4.sql:1:38 replicated-column-dropped",
    ]


@pytest.mark.parametrize(
    "history",
    [
        "ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders ADD COLUMN note text;",
        "ALTER TABLE orders RENAME COLUMN note TO old; ALTER TABLE orders ADD COLUMN note text;",
        "ALTER TABLE orders ADD COLUMN new text; ALTER TABLE orders DROP COLUMN note;"
        " ALTER TABLE orders RENAME COLUMN new TO note;",
        "DROP TABLE IF EXISTS orders CASCADE; CREATE TABLE orders (id bigint, note text);",
        "CREATE TABLE new (LIKE orders); DROP TABLE orders; ALTER TABLE new RENAME TO orders;",
        "ALTER TABLE orders RENAME TO old; CREATE TABLE orders (id bigint, note text);",
        "ALTER TABLE orders SET SCHEMA old; ALTER TABLE new.orders SET SCHEMA public;",
        "DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE orders (note text);",
        "DO $$ BEGIN DROP TABLE orders; CREATE TABLE orders (id bigint, note text); END $$;",
    ],
)
def test_what_the_contract_lists_comes_back_where_a_migration_makes_it_anew(
    repository: Path, history: str
) -> None:
    write(repository / "migrations/2.sql", history)
    write(repository / "migrations/3.sql", "ALTER TABLE orders DROP COLUMN note;\n")
    assert "migrations/3.sql:1:32 replicated-column-dropped" in places(check_paths())


def test_a_column_that_is_added_again_is_listed(repository: Path) -> None:
    write(repository / "migrations/2.sql", "ALTER TABLE orders DROP COLUMN note;\n")
    write(repository / "migrations/3.sql", "ALTER TABLE orders ADD COLUMN note text;\n")
    assert places(check_paths()) == []
    write(repository / "migrations/3.sql", "ALTER TABLE orders ADD COLUMN note int;\n")
    assert places(check_paths()) == ["migrations/2.sql:1:32 replicated-column-dropped"]


def test_a_column_of_another_type_is_replaced_by_the_one_that_is_listed(repository: Path) -> None:
    again = "ALTER TABLE orders DROP COLUMN note; ALTER TABLE orders ADD COLUMN note text;\n"
    write(repository / "migrations/2.sql", again)
    assert places(check_paths()) == ["migrations/2.sql:1:32 replicated-column-dropped"]
    made = "CREATE TABLE orders (id bigint PRIMARY KEY, note integer);\n"
    write(repository / "migrations/1.sql", made + FRESH)
    assert places(check_paths()) == []


def test_what_is_made_under_another_name_does_not_come_back(repository: Path) -> None:
    write(
        repository / "migrations/2.sql", "DROP TABLE orders; CREATE TEMP TABLE orders (note text);"
    )
    write(repository / "migrations/3.sql", "ALTER TABLE orders DROP COLUMN note;\n")
    assert [place for place in places(check_paths()) if "/3.sql" in place] == []


def test_a_migration_that_is_named_alone_still_comes_after_the_others(repository: Path) -> None:
    write(repository / "migrations/2.sql", "ALTER TABLE public.orders RENAME TO sales;\n")
    write(repository / "migrations/3.sql", "ALTER TABLE public.sales DROP COLUMN note;\n")
    report = check_paths([repository / "migrations/3.sql"])
    assert places(report) == ["migrations/3.sql:1:38 replicated-column-dropped"]
    assert (report.files, len(report.statements)) == (1, 1)


def test_a_later_migration_may_take_away_what_an_earlier_one_gave(repository: Path) -> None:
    definer = (
        "CREATE FUNCTION public.f() RETURNS void SECURITY DEFINER SET search_path = ''"
        " LANGUAGE sql AS '';\n"
        "ALTER FUNCTION public.f() OWNER TO postgres;\n"
        "REVOKE ALL ON FUNCTION public.f() FROM PUBLIC;\n"
    )
    write(repository / "migrations/2.sql", definer)
    assert places(check_paths()) == []
    again = (
        "CREATE OR REPLACE FUNCTION public.f() RETURNS void SECURITY DEFINER LANGUAGE sql AS '';"
    )
    write(repository / "migrations/3.sql", again)
    assert places(check_paths()) == ["migrations/3.sql:1:28 definer-search-path"]


def test_a_derived_column_that_no_migration_refreshes_is_found_in_the_contract(
    repository: Path,
) -> None:
    write(repository / "migrations/1.sql", FRESH.replace("ON public.events", "ON public.others"))
    assert places(check_paths()) == ["contracts/shop.yaml:10:18 derived-column-stale"]
    write(repository / "migrations/1.sql", FRESH.replace("minute", "hour"))
    (finding,) = check_paths().findings
    assert "less often than every 1 hour" in finding.message


def test_a_text_that_is_named_as_a_migration_is_judged_alone(repository: Path) -> None:
    contract = load_contract("contracts/shop.yaml")
    sql = "ALTER TABLE orders ADD COLUMN total int;"
    report = check_text(sql, contract, "migrations/9.sql")
    assert places(report) == ["migrations/9.sql:1:31 column-not-in-contract"]


def test_comments_silence_findings_of_migrations(repository: Path) -> None:
    write(
        repository / "migrations/2.sql",
        "-- replicalint: ignore[replicated-column-dropped] no reader is left\n"
        "ALTER TABLE public.orders DROP COLUMN note;\n"
        "-- replicalint: ignore[noop-update] there is none\n"
        "SELECT 1;\n",
    )
    report = check_paths()
    assert places(report) == ["migrations/2.sql:3:24 unused-ignore"]
    assert [one.finding.rule for one in report.suppressed] == ["replicated-column-dropped"]


def test_an_optional_rule_is_applied_where_it_is_selected(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(repository / "migrations/2.sql", "ALTER TABLE public.orders REPLICA IDENTITY FULL;\n")
    assert places(check_paths()) == []
    options = ["--select", "replica-identity-full", "--fail-on", "note", "--format", "concise"]
    assert status_of(["check", "--quiet", *options]) == 1
    assert capsys.readouterr().out == (
        'migrations/2.sql:1:27: note[replica-identity-full] relation "public.orders" gets REPLICA'
        " IDENTITY FULL\n"
    )


def test_what_could_not_be_read_is_counted(repository: Path) -> None:
    unread = "ALTER TABLE public.ledger DROP;\nALTER TABLE public.orders DROP;\n"
    write(repository / "migrations/2.sql", unread)
    report = check_paths()
    assert places(report) == ["migrations/2.sql:2:27 unanalysed"]
    assert (report.analysed, len(report.statements)) == (6, 8)


def test_the_search_path_of_a_migration_is_its_own(repository: Path) -> None:
    write(
        repository / "migrations/2.sql",
        "SET search_path TO audit, public;\n"
        "ALTER TABLE orders DROP COLUMN note;\n"
        "SET search_path = audit;\n"
        "ALTER TABLE orders DROP COLUMN is_open;\n"
        "RESET search_path;\n"
        "ALTER TABLE customers DROP COLUMN name;\n",
    )
    assert places(check_paths()) == [
        "migrations/2.sql:2:32 replicated-column-dropped",
        "migrations/2.sql:6:35 replicated-column-dropped",
    ]


DEFINER = (
    "CREATE FUNCTION public.f() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = ''"
)


@pytest.mark.parametrize(
    ("body", "severity"),
    [
        ("DELETE FROM public.orders", "warning"),
        ("SELECT FROM public.events", "warning"),  # what a derived column comes from
        ("SELECT 1", "warning"),  # in a schema of the contract
        ("SELECT public.g()", "warning"),
        ("DELETE FROM public.audit_log", "note"),
        ("SELECT public.h()", "note"),
    ],
)
def test_a_definer_function_that_touches_nothing_of_the_contract_is_a_note(
    repository: Path, body: str, severity: str
) -> None:
    write(
        repository / "migrations/2.sql",
        "CREATE FUNCTION public.g() RETURNS void LANGUAGE sql AS 'DELETE FROM public.orders';\n"
        "CREATE FUNCTION public.h() RETURNS void LANGUAGE sql AS 'DELETE FROM public.audit_log';\n"
        f"{DEFINER} AS '{body}';\n"
        "ALTER FUNCTION public.f() OWNER TO postgres;\n",
    )
    (finding,) = check_paths().findings
    assert (finding.rule, finding.severity.value) == ("definer-grants", severity)


def test_a_function_of_a_migration_that_has_run_is_judged_where_a_later_one_opens_it(
    repository: Path,
) -> None:
    has_run = CONTRACT.replace(
        "[migrations/*.sql]", "{files: [migrations/*.sql], applied_through: '2'}"
    )
    write(repository / "contracts/shop.yaml", has_run)
    write(
        repository / "migrations/2.sql",
        f"{DEFINER} AS '';\n"
        "ALTER FUNCTION public.f() OWNER TO postgres;\n"
        "REVOKE ALL ON FUNCTION public.f() FROM PUBLIC;\n"
        f"{DEFINER.replace('f()', 'open()')} AS '';\n",
    )
    write(repository / "migrations/3.sql", "ALTER FUNCTION public.open() RESET ALL;\n")
    assert places(check_paths()) == ["migrations/3.sql:1:16 definer-search-path"]
    write(repository / "migrations/4.sql", "GRANT ALL ON FUNCTION public.f() TO PUBLIC;\n")
    assert "migrations/4.sql:1:1 definer-grants" in places(check_paths())
