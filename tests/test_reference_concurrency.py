"""The flag is right at every commit, whatever runs at the same time."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest
from organisations import WRONG_FLAGS, Organisation, organisation
from replication import MIGRATION, SCHEMA, System
from servers import Database, await_true

REFRESH = "SELECT public.refresh_orgs_has_usage_credits()"
GRANT = "INSERT INTO public.usage_credit_grants (org_id, total) VALUES (%s, %s)"
SPEND = "UPDATE public.usage_credit_grants SET consumed = total WHERE id = %s"

# What happens to the ledger, with how often, over an organisation $1 and another one $2.
OPERATIONS = {
    "INSERT INTO public.usage_credit_grants (org_id, total) VALUES ($1, 3), ($2, 0)": 6,
    "INSERT INTO public.usage_credit_grants (org_id, total, expires_at)"
    " VALUES ($1, 5, '2020-01-01'), ($2, 2, '2999-01-01')": 3,
    "UPDATE public.usage_credit_grants SET consumed = least(total, consumed + 1)"
    " WHERE org_id IN ($1, $2)": 12,
    "UPDATE public.usage_credit_grants SET consumed = total WHERE org_id = $1 AND $2 <> $1": 4,
    "UPDATE public.usage_credit_grants SET expires_at = '2020-01-01'"
    " WHERE org_id = $1 AND $2 <> $1": 2,
    "UPDATE public.usage_credit_grants SET expires_at = '2999-01-01', consumed = 0"
    " WHERE id = (SELECT min(g.id) FROM public.usage_credit_grants AS g"
    " WHERE g.org_id IN ($1, $2))": 3,
    "UPDATE public.usage_credit_grants SET org_id = $2 WHERE org_id = $1": 2,
    "DELETE FROM public.usage_credit_grants WHERE org_id = $1 AND $2 <> $1": 2,
    "DELETE FROM public.usage_credit_grants WHERE consumed = total AND org_id IN ($1, $2)": 3,
    "TRUNCATE public.usage_credit_grants, public.usage_credit_consumptions": 1,
}


@pytest.fixture(scope="module")
def ledger(system: System) -> Database:
    """A primary of its own, after the migration."""
    database = system.clusters[0].create("concurrency")
    database.run(SCHEMA.read_text())
    database.run(MIGRATION.read_text())
    return database


@contextmanager
def transaction(
    database: Database, isolation: str = "READ COMMITTED"
) -> Iterator[psycopg.Connection]:
    """A transaction that commits at the end of the block."""
    with database.connect() as connection:
        connection.execute(f"BEGIN ISOLATION LEVEL {isolation}")
        yield connection
        connection.execute("COMMIT")


def waiting(database: Database) -> bool:
    """Whether a session waits for another one's lock."""
    query = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    return database.value(query) != 0


@contextmanager
def in_the_background(action: Callable[[], object]) -> Iterator[Future[object]]:
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(action)


@pytest.mark.parametrize("sessions", [1, 4])
def test_the_flag_is_right_after_each_of_1000_random_operations(
    ledger: Database, system: System, measured: Callable[[str], None], sessions: int
) -> None:
    orgs = [organisation(ledger) for _ in range(8)]
    start = time.perf_counter()
    with ThreadPoolExecutor(sessions) as pool:
        workers = [
            pool.submit(operate, ledger, orgs, random.Random(seed), 1000 // sessions)
            for seed in range(sessions)
        ]
    deadlocks = sum(worker.result() for worker in workers)
    assert ledger.run(WRONG_FLAGS) == []
    measured(
        f"PostgreSQL {system.version}: 1,000 operations of the ledger, each checked, by {sessions}"
        f" sessions: {time.perf_counter() - start:.1f} s, {deadlocks} deadlocks resolved"
    )


def operate(database: Database, orgs: list[Organisation], choice: random.Random, count: int) -> int:
    """Runs operations in transactions of one to three, some rolled back; gives the deadlocks."""
    deadlocks = 0
    done = 0
    with database.connect(autocommit=False) as connection, psycopg.RawCursor(connection) as cursor:
        while done < count:
            size = min(choice.randint(1, 3), count - done)
            operations = choice.choices([*OPERATIONS], weights=[*OPERATIONS.values()], k=size)
            try:
                for operation in operations:
                    pair = [org.id for org in choice.sample(orgs, 2)]
                    cursor.execute(operation, pair if "$1" in operation else None)
                    assert cursor.execute(WRONG_FLAGS).fetchall() == [], operation
            except psycopg.errors.DeadlockDetected:
                connection.rollback()
                deadlocks += 1
                continue
            if choice.random() < 0.1:
                connection.rollback()
            else:
                connection.commit()
            assert cursor.execute(WRONG_FLAGS).fetchall() == [], operations
            connection.commit()
            done += size
    return deadlocks


def test_two_sessions_that_spend_the_last_two_grants_close_the_gate(ledger: Database) -> None:
    org = organisation(ledger)
    first, second = org.grant(1), org.grant(1)
    with transaction(ledger) as connection:
        connection.execute(SPEND, [first])
        with in_the_background(lambda: org.spend(second, 1)) as other:
            await_true(lambda: waiting(ledger), "the second session waits for the first")
            connection.execute("COMMIT")
            other.result()
    assert ledger.run(WRONG_FLAGS) == []
    assert not org.has_flag()


def test_two_serializable_sessions_cannot_both_spend_unseen(ledger: Database) -> None:
    org = organisation(ledger)
    first, second = org.grant(1), org.grant(1)
    with (
        pytest.raises(psycopg.errors.SerializationFailure),
        transaction(ledger, "SERIALIZABLE") as one,
        transaction(ledger, "SERIALIZABLE") as other,
    ):
        other.execute("SELECT count(*) FROM public.usage_credit_grants")
        one.execute(SPEND, [first])
        one.execute("COMMIT")
        other.execute(SPEND, [second])
    assert ledger.run(WRONG_FLAGS) == []
    assert org.has_flag()


def test_two_purchases_of_one_organisation_wait_and_do_not_deadlock(ledger: Database) -> None:
    org = organisation(ledger)
    new_app = "INSERT INTO public.apps (app_id, owner_org, name) VALUES (%s, %s, '')"
    with transaction(ledger) as one, transaction(ledger) as other:
        one.execute("SET LOCAL lock_timeout = '5s'")
        # The foreign keys of both hold a share of the organisation's row from here on.
        one.execute(new_app, [f"one.{org.id}", org.id])
        other.execute(new_app, [f"other.{org.id}", org.id])
        one.execute(GRANT, [org.id, 1])
        with in_the_background(lambda: other.execute(GRANT, [org.id, 1])) as purchase:
            await_true(lambda: waiting(ledger), "the second session waits for the first")
            one.execute("COMMIT")
            purchase.result()
    assert org.has_flag()


def test_a_refresh_does_not_undo_a_purchase_that_commits_meanwhile(ledger: Database) -> None:
    org = organisation(ledger)
    ledger.run("UPDATE public.orgs SET has_usage_credits = true WHERE id = $1", org.id)
    with transaction(ledger) as connection:
        connection.execute(GRANT, [org.id, 1])
        with in_the_background(lambda: ledger.run(REFRESH)) as refresh:
            await_true(lambda: waiting(ledger), "the refresh waits for the purchase")
            connection.execute("COMMIT")
            assert refresh.result() == [(0,)]
    assert org.has_flag()
