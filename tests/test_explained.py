"""EXPLAIN runs nothing, so it never has more faults than what it explains, whatever that is.

It is judged by a second walk over the statement, of which calls are run: every case is put to it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from marks import REFERENCE, TESTS, adjusted

from replicalint.api import Report, check_text
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read

CASES = sorted(
    path for path in (TESTS / "cases").glob("*/*.sql") if path.parent.name != "migrations"
)
_RULES = ("write", "primary-only-function", "sequence-state", "server-local-value")
_QUERIES = ("SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "MERGE")


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_explained_has_no_more_faults(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    contract = adjusted(text, REFERENCE)
    for syntax in read(Fragment.of(Source(case.name, text))):
        query = syntax.span.text
        if not query.upper().startswith(_QUERIES):
            continue
        plain = check_text(query, contract)
        explained = check_text(f"EXPLAIN {query}", contract)
        assert explained.internal_errors == plain.internal_errors == ()
        assert _of_servers(explained) <= _of_servers(plain), query


def _of_servers(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.rule in _RULES}
