"""`replicalint baseline`: adopts with the findings of today, and refuses the next one."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from code_mutations import KINDS, mutations, project

from replicalint.baseline import entries_of
from replicalint.cli.command import status_of
from replicalint.finding import InternalError, Report

CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs:
    columns: {id: uuid, name: text}
endpoints:
  /orgs:
    queries: [sql/*.sql]
"""
FAULTY = """\
-- name: GetName :one
SELECT o.nmae FROM public.orgs o WHERE o.id = $1;
-- name: ListNames :many
SELECT o.nmae, o.nmae FROM public.orgs o;
-- name: Broken :exec
SELECT ((;
"""
NAME = "replicalint-baseline.txt"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    put(tmp_path / "contracts/app.yaml", CONTRACT)
    put(tmp_path / "sql/orgs.sql", FAULTY)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    return tmp_path


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = status_of(arguments)
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def counts(run: Run) -> str:
    """The last line of `baseline check`, without what it says to do."""
    return run("baseline", "check")[1].splitlines()[-1].split(":")[0]


def test_what_is_known_does_not_fail_and_the_next_finding_does(run: Run, repository: Path) -> None:
    assert run("check", "-q")[0] == 1
    assert run("baseline", "write") == (0, f"{NAME}: 4 known (1 of them not analysed)\n", "")
    status, out, _ = run("check")
    assert status == 0
    assert f"{NAME}, 4 entries: 4 known (1 of them not analysed), 0 new, 0 mended\n" in out
    put(repository / "sql/more.sql", "SELECT o.x FROM public.orgs o;\n")
    assert run("check", "--format", "concise")[:2] == (
        1,
        'sql/more.sql:1:10: error[unknown-column] relation "public.orgs" has no column "x" on the '
        f"replica (42703)\n{NAME}, 4 entries: 4 known (1 of them not analysed), 1 new, 0 mended\n"
        "analysed 3 of 4 statements in 2 files: 1 error\n",
    )
    assert run("check", "-q", "--no-baseline")[0] == 1


def test_the_same_findings_give_the_same_bytes(run: Run, repository: Path) -> None:
    run("baseline", "write")
    first = (repository / NAME).read_bytes()
    run("baseline", "write", "sql")
    assert (repository / NAME).read_bytes() == first
    lines = first.decode().splitlines()
    assert lines[1:] == sorted(lines[1:]) and b"\r" not in first


def test_json_marks_what_is_known_with_the_fingerprint_of_the_baseline(
    run: Run, repository: Path
) -> None:
    run("baseline", "write")
    report = json.loads(run("check", "--format", "json")[1])
    known = {one["fingerprint"] for one in report["findings"] if one.get("baselined")}
    lines = (repository / NAME).read_text().splitlines()[1:]
    assert known == {line.split()[0] for line in lines}
    assert (report["summary"]["baselined"], report["summary"]["findings"]["error"]) == (4, 0)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda text: f"-- a line\n\nSELECT o.id FROM public.orgs o;\n{text}", "0 new, 0 mended"),
        (lambda text: text.replace("o.nmae FROM", "o.nmae -- why\n  from"), "0 new, 0 mended"),
        (lambda text: "-- name".join(["", *text.split("-- name")[:0:-1]]), "0 new, 0 mended"),
        (lambda text: text.replace("o.nmae FROM", "o.id, o.nmae FROM"), "0 new, 0 mended"),
        (lambda text: text.replace("o.nmae, o.nmae", "o.nmae"), "0 new, 1 mended"),
        (lambda text: text.replace("o.nmae, o.nmae", "o.nmae, o.x"), "1 new, 1 mended"),
        (lambda text: text.replace("o.nmae FROM", "o.id FROM", 1) + SAME, "1 new, 1 mended"),
        (lambda text: text + SAME, "1 new, 0 mended"),
        (lambda _: SAME, "1 new, 4 mended"),
    ],
)
def test_an_edit_wakes_what_is_new_alone(
    run: Run, repository: Path, edit: Callable[[str], str], expected: str
) -> None:
    run("baseline", "write")
    put(repository / "sql/orgs.sql", edit(FAULTY))
    assert expected in counts(run)


SAME = "-- name: Again :one\nSELECT o.nmae FROM public.orgs o LIMIT 1;\n"


def test_a_file_that_moves_wakes_nothing_and_a_copy_does(run: Run, repository: Path) -> None:
    run("baseline", "write")
    old = repository / "sql/orgs.sql"
    old.rename(repository / "sql/moved.sql")
    assert counts(run) == "4 known (1 of them not analysed), 0 new, 0 mended"
    put(old, FAULTY)
    assert counts(run) == "4 known (1 of them not analysed), 4 new, 0 mended"


