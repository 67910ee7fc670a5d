"""What contracts say of how their files are checked: `check:`, held against the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from one_relation import Command, put

from replicalint.api import check_paths, check_text, load_contract
from replicalint.finding import Severity
from replicalint.rule_names import RULE_NAMES
from replicalint.rules import RULES

CONTRACT = """\
replicalint: 1
name: {name}
relations:
  public.orders: {{columns: {{id: bigint, note: text}}}}
endpoints:
  /orders: {{queries: [sql/*.sql]}}
{check}"""
MISSING = "SELECT o.x FROM public.orders o;\n"
SETTING = "SET statement_timeout = 1;\n"
STATE = ("session-state", "warning")
COLUMN = ("unknown-column", "error")

Found = list[tuple[str, str]]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two files that are at fault; the working folder."""
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    put(tmp_path / ".git/config", "[core]\n")
    put(tmp_path / "sql/missing.sql", MISSING)
    put(tmp_path / "sql/setting.sql", SETTING)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def contract(check: str, name: str = "app") -> None:
    """A contract in the working folder, with these keys under `check`."""
    text = f"check: {{{check}}}\n" if check else ""
    put(Path(f"contracts/{name}.yaml"), CONTRACT.format(name=name, check=text))


def found(run: Command, *arguments: str) -> Found:
    """The rules and severities of what a run finds, in its order."""
    status, out, err = run("check", "--format", "json", *arguments)
    assert status in (0, 1), err
    return [(one["rule"], one["severity"]) for one in json.loads("\n".join(out))["findings"]]


def test_the_names_of_rules_are_those_of_the_rules() -> None:
    assert tuple(rule.name for rule in RULES) == RULE_NAMES


@pytest.mark.parametrize(
    ("check", "rules"),
    [
        ("", [COLUMN, STATE]),
        ("select: [session-state]", [STATE]),
        ("select: [default]", [COLUMN, STATE]),
        ("select: [all], ignore: [session-state]", [COLUMN]),
        ("ignore: [unknown-column]", [STATE]),
        ("severity: {session-state: error}", [COLUMN, ("session-state", "error")]),
        ("severity: {unknown-column: note}", [("unknown-column", "note"), STATE]),
        ("per_file: {missing.sql: [unknown-column]}", [STATE]),
        ("per_file: {sql/: [unknown-column, session-state]}", []),
        ("per_file: {other/: [unknown-column]}", [COLUMN, STATE]),
        (
            "severity: {session-state: note}, "
            "per_file: {'*.sql': {severity: {session-state: warning}}, "
            "'set*': {severity: {session-state: error}}}",
            [COLUMN, ("session-state", "error")],
        ),
        ("per_file: {sql/missing.sql: {ignore: [session-state]}}", [COLUMN, STATE]),
    ],
)
def test_a_contract_says_which_rules_are_applied(run: Command, check: str, rules: Found) -> None:
    contract(check)
    assert found(run) == rules


@pytest.mark.parametrize(
    ("check", "options", "rules"),
    [
        ("select: [session-state]", ["--select", "unknown-column"], [COLUMN]),
        ("ignore: [unknown-column]", ["--select", "unknown-column"], [COLUMN]),
        ("ignore: [unknown-column]", ["--select", "all"], [STATE]),
        ("ignore: [unknown-column]", ["--ignore", "session-state"], []),
        ("select: [session-state, write]", ["--ignore", "session-state"], []),
        ("per_file: {sql/: [unknown-column]}", ["--select", "unknown-column"], []),
    ],
)
def test_the_command_line_decides_before_the_contract(
    run: Command, check: str, options: list[str], rules: Found
) -> None:
    contract(check)
    assert found(run, *options) == rules


def test_the_severity_of_settings_decides_the_exit_status(run: Command) -> None:
    contract("severity: {unknown-column: note, session-state: note}")
    assert run.check()[0] == 0
    contract("severity: {unknown-column: note, session-state: warning}")
    assert run.check()[0] == 1


def test_each_contract_judges_a_file_as_it_says(run: Command) -> None:
    """The stricter of two stands where both find the same."""
    contract("ignore: [unknown-column], severity: {session-state: note}", "a")
    contract("severity: {session-state: error}", "b")
    assert found(run) == [COLUMN, ("session-state", "error")]
    contract("ignore: [session-state, unknown-column]", "b")
    assert found(run) == [("session-state", "note")]


def test_what_is_wrong_with_comments_is_judged_where_one_contract_asks(
    run: Command, repository: Path
) -> None:
    put(repository / "sql/missing.sql", "-- replicalint: ignore[write] none\nSELECT 1;\n")
    contract("ignore: [unused-ignore]", "a")
    assert found(run) == [STATE]
    contract("severity: {unused-ignore: error}", "b")
    assert found(run) == [("unused-ignore", "error"), STATE]


def test_a_comment_about_a_rule_that_is_ignored_is_not_unused(
    run: Command, repository: Path
) -> None:
    put(repository / "sql/missing.sql", "-- replicalint: ignore[write] none\nSELECT 1;\n")
    contract("")
    assert found(run) == [("unused-ignore", "warning"), STATE]
    contract("per_file: {missing.sql: [write]}")
    assert found(run) == [STATE]


def test_migrations_are_judged_as_their_contract_says(run: Command, repository: Path) -> None:
    put(repository / "db/1.sql", "UPDATE public.orders SET note = '';\n")
    text = "migrations: [db/*.sql]\ncheck: {{severity: {{noop-update: error}}, per_file: {{{}}}}}\n"
    for entry, expected in (("", [("noop-update", "error")]), ("db/: [noop-update]", [])):
        put(
            repository / "contracts/app.yaml",
            CONTRACT.format(name="app", check=text.format(entry)),
        )
        assert [one for one in found(run) if one[0] == "noop-update"] == expected


def test_what_is_not_analysed_fails_where_settings_say_how_severe_it_is(
    run: Command, repository: Path
) -> None:
    put(repository / "sql/missing.sql", "SELECT o.id FROM public.orders o WHERE;\n")
    put(repository / "sql/setting.sql", "SELECT 1;\n")
    for severity, status in (("error", 1), ("warning", 1), ("note", 0)):
        contract(f"severity: {{unanalysed: {severity}}}")
        assert (found(run), run.check()[0]) == ([("unanalysed", severity)], status)


def test_programs_for_other_programs_heed_contracts(repository: Path) -> None:
    contract("severity: {unknown-column: note}, ignore: [session-state]")
    expected = [("unknown-column", Severity.NOTE)]
    found = [(one.rule, one.severity) for one in check_paths().findings]
    assert found == expected
    app = load_contract("contracts/app.yaml")
    report = check_text(MISSING + SETTING, app, "sql/x.sql")
    assert [(one.rule, one.severity) for one in report.findings] == expected
