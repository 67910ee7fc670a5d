"""No input commands the log that it is printed to: a stranger wrote the SQL, names and files."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import product
from pathlib import Path

import pytest
from raising import command, dying_clock
from runners import commands

from replicalint.cli.command import status_of
from replicalint.finding import Finding, Related, Report, Severity, Suppressed
from replicalint.report.colours import plain
from replicalint.report.formats import FORMATS, render
from replicalint.report.json import to_json
from replicalint.report.summary import render_statistics
from replicalint.report.verification import render_verification
from replicalint.report.verification_json import render_verification_json
from replicalint.rules import RULES
from replicalint.source import Source, Span, harmless
from replicalint.summaries import StatementSummary, in_files
from replicalint.verification import Answer, Difference, Outcome, Verdict, Verification

ROOT = Path(__file__).parent.parent
COMMANDS = (
    "::error file=a.sql::hacked",
    "  ::set-output name=a::b",
    "\t::add-mask::a",
    "\u00a0::stop-commands::a",
    "\u3000::warning::a",
    "::::",
    "##[group]a",
    "a ##[error]b",
    "####[add-mask]a",
    "##vso[task.setvariable variable=a]b",
    "##vso[##vso[task.complete result=Succeeded;]]",
    "#[##[command]a",
    "##teamcity[buildStatus text='a']",
    "--- a",
    "+++ a",
    "~~~ a",
    "^^^ +++",
    *(f"a{character}::error::b" for character in "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"),
    *(f"a{character}##[group]b" for character in "\r\x85\u2028"),
    "section_start:1:a\r\x1b[0Kb",
    "\x1b]0;title\x07\x1b[2J",
    "\x9b31m\x7f\x08\u202e\u200b\ufeff\u2066",
)
# Halves, which only stand side by side in what is printed.
HALVES = ("#", "##", "[group]", "vso[a.b]", "teamcity[a b='c']", ":", "::error::", "", " ")
PAIRS = [(each, each) for each in COMMANDS] + [*product(HALVES, repeat=2)]


def finding(one: str, other: str, start: int, end: int) -> Finding:
    """A finding that is made of two hostile texts wherever a text may stand."""
    text = f"{one}{other}{one}"
    source = Source(f"{one}{other}", text)
    whole, span = Span(source, 0, len(text)), Span(source, start, end)
    return Finding(
        "write",
        Severity.ERROR,
        f"{one}{other}",
        span,
        other,
        label=other,
        instead=one,
        hint=other,
        related=(Related(span, one), Related(whole, other)),
        statement=whole,
        statement_name=other,
    )


def findings(one: str, other: str) -> tuple[Finding, ...]:
    """The mark of a finding begins and ends anywhere: what is printed comes in pieces."""
    size = len(f"{one}{other}{one}")
    ends = [(start, start + 1) for start in range(size + 1)]
    return tuple(finding(one, other, *each) for each in [*ends, (0, size)])


@cache
def report(one: str, other: str) -> Report:
    found = findings(one, other)
    summary = StatementSummary(other, 1, 2, one, other, True)
    return Report(found, (Suppressed(found[0], one),), in_files([summary]), files=1)


@cache
def verification(one: str, other: str) -> Verification:
    found = finding(one, other, 0, 1)
    answers = (None, Answer("42P01", other))
    verdicts = tuple(
        Verdict(found.span, found.span, outcome, answer, (found,), 1, 1, one, True, answer)
        for outcome in Outcome
        for answer in answers
    )
    differences = tuple(Difference(found.span, other, is_note) for is_note in (False, True))
    return Verification((("replica", one), ("primary", other)), verdicts, differences)


def texts(one: str, other: str) -> Iterator[tuple[str, bool]]:
    """Each report for people, and whether it has colours."""
    people = [name for name, form in FORMATS.items() if form.has_ending]
    coloured = [render(report(one, other), name) for name in people]
    for text in (*coloured, render_verification(verification(one, other))):
        yield text, True
        yield plain(text), False
    yield render_statistics(report(one, other)), False


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_no_report_for_people_holds_a_command(one: str, other: str) -> None:
    for text, in_colour in texts(one, other):
        assert commands(harmless(text), may_be_coloured=in_colour) == []


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_no_report_for_programs_holds_a_command_and_all_keep_their_values(
    one: str, other: str
) -> None:
    text = render(report(one, other), "json")
    assert commands(text) == [] and harmless(text) == text
    assert json.loads(text) == to_json(report(one, other))
    text = render_verification_json(verification(one, other))
    assert commands(text) == [] and harmless(text) == text
    assert json.loads(text)["servers"][1]["address"] == other


def test_the_mark_stands_below_what_it_is_about_beside_an_escape() -> None:
    source = Source("a.sql", "SELECT '##vso[a.b]', o.no")
    (line,) = (
        line
        for line in plain(render(Report((_at(source, "o.no"),)), "text")).split("\n")
        if line.startswith("1 |")
    )
    assert line == r"1 | SELECT '#\x23vso[a.b]', o.no"
    marks = plain(render(Report((_at(source, "o.no"),)), "text")).split("\n")[4]
    assert marks.index("^") == line.index("o.no")


def _at(source: Source, text: str) -> Finding:
    start = source.text.index(text)
    return Finding("write", Severity.ERROR, "", Span(source, start, start + len(text)), "")


# -- the command -----------------------------------------------------------------------------

CONTRACT = """\
replicalint: 1
name: {text}
description: {text}
relations:
  public.orgs:
    columns:
      id: uuid
      {name}: {{type: text, description: {text}, rollout: adding, absent: {text}}}
  {pair}: {{columns: {{{name}: {pair}}}}}
