"""`--output`: what is written, what is never written onto, and what is left where it fails."""

import errno
import os
import resource
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from forked import nothing, ran

from replicalint.cli.command import status_of

ROOT = Path(__file__).parent.parent
CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs: {columns: {id: uuid}}
endpoints:
  /orgs: {queries: [sql/orgs.sql]}
migrations: [migrations/*.sql]
"""
FAULTY = "SELECT o.no FROM public.orgs o;\n"
LAST = (
    "analysed 2 of 2 statements in 2 files: 1 error, 1 warning\n"
    'next: "replicalint explain unknown-column" says why and how to fix it, the comment '
    '"replicalint: ignore[unknown-column] REASON" suppresses one, "replicalint baseline write" '
    "accepts all for now\n"
)
OLD = "the old report\n"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a finding in a query, one in a migration, and a report from before."""
    root = tmp_path / "repository"
    for name, text in {
        "contracts/app.yaml": CONTRACT,
        "sql/orgs.sql": FAULTY,
        "migrations/1.sql": "ALTER TABLE public.orgs ADD COLUMN name text;\n",
        "report.txt": OLD,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    (root / ".git").mkdir()
    monkeypatch.chdir(root)
    monkeypatch.delenv("REPLICALINT_CONTRACT", raising=False)
    return root


Files = dict[str, tuple[int, int, bytes]]


def files(folder: Path) -> Files:
    """All that is in a folder and beside it, with inode, mode and content."""
    return {
        os.path.relpath(path, folder): (
            path.lstat().st_ino,
            path.lstat().st_mode,
            os.readlink(path).encode() if path.is_symlink() else path.read_bytes(),
        )
        for path in folder.parent.rglob("*")
        if path.is_symlink() or path.is_file()
    }


Lay = Callable[[Path], object]


def as_it_is(_: Path) -> None:
    """The repository."""


def link(name: str, target: str) -> Lay:
    return lambda root: (root / name).symlink_to(target)


def hard_link(name: str, target: str) -> Lay:
    return lambda root: os.link(root / target, root / name)


def other_folder(root: Path) -> None:
    """A link to a folder outside the repository."""
    (root.parent / "other").mkdir()
    (root / "reports").symlink_to("../other")


def block_device_or_socket(root: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as server:
        server.bind("place")


INPUT = "is an input of this run"
LINK = "is a symbolic link to a file"
SETTINGS = "would be read as settings"


@pytest.mark.parametrize(
    ("lay", "output", "reason"),
    [
        (as_it_is, "nowhere/report.txt", "no such file or directory"),
        (as_it_is, "report.txt/report.txt", "not a directory"),
        (as_it_is, "sql", "is a folder"),
        (as_it_is, "", "is a folder"),
        (as_it_is, "x" * 300, "file name too long"),
        (link("place", "sql"), "place", "is a folder"),
        (link("place", "report.txt"), "place", LINK),
        (link("place", "nothing.txt"), "place", LINK),
        (link("place", "place"), "place", LINK),
        (link("place", "../outside.txt"), "place", LINK),
        (link("sql/place", "../report.txt"), "sql/place", LINK),
        (block_device_or_socket, "place", "is a socket"),
        (other_folder, "reports/report.txt", "points outside the repository"),
        (other_folder, "reports/../report.txt", "points outside the repository"),
        (link("hooks", ".git"), "hooks/pre-commit", "points outside the repository"),
        (as_it_is, "sql/orgs.sql", INPUT),
        (as_it_is, "./sql/../sql/orgs.sql", INPUT),
        (as_it_is, "contracts/app.yaml", INPUT),
        (as_it_is, "migrations/1.sql", INPUT),
        (hard_link("place", "sql/orgs.sql"), "place", INPUT),
        (hard_link("place", "contracts/app.yaml"), "place", INPUT),
        (link("folder", "sql"), "folder/orgs.sql", INPUT),
        *(
            (as_it_is, name, SETTINGS)
            for name in (
                *("pyproject.toml", "sql/pyproject.toml", ".gitignore", "replicalint-baseline.txt"),
                *("tsconfig.json", "tsconfig.base.json", "package.json", "deno.jsonc"),
            )
        ),
        (as_it_is, "/dev/fd/987", "bad file descriptor"),
    ],
)
def test_what_is_refused_stays_as_it_was(
    lay: Lay, output: str, reason: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(repository)
    before = files(repository)
    status = status_of(["check", "--output", output])
    assert (status, *capsys.readouterr()) == (2, "", f"{Path(output)}: {reason}\n")
    assert files(repository) == before


def test_an_input_by_its_absolute_path_is_one(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = repository / "sql/orgs.sql"
    assert status_of(["check", "sql", "--output", str(output)]) == 2
    assert capsys.readouterr().err == f"{output}: {INPUT}\n"


def test_an_input_that_is_a_link_to_the_report_is_one(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "sql/more.sql").symlink_to("../report.txt")
    assert status_of(["check", "sql", "--output", "report.txt"]) == 2
    assert capsys.readouterr().err == f"report.txt: {INPUT}\n"


def test_a_query_that_migrations_are_held_against_is_read(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(["check", "migrations/1.sql", "--output", "sql/orgs.sql"]) == 2
    assert capsys.readouterr().err == f"sql/orgs.sql: {INPUT}\n"
    assert (repository / "sql/orgs.sql").read_text() == FAULTY


def test_what_cannot_be_written_is_known_before_anything_is_read(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "contracts/app.yaml").write_text("no contract")
    assert status_of(["check", "--output", "nowhere/report.txt"]) == 2
    assert capsys.readouterr().err == "nowhere/report.txt: no such file or directory\n"


def test_a_folder_that_takes_no_file_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Root may write anywhere but where the kernel makes the files."""
    folder = Path("/proc") if os.geteuid() == 0 else repository / "sql"
    if folder != Path("/proc"):
        folder.chmod(0o555)
    assert status_of(["check", "--output", str(folder / "report.txt")]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"{folder}/report.txt: ") and err.count("\n") == 1


# -- processes -------------------------------------------------------------------------------


def checked(
    arguments: str, redirected: str = "", before: Callable[[], object] = nothing
) -> "subprocess.CompletedProcess[str]":
    return ran(["check", *arguments.split()], redirected=redirected, before=before)


def started(arguments: str) -> "subprocess.CompletedProcess[str]":
    """The command as bash starts it."""
    return subprocess.run(
        ["bash", "-c", f'"$0" -m replicalint check {arguments}', sys.executable],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )


def test_standard_input_that_is_a_file_is_an_input(repository: Path) -> None:
    result = checked("- --contract contracts/app.yaml --output report.txt", "<report.txt")
    assert (result.returncode, result.stderr) == (2, f"report.txt: {INPUT}\n")
    result = checked("- --stdin-filename sql/orgs.sql --output sql/orgs.sql", "</dev/null")
    assert (result.returncode, result.stderr) == (2, f"sql/orgs.sql: {INPUT}\n")
    result = checked("--output /dev/fd/3", "3>>sql/orgs.sql")
    assert (result.returncode, result.stderr) == (2, f"/dev/fd/3: {INPUT}\n")
    assert (repository / "sql/orgs.sql").read_text() == FAULTY


def no_more_than_a_block() -> None:
    """No file of this process may grow further: what a full disk does to whoever writes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


@pytest.mark.parametrize("output", ["report.txt", "new.txt"])
def test_a_full_disk_leaves_the_old_report_and_nothing_else(repository: Path, output: str) -> None:
    (repository / "sql/orgs.sql").write_text(FAULTY * 400)
    before = files(repository)
    result = checked(f"--output {output}", before=no_more_than_a_block)
    assert (result.returncode, result.stdout, result.stderr) == (
        2,
        "",
        f"{output}: file too large\n",
    )
    assert files(repository) == before


def test_a_full_device_is_told() -> None:
    result = checked("--output /dev/full")
    assert (result.returncode, result.stderr) == (2, "/dev/full: no space left on device\n")


@pytest.mark.parametrize(
    ("output", "redirected", "out"),
    [
        ("/dev/stdout", "", LAST),
        ("/dev/stderr", "2>&1 >/dev/null", LAST),
        ("/proc/self/fd/1", "", LAST),
        ("/dev/fd/3", "3>&1 >/dev/null", LAST),
        ("link-to-stdout", "", LAST),
        ("-", "2>/dev/null", LAST),
        ("/dev/null", "", ""),
        ("link-to-null", "", ""),
    ],
)
def test_devices_and_pipes_are_written_directly(
    repository: Path, output: str, redirected: str, out: str
) -> None:
    (repository / "link-to-stdout").symlink_to("/dev/stdout")
    (repository / "link-to-null").symlink_to("/dev/null")
    result = checked(f"--output {output}", redirected)
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.endswith(out) and bool(result.stdout) is bool(out)


def test_what_bash_puts_in_the_place_of_a_process_is_written_directly() -> None:
    result = started("--output >(cat) | cat; exit ${PIPESTATUS[0]}")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.endswith(LAST)


def test_standard_output_that_is_a_file_is_written_where_it_stands(repository: Path) -> None:
    """As a shell's user expects of `>>` and of several commands with one `>`."""
    inode = (repository / "report.txt").stat().st_ino
    assert checked("--output /dev/stdout", ">>report.txt").returncode == 1
    text = (repository / "report.txt").read_text()
    assert text.startswith(OLD) and text.endswith(LAST)
    assert (repository / "report.txt").stat().st_ino == inode


def test_standard_output_that_is_closed_is_not_taken_for_another_file() -> None:
    result = checked("--output /dev/stdout", ">&-")
    assert (result.returncode, result.stderr) == (2, "/dev/stdout: bad file descriptor\n")


def test_a_named_pipe_is_written_directly(repository: Path) -> None:
    os.mkfifo(repository / "pipe")
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append((repository / "pipe").read_text()))
    reader.start()
    assert status_of(["check", "--output", "pipe"]) == 1
    reader.join()
    assert read[0].endswith(LAST)
    assert stat.S_ISFIFO((repository / "pipe").stat().st_mode)


def test_a_reader_of_the_report_that_leaves_early_is_no_error(repository: Path) -> None:
    (repository / "sql/orgs.sql").write_text(FAULTY * 2000)
    result = started("--output >(exec head -c 10 >/dev/null)")
    assert (result.returncode, result.stderr) == (1, "")


# -- files -----------------------------------------------------------------------------------


def test_a_report_takes_the_place_of_the_old_one(repository: Path) -> None:
    os.link("report.txt", "kept.txt")
    assert status_of(["check", "--output", "report.txt"]) == 1
    assert (repository / "report.txt").read_text().endswith(LAST)
    assert (repository / "kept.txt").read_text() == OLD
    assert not [name for name in os.listdir(repository) if name.startswith(".replicalint")]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666, 0o755])
def test_a_file_keeps_its_mode(repository: Path, mode: int) -> None:
    (repository / "report.txt").chmod(mode)
    assert status_of(["check", "--output", "report.txt"]) == 1
    assert stat.S_IMODE((repository / "report.txt").stat().st_mode) == mode


@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077])
def test_a_new_file_has_the_mode_that_umask_leaves(repository: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        assert status_of(["check", "--output", "new.txt"]) == 1
    finally:
        os.umask(before)
    assert stat.S_IMODE((repository / "new.txt").stat().st_mode) == 0o666 & ~mask


def test_a_folder_may_be_a_link_within_the_repository(repository: Path) -> None:
    (repository / "out").mkdir()
    (repository / "reports").symlink_to("out")
    assert status_of(["check", "--output", "reports/report.txt"]) == 1
    assert (repository / "out/report.txt").read_text().endswith(LAST)


def test_a_report_may_go_outside_the_repository_by_its_own_path(repository: Path) -> None:
    assert status_of(["check", "--output", "../report.txt"]) == 1
    assert (repository.parent / "report.txt").read_text().endswith(LAST)


def test_a_file_that_is_mounted_says_what_to_do(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only root mounts: a rename that fails as it does onto a mounted file stands for one."""

    def busy(*_: object) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr(os, "replace", busy)
    assert status_of(["check", "--output", "report.txt"]) == 2
    mounted = "report.txt: is a mount point and cannot be replaced: mount its folder instead\n"
    assert capsys.readouterr() == ("", mounted)
    assert (repository / "report.txt").read_text() == OLD
    assert [path.name for path in repository.glob(".replicalint-*")] == []
