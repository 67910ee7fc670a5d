"""`replicalint verify`: what it compares with real servers, what it prints, how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from raising import started
from replication import ROOT, System
from servers import Database, await_true
from shop import AS_PROMISED, ON_THE_PRIMARY, Ran

from replicalint.cli.command import status_of


def test_the_reference_queries_agree_with_every_replica(
    system: System, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    for replica, state in ((system.replica, "is"), (system.lagging, "is not")):
        status = status_of(["verify", "--replica", replica.dsn, "--primary", system.primary.dsn])
        ran = Ran(status, *capsys.readouterr())
        assert (ran.status, ran.err) == (0, "")
        assert ran.out == (
            "replica\nprimary\n\nnotes on the catalogue: 1\n"
            '  contracts/plugin-read-path.yaml:22:7  column "has_usage_credits" of relation '
            f'"public.orgs" {state} on this replica (rollout: adding)\n\n'
            "4 statements: 4 agreed\nmigrations not verified: 1 file\n"
            "the catalogue: matches the contract\n"
        )


def test_which_server_was_asked_is_printed(
    system: System, shop, shop_repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(["verify", "--replica", shop[1].dsn]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    folder = system.clusters[1].folder
    version = f"PostgreSQL {system.version}."
    assert first.startswith(f"replica  {folder}:5432, database shop, user postgres, {version}")


def test_a_statement_that_the_replica_refuses_and_the_linter_does_not(verify, changed) -> None:
    ran = changed(
        "ALTER TABLE shop.orders DROP COLUMN tags", "ALTER TABLE shop.orders ADD COLUMN tags text[]"
    )
    assert ran.differences == [(9, 'column "tags" of relation "shop.orders" is not on the replica')]
    ran = verify("SELECT o.id,\n  o.tags FROM orders o;\n")
    assert ran.status == 1
    assert ran.out.splitlines()[2:4] == [
        "found by the server only: 1",
        "  sql/a.sql:2:3  42703  replica: column o.tags does not exist",
    ]


def test_a_statement_that_the_linter_refuses_and_the_replica_does_not(verify, changed) -> None:
    changed(ON_THE_PRIMARY, "DROP VIEW shop.totals")
    ran = verify("SELECT t.id FROM shop.totals t;\n", "--format", "json")
    assert (ran.status, ran.verdicts) == (1, [(1, 18, "linter_only", None)])
    assert ran.json["statements"][0]["findings"] == [
        {
            "rule": "unreplicated-relation",
            "sqlstate": "42P01",
            "message": 'view "shop.totals" is not on the replica',
        }
    ]
    assert ran.differences == [
        (17, 'view "shop.totals" is on the replica, but listed under not_replicated')
    ]


def test_different_answers_are_a_disagreement(verify, changed) -> None:
    changed("ALTER TABLE shop.orders RENAME TO older", "ALTER TABLE shop.older RENAME TO orders")
    ran = verify("SELECT o.nowhere FROM orders o;\n", "--format", "json")
    assert (ran.status, ran.verdicts) == (1, [(1, 23, "other_answer", "42P01")])


def test_the_primary_tells_a_divergence_from_a_mistake(verify, shop) -> None:
    sql = "SELECT t.id FROM totals t;\nSELECT o.idd FROM orders o;\n"
    ran = verify(sql, "--primary", shop[0].dsn)
    assert ran.status == 0
    assert ran.out.startswith(
        "replica\nprimary\n\n"
        "agreed: refused, as predicted: 2\n"
        '  sql/a.sql:1:18  42P01  replica: relation "totals" does not exist\n'
        "                  -----  primary: accepts it, only the replica does not\n"
        "  sql/a.sql:2:8   42703  replica: column o.idd does not exist\n"
        "                  42703  primary: column o.idd does not exist (refused everywhere)\n"
    )


def test_a_silenced_finding_is_a_prediction_all_the_same(verify) -> None:
    ignore = "-- replicalint: ignore[unknown-column] only the primary runs it\n"
    ran = verify(f"{ignore}SELECT o.idd FROM orders o;\n", "--format", "json")
    assert (ran.status, ran.verdicts) == (0, [(2, 8, "agreed", "42703")])
    assert ran.json["statements"][0]["suppressed"] == 1


@pytest.mark.parametrize(
    ("sql", "verdict"),
    [
        ("UPDATE orders SET id = 1", (1, 8, "agreed", None)),
        ("COPY (SELECT o.idd FROM orders o) TO STDOUT", (1, 14, "agreed", "42703")),
        ("PREPARE p AS SELECT o.idd FROM orders o", (1, 21, "agreed", "42703")),
        ("EXPLAIN (COSTS off) SELECT o.idd FROM orders o", (1, 28, "agreed", "42703")),
        ("DECLARE c CURSOR FOR SELECT o.idd FROM orders o", (1, 29, "agreed", "42703")),
        ("COPY orders TO STDOUT", (1, 1, "not_verified", None)),
        ("SET work_mem = '1MB'", (1, 1, "not_verified", None)),
        ("EXPLAIN EXECUTE p", (1, 1, "not_verified", None)),
        ('SELECT o.:"name" FROM orders o', (1, 1, "not_verified", None)),
        ("SELECT o.id FROM orders o WHERE", (1, 32, "not_analysed", "42601")),
    ],
)
def test_how_a_statement_is_verified(verify, sql: str, verdict: tuple[object, ...]) -> None:
    ran = verify(f"{sql};\n", "--format", "json")
    one = ran.verdicts[0]
    status = {"not_verified": 2, "not_analysed": 1}.get(str(verdict[2]), 0)
    assert (one[2:], ran.status) == (verdict[2:], status)
    assert sql.startswith("UPDATE") or one == verdict


@pytest.mark.parametrize(
    ("sql", "where"),
    [
        ("SELECT * FROM orders", 8),
        ("SELECT s.id FROM orders o JOIN (SELECT o.* FROM orders o) s ON true", 40),
        ("SELECT o.id, sqlc.embed(o) FROM orders o WHERE o.id = sqlc.arg(id)", 25),
    ],
)
def test_a_star_that_sqlc_writes_out_is_sent_as_a_list(verify, sql: str, where: int) -> None:
    ran = verify(f"-- name: X :many\n{sql};\n", "--format", "json")
    assert (ran.status, ran.verdicts) == (0, [(2, where, "agreed", "42703")])


def test_what_follows_a_temporary_table_is_not_verified(verify) -> None:
    sql = "CREATE TEMP TABLE picked (id bigint);\nSELECT p.id FROM picked p;\n"
    ran = verify(sql, "--format", "json")
    assert (
        ran.json["statements"][1]["reason"] == "it may read the temporary table created on line 1"
    )
    assert ran.status == 2


@pytest.mark.parametrize(
    "condition",
    [
        "o.id = $1",
        "o.id = ?",
        "o.id = %s",
        "o.id = %(id)s AND o.id %% 2 = 1",
        "o.id = :id AND o.id <> :id",
        "o.id = @id",
        "o.id = sqlc.arg(id)",
        "o.id = ANY(sqlc.slice('ids'))",
        "o.id = :'id'",
        "o.id = coalesce(:a, :b)",
        "(:a - :b) IS NULL",
        "now() > now() - :back",
        "o.id = 1 AND now() > :at - :back",
        "o.state = coalesce(:a, :b)",
        "o.id = :a -- not :this, 'nor that'",
        "shop.known(:a) = 1",
    ],
)
def test_a_server_takes_parameters_of_every_style(verify, condition: str) -> None:
    ran = verify(f"SELECT o.id FROM orders o WHERE {condition}\n;", "--format", "json")
    assert (ran.status, [one[2:] for one in ran.verdicts]) == (0, [("agreed", None)])


def test_an_overload_that_the_replica_lacks_is_no_question_of_types(changed, verify) -> None:
    create = "CREATE FUNCTION shop.known(text) RETURNS integer LANGUAGE sql AS 'SELECT 1'"
    changed("DROP FUNCTION shop.known(text)", create)
    ran = verify("SELECT shop.known(:a);\n", "--format", "json")
    assert ran.verdicts == [(1, 8, "server_only", "42883")]
    assert ran.differences == [(13, 'function "shop.known" is not on the replica')]


def test_parameters_that_no_type_fits_are_not_verified(verify) -> None:
    ran = verify("SELECT lower_inc(:a);\n", "--format", "json")
    assert (ran.status, ran.verdicts) == (2, [(1, 1, "not_verified", None)])
    reason = "the server could not determine the types of its parameters"
    assert ran.json["statements"][0]["reason"] == reason


@pytest.mark.parametrize(
    "dsn",
    [
        "postgresql://u:hunter2@127.0.0.1:1/d?connect_timeout=1",
        "host=127.0.0.1 port=1 user=u password=hunter2",
        "postgresql://u:hunter2%zz@h/d",
        "password=hunter2 nonsense",
        "postgresql://u:hunter2@h:hunter2/d",
    ],
)
def test_a_server_that_cannot_be_asked_is_one_line_without_the_password(
    verify, monkeypatch: pytest.MonkeyPatch, dsn: str
) -> None:
    monkeypatch.setenv("PGPASSWORD", "hunter2")
    ran = verify(AS_PROMISED, "--replica", dsn)
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("replica: ")
    assert "hunter2" not in ran.err


def test_a_refused_login_is_one_line(verify, shop) -> None:
    ran = verify(AS_PROMISED, "--primary", shop[0].dsn.replace("user=postgres", "user=nobody"))
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith("primary: ")
    assert ran.err.endswith('FATAL: role "nobody" does not exist\n')


def test_a_password_in_what_a_server_says_is_not_printed(
    verify, shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", "hunter2")
    ran = verify("SELECT o.id FROM hunter2 o;\n")
    assert 'relation "***" does not exist' in ran.out
    assert "hunter2" not in ran.out + ran.err


def test_what_a_server_says_does_not_act_on_a_terminal(verify) -> None:
    ran = verify('SELECT o.id FROM "a\x1b[31m" o;\n')
    assert 'relation "a\\x1b[31m" does not exist' in ran.out


def test_the_replica_from_the_environment(
    shop, shop_repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert status_of(["verify"]) == 2
    assert capsys.readouterr().err.endswith(
        "no replica given: pass --replica DSN, or set REPLICALINT_REPLICA "
        "or libpq's own variables (PGHOST, PGSERVICE, ...)\n"
    )
    monkeypatch.setenv("REPLICALINT_REPLICA", shop[1].dsn)
    assert status_of(["verify"]) == 0
    monkeypatch.delenv("REPLICALINT_REPLICA")
    for name, value in (("HOST", "host"), ("DATABASE", "dbname"), ("USER", "user")):
        found = psycopg.conninfo.conninfo_to_dict(shop[1].dsn)
        monkeypatch.setenv(f"PG{name}", str(found[value]))
    assert status_of(["verify"]) == 0


def test_a_file_that_cannot_be_read_gives_no_verdict(verify) -> None:
    ran = verify(AS_PROMISED, "sql/a.sql", "sql/nowhere.sql")
    assert ran.status == 2
    assert "nowhere.sql" in ran.err
    assert "1 statement: 1 agreed\n" in ran.out


MIXED = f"""\
-- name: GetOrder
{AS_PROMISED}
-- name: Pay
UPDATE orders SET state = 'paid' WHERE id = :id;
-- name: Gone
SELECT g.id FROM gone g;
"""


def selecting(repository: Path, queries: str) -> None:
    """Writes the shop's contract with other queries."""
    path = repository / "replicalint.yaml"
    path.write_text(path.read_text().replace("{queries: [sql/*.sql]}", f"{{{queries}}}"))


