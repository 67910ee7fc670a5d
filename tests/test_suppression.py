"""Comments that silence findings.

Two rules made for these tests find fault with the columns `bad` and `worse`, at their place.
"""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from forked import ran

from replicalint.check import Rules, check_source
from replicalint.contract import Contract
from replicalint.facts import ColumnUse, Statement
from replicalint.finding import Finding, Report, Severity
from replicalint.rule import Rule
from replicalint.rules import RuleList
from replicalint.source import Source

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 6, 15)
CONTRACT = Contract(Source("contract.yaml", ""), "empty")
ABOUT_COMMENTS = ("unused-ignore", "unknown-rule", "ignore-without-reason")


def rule_about(column: str) -> Rule:
    name = f"{column}-column"

    def check(statement: Statement, _: Contract) -> Iterator[Finding]:
        for use in statement.of(ColumnUse):
            if use.name == column:
                message = f'column "{column}"'
                yield Finding(name, Severity.ERROR, message, use.span, column, hint="Rename it.")

    return Rule(name, Severity.ERROR, "", queries=check)


RULES = (
    rule_about("bad"),
    rule_about("worse"),
    *(Rule(name, Severity.WARNING, "") for name in ABOUT_COMMENTS),
)
KNOWN = frozenset(rule.name for rule in RULES)


def check(sql: str, only: Callable[[Rule], bool] = lambda _: True) -> Report:
    rules = Rules(RuleList.of(filter(only, RULES)), KNOWN)
    return check_source(Source("q.sql", sql), (CONTRACT,), rules, TODAY)


def standing(report: Report) -> list[str]:
    return [f"{each.span.line}:{each.span.column} {each.rule}" for each in report.findings]


def silenced(report: Report) -> list[str]:
    return [
        f"{each.finding.span.line}:{each.finding.span.column} {each.finding.rule}: {each.reason}"
        for each in report.suppressed
    ]


IGNORE = "-- replicalint: ignore[bad-column] why"


@pytest.mark.parametrize(
    "sql",
    [
        f"SELECT bad FROM t; {IGNORE}",
        f"{IGNORE}\nSELECT bad FROM t;",
        "/* replicalint: ignore[bad-column] why */ SELECT bad FROM t;",
        "/* replicalint: ignore[bad-column]\n   why */\nSELECT bad FROM t;",
        f"SELECT a,\n  bad {IGNORE}\nFROM t;",
        f"SELECT a,\n  {IGNORE}\n  bad\nFROM t;",
        f"{IGNORE}\nSELECT a,\n  bad\nFROM t;",
        f"SELECT a, {IGNORE}\n  bad\nFROM t;",
        f"SELECT a,\n  bad\nFROM t; {IGNORE}",
        f"{IGNORE}\n-- name: GetIt :one\nSELECT bad FROM t;",
        f"{IGNORE}\r\nSELECT bad FROM t;\r\n",
        "-- replicalint: ignore[worse-column, bad-column] why\nSELECT worse, bad FROM t;",
        "-- REPLICALINT: Ignore[bad-column] why\nSELECT bad FROM t;",
        "--replicalint:ignore[bad-column]why\nSELECT bad FROM t;",
        "-- replicalint: ignore-file[bad-column] why\n\nSELECT 1;\n\nSELECT bad FROM t;",
        "SELECT bad FROM t;\n\n-- replicalint: ignore-file[bad-column] why\n",
        "-- replicalint: ignore[bad-column] until=2026-06-15 why\nSELECT bad FROM t;",
    ],
)
def test_a_comment_silences_its_statement_or_line(sql: str) -> None:
    report = check(sql)
    assert standing(report) == []
    assert f"bad-column: {'why'}" in silenced(report)[-1]


