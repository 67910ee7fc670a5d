"""What the tests ask a server to run comes to an end, and a session goes on after it."""

from __future__ import annotations

from conversation import TIMED_OUT, Conversation
from servers import Database

ENDLESS = "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT t.n FROM t) SELECT count(*) FROM t"


def test_a_statement_that_does_not_end_is_cancelled(primary: Database) -> None:
    session = Conversation(primary, ())
    failure = session.execute(ENDLESS)
    assert failure is not None and failure.sqlstate == TIMED_OUT
    assert session.execute("SELECT 1") is None
    session.close()


def test_a_statement_that_does_not_end_can_be_prepared(primary: Database) -> None:
    session = Conversation(primary, ())
    assert session.prepare(ENDLESS) is None
    session.close()
