"""The rules for migrations: their examples and their cases give exactly the marked findings.

The first lines of a text may hold a query that the contract governs: `-- read by: SELECT ...`.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from marks import REFERENCE, TESTS, assert_marked, marks
from test_rules import examples

from replicalint.check import Rules
from replicalint.check_migrations import check_migrations
from replicalint.contract import Contract
from replicalint.files import load_contract
from replicalint.finding import Finding
from replicalint.history import Reader
from replicalint.name import Name
from replicalint.parse import statements
from replicalint.rule import Rule
from replicalint.rules import RULES
from replicalint.rules.migrations import MIGRATION_RULES
from replicalint.source import Fragment, Source

CASES = sorted((TESTS / "cases" / "migrations").glob("**/*.sql"))
BAD = [(rule, sql) for rule in MIGRATION_RULES for sql in examples(rule, "bad")]
GOOD = [(rule, sql) for rule in MIGRATION_RULES for sql in examples(rule, "good")]
_READER = re.compile(r"^-- read by: (.+)$", re.MULTILINE)
_ALL = Rules(RULES, frozenset(rule.name for rule in RULES))


def findings(sql: str, contract: Contract = REFERENCE) -> tuple[Finding, ...]:
    """What all rules together find in a migration that comes alone."""

    def readers(name: Name) -> tuple[Reader, ...]:
        found = []
        for query in _READER.findall(sql):
            fragment = Fragment(Source("query.sql", query), 0, len(query))
            found += [Reader(s, contract.endpoints[:1]) for s in statements(fragment, contract)]
        return tuple(found)

    source = Source("migration.sql", sql)
    judged = {source.path}
    today = date(2026, 1, 1)
    return check_migrations([source], judged, contract, _ALL, today, readers=readers).findings


def contract_of(folder: Path) -> Contract:
    own = folder / "contract.yaml"
    return load_contract(own) if own.exists() else REFERENCE


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_gives_exactly_the_marked_findings(case: Path) -> None:
    sql = case.read_text(encoding="utf-8")
    assert_marked(sql, findings(sql, contract_of(case.parent)))


@pytest.mark.parametrize("rule", MIGRATION_RULES, ids=lambda rule: rule.name)
def test_a_rule_has_a_folder_of_cases_that_it_speaks_in(rule: Rule) -> None:
    folder = TESTS / "cases" / "migrations" / rule.name
    marked = {mark.place.rule for path in folder.glob("*.sql") for mark in marks(path.read_text())}
    assert rule.name in marked


@pytest.mark.parametrize(("rule", "sql"), BAD, ids=lambda part: getattr(part, "name", ""))
def test_a_bad_example_gives_exactly_the_marked_findings(rule: Rule, sql: str) -> None:
    assert rule.name in {mark.place.rule for mark in marks(sql)}
    assert_marked(sql, findings(sql))


@pytest.mark.parametrize(("rule", "sql"), GOOD, ids=lambda part: getattr(part, "name", ""))
def test_a_good_example_gives_no_finding(rule: Rule, sql: str) -> None:
    assert marks(sql) == ()
    assert_marked(sql, findings(sql))