def test_only_what_is_selected_is_asked(verify, shop_repository: Path) -> None:
    selecting(shop_repository, 'queries: ["sql/*.sql#*"], except: [sql/a.sql#Gone, "sql/*#Pay"]')
    ran = verify(MIXED, "--format", "json")
    assert ran.verdicts == [(2, 1, "agreed", None)]
    assert (ran.status, ran.err) == (0, "")
    summary = ran.json["summary"]
    assert (summary["not_selected"], summary["excepted"]) == (2, 0)
    assert "\n1 statement: 1 agreed\n2 statements not selected\n" in verify(MIXED).out


def test_a_selection_of_nothing_is_a_mistake(verify, shop_repository: Path) -> None:
    selecting(shop_repository, 'queries: ["sql/a.sql#getOrder"]')
    ran = verify(MIXED)
    assert (ran.status, ran.err) == (
        2,
        'replicalint.yaml:19:23: endpoints./orders.queries[0]: "sql/a.sql#getOrder" selects no '
        'statement (Case matters: perhaps you meant "GetOrder".)\n',
    )


def test_a_bug_costs_one_verdict(shop, shop_repository: Path) -> None:
    (shop_repository / "q.sql").write_text("SELECT 1;\nSELECT FROM public.boom;\nSELECT 2;\n")
    arguments = ("verify", "--replica", shop[1].dsn, "--format", "json", "q.sql")
    ran = started(*arguments)
    line = "q.sql:2: internal error in the statement on line 2"
    why = 'rule "raises": ZeroDivisionError: a bug'
    assert (ran.returncode, ran.stderr) == (2, f"{line}: {why}\n")
    report = json.loads(ran.stdout)
    assert [one["line"] for one in report["statements"]] == [1, 3]
    assert [(one["line"], one["message"]) for one in report["internal_errors"]] == [(2, why)]


