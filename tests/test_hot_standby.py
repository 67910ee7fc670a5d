"""A real hot standby confirms what the linter says where the contract is of one.

The cases of `physical/` and the rules' examples for it are run on a primary and on its standby, on
each PostgreSQL of this machine. An error with a SQLSTATE is the standby's answer; without one the
standby has all that the primary has. What the contract alone rules out is there as well: of that
no server can say anything.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conversation import Conversation
from examples import BAD, GOOD
from judgement import NOT_BUILT
from marks import REFERENCE, TESTS, adjusted, findings, findings_of
from msgspec.structs import replace
from placeholders import sent
from replication import MIGRATION, PRIMARY_ONLY, ROOT, SCHEMA, System
from servers import Database, await_true, hot_standby

from replicalint.cli.command import status_of
from replicalint.contract import NotReplicated
from replicalint.name import Name

_PHYSICAL = "-- replication: physical\n"
_BY_CONTRACT = "unreplicated-relation"
_CASES = TESTS / "cases" / "physical"
# "cannot execute ... in a read-only transaction", "... during recovery"; "recovery is in progress";
# "cannot use serializable mode in a hot standby".
_REFUSALS = ("25006", "55000", "0A000")
WORKS = "works"


def _sources() -> Iterator[tuple[str, str]]:
    for rule, sql in (*BAD, *GOOD):
        if sql.startswith(_PHYSICAL):
            yield f"rules/{rule.name}", sql
    for path in sorted(_CASES.glob("*.sql")):
        yield f"physical/{path.stem}", path.read_text(encoding="utf-8")


SOURCES = tuple(_sources())


@pytest.fixture(scope="module")
def primary(system: System) -> Database:
    """The whole database of the reference, and what only a primary has."""
    primary = system.clusters[0].create("whole")
    for file in (SCHEMA, MIGRATION, PRIMARY_ONLY):
        primary.run(file.read_text(encoding="utf-8"))
    return primary


@pytest.fixture(scope="module")
def standby(system: System, primary: Database) -> Iterator[Database]:
    with hot_standby(system.clusters[0]) as standby:
        yield standby.database("whole")


@pytest.mark.parametrize(
    ("name", "sql"), SOURCES, ids=lambda part: part if "\n" not in part else ""
)
def test_a_hot_standby_confirms_the_verdicts(
    system: System, primary: Database, standby: Database, name: str, sql: str
) -> None:
    contract = replace(adjusted(sql, REFERENCE), postgres=system.version)
    for statement, text in sent(sql, contract, f"{name}.sql"):
        errors = findings_of(statement, contract)
        states = {error.sqlstate for error in errors if error.rule != _BY_CONTRACT}
        expected = states.intersection(_REFUSALS) or {WORKS}
        assert _refusal(primary, text) == WORKS, text
        assert _refusal(standby, text) in expected, text


def test_an_unlogged_table_is_there_and_refused(primary: Database, standby: Database) -> None:
    table = "SELECT t.name FROM public.cron_tasks AS t"
    sequence = "SELECT s.last_value FROM public.cron_tasks_id_seq AS s"
    span = REFERENCE.not_replicated[0].span
    listed = {"cron_tasks": "unlogged table", "cron_tasks_id_seq": "sequence"}
    entries = (NotReplicated(Name("public", name), kind, span) for name, kind in listed.items())
    contract = replace(REFERENCE, not_replicated=tuple(entries))
    asked = (*(findings(_PHYSICAL + query, contract) for query in (table, sequence)),)
    named = "SELECT 'public.cron_tasks'::regclass, pg_relation_size('public.cron_tasks'),"
    named += " has_table_privilege('public.cron_tasks', 'select')"
    rows = "SELECT table_to_xml('public.cron_tasks', true, true, '')"  # some are built without XML
    assert not findings(_PHYSICAL + named, contract)
    assert [error.sqlstate for error in findings(_PHYSICAL + rows, contract)] == ["0A000"]
    states = [error.sqlstate for (error,) in asked]
    assert [error.message for error in asked[0]] == [
        'unlogged table "public.cron_tasks" cannot be read during recovery'
    ]
    assert [_refusal(standby, query) for query in (table, sequence)] == [WORKS, WORKS]
    primary.run("ALTER TABLE public.cron_tasks SET UNLOGGED")
    position = primary.value("SELECT pg_current_wal_insert_lsn()")
    replayed = "SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn"
    await_true(lambda: standby.value(replayed, position), "the standby")
    assert [_refusal(primary, query) for query in (table, sequence)] == [WORKS, WORKS]
    assert [_refusal(standby, query) for query in (table, sequence)] == states == ["0A000"] * 2
    assert standby.execute(named) is None
    assert (refused := standby.execute(rows)) is not None and refused.sqlstate == "0A000"


def test_verify_agrees_with_a_hot_standby(
    primary: Database, standby: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contract = tmp_path / "contract.yaml"
    reference = (ROOT / "contracts" / "plugin-read-path.yaml").read_text(encoding="utf-8")
    contract.write_text(reference.replace("replication: logical", "replication: physical"))
    file = tmp_path / "query.sql"
    file.write_text("SELECT b.available_credits FROM public.usage_credit_balances AS b;\n")
    servers = ("--replica", standby.dsn, "--primary", primary.dsn)
    status_of(["verify", "--format", "json", "--contract", str(contract), *servers, str(file)])
    found = json.loads(capsys.readouterr().out)
    assert [one["outcome"] for one in found["statements"]] == ["linter_only"]
    assert "hot standby" not in json.dumps(found["catalogue"])


def _refusal(server: Database, sql: str) -> str:
    """The SQLSTATE of a server that refuses to write; "works" whatever else it says."""
    session = Conversation(server, (), read_only=False)
    failure = session.execute(sql)
    session.close()
    if failure is None or failure.message == NOT_BUILT:
        return WORKS
    return failure.sqlstate if failure.sqlstate in _REFUSALS else WORKS