def test_pruning_removes_what_is_mended_and_nothing_else(run: Run, repository: Path) -> None:
    run("baseline", "write")
    lines = (repository / NAME).read_text().splitlines()
    put(repository / "sql/orgs.sql", FAULTY.replace("SELECT ((;", "SELECT 1;"))
    assert run("baseline", "check")[0] == 1
    assert "1 mended: run replicalint baseline prune" in run("check")[1]
    status, out, _ = run("baseline", "prune")
    assert (status, out.splitlines()[-1]) == (0, "1 removed")
    kept = [line for line in lines if " unanalysed " not in line]
    assert (repository / NAME).read_text().splitlines() == kept
    assert run("baseline", "check")[0] == 0
    assert run("baseline", "prune")[1] == "0 removed\n"


def test_what_was_not_looked_for_is_not_mended(run: Run, repository: Path) -> None:
    put(repository / "sql/more.sql", "SELECT o.x FROM public.orgs o;\n")
    run("baseline", "write")
    put(repository / "sql/more.sql", "SELECT o.id FROM public.orgs o;\n")
    assert "0 new, 0 mended, 1 not checked" in run("check", "sql/orgs.sql")[1]
    assert "0 mended, 5 not checked" in run("check", "--select", "select-star")[1]
    ignoring = run("check", "--ignore", "unknown-column")[1]
    assert "1 known (1 of them not analysed), 0 new, 0 mended, 4 not checked" in ignoring
    assert "0 new, 1 mended" in run("check", "sql/more.sql")[1]


def test_what_the_contract_ignores_is_no_more(run: Run, repository: Path) -> None:
    run("baseline", "write")
    put(repository / "contracts/app.yaml", f"{CONTRACT}check:\n  ignore: [unknown-column]\n")
    assert counts(run) == "1 known (1 of them not analysed), 0 new, 3 mended"


def test_writing_for_some_files_keeps_the_entries_of_others(run: Run, repository: Path) -> None:
    run("baseline", "write")
    put(repository / "sql/more.sql", "SELECT o.x FROM public.orgs o;\n")
    run("baseline", "write", "sql/more.sql")
    assert counts(run) == "5 known (1 of them not analysed), 0 new, 0 mended"


def test_a_suppressed_finding_needs_no_entry(run: Run, repository: Path) -> None:
    put(
        repository / "sql/orgs.sql",
        "-- replicalint: ignore[unknown-column] known\nSELECT o.x FROM public.orgs o;\n",
    )
    assert run("baseline", "write")[1] == f"{NAME}: 0 known\n"


def test_a_contract_without_files_has_those_of_the_repository(run: Run, repository: Path) -> None:
    put(repository / "contracts/app.yaml", CONTRACT.split("endpoints")[0])
    assert run("baseline", "write")[1] == f"{NAME}: 4 known (1 of them not analysed)\n"
    assert run("check", ".")[0] == 0


def test_nothing_is_written_where_a_file_cannot_be_read(run: Run, repository: Path) -> None:
    put(repository / "sql/unreadable.sql", "SELECT 1 \0")
    status, _, err = run("baseline", "write")
    assert (status, (repository / NAME).exists()) == (2, False)
    assert "NUL byte" in err


def test_what_is_known_is_shown_by_file(run: Run, repository: Path) -> None:
    run("baseline", "write")
    assert run("baseline", "show")[1] == (
        "sql/orgs.sql\n"
        "  unanalysed: statement could not be parsed at end of input (Broken)\n"
        '  unknown-column: relation "public.orgs" has no column "nmae" on the replica (GetName)\n'
        '  unknown-column: relation "public.orgs" has no column "nmae" on the replica (ListNames)\n'
        '  unknown-column: relation "public.orgs" has no column "nmae" on the replica (ListNames)\n'
        f"{NAME}: 4 known (1 of them not analysed)\n"
    )
    assert run("baseline", "show", "contracts")[1] == f"{NAME}: 0 known\n"


# -- the file --------------------------------------------------------------------------------


