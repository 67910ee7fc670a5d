"""Files that are too large, never end, or are no files: one line, and nothing waits or is lost."""

from __future__ import annotations

import io
import os
import socket
import sys
from pathlib import Path

import pytest
from one_relation import CONTRACT, FAULTY, Command, found, put, repository_in

from replicalint.api import InputError, check_paths

FOUND = found("q.sql:1:10")
LARGE = "large.sql: larger than {} bytes (--max-file-size)"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository, with a file of three gigabytes."""
    put(tmp_path / "large.sql", "")
    os.truncate(tmp_path / "large.sql", 3_000_000_000)
    return repository_in(tmp_path, monkeypatch)


@pytest.fixture
def run(repository: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def test_a_file_past_the_bound_is_refused_and_the_others_are_checked(run: Command) -> None:
    assert run.check(".") == (2, [FOUND], [LARGE.format(100_000_000)])
    assert run("show", "large.sql") == (2, [], [LARGE.format(100_000_000)])
    with pytest.raises(InputError) as refused:
        check_paths(["large.sql"])
    assert refused.value.mistakes == (LARGE.format(100_000_000),)
    with pytest.raises(InputError):
        check_paths(["q.sql"], max_file_size=len(FAULTY) - 1)
    assert len(check_paths(["q.sql"], max_file_size=len(FAULTY)).findings) == 1


def test_migrations_and_the_queries_that_they_may_break_have_the_bound(
    run: Command, repository: Path
) -> None:
    governs = "endpoints: {/q: {queries: [q.sql, large.sql]}}\nmigrations: [m/*.sql]\n"
    (repository / "replicalint.yaml").write_text(CONTRACT + governs)
    (repository / "m").mkdir()
    os.truncate(repository / "large.sql", 1000)
    (repository / "large.sql").rename(repository / "m/1.sql")
    (repository / "large.sql").write_text(FAULTY + " " * 1000)
    status, out, err = run.check("--max-file-size", "500")
    bound = "larger than 500 bytes (--max-file-size)"
    assert (status, out, err) == (2, [FOUND], [f"large.sql: {bound}", f"m/1.sql: {bound}"])


@pytest.mark.parametrize("source", [("--schema", "m/1.sql"), ("--migrations", "m")])
def test_what_a_contract_is_pulled_from_has_the_bound(
    source: tuple[str, str], run: Command, repository: Path
) -> None:
    put(repository / "m/1.sql", "CREATE TABLE public.orgs (id uuid, name text);\n")
    pull = ("contract", "pull", *source, "--output", "new.yaml", "--max-file-size")
    bound = "m/1.sql: larger than 20 bytes (--max-file-size)"
    assert run(*pull, "20") == (2, [], [bound])
    assert run(*pull, "20KB") == (0, ["new.yaml: written"], [])


@pytest.mark.parametrize(
    ("size", "bytes_"),
    [
        ("33", 33),
        ("32", 32),
        ("1kb", 1000),
        ("1K", 1000),
        ("20 MB", 20_000_000),
        ("2GB", 2_000_000_000),
        ("7b", 7),
    ],
)
def test_the_bound_is_said_in_bytes_or_with_a_unit(run: Command, size: str, bytes_: int) -> None:
    status, out, err = run.check("q.sql", "large.sql", "--max-file-size", size)
    reads = bytes_ >= len(FAULTY)
    small = [] if reads else [f"q.sql: larger than {bytes_} bytes (--max-file-size)"]
    assert (status, out) == (2, [FOUND] if reads else [])
    assert err == [LARGE.format(bytes_), *small]


@pytest.mark.parametrize(
    "size",
    ["", "0", "-1", "1.5MB", "10 parsecs", "1KiB", "1e9", "MB", "1\u212a", "\u0661", "9" * 16],
)
@pytest.mark.parametrize("command", ["check", "show", "verify"])
def test_what_is_no_size_is_an_error_of_usage(run: Command, command: str, size: str) -> None:
    status, out, err = run(command, "q.sql", f"--max-file-size={size}")
    assert (status, out) == (2, [])
    assert err[-1] == (
        f"Error: Invalid value for '--max-file-size': {size!r} is not a size: "
        "write a number of bytes, KB, MB or GB, such as 10MB"
    )


def test_standard_input_has_the_bound(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    for length, expected in ((33, 1), (34, 2)):
        data = FAULTY.encode().ljust(length)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        status, _, err = run.check("-", "--max-file-size", "33")
        assert status == expected
    assert err == ["<stdin>: larger than 33 bytes (--max-file-size)"]


def test_standard_input_that_never_ends_is_not_read_to_its_end(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open("/dev/zero", encoding="utf-8") as endless:
        monkeypatch.setattr(sys, "stdin", endless)
        status, _, err = run.check("-", "--max-file-size", "1MB")
    assert (status, err) == (2, ["<stdin>: larger than 1000000 bytes (--max-file-size)"])


def test_what_is_no_ordinary_file_is_never_waited_for(run: Command, repository: Path) -> None:
    os.mkfifo(repository / "pipe.sql")
    (repository / "zero.sql").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.sql")
        for name in ("pipe.sql", "socket.sql", "/dev/zero", "/dev/null"):
            refused = (2, [], [f"{name}: is not a regular file"])
            own = ("--contract", "replicalint.yaml")
            assert run.check(name, *own) == refused
            assert run("show", name, *own) == refused
            assert run.check("q.sql", "--contract", name) == refused
            assert run("contract", "check", name) == refused
    assert run.check("zero.sql") == (2, [], ["zero.sql: points outside the repository"])


def test_a_pipe_that_is_found_is_never_waited_for(run: Command, repository: Path) -> None:
    (repository / "contracts").mkdir()
    os.mkfifo(repository / "contracts/pipe.yaml")  # no file: not taken for a contract
    governs = 'endpoints: {/q: {queries: ["*.sql"]}}\n'
    (repository / "replicalint.yaml").write_text(CONTRACT + governs)
    os.mkfifo(repository / "pipe.sql")
    (repository / "large.sql").unlink()
    assert run.check() == (2, [FOUND], ["pipe.sql: is not a regular file"])