def test_a_silenced_finding_keeps_the_reason_and_the_date() -> None:
    sql = "-- replicalint: ignore[bad-column]  until=2027-01-31   the  reason \nSELECT bad FROM t"
    (suppressed,) = check(sql).suppressed
    assert (suppressed.finding.rule, suppressed.reason, suppressed.until) == (
        "bad-column",
        "the reason",
        date(2027, 1, 31),
    )


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        # an empty line between
        (f"{IGNORE}\n\nSELECT bad FROM t;", ["1:24 unused-ignore", "3:8 bad-column"]),
        # code beside the comment: it speaks about its own line
        (
            f"SELECT a FROM t; {IGNORE}\nSELECT bad FROM t;",
            ["1:41 unused-ignore", "2:8 bad-column"],
        ),
        # a line inside the statement other than the finding's
        (
            f"SELECT a,\n  b, {IGNORE}\n  bad\nFROM t;",
            ["2:29 unused-ignore", "3:3 bad-column"],
        ),
        # another rule
        (f"{IGNORE}\nSELECT worse FROM t;", ["1:24 unused-ignore", "2:8 worse-column"]),
        # a string is no comment
        (
            "SELECT '-- replicalint: ignore[bad-column] why', bad FROM t;",
            ["1:50 bad-column"],
        ),
        # the next statement is not silenced
        (f"{IGNORE}\nSELECT bad FROM t;\nSELECT bad FROM t;", ["3:8 bad-column"]),
        # one of two rules
        (
            "-- replicalint: ignore[bad-column, worse-column] why\nSELECT bad FROM t;",
            ["1:36 unused-ignore"],
        ),
        ("-- replicalint: ignore-file[bad-column] why\nSELECT 1;", ["1:29 unused-ignore"]),
    ],
)
def test_a_comment_about_something_else_silences_nothing(sql: str, expected: list[str]) -> None:
    assert standing(check(sql)) == expected


@pytest.mark.parametrize(
    ("comment", "column", "rule", "message", "hint"),
    [
        (
            "-- replicalint: ignore[bad-colum] why",
            24,
            "unknown-rule",
            'rule "bad-colum" does not exist',
            'Did you mean "bad-column"?',
        ),
        (
            "-- replicalint: ignore[xyz] why",
            24,
            "unknown-rule",
            'rule "xyz" does not exist',
            '"replicalint rules" lists them.',
        ),
        (
            "-- replicalint: ignore[bad-column]",
            1,
            "ignore-without-reason",
            "suppression without a reason has no effect",
            'Write "-- replicalint: ignore[rule] reason".',
        ),
        (
            "-- replicalint: ignore[bad-column] until=2027-01-31 ---",
            1,
            "ignore-without-reason",
            "suppression without a reason has no effect",
            'Write "-- replicalint: ignore[rule] reason".',
        ),
        (
            "-- replicalint: ignore why",
            1,
            "unknown-rule",
            "suppression without a rule name",
            'Write "-- replicalint: ignore[rule] reason".',
        ),
        (
            "-- replicalint ignore why",
            1,
            "unknown-rule",
            "suppression without a rule name",
            'Write "-- replicalint: ignore[rule] reason".',
        ),
        (
            "-- replicalint: ignore[] why",
            1,
            "unknown-rule",
            "suppression without a rule name",
            'Write "-- replicalint: ignore[rule] reason".',
        ),
        (
            "-- replicalint: ignroe[bad-column] why",
            1,
            "unknown-rule",
            'unknown replicalint directive "ignroe"',
            'Did you mean "ignore"? Write "-- replicalint: ignore[rule] reason".',
        ),
        (
            "-- replicalint: disable[bad-column] why",
            1,
            "unknown-rule",
            'unknown replicalint directive "disable"',
            'Write "-- replicalint: ignore[rule] reason".',
        ),
        (
            "-- replicalint: ignore[bad-column] until=2026-13-01 why",
            1,
            "unused-ignore",
            '"until=2026-13-01" is not a date, so the suppression has no effect',
            'Write the date as "until=YYYY-MM-DD".',
        ),
    ],
)
def test_a_comment_that_is_wrongly_written_is_a_finding_and_silences_nothing(
    comment: str, column: int, rule: str, message: str, hint: str
) -> None:
    fault, stands = check(f"{comment}\nSELECT bad FROM t;").findings
    assert (fault.rule, fault.severity, fault.message, fault.hint) == (
        rule,
        Severity.WARNING,
        message,
        hint,
    )
    assert (fault.span.line, fault.span.column, stands.rule) == (1, column, "bad-column")


