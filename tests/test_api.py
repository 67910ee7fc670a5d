"""The interface for other programs gives the command's results."""

import json
from pathlib import Path

import pytest

from replicalint.api import InputError, check_paths, check_text, load_contract, to_json
from replicalint.cli.command import status_of

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs: {columns: {id: uuid}}
  public.apps: {columns: {id: uuid}}
endpoints:
  /orgs: {queries: [sql/orgs.sql], relations: [public.orgs]}
"""
SQL = """\
-- name: GetApps :many
SELECT a.id FROM public.apps a;
-- replicalint: ignore[select-star] by position
SELECT * FROM public.orgs;
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "sql").mkdir()
    (tmp_path / "replicalint.yaml").write_text(CONTRACT)
    (tmp_path / "sql/orgs.sql").write_text(SQL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    return tmp_path


@pytest.fixture
def printed(repository: Path, capsys: pytest.CaptureFixture[str]) -> object:
    """What the command prints as JSON about the same file."""
    assert status_of(["check", "--format", "json"]) == 1
    return json.loads(capsys.readouterr().out)


def test_paths_give_the_results_of_the_command(repository: Path, printed: object) -> None:
    assert to_json(check_paths()) == printed
    assert to_json(check_paths(["sql"])) == printed
    assert to_json(check_paths([repository / "sql/orgs.sql"], "replicalint.yaml")) == printed


def test_text_gives_the_results_of_the_command(repository: Path, printed: object) -> None:
    contract = load_contract("replicalint.yaml")
    assert to_json(check_text(SQL, contract, "sql/orgs.sql")) == printed


def test_text_without_a_name_belongs_to_no_endpoint(repository: Path) -> None:
    report = check_text("SELECT a.idd FROM public.apps a", load_contract("replicalint.yaml"))
    (finding,) = report.findings
    assert (finding.rule, finding.span.source.path, finding.span.text) == (
        "unknown-column",
        "<text>",
        "idd",
    )


def test_all_that_cannot_be_used_is_one_exception(repository: Path) -> None:
    with pytest.raises(InputError) as raised:
        check_paths(["one.sql", "sql", "two.sql"])
    assert raised.value.mistakes == (
        "one.sql: no such file or directory",
        "two.sql: no such file or directory",
    )
