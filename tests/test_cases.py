"""The SQL files under cases/: the findings are exactly those that the files mark.

A folder may hold a contract.yaml of its own; the others are held against the reference contract.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from marks import REFERENCE, TESTS, assert_as_marked

from replicalint.contract import Contract
from replicalint.files.contracts import load_contract

MIGRATIONS = TESTS / "cases" / "migrations"  # changes to the primary, with a test of their own
CASES = sorted(p for p in (TESTS / "cases").glob("**/*.sql") if MIGRATIONS not in p.parents)


@cache
def contract_of(folder: Path) -> Contract:
    own = folder / "contract.yaml"
    return load_contract(own) if own.exists() else REFERENCE


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_gives_exactly_the_marked_findings(case: Path) -> None:
    sql = case.read_text(encoding="utf-8")
    assert_as_marked(sql, contract_of(case.parent), case.name)
