"""What the bodies of functions do on a read-only server, as migrations define them, and servers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from replication import System

from replicalint.cli.command import status_of

_TABLES = """
CREATE SCHEMA app;
CREATE TABLE app.orders (id bigint PRIMARY KEY, note text);
INSERT INTO app.orders VALUES (1, 'one'), (2, 'two');
CREATE SEQUENCE app.numbers;
CREATE MATERIALIZED VIEW app.notes AS SELECT o.note FROM app.orders AS o;
"""
# By the name of a function, its definition: what it does, its name says.
_BODIES = {
    "reads": "RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM app.orders'",
    "reads_into": """RETURNS text LANGUAGE plpgsql AS $$
        DECLARE found_note text; again app.orders;
        BEGIN
            SELECT o.note INTO STRICT found_note FROM app.orders AS o WHERE o.id = 1;
            SELECT * INTO again FROM app.orders LIMIT 1;
            RAISE NOTICE 'insert into %', found_note;
            RETURN found_note;
        END $$""",
    "sets_locally": """RETURNS text LANGUAGE plpgsql AS $$
        BEGIN
            SET LOCAL work_mem = '1MB';
            PERFORM set_config('app.x', 'y', true);
            RETURN current_setting('app.x');
        END $$""",
    "says_update": "RETURNS text LANGUAGE sql AS $$ SELECT 'UPDATE app.orders'::text $$",
    "updates": "RETURNS void LANGUAGE sql AS $$ UPDATE app.orders SET note = 'x' WHERE id = 1 $$",
    "updates_nothing": "RETURNS void LANGUAGE sql AS 'UPDATE app.orders SET note = 1 WHERE false'",
    "inserts_first": """RETURNS bigint LANGUAGE sql AS $$
        INSERT INTO app.orders VALUES (3, 'three'); SELECT count(*) FROM app.orders $$""",
    "deletes_in_with": """RETURNS bigint LANGUAGE sql AS $$
        WITH gone AS (DELETE FROM app.orders WHERE id = 9 RETURNING id) SELECT count(*)
        FROM gone $$""",
    "merges": """RETURNS void LANGUAGE sql AS $$
        MERGE INTO app.orders AS o USING app.orders AS p ON o.id = p.id
        WHEN MATCHED THEN UPDATE SET note = p.note $$""",
    "truncates": "RETURNS void LANGUAGE plpgsql AS 'BEGIN TRUNCATE app.orders; END'",
    "is_atomic": """RETURNS bigint LANGUAGE sql
        BEGIN ATOMIC INSERT INTO app.orders VALUES (4, 'four') RETURNING id; END""",
    "is_an_expression": "RETURNS bigint RETURN nextval('app.numbers')",
    "reads_by_expression": "RETURNS bigint RETURN 1 + 2",
    "creates_temporary": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN CREATE TEMP TABLE hits ON COMMIT DROP AS SELECT o.id FROM app.orders AS o; END $$""",
    "creates_empty": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN CREATE TEMP TABLE IF NOT EXISTS hits (id bigint); END $$""",
    "selects_into_table": """RETURNS void LANGUAGE sql AS $$
        SELECT o.id INTO TEMP TABLE copied FROM app.orders AS o $$""",
    "alters": "RETURNS void LANGUAGE plpgsql AS 'BEGIN ALTER TABLE app.orders ADD c int; END'",
    "comments": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN COMMENT ON TABLE app.orders IS 'orders'; END $$""",
    "grants": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN GRANT SELECT ON app.orders TO PUBLIC; END $$""",
    "drops": "RETURNS void LANGUAGE plpgsql AS 'BEGIN DROP TABLE IF EXISTS app.nothing; END'",
    "refreshes": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN REFRESH MATERIALIZED VIEW app.notes; END $$""",
    "locks_rows": "RETURNS bigint LANGUAGE sql AS 'SELECT id FROM app.orders FOR UPDATE'",
    "locks_table": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN LOCK TABLE app.orders IN EXCLUSIVE MODE; END $$""",
    "declares": """RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE n bigint := nextval('app.numbers'); BEGIN RETURN n; END $$""",
    "assigns": """RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE n bigint; BEGIN n := nextval('app.numbers') + 1; RETURN n; END $$""",
    "performs": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN PERFORM setval('app.numbers', 5); END $$""",
    "executes": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN EXECUTE 'DELETE FROM app.orders WHERE id = 7'; END $$""",
    "executes_format": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN EXECUTE format('DELETE FROM app.orders WHERE note = %L', 'x'); END $$""",
    "executes_query": """RETURNS bigint LANGUAGE plpgsql AS $$
        DECLARE n bigint;
        BEGIN EXECUTE 'SELECT count(*) FROM app.orders' INTO n; RETURN n; END $$""",
    "loops": """RETURNS void LANGUAGE plpgsql AS $$
        DECLARE r record;
        BEGIN
            FOR r IN SELECT o.id FROM app.orders AS o LOOP
                UPDATE app.orders SET note = 'x' WHERE id = r.id;
            END LOOP;
        END $$""",
    "returns_query": """RETURNS SETOF app.orders LANGUAGE plpgsql AS $$
        BEGIN RETURN QUERY UPDATE app.orders SET note = 'x' RETURNING *; END $$""",
    "branches": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF (SELECT count(*) FROM app.orders) > 0 THEN DELETE FROM app.orders; END IF;
        END $$""",
    "asks_where_it_is": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' THEN
                UPDATE app.orders SET note = 'seen';
            END IF;
        END $$""",
    "leaves_before": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            IF current_setting('transaction_read_only') = 'on' THEN RETURN; END IF;
            UPDATE app.orders SET note = 'seen';
        END $$""",
    "catches": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE app.orders SET note = 'seen';
        EXCEPTION WHEN read_only_sql_transaction THEN NULL;
        END $$""",
    "catches_code": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            BEGIN
                UPDATE app.orders SET note = 'seen';
            EXCEPTION WHEN SQLSTATE '25006' THEN NULL;
            END;
        END $$""",
    "catches_all": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            BEGIN
                UPDATE app.orders SET note = 'seen';
            EXCEPTION WHEN unique_violation THEN NULL;
            END;
        EXCEPTION WHEN division_by_zero OR others THEN NULL;
        END $$""",
    "catches_another": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            INSERT INTO app.orders VALUES (1, 'again');
        EXCEPTION WHEN unique_violation THEN UPDATE app.orders SET note = 'again';
        END $$""",
    "calls": "RETURNS void LANGUAGE sql AS 'SELECT app.updates()'",
    "calls_a_caller": "RETURNS void LANGUAGE plpgsql AS 'BEGIN PERFORM app.calls(); END'",
    "calls_reader": "RETURNS bigint LANGUAGE sql AS 'SELECT app.reads()'",
    "calls_along_path": """RETURNS void LANGUAGE sql SET search_path = app AS $$
        SELECT updates() $$""",
    "calls_itself": """RETURNS int LANGUAGE plpgsql AS $$
        DECLARE n int := current_setting('app.depth', true);
        BEGIN
            IF n > 0 THEN RETURN 0; END IF;
            PERFORM set_config('app.depth', '1', true);
            RETURN app.calls_itself();
        END $$""",
    "calls_procedure": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN CALL app.writes_in_procedure(); END $$""",
    "is_stable": """RETURNS bigint STABLE LANGUAGE plpgsql AS $$
        BEGIN RETURN (SELECT count(*) FROM app.orders); END $$""",
    "stable_calls": "RETURNS void STABLE LANGUAGE plpgsql AS 'BEGIN PERFORM app.updates(); END'",
    "notifies": "RETURNS void LANGUAGE plpgsql AS 'BEGIN PERFORM pg_notify(''a'', ''b''); END'",
    "tells_position": "RETURNS pg_lsn STABLE LANGUAGE sql AS 'SELECT pg_current_wal_lsn()'",
    "tells_either": """RETURNS pg_lsn LANGUAGE plpgsql AS $$
        BEGIN
            RETURN CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()
                ELSE pg_current_wal_lsn() END;
        END $$""",
    "is_standby": "RETURNS boolean STABLE LANGUAGE sql AS 'SELECT pg_is_in_recovery()'",
    "asks_another": """RETURNS void LANGUAGE plpgsql AS $$
        BEGIN IF NOT app.is_standby() THEN PERFORM pg_notify('a', 'b'); END IF; END $$""",
}  # fmt: skip
_PROCEDURE = """
CREATE PROCEDURE app.writes_in_procedure() LANGUAGE plpgsql AS $$
BEGIN INSERT INTO app.orders VALUES (11, 'eleven'); END $$;
"""
_OTHERS = """
CREATE FUNCTION app.of(a bigint) RETURNS void LANGUAGE sql AS $$ UPDATE app.orders SET note = '' $$;
CREATE FUNCTION app.of(a text) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM app.orders $$;
CREATE FUNCTION app.fix(a text, b boolean DEFAULT false) RETURNS void LANGUAGE sql AS $$
    DELETE FROM app.orders WHERE note = a $$;
CREATE FUNCTION app.now_reads() RETURNS void LANGUAGE sql AS $$ DELETE FROM app.orders $$;
CREATE OR REPLACE FUNCTION app.now_reads() RETURNS void LANGUAGE sql AS $$ SELECT $$;
CREATE FUNCTION app.was_called() RETURNS void LANGUAGE sql AS $$ DELETE FROM app.orders $$;
ALTER FUNCTION app.was_called() RENAME TO is_called;
CREATE FUNCTION app.counts(n bigint, a bigint) RETURNS bigint LANGUAGE sql AS 'SELECT n + a';
CREATE FUNCTION app.logs(n bigint, a bigint) RETURNS bigint LANGUAGE sql AS $$
    INSERT INTO app.orders VALUES (a + 100, 'seen') RETURNING n + a $$;
CREATE FUNCTION app.ends(n bigint) RETURNS bigint LANGUAGE sql AS 'SELECT nextval(''app.numbers'')';
CREATE AGGREGATE app.total(bigint) (SFUNC = app.counts, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE app.logged(bigint) (SFUNC = app.logs, STYPE = bigint, INITCOND = '0');
CREATE AGGREGATE app.ended (BASETYPE = bigint, SFUNC = app.counts, STYPE = bigint,
    FINALFUNC = app.ends, INITCOND = '0');
CREATE FUNCTION public.bumped(o app.orders) RETURNS bigint LANGUAGE sql AS $$
    SELECT nextval('app.numbers') $$;
"""
# What calls them, by the name of the file.
_CALLS = {
    **{name: f"SELECT app.{name}()" for name in _BODIES},
    "procedure": "CALL app.writes_in_procedure()",
    "of_integer": "SELECT app.of(1)",
    "of_text": "SELECT app.of('1'::text)",
    "of_unknown": "SELECT app.of('1')",
    "of_column": "SELECT app.of(o.id) FROM app.orders AS o",
    "of_note": "SELECT app.of(o.note) FROM app.orders AS o",
    "by_default": "SELECT app.fix('x')",
    "in_from": "SELECT r.note FROM app.returns_query() AS r",
    "in_where": "SELECT o.id FROM app.orders AS o WHERE app.is_an_expression() > o.id",
    "in_with": "WITH w AS (SELECT app.declares() AS n) SELECT w.n FROM w",
    "now_reads": "SELECT app.now_reads()",
    "renamed": "SELECT app.is_called()",
    "as_field": "SELECT o.bumped FROM app.orders AS o",
    "aggregated": "SELECT app.total(o.id) FROM app.orders AS o",
    "aggregated_and_logged": "SELECT app.logged(o.id) FROM app.orders AS o",
    "logged_over": "SELECT app.logged(o.id) OVER (ORDER BY o.id) FROM app.orders AS o",
    "ended": "SELECT app.ended(o.id) FROM app.orders AS o",
    "by_name": "SELECT 'app.updates()'::regprocedure",
}
_CONTRACT = """
replicalint: 1
name: shop
replica: {{replication: {replication}, postgres: 15, search_path: [public]}}
relations:
  app.orders: {{columns: {{id: bigint, note: text}}}}
functions: [{functions}]
sequences: [app.numbers]
migrations: [m/*.sql]
endpoints:
  /x: {{queries: [q/*.sql]}}
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "m").mkdir()
    (tmp_path / "q").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _migration() -> str:
    bodies = (f"CREATE FUNCTION app.{name}() {body};\n" for name, body in _BODIES.items())
    return "".join((_TABLES, "SET check_function_bodies = off;\n", *bodies, _PROCEDURE, _OTHERS))


def _checked(capsys: pytest.CaptureFixture[str], *paths: str) -> dict[str, list[dict]]:
    """The findings in each query, by its file's name."""
    status_of(["check", "--format", "json", *paths])
    found: dict[str, list[dict]] = {}
    out, err = capsys.readouterr()
    assert err == ""
    for one in json.loads(out)["findings"]:
        if one["rule"] in ("write", "undecided", "user-function", "unanalysed"):
            found.setdefault(Path(one["path"]).stem, []).append(one)
    return found


