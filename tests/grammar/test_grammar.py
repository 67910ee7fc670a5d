"""PostgreSQL's own parser agrees on where statements end, that they are read, and what they change.

The parser is pglast's, of PostgreSQL 18. What it does not take, as a client's parameters, is not
compared; `bench/grammar.py` does the same with SQL from outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from comparison import CUT_ELSEWHERE, changed, read
from examples import examples
from marks import REFERENCE, TESTS, marks
from pieces import cut

from replicalint.rules import RULES
from replicalint.source import Source
from replicalint.syntax.templates import template_in

ROOT = TESTS.parent
STATEMENTS = Path(__file__).with_name("statements.sql")


def _texts() -> Iterator[tuple[str, str]]:
    for folder in (TESTS / "cases", TESTS / "grammar", ROOT / "sql"):
        for path in sorted(folder.rglob("*.sql")):
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
    for rule in RULES:
        for kind in ("bad", "good"):
            for number, sql in enumerate(examples(rule, kind)):
                yield f"{rule.name}/{kind}-{number}", sql


# A template is one thing, wherever a `;` stands in it.
TEXTS = {name: text for name, text in _texts() if template_in(text) is None}


@pytest.mark.parametrize("name", TEXTS)
def test_what_postgresql_reads_is_cut_there_and_analysed(name: str) -> None:
    text = TEXTS[name]
    unread = {mark.place.line for mark in marks(text) if mark.place.rule == "unanalysed"}
    wrong = [
        (one.line, one.gap)
        for one in read(Source(name, text), cut(text), REFERENCE)
        if one.gap and (one.gap == CUT_ELSEWHERE or not _is_marked(text, one.piece.range, unread))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", TEXTS)
def test_ddl_changes_what_postgresql_reads_in_it(name: str) -> None:
    text = TEXTS[name]
    wrong = [
        (one.line, one.difference)
        for one in changed(Source(name, text), cut(text), REFERENCE)
        if one.expected != one.found
    ]
    assert wrong == []


def test_every_statement_of_the_list_is_valid() -> None:
    found = cut(STATEMENTS.read_text(encoding="utf-8"))
    assert (found.aside, len(found.pieces) > 150) == ({}, True)


def _is_marked(text: str, place: tuple[int, int], lines: set[int]) -> bool:
    first, last = (text.count("\n", 0, at) + 1 for at in place)
    return any(first <= line <= last for line in lines)
