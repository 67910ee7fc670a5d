"""A plan on a primary with two replicas: step by step, with writes and readers in between.

What each step needs and leaves behind is held in one scene: so the file is long.
"""

from __future__ import annotations

import re
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

from replicalint.contract import Contract
from replicalint.contract.load import read_contract
from replicalint.files.document import read_document
from replicalint.plan_migrations import PlannedSources, plan_migrations
from replicalint.planning import Phase, PlanStep, RolloutPlan, Where
from replicalint.source import Source

_NUMBERS = count(1)
# Values that other tables' rows have: what a foreign key may refer to.
_REFERRED = {
    "int8": "1",
    "text": "'a'",
    "uuid": "'00000000-0000-0000-0000-000000000001'",
}
_COLUMNS = """
SELECT a.attrelid::regclass::text AS relation, quote_ident(a.attname) AS name,
    coalesce(b.typname, t.typname) AS type, format_type(a.atttypid, a.atttypmod) AS spelt,
    a.attnotnull AS is_required,
    EXISTS (SELECT FROM pg_index AS i WHERE i.indrelid = c.oid AND i.indisprimary
        AND a.attnum = ANY (i.indkey)) AS is_key,
    EXISTS (SELECT FROM pg_constraint AS r WHERE r.conrelid = c.oid AND r.contype = 'f'
        AND a.attnum = ANY (r.conkey)) AS refers,
    ARRAY(SELECT quote_literal(e.enumlabel) FROM pg_enum AS e WHERE e.enumtypid = t.oid
        ORDER BY e.enumsortorder) AS labels
FROM pg_publication_tables AS p
JOIN pg_class AS c ON c.oid = to_regclass(format('%I.%I', p.schemaname, p.tablename))
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_type AS b ON b.oid = t.typbasetype
WHERE a.attgenerated = ''
ORDER BY 1, a.attnum
"""


@dataclass(frozen=True)
class Written:
    """A column as rows are written to it."""

    name: str
    type: str
    spelt: str
    is_required: bool
    is_key: bool
    refers: bool
    labels: list[str]

    def value(self, number: int) -> str:
        """A value of its own for each number, as far as the type has as many."""
        if self.refers and self.type in _REFERRED:
            return _REFERRED[self.type]
        if self.labels:
            return self.labels[number % len(self.labels)]
        match self.type:
            case "int8":
                return str(number * 10_000_000_000)
            case "int2" | "int4" | "numeric":
                return str(number)
            case "varchar" if (length := re.search(r"\d+", self.spelt)) is not None:
                return f"'{str(number).rjust(int(length[0]), '0')}'"
            case "text" | "varchar":
                return f"'{number}'"
            case "bool":
                return "true" if number % 2 else "false"
            case "timestamptz":
                return f"'2024-01-01Z'::timestamptz + {number} * interval '1 day'"
            case "uuid":
                return f"'{number:032x}'"
            case _:
                return "NULL"


# Of the database's one subscription, how often its worker has stopped.
_ERRORS = """
SELECT sum(s.apply_error_count)::int FROM pg_stat_subscription_stats AS s
JOIN pg_subscription AS b ON b.oid = s.subid
JOIN pg_database AS d ON d.oid = b.subdbid AND d.datname = current_database()
"""