_LISTED = (
    *(f"app.{name}()" for name in _BODIES),
    *("app.writes_in_procedure()", "app.of(bigint)", "app.of(text)", '"app.fix(text, boolean)"'),
    *("app.now_reads()", "app.is_called()", "public.bumped(app.orders)"),
    *("app.total(bigint)", "app.logged(bigint)", "app.ended(bigint)"),
)


@pytest.mark.parametrize("replication", ["logical", "physical"])
def test_a_call_of_what_writes_is_refused(
    system: System,
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    replication: str,
) -> None:
    database = system.clusters[0].create(f"writing_{replication}")
    database.run(_migration())
    (repository / "m" / "1.sql").write_text(_migration())
    functions = ", ".join(_LISTED) if replication == "logical" else ""
    contract = _CONTRACT.format(replication=replication, functions=functions)
    (repository / "replicalint.yaml").write_text(contract)
    for name, call in _CALLS.items():
        (repository / "q" / f"{name}.sql").write_text(f"{call};\n")
    answers = {name: database.execute(call) for name, call in _CALLS.items()}
    said = {name: failure.sqlstate for name, failure in answers.items() if failure is not None}
    found = _checked(capsys)
    writes = {name: one for name, each in found.items() for one in each if one["rule"] == "write"}
    if replication == "physical":  # what a session refuses itself in recovery is no part of this
        said |= {"notifies": "25006", "locks_table": "25006", "tells_position": "55000"}
        del said["as_field"]  # that an unlisted function is called so, nothing tells
    assert {name: one.get("sqlstate") for name, one in writes.items() if "sqlstate" in one} == said
    silent = {"locks_table", "notifies"} if replication == "logical" else set()
    assert {name for name, one in writes.items() if "sqlstate" not in one} == silent
    others = {name: one["rule"] for name, each in found.items() for one in each}
    assert {name for name, rule in others.items() if rule != "write"} <= {"by_default"}


