"""The report for people: what is said once, and how it fits into the columns that there are."""

import pytest
from msgspec.structs import replace

from replicalint.finding import Finding, Related, Report, Severity
from replicalint.report.colours import plain
from replicalint.report.frame import ELLIPSIS
from replicalint.report.links import unlinked
from replicalint.report.summary import render_next
from replicalint.report.text import render
from replicalint.report.view import View
from replicalint.report.width import lines_of, width
from replicalint.source import Source, Span

CONTRACT = Source("app.yaml", "relations:\n  public.orgs:\n")
ORGS = Related(Span(CONTRACT, 13, 24), 'columns of "public.orgs" on the replica')
BALANCES = Related(Span(CONTRACT, 0, 9), "not listed under relations")


def finding(number: int, rule: str = "unknown-column", **fields: object) -> Finding:
    """A finding on a line of its own, of one that has a name."""
    source = Source("sql/orgs.sql", "\n" * number + "SELECT o.nmae FROM public.orgs o;")
    found = Finding(
        rule,
        Severity.ERROR,
        'relation "public.orgs" has no column "nmae" on the replica',
        Span(source, number + 9, number + 13),
        "nmae",
        sqlstate="42703",
        hint='Perhaps you meant "o.name".',
        related=(ORGS,),
        statement_name=f"GetOrg{number}",
    )
    return replace(found, **fields)


def shown(*findings: Finding, **fields: object) -> str:
    return plain(render(Report(findings), View(**fields)))


FIRST = """\
error[unknown-column]: relation "public.orgs" has no column "nmae" on the replica
 --> sql/orgs.sql:1:10 (GetOrg0)
  |
1 | SELECT o.nmae FROM public.orgs o;
  |          ^^^^ the replica answers 42703
  |
 ::: app.yaml:2:3
  |
2 |   public.orgs:
  |   ----------- columns of "public.orgs" on the replica
  |
  = hint: Perhaps you meant "o.name".
"""


def test_the_first_finding_of_a_cause_is_in_full_and_the_others_are_lines() -> None:
    findings = [finding(number) for number in range(12)]
    also = "".join(
        f"  = also: sql/orgs.sql:{number + 1}:10 (GetOrg{number})\n" for number in range(1, 12)
    )
    assert shown(*findings) == f"{FIRST}{also}\n"


def test_verbose_shows_all_in_full() -> None:
    text = shown(*(finding(number) for number in range(12)), is_verbose=True)
    assert text.count("error[unknown-column]: ") == text.count(" = hint: ") == 12
    assert "also" not in text


def test_a_line_says_what_its_finding_does_not_share_with_the_first() -> None:
    others = (
        finding(1, hint=None),
        finding(2, hint="Look."),
        finding(3, instead="o.name", hint="Look."),
        finding(4, hint="Look."),
    )
    also = (
        "  = also: sql/orgs.sql:2:10 (GetOrg1)\n"
        "  = also: sql/orgs.sql:3:10 (GetOrg2): hint: Look.\n"
        "  = also: sql/orgs.sql:4:10 (GetOrg3): instead: o.name\n"
        "  = also: sql/orgs.sql:5:10 (GetOrg4)\n"
    )
    assert shown(finding(0), *others) == f"{FIRST}{also}\n"


def test_where_not_all_say_the_same_each_line_has_its_message() -> None:
    text = shown(finding(0), finding(1, message="no such thing"), finding(2))
    assert text.endswith(
        "  = also: sql/orgs.sql:2:10 (GetOrg1): no such thing\n"
        '  = also: sql/orgs.sql:3:10 (GetOrg2): relation "public.orgs" has no column "nmae" on the'
        " replica\n\n"
    )


@pytest.mark.parametrize(
    ("fields", "is_one"),
    [
        ({}, True),
        ({"message": "another"}, True),  # the same place of the contract says why
        ({"related": (BALANCES,)}, False),
        ({"rule": "user-type"}, False),
        ({"severity": Severity.WARNING}, False),
    ],
)
def test_a_cause_is_a_rule_and_the_place_that_says_why(
    fields: dict[str, object], is_one: bool
) -> None:
    assert ("also" in shown(finding(0), finding(1, **fields))) is is_one


@pytest.mark.parametrize(("message", "is_one"), [("x", True), ("y", False)])
def test_without_such_a_place_the_message_is_the_cause(message: str, is_one: bool) -> None:
    findings = finding(0, related=(), message="x"), finding(1, related=(), message=message)
    assert ("also" in shown(*findings)) is is_one


def test_notes_of_a_rule_are_together_whatever_they_say() -> None:
    first = finding(0, severity=Severity.NOTE, message="x")
    other = finding(1, severity=Severity.NOTE, message="y", related=(BALANCES,))
    assert shown(first, other).endswith("= also: sql/orgs.sql:2:10 (GetOrg1): y\n\n")