def edited(repository: Path, edit: Callable[[str], str]) -> None:
    path = repository / NAME
    path.write_bytes(edit(path.read_text()).encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\n".join([text.split("\n")[0], *sorted(text.split("\n")[1:], reverse=True)]),
        lambda text: text + "".join(text.splitlines(keepends=True)[1:]),
        lambda text: "\ufeff" + text.rstrip("\n"),
        lambda text: text + "\n# a note\n",
    ],
)
def test_what_merges_and_editors_leave_is_read(
    run: Run, repository: Path, edit: Callable[[str], str]
) -> None:
    run("baseline", "write")
    edited(repository, edit)
    assert counts(run) == "4 known (1 of them not analysed), 0 new, 0 mended"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda text: f"{text}<<<<<<< HEAD\n", ":6: merge conflict marker: keep the lines"),
        (lambda text: f"{text}=======\n", ":6: merge conflict marker: keep the lines"),
        (lambda _: "", ':1: expected "# replicalint baseline 1"'),
        (lambda text: text.replace("baseline 1", "baseline 2"), ":1: format 2 is not known"),
        (lambda text: f"{text}{'x' * 100}\n", ':6: expected "FINGERPRINT RULE PATH'),
        (lambda text: text.replace("sql/orgs.sql", "sql/b.sql", 1), ":2: the fingerprint is not"),
        (lambda text: f"{text}\0", ":6:1: NUL byte"),
        (lambda text: f"{text}\udcff", "byte 0xff at offset"),
    ],
)
def test_what_is_no_baseline_is_refused_with_its_line(
    run: Run, repository: Path, edit: Callable[[str], str], expected: str
) -> None:
    run("baseline", "write")
    edited(repository, edit)
    for command in ("check", "baseline check", "baseline prune", "baseline show"):
        status, out, err = run(*command.split())
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert err.startswith(NAME) and expected in err


def test_many_wrong_lines_are_told_up_to_a_bound(run: Run, repository: Path) -> None:
    run("baseline", "write")
    edited(repository, lambda text: text + "wrong\n" * 1000)
    err = run("check")[2]
    assert err.count("\n") == 11 and err.endswith(": more lines are not entries\n")


def test_a_file_past_the_bound_is_refused(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("baseline", "write")
    monkeypatch.setattr("replicalint.files.baselines._MOST_BYTES", 100)
    assert run("check") == (2, "", f"{NAME}: larger than 100 bytes\n")


def test_an_internal_error_is_no_entry() -> None:
    error = InternalError("sql/orgs.sql", 0, 1, 1, None, "KeyError: 1")
    assert entries_of(Report(internal_errors=(error,))) == ()


def test_names_of_any_kind_are_read_back(run: Run, repository: Path) -> None:
    (repository / "sql/orgs.sql").unlink()
    for name in ("a b.sql", 'quo"ted.sql', "back\\slash.sql", "Ümlaut.sql", "-.sql", "#x.sql"):
        put(repository / "sql" / name, 'SELECT o."n m"" é\\" FROM public.orgs o;\n')
    os.rename(repository / "sql/-.sql", os.fsencode(repository / "sql") + b"/\xff.sql")
    assert run("baseline", "write")[0] == 0
    assert counts(run) == "6 known, 0 new, 0 mended"


def test_nothing_is_written_outside_the_repository(run: Run, repository: Path) -> None:
    assert "is outside the repository" in run("baseline", "write", "--baseline", "../x.txt")[2]
    outside = put(repository.parent / "outside.txt", "")
    (repository / NAME).symlink_to(outside)
    assert run("baseline", "write")[0] == 2
    assert run("check")[0] == 2
    assert outside.read_text() == ""


def test_a_baseline_that_is_named_has_to_be_there(run: Run) -> None:
    assert run("check", "--baseline", "other.txt")[::2] == (
        2,
        "other.txt: no such file or directory\n",
    )
    assert run("baseline", "check")[::2] == (2, "no baseline: run replicalint baseline write\n")
    assert run("baseline", "write", "--baseline", "other.txt")[0] == 0
    assert run("check", "--baseline", "other.txt")[0] == 0


def test_the_project_names_its_baseline(run: Run, repository: Path) -> None:
    settings = '[tool.replicalint]\nbaseline = "known/all.txt"\nignore = ["unanalysed"]\n'
    put(repository / "pyproject.toml", settings)
    put(repository / "known/all.txt", "# replicalint baseline 1\n")
    assert run("baseline", "write")[1] == "known/all.txt: 3 known\n"
    assert "known/all.txt, 3 entries: 3 known, 0 new, 0 mended\n" in run("check")[1]
    assert run("baseline", "check")[0] == 0


def test_comments_between_the_calls_of_a_builder_wake_nothing(run: Run, repository: Path) -> None:
    (repository / "contracts/app.yaml").unlink()
    kind = next(one for one in KINDS if one.name == "select of a builder")
    files = {**project(), **next(mutations(kind)).files}
    for path, text in files.items():
        put(repository / path, text)
    assert run("baseline", "write")[0] == 0
    for path, text in files.items():
        if path.startswith("src/queries/"):
            put(repository / path, re.sub(r"^( +)\.", r"\1// why\n\1.", text, flags=re.MULTILINE))
    assert "0 new, 0 mended" in counts(run)
