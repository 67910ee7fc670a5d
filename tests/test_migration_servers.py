"""What the rules for migrations say will happen, happens on a primary and its replica."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import psycopg
import pytest
from migrations import findings
from organisations import organisation
from replication import (
    REPLICA_STEP,
    System,
    apply_errors,
    catch_up,
    end_subscription,
    rows_sent,
)
from servers import Database, await_true

_NUMBERS = count(1)


def found(migration: str) -> set[str]:
    """The rules that speak about a migration."""
    return {finding.rule for finding in findings(migration)}


@contextmanager
def pair(system: System) -> Iterator[tuple[Database, Database]]:
    """A primary and its replica before the migrations; their subscription ends with the test."""
    name = f"migrating_{next(_NUMBERS)}"
    primary, replica = system.create_pair(name)
    try:
        yield primary, replica
    finally:
        end_subscription(primary, replica, name)


# A migration, the rule that refuses it, and a change after which the apply worker stops.
STOPPERS = {
    "replicated-column-renamed": (
        "ALTER TABLE public.orgs RENAME COLUMN name TO title;",
        "INSERT INTO public.orgs (title) VALUES ('new')",
    ),
    "replicated-column-retyped": (
        "ALTER TABLE public.stripe_info ALTER COLUMN mau_exceeded DROP DEFAULT,"
        " ALTER COLUMN mau_exceeded TYPE text;",
        "INSERT INTO public.stripe_info (customer_id, mau_exceeded) VALUES ('new', 'often')",
    ),
    "replicated-relation-renamed": (
        "ALTER TABLE public.stripe_info RENAME TO subscriptions;",
        "INSERT INTO public.subscriptions (customer_id) VALUES ('new')",
    ),
    "column-not-in-contract": (
        "ALTER TABLE public.orgs ADD COLUMN plan text;",
        "INSERT INTO public.orgs (name) VALUES ('new')",
    ),
    "type-change-not-replicated": (
        "ALTER TYPE public.stripe_status ADD VALUE 'paused';",
        "INSERT INTO public.stripe_info (customer_id, status) VALUES ('new', 'paused')",
    ),
}


@pytest.mark.parametrize("rule", STOPPERS)
def test_the_apply_worker_stops(system: System, rule: str) -> None:
    migration, change = STOPPERS[rule]
    assert found(migration) == {rule}
    with pair(system) as (primary, replica):
        primary.run(migration)
        primary.run(change)
        await_true(lambda: apply_errors(replica) > 0, "the apply worker stops")


def test_without_its_publication_a_replica_gets_nothing(system: System) -> None:
    dropped = "DROP PUBLICATION plugin_read_path;"
    assert found(dropped) == {"publication-change"}
    with pair(system) as (primary, replica):
        primary.run(dropped)
        primary.run("INSERT INTO public.orgs (name) VALUES ('new')")
        if system.version < 18:
            stopped = 'publication "plugin_read_path" does not exist'
            await_true(lambda: stopped in replica.log.read_text(), "the apply worker stops")
        else:
            catch_up(primary)
        assert replica.value("SELECT count(*) FROM public.orgs") == 0


def test_a_truncate_stops_where_another_table_links_to_it(system: System) -> None:
    linked = "CREATE TABLE public.notes (org_id uuid REFERENCES public.orgs (id));"
    truncate = "TRUNCATE public.orgs CASCADE;"
    assert found(linked + truncate) == {"publication-change"}
    with pair(system) as (primary, replica):
        for database in (primary, replica):
            database.run(linked)
        primary.run(truncate)
        await_true(lambda: apply_errors(replica) > 0, "the apply worker stops")


def test_what_is_no_longer_sent_grows_old_without_an_error(system: System) -> None:
    dropped = "ALTER TABLE public.orgs DROP COLUMN name;"
    unpublished = "ALTER PUBLICATION plugin_read_path DROP TABLE public.apps;"
    assert found(dropped) == {"replicated-column-dropped"}
    assert found(unpublished) == {"publication-change"}
    with pair(system) as (primary, replica):
        org = organisation(primary)
        catch_up(primary)
        name = replica.value("SELECT o.name FROM public.orgs AS o WHERE o.id = $1", org.id)
        primary.run(dropped + unpublished)
        primary.run("UPDATE public.apps SET name = 'renamed' WHERE app_id = $1", org.app_id)
        primary.run("UPDATE public.orgs SET customer_id = 'other' WHERE id = $1", org.id)
        catch_up(primary)
        kept = replica.run(
            "SELECT o.name, o.customer_id, a.name = 'renamed' FROM public.orgs AS o"
            " JOIN public.apps AS a ON a.owner_org = o.id WHERE o.id = $1",
            org.id,
        )
        assert (kept, apply_errors(replica)) == ([(name, "other", False)], 0)


@pytest.mark.parametrize(
    ("migration", "relaxes"),
    [
        ("ALTER TABLE public.orgs DROP CONSTRAINT orgs_pkey CASCADE;", True),
        ("ALTER TABLE public.orgs REPLICA IDENTITY NOTHING;", False),
        (
            "ALTER TABLE public.orgs REPLICA IDENTITY USING INDEX orgs_pkey;"
            " ALTER TABLE public.orgs DROP CONSTRAINT orgs_pkey CASCADE;",
            True,
        ),
    ],
)
def test_an_update_without_replica_identity_fails_on_the_primary(
    system: System, migration: str, relaxes: bool
) -> None:
    also = {"constraint-relaxed"} if relaxes else set()
    assert found(migration) == {"replica-identity"} | also
    with pair(system) as (primary, _):
        organisation(primary)
        primary.run(migration)
        with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState):
            primary.run("UPDATE public.orgs SET name = 'new'")


@pytest.mark.parametrize(
    "migration",
    [
        "ALTER TABLE public.apps ADD COLUMN name text NOT NULL;",
        "ALTER TABLE public.app_versions ALTER COLUMN url SET NOT NULL;",
    ],
)
def test_a_required_column_without_a_value_is_refused(system: System, migration: str) -> None:
    assert found(migration) == {"required-column-without-default"}
    with pair(system) as (primary, _):
        org = organisation(primary)
        primary.run("ALTER TABLE public.apps DROP COLUMN name")
        primary.run("INSERT INTO public.app_versions (app_id, name) VALUES ($1, 'x')", org.app_id)
        with pytest.raises(psycopg.errors.NotNullViolation):
            primary.run(migration)


def test_an_update_without_a_guard_sends_rows_that_do_not_change(system: System) -> None:
    update = "UPDATE public.orgs AS o SET customer_id = 'none'"
    guard = "o.customer_id IS DISTINCT FROM 'none'"
    (finding,) = findings(f"{update};")
    assert (finding.rule, finding.hint) == ("noop-update", f'Add "WHERE {guard}".')
    with pair(system) as (primary, _):
        primary.run("ALTER TABLE public.orgs DROP CONSTRAINT orgs_customer_id_key")
        for _ in range(3):
            primary.run("INSERT INTO public.orgs (name, customer_id) VALUES ('a', 'none')")
        with rows_sent(primary) as sent:
            primary.run(update)
        assert sent == ["U"] * 3
        with rows_sent(primary) as sent_with_guard:
            primary.run(f"{update} WHERE {guard}")
        assert sent_with_guard == []


def test_the_registry_keeps_the_old_task_on_conflict_do_nothing(system: System) -> None:
    task = (
        "INSERT INTO public.cron_tasks (name, description, target, run_at_hour)"
        " VALUES ('task', '', 'public.{}()', 3) ON CONFLICT (name) DO {};"
    )
    assert found(task.format("new", "NOTHING")) == {"register-without-update"}
    update = "UPDATE SET target = excluded.target"
    assert found(task.format("new", update)) == set()
    with pair(system) as (primary, _):
        target = "SELECT t.target FROM public.cron_tasks AS t WHERE t.name = 'task'"
        primary.run(task.format("old", "NOTHING"))
        primary.run(task.format("new", "NOTHING"))
        assert primary.value(target) == "public.old()"
        primary.run(task.format("new", update))
        assert primary.value(target) == "public.new()"


def test_a_definer_function_is_everyones_until_it_is_revoked(system: System) -> None:
    create = (
        "CREATE FUNCTION public.peek() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS"
        " $$ SELECT count(*) FROM orgs $$;"
    )
    fixed = create.replace("AS $$", "SET search_path = '' AS $$").replace(" orgs", " public.orgs")
    owned = "ALTER FUNCTION public.peek() OWNER TO postgres;"
    revoked = "REVOKE ALL ON FUNCTION public.peek() FROM PUBLIC, anon;"
    rules = {"definer-search-path", "definer-owner", "definer-grants"}
    assert [found(create), found(fixed + owned + revoked)] == [rules, set()]
    with pair(system) as (primary, _):
        organisation(primary)
        hijack = (
            "CREATE TEMP TABLE orgs (); SET search_path = pg_temp, public; SELECT public.peek()"
        )
        may = "SELECT has_function_privilege('anon', 'public.peek()', 'EXECUTE')"
        primary.run(create)
        assert (primary.value(hijack), primary.value(may)) == (0, True)
        primary.run(fixed.replace("CREATE", "CREATE OR REPLACE") + revoked)
        assert (primary.value(hijack), primary.value(may)) == (1, False)


def test_the_step_of_the_replica_comes_first(system: System) -> None:
    """A column that the contract lists may be added: the replicas have it."""
    migration = REPLICA_STEP.read_text()
    assert found(migration) == {"derived-column-stale"}
    with pair(system) as (primary, replica):
        replica.run(migration)
        primary.run(migration)
        organisation(primary)
        catch_up(primary)
        assert apply_errors(replica) == 0
