"""What `replicalint verify` makes a server do, and what it leaves in the session of a pooler."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from awaiting import await_true
from relay import relay
from replication import System
from servers import Database
from shop import Ran

Verify = Callable[..., Ran]

CONTRACT = """\
replicalint: 1
name: checked
replica: {replication: logical, postgres: 15, search_path: [public]}
relations:
  public.kept: {columns: {amount: public.amount, amounts: "public.amount[]"}}
types:
  public.amount: {domain: integer}
  public.pair: {composite: {first: public.amount}}
  public.span: {range: public.amount}
functions: ["public.is_right(integer)", "public.total(public.amount[])",
    "public.folded(integer)"]
"""
SCHEMA = """\
CREATE TABLE public.log (entry text);
CREATE SEQUENCE public.numbers;
CREATE FUNCTION public.is_right(value integer) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF value = 1 THEN
        RAISE 'ran: read-only %, %, %, %', current_setting('transaction_read_only'),
            current_setting('statement_timeout'), current_setting('lock_timeout'),
            current_setting('idle_in_transaction_session_timeout');
    ELSIF value = 2 THEN INSERT INTO public.log VALUES ('ran');
    ELSIF value = 3 THEN PERFORM nextval('public.numbers');
    ELSIF value = 4 THEN PERFORM set_config('transaction_read_only', 'off', false);
    ELSIF value = 5 THEN PERFORM set_config('work_mem', '99MB', false);
    ELSIF value = 6 THEN PERFORM pg_advisory_lock(6);
    ELSIF value = 7 THEN PERFORM pg_sleep(25);
    END IF;
    RETURN true;
END $$;
CREATE FUNCTION public.folded(value integer) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN RAISE 'ran'; END $$;
CREATE DOMAIN public.amount AS integer CHECK (public.is_right(value));
CREATE TYPE public.pair AS (first public.amount);
CREATE TYPE public.span AS RANGE (subtype = public.amount);
CREATE TABLE public.kept (amount public.amount, amounts public.amount[]);
CREATE FUNCTION public.total(amounts public.amount[]) RETURNS integer LANGUAGE sql AS 'SELECT 1';
"""
LEFT = """
    SELECT json_build_object(
        'settings', (SELECT json_object_agg(name, setting) FROM pg_settings
            WHERE source = 'session'),
        'statements', (SELECT count(*) FROM pg_prepared_statements),
        'locks', (SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid()
            AND locktype = 'advisory'),
        'channels', (SELECT count(*) FROM pg_listening_channels()),
        'timeouts', current_setting('statement_timeout') || current_setting('lock_timeout')
            || current_setting('idle_in_transaction_session_timeout'),
        'read-only', current_setting('transaction_read_only'))
"""
NOTHING = {
    "settings": None,
    "statements": 0,
    "locks": 0,
    "channels": 0,
    "timeouts": "000",
    "read-only": "off",
}


@pytest.fixture(scope="module")
def checked(system: System) -> Database:
    """A replica with a domain whose CHECK calls a function."""
    database = system.clusters[1].create("checked")
    database.run(SCHEMA)
    return database


@pytest.fixture
def answer(checked: Database, shop_repository: Path, verify: Verify) -> Callable[[str], str | None]:
    """What the replica says of a statement."""
    (shop_repository / "replicalint.yaml").write_text(CONTRACT)

    def answer(sql: str) -> str | None:
        ran = verify(f"{sql};\n", "--replica", checked.dsn, "--format", "json", "sql")
        (statement,) = ran.json["statements"]
        return (statement["replica"] or {}).get("message")

    return answer


RAN = "ran: read-only on, 30s, 5s, 30s"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT '{1}'::amount[]",
        "SELECT '(1)'::pair",
        "SELECT '[1,20]'::span",
        "SELECT total('{1}')",
        "SELECT k.amount FROM kept k WHERE k.amounts = '{1}'",
        "INSERT INTO kept (amounts) VALUES ('{1}')",
        "EXPLAIN SELECT '{1}'::amount[]",
    ],
)
def test_preparing_runs_the_check_of_a_domain_inside_a_constant(
    answer: Callable[[str], str | None], sql: str
) -> None:
    assert answer(sql) == RAN


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT '1'::amount",
        "SELECT 1::amount",
        "SELECT ARRAY['1']::amount[]",
        "SELECT ROW(1)::pair",
        "SELECT is_right(1)",
        "SELECT folded(1)",
        "SELECT k.amount FROM kept k WHERE folded(1)",
        "INSERT INTO kept (amount) VALUES ('1')",
    ],
)
def test_preparing_runs_nothing_else(answer: Callable[[str], str | None], sql: str) -> None:
    assert answer(sql) is None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2, "cannot execute INSERT in a read-only transaction"),
        (3, "cannot execute nextval() in a read-only transaction"),
        (4, "transaction read-write mode must be set before any query"),
    ],
)
def test_what_runs_while_preparing_may_not_write(
    answer: Callable[[str], str | None], checked: Database, value: int, said: str
) -> None:
    assert answer(f"SELECT '{{{value}}}'::amount[]") == said
    assert checked.run("SELECT entry FROM public.log") == []
    assert checked.value("SELECT is_called FROM public.numbers") is False


@pytest.mark.parametrize(
    ("sql", "left"),
    [
        ("SELECT k.amount FROM kept k WHERE k.amount = coalesce(:a, :b)", NOTHING),
        ("SELECT k.nowhere FROM kept k", NOTHING),
        ("SELECT k.amount FROM kept k WHERE", NOTHING),
        ("SELECT '{2}'::amount[]", NOTHING),
        ("SELECT '{5}'::amount[]", NOTHING),
        # Not even a rollback takes back the lock of a session, which a function may ask for.
        ("SELECT '{6}'::amount[]", {**NOTHING, "locks": 1}),
    ],
)
def test_what_a_session_is_like_afterwards(
    checked: Database, shop_repository: Path, verify: Verify, sql: str, left: dict[str, object]
) -> None:
    (shop_repository / "replicalint.yaml").write_text(CONTRACT)
    with relay(checked) as (dsn, value):
        verify(f"{sql};\n", "--replica", dsn, "sql")
        assert json.loads(value(LEFT)) == left


def test_whoever_stops_waiting_stops_the_server_too(
    checked: Database, shop_repository: Path
) -> None:
    (shop_repository / "replicalint.yaml").write_text(CONTRACT)
    (shop_repository / "sql/a.sql").write_text("SELECT '{7}'::public.amount[];\n")
    asked = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
    command = [sys.executable, "-m", "replicalint", "verify", "--replica", checked.dsn, "sql"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        await_true(lambda: checked.value(asked) == 1, "the server runs the CHECK")
        process.send_signal(signal.SIGINT)
    assert process.returncode == 130
    said = "canceling statement due to user request"
    await_true(lambda: said in checked.log.read_text(), "the server has stopped")
