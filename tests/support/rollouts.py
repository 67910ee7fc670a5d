"""A plan on a primary with two replicas: step by step, with writes and readers in between."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from random import Random

import psycopg
import yaml
from applying import statements
from awaiting import await_true
from replication import apply_errors, end_subscription
from servers import Cluster, Database

from replicalint.contract import Contract, read_contract
from replicalint.files.document import read_document
from replicalint.plan_migrations import PlannedSources, plan_migrations
from replicalint.planning import Phase, PlanStep, RolloutPlan, Where
from replicalint.source import Source

_NUMBERS = count(1)
_VALUES = {
    "int4": ("1", "2", "3"),
    "int8": ("1", "2", "3"),
    "text": tuple(f"'{letter}'" for letter in "abcdefgh"),
    "varchar": ("'a'", "'b'", "'c'"),
    "bool": ("true", "false"),
    "numeric": ("1", "2.5"),
    "timestamptz": ("'2024-01-01Z'", "'2024-01-02Z'"),
    "uuid": ("'00000000-0000-0000-0000-000000000001'", "'00000000-0000-0000-0000-000000000002'"),
    "int4range": ("'[1,2)'", "'[3,4)'"),
}
_COLUMNS = """
SELECT a.attrelid::regclass::text, quote_ident(a.attname), t.typname,
    format_type(a.atttypid, a.atttypmod), coalesce(b.typname, ''), t.typtype::text, a.attnotnull,
    coalesce(a.attnum = ANY (i.indkey), false),
    ARRAY(SELECT quote_literal(e.enumlabel) FROM pg_enum AS e WHERE e.enumtypid = t.oid
        ORDER BY e.enumsortorder)
FROM pg_publication_tables AS p
JOIN pg_class AS c ON c.oid = to_regclass(format('%I.%I', p.schemaname, p.tablename))
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_type AS b ON b.oid = t.typbasetype
LEFT JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary
WHERE a.attgenerated = ''
ORDER BY 1, a.attnum
"""


# Of the database's one subscription, how often its worker has stopped.
_ERRORS = """
SELECT sum(s.apply_error_count)::int FROM pg_stat_subscription_stats AS s
JOIN pg_subscription AS b ON b.oid = s.subid
JOIN pg_database AS d ON d.oid = b.subdbid AND d.datname = current_database()
"""


class Failed(Exception):
    """The apply worker stopped, or a query of the read path failed."""


@dataclass(frozen=True)
class Scene:
    """A schema with its publication, the subscriber's, and the contract that says so."""

    primary: str
    replica: str
    contract: str
    publication: str

    def load(self) -> Contract:
        return _loaded(self.contract)

    def plan(self, migration: str) -> RolloutPlan:
        """The plan for a migration that comes after the schema."""
        sources = (Source("0.sql", self.primary), Source("1.sql", migration))
        return plan_migrations(PlannedSources(sources, frozenset(("1.sql",))), self.load())


def _loaded(text: str) -> Contract:
    document = read_document(Source("contract.yaml", text))
    return read_contract(document.root, document.mistakes)


@dataclass
class Readers:
    """What the contract says as the plan has it edited, and what the read path reads by now."""

    contract: dict
    allowed: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.allowed = self.listed()

    def listed(self) -> set[tuple[str, str]]:
        """The columns, and the labels, that the contract promises of every replica."""
        found: set[tuple[str, str]] = set()
        for name, relation in self.contract["relations"].items():
            for column, entry in relation["columns"].items():
                if isinstance(entry, str) or "rollout" not in entry:
                    found.add((name, column))
        for name, entry in (self.contract.get("types") or {}).items():
            labels = (entry or {}).get("enum", ())
            found |= {(name, "'" + label.replace("'", "''") + "'") for label in labels}
        return found

    def take(self, step: PlanStep) -> None:
        """Edits the contract, or lets the read path follow it."""
        for edit in step.edits:
            parent = self.contract
            for key in edit.path[:-1]:
                if not isinstance(parent.get(key), dict):
                    parent[key] = {"type": parent[key]} if key in parent else {}
                parent = parent[key]
            if edit.value is None:
                parent.pop(edit.path[-1], None)
            else:
                parent[edit.path[-1]] = yaml.safe_load(edit.value)
        if step.phase is Phase.LEAVE:
            self.allowed &= self.listed()
        elif step.phase is Phase.READ:
            self.allowed = self.listed()

    def queries(self) -> Iterator[str]:
        for name, what in sorted(self.allowed):
            if what.startswith("'"):
                yield f"SELECT {what}::{name}"
            else:
                yield f'SELECT "{what}" FROM {name}'

    def required(self) -> Iterator[tuple[str, str]]:
        """What the contract says is NOT NULL on every replica."""
        for name, relation in self.contract["relations"].items():
            yield from ((name, column) for column in relation.get("not_null") or ())