def unanalysed(number: int, severity: Severity, reason: str, hint: str | None = None) -> Finding:
    where = {"related": (), "severity": severity, "message": reason, "hint": hint}
    return finding(number, "unanalysed", **where)


@pytest.mark.parametrize(("number", "told"), [(3, 3), (4, 1), (40, 1)])
def test_many_places_of_a_program_that_are_not_analysed_are_counted(number: int, told: int) -> None:
    findings = [
        unanalysed(at, Severity.WARNING, f"cannot tell ${{a{at}}}", "Write it out.")
        for at in range(number + 1)
    ]
    also = [line for line in shown(*findings).splitlines() if "also" in line]
    assert len(also) == told
    if told == 1:
        assert also == [f"  = also: {number} times more in 1 file (--verbose shows them)"]


def test_statements_that_cannot_be_parsed_are_together_and_each_has_its_line() -> None:
    findings = [unanalysed(at, Severity.ERROR, f'not parsed near "{at}"') for at in range(6)]
    lines = shown(*findings).splitlines()
    assert lines[-3:-1] == [
        f'  = also: sql/orgs.sql:{at + 1}:10 (GetOrg{at}): not parsed near "{at}"' for at in (4, 5)
    ]
    assert len([line for line in lines if "also" in line]) == 5


@pytest.mark.parametrize("columns", [40, 80, 120, 200])
@pytest.mark.parametrize("script", ["column", "漢字"])
def test_no_line_of_a_frame_is_wider_than_the_terminal(columns: int, script: str) -> None:
    text = f"SELECT {', '.join([script] * 100)}, o.missing, {', '.join([script] * 100)}"
    source = Source("q.sql", text)
    start = text.index("o.missing")
    words = f"a sentence that is long: {' '.join(['word'] * 40)}."
    spans = [Span(source, start, start + 9), Span(source, 7, 9), Span(source, 7, len(text))]
    findings = [
        finding(0, message=words, hint=words, label=words, span=one, statement=None, related=())
        for one in spans
    ]
    lines = shown(*findings, width=columns, is_wrapped=True, is_verbose=True).splitlines()
    assert max(map(width, lines)) <= columns
    assert max(map(width, lines)) > columns - 12
    assert any(ELLIPSIS in line and "o.missing" in line for line in lines)
    said = " ".join(" ".join(lines).split()).replace(" | ", " ")
    assert said.count(words) >= 6  # three messages and three hints


def test_nothing_but_source_lines_is_broken_where_no_terminal_is() -> None:
    message = "x " * 100
    assert shown(finding(0, message=message)).startswith(f"error[unknown-column]: {message}")


def test_a_label_goes_below_a_mark_that_leaves_it_no_room() -> None:
    text = f"SELECT {' ' * 60}o.missing"
    found = finding(0, span=Span(Source("q.sql", text), 67, 76), related=(), hint=None)
    assert shown(found, width=80).splitlines()[-4:-1] == [
        f"1 | {text}",
        f"  | {' ' * 67}^^^^^^^^^",
        f"  | {' ' * 51}the replica answers 42703",
    ]


def test_places_are_links_where_an_address_is_known() -> None:
    report = Report((finding(0), finding(1)))
    view = View(address=lambda path: f"file://host/{path}" if path.endswith(".sql") else None)
    text = render(report, view)
    at = "\x1b]8;;file://host/sql/orgs.sql\x1b\\sql/orgs.sql"
    assert text.count(at) == text.count("\x1b]8;;\x1b\\") == 2
    assert unlinked(text) == render(report)


def test_the_last_line_goes_on_from_the_gravest_finding() -> None:
    note = finding(0, "undecided", severity=Severity.NOTE)
    assert render_next(Report()) == ""
    assert render_next(Report((note,))) == (
        'next: "replicalint explain undecided" says why and how to fix it\n'
    )
    assert render_next(Report((note, finding(1), finding(2, "write")))) == (
        'next: "replicalint explain unknown-column" says why and how to fix it,'
        ' the comment "replicalint: ignore[unknown-column] REASON" suppresses one,'
        ' "replicalint baseline write" accepts all for now\n'
    )
    in_contract = finding(0, "derived-column-stale", span=ORGS.span, statement=None)
    assert "comment" not in render_next(Report((in_contract,)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("longerthanthat is", ["longerthanthat", "is"]),
        ("漢字 漢字", ["漢字", "漢字"]),
    ],
)
def test_sentences_are_broken_between_words(text: str, expected: list[str]) -> None:
    assert list(lines_of(text, 8)) == expected
