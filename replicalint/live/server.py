"""A server that is asked what it makes of statements, in read-only transactions that are undone."""

from __future__ import annotations

import json
import os
import select
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from typing import NoReturn

import psycopg
from msgspec import Struct
from psycopg import conninfo, pq

from ..source import visible
from ..sqlstate import INSUFFICIENT_PRIVILEGE, INTERNAL_ERROR
from ..verification import Answer
from .dsn import NotUnderstood, parameters
from .failure import ServerError
from .secret import Secrets

_CONNECT_SECONDS = 10
_STATEMENT_SECONDS = 30
_LOCK_SECONDS = 5
_IDLE_SECONDS = 30  # if this process is stopped or its network fails while a transaction is open
_CANCEL_SECONDS = 5
_PATIENCE = 60  # for an answer of a server or a network that says nothing at all
_DONE = (pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK, pq.ExecStatus.EMPTY_QUERY)
_MOST_BYTES = 1 << 28  # by which one answer may let this process grow
_COPYING = (pq.ExecStatus.COPY_IN, pq.ExecStatus.COPY_OUT, pq.ExecStatus.COPY_BOTH)
# Beginnings of what libpq and psycopg say once they understood a connection string.
_PLAIN_WORDS = (
    "connection to server ",
    "connection timeout expired",
    "could not translate host name ",
    "failed to resolve host ",
    "definition of service ",
)
_SETTINGS = (
    f"SET LOCAL statement_timeout = '{_STATEMENT_SECONDS}s'; "
    f"SET LOCAL lock_timeout = '{_LOCK_SECONDS}s'; "
    f"SET LOCAL idle_in_transaction_session_timeout = '{_IDLE_SECONDS}s'; "
    "SET LOCAL search_path = "
)


class Address(Struct, frozen=True):
    """Which server answers, as it is printed: never with a password."""

    host: str
    port: str
    database: str
    user: str
    version: str  # "15.18"
    number: int  # the major version

    def __str__(self) -> str:
        place = f"{self.host}:{self.port}" if self.host else "the default socket"
        return visible(
            f"{place}, database {self.database}, user {self.user}, PostgreSQL {self.version}"
        )


