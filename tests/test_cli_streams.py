"""Standard streams that are closed, full or cannot encode: no traceback, and no false verdict."""

import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from forked import ran

from replicalint.cli.command import status_of

ROOT = Path(__file__).parent.parent
CONTRACT = "replicalint: 1\nname: é漢\nrelations:\n  public.orgs: {columns: {id: uuid}}\n"
FAULTY = "SELECT o.nom, 'é漢' FROM public.orgs o;\n"

# All that writes to standard output.
TELLING = [
    ["check"],
    ["check", "--format", "json", "many.sql"],
    ["check", "clean.sql"],
    ["show", "many.sql"],
    ["rules"],
    ["explain", "write"],
    ["contract", "check"],
    ["contract", "schema"],
    *(["contract", "show", "--format", form] for form in ("text", "markdown", "json")),
    ["contract", "diff", "replicalint.yaml", "replicalint.yaml"],
    ["uses"],
    ["uses", "orgs.id", "--format", "json"],
    ["completion", "zsh"],
    ["--version"],
    ["--help"],
    ["check", "--help"],
    ["contract", "-h"],
    ["contract", "check", "-h"],
]
# All that writes to standard error, and has no verdict.
COMPLAINING = [
    [],
    ["contract"],
    ["check", "--unknown"],
    ["check", "é漢"],
    ["explain", "é漢"],
    ["contract", "check", "many.sql"],
    ["contract", "show", "--check", "é漢.md"],
    ["contract", "pull", "--schema", "é漢.sql"],
    ["uses", "é漢"],
    ["verify"],
]


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "many.sql").write_text(FAULTY * 50, encoding="utf-8")
    (tmp_path / "clean.sql").write_text("SELECT o.id FROM public.orgs o;\n")
    contract = f"{CONTRACT}endpoints:\n  /orgs: {{queries: [many.sql]}}\n"
    (tmp_path / "replicalint.yaml").write_text(contract, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for name in [*os.environ]:
        if name.startswith(("REPLICALINT", "PG")):
            monkeypatch.delenv(name)


def started(program: str) -> "subprocess.CompletedProcess[str]":
    """A new Python as a shell runs it."""
    return subprocess.run(
        ["sh", "-c", f'"$0" {program}', sys.executable],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )


LAST = (
    'next: "replicalint explain unknown-column" says why and how to fix it, the comment '
    '"replicalint: ignore[unknown-column] REASON" suppresses one, "replicalint baseline write" '
    "accepts all for now"
)
CLOSED = "standard output: bad file descriptor"
FULL = "standard output: no space left on device"


@pytest.mark.parametrize(
    ("arguments", "redirected", "status", "out", "err"),
    [
        ("check", ">&-", 2, "", CLOSED),
        ("check", "2>&-", 1, LAST, ""),
        ("check", "<&-", 1, LAST, ""),
        ("check", ">&- 2>&- <&-", 2, "", ""),
        ("check", ">/dev/full", 2, "", FULL),
        ("check", "2>/dev/full", 1, LAST, ""),
        ("check", ">/dev/full 2>/dev/full", 2, "", ""),
        ("check --format json", ">/dev/full", 2, "", FULL),
        ("check", "1</dev/null", 2, "", CLOSED),
        ("check no", "2>&-", 2, "", ""),
        ("check no", "2>/dev/full", 2, "", ""),
        ("check -", "<&-", 2, "", "<stdin>: standard input is closed"),
        ("check -", "0>/dev/null", 2, "", "<stdin>: bad file descriptor"),
        ("check clean.sql --quiet", ">&-", 0, "", ""),
        ("check --output report.txt", ">&- 2>&- <&-", 1, "", ""),
        ("--help", ">&-", 2, "", CLOSED),
        ("--help", ">/dev/full", 2, "", FULL),
    ],
)
def test_what_is_not_delivered_is_no_verdict(
    arguments: str, redirected: str, status: int, out: str, err: str
) -> None:
    result = ran(arguments.split(), redirected=redirected)
    last = result.stdout.splitlines()[-1:]
    assert (result.returncode, last, result.stderr) == (
        status,
        [out] if out else [],
        f"{err}\n" if err else "",
    )


@pytest.mark.parametrize(
    ("arguments", "status", "out", "err"),
    [
        ("check >&- 2>&- <&-", 2, "", ""),
        ("check - <&-", 2, "", "<stdin>: standard input is closed\n"),
        ("--help >/dev/full", 2, "", f"{FULL}\n"),
        ("--help 2>&- >&-", 2, "", ""),
    ],
)
def test_a_new_process_is_no_other(arguments: str, status: int, out: str, err: str) -> None:
    result = started(f"-m replicalint {arguments}")
    assert (result.returncode, result.stdout, result.stderr) == (status, out, err)


def test_no_file_takes_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    program = (
        "import atexit, os, sys\n"
        "from replicalint.cli import main\n"
        "null = os.stat(os.devnull).st_rdev\n"
        "def see():\n"
        "    seen = [os.fstat(number).st_rdev == null for number in range(3)]\n"
        "    open('seen', 'w').write(str(seen))\n"
        "atexit.register(see)\n"
        "sys.argv = ['replicalint', 'rules']\n"
        "main()\n"
    )
    (tmp_path / "program.py").write_text(program)
    assert started("program.py >&- 2>&- <&-").returncode == 2
    assert (tmp_path / "seen").read_text() == "[True, True, True]"


@pytest.fixture
def full() -> Iterator[io.TextIOWrapper]:
    with open("/dev/full", "w", encoding="utf-8") as stream:
        yield stream


@pytest.mark.parametrize("arguments", TELLING, ids=" ".join)
def test_no_command_says_0_or_1_to_a_closed_standard_output(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert (status_of(arguments), capsys.readouterr().err) == (2, f"{CLOSED}\n")


@pytest.mark.parametrize("arguments", TELLING, ids=" ".join)
def test_no_command_says_0_or_1_to_a_full_standard_output(
    arguments: list[str],
    full: io.TextIOWrapper,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdout", full)
    assert (status_of(arguments), capsys.readouterr().err) == (2, f"{FULL}\n")


@pytest.mark.parametrize("arguments", COMPLAINING, ids=" ".join)
@pytest.mark.parametrize("is_closed", [True, False])
def test_a_complaint_that_nobody_can_read_is_no_verdict_all_the_same(
    arguments: list[str], is_closed: bool, full: io.TextIOWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None if is_closed else full)
    assert status_of(arguments) == 2


@pytest.mark.parametrize("arguments", [*TELLING, *COMPLAINING], ids=" ".join)
def test_every_command_writes_in_ascii_where_it_must(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, err = io.BytesIO(), io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii"))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="ascii"))
    status = status_of(arguments)
    told, complaint = out.getvalue().decode("ascii"), err.getvalue().decode("ascii")
    assert (bool(told), bool(complaint)) == (arguments in TELLING, arguments in COMPLAINING)
    assert (status == 2) is (arguments in COMPLAINING) and "Traceback" not in complaint


def test_a_shell_that_asks_how_a_line_goes_on_is_told_of_no_failure_as_success(
    full: io.TextIOWrapper, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COMP_WORDS", "replicalint ch")
    monkeypatch.setenv("COMP_CWORD", "1")
    monkeypatch.setenv("_REPLICALINT_COMPLETE", "bash_complete")
    assert (status_of([]), capsys.readouterr().out) == (0, "plain,check\n")
    monkeypatch.setattr(sys, "stdout", full)
    assert (status_of([]), capsys.readouterr().err) == (2, f"{FULL}\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("place", [None, "", "x"])
def test_a_line_that_no_shell_completes_is_one_line(
    shell: str,
    place: str | None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("_REPLICALINT_COMPLETE", f"{shell}_complete")
    for name, value in (("COMP_WORDS", "replicalint 'ch"), ("COMP_CWORD", place)):
        if place is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value or "")
    status, (_, err) = status_of([]), capsys.readouterr()
    assert "Traceback" not in err and (status, err.count("\n")) in ((0, 0), (2, 1))


def test_an_argument_is_told_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["explain", "a\nb\x1b[31m"]) == 2
    last = capsys.readouterr().err.splitlines()[-1]
    assert last.startswith("Error: Invalid value for 'RULE': rule \"a b\\x1b[31m\" does not exist.")