@pytest.mark.parametrize(
    "day",
    [
        *("20270101xx", "20270101", "2027-W01-1", "2027W011", "2027-001", "2027-1-1", "27-01-01"),
        *("2027-01-01T00", "2027-01-01T00:00", "+2027-01-01", "2027/01/01", "2027-02-30"),
        *("\N{ARABIC-INDIC DIGIT TWO}027-01-01", "2027-01-0\N{SUPERSCRIPT ONE}", "2027-01-01."),
        *("2027\N{EN DASH}01\N{EN DASH}01", "0000-01-01", "02027-01-01", "2027-01-32", "today"),
    ],
)
def test_only_an_iso_date_is_a_date(day: str) -> None:
    sql = f"-- replicalint: ignore[bad-column] until={day} why\nSELECT bad FROM t;"
    fault, stands = check(sql).findings
    assert (fault.message, stands.rule) == (
        f'"until={day}" is not a date, so the suppression has no effect',
        "bad-column",
    )


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "UTC", "Etc/GMT-14"])
@pytest.mark.parametrize(("days", "standing"), [(0, 0), (-1, 1)])
def test_a_day_ends_when_it_ends_in_utc(
    tmp_path: Path, zone: str, days: int, standing: int
) -> None:
    """The same everywhere; asked again where the day changes meanwhile."""
    (tmp_path / "replicalint.yaml").write_text(
        "replicalint: 1\nname: app\nrelations:\n  public.t: {columns: {id: uuid}}\n"
    )
    command = ("check", "q.sql", "--format", "json")
    today = None
    while today != (today := datetime.now(UTC).date()):
        until = today + timedelta(days=days)
        (tmp_path / "q.sql").write_text(
            f"-- replicalint: ignore[unknown-column] until={until} why\nSELECT bad FROM public.t;"
        )
        report = json.loads(ran(command, folder=tmp_path, environment={"TZ": zone}).stdout)
    assert report["summary"]["findings"]["error"] == standing


@pytest.mark.parametrize(
    "comment",
    ["-- replicalint finds this", "-- see replicalint: ignore[x]", "-- replicalint ignores it"],
)
def test_prose_about_replicalint_is_no_directive(comment: str) -> None:
    assert standing(check(f"{comment}\nSELECT a FROM t;")) == []


def test_after_its_date_a_comment_counts_no_more_and_the_finding_says_so() -> None:
    sql = "-- replicalint: ignore[bad-column] until=2026-06-14 why\nSELECT bad FROM t;"
    (finding,) = check(sql).findings
    assert finding.rule == "bad-column"
    assert finding.hint == "Rename it. The suppression on line 1 expired on 2026-06-14."


def test_a_rule_that_is_not_selected_leaves_its_comments_alone() -> None:
    report = check(f"{IGNORE}\nSELECT bad FROM t;", lambda rule: rule.name != "bad-column")
    assert (standing(report), silenced(report)) == ([], [])


def test_an_unused_ignore_can_be_silenced_itself() -> None:
    sql = f"-- replicalint: ignore-file[unused-ignore] generated\n{IGNORE}\nSELECT 1;"
    report = check(sql)
    assert standing(report) == []
    assert silenced(report) == ["2:24 unused-ignore: generated"]


ENDING = """SELECT bad FROM t; -- replicalint: ignore[bad-column] until=2026-06-20 one
SELECT bad FROM t; -- replicalint: ignore[bad-column] until=2026-06-15 today is its last day
SELECT bad FROM t; -- replicalint: ignore[bad-column] until=2026-06-14 has ended
SELECT bad FROM t; -- replicalint: ignore[bad-column] until=2026-06-31 is no date
SELECT bad FROM t; -- replicalint: ignore[bad-column] until=2026-06-15
SELECT bad FROM t; -- replicalint: ignore[bad-column] has no end
"""


def test_a_report_says_up_to_which_day_its_comments_say_the_same() -> None:
    lines = ENDING.splitlines(keepends=True)
    assert check(ENDING).last_day == date(2026, 6, 15)
    assert check(lines[0]).last_day == date(2026, 6, 20)
    assert [check(one).last_day for one in lines[2:]] == [None] * 4