@dataclass
class Installed:
    """A primary and two replicas of a scene, all of them running."""

    scene: Scene
    name: str
    primary: Database
    replicas: tuple[Database, Database]
    random: Random
    sessions: tuple[psycopg.Connection, ...]  # of the primary and of the replicas
    keys: Iterator[int] = field(default_factory=lambda: count(1000))

    def write(self, rounds: int = 2) -> None:
        """Writes rows that the primary takes, as odd as it takes them."""
        session = self.sessions[0]
        columns: dict[str, list[tuple]] = {}
        for row in session.execute(_COLUMNS).fetchall():
            columns.setdefault(row[0], []).append(row[1:])
        for _ in range(rounds):
            for table, found in columns.items():
                for sql in self._changes(table, found):
                    try:
                        session.execute(sql.encode())
                    except psycopg.Error as error:
                        assert error.sqlstate and error.sqlstate[:2] in ("23", "55"), sql
        self._follow()

    def _changes(self, table: str, columns: list[tuple]) -> Iterator[str]:
        for is_null in (True, False):
            names, values = [], []
            for column in columns:
                if is_null and not (column[5] or column[6]) and self.random.random() < 0.8:
                    continue
                names.append(column[0])
                values.append(self._value(column))
            yield f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(values)})"
        plain = [column for column in columns if not column[6]]
        keys = [column[0] for column in columns if column[6]] or ["ctid"]
        key = ", ".join(keys)
        one = f"({key}) IN (SELECT {key} FROM {table} ORDER BY random() LIMIT 1)"
        if plain:
            column = self.random.choice(plain)
            yield f"UPDATE {table} SET {column[0]} = {self._value(column)} WHERE {one}"
        if self.random.random() < 0.3:
            yield f"DELETE FROM {table} WHERE {one}"

    def _value(self, column: tuple) -> str:
        _, type_, spelt, base, kind, is_required, is_key, labels = column
        if labels:
            return self.random.choice(labels)
        if is_key and (base or type_) in ("int4", "int8", "numeric"):
            return str(next(self.keys))
        if is_key and type_ == "uuid":
            return "gen_random_uuid()"
        if is_key:
            return f"'{self.random.choice('abc')}{next(self.keys)}'" if type_ == "text" else "'x'"
        if not is_required and self.random.random() < 0.2:
            return "NULL"
        found = _VALUES.get(base or type_)
        del kind
        return f"{self.random.choice(found)}::{spelt}" if found else "NULL"

    def _follow(self) -> None:
        """Waits until the replicas have applied all; raises Failed where one stops."""
        (end,) = self.sessions[0].execute("SELECT pg_current_wal_insert_lsn()").fetchone() or ()
        behind = (
            "SELECT count(*) FROM pg_replication_slots AS s"
            " LEFT JOIN pg_stat_replication AS r ON r.pid = s.active_pid"
            " WHERE s.slot_name IN (%s, %s) AND (r.replay_lsn < %s::pg_lsn) IS NOT FALSE"
        )
        asked = (f"{self.name}_0", f"{self.name}_1", end)

        def has_followed() -> bool:
            return self.sessions[0].execute(behind, asked).fetchone() == (0,)

        await_true(lambda: has_followed() or self._has_stopped(), "the replicas follow, or stop")
        if self._has_stopped():
            lines = [one.log.read_text().splitlines()[-3:] for one in self.replicas]
            raise Failed(f"the apply worker stopped: {lines}")

    def _has_stopped(self) -> bool:
        return any(one.execute(_ERRORS).fetchone() != (0,) for one in self.sessions[1:])

    def read(self, readers: Readers) -> None:
        """Runs the read path on both replicas."""
        for session in self.sessions[1:]:
            try:
                session.execute("; ".join(readers.queries()).encode())
            except psycopg.Error as error:
                raise Failed(f"the read path: {error}") from None

    def hold(self, readers: Readers) -> None:
        """Holds the contract against what the replicas have."""
        asked = (
            "SELECT bool_and(attnotnull) FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attname = %s"
        )
        for session in self.sessions[1:]:
            for name, column in readers.required():
                found = session.execute(asked, (name, column)).fetchone()
                assert found == (True,), f"{name}.{column} is not NOT NULL"

    def take(self, plan: RolloutPlan) -> None:
        """Takes the steps of a plan; raises Failed where one of them stops somebody."""
        readers = Readers(yaml.safe_load(self.scene.contract))
        self.write()
        for step in plan.steps:
            for _ in self._taken(step):
                self.write(1)
                self.read(readers)
            readers.take(step)
            self.read(readers)
            self.hold(readers)
        self.write()
        self.read(readers)
        _loaded(yaml.safe_dump(readers.contract, sort_keys=False))
        self._compare(readers)

    def _taken(self, step: PlanStep) -> Iterator[None]:
        """Takes a step on one server after the other."""
        if step.awaits:
            self._follow()
            return
        match step.where:
            case Where.PRIMARY:
                self._run(self.primary, step)
                yield
            case Where.REPLICA | Where.SUBSCRIPTION:
                for number, replica in enumerate(self.replicas):
                    self._run(replica, step, f"{self.name}_{number}")
                    yield

    def _run(self, database: Database, step: PlanStep, subscription: str = "") -> None:
        with database.connect() as connection:
            for text in step.sql:
                for statement in statements(text.replace("<subscription>", subscription)):
                    try:
                        connection.execute(statement.encode())
                    except psycopg.Error as error:
                        raise Failed(f"{step.title}: {statement}: {error}") from None
        if step.where is Where.SUBSCRIPTION:
            _await_copies(database)

    def _compare(self, readers: Readers) -> None:
        """Raises Failed where a replica has other rows than the primary."""
        for name, relation in readers.contract["relations"].items():
            listed = [column for owner, column in sorted(readers.allowed) if owner == name]
            if not listed:
                continue
            columns = ", ".join(f'"{column}"' for column in listed)
            query = f"SELECT {columns} FROM {name}"
            found = [sorted(one.run(query), key=repr) for one in (self.primary, *self.replicas)]
            if not found[0] == found[1] == found[2]:
                raise Failed(f"{name}: other rows on a replica: {found} {relation}")

    def naive(self, migration: str, *, primary_first: bool) -> None:
        """Runs the migration everywhere, one side after the other; raises Failed as `take`."""
        readers = Readers(yaml.safe_load(self.scene.contract))
        sides = [(self.primary,), self.replicas]
        self.write()
        for side in sides if primary_first else reversed(sides):
            for database in side:
                with database.connect() as connection:
                    for statement in statements(migration):
                        try:
                            connection.execute(statement.encode())
                        except psycopg.Error as error:
                            if database is self.primary:
                                raise Failed(f"{statement}: {error}") from None
            self.write()
            self.read(readers)


