"""The registry of scheduled tasks on the primary: what is due, and what a failure does."""

from __future__ import annotations

import pytest
from replication import SCHEMA, System
from servers import Database

TASK = """
    INSERT INTO public.cron_tasks
        (name, description, target, run_at_hour, run_at_minute, run_at_second, enabled, created_at)
    VALUES ($1, '', $2, 3, 0, 30, $3, '2026-01-01 12:00 UTC')
"""


@pytest.fixture(scope="module")
def primary_before(system: System) -> Database:
    """A primary of its own, before the migrations."""
    database = system.clusters[0].create("tasks")
    database.run(SCHEMA.read_text())
    return database


@pytest.fixture
def registry(primary_before: Database) -> Database:
    """An empty registry, a function that counts its calls, and one that fails."""
    primary_before.run(
        "TRUNCATE public.cron_tasks;"
        "DROP TABLE IF EXISTS public.calls;"
        "CREATE TABLE public.calls (made_by text);"
        'CREATE OR REPLACE FUNCTION public."Count me"() RETURNS void LANGUAGE sql'
        " AS $$ INSERT INTO public.calls VALUES ('task') $$;"
        "CREATE OR REPLACE FUNCTION public.fails() RETURNS void LANGUAGE plpgsql"
        " AS $$ BEGIN INSERT INTO public.calls VALUES ('failure'); RAISE 'no luck'; END $$;"
    )
    return primary_before


def run_at(registry: Database, *times: str) -> list[object]:
    """How many tasks run when the scheduler calls at each of these times."""
    return [registry.value("SELECT public.run_due_cron_tasks($1)", time) for time in times]


def calls(registry: Database) -> list[tuple[object, ...]]:
    return registry.run("SELECT c.made_by FROM public.calls AS c")


def test_a_task_runs_once_a_day_at_its_time_in_utc(registry: Database) -> None:
    registry.run(TASK, "count", 'public."Count me"()', True)
    times = {
        "2026-01-01 12:00:10Z": 0,  # registered after its time of the day: waits for tomorrow
        "2026-01-02 03:00:29Z": 0,
        "2026-01-02 03:00:30Z": 1,
        "2026-01-02 03:00:31Z": 0,
        "2026-01-02 23:59:59Z": 0,
        "2026-01-03 05:00:00Z": 1,  # late is better than never
        "2026-01-05 02:00:00Z": 1,  # the 4th was missed
        "2026-01-05 03:00:30Z": 1,
    }
    assert run_at(registry, *times) == [*times.values()]
    assert calls(registry) == [("task",)] * 4


def test_a_disabled_task_does_not_run(registry: Database) -> None:
    registry.run(TASK, "count", 'public."Count me"()', False)
    assert run_at(registry, "2026-01-02 03:00:30Z") == [0]


def test_a_task_that_fails_leaves_the_others_alone_and_is_tried_again(registry: Database) -> None:
    registry.run(TASK, "fails", "public.fails()", True)
    registry.run(TASK, "count", 'public."Count me"()', True)
    assert run_at(registry, "2026-01-02 03:00:30Z", "2026-01-02 03:00:31Z") == [1, 0]
    assert calls(registry) == [("task",)]
    registry.run("CREATE OR REPLACE FUNCTION public.fails() RETURNS void LANGUAGE sql AS ''")
    assert run_at(registry, "2026-01-02 03:00:32Z", "2026-01-02 03:00:33Z") == [1, 0]


@pytest.mark.parametrize("target", ["public.nowhere()", "1; DROP TABLE public.calls; SELECT lower"])
def test_a_target_that_is_no_function_runs_nothing(registry: Database, target: str) -> None:
    registry.run(TASK, "wrong", target, True)
    assert run_at(registry, "2026-01-02 03:00:30Z") == [0]
    assert calls(registry) == []
