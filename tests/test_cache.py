"""Results that are kept between runs: when one is used again, and that nothing else changes."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import pytest
from repositories import git

import replicalint.check
import replicalint.check_migrations
from replicalint.check_migrations import JudgedMigrations
from replicalint.cli.command import status_of
from replicalint.files.cache_folder import CacheFolder, cache_folder
from replicalint.report.formats import FORMATS
from replicalint.source import Source
from replicalint.syntax.reading import Reading

ROOT = Path(__file__).parent.parent
CONTRACT = """\
replicalint: 1
name: app
relations:
  public.orgs:
    columns: {id: uuid, name: text}
functions:
  - public.secret(int) returns int
endpoints:
  /orgs:
    queries: [sql/*.sql]
"""
QUERIES = {
    "sql/clean.sql": "SELECT o.id FROM public.orgs o;\n",
    "sql/faulty.sql": "SELECT o.nmae FROM public.orgs o;\n",
    "sql/ends.sql": "-- replicalint: ignore[select-star] until=2026-06-20 soon\n"
    "SELECT * FROM public.orgs;\n",
    "sql/calls.sql": "SELECT public.secret(1);\n",
}
TODAY = date(2026, 6, 15)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, which is the working folder; results are kept beside it."""
    folder = tmp_path / "repository"
    for path, text in {"contracts/app.yaml": CONTRACT, **QUERIES}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("REPLICALINT_CACHE_DIR", str(tmp_path / "kept"))
    for variable in ("REPLICALINT_CONTRACT", "REPLICALINT_NO_CACHE", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("replicalint.clock.utc_day", lambda: TODAY)
    return folder


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., list[str]]]:
    """Runs `check`, and says which files were not known."""
    judged: list[str] = []
    readings_of = replicalint.check.readings_of

    def noting(source: Source) -> tuple[Reading, ...]:
        judged.append(source.path.removeprefix("sql/").removesuffix(".sql"))
        return readings_of(source)

    monkeypatch.setattr("replicalint.check.readings_of", noting)

    def run(*arguments: str, status: int = 1) -> list[str]:
        judged.clear()
        assert status_of(["check", "--quiet", *arguments]) == status
        return judged[:]

    yield run


EVERY = ["calls", "clean", "ends", "faulty"]


def test_nothing_is_checked_twice(repository: Path, checked: Callable[..., list[str]]) -> None:
    assert checked() == EVERY
    assert checked() == []
    assert checked("--no-cache") == EVERY
    assert checked("sql/clean.sql", status=0) == []


def test_stats_say_how_many_files_were_known(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for _ in range(2):
        status_of(["check", "--stats"])
        told.append(capsys.readouterr().err.splitlines()[-1])
    assert told == ["files from the cache: 0 of 4", "files from the cache: 4 of 4"]
    status_of(["check", "--stats", "--no-cache"])
    assert "cache" not in capsys.readouterr().err


def at_same_time(path: str, text: str) -> None:
    """Writes other text of the same length, and sets the time back."""
    state = os.stat(path)
    assert len(text) == state.st_size
    Path(path).write_text(text)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def replaced(path: str, old: str, new: str) -> None:
    text = Path(path).read_text()
    assert old in text
    Path(path).write_text(text.replace(old, new))


def second_contract() -> None:
    Path("contracts/other.yaml").write_text(
        CONTRACT.replace("name: app", "name: other").replace("sql/*.sql", "sql/clean.sql")
    )


# What is changed between two runs, what the second is asked, and which files it checks.
CHANGES: dict[str, tuple[Callable[[], object], tuple[str, ...], list[str]]] = {
    "nothing": (lambda: None, (), []),
    "the time of a file": (lambda: os.utime("sql/clean.sql", (1, 1)), (), []),
    "the same bytes once more": (
        lambda: Path("sql/clean.sql").write_text(QUERIES["sql/clean.sql"]),
        (),
        [],
    ),
    "other bytes of the same size and time": (
        lambda: at_same_time("sql/clean.sql", "SELECT o.no FROM public.orgs o;\n"),
        (),
        ["clean"],
    ),
    "the name of a file": (lambda: os.rename("sql/clean.sql", "sql/renamed.sql"), (), ["renamed"]),
    "a second file with the same text": (
        lambda: shutil.copy("sql/clean.sql", "sql/copy.sql"),
        (),
        ["copy"],
    ),
    "line breaks": (lambda: replaced("sql/clean.sql", "\n", "\r\n"), (), ["clean"]),
    "a space in the contract": (
        lambda: replaced("contracts/app.yaml", "name: app", "name:  app"),
        (),
        EVERY,
    ),
    "the name of the contract's file": (
        lambda: os.rename("contracts/app.yaml", "contracts/other.yaml"),
        (),
        EVERY,
    ),
    "a second contract of a file": (second_contract, (), ["clean"]),
    "a severity in the contract": (
        lambda: replaced("contracts/app.yaml", "name: app", "name: app\ncheck: {ignore: [write]}"),
        (),
        EVERY,
    ),
    "a setting of the project": (
        lambda: Path("pyproject.toml").write_text('[tool.replicalint]\nignore = ["write"]\n'),
        (),
        EVERY,
    ),
    "a setting of the project that no rule sees": (
        lambda: Path("pyproject.toml").write_text('[tool.replicalint]\nfail_on = "note"\n'),
        (),
        [],
    ),
    "--select": (lambda: None, ("--select", "unknown-column"), EVERY),
    "--ignore": (lambda: None, ("--ignore", "select-star"), EVERY),
    "--format": (lambda: None, ("--format", "json"), []),
    "--fail-on": (lambda: None, ("--fail-on", "note"), []),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_is_checked_again_where_its_result_may_be_another(
    change: str, repository: Path, checked: Callable[..., list[str]]
) -> None:
    changing, arguments, expected = CHANGES[change]
    assert checked() == EVERY
    changing()
    assert checked(*arguments) == expected
    assert checked(*arguments) == []


@pytest.mark.parametrize("change", CHANGES)
def test_a_report_is_the_same_with_results_and_without(
    change: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changing, arguments, _ = CHANGES[change]
    status_of(["check"])
    changing()
    capsys.readouterr()
    printed = []
    for more in ((), (), ("--no-cache",)):
        printed.append((status_of(["check", *arguments, *more]), capsys.readouterr()))
    assert printed[0] == printed[1] == printed[2]
    assert printed[0][0] == 1


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 6, 20), []), (date(2026, 6, 21), ["ends"]), (date(2026, 6, 14), EVERY)],
    ids=["its last day", "the day after", "a clock that was set back"],
)
def test_the_day_counts_where_a_comment_ends(
    day: date,
    expected: list[str],
    repository: Path,
    checked: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert checked() == EVERY
    monkeypatch.setattr("replicalint.clock.utc_day", lambda: day)
    assert checked() == expected
    assert checked() == []


def test_another_version_knows_nothing(
    repository: Path, checked: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checked() == EVERY
    monkeypatch.setattr("replicalint.kept_results.installed", lambda _: "another")
    assert checked() == EVERY
    monkeypatch.undo()


MIGRATIONS = {
    "migrations/1.sql": "CREATE FUNCTION public.secret(int) RETURNS int LANGUAGE sql "
    "AS 'DELETE FROM public.orgs RETURNING 1';\n",
    "migrations/2.sql": "ALTER TABLE public.orgs DROP COLUMN name;\n",
    "migrations/3.sql": "-- replicalint: ignore[column-not-in-contract] until=2026-06-25 soon\n"
    "ALTER TABLE public.orgs ADD COLUMN more int;\n",
}


@pytest.fixture
def migrating(repository: Path) -> Path:
    """The same with migrations, of which a query is a reader."""
    replaced("contracts/app.yaml", "name: app", "name: app\nmigrations: [migrations/*.sql]")
    os.mkdir("migrations")
    for path, text in MIGRATIONS.items():
        Path(path).write_text(text)
    Path("sql/reads.sql").write_text("SELECT o.name FROM public.orgs o;\n")
    return repository


@pytest.fixture
def judged(
    checked: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[bool, list[str]]]:
    """Runs `check`, and says whether migrations were judged, and which files were not known."""
    calls: list[object] = []
    check_migrations = replicalint.check_migrations.check_migrations

    def noting(*arguments: Any, **named: Any) -> JudgedMigrations:
        calls.append(arguments)
        return check_migrations(*arguments, **named)

    monkeypatch.setattr("replicalint.check_migrations.check_migrations", noting)

    def run(*arguments: str, status: int = 1) -> tuple[bool, list[str]]:
        calls.clear()
        files = checked(*arguments, status=status)
        return bool(calls), files

    return run


ALL = [*EVERY, "reads"]
# What is changed, whether the migrations are judged again, and which files are checked.
CHANGES_OF_MIGRATIONS: dict[str, tuple[Callable[[], object], bool, list[str]]] = {
    "nothing": (lambda: None, False, []),
    "other bytes of the same size and time": (
        lambda: at_same_time("migrations/2.sql", MIGRATIONS["migrations/2.sql"].replace("A", "a")),
        True,
        [],
    ),
    "the name of a migration": (
        lambda: os.rename("migrations/2.sql", "migrations/4.sql"),
        True,
        [],
    ),
    "one more migration": (
        lambda: Path("migrations/4.sql").write_text("CREATE TABLE public.t (a int);\n"),
        True,
        [],
    ),
    "what a function does": (
        lambda: replaced("migrations/1.sql", "DELETE FROM public.orgs RETURNING 1", "SELECT 1"),
        True,
        ALL,
    ),
    "what a function does is moved": (
        lambda: replaced("migrations/1.sql", "CREATE", "\nCREATE"),
        True,
        ALL,
    ),
    "a reader": (
        lambda: replaced("sql/reads.sql", "o.name", "o.id AS i"),
        True,
        ["reads"],
    ),
    "a file that is no reader": (
        lambda: replaced("sql/clean.sql", "SELECT", "SELECT "),
        True,
        ["clean"],
    ),
    "one more query": (
        lambda: Path("sql/more.sql").write_text("SELECT o.name FROM public.orgs o;\n"),
        True,
        ["more"],
    ),
    "a space in the contract": (
        lambda: replaced("contracts/app.yaml", "name: app", "name:  app"),
        True,
        ALL,
    ),
    "a program beside them": (
        lambda: Path("migrations/5.py").write_text("from alembic import op\n"),
        True,
        [],
    ),
    "the order that a tool keeps": (
        lambda: (
            os.mkdir("migrations/meta"),
            Path("migrations/meta/_journal.json").write_text('{"entries": [{"tag": "1"}]}'),
        ),
        True,
        [],
    ),
}


@pytest.mark.parametrize("change", CHANGES_OF_MIGRATIONS)
def test_migrations_are_judged_again_where_their_result_may_be_another(
    change: str, migrating: Path, judged: Callable[..., tuple[bool, list[str]]]
) -> None:
    changing, is_judged, expected = CHANGES_OF_MIGRATIONS[change]
    assert judged() == (True, ALL)
    changing()
    assert judged() == (is_judged, expected)
    assert judged() == (False, [])


@pytest.mark.parametrize("change", CHANGES_OF_MIGRATIONS)
def test_a_report_on_migrations_is_the_same_with_results_and_without(
    change: str, migrating: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changing, *_ = CHANGES_OF_MIGRATIONS[change]
    status_of(["check"])
    changing()
    capsys.readouterr()
    printed = []
    for more in ((), (), ("--no-cache",)):
        printed.append((status_of(["check", *more]), capsys.readouterr()))
    assert printed[0] == printed[1] == printed[2]
    assert printed[0][0] == 1


def test_some_migrations_are_no_others(
    migrating: Path, judged: Callable[..., tuple[bool, list[str]]]
) -> None:
    assert judged("migrations/2.sql") == (True, [])
    assert judged("migrations/2.sql") == (False, [])
    assert judged("migrations/3.sql", status=0) == (True, [])


def test_the_day_counts_where_a_comment_of_a_migration_ends(
    migrating: Path,
    judged: Callable[..., tuple[bool, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert judged() == (True, ALL)
    for day, expected in ((20, (False, [])), (25, (False, ["ends"])), (26, (True, []))):
        monkeypatch.setattr("replicalint.clock.utc_day", lambda day=day: date(2026, 6, day))
        assert judged() == expected


def test_a_migration_that_cannot_be_read_is_not_kept(
    migrating: Path, judged: Callable[..., tuple[bool, list[str]]]
) -> None:
    Path("migrations/2.sql").write_bytes(b"SELECT \xff;\n")
    assert judged(status=2) == (True, ALL)
    assert judged(status=2) == (True, [])


@pytest.fixture
def committed(migrating: Path) -> Path:
    """The same with a first migration that has run, and all of it in a commit."""
    replaced(
        "contracts/app.yaml",
        "migrations: [migrations/*.sql]",
        "migrations:\n  - files: [migrations/*.sql]\n    applied_through: migrations/1.sql",
    )
    shutil.rmtree(".git")
    git(migrating, "init", "--quiet", "--initial-branch=main")
    commit_all(migrating)
    return migrating


def commit_all(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=x")


# What is changed after a check of the changes since HEAD, and whether migrations are judged again.
CHANGES_SINCE: dict[str, tuple[Callable[[Path], object], bool]] = {
    "nothing": (lambda _: None, False),
    "a migration": (lambda _: replaced("migrations/2.sql", "name", "id"), True),
    "a migration that has run": (lambda _: replaced("migrations/1.sql", "secret", "other"), True),
    "what was committed": (commit_all, False),
    "what was committed is another": (
        lambda root: (commit_all(root), replaced("migrations/3.sql", "more", "less")),
        True,
    ),
}


@pytest.mark.parametrize("staged", [(), ("--staged",)], ids=["working tree", "index"])
@pytest.mark.parametrize("change", CHANGES_SINCE)
def test_migrations_are_judged_again_where_what_is_changed_of_them_is_another(
    change: str,
    staged: tuple[str, ...],
    committed: Path,
    judged: Callable[..., tuple[bool, list[str]]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    changing, is_judged = CHANGES_SINCE[change]
    replaced("migrations/1.sql", "RETURNING 1", "RETURNING 2")
    replaced("migrations/2.sql", "DROP", "DROP ")
    git(committed, "add", "--all")
    asked = "--since", "HEAD", *staged
    assert judged(*asked)[0]
    assert not judged(*asked)[0]
    changing(committed)
    git(committed, "add", "--all")
    capsys.readouterr()
    status = int(change != "what was committed")
    told = []
    for more in ((), (), ("--no-cache",)):
        anew = judged(*asked, *more, status=status)[0]
        told.append(capsys.readouterr())
        assert anew is ((is_judged and len(told) == 1) or (bool(more) and bool(status)))
    assert told[0] == told[1] == told[2]


def test_a_mistake_is_not_kept(repository: Path, checked: Callable[..., list[str]]) -> None:
    Path("sql/clean.sql").write_bytes(b"SELECT \xff;\n")
    assert checked(status=2) == ["calls", "ends", "faulty"]
    assert checked(status=2) == []
    Path("sql/clean.sql").write_text(QUERIES["sql/clean.sql"])
    assert checked() == ["clean"]


def test_a_bug_is_not_kept(
    repository: Path,
    checked: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(*_: object) -> NoReturn:
        raise KeyError("a bug")

    with monkeypatch.context() as patched:
        patched.setattr("replicalint.check.report_of", failing)
        assert checked(status=2) == EVERY
    assert checked() == EVERY


def test_standard_input_is_not_kept(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "text").write_text("SELECT 1;")
    with open(tmp_path / "text") as text:
        monkeypatch.setattr("sys.stdin", text)
        assert status_of(["check", "--quiet", "-"]) == 0
    assert not (tmp_path / "kept").exists()


# -- all cases ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def every_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All cases as queries and as migrations, of the reference contract."""
    folder = tmp_path_factory.mktemp("every")
    shutil.copytree(ROOT / "tests/cases", folder / "cases", ignore=shutil.ignore_patterns("*.yaml"))
    shutil.copytree(folder / "cases/migrations", folder / "history")
    contract = (ROOT / "contracts/plugin-read-path.yaml").read_text()
    start = contract.index("endpoints:")
    (folder / "replicalint.yaml").write_text(
        contract[:start].replace("migrations:", "x-migrations:")
        + "endpoints:\n  /cases: {queries: ['cases/**/*.sql']}\nmigrations: ['history/**/*.sql']\n"
    )
    return folder