def _await_copies(database: Database) -> None:
    unready = "SELECT count(*) FROM pg_subscription_rel WHERE srsubstate <> 'r'"
    await_true(lambda: database.value(unready) == 0 or apply_errors(database), "the first copy")


@contextmanager
def installed(clusters: tuple[Cluster, ...], scene: Scene, seed: int) -> Iterator[Installed]:
    """The three databases of a scene, replicating; gone at the end."""
    name = f"rollout_{next(_NUMBERS)}"
    primary, *replicas = (cluster.create(name) for cluster in clusters[:3])
    primary.run(scene.primary)
    subscribed = 0
    try:
        for number, replica in enumerate(replicas):
            replica.run(scene.replica)
            replica.run(
                f"CREATE SUBSCRIPTION {name}_{number} CONNECTION '{primary.dsn}'"
                f" PUBLICATION {scene.publication}"
            )
            subscribed += 1
        for replica in replicas:
            _await_copies(replica)
        with ExitStack() as stack:
            every = (primary, *replicas)
            sessions = tuple(stack.enter_context(one.connect()) for one in every)
            pair = (replicas[0], replicas[1])
            yield Installed(scene, name, primary, pair, Random(seed), sessions)
    finally:
        for number in range(subscribed):
            end_subscription(primary, replicas[number], f"{name}_{number}")
        for cluster in clusters[:3]:
            cluster.database("postgres").run(f'DROP DATABASE "{name}" WITH (FORCE)')