_IS_UNIQUE = """
SELECT EXISTS (SELECT FROM pg_index AS i
    WHERE i.indrelid = %s::regclass AND i.indisunique AND ARRAY(
        SELECT a.attname::text FROM pg_attribute AS a
        WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) ORDER BY 1) <@ %s)
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
        return loaded(self.contract)

    def plan(self, migration: str) -> RolloutPlan:
        """The plan for a migration that comes after the schema."""
        sources = (Source("0.sql", self.primary), Source("1.sql", migration))
        return plan_migrations(PlannedSources(sources, frozenset(("1.sql",))), self.load())


def loaded(text: str) -> Contract:
    """A contract by its text."""
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
                    found.add((name, bare(column)))
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
            named = step.title.rpartition(" ")[2]  # a type has no state between there and gone
            self.allowed = {one for one in self.allowed & self.listed() if one[0] != named}
        elif step.phase in (Phase.READ, Phase.AGREE):
            self.allowed = self.listed()

    def queries(self) -> Iterator[str]:
        for name, what in sorted(self.allowed):
            if what.startswith("'"):
                yield f"SELECT {what}::{name}"
            else:
                yield f'SELECT "{what}" FROM {name}'

    def unique(self) -> Iterator[tuple[str, list[str]]]:
        """What the contract says tells rows apart on every replica."""
        for name, relation in self.contract["relations"].items():
            sets = [
                *(relation.get("unique") or ()),
                *([relation["key"]] if "key" in relation else ()),
            ]
            yield from ((name, [*map(bare, columns)]) for columns in sets if columns)

    def required(self) -> Iterator[tuple[str, str]]:
        """What the contract says is NOT NULL on every replica."""
        for name, relation in self.contract["relations"].items():
            yield from ((name, bare(column)) for column in relation.get("not_null") or ())


def bare(name: str) -> str:
    """A name of the contract without its quotes."""
    return name[1:-1].replace('""', '"') if name.startswith('"') else name


@dataclass
class Installed:
    """A primary and two replicas of a scene, all of them running."""

    scene: Scene
    name: str
    primary: Database
    replicas: tuple[Database, Database]
    random: Random
    about: str  # the migration: the tables that it names are written the most
    sessions: tuple[psycopg.Connection, ...]  # of the primary and of the replicas
    keys: Iterator[int] = field(default_factory=lambda: count(1000))

    def write(self, rounds: int = 2) -> None:
        """Writes rows that the primary takes, as odd as it takes them."""
        session = self.sessions[0]
        columns: dict[str, list[Written]] = {}
        for relation, *of in session.execute(_COLUMNS).fetchall():
            columns.setdefault(relation, []).append(Written(*of))
        for _ in range(rounds):
            for table, found in columns.items():
                for sql in self._changes(table, found):
                    try:
                        session.execute(sql.encode())
                    except psycopg.Error as error:
                        assert error.sqlstate and error.sqlstate[:2] in ("23", "55"), sql
        self._follow()

    def _changes(self, table: str, columns: list[Written]) -> Iterator[str]:
        """Rows with a null where there may be one, each label, the same values, negative ones."""
        named = (table.partition(".")[2], *(one.spelt for one in columns if one.labels))
        is_asked = any(one in self.about for one in named)
        odd: list[dict[str, str]] = [{}]
        if is_asked:
            odd += ({one.name: "NULL"} for one in columns if not one.is_required)
            odd += ({one.name: label} for one in columns for label in one.labels)
            odd += ({one.name: one.value(1)} for one in columns if not one.is_key)
            odd += ({one.name: "-1"} for one in columns if one.type in ("int4", "numeric"))
        for given in odd:
            number = next(self.keys)
            values = (given.get(one.name, one.value(number)) for one in columns)
            names = ", ".join(one.name for one in columns)
            yield f"INSERT INTO {table} ({names}) VALUES ({', '.join(values)})"
        yield f"INSERT INTO {table} {_given([one for one in columns if one.is_required], number)}"
        own = (f"{one.name} = {one.value(number)}" for one in columns if one.is_key)
        one = " AND ".join(own) or "false"  # of the rows here: others may be referred to
        plain = [column for column in columns if not column.is_key]
        if plain:
            column = self.random.choice(plain)
            yield f"UPDATE {table} SET {column.name} = {column.value(number)} WHERE {one}"
        yield f"DELETE FROM {table} WHERE {one}"

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
            for name, columns in readers.unique():
                found = session.execute(_IS_UNIQUE, (name, sorted(columns))).fetchone()
                assert found == (True,), f"{columns} of {name} are not unique"

    def take(self, plan: RolloutPlan) -> None:
        """Takes the steps of a plan; raises Failed where one of them stops somebody."""
        readers = Readers(yaml.safe_load(self.scene.contract))
        self.write()
        for step in plan.steps:
            for _ in self._taken(step):
                self.write(1)
                self.read(readers)
            readers.take(step)
            loaded(yaml.safe_dump(readers.contract, sort_keys=False))
            self.read(readers)
            self.hold(readers)
        self.write()
        self.read(readers)
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


def _given(columns: list[Written], number: int) -> str:
    """The least of a row: all else has its default."""
    names = ", ".join(one.name for one in columns)
    return f"({names}) VALUES ({', '.join(one.value(number + 1) for one in columns)})"


def _await_copies(database: Database) -> None:
    unready = "SELECT count(*) FROM pg_subscription_rel WHERE srsubstate <> 'r'"
    await_true(lambda: database.value(unready) == 0 or apply_errors(database), "the first copy")


@contextmanager
def installed(
    clusters: tuple[Cluster, ...], scene: Scene, migration: str, seed: int
) -> Iterator[Installed]:
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
            yield Installed(scene, name, primary, pair, Random(seed), migration, sessions)
    finally:
        for number in range(subscribed):
            end_subscription(primary, replicas[number], f"{name}_{number}")
        for cluster in clusters[:3]:
            cluster.database("postgres").run(f'DROP DATABASE "{name}" WITH (FORCE)')