def test_a_server_that_stops_midway(held: Held) -> None:
    process = started_on(held.database)
    held.database.run("SELECT pg_terminate_backend($1)", held.waiting())
    out, err = process.communicate()
    assert (process.returncode, err) == (
        2,
        "replica: stopped answering: terminating connection due to administrator command "
        "(after 1 statement)\n",
    )
    assert "1 statement, stopped early: 1 agreed\n" in out


def test_an_interrupt_prints_what_was_verified(held: Held) -> None:
    process = started_on(held.database)
    held.waiting()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, err) == (130, "")
    assert "1 statement, stopped early: 1 agreed\n" in out


@dataclass(frozen=True)
class Held:
    """A replica where somebody keeps the table of the second statement locked."""

    database: Database

    def waiting(self) -> int:
        """Waits until a session of replicalint waits for the lock, and gives its process."""
        query = (
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'replicalint' "
            "AND wait_event_type = 'Lock' AND datname = current_database()"
        )
        await_true(lambda: self.database.run(query), "it waits for the lock")
        return int(str(self.database.value(query)))


@pytest.fixture
def held(shop, shop_repository: Path) -> Iterator[Held]:
    database = shop[1]
    database.run("CREATE TABLE shop.held (id bigint)")
    (shop_repository / "sql" / "b.sql").write_text("SELECT h.id FROM shop.held h;\n")
    with database.connect(autocommit=False) as holder:
        holder.execute("LOCK shop.held")
        yield Held(database)
    database.run("DROP TABLE shop.held")


def started_on(database: Database) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "replicalint", "verify", "--replica", database.dsn],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_without_psycopg_it_says_how_to_get_it(shop_repository: Path) -> None:
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from replicalint.cli.command import status_of\n"
        "sys.exit(status_of(['verify', '--replica', 'host=x']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        2,
        "",
        "verify needs psycopg, which is not installed: pip install 'replicalint[live]'\n",
    )
