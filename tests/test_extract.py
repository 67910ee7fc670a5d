"""A file that holds more than SQL: each piece of SQL is read, and the report speaks of the file."""

from datetime import date

from marks import REFERENCE

from replicalint.border import Border
from replicalint.check import Rules, report_of
from replicalint.judging import judged, read_in
from replicalint.rules import RULES
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read

PAGE = """\
# How to read it

    SELECT o.nmae FROM public.orgs AS o;

A comment of the second piece silences what follows in it.

    -- replicalint: ignore[unknown-column] an example of a fault
    SELECT o.nmea FROM public.orgs AS o;
    SELECT s.id FROM stripe_info AS s;
"""


def test_findings_comments_and_counts_are_those_of_the_file() -> None:
    source = Source("page.md", PAGE)
    places = [(PAGE.index("SELECT"), PAGE.index("A comment")), (PAGE.index("--"), len(PAGE))]
    readings = [read(Fragment.of(source, *place)) for place in places]
    rules = Rules(RULES, frozenset(RULES.names))
    border = Border()
    statements = judged(read_in(readings, border), (REFERENCE,), rules, border)
    report = report_of(source, readings, statements, rules, date(2026, 1, 1), border)
    assert [(one.rule, one.span.line, one.span.text) for one in report.findings] == [
        ("unknown-column", 3, "nmae"),
        ("unknown-column", 9, "id"),
        ("unqualified-relation", 9, "stripe_info"),
    ]
    assert [(one.finding.rule, one.finding.span.line) for one in report.suppressed] == [
        ("unknown-column", 8)
    ]
    assert [one.line for one in report.statements] == [3, 8, 9]