_BUMP = """\
CREATE FUNCTION app.bump(a bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF a > 1 THEN
    DELETE FROM app.orders WHERE id = a;
  END IF;
END $$;
CREATE FUNCTION app.twice(a bigint) RETURNS void LANGUAGE sql AS 'SELECT app.bump(a)';
CREATE FUNCTION app.run(a text) RETURNS void LANGUAGE plpgsql AS 'BEGIN EXECUTE a; END';
"""


def _lay(repository: Path, functions: str, query: str, replication: str = "logical") -> None:
    (repository / "m" / "1.sql").write_text(_BUMP)
    (repository / "q" / "a.sql").write_text(f"{query};\n")
    contract = _CONTRACT.format(replication=replication, functions=functions)
    (repository / "replicalint.yaml").write_text(contract)


def test_the_finding_says_where_and_what_to_list(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _lay(repository, "app.twice(bigint)", "SELECT app.twice(1)")
    assert status_of(["check"]) == 1
    out = capsys.readouterr().out
    assert (
        out.partition(" ::: replicalint")[0]
        == """\
error[write]: function "app.twice" may execute DELETE
 --> q/a.sql:1:8
  |
1 | SELECT app.twice(1);
  |        ^^^^^^^^^ a read-only transaction answers 25006
  |
 ::: m/1.sql:4:17
  |
4 |     DELETE FROM app.orders WHERE id = a;
  |                 ---------- in the body of "app.bump"
  |
"""
    )
    assert "Do it on the primary. List it as app.twice(bigint): {writes: true}.\n" in out


WRITE = ("write", "25006")
UNKNOWN = ("undecided", None)


@pytest.mark.parametrize(
    ("functions", "query", "expected"),
    [
        ("app.bump(bigint): {writes: false}, app.twice(bigint)", "SELECT app.bump(1)", []),
        ("app.bump(bigint): {writes: false}, app.twice(bigint)", "SELECT app.twice(1)", []),
        ("app.twice(bigint): {writes: false}", "SELECT app.twice(1)", []),
        ("app.bump(bigint): {writes: true}", "SELECT app.bump(1)", [WRITE]),
        ("app.twice", "SELECT app.twice(1)", [WRITE]),
        ("twice", "SELECT app.twice(1)", [WRITE]),
        ("app.run(text): {writes: true}", "SELECT app.run('x')", [WRITE]),
        ("app.run(text): {writes: false}", "SELECT app.run('x')", []),
        ("app.run(text)", "SELECT app.run('x')", [UNKNOWN]),
        ("app.run(text)", "SELECT 'app.run(text)'::regprocedure", []),
        ("app.said(bigint): {writes: true}, app.said(text)", "SELECT app.said(1)", [WRITE]),
        ("app.said(bigint): {writes: true}, app.said(text)", "SELECT app.said('a'::text)", []),
        ("app.said(bigint): {writes: true}, app.said(text)", "SELECT app.said($1)", []),
        ("app.said(bigint): {writes: true}, app.said(date)", "SELECT app.said($1)", [UNKNOWN]),
        ("app.said: {writes: true}", "SELECT app.said($1, 2, VARIADIC $2)", [WRITE]),
        ("app.lower(bigint): {writes: true}", "SELECT lower(o.note) FROM app.orders AS o", []),
        ("lower(bigint): {writes: true}", "SELECT lower(o.note) FROM app.orders AS o", []),
        ("lower(bigint): {writes: true}", "SELECT lower(o.id) FROM app.orders AS o", [WRITE]),
    ],
)  # fmt: skip
def test_the_contract_says_what_writes(
    repository: Path,
    capsys: pytest.CaptureFixture[str],
    functions: str,
    query: str,
    expected: list[tuple[str, str | None]],
) -> None:
    _lay(repository, functions, query)
    found = _checked(capsys).get("a", [])
    assert [(one["rule"], one.get("sqlstate")) for one in found] == expected


def test_a_standby_has_the_functions_of_the_primary(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _lay(repository, "", "SELECT app.bump(1), app.run('x')", "physical")
    found = [(one["rule"], one.get("sqlstate")) for one in _checked(capsys)["a"]]
    assert found == [WRITE, UNKNOWN]


def test_what_no_run_reads_says_nothing(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _lay(repository, "app.bump(bigint)", "SELECT app.bump(1)")
    assert _checked(capsys, "q/a.sql") == {}
    assert [one["rule"] for one in _checked(capsys, "q/a.sql", "m/1.sql")["a"]] == ["write"]
