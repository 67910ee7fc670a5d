"""PostgreSQL confirms which columns must be grouped, and where no aggregate may stand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from grouped_statements import SCHEMA, Statements
from marks import TESTS, findings_of
from replication import System
from servers import Database, Failure

from replicalint.files.contracts import load_contract
from replicalint.finding import Finding, Severity
from replicalint.resolve import statements
from replicalint.source import Fragment, Source

FOLDER = TESTS / "cases" / "grouping"
CONTRACT = load_contract(FOLDER / "contract.yaml")
RANDOM = 400
GROUPING_ERROR, INVALID_RECURSION = "42803", "42P19"
# What a read-only session answers to those that write.
READ_ONLY = "25006"


def _written() -> Iterator[str]:
    for path in sorted(FOLDER.glob("*.sql")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from (line.removesuffix(";") for line in lines if not line.startswith("--"))


@pytest.fixture(scope="module")
def database(system: System) -> Database:
    database = system.clusters[0].create("grouping")
    database.run(SCHEMA)
    return database


def _of_grouping(failure: Failure | None) -> bool:
    return failure is None or failure.sqlstate in (GROUPING_ERROR, INVALID_RECURSION)


def _errors(sql: str) -> list[Finding]:
    return [one for one in _findings(sql) if one.severity is Severity.ERROR]


def _findings(sql: str) -> list[Finding]:
    found = (
        findings_of(one, CONTRACT)
        for one in statements(Fragment.of(Source("q.sql", sql)), CONTRACT)
    )
    return [one for each in found for one in each]


def _disagreement(sql: str, failure: Failure | None) -> str | None:
    """What differs, where the tool decides; in an answer of the server its words count, too."""
    errors = [one for one in _errors(sql) if one.rule != "write"]
    if failure is not None and failure.sqlstate == READ_ONLY:
        failure = None
    said = {(one.sqlstate, one.message) for one in errors}
    if failure is None:
        return f"{sql}\n  fits\n  {said}" if errors else None
    if not _of_grouping(failure):
        return None if failure.sqlstate in {one.sqlstate for one in errors} else f"{sql} {failure}"
    expected = failure.sqlstate, failure.message
    return None if expected in said else f"{sql}\n  {expected}\n  {said}"


def test_servers_say_the_same_of_the_cases(database: Database) -> None:
    decided = (sql for sql in _written() if sql and not _is_undecided(sql))
    found = [_disagreement(sql, database.prepare(sql)) for sql in decided]
    assert [one for one in found if one is not None] == []


def _is_undecided(sql: str) -> bool:
    return any(one.rule == "undecided" for one in _findings(sql))


def test_servers_say_the_same_of_random_statements(database: Database) -> None:
    random = Statements(seed=1)
    counts = {"fits": 0, "refused": 0}
    found = []
    for _ in range(RANDOM):
        sql = random.statement()
        failure = database.prepare(sql)
        if _of_grouping(failure):
            counts["fits" if failure is None else "refused"] += 1
            found.append(_disagreement(sql, failure))
    assert [one for one in found if one is not None] == []
    assert min(counts.values()) > RANDOM // 4
