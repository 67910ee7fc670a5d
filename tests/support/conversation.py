"""A session with a database that is asked, statement by statement, what it makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from psycopg import pq
from servers import Database, Failure

_DONE = (pq.ExecStatus.COMMAND_OK, pq.ExecStatus.TUPLES_OK, pq.ExecStatus.EMPTY_QUERY)
# The SQLSTATE of a statement that was cancelled while it ran.
TIMED_OUT = "57014"
_TIMEOUT = b"SET LOCAL statement_timeout = '1s'"  # of the run; preparing ends by itself
_NAME = b"what is asked"  # a statement without a name is gone after the next one, as SET
_LOST = Failure("lost", "the server ended the connection")


class Conversation:
    """A connection; each statement that runs has a transaction of its own, which is undone.

    A statement that takes the server down is answered with "lost", and the next one connects anew.
    One that runs for longer than a second is answered with `TIMED_OUT`: it was prepared and began
    to run, which is all that anyone asks for here.
    """

    def __init__(
        self, database: Database, search_path: Sequence[str], *, read_only: bool = True
    ) -> None:
        path = ",".join(f'"{name}"' for name in search_path)
        self._dsn = f"{database.dsn} options='-csearch_path={path} -cstatement_timeout=60s'"
        self._begin = "BEGIN READ ONLY" if read_only else "BEGIN"
        self._connection = psycopg.connect(self._dsn, autocommit=True)

    def close(self) -> None:
        self._connection.close()

    def prepare(self, sql: str, declared: Sequence[int] = ()) -> Failure | None:
        """What the server says when it prepares a statement; None where it accepts it.

        `declared` are the types of its parameters, 0 for one that is declared none.
        """
        failure = _failure(self._connection.pgconn.prepare(b"", sql.encode(), declared or None))
        self._connect_where_lost()  # an unnamed statement leaves nothing else
        return failure

    def oid(self, name: str) -> int:
        """The number of a type."""
        row = self._connection.execute("SELECT to_regtype(%s)::oid", (name,)).fetchone()
        assert row is not None
        return int(row[0])

    def execute(self, sql: str) -> Failure | None:
        """What the server says when it prepares and runs one, with nulls for its parameters."""
        with self._transaction() as server:
            failure = _failure(server.prepare(_NAME, sql.encode()))
            if failure is not None:
                return failure
            server.exec_(_TIMEOUT)
            nulls = [None] * server.describe_prepared(_NAME).nparams
            return _outcome(server, server.exec_prepared(_NAME, nulls))

    @contextmanager
    def _transaction(self) -> Iterator[pq.abc.PGconn]:
        server = self._connection.pgconn
        server.exec_(self._begin.encode())
        yield server
        server.exec_(b"ROLLBACK; DEALLOCATE ALL; SELECT pg_advisory_unlock_all()")
        self._connect_where_lost()

    def _connect_where_lost(self) -> None:
        if self._connection.pgconn.status != pq.ConnStatus.OK:
            self._connection = psycopg.connect(self._dsn, autocommit=True)


def _outcome(server: pq.abc.PGconn, result: pq.abc.PGresult) -> Failure | None:
    """The end of a statement: COPY opens a stream first, which stays empty or unread."""
    if result.status == pq.ExecStatus.COPY_IN:
        server.put_copy_end()
    elif result.status == pq.ExecStatus.COPY_OUT:
        while server.get_copy_data(0)[0] > 0:
            pass
    else:
        return _failure(result)
    failure = None
    while (end := server.get_result()) is not None:
        failure = failure or _failure(end)
    return failure


def _failure(result: pq.abc.PGresult) -> Failure | None:
    if result.status in _DONE:
        return None
    state = result.error_field(pq.DiagnosticField.SQLSTATE)
    if state is None:
        return _LOST
    message = result.error_field(pq.DiagnosticField.MESSAGE_PRIMARY) or b""
    return Failure(state.decode(), message.decode(errors="replace"))
