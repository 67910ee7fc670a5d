"""A statement is analysed if and only if PostgreSQL's grammar takes it.

Each statement of the cases and of the shipped queries with one token changed, the same in every
run; `bench/mutants.py` changes those of any folder.
"""

from __future__ import annotations

from pathlib import Path

from marks import REFERENCE, TESTS
from token_mutants import mutant, originals, remaining

MUTANTS = 3  # of each statement


def _files() -> list[Path]:
    return [
        path
        for folder in (TESTS / "cases", TESTS.parent / "sql" / "queries")
        for path in sorted(folder.rglob("*.sql"))
        if "migrations" not in path.parts
    ]


def test_a_statement_with_a_token_changed_is_analysed_where_postgresql_takes_it() -> None:
    texts = [path.read_text(encoding="utf-8") for path in _files()]
    known = remaining()
    wrong = {
        changed.line
        for original in originals(texts, REFERENCE)
        for seed in range(MUTANTS)
        if (changed := mutant(original, REFERENCE, seed)).is_wrong
    }
    assert sorted(wrong - known.keys()) == []