def test_reports_on_all_cases_are_the_same_in_every_format(
    every_case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(every_case)
    monkeypatch.setenv("REPLICALINT_CACHE_DIR", str(tmp_path / "kept"))
    monkeypatch.delenv("REPLICALINT_NO_CACHE")
    for number, more in enumerate(((), (), ("--no-cache",))):
        outputs = [f"--output={name}={tmp_path / name}{number}" for name in FORMATS]
        assert status_of(["check", "--quiet", *more, *outputs]) == 1
    for name in FORMATS:
        cold, warm, anew = (tmp_path / f"{name}{number}" for number in range(3))
        assert cold.read_bytes() == warm.read_bytes() == anew.read_bytes() != b""


# -- a folder that cannot be used, or is damaged ---------------------------------------------


def segments(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "kept/results").rglob("*.json"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes().replace(b"select-star", b"SELECT-STAR")),
        lambda path: path.unlink(),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), os.mkfifo(path)),
        lambda path: (path.unlink(), path.symlink_to(__file__)),
        lambda path: path.chmod(0o666),
    ],
    ids=["cut", "empty", "changed", "gone", "a folder", "a pipe", "a link", "open to others"],
)
def test_a_damaged_segment_holds_nothing(
    damage: Callable[[Path], object],
    repository: Path,
    tmp_path: Path,
    checked: Callable[..., list[str]],
) -> None:
    assert checked() == EVERY
    for path in segments(tmp_path):
        damage(path)
    assert checked() in (EVERY, [])
    assert checked("--no-cache") == EVERY


