"""Reports: one input with every shape of finding, one golden file for each format."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hostile_text import finding_of
from jsonschema import Draft202012Validator

from replicalint.cause import TEMPLATE
from replicalint.finding import Finding, Related, Report, Severity, Suppressed, Unselected
from replicalint.report.colours import plain
from replicalint.report.formats import render
from replicalint.report.json import to_json
from replicalint.report.summary import render_statistics, render_unseen, summary_line
from replicalint.source import Source, Span
from replicalint.summaries import StatementSummary, in_files
from replicalint.version import tool_version

GOLDEN = Path(__file__).parent / "golden"


def source(name: str) -> Source:
    """A file with what no editor should have to show put in, and without its last line break."""
    text = (GOLDEN / name).read_text(encoding="utf-8").removesuffix("\n")
    return Source(f"tests/golden/{name}", text.replace("<ESC>", "\x1b").replace("<RLO>", "\u202e"))


SQL = source("input.sql")
CONTRACT = source("contract.yaml")


def span(source: Source, text: str, after: str = "") -> Span:
    start = source.text.index(text, source.text.index(after))
    return Span(source, start, start + len(text))


def statement(first: str, last: str) -> Span:
    start = SQL.text.index(first)
    return Span(SQL, start, SQL.text.index(last, start) + len(last))


PLAN = statement("SELECT ucb", "ucb.org_id = $1")
TABS = statement("SELECT *\n\t", "'x'")
WIDE = statement("SELECT '漢字'", "orgs o")
RAW = statement("SELECT 'a\x1b", "orgs o")
LONG = statement("SELECT o.column_00", "orgs o")
SEVERAL_LINES = statement("SELECT o.id", ") x")
SILENCED = statement("SELECT * FROM public.apps", "apps a")
OPEN = Span(SQL, SQL.text.index("SELECT 'unterminated"), len(SQL.text))

ORGS = Related(span(CONTRACT, "public.orgs"), "its columns are listed here")

FINDINGS = (
    Finding(
        "unreplicated-relation",
        Severity.ERROR,
        'view "public.usage_credit_balances" is not on the replica',
        span(SQL, "public.usage_credit_balances"),
        "public.usage_credit_balances",
        sqlstate="42P01",
        instead="public.orgs.has_usage_credits",
        related=(Related(span(CONTRACT, "public.usage_credit_balances"), "not replicated: view"),),
        statement=PLAN,
        statement_name="GetPlan",
    ),
    Finding(
        "select-star",
        Severity.WARNING,
        '"*" over relation "public.orgs" changes its shape during a rollout',
        span(SQL, "*", after="SELECT *\n\t"),
        "public.orgs",
        related=(Related(span(SQL, "public.orgs o", after="\tFROM"), "stands for these columns"),),
        statement=TABS,
    ),
    Finding(
        "unknown-column",
        Severity.ERROR,
        'column "nam" of relation "public.orgs" is not on the replica',
        span(SQL, "o.nam", after="\tWHERE"),
        "public.orgs.nam",
        sqlstate="42703",
        hint='Did you mean "name"?',
        related=(ORGS,),
        statement=TABS,
    ),
    Finding(
        "unknown-column",
        Severity.ERROR,
        'column "nmae" of relation "public.orgs" is not on the replica',
        span(SQL, "o.nmae"),
        "public.orgs.nmae",
        sqlstate="42703",
        label="no such column",
        statement=WIDE,
    ),
    Finding(
        "unknown-column",
        Severity.ERROR,
        'column "b\x1bc" of relation "public.orgs" is not on the replica',
        span(SQL, 'o."b\x1bc"'),
        'public.orgs."b\x1bc"',
        sqlstate="42703",
        statement=RAW,
    ),
    Finding(
        "unknown-column",
        Severity.ERROR,
        'column "missing" of relation "public.orgs" is not on the replica',
        span(SQL, "o.missing"),
        "public.orgs.missing",
        sqlstate="42703",
        statement=LONG,
    ),
    Finding(
        "several-lines",
        Severity.NOTE,
        "a finding may span several lines",
        span(SQL, "LATERAL (\n  SELECT 1\n) x"),
        "x",
        label="to the end of its first line",
        hint="This is a hint.",
        instead="one line",
        statement=SEVERAL_LINES,
    ),
    Finding(
        "unused-ignore",
        Severity.WARNING,
        'unused suppression of rule "natural-join"',
        span(SQL, "natural-join"),
        "natural-join",
        hint="Remove it.",
    ),
    Finding(
        "unanalysed",
        Severity.ERROR,
        "unterminated quoted string",
        Span(SQL, len(SQL.text), len(SQL.text)),
        "SELECT",
        statement=OPEN,
    ),
)

SUPPRESSED = Suppressed(
    Finding(
        "select-star",
        Severity.WARNING,
        '"*" over relation "public.apps" changes its shape during a rollout',
        span(SQL, "*", after="SELECT * FROM public.apps"),
        "public.apps",
        statement=SILENCED,
    ),
    "the exporter reads by position",
    date(2027, 1, 31),
)


def summary(span: Span, name: str | None = None, is_analysed: bool = True) -> StatementSummary:
    return StatementSummary(
        span.source.path, span.line, span.end_line, name, "/updates", is_analysed
    )


REPORT = Report(
    FINDINGS,
    (SUPPRESSED,),
    in_files(
        (
            summary(PLAN, "GetPlan"),
            *(summary(each) for each in (TABS, WIDE, RAW, LONG, SEVERAL_LINES, SILENCED)),
            summary(OPEN, is_analysed=False),
        )
    ),
    files=1,
    unselected=(
        Unselected("tests/golden/input.sql", 27, "UpdatePlan"),
        Unselected("tests/golden/input.sql", 29, None),
    ),
    excepted=("tests/golden/facts.sql",),
    known=tuple(f"migrations/{number}.sql" for number in range(12)),
    judged=("migrations/12.sql", "migrations/13.sql"),
)


def text_with_its_last_line(report: Report) -> str:
    return plain(render(report, "text")) + summary_line(report) + "\n"


def coloured_text(report: Report) -> str:
    return render(report, "text").replace("\x1b", "<ESC>")


def concise(report: Report) -> str:
    return plain(render(report, "concise"))


def json_of_version_1_2_3(report: Report) -> str:
    return render(report, "json").replace(f'"version":"{tool_version()}"', '"version":"1.2.3"')


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("report.txt", text_with_its_last_line),
        ("report.coloured.txt", coloured_text),
        ("report.concise.txt", concise),
        ("report.json", json_of_version_1_2_3),
        ("report.statistics.txt", render_statistics),
    ],
)
def test_a_format_gives_its_golden_file(name: str, render: Callable[[Report], str]) -> None:
    assert render(REPORT) == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_json_report_has_the_documented_shape() -> None:
    docs = Path(__file__).parent.parent / "docs"
    schema = json.loads((docs / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(json_of_version_1_2_3(REPORT)))
    told = (docs / "json-report.md").read_text(encoding="utf-8")
    for key in schema["properties"]["findings"]["items"]["properties"]:
        assert f"`{key}`" in told


@pytest.mark.parametrize("render", [text_with_its_last_line, concise, json_of_version_1_2_3])
def test_no_control_character_of_the_input_is_printed(render: Callable[[Report], str]) -> None:
    every = "".join(map(chr, [*range(32), *range(127, 160), 0xAD, 0x200B, 0x202E, 0x2028, 0xFEFF]))
    printed = render(Report((finding_of(every, f"{every}.sql"),)))
    assert all(character.isprintable() for character in printed.replace("\n", ""))


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([("a.sql", None), ("a.sql", "near x"), ("b.sql", "near x"), ("c.sql", None)], ""),
        ([("a.sql", "near x"), ("b.sql", "near y"), ("b.sql", "near x")], ""),
        (
            [("a.sql", "near x"), ("a.sql", "near x"), ("b.sql", "near x"), ("c.sql", None)],
            "not analysed: 2 files with 3 statements: near x\n",
        ),
        ([("a.sql", "near x"), ("b.sql", "near x")], "not analysed: 2 files: near x\n"),
        (
            [("a.sql", "near x"), ("a.sql", "near x")],
            "not analysed: 1 file with 2 statements: near x\n",
        ),
        ([("a.sql", TEMPLATE.reason)], ""),
        (
            [("a.sql", TEMPLATE.reason), ("b.sql", "near x"), ("c.sql", TEMPLATE.reason)],
            "not analysed: 2 files are templates: check what they render to\n",
        ),
        (
            [(f"{name}.sql", f"near {name}") for name in "abcdefg" for _ in range(2)],
            "".join(f"not analysed: 1 file with 2 statements: near {name}\n" for name in "abcde")
            + "not analysed: 2 files for other reasons\n",
        ),
    ],
)
def test_one_reason_of_whole_files_is_said_once(
    statements: list[tuple[str, str | None]], expected: str
) -> None:
    summaries = (StatementSummary(path, 1, 1, None, None, not why, why) for path, why in statements)
    report = Report(by_file=in_files(summaries))
    assert render_unseen(report) == expected
    told = {one["reason"]: one["statements"] for one in to_json(report)["summary"]["unseen"]}
    found = [why for _, why in statements]
    assert all(found.count(reason) >= count for reason, count in told.items())


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (Report(), "analysed 0 of 0 statements in 0 files: no findings"),
        (
            Report(by_file=in_files([summary(PLAN)]), files=1),
            "analysed 1 of 1 statement in 1 file: no findings",
        ),
        (
            Report((), (SUPPRESSED,), in_files([summary(SILENCED)]), files=1),
            "analysed 1 of 1 statement in 1 file: no findings, 1 suppressed",
        ),
        (
            Report(
                FINDINGS[:2],
                (),
                in_files([summary(PLAN), summary(OPEN, is_analysed=False)]),
                files=2,
            ),
            "analysed 1 of 2 statements in 2 files: 1 error, 1 warning",
        ),
    ],
)
def test_the_last_line_counts(report: Report, expected: str) -> None:
    assert summary_line(report) == expected


def test_statements_come_back_as_they_were_put_into_a_report() -> None:
    summaries = (
        StatementSummary("a.sql", 1, 70_000, None, "/stats", True),
        StatementSummary("a.sql", 70_001, 70_001, None, "/stats", False, "near 'x'"),
        StatementSummary("a.sql", 70_001, 70_002, None, "/stats", False),
        StatementSummary("b.sql", 1, 1, "One", "/stats", True),
        StatementSummary("b.sql", 2, 2, None, None, True),
        StatementSummary("a.sql", 1, 1, "One", None, True),
    )
    report = Report(by_file=in_files(summaries))
    assert report.statements == summaries
    assert [len(one) for one in report.by_file] == [3, 2, 1]
    assert (report.statement_count, report.analysed) == (6, 4)
    assert Report(by_file=in_files(())).statements == ()


def test_the_statements_of_a_long_file_come_back_in_their_order() -> None:
    summaries = tuple(
        StatementSummary("a.sql", line, line, None, None, line % 900 != 0, None)
        for line in range(1, 2501)
    )
    report = Report(by_file=in_files(summaries))
    assert report.statements == summaries
    assert (report.statement_count, report.analysed) == (2500, 2498)
