"""Real PostgreSQL servers for the tests: clusters in a private folder, and their databases."""

from __future__ import annotations

import atexit
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
from awaiting import await_true
from installations import Account, Installation
from psycopg import pq

_NUMBERS = count(1)
# Nothing survives the tests, so nothing needs to reach a disk. Workers come back at once.
SETTINGS = {
    "wal_level": "logical",
    "listen_addresses": "",
    "shared_buffers": "32MB",
    "fsync": "off",
    "full_page_writes": "off",
    "max_wal_size": "1GB",
    "autovacuum": "off",
    "jit": "off",
    "timezone": "Asia/Kathmandu",  # whoever forgets that days are UTC finds out
    "max_wal_senders": "20",
    "max_replication_slots": "20",
    "max_worker_processes": "20",
    "max_logical_replication_workers": "12",
    "wal_retrieve_retry_interval": "100ms",
    "deadlock_timeout": "100ms",
    "log_min_messages": "warning",
    "log_line_prefix": "%e ",
}

# By version: until 17 max_replication_slots counts a subscriber's origins as well.
SETTINGS_SINCE = {18: {"max_active_replication_origins": "20"}}

# The shell ends the server as soon as its standard input closes: also when the tests are killed.
GUARD = '"$@" & server=$!; read -r _; kill -QUIT $server; wait $server'


@dataclass(frozen=True)
class Failure:
    """What a server answers to a statement that it refuses."""

    sqlstate: str
    message: str


@dataclass(frozen=True)
class Database:
    """One database of a running server."""

    dsn: str
    log: Path

    def connect(self, *, autocommit: bool = True) -> psycopg.Connection:
        return psycopg.connect(self.dsn, autocommit=autocommit)

    def run(self, sql: str, *parameters: object) -> list[tuple[object, ...]]:
        """Runs SQL, several statements if there are no parameters; gives the last one's rows."""
        with self.connect() as connection, psycopg.RawCursor(connection) as cursor:
            cursor.execute(sql, parameters or None)
            while cursor.nextset():
                pass
            return cursor.fetchall() if cursor.description else []

    def value(self, sql: str, *parameters: object) -> object:
        """The one value that a query gives."""
        ((value,),) = self.run(sql, *parameters)
        return value

    def prepare(self, sql: str) -> Failure | None:
        """Prepares one statement in a read-only transaction; None where the server accepts it."""
        with self._read_only() as connection:
            return _failure(connection.pgconn.prepare(b"", sql.encode()))

    def execute(self, sql: str) -> Failure | None:
        """Prepares and runs one statement, read-only, with nulls for its parameters."""
        with self._read_only() as connection:
            server = connection.pgconn
            failure = _failure(server.prepare(b"", sql.encode()))
            if failure is not None:
                return failure
            nulls = [None] * server.describe_prepared(b"").nparams
            return _failure(server.exec_prepared(b"", nulls))

    @contextmanager
    def _read_only(self) -> Iterator[psycopg.Connection]:
        with self.connect() as connection:
            connection.execute("BEGIN READ ONLY")
            try:
                yield connection
            finally:
                connection.execute("ROLLBACK")


def _failure(result: pq.abc.PGresult) -> Failure | None:
    if result.status in (pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK):
        return None
    state = result.error_field(pq.DiagnosticField.SQLSTATE) or b"?????"
    message = result.error_field(pq.DiagnosticField.MESSAGE_PRIMARY) or b""
    return Failure(state.decode(), message.decode())


@dataclass(frozen=True)
class Cluster:
    """One running server."""

    folder: Path
    process: subprocess.Popen
    programs: Installation

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def database(self, name: str) -> Database:
        return Database(f"host={self.folder} dbname={name} user=postgres", self.log)

    def create(self, name: str) -> Database:
        self.database("postgres").run(f'CREATE DATABASE "{name}" STRATEGY file_copy')
        return self.database(name)

    def stop(self) -> None:
        """Ends the server at once; does nothing where it has ended."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait()


@cache
def _template(installation: Installation) -> tuple[Installation, Path]:
    """The programs where the servers' user can run them, and a new cluster to copy: once a run."""
    account = Account.of_this_process()
    folder = account.private_folder()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    programs = installation.reachable(folder, account)
    initdb = [programs.bin / "initdb", "--pgdata", folder / "template", "--username=postgres"]
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--wal-segsize=1"]
    account.run([*initdb, *options], folder)
    return programs, folder / "template"


@contextmanager
def running(installation: Installation, names: Sequence[str]) -> Iterator[tuple[Cluster, ...]]:
    """Starts one server a name; stops them and removes their files at the end, whatever happens."""
    account = Account.of_this_process()
    folder = account.private_folder()
    clusters: list[Cluster] = []

    def end() -> None:
        for cluster in clusters:
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(end)
    try:
        programs, template = _template(installation)
        for name in names:
            account.run(["mkdir", "-m", "700", folder / name], folder)
            account.run(["cp", "-R", template, folder / name / "data"], folder)
            clusters.append(_start(programs, account, folder / name))
        for cluster in clusters:
            _await_start(cluster)
        yield tuple(clusters)
    finally:
        end()
        atexit.unregister(end)


@contextmanager
def hot_standby(primary: Cluster) -> Iterator[Cluster]:
    """Starts a physical replica of a running server, in recovery for as long as it is there."""
    account = Account.of_this_process()
    folder = primary.folder.with_name(f"{primary.folder.name}_standby_{next(_NUMBERS)}")
    account.run(["mkdir", "-m", "700", folder], primary.folder)
    copy = [primary.programs.bin / "pg_basebackup", "--host", primary.folder, "--username=postgres"]
    options = ["--checkpoint=fast", "--no-sync", "--write-recovery-conf", "--pgdata"]
    account.run([*copy, *options, folder / "data"], folder)
    standby = _start(primary.programs, account, folder)
    try:
        _await_start(standby)
        yield standby
    finally:
        standby.stop()


def _start(programs: Installation, account: Account, folder: Path) -> Cluster:
    settings = {**SETTINGS, "unix_socket_directories": str(folder)}
    for version, later in SETTINGS_SINCE.items():
        if programs.version >= version:
            settings |= later
    words = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
    server = [programs.bin / "postgres", "-D", folder / "data", *words]
    with (folder / "log").open("wb") as log:
        process = account.start(
            ["/bin/sh", "-c", GUARD, "sh", *server],
            folder,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
        )
    return Cluster(folder, process, programs)


def _await_start(cluster: Cluster) -> None:
    def answers() -> bool:
        try:
            cluster.database("postgres").connect().close()
        except psycopg.OperationalError:
            return False
        return True

    try:
        await_true(answers, "the server starts")
    except TimeoutError as error:
        raise RuntimeError(f"the server did not start:\n{cluster.log.read_text()}") from error
