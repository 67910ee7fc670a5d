"""`check --format` and `--output` together: which report goes where, and that no status depends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from replicalint.cli.command import status_of
from replicalint.report.formats import FORMATS

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs: {columns: {id: uuid}}
endpoints:
  /orgs: {queries: [sql/*.sql]}
"""
SUMMARY = "analysed 1 of 1 statement in 1 file: 1 error\n"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one error, in a file whose name has what formats escape."""
    root = tmp_path / "repository"
    (root / "sql").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / "replicalint.yaml").write_text(CONTRACT)
    (root / "sql" / "a é,%.sql").write_text("SELECT o.no FROM public.orgs o;\n")
    monkeypatch.chdir(root)
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "REPLICALINT_CONTRACT", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return root


Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("options", "status"), [([], 1), (["--fail-on", "never"], 0)])
def test_a_format_changes_no_exit_status(form: str, options: list[str], status: int) -> None:
    assert status_of(["check", "--format", form, *options]) == status
    assert status_of(["check", "--output", f"{form}=report", *options]) == status


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_in_a_file_is_the_one_that_is_printed(form: str, capsys: Captured) -> None:
    assert status_of(["check", "--format", form, "--output", f"{form}=report"]) == 1
    assert Path("report").read_text(encoding="utf-8") == capsys.readouterr().out


def test_several_reports_go_each_where_it_is_sent(capsys: Captured) -> None:
    command = (
        "check --format concise --output sarif=a.sarif --output json=a.json --output ./gitlab=x"
    )
    assert status_of(command.split()) == 1
    assert capsys.readouterr() == ("", "")  # --output FILE takes what would be printed
    assert json.loads(Path("a.sarif").read_text())["version"] == "2.1.0"
    assert json.loads(Path("a.json").read_text())["summary"]["findings"]["error"] == 1
    assert SUMMARY in Path("gitlab=x").read_text()


def test_one_is_printed_where_all_others_name_a_format(capsys: Captured) -> None:
    assert status_of(["check", "--output", "sarif=a.sarif"]) == 1
    assert SUMMARY in capsys.readouterr().out
    assert status_of(["check", "--output", "sarif=a.sarif", "--output", "-"]) == 1
    assert SUMMARY in capsys.readouterr().out


@pytest.mark.parametrize(
    ("outputs", "reason"),
    [
        (["a", "b"], "--output FILE is given twice: write FORMAT=FILE for all but one"),
        (["json="], "--output json=: expected the name of a file behind the ="),
        (["json=-"], "--output json=-: for standard output, write --format json"),
        (["json=a", "sarif=./a"], "a: two reports cannot be written to one file"),
        (["json=postgres://u:p@h/d"], "a connection string is not a path"),
    ],
)
def test_what_cannot_be_written_is_a_usage_error(
    outputs: list[str], reason: str, capsys: Captured
) -> None:
    arguments = [part for output in outputs for part in ("--output", output)]
    assert status_of(["check", *arguments]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"Error: {reason}"
    assert sorted(os.listdir()) == [".git", "replicalint.yaml", "sql"]


def test_several_reports_may_go_to_one_device() -> None:
    both = ["--output", "json=/dev/null", "--output", "sarif=/dev/null"]
    assert status_of(["check", *both]) == 1


def test_no_report_of_several_is_written_onto_an_input(capsys: Captured) -> None:
    before = Path("sql/a é,%.sql").read_text()
    outputs = ["--output", "json=a.json", "--output", "sarif=sql/a é,%.sql"]
    assert status_of(["check", *outputs]) == 2
    assert capsys.readouterr().err == "sql/a é,%.sql: is an input of this run\n"
    assert Path("sql/a é,%.sql").read_text() == before and not Path("a.json").exists()


def test_a_report_that_cannot_be_written_keeps_no_other_one_back(capsys: Captured) -> None:
    assert status_of(["check", "--output", "json=/dev/full", "--output", "sarif=a.sarif"]) == 2
    out, err = capsys.readouterr()
    assert err == "/dev/full: no space left on device\n"
    assert SUMMARY in out and Path("a.sarif").exists()


ANNOTATION = (
    "::error title=replicalint%3A unknown-column,file=sql/a é%2C%25.sql,line=1,endLine=1,col=10,"
    "endColumn=12::sql/a é,%25.sql:1:10: "
)


@pytest.fixture
def actions(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A step in GitHub Actions, and the file of its summary."""
    summary = repository.parent / "summary.md"
    summary.write_text("what stood there\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    return summary


def test_annotations_are_the_default_in_github_actions(actions: Path, capsys: Captured) -> None:
    assert status_of(["check"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith(ANNOTATION) and out.endswith(SUMMARY) and err == ""
    added = actions.read_text(encoding="utf-8")
    assert added.startswith("what stood there\n### replicalint: 1 error\n")


def test_whoever_asks_for_a_format_or_a_file_gets_that_in_github_actions(
    actions: Path, capsys: Captured
) -> None:
    assert status_of(["check", "--format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("sql/a é,%.sql:1:10: error[unknown-column]")
    assert status_of(["check", "--output", "report"]) == 1
    assert Path("report").read_text().startswith("error[unknown-column]")
    assert status_of(["check", "--format", "text", "--output", "github=report"]) == 1
    assert Path("report").read_text().startswith("::error ")
    assert actions.read_text() == "what stood there\n"


def test_the_summary_of_a_step_stays_below_githubs_limit(actions: Path, capsys: Captured) -> None:
    actions.write_text("x" * (1024 * 1024 - 5000))
    assert status_of(["check"]) == 1
    assert actions.stat().st_size <= 1024 * 1024
    assert "### replicalint" in actions.read_text()
    actions.write_text("x" * (1024 * 1024 - 100))
    assert status_of(["check"]) == 1
    assert actions.stat().st_size == 1024 * 1024 - 100
    assert capsys.readouterr().err == "the step's summary is full: the report is not added to it\n"


def test_a_summary_is_not_written_through_a_link(actions: Path, capsys: Captured) -> None:
    actions.rename(actions.with_name("target"))
    actions.symlink_to("target")
    assert status_of(["check"]) == 1
    assert capsys.readouterr().err.endswith(": too many levels of symbolic links\n")
    assert actions.read_text() == "what stood there\n"


def test_a_summary_that_cannot_be_written_changes_nothing(
    actions: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "/nowhere/summary.md")
    assert status_of(["check"]) == 1
    assert capsys.readouterr().err == (
        "/nowhere/summary.md: cannot add to the step's summary: no such file or directory\n"
    )


@pytest.mark.parametrize("form", [form for form in FORMATS if not FORMATS[form].has_ending])
def test_a_report_says_what_could_not_be_read(form: str, capsys: Captured) -> None:
    Path("sql/b.sql").write_bytes(b"SELECT '\xff'")
    assert status_of(["check", "--format", form]) == 2
    out, err = capsys.readouterr()
    assert err == "sql/b.sql:1:9: byte 0xff at offset 8 is not UTF-8\n"
    assert err.strip() in out


def test_a_comment_says_that_there_is_no_verdict(capsys: Captured) -> None:
    Path("sql/b.sql").write_bytes(b"SELECT '\xff'")
    assert status_of(["check", "--format", "markdown"]) == 2
    assert capsys.readouterr().out.startswith("### replicalint: no verdict\n")


def test_the_shell_completes_the_name_of_the_file(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("_REPLICALINT_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "replicalint check --output sq")
    monkeypatch.setenv("COMP_CWORD", "3")
    assert status_of([]) == 0
    assert capsys.readouterr().out == "file,sq\n"


def test_a_report_for_a_program_is_written_also_where_nothing_is_found() -> None:
    Path("sql/a é,%.sql").write_text("SELECT o.id FROM public.orgs o;\n")
    for form in FORMATS:
        assert status_of(["check", "--output", f"{form}=report.{form}"]) == 0
        assert Path(f"report.{form}").exists()