types: {{{pair}: {{enum: [{text}]}}}}
functions: [{call}]
not_replicated:
  public.balances: {{kind: view, reason: {text}, instead: {text}}}
endpoints:
  {text}: {{queries: ["*.sql", "sql/*"]}}
"""


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Makes a repository whose texts and file names are hostile; gives the names."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "sql").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in [*os.environ]:
        if name.startswith(("REPLICALINT", "PG")):
            monkeypatch.delenv(name)

    def lay(text: str) -> list[str]:
        quoted, name = json.dumps(text), text.replace("/", "")
        sql = (
            f"-- name: {text} :one\n"
            f"SELECT b.x, o.\"{text}\", '{text.replace(chr(39), '')}'\n"
            f"{text}\nFROM public.balances b, public.orgs o;\n"
            f"-- replicalint: ignore[{text}] {text}\n{text};\n"
            f'SELECT "{text}"."{text}"(), "{text}" FROM "{text}"."{text}";\n'
        )
        contract = CONTRACT.format(
            text=quoted,
            name=json.dumps(f'"{text}"'),
            pair=json.dumps(f'"{text}"."{text}"'),
            call=json.dumps(f'public."{text}"("{text}"."{text}")'),
        )
        (tmp_path / "replicalint.yaml").write_text(contract, encoding="utf-8")
        (tmp_path / "broken.yaml").write_text(
            f"replicalint: 1\nname: a\n{quoted}: 1\nrelations: {{{quoted}: {quoted}}}\n"
            f"functions: [{quoted}]\nendpoints: {{/a: {{queries: [{quoted}]}}}}\n",
            encoding="utf-8",
        )
        (tmp_path / "torn.yaml").write_text(f"{text}: [\n{text}", encoding="utf-8")
        paths = [f"{name}.sql", f"sql/{name}"]
        for path in paths:
            (tmp_path / path).write_text(sql, encoding="utf-8")
        return paths

    return lay


def invocations(text: str, paths: list[str]) -> Iterator[list[str]]:
    yield from (["check", *more] for more in ([], ["--statistics"], ["--quiet"]))
    yield from (["check", "--format", form, "--", *paths] for form in ("text", "concise", "json"))
    yield from (["show", "--", path] for path in paths)
    yield from (["contract", "check", path] for path in ("broken.yaml", "torn.yaml"))
    yield ["contract", "check"]
    yield from (["contract", "show", "--format", form] for form in ("text", "markdown", "json"))
    yield from (["uses", *more] for more in ([], ["--unused"], ["--format", "json"]))
    yield from (["uses", "--", name] for name in (text, f'public.orgs."{text}"', "public.balances"))
    yield from (["contract", "show", option, text] for option in ("--write", "--check"))
    for option in ("--contract", "--select", "--ignore", "--format", "--output", "--fail-on"):
        yield ["check", option, f"{text}/{text}"]
    yield ["check", "--", text, f"{text}/a.sql", "nowhere.sql"]
    yield ["contract", "check", "--", text]
    yield ["explain", "--", text]
    yield ["completion", "--", text]
    yield [f"--{text}"]
    yield [text]
    yield ["verify", "--replica", text, "--", *paths]
    yield ["verify", "--replica", f"host={text}", "--format", text]


@pytest.mark.parametrize("text", COMMANDS)
def test_no_command_of_ours_passes_one_on(
    text: str, lay: Callable[[str], list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    paths = lay(text)
    assert status_of(["check"]) == 1  # the contract is one, and there are findings
    for arguments in invocations(text, paths):
        status_of(arguments)
        out, err = capsys.readouterr()
        assert commands(out) == [], arguments
        assert commands(err) == [], arguments
        assert out or err or "--quiet" in arguments or "--output" in arguments, arguments


def test_a_report_in_a_file_holds_none_either(lay: Callable[[str], list[str]]) -> None:
    lay("::error::a")
    assert status_of(["check", "--format", "concise", "--output", "report.txt"]) == 1
    text = Path("report.txt").read_text()
    assert text.startswith(r"\x3a:error::a.sql:2:") and commands(text) == []


def test_standard_input_holds_none(
    lay: Callable[[str], list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lay("a")
    for text in COMMANDS:
        sql = f"SELECT o.{text}\n{text} FROM public.orgs o;\n{text}"
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sql.encode())))
        assert status_of(["check", "-", "--stdin-filename", text.replace("/", "")]) == 1
        assert commands("".join(capsys.readouterr())) == []


def test_a_traceback_holds_none(lay: Callable[[str], list[str]]) -> None:
    lay("a")
    error = ZeroDivisionError("a\n::error::b\n##[group]c\x1b[31m\r")
    ran = command("check", bug=partial(dying_clock, error))
    assert ran.stderr.startswith("Traceback")
    assert "\\x3a:error::b" in ran.stderr and commands(ran.stderr) == []


def test_what_we_say_ourselves_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (
        ["--help"],
        ["check", "--help"],
        *(["rules", "--format", form] for form in ("text", "markdown", "json")),
        *(["explain", rule.name] for rule in RULES),
    ):
        assert status_of(arguments) == 0
        assert "\\x" not in capsys.readouterr().out
