"""A column's way to the replicas and back: the right order stops nothing, the wrong one does."""

from __future__ import annotations

import pytest
from organisations import Organisation, organisation
from replication import (
    MIGRATION,
    PUBLICATION,
    PUBLICATION_BEFORE,
    REPLICA_STEP,
    REPLICA_STEP_BACK,
    ROOT,
    WAY_BACK,
    System,
    apply_errors,
    catch_up,
)
from servers import Database, await_true

GATE = (ROOT / "sql" / "queries" / "gate" / "organisation.sql").read_text()
MISSING = 'relation "public.orgs" is missing replicated column: "has_usage_credits"'


def passes(replica: Database, org: Organisation) -> object:
    """What the gate says of the organisation's app on a replica; None without the app."""
    rows = replica.run(GATE, org.app_id, True, True, True)
    return rows[0][1] if rows else None


def migrate(database: Database, *files: object) -> None:
    for file in files:
        database.run(file.read_text())


def test_in_the_right_order_nothing_stops(system: System) -> None:
    primary, replica = system.create_pair("rollout_right")
    org = organisation(primary)
    org.grant(1)
    catch_up(primary)
    seen = [passes(replica, org)]

    def step(database: Database, file: object) -> None:
        """A step, run twice, and a change of every table that the step may disturb."""
        migrate(database, file, file)
        primary.run("UPDATE public.orgs SET name = name || '!' WHERE id = $1", org.id)
        newcomer = organisation(primary, has_customer=False)
        catch_up(primary)
        assert passes(replica, newcomer) is True
        seen.append(passes(replica, org))

    step(replica, REPLICA_STEP)
    step(primary, MIGRATION)
    step(primary, WAY_BACK)
    step(replica, REPLICA_STEP_BACK)
    assert seen == [False, False, True, True, False]
    assert apply_errors(replica) == 0
    names = "SELECT o.name FROM public.orgs AS o WHERE o.id = $1"
    assert replica.value(names, org.id) == primary.value(names, org.id) == "An organisation!!!!"


def test_after_the_way_back_the_migration_runs_again(system: System) -> None:
    primary, replica = system.create_pair("rollout_again")
    migrate(replica, REPLICA_STEP)
    migrate(primary, MIGRATION, WAY_BACK, MIGRATION)
    org = organisation(primary)
    org.grant(1)
    catch_up(primary)
    assert passes(replica, org) is True


def test_a_primary_that_goes_first_stops_the_replica_until_it_has_the_column(
    system: System,
) -> None:
    primary, replica = system.create_pair("rollout_wrong")
    before = organisation(primary)
    catch_up(primary)
    migrate(primary, MIGRATION)
    after = organisation(primary, has_customer=False)
    await_true(lambda: apply_errors(replica) > 0, "the apply worker stops")
    assert MISSING in replica.log.read_text()
    # What is there is still served: the gate denies, and gives no error.
    assert (passes(replica, before), passes(replica, after)) == (False, None)
    before.grant(1)
    migrate(replica, REPLICA_STEP)
    catch_up(primary)
    assert (passes(replica, before), passes(replica, after)) == (True, True)


def test_a_replica_that_drops_the_column_first_stops(system: System) -> None:
    primary, replica = system.create_pair("rollout_wrong_back")
    migrate(replica, REPLICA_STEP)
    migrate(primary, MIGRATION)
    org = organisation(primary)
    catch_up(primary)
    migrate(replica, REPLICA_STEP_BACK)
    org.grant(1)
    await_true(lambda: apply_errors(replica) > 0, "the apply worker stops")
    assert passes(replica, org) is False
    migrate(primary, WAY_BACK)
    migrate(replica, REPLICA_STEP)
    catch_up(primary)
    assert passes(replica, org) is True


def test_a_replica_that_waits_reads_the_former_columns_and_then_catches_up(
    system: System,
) -> None:
    primary, replica = system.create_pair("rollout_waiting")
    primary.run(PUBLICATION_BEFORE)
    replica.run(f"ALTER SUBSCRIPTION rollout_waiting SET PUBLICATION {PUBLICATION}_before")
    migrate(primary, MIGRATION)
    org = organisation(primary)
    org.grant(1)
    catch_up(primary)
    assert passes(replica, org) is False
    migrate(replica, REPLICA_STEP)
    replica.run(f"ALTER SUBSCRIPTION rollout_waiting SET PUBLICATION {PUBLICATION}")
    newcomer = organisation(primary)
    newcomer.grant(1)
    await_true(lambda: passes(replica, newcomer), "the replica gets the column")
    assert passes(replica, org) is False
    primary.run(
        "UPDATE public.orgs SET has_usage_credits = has_usage_credits WHERE has_usage_credits"
    )
    catch_up(primary)
    assert (passes(replica, org), apply_errors(replica)) == (True, 0)


def test_the_way_back_leaves_nothing_of_the_migration(system: System) -> None:
    def shape(database: Database) -> list[tuple[object, ...]]:
        return database.run(
            "SELECT 'column', a.attrelid::regclass::text, a.attname::text,"
            " a.atttypid::regtype::text"
            " FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid"
            " WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped"
            " UNION ALL SELECT 'function', p.oid::regprocedure::text, p.proacl::text, p.prosrc"
            " FROM pg_proc AS p WHERE p.pronamespace = 'public'::regnamespace"
            " UNION ALL SELECT 'trigger', t.tgrelid::regclass::text, t.tgname, ''"
            " FROM pg_trigger AS t WHERE NOT t.tgisinternal"
            " UNION ALL SELECT 'task', t.name, t.target, '' FROM public.cron_tasks AS t"
            " ORDER BY 1, 2, 3"
        )

    primary, _ = system.create_pair("rollout_shape")
    before = shape(primary)
    migrate(primary, MIGRATION)
    migrated = shape(primary)
    migrate(primary, WAY_BACK, WAY_BACK)
    assert shape(primary) == before
    assert migrated != before


@pytest.mark.parametrize("isolated", [True, False], ids=["in one transaction", "each by itself"])
def test_the_migration_runs_in_a_transaction_and_outside(system: System, isolated: bool) -> None:
    primary, replica = system.create_pair(f"rollout_{isolated}".lower())
    migrate(replica, REPLICA_STEP)
    org = organisation(primary)
    org.grant(1)
    text = MIGRATION.read_text()
    with primary.connect(autocommit=not isolated) as connection:
        for statement in [text] if isolated else statements(text):
            connection.execute(statement)
    catch_up(primary)
    assert passes(replica, org) is True


def statements(text: str) -> list[str]:
    """The statements of the migration: its function bodies keep their semicolons."""
    parts: list[str] = []
    for number, chunk in enumerate(text.split("$$")):
        if number % 2:
            parts[-1] += f"$${chunk}$$"
            continue
        first, *rest = chunk.split(";\n")
        parts[-1:] = [(parts[-1] if parts else "") + first, *rest]
    return [part for part in parts if part.strip()]
