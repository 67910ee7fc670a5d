"""The identity of a finding survives edits elsewhere in its file."""

import pytest

from replicalint.finding import Finding, Report, Severity
from replicalint.fingerprint import Identities, identity_of, ranges
from replicalint.report.json import to_json
from replicalint.source import Comment, Fragment, Source, Span

STATEMENT = "SELECT o.nmae, o.nmae FROM public.orgs o"


def fingerprints(text: str, path: str = "a.sql") -> list[str]:
    """The identities of the findings about each `o.nmae` in the one statement of a text."""
    source = Source(path, text)
    start = text.index("SELECT o.nmae")
    whole = Span(source, start, text.index("orgs o", start) + len("orgs o"))
    findings = []
    position = text.find("o.nmae")
    while position >= 0:
        span = Span(source, position, position + len("o.nmae"))
        subject = "public.orgs.nmae"
        findings.append(
            Finding("unknown-column", Severity.ERROR, "", span, subject, statement=whole)
        )
        position = text.find("o.nmae", position + 1)
    report = to_json(Report(tuple(findings)))
    return [finding["fingerprint"] for finding in report["findings"]]


def test_equal_findings_of_one_statement_are_told_apart() -> None:
    first, second = fingerprints(STATEMENT)
    assert first != second


@pytest.mark.parametrize(
    "text",
    [
        f"SELECT 1;\n\n{STATEMENT};\n",
        STATEMENT.replace(" FROM", "\n  FROM"),
        f"{STATEMENT}; SELECT 2",
        STATEMENT.replace("FROM", "from").replace("nmae, o", "nmae,o"),
    ],
)
def test_edits_elsewhere_keep_the_identity(text: str) -> None:
    assert fingerprints(text) == fingerprints(STATEMENT)


@pytest.mark.parametrize(
    ("text", "path"),
    [(STATEMENT, "b.sql"), (STATEMENT.replace("SELECT o.nmae", "SELECT o.nmae, 1"), "a.sql")],
)
def test_another_path_or_statement_is_another_identity(text: str, path: str) -> None:
    assert not set(fingerprints(text, path)) & set(fingerprints(STATEMENT))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('db.query("SELECT 1", [a])', "db.query(\n  'SELECT 1',\n  [a],\n)"),
        ("db.select({ id: orgs.id })", "db.select({\n  id: orgs.id,\n})"),
        ("SELECT a,b FROM t", "select a, b\nfrom t"),
    ],
)
def test_what_formatters_change_keeps_the_identity(one: str, other: str) -> None:
    assert identity_of(one) == identity_of(other)


def test_comments_are_no_part_of_what_a_finding_is_known_by() -> None:
    text = "SELECT a, -- why\n b /* and */ FROM t -- behind it"
    source = Source("a.sql", text)
    found = [("-- why", "why"), ("/* and */", "and"), ("-- behind it", "behind it")]
    comments = [comment(source, whole, said) for whole, said in found]
    span = Span(source, 0, text.index(" -- behind"))
    finding = Finding("unknown-column", Severity.ERROR, "", span, "t.a")
    assert Identities(ranges(comments)).finding(finding).identity == identity_of(
        "SELECT a, b FROM t"
    )


def comment(source: Source, whole: str, said: str) -> Comment:
    start = source.text.index(whole)
    span = Span(source, start, start + len(whole))
    return Comment(Fragment.of(source), span, said, source.text.index(said, start))
