"""The flag follows the ledger, in the same transaction and without idle writes."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from organisations import WRONG_FLAGS, organisation
from replication import MIGRATION, SCHEMA, System, rows_sent
from servers import Database

REFRESH = "SELECT public.refresh_orgs_has_usage_credits()"
GRANT = "INSERT INTO public.usage_credit_grants (org_id, total) VALUES (%s, %s)"


@pytest.fixture(scope="module")
def ledger(system: System) -> Database:
    """A primary of its own, after the migration."""
    database = system.clusters[0].create("ledger")
    database.run(SCHEMA.read_text())
    database.run(MIGRATION.read_text())
    return database


def test_each_change_of_the_ledger_sets_the_flag_at_once(ledger: Database) -> None:
    org = organisation(ledger)
    other = organisation(ledger)
    seen = []

    def change(sql: str, *parameters: object) -> None:
        ledger.run(sql, *parameters)
        seen.append((org.has_flag(), other.has_flag()))

    grants = "public.usage_credit_grants"
    change(f"INSERT INTO {grants} (id, org_id, total) VALUES (-1, $1, 2)", org.id)
    change(f"UPDATE {grants} SET consumed = 1 WHERE id = -1")
    change(f"UPDATE {grants} SET consumed = 2 WHERE id = -1")
    change(f"UPDATE {grants} SET consumed = 0 WHERE id = -1")
    change(f"UPDATE {grants} SET expires_at = now() WHERE id = -1")
    change(f"UPDATE {grants} SET expires_at = 'infinity' WHERE id = -1")
    change(f"UPDATE {grants} SET org_id = $1 WHERE id = -1", other.id)
    change(f"DELETE FROM {grants} WHERE id = -1")
    change(f"INSERT INTO {grants} (org_id, total) VALUES ($1, 1), ($2, 1)", org.id, other.id)
    change(f"TRUNCATE {grants} CASCADE")
    assert seen == [
        (True, False),
        (True, False),
        (False, False),
        (True, False),
        (False, False),
        (True, False),
        (False, True),
        (False, False),
        (True, True),
        (False, False),
    ]


def test_an_organisation_with_grants_can_be_deleted(ledger: Database) -> None:
    org = organisation(ledger)
    org.spend(org.grant(2), 1)
    ledger.run("DELETE FROM public.orgs WHERE id = $1", org.id)
    assert ledger.run(WRONG_FLAGS) == []


def test_the_flag_is_as_old_as_the_change_that_set_it(ledger: Database) -> None:
    org = organisation(ledger)
    with ledger.connect(autocommit=False) as connection:
        connection.execute(GRANT, [org.id, 1])
        inside = connection.execute(
            "SELECT o.has_usage_credits FROM public.orgs AS o WHERE o.id = %s", [org.id]
        )
        assert (inside.fetchall(), org.has_flag()) == ([(True,)], False)
        connection.rollback()
    assert not org.has_flag()


def test_a_refresh_mends_every_wrong_flag_in_both_directions(ledger: Database) -> None:
    ledger.run(REFRESH)
    wrongly_open, wrongly_closed = organisation(ledger), organisation(ledger)
    wrongly_closed.grant(1)
    flip = "UPDATE public.orgs SET has_usage_credits = NOT has_usage_credits WHERE id = $1"
    for org in (wrongly_open, wrongly_closed):
        ledger.run(flip, org.id)
    assert ledger.value(REFRESH) == 2
    assert (wrongly_open.has_flag(), wrongly_closed.has_flag()) == (False, True)


def test_a_refresh_with_nothing_to_do_writes_and_sends_no_row(ledger: Database) -> None:
    org = organisation(ledger)
    org.grant(1)
    ledger.run(REFRESH)
    rows = "SELECT o.id, o.ctid, o.xmin FROM public.orgs AS o ORDER BY o.id"
    before = ledger.run(rows)
    with rows_sent(ledger) as sent:
        assert ledger.value(REFRESH) == 0
    assert (ledger.run(rows), sent) == (before, [])


def test_only_a_flag_that_changes_is_sent(ledger: Database) -> None:
    org = organisation(ledger)
    with rows_sent(ledger) as sent:
        grant = org.grant(3)
        org.spend(grant, 1)
        org.spend(grant, 1)
        org.grant(1)
    assert sent == ["U"]


def test_the_migration_runs_twice_and_the_second_time_changes_nothing(ledger: Database) -> None:
    ledger.run(REFRESH)
    tasks = "SELECT t.*, t.xmin FROM public.cron_tasks AS t ORDER BY t.id"
    before = ledger.run(tasks)
    with rows_sent(ledger) as sent:
        ledger.run(MIGRATION.read_text())
    assert (ledger.run(tasks), sent) == (before, [])


def test_editing_the_migration_edits_its_task(ledger: Database) -> None:
    task = (
        "SELECT t.name, t.description, t.task_type, t.target, t.run_at_hour, t.run_at_minute,"
        " t.run_at_second, t.enabled FROM public.cron_tasks AS t"
    )
    before = ledger.run(task)
    ledger.run("UPDATE public.cron_tasks SET description = '', run_at_hour = 4, enabled = false")
    ledger.run(MIGRATION.read_text())
    assert before == ledger.run(task)
    assert before == [
        (
            "refresh_orgs_has_usage_credits",
            "Closes the gate of organisations whose last usage credits have expired",
            "function",
            "public.refresh_orgs_has_usage_credits()",
            3,
            0,
            30,
            True,
        )
    ]


def test_the_backfill_touches_only_the_rows_whose_value_changes(system: System) -> None:
    database = system.clusters[0].create("backfill")
    database.run(SCHEMA.read_text())
    database.run(
        "INSERT INTO public.orgs (name) SELECT 'without grants' FROM generate_series(1, 3);"
        "WITH o AS (INSERT INTO public.orgs (name) SELECT unnest(ARRAY['open', 'spent', 'expired'])"
        " RETURNING id, name)"
        " INSERT INTO public.usage_credit_grants (org_id, total, consumed, expires_at)"
        " SELECT o.id, 1, CASE WHEN o.name = 'spent' THEN 1 ELSE 0 END,"
        " CASE WHEN o.name = 'expired' THEN now() ELSE 'infinity' END FROM o"
    )
    with rows_sent(database) as sent:
        database.run(MIGRATION.read_text())
    assert sent == ["U"]
    assert database.run("SELECT o.name FROM public.orgs AS o WHERE o.has_usage_credits") == [
        ("open",)
    ]


PER_ROW = """
    DROP TRIGGER refresh_orgs_after_insert ON public.usage_credit_grants;
    CREATE FUNCTION public.refresh_org_after_grant() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM public.refresh_orgs_has_usage_credits(ARRAY[NEW.org_id]);
        RETURN NULL;
    END
    $$;
    CREATE TRIGGER refresh_org_after_grant AFTER INSERT ON public.usage_credit_grants
        FOR EACH ROW EXECUTE FUNCTION public.refresh_org_after_grant();
