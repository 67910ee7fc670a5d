"""Names of files that could be taken for something else: for an option, for standard input."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from one_relation import CONTRACT, FAULTY, Command, Ended, found, put, repository_in

ROOT = Path(__file__).parent.parent
LENIENT = CONTRACT.replace("id: bigint", "id: bigint, x: bigint")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository, with a contract that lets its query pass."""
    put(tmp_path / "db/lenient.sql", LENIENT)
    return repository_in(tmp_path, monkeypatch)


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def refused(*names: str) -> Ended:
    told = "{0}: could be an option or a file: write ./{0} for the file"
    return 2, [], [told.format(name) for name in names]


@pytest.mark.parametrize(
    "name",
    [
        *("--contract=db/lenient.sql", "--output=kept.sql", "--output=./deep/er.sql"),
        *("--format=json", "--fail-on=never", "--ignore=unknown-column", "--statistics"),
        *(
            "-q",
            "-qx",
            "-h",
            "--help",
            "--unknown",
            "-x.sql",
            "---",
            "-- a.sql",
            "--stdin-filename=q",
        ),
    ],
)
@pytest.mark.parametrize("command", ["check", "show", "verify", "contract check", "explain"])
def test_a_file_is_never_an_option(run: Command, repository: Path, command: str, name: str) -> None:
    put(repository / "kept.sql", FAULTY)
    put(repository / name, FAULTY)
    assert run(*command.split(), "q.sql", name) == refused(name)
    assert run(*command.split(), name, "q.sql", "--", name) == refused(name)
    assert (repository / "kept.sql").read_text() == FAULTY


@pytest.mark.parametrize("option", ["--contract", "--output", "--stdin-filename"])
def test_the_next_file_is_not_the_value_of_a_file(
    run: Command, repository: Path, option: str
) -> None:
    put(repository / option, FAULTY)
    assert run("check", option, "db/lenient.sql", "q.sql") == refused(option)
    assert (repository / "db/lenient.sql").read_text() == LENIENT


def test_a_link_or_a_folder_of_that_name_is_refused_as_well(run: Command, repository: Path) -> None:
    (repository / "-q").mkdir()
    (repository / "--help").symlink_to("nowhere")
    assert run("check", "q.sql", "-q", "--help") == refused("-q", "--help")


def test_behind_two_dashes_all_are_files(run: Command, repository: Path) -> None:
    names = ["--contract=db/lenient.sql", "--output=q.sql", "-q", "--"]
    for name in names:
        put(repository / name, FAULTY)
    status, out, err = run("check", "--format", "concise", "-" + "-quiet", "--", *names)
    assert (status, err) == (1, [])
    assert out == sorted(found(f"{name}:1:10") for name in names)
    assert (repository / "q.sql").read_text() == FAULTY


def test_two_dashes_that_are_a_file_do_not_end_the_options(run: Command, repository: Path) -> None:
    put(repository / "--", FAULTY)
    assert run("check", "q.sql", "--") == refused("--")
    assert run("check", "q.sql", "--", "db/lenient.sql") == refused("--")
    assert run.check("./--") == (1, [found("--:1:10")], [])


@pytest.mark.parametrize("arguments", [("-",), ("--", "-"), ("q.sql", "-")])
def test_a_dash_that_is_a_file_is_not_standard_input(
    run: Command, repository: Path, arguments: tuple[str, ...]
) -> None:
    put(repository / "-", FAULTY)
    assert run("check", *arguments) == (
        2,
        [],
        ["-: could be standard input or a file: write ./- for the file"],
    )
    assert run.check("./-") == (1, [found("-:1:10")], [])


def test_a_name_is_shown_on_one_line(run: Command, repository: Path) -> None:
    put(repository / "--a\n\x1b[2J\u202e", FAULTY)
    assert run("check", "--a\n\x1b[2J\u202e") == refused(r"--a\n\x1b[2J\u202e")


def test_options_that_are_no_files_are_options(run: Command, repository: Path) -> None:
    put(repository / "elsewhere/-q", FAULTY)
    status, out, _ = run("check", "q.sql", "-q", "--format=concise", "--contract=db/lenient.sql")
    assert (status, out) == (0, [])


def test_a_contract_whose_name_begins_with_a_dash_is_named_by_its_folder(
    run: Command, repository: Path
) -> None:
    put(repository / "-c.yaml", LENIENT)
    assert run("check", "q.sql", "--contract", "-c.yaml") == refused("-c.yaml")
    for option in (["--contract", "./-c.yaml"], ["--contract=-c.yaml"]):
        assert run("check", "-q", "q.sql", *option) == (0, [], [])


def test_a_folder_that_is_gone_is_told(run: Command, repository: Path) -> None:
    gone = repository / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    lost = "the current directory no longer exists or cannot be entered"
    assert run("check", "q.sql") == run("contract", "check") == (2, [], [lost])


@pytest.mark.parametrize("is_ended", [True, False])
def test_xargs_passes_no_option(repository: Path, is_ended: bool) -> None:
    put(repository / "--contract=db/lenient.sql", FAULTY)
    put(repository / "-q", FAULTY)
    command = [sys.executable, "-m", "replicalint", "check", "--format=concise"]
    ran = subprocess.run(
        ["xargs", "-0", *command, *(["--"] if is_ended else [])],
        input=b"\0".join([b"q.sql", b"--contract=db/lenient.sql", b"-q"]),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
    )
    assert ran.returncode == 123  # what xargs makes of 1 to 125
    printed = (ran.stdout if is_ended else ran.stderr).decode().splitlines()
    names = ["--contract=db/lenient.sql", "-q", "q.sql"]
    if is_ended:
        assert printed[:-1] == [found(f"{name}:1:10") for name in names]
    else:
        assert printed == refused(*names[:2])[2]