class Server:
    """A connection; each question, or all `at_one_moment`, have a transaction that is rolled back.

    Nothing that is set outlives a transaction, so that a pooler may give each to another session.
    Whatever ends the connection is a ServerError.
    """

    def __init__(self, role: str, dsn: str, patience: float = _PATIENCE) -> None:
        self.role = role
        self._patience = patience
        self._secrets = Secrets()
        self._is_at_one_moment = False
        self._connection = self._connected(dsn)
        self.address = _address(self._connection.pgconn)

    def close(self) -> None:
        self._connection.close()

    def prepare(
        self, sql: str, search_path: Sequence[str], types: Sequence[int] = ()
    ) -> Answer | None:
        """What the server says when it prepares a statement; None where it accepts it.

        The statement is not executed, but its constants are read: where one is an array, a
        composite or a range with a domain inside, the domain's CHECK runs (domains.c, domain_in).
        `types` are the oids of the parameters' types, 0 for one that the server finds out.
        """
        with self._transaction(search_path) as server:
            return self._answer(
                self._sent(lambda: server.send_prepare(b"", _encoded(sql), list(types)))
            )

    def rows(self, query: str, *parameters: Sequence[str]) -> list[tuple[object, ...]]:
        """What a query of the catalogue gives; its parameters are arrays of text."""
        sent = f"SELECT to_json(found) FROM ({query}) AS found".encode()
        arrays = [_array(words) for words in parameters]
        with nullcontext() if self._is_at_one_moment else self._transaction(()):
            server = self._connection.pgconn
            result = self._sent(lambda: server.send_query_params(sent, arrays))
            self._expect_rows(result)
            with self.reading():
                return [_row(result.get_value(number, 0)) for number in range(result.ntuples)]

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What `rows` gives in here is of one snapshot, whatever others commit meanwhile."""
        with self._transaction((), "REPEATABLE READ"):
            self._is_at_one_moment = True
            try:
                yield
            finally:
                self._is_at_one_moment = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Whoever reads rows in here need not expect other ones than were asked for."""
        try:
            yield
        except (ValueError, TypeError, IndexError, RecursionError):
            raise self._lost("its catalogue cannot be read") from None

    def _connected(self, dsn: str) -> psycopg.Connection:
        try:
            given = parameters(dsn)
        except NotUnderstood as error:
            raise ServerError(self.role, str(error)) from None
        self._secrets = Secrets.of(given)
        if "connect_timeout" not in given and not os.environ.get("PGCONNECT_TIMEOUT"):
            given["connect_timeout"] = str(_CONNECT_SECONDS)
        given.setdefault("fallback_application_name", "replicalint")
        given["client_encoding"] = "UTF8"
        try:
            connection = psycopg.connect(
                conninfo.make_conninfo("", **given), autocommit=True, prepare_threshold=None
            )
        except (psycopg.Error, ValueError) as error:
            raise ServerError(self.role, self._secrets.plain(_refusal(str(error)))) from None
        password = connection.pgconn.password.decode(errors="surrogateescape")
        self._secrets = self._secrets.with_words([password])
        return connection

    @contextmanager
    def _transaction(
        self, search_path: Sequence[str], isolation: str = "READ COMMITTED"
    ) -> Iterator[pq.abc.PGconn]:
        server = self._connection.pgconn
        path = ", ".join('"' + name.replace('"', '""') + '"' for name in search_path) or "''"
        begin = f"BEGIN ISOLATION LEVEL {isolation} READ ONLY; {_SETTINGS}{path}".encode()
        self._expect_done(self._sent(lambda: server.send_query(begin)))
        yield server
        self._expect_done(self._sent(lambda: server.send_query(b"ROLLBACK")))

    def _expect_rows(self, result: pq.abc.PGresult) -> None:
        answer = self._answer(result)
        if answer is not None and answer.sqlstate == INSUFFICIENT_PRIVILEGE:
            who = f'role "{visible(self.address.user)}" may not read its catalogue'
            raise ServerError(self.role, f"{who}: {answer.message}")
        if answer is not None and answer.sqlstate == INTERNAL_ERROR and self._is_at_one_moment:
            self.tell_of_changes()
        self._expect_done(result)

    def tell_of_changes(self) -> NoReturn:
        """Raises for what the server's own functions say of objects that are gone by now."""
        raise ServerError(self.role, "its schema was changed while it was read: run this again")

    def _expect_done(self, result: pq.abc.PGresult) -> None:
        answer = self._answer(result)
        if answer is not None:
            raise self._lost(answer.message)

    def _sent(self, send: Callable[[], None]) -> pq.abc.PGresult:
        """Sends something and gives its last result; the wait can be interrupted."""
        server = self._connection.pgconn
        failed = last = None
        ending = "the connection ended"
        try:
            send()
            for last in self._results(server):
                failed = failed or (None if last.status in _DONE else last)
        except psycopg.Error as error:
            ending = str(error)
        except KeyboardInterrupt:
            self._cancel()
            raise
        if server.status != pq.ConnStatus.OK or last is None:
            raise self._lost(_message(failed) if failed else ending)
        return failed or last

    def _cancel(self) -> None:
        """Ends what the server is at: it would go on without anyone who waits for it."""
        if psycopg.capabilities.has_cancel_safe():  # an older libpq may wait for ever
            with suppress(psycopg.Error):
                self._connection.cancel_safe(timeout=_CANCEL_SECONDS)

    def _results(self, server: pq.abc.PGconn) -> Iterator[pq.abc.PGresult]:
        """What comes back, one by one, in bounded time and memory whatever the server sends."""
        deadline = time.monotonic() + self._patience
        most = _peak_memory() + _MOST_BYTES
        while True:
            unsent = server.flush()
            while unsent or server.is_busy():
                patience = max(deadline - time.monotonic(), 0)
                writable = [server.socket] if unsent else []
                select.select([server.socket], writable, [], patience)
                server.consume_input()
                self._expect_bounds(deadline, most)
                unsent = server.flush()
            self._expect_bounds(deadline, most)
            result = server.get_result()
            if result is None:
                return
            if result.status in _COPYING:
                raise self._lost("unexpected COPY")
            yield result

    def _expect_bounds(self, deadline: float, most: int) -> None:
        if time.monotonic() > deadline:
            raise self._lost(f"no answer within {self._patience:g} s")
        if _peak_memory() > most:
            raise self._lost(f"the answer exceeds {_MOST_BYTES >> 20} MB")

    def _answer(self, result: pq.abc.PGresult) -> Answer | None:
        if result.status in _DONE:
            return None
        state = (result.error_field(pq.DiagnosticField.SQLSTATE) or b"").decode()
        position = (result.error_field(pq.DiagnosticField.STATEMENT_POSITION) or b"").decode()
        return Answer(
            state,
            self._secrets.plain(_message(result)),
            int(position) - 1 if position.isdecimal() else None,
        )

    def _lost(self, message: str) -> ServerError:
        return ServerError(self.role, f"stopped answering: {self._secrets.plain(message)}")


def _refusal(message: str) -> str:
    """Why there is no connection; a value that was not understood is left out."""
    message = message.removeprefix("connection failed: ").removeprefix("connection is bad: ")
    return message if message.startswith(_PLAIN_WORDS) else _without_quoted(message)


def _without_quoted(message: str) -> str:
    """The message without what stands between the first and the last of its quotes of a kind."""
    starts = sorted(start for mark in "\"'" if (start := message.find(mark)) >= 0)
    for start in starts:
        end = message.rfind(message[start], start + 1)
        if end >= 0:
            return f'{message[:start]}"..."{_without_quoted(message[end + 1 :])}'
    return message


def _array(words: Sequence[str]) -> bytes:
    """An array of text as PostgreSQL reads it."""
    quoted = (word.replace("\\", "\\\\").replace('"', '\\"') for word in words)
    return ("{" + ",".join(f'"{word}"' for word in quoted) + "}").encode()


def _row(written: bytes | None) -> tuple[object, ...]:
    """The columns of a row that is written as a JSON object, whose keys may be alike."""
    row = json.loads(written or b"{}", object_pairs_hook=lambda pairs: [x for _, x in pairs])
    if not isinstance(row, list):
        raise TypeError("no row")
    return tuple(row)


def _peak_memory() -> int:
    """The most bytes that this process has held so far; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _encoded(sql: str) -> bytes:
    return sql.encode("utf-8", "replace")


def _message(result: pq.abc.PGresult) -> str:
    primary = result.error_field(pq.DiagnosticField.MESSAGE_PRIMARY)
    return (primary or result.error_message).decode(errors="replace")


def _address(server: pq.abc.PGconn) -> Address:
    version = server.server_version
    host, port, database, user = (
        value.decode(errors="surrogateescape")
        for value in (server.host, server.port, server.db, server.user)
    )
    number = version // 10_000
    return Address(host, port, database, user, f"{number}.{version % 10_000}", number)