def no_space(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("call", ["os.replace", "os.makedirs", "os.open"])
def test_a_full_disk_is_no_error(
    call: str,
    repository: Path,
    tmp_path: Path,
    checked: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    full = monkeypatch.context()
    with full as patched:
        if call == "os.open":
            opened = os.open

            def refusing(path: str, flags: int, *more: int) -> int:
                return no_space() if flags & os.O_CREAT else opened(path, flags, *more)

            patched.setattr("os.open", refusing)
        else:
            patched.setattr(call, no_space)
        assert checked() == EVERY
    assert [*tmp_path.rglob("*.begun")] == []
    assert capsys.readouterr().err == ""
    assert checked() == EVERY
    assert checked() == []


def test_a_folder_that_cannot_be_made_is_no_error(
    repository: Path,
    tmp_path: Path,
    checked: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("REPLICALINT_CACHE_DIR", str(tmp_path / "file/kept"))
    assert checked() == checked() == EVERY
    monkeypatch.setenv("REPLICALINT_CACHE_DIR", str(tmp_path / "file"))
    assert checked() == EVERY
    assert "is no folder: no results are kept" in capsys.readouterr().err


def test_a_folder_that_others_may_write_to_is_not_used(
    repository: Path,
    tmp_path: Path,
    checked: Callable[..., list[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert checked() == EVERY
    (tmp_path / "kept").chmod(0o777)
    assert checked() == EVERY
    assert "others may write to it: no results are kept" in capsys.readouterr().err
    (tmp_path / "kept").chmod(0o700)
    (tmp_path / "kept/results").chmod(0o777)
    assert checked() == EVERY


def test_no_link_leads_out_of_the_folder(
    repository: Path, tmp_path: Path, checked: Callable[..., list[str]]
) -> None:
    assert checked() == EVERY
    shutil.move(tmp_path / "kept/results", tmp_path / "elsewhere")
    (tmp_path / "kept/results").symlink_to(tmp_path / "elsewhere")
    before = sorted(tmp_path.joinpath("elsewhere").rglob("*"))
    Path("sql/clean.sql").write_text("SELECT 1;\n")
    assert checked() == EVERY
    assert status_of(["cache", "clean"]) == 0
    assert sorted(tmp_path.joinpath("elsewhere").rglob("*")) == before


def test_where_nobody_knows_what_is_installed_nothing_is_kept(
    repository: Path,
    checked: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("replicalint.kept_results.installed", no_space)
    assert checked() == checked() == EVERY
    assert capsys.readouterr().err == ""


def test_what_is_kept_is_private(
    repository: Path, tmp_path: Path, checked: Callable[..., list[str]]
) -> None:
    before = os.umask(0)
    try:
        assert checked() == EVERY
    finally:
        os.umask(before)
    for path in (tmp_path / "kept", *(tmp_path / "kept").rglob("*")):
        assert path.stat().st_mode & 0o077 == 0
    assert checked() == []


# -- which folder ----------------------------------------------------------------------------


def test_a_chosen_folder_in_a_checkout_is_refused(
    repository: Path,
    tmp_path: Path,
    checked: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "other/.git").mkdir(parents=True)
    (tmp_path / "link").symlink_to(repository / "kept")
    for chosen in ("kept", ".git/kept", str(tmp_path / "other/kept"), str(tmp_path / "link")):
        monkeypatch.setenv("REPLICALINT_CACHE_DIR", chosen)
        assert checked(status=2) == []
        (line,) = capsys.readouterr().err.splitlines()
        assert "results cannot be kept in" in line
        assert checked("--no-cache") == EVERY
        capsys.readouterr()
    assert not (repository / "kept").exists()


def test_a_chosen_folder_in_what_is_checked_is_refused_without_git(
    repository: Path, checked: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / ".git").rmdir()
    monkeypatch.setenv("REPLICALINT_CACHE_DIR", str(repository / "kept"))
    assert checked(status=2) == []
    assert checked("sql/clean.sql", status=2) == []


@pytest.fixture
def at_home(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home directory, of someone who has chosen no folder; the repository is in it."""
    monkeypatch.delenv("REPLICALINT_CACHE_DIR")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_the_folder_of_the_system_is_used(
    at_home: Path,
    checked: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for variable, folder in (("", ".cache/replicalint"), ("xdg", "xdg/replicalint")):
        monkeypatch.setenv("XDG_CACHE_HOME", variable and str(at_home / variable))
        assert checked() == EVERY
        assert checked() == []
        capsys.readouterr()
        assert status_of(["cache", "dir"]) == 0
        assert capsys.readouterr().out == f"{at_home / folder}\n"
        assert (at_home / folder / "results").is_dir()


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("linux", {}, ".cache/replicalint"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, ".cache/replicalint"),
        ("darwin", {}, "Library/Caches/replicalint"),
        ("win32", {"LOCALAPPDATA": "{home}/Local"}, "Local/replicalint/Cache"),
        ("win32", {}, "AppData/Local/replicalint/Cache"),
    ],
)
def test_each_system_has_its_folder(
    system: str,
    variables: dict[str, str],
    expected: str,
    at_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(home=at_home))
    with monkeypatch.context() as patched:
        patched.setattr("sys.platform", system)
        found = cache_folder()
    assert found == CacheFolder(at_home / expected, is_named=False)


def test_a_home_directory_that_is_a_checkout_may_hold_results_of_others(
    at_home: Path, checked: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    (at_home / ".git").mkdir()
    assert checked() == EVERY
    assert checked() == []
    shutil.rmtree(Path.cwd() / ".git")  # what is checked is now the home directory's
    status_of(["check"])
    assert "results cannot be kept in" in capsys.readouterr().err


def test_a_checkout_around_what_is_checked_holds_no_results(
    at_home: Path,
    checked: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    home = at_home / "repository" / "home"
    home.mkdir()
    submodule = at_home / "repository" / "submodule"
    for path in ("contracts", "sql"):
        shutil.copytree(path, submodule / path)
    (submodule / ".git").write_text("gitdir: ../.git/modules/submodule\n")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(submodule)
    assert checked() == checked() == EVERY
    assert "results cannot be kept in" in capsys.readouterr().err


def test_without_a_home_nothing_is_kept(
    at_home: Path,
    checked: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert checked() == checked() == EVERY
    assert capsys.readouterr().err == ""
    assert status_of(["cache", "dir"]) == 2


# -- cache clean -----------------------------------------------------------------------------


def test_cleaning_removes_all_results_and_nothing_else(
    repository: Path,
    tmp_path: Path,
    checked: Callable[..., list[str]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert checked() == EVERY
    (tmp_path / "kept/results/installed/mine.json").write_text("mine")
    (tmp_path / "kept/mine").write_text("mine")
    capsys.readouterr()
    assert status_of(["cache", "clean"]) == 0
    assert capsys.readouterr().out.startswith("removed 3 files (")
    left = [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
    assert [path.name for path in sorted(left)] == ["CACHEDIR.TAG", "mine", "mine.json"]
    assert checked() == EVERY
    (tmp_path / "kept/results/installed/mine.json").unlink()
    (tmp_path / "kept/mine").unlink()
    assert status_of(["cache", "clean"]) == 0
    assert not (tmp_path / "kept").exists()
    assert status_of(["cache", "clean"]) == 0
