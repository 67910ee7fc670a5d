"""Results and documents as they are kept: what is read back is what was written, byte for byte."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from examples import BAD, GOOD
from marks import REFERENCE
from msgspec.structs import replace
from mutants import ROOT, TODAY, queries_report
from test_cases import CASES, contract_of

from replicalint.cache.digests import digest, digest_without_places
from replicalint.cache.documents import document_entry, document_of
from replicalint.cache.results import KeptResult, entry, result_of
from replicalint.cache.segments import entries_of, segment
from replicalint.contract import FunctionBody
from replicalint.files.document import read_document
from replicalint.finding import Finding, Report, Severity
from replicalint.name import Name
from replicalint.pgtype import INT4
from replicalint.source import Source, Span
from replicalint.summaries import StatementSummary

SQL = Source("a.sql", "SELECT 1;\nSELECT é;\n")
FINDING = Finding("select-star", Severity.ERROR, "x", Span(SQL, 10, 16), "")


def test_reports_on_all_cases_are_read_back_as_they_were() -> None:
    for case in CASES:
        queries_report(case.read_text("utf-8"), contract_of(case.parent))  # asserts it of any


def test_reports_on_the_examples_of_rules_are_read_back_as_they_were() -> None:
    for _, sql in (*BAD, *GOOD):
        queries_report(sql, REFERENCE)


def test_what_migrations_show_of_functions_is_read_back() -> None:
    body = FunctionBody(
        Name("public", "f"), (INT4, None), Span(SQL, 0, 8), "UPDATE", "25006", Name("", "g"), False
    )
    kept = entry(KeptResult(Report(), (body, replace(body, is_seen=False))), TODAY)
    assert kept is not None
    assert result_of(kept, TODAY) == KeptResult(Report(), (body, replace(body, is_seen=False)))


@pytest.mark.parametrize("days", [-1, 0, 1, 5, 6, 400])
def test_a_result_holds_from_its_day_to_its_last(days: int) -> None:
    kept = entry(KeptResult(Report(last_day=TODAY + timedelta(days=5))), TODAY)
    assert kept is not None
    assert (result_of(kept, TODAY + timedelta(days=days)) is not None) is (0 <= days <= 5)


def test_a_result_without_a_last_day_holds_on_every_later_day() -> None:
    kept = entry(KeptResult(Report()), TODAY)
    assert kept is not None and result_of(kept, date.max) is not None


def test_a_path_that_is_no_text_is_not_kept() -> None:
    assert entry(KeptResult(Report(ungoverned=("\udc80.sql",))), TODAY) is None


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b'["2026-01-01",{},[],[],[],[]',
        b'["2026-01-01",{"files":"1"},[],[],[],[]]',
        b'["2026-01-01",{},[["r","error","m",[0,0,1],"",null,"",null,null,[],null,null,"",0,null]]'
        b",[],[],[]]",
        b'["2026-01-01",{},[["r","error","m",[0,0,9],"",null,"",null,null,[],null,null,"",0,null]]'
        b',[],[],[["a.sql","x",0,1]]]',
    ],
)
def test_an_entry_that_is_none_holds_no_result(written: bytes) -> None:
    assert result_of(written, TODAY) is None
    assert document_of(written, SQL) is None


CONTRACTS = [*sorted(ROOT.rglob("contract.yaml"))[:40], ROOT / "contracts/plugin-read-path.yaml"]


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_tree_of_a_contract_is_read_back(path: Path) -> None:
    source = Source("contract.yaml", path.read_text("utf-8"))
    document = read_document(source)
    kept = document_entry(document.root)
    assert kept is not None and document_of(kept, source) == document.root


ENTRIES = {digest(number): b"[%d]" % number for number in range(3)}


def test_a_segment_holds_its_entries() -> None:
    assert {key: bytes(one) for key, one in entries_of(segment(ENTRIES)).items()} == ENTRIES
    assert entries_of(segment({})) == {}


def test_a_segment_that_is_damaged_anywhere_holds_nothing() -> None:
    whole = segment(ENTRIES)
    for at in range(len(whole)):
        for other in (whole[at] ^ 1, whole[at] ^ 0x80, 0):
            assert entries_of(whole[:at] + bytes((other,)) + whole[at + 1 :]) == {}
        assert entries_of(whole[:at]) == {}
    assert entries_of(whole + b" ") == {}


VALUES = [
    None,
    False,
    True,
    0,
    1,
    "",
    "None",
    "1",
    b"1",
    (),
    ("",),
    ("a", "b"),
    ("ab",),
    (("a",), "b"),
    ("a", ("b",)),
    ["a", "b"],
    frozenset("ab"),
    {"a": "b"},
    date(2026, 1, 1),
    Severity.ERROR,
    "\udc80",
    SQL,
    replace(SQL, path="b.sql"),
    Span(SQL, 0, 1),
    Span(SQL, 0, 2),
    FINDING,
    replace(FINDING, span=Span(SQL, 10, 15)),
    StatementSummary("a.sql", 1, 1, None, None, True),
    StatementSummary("a.sql", 1, 1, "None", None, True),
]


def test_only_equal_values_have_one_digest() -> None:
    assert len({digest(one) for one in VALUES}) == len(VALUES)
    assert digest("a", "b") != digest("ab") != digest(("a", "b")) != digest("a", "b")
    assert digest({"a": 1, "b": 2}) == digest({"a": 1, "b": 2})
    assert digest(frozenset({"a", "b", "c"})) == digest(frozenset({"c", "b", "a"}))


def test_places_may_be_left_out_of_a_digest() -> None:
    moved = replace(FINDING, span=Span(SQL, 10, 15))
    assert digest_without_places(moved) == digest_without_places(FINDING)
    assert digest_without_places(replace(FINDING, rule="x")) != digest_without_places(FINDING)


@dataclass(frozen=True)
class Unknown:
    value: dict[str, str] = field(default_factory=dict)


def test_a_value_of_no_known_kind_has_no_digest() -> None:
    with pytest.raises(TypeError):
        digest(Unknown())
