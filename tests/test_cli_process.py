"""The command as a process: pipes, signals, encodings, bugs."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from forked import ran, started
from raising import command, dying_clock

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-m", "replicalint"]
FAULTY = "SELECT b.id FROM public.balances b;\n"


def environment(**variables: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), **variables}


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A folder with a contract and far more findings than a pipe holds."""
    (tmp_path / "replicalint.yaml").write_text(
        "replicalint: 1\nname: app\nrelations:\n  public.orgs: {columns: {id: uuid}}\n"
    )
    (tmp_path / "many.sql").write_text(FAULTY * 2000)
    return tmp_path


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_leaves_early_is_no_error(faulty: Path, form: str) -> None:
    with started(["check", "many.sql", "--format", form], folder=faulty) as process:
        process.stdout.read(10)
        process.stdout.close()
        complaints = process.stderr.read()
        assert (process.returncode, complaints) == (1, b"")


@pytest.mark.parametrize("argument", ["rules", "--help"])
def test_telling_a_closed_pipe_is_no_error(argument: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run(
        [*COMMAND, argument], env=environment(), stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    assert (result.returncode, result.stderr) == (0, b"")


def test_an_interrupt_ends_in_silence(faulty: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, "check", "-"],
        cwd=faulty,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        wait_until_it_reads(process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert (process.returncode, out, err) == (130, b"", b"")


def wait_until_it_reads(process: "subprocess.Popen[bytes]") -> None:
    """Fills the pipe to standard input: the last byte is taken when the command reads."""
    assert process.stdin is not None
    process.stdin.write(b" " * 200_000)
    process.stdin.flush()


@pytest.mark.parametrize(
    ("redirected", "why"),
    [
        ("</dev/null", "standard input is empty"),
        ("<&-", "standard input is closed"),
        ("0>other.txt", "bad file descriptor"),
        ("</dev/zero", "larger than 1000000 bytes (--max-file-size)"),
    ],
)
def test_standard_input_that_is_no_text_gives_no_verdict(
    faulty: Path, redirected: str, why: str
) -> None:
    result = ran(["check", "-", "--max-file-size", "1MB"], redirected=redirected, folder=faulty)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"<stdin>: {why}\n")


def test_output_that_cannot_be_encoded_is_escaped(faulty: Path) -> None:
    (faulty / "many.sql").write_text("SELECT b.id, 'é漢' FROM public.balances b", encoding="utf-8")
    result = subprocess.run(
        [*COMMAND, "check", "many.sql"],
        cwd=faulty,
        env=environment(PYTHONIOENCODING="ascii", PYTHONUTF8="0"),
        capture_output=True,
    )
    assert result.returncode == 1
    assert rb"'\xe9\u6f22'" in result.stdout


def test_a_bug_is_a_traceback_and_no_verdict(faulty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(faulty)
    result = command("check", "many.sql", bug=dying_clock)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("Traceback") and "ZeroDivisionError" in result.stderr