"""


def bulk_load(database: Database, preparation: str) -> tuple[int, int, float]:
    """Loads 10,000 grants; gives the refreshes, the rows of orgs written, and the seconds."""
    with database.connect(autocommit=False) as connection:
        connection.execute("SET LOCAL track_functions = 'pl'")
        connection.execute(preparation)
        connection.execute(
            "INSERT INTO public.orgs (name) SELECT 'bulk' FROM generate_series(1, 1000)"
        )
        start = time.perf_counter()
        connection.execute(
            "INSERT INTO public.usage_credit_grants (org_id, total)"
            " SELECT o.id, 1 FROM public.orgs AS o, generate_series(1, 10) WHERE o.name = 'bulk'"
        )
        seconds = time.perf_counter() - start
        ((calls, writes),) = connection.execute(
            "SELECT f.calls, t.n_tup_upd"
            " FROM pg_stat_xact_user_functions AS f, pg_stat_xact_user_tables AS t"
            " WHERE f.funcname = 'refresh_orgs_has_usage_credits' AND t.relname = 'orgs'"
        )
        connection.rollback()
    return calls, writes, seconds


def test_a_bulk_load_costs_one_pass(
    ledger: Database, system: System, measured: Callable[[str], None]
) -> None:
    calls, writes, seconds = bulk_load(ledger, "")
    assert (calls, writes) == (1, 1000)
    row_calls, row_writes, row_seconds = bulk_load(ledger, PER_ROW)
    assert (row_calls, row_writes) == (10_000, 1000)
    measured(
        f"PostgreSQL {system.version}: 10,000 grants at once: {seconds * 1000:.0f} ms with the"
        f" statement trigger, {row_seconds * 1000:.0f} ms with a trigger for each row"
    )
