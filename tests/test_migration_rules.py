"""The rules for migrations: their examples and their cases give exactly the marked findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import examples
from marks import REFERENCE, TESTS, assert_marked, marks
from migrations import findings

from replicalint.contract import Contract
from replicalint.files.contracts import load_contract
from replicalint.rule import Rule
from replicalint.rule_names import MIGRATION_RULES
from replicalint.rules import RULES

CASES = sorted((TESTS / "cases" / "migrations").glob("**/*.sql"))
OF_MIGRATIONS = RULES.only(MIGRATION_RULES)
BAD = [(rule, sql) for rule in OF_MIGRATIONS for sql in examples(rule, "bad")]
GOOD = [(rule, sql) for rule in OF_MIGRATIONS for sql in examples(rule, "good")]


def contract_of(folder: Path) -> Contract:
    own = folder / "contract.yaml"
    return load_contract(own) if own.exists() else REFERENCE


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_gives_exactly_the_marked_findings(case: Path) -> None:
    sql = case.read_text(encoding="utf-8")
    assert_marked(sql, findings(sql, contract_of(case.parent)))


@pytest.mark.parametrize("rule", OF_MIGRATIONS, ids=lambda rule: rule.name)
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
