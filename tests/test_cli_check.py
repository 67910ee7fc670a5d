"""`replicalint check`: what it reads, what it prints, how it ends."""

import io
import json
import sys
from pathlib import Path

import pytest

from replicalint.cli.command import status_of

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs:
    columns: {id: uuid, name: text}
  public.apps:
    columns: {id: uuid, owner: uuid}
not_replicated:
  public.balances: {kind: view, instead: public.orgs.name}
endpoints:
  /orgs:
    queries: [sql/orgs.sql]
    relations: [public.orgs]
  /apps:
    queries: [sql/apps.sql]
migrations: [migrations/*.sql]
"""
CLEAN = "SELECT o.id FROM public.orgs o;\n"
FAULTY = "SELECT b.id FROM public.balances b;\n"
STARRED = "SELECT * FROM public.orgs;\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a contract, two clean endpoints and a migration; the working folder."""
    for name, text in {
        "contracts/app.yaml": CONTRACT,
        "sql/orgs.sql": CLEAN,
        "sql/apps.sql": "SELECT a.id FROM public.apps a;\n",
        "migrations/1.sql": "ALTER TABLE public.orgs ADD COLUMN name text;\n",
    }.items():
        write(tmp_path / name, text)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    for variable in ("REPLICALINT_CONTRACT", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


class Ran:
    """How a command ended and what it printed."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def rules(self) -> list[str]:
        """Path, line and rule of each finding of a concise report."""
        lines = [line for line in self.out.splitlines() if "[" in line]
        return [f"{line.split()[0]} {line.split('[')[1].split(']')[0]}" for line in lines]


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: str) -> Ran:
        status = status_of(arguments)
        return Ran(status, *capsys.readouterr())

    return run


def test_without_paths_what_the_contracts_govern_is_checked(run) -> None:
    ran = run("check")
    assert (ran.status, ran.out, ran.err) == (
        0,
        "analysed 3 of 3 statements in 3 files: no findings\n",
        "",
    )


def test_a_finding_gives_status_1(run, repository: Path) -> None:
    write(repository / "sql/orgs.sql", CLEAN + FAULTY)
    ran = run("check", "--format", "concise")
    assert ran.status == 1
    assert ran.out.splitlines() == [
        'sql/orgs.sql:2:18: error[unreplicated-relation] view "public.balances" '
        "is not on the replica (42P01); instead: public.orgs.name",
        "analysed 4 of 4 statements in 3 files: 1 error",
    ]


def test_a_folder_and_a_file_are_checked_once_each(run, repository: Path) -> None:
    write(repository / "sql/more.sql", FAULTY)
    ran = run("check", "sql", "sql/more.sql", "--format", "concise", "--quiet")
    assert ran.rules == ["sql/more.sql:1:18: unreplicated-relation"]


def test_the_endpoint_of_a_file_narrows_its_contract(run, repository: Path) -> None:
    write(repository / "sql/orgs.sql", "SELECT a.id FROM public.apps a;\n")
    ran = run("check", "--format", "concise", "--quiet")
    assert ran.rules == ["sql/orgs.sql:1:18: endpoint-relation"]


@pytest.mark.parametrize(
    ("fail_on", "status", "in_rollout"),
    [("error", 0, 0), ("warning", 0, 1), ("note", 1, 1), ("never", 0, 0)],
)
@pytest.mark.parametrize("is_in_rollout", [False, True])
def test_fail_on_is_the_least_severity_that_counts(
    run, repository: Path, fail_on: str, status: int, in_rollout: int, is_in_rollout: bool
) -> None:
    write(repository / "sql/orgs.sql", STARRED)
    if is_in_rollout:
        text = CONTRACT.replace("name: text}", "name: {type: text, rollout: adding}}")
        write(repository / "contracts/app.yaml", text)
        status = in_rollout
    ran = run("check", "--fail-on", fail_on, "--format", "concise", "--quiet")
    assert (ran.status, ran.rules) == (status, ["sql/orgs.sql:1:8: select-star"])


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        (["--select", "select-star"], ["select-star"]),
        (["--select", "select-star,write"], ["select-star"]),
        (["--select", "select-star", "--select", "unreplicated-relation"], None),
        (["--ignore", "select-star"], ["unreplicated-relation"]),
        (["--ignore", "select-star,unreplicated-relation"], []),
    ],
)
def test_rules_are_selected_and_ignored(
    run, repository: Path, options: list[str], rules: list[str] | None
) -> None:
    write(repository / "sql/orgs.sql", STARRED + FAULTY)
    ran = run("check", "--format", "concise", "--quiet", *options)
    found = [line.split()[1] for line in ran.rules]
    assert found == (["select-star", "unreplicated-relation"] if rules is None else rules)


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_an_error_of_usage_with_the_nearest_name(run, option: str) -> None:
    ran = run("check", option, "select-stars")
    assert (ran.status, ran.out) == (2, "")
    assert 'rule "select-stars" does not exist. Did you mean "select-star"?' in ran.err


@pytest.mark.parametrize("names", ["", " , "])
def test_an_option_without_a_rule_is_an_error_of_usage(run, names: str) -> None:
    ran = run("check", "--select", names)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == (
        "Error: Invalid value for '--select': expected at least one rule name"
    )


def test_a_selection_of_no_rule_is_an_error_of_usage(run) -> None:
    ran = run("check", "--select", "select-star", "--ignore", "select-star")
    assert (ran.status, ran.err.splitlines()[-1]) == (
        2,
        "Error: --select and --ignore exclude every rule",
    )


def test_standard_input_is_taken_for_the_file_it_names(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = io.TextIOWrapper(io.BytesIO(b"SELECT a.id FROM public.apps a;\n"))
    monkeypatch.setattr(sys, "stdin", text)
    ran = run("check", "-", "--stdin-filename", "sql/orgs.sql", "--format", "concise", "-q")
    assert (ran.status, ran.rules) == (1, ["sql/orgs.sql:1:18: endpoint-relation"])


def test_standard_input_without_a_name_is_checked_as_a_query(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FAULTY.encode())))
    ran = run("check", "-", "--format", "concise", "-q")
    assert (ran.status, ran.rules) == (1, ["<stdin>:1:18: unreplicated-relation"])


@pytest.mark.parametrize("data", [b"", b"\n", b" \t\r\n\n", b"\xef\xbb\xbf"])
def test_standard_input_that_is_empty_gives_no_verdict(
    run, monkeypatch: pytest.MonkeyPatch, repository: Path, data: bytes
) -> None:
    for paths in (["-"], ["sql", "-"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        ran = run("check", *paths)
        assert (ran.status, ran.err) == (2, "<stdin>: standard input is empty\n")


@pytest.mark.parametrize("dash", [["-"], []])
def test_an_empty_file_of_an_editor_is_clean(
    run, monkeypatch: pytest.MonkeyPatch, dash: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    ran = run("check", *dash, "--stdin-filename", "sql/new.sql")
    summary = "analysed 0 of 0 statements in 1 file: no findings\n"
    assert (ran.status, ran.out, ran.err) == (0, summary, "")


def test_a_name_alone_asks_for_standard_input(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FAULTY.encode())))
    ran = run("check", "--stdin-filename", "sql/orgs.sql", "--format", "concise", "-q")
    assert (ran.status, ran.rules) == (1, ["sql/orgs.sql:1:18: unreplicated-relation"])


def test_a_name_for_standard_input_beside_files_is_an_error_of_usage(run) -> None:
    ran = run("check", "sql", "--stdin-filename", "sql/orgs.sql")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == (
        "Error: --stdin-filename requires standard input: add - to PATHS"
    )


def test_standard_input_that_is_not_utf_8_gives_no_verdict(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"SELECT '\xff'")))
    ran = run("check", "-")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "<stdin>:1:9: byte 0xff at offset 8 is not UTF-8\n"


def test_what_can_be_read_is_reported_beside_what_cannot(run, repository: Path) -> None:
    write(repository / "sql/bad.sql", b"SELECT '\xff'")
    write(repository / "sql/nul.sql", b"SELECT\0 1")
    write(repository / "sql/more.sql", FAULTY)
    ran = run("check", "missing", "sql", "--format", "concise")
    assert ran.status == 2
    assert ran.rules == ["sql/more.sql:1:18: unreplicated-relation"]
    assert ran.out.splitlines()[-1] == "analysed 3 of 3 statements in 3 files: 1 error"
    assert ran.err.splitlines() == [
        "missing: no such file or directory",
        "sql/bad.sql:1:9: byte 0xff at offset 8 is not UTF-8",
        "sql/nul.sql:1:7: NUL byte",
    ]


def test_what_is_wrong_in_a_folder_hides_none_of_its_files(run, repository: Path) -> None:
    write(repository / "more/faulty.sql", FAULTY)
    (repository / "more/back").symlink_to("../more")
    (repository / "more/gone.sql").symlink_to("nothing.sql")
    ran = run("check", "more", "--format", "concise", "-q")
    assert (ran.status, ran.rules) == (2, ["more/faulty.sql:1:18: unreplicated-relation"])
    assert ran.err.splitlines() == [
        "more/back: symbolic link loop",
        "more/gone.sql: no such file or directory",
    ]


def test_a_folder_without_sql_gives_no_verdict(run, repository: Path) -> None:
    (repository / "empty").mkdir()
    ran = run("check", "empty")
    assert (ran.status, ran.out, ran.err) == (2, "", "empty: contains no *.sql files\n")


def test_a_contract_that_governs_nothing_leaves_nothing_to_check(run, repository: Path) -> None:
    write(repository / "contracts/app.yaml", CONTRACT.split("endpoints:")[0])
    ran = run("check")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("no files to check: ")


def test_without_a_contract_there_is_no_verdict(run, repository: Path) -> None:
    (repository / "contracts/app.yaml").unlink()
    ran = run("check", "sql")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("no contract found: ")
    assert len(ran.err.splitlines()) == 1


def test_all_mistakes_of_a_contract_are_told_once(run, repository: Path) -> None:
    write(repository / "contracts/app.yaml", "replicalint: 1\nname: app\nrelation: {}\n")
    ran = run("check", "sql")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("contracts/app.yaml:")
    assert len(ran.err.splitlines()) == len(set(ran.err.splitlines()))


def test_the_contract_is_named_by_option_or_environment(
    run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replicated = "relations:\n  public.balances:\n    columns: {id: uuid}\n"
    other = CONTRACT.replace("relations:\n", replicated, 1).replace("balances: {", "other: {")
    write(repository / "other/contract.yaml", other)
    write(repository / "sql/more.sql", FAULTY)
    assert run("check", "sql/more.sql").status == 1
    assert run("check", "sql/more.sql", "--contract", "other/contract.yaml").status == 0
    monkeypatch.setenv("REPLICALINT_CONTRACT", "other/contract.yaml")
    assert run("check", "sql/more.sql").status == 0


def test_a_file_of_several_contracts_is_held_against_each(run, repository: Path) -> None:
    second = CONTRACT.replace("public.apps:", "public.applications:")
    write(repository / "contracts/second.yaml", second)
    ran = run("check", "--format", "concise")
    assert ran.rules == ["sql/apps.sql:1:18: unreplicated-relation"]
    assert ran.out.splitlines()[-1].startswith("analysed 3 of 3 statements in 3 files: 1 error")


def test_a_file_that_none_of_several_contracts_names_is_an_error_of_usage(
    run, repository: Path
) -> None:
    write(repository / "contracts/second.yaml", CONTRACT)
    write(repository / "sql/more.sql", FAULTY)
    ran = run("check", "sql/more.sql")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("sql/more.sql: not listed in any contract ")


def test_json_has_the_documented_keys(run, repository: Path) -> None:
    silenced = "-- replicalint: ignore[select-star] until=2999-01-31 by position\n" + STARRED
    write(repository / "sql/orgs.sql", "-- name: GetOrg :one\n" + FAULTY + silenced)
    ran = run("check", "--format", "json", "sql/orgs.sql")
    report = json.loads(ran.out)
    assert ran.status == 1
    keys = "version tool summary files hints places findings mended internal_errors"
    assert list(report) == [*keys.split(), "milder", "mistakes", "notes"]
    assert list(report["tool"]) == ["name", "version"]
    assert report["summary"] == {
        "files": 1,
        "statements": 2,
        "analysed": 2,
        "findings": {"error": 1, "warning": 0, "note": 0},
        "suppressed": 1,
        "left_out": 0,
        "not_selected": 0,
        "excepted": 0,
        "ungoverned": 0,
        "excluded": 0,
        "known": 0,
        "judged": 0,
        "holes": 0,
        "unread_calls": 0,
        "marked_primary": 0,
        "baselined": 0,
        "mended": 0,
        "unseen": [],
    }
    statements = [{"line": 2, "name": "GetOrg"}, {"line": 4}]
    assert report["files"] == [
        {"path": "sql/orgs.sql", "endpoint": "/orgs", "statements": statements}
    ]
    first, second = report["findings"]
    identities = [finding.pop("fingerprint") for finding in (first, second)]
    assert all(len(identity) == 16 for identity in identities)
    assert first == {
        "rule": "unreplicated-relation",
        "severity": "error",
        "message": 'view "public.balances" is not on the replica',
        "path": "sql/orgs.sql",
        "line": 2,
        "column": 18,
        "end_column": 33,
        "statement": {"line": 2, "name": "GetOrg"},
        "subject": "public.balances",
        "sqlstate": "42P01",
        "hint": 0,
        "related": [0],
    }
    assert report["hints"][0] == "Use public.orgs.name instead."
    assert report["places"][0] == {
        "message": "not replicated: view",
        "path": "contracts/app.yaml",
        "line": 9,
        "column": 3,
        "end_column": 18,
    }
    assert second["suppressed"] == {"reason": "by position", "until": "2999-01-31"}
    assert "statement" not in second and "sqlstate" not in second


FAILING = {
    "the same column": "SELECT o.no FROM public.orgs o;\n",
    "a column each": "SELECT o.no{} FROM public.orgs o;\n",
    "a function each": "SELECT public.f{}(o.id) FROM public.orgs o;\n",
    "a view": "SELECT b.id FROM public.balances b;\n",
    "a star": "SELECT * FROM public.orgs;\n",
    "what cannot be parsed": "SELECT o.id FROM public.orgs o WHERE;\n",
    "a write": "UPDATE public.orgs SET name = '{}' WHERE id = $1;\n",
    "several lines": "SELECT o.id\nFROM public.orgs o\nWHERE o.no = {};\n",
    "all of them": "",
}
FAILING["all of them"] = "".join(FAILING.values())


@pytest.mark.parametrize("kind", FAILING)
def test_json_is_at_most_ten_times_its_input(run, repository: Path, kind: str) -> None:
    """The input is large enough for what stands once; paths and numbers are those of 1.9 MB."""
    form = FAILING[kind]
    text = "\n" * 10_000 + form * (20_000 // len(form))
    for number in range(text.count("{}")):
        text = text.replace("{}", str(10_000 + number), 1)
    path = write(repository / "sql/orgs.sql", text)
    ran = run("check", "--format", "json", "--fail-on", "note", "sql/orgs.sql")
    report = json.loads(ran.out)
    assert ran.status == 1 and report["summary"]["analysed"] <= report["summary"]["statements"]
    assert len(ran.out) <= 10 * (path.stat().st_size - 10_000)
    concise = run("check", "--format", "concise", "--quiet", "sql/orgs.sql").out
    expected = [
        f"{one['path']}:{one['line']}:{one['column']}: {one['severity']}[{one['rule']}] "
        f"{one['message']}"
        for one in report["findings"]
    ]
    said = zip(concise.splitlines(), expected, strict=True)
    assert [line for line, start in said if not line.startswith(start)] == []


def test_a_report_goes_to_a_file_without_colours(
    run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    write(repository / "sql/orgs.sql", FAULTY)
    ran = run("check", "--output", "report.txt")
    assert (ran.status, ran.out, ran.err) == (1, "", "")
    assert (repository / "report.txt").read_text().startswith("error[unreplicated-relation]: view")


def test_a_dash_is_standard_output(run, repository: Path) -> None:
    ran = run("check", "--output", "-")
    assert ran.out.startswith("analysed ")
    assert not (repository / "-").exists()


def test_a_report_that_cannot_be_written_gives_no_verdict(run) -> None:
    ran = run("check", "--output", "nowhere/report.txt")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "nowhere/report.txt: no such file or directory\n",
    )


@pytest.mark.parametrize(
    ("variables", "options", "coloured"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "0"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--no-color"], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, [], True),
        ({"CLICOLOR_FORCE": "1"}, [], True),
        ({"CLICOLOR_FORCE": "0"}, [], False),
        ({"CLICOLOR_FORCE": "1", "CLICOLOR": "0"}, [], True),
        ({"CLICOLOR_FORCE": "1", "FORCE_COLOR": "0"}, [], True),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, [], False),
        ({"CLICOLOR_FORCE": "1"}, ["--no-color"], False),
    ],
)
def test_colours_come_where_they_are_wanted(
    run,
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    options: list[str],
    coloured: bool,
) -> None:
    write(repository / "sql/orgs.sql", FAULTY)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("check", *options).out) is coloured


def test_quiet_says_nothing_where_all_is_clean(run) -> None:
    ran = run("check", "--quiet")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


def test_statistics_count_each_rule(run, repository: Path) -> None:
    write(repository / "sql/orgs.sql", FAULTY + STARRED + FAULTY.replace("b.id", "b.x"))
    ran = run("check", "--statistics", "--format", "concise")
    assert ran.out.splitlines()[-3:-1] == [
        "2  error    unreplicated-relation",
        "1  note     select-star",
    ]


def test_many_files_in_several_processes_give_the_same_report(run, repository: Path) -> None:
    for number in range(60):
        write(repository / f"many/{number:02}.sql", CLEAN * number + FAULTY)
    ran = run("check", "many", "--format", "concise")
    assert ran.rules == [
        f"many/{number:02}.sql:{number + 1}:18: unreplicated-relation" for number in range(60)
    ]
    assert ran.out.splitlines()[-1] == "analysed 1830 of 1830 statements in 60 files: 60 errors"


def test_a_server_that_is_newer_than_the_catalogue_is_told_once(run, repository: Path) -> None:
    newer = CONTRACT.replace("relations:", "replica: {postgres: 19}\nrelations:", 1)
    write(repository / "contracts/app.yaml", newer)
    write(repository / "sql/orgs.sql", "SELECT uuidv7();\n")
    note = (
        "contracts/app.yaml:3:21: PostgreSQL 19 is judged by the catalogue of 18, "
        "the newest that is known\n"
    )
    ran = run("check", "--format", "json")
    assert (ran.status, ran.err) == (0, note)
    assert json.loads(ran.out)["notes"] == [note.rstrip()]
    assert run("contract", "check").err == note
