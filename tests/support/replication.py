"""The reference system on real servers: a primary, a replica, and one with an older schema."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from installations import Installation
from servers import Cluster, Database, await_true, running

ROOT = Path(__file__).parents[2]
FLAG = "20260206213247_org_has_usage_credits_flag.sql"
SCHEMA = ROOT / "sql" / "schema" / "primary.sql"
SUBSCRIBER = ROOT / "sql" / "replica" / "subscriber.sql"
MIGRATION = ROOT / "sql" / "migrations" / FLAG
REPLICA_STEP = ROOT / "sql" / "replica" / FLAG
WAY_BACK = ROOT / "sql" / "migrations" / "down" / FLAG
REPLICA_STEP_BACK = ROOT / "sql" / "replica" / "down" / FLAG
PUBLICATION = "plugin_read_path"
_PROBES = count()
# What the primary has besides, that cases and examples name.
PRIMARY_ONLY = ROOT / "tests" / "verdicts_primary.sql"

# A replica that must wait for the column reads this publication. Its column list is fixed.
PUBLICATION_BEFORE = f"""
CREATE PUBLICATION {PUBLICATION}_before FOR TABLE
    public.orgs (id, name, customer_id, created_at), public.stripe_info, public.apps,
    public.app_versions, public.channels, public.channel_devices
"""


@dataclass(frozen=True)
class System:
    """The three databases; `lagging` has not got the column yet."""

    version: int
    clusters: tuple[Cluster, ...]
    primary: Database
    replica: Database
    lagging: Database

    def create_pair(self, name: str) -> tuple[Database, Database]:
        """A primary and a replica of their own, before the migration, replicating.

        Their tables are empty: there is nothing to copy first.
        """
        primary, replica = (cluster.create(name) for cluster in self.clusters[:2])
        primary.run(SCHEMA.read_text())
        replica.run(SUBSCRIBER.read_text())
        replica.run(f"{_subscription(name, primary, PUBLICATION)} WITH (copy_data = false)")
        return primary, replica


def subscribe(replica: Database, primary: Database, name: str, publication: str) -> None:
    """Creates a subscription and waits until the tables' first copy is there."""
    replica.run(_subscription(name, primary, publication))
    unready = "SELECT count(*) FROM pg_subscription_rel WHERE srsubstate <> 'r'"
    with replica.connect() as asked:
        await_true(lambda: asked.execute(unready).fetchone() == (0,), f"the first copy of {name}")


def _subscription(name: str, primary: Database, publication: str) -> str:
    return f"CREATE SUBSCRIPTION {name} CONNECTION '{primary.dsn}' PUBLICATION {publication}"


def catch_up(primary: Database) -> None:
    """Waits until every replica of this database has applied what is committed now."""
    behind = """
        SELECT count(*)
        FROM pg_replication_slots AS s
        LEFT JOIN pg_stat_replication AS r ON r.pid = s.active_pid
        WHERE s.database = current_database() AND s.slot_type = 'logical' AND NOT s.temporary
          AND (r.replay_lsn < %s) IS NOT FALSE
    """
    with primary.connect() as asked:
        position = asked.execute("SELECT pg_current_wal_insert_lsn()").fetchone()
        await_true(
            lambda: asked.execute(behind, position).fetchone() == (0,), "the replicas catch up"
        )


def end_subscription(primary: Database, replica: Database, name: str) -> None:
    """Drops a subscription and its slot, whatever its apply worker is at."""
    replica.run(f"ALTER SUBSCRIPTION {name} DISABLE")
    replica.run(f"ALTER SUBSCRIPTION {name} SET (slot_name = NONE)")
    replica.run(f"DROP SUBSCRIPTION {name}")
    idle = "SELECT count(*) FROM pg_replication_slots WHERE slot_name = $1 AND NOT active"
    await_true(lambda: primary.value(idle, name) == 1, "the slot is left")
    primary.value("SELECT pg_drop_replication_slot($1::name)", name)


def apply_errors(replica: Database) -> int:
    """How often the apply worker of the database's one subscription has stopped."""
    count = replica.value(
        "SELECT s.apply_error_count FROM pg_stat_subscription_stats AS s"
        " JOIN pg_subscription AS b ON b.oid = s.subid"
        " JOIN pg_database AS d ON d.oid = b.subdbid AND d.datname = current_database()"
    )
    assert isinstance(count, int)
    return count


@contextmanager
def reference_system(installation: Installation) -> Iterator[System]:
    """Brings up the system as docs/replica-data-contract.md says: the replica's step first."""
    with running(installation, ("primary", "replica", "lagging")) as clusters:
        primary, replica, lagging = (cluster.create("reference") for cluster in clusters)
        primary.run(SCHEMA.read_text())
        primary.run(PUBLICATION_BEFORE)
        for database in (replica, lagging):
            database.run(SUBSCRIBER.read_text())
        subscribe(replica, primary, "replica", PUBLICATION)
        subscribe(lagging, primary, "lagging", f"{PUBLICATION}_before")
        replica.run(REPLICA_STEP.read_text())
        primary.run(MIGRATION.read_text())
        yield System(installation.version, clusters, primary, replica, lagging)


@contextmanager
def rows_sent(primary: Database) -> Iterator[list[str]]:
    """Collects what the publication sends: "I", "U", "D" and "T" for each row or truncation.

    https://www.postgresql.org/docs/current/protocol-logicalrep-message-formats.html
    """
    sent: list[str] = []
    slot = f"probe_{next(_PROBES)}"  # the one before may not have gone with its session yet
    with primary.connect() as connection:
        connection.execute(
            "SELECT pg_create_logical_replication_slot(%s, 'pgoutput', true)", [slot]
        )
        yield sent
        changes = connection.execute(
            "SELECT chr(get_byte(c.data, 0)) FROM pg_logical_slot_get_binary_changes(%s, NULL,"
            " NULL, 'proto_version', '1', 'publication_names', %s) AS c",
            [slot, PUBLICATION],
        )
        sent.extend(kind for (kind,) in changes if kind in "IUDT")
