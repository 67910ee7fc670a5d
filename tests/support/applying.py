"""A migration on a real publisher, the writes that follow it, and what its replica makes of them.

A case is one file under tests/replication: its first lines say what happens, its sections what is
run. Both servers begin with tests/replication/shop.sql, as the contract beside it says.

    -- happens: stops 23505; 18: follows
    -- finds: constraint-relaxed
    -- @ replica      what only the replica has, before
    -- @ history      migrations that have run, before the replica subscribes
    -- @ migration    what is judged
    -- @ later        what the application writes afterwards

The replica `stops`, with the SQLSTATE of its apply worker; `follows`: its rows are those of the
primary; `differs`: they are not, and nobody is told. Or the primary refuses a section: `migration
fails 55000`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg
from awaiting import await_true
from msgspec.structs import replace
from replication import apply_errors, end_subscription
from servers import Cluster, Database

from replicalint.contract import Contract
from replicalint.files.contracts import load_contract
from replicalint.finding import Finding
from replicalint.history import Era, History
from replicalint.replay import Fold
from replicalint.rule_names import MIGRATION_RULES
from replicalint.rules import RULES
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read

CASES = Path(__file__).parents[1] / "replication"
CONTRACT = load_contract(CASES / "contract.yaml")
SHOP = (CASES / "shop.sql").read_text()
TABLES = ("app.customers", "app.orders", "app.parts", "app.marks", "app.places", "app.stages")
PUBLICATION = f"CREATE PUBLICATION shop FOR TABLE {', '.join(TABLES)}"
_SECTION = re.compile(r"^-- @ (\w+)\n", re.MULTILINE)
_SAYS = re.compile(r"^-- (happens|finds|because): (.+)$", re.MULTILINE)
_STOPPED = re.compile(r"^(\w{5}) ERROR: ", re.MULTILINE)
_NUMBERS = count(1)
_OF_COST = ("noop-update", "redundant-backfill")  # they stop nothing


@dataclass(frozen=True)
class Case:
    """One file. `says` are its first lines, `sections` its SQL."""

    path: Path

    def __str__(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"

    @property
    def finds(self) -> set[str]:
        """The rules that speak about the migration."""
        return set(self.says["finds"].split(", ")) - {"nothing"}

    @cached_property
    def says(self) -> dict[str, str]:
        return dict(_SAYS.findall(self._parts[0]))

    @cached_property
    def sections(self) -> dict[str, str]:
        return dict(zip(self._parts[1::2], self._parts[2::2], strict=True))

    def findings(self, contract: Contract) -> tuple[Finding, ...]:
        """What all rules find in the migration, where what is before it has run everywhere."""
        history = self.sections.get("history", "")
        made = "" if "CREATE PUBLICATION" in history else PUBLICATION
        fold, steps = Fold.of(contract), []
        for path, sql in {"0.sql": f"{SHOP};{history};{made}", "1.sql": self.migration}.items():
            fold.begin_session()
            era = Era.FUTURE if path == "1.sql" else Era.HISTORY
            for syntax in read(Fragment.of(Source(path, sql))):
                steps.append(replace(fold.step(syntax), era=era))
        found = (
            finding
            for rule in RULES.only(MIGRATION_RULES)
            if not rule.is_optional and rule.name not in _OF_COST
            for finding in rule.migrations(History(tuple(steps)), contract)
        )
        return tuple(one for one in found if one.span.source.path == "1.sql")

    @property
    def migration(self) -> str:
        return self.sections.get("migration", "")

    @cached_property
    def _parts(self) -> list[str]:
        return _SECTION.split(self.path.read_text())

    def happens(self, version: int) -> str:
        """What a server of this version does: `stops 23505; 18: follows` where they differ."""
        first, *others = self.says["happens"].split("; ")
        by_version = dict(other.split(": ") for other in others)
        return by_version.get(str(version), first)


@dataclass(frozen=True)
class Pair:
    """A primary and its replica with the shop on both."""

    name: str
    primary: Database
    replica: Database
    logged: int  # how many bytes the replica's log held before
    refused: str  # why the case cannot begin on this version

    def happens(self, case: Case) -> str:
        """What comes of a migration and of what is written afterwards."""
        if self.refused:
            return self.refused
        for part in ("migration", "later"):
            failed = _run(self.primary, case.sections.get(part, ""))
            if failed is not None:
                return f"{part} fails {failed}"
        stopped = self._await()
        if stopped:
            return f"stops {self._answer()}"
        return "follows" if self._is_equal() else "differs"

    def _await(self) -> bool:
        """Whether the replica stops; waits until it does, or has applied all."""
        end = self.primary.value("SELECT pg_current_wal_insert_lsn()")
        behind = (
            "SELECT count(*) FROM pg_replication_slots AS s"
            " LEFT JOIN pg_stat_replication AS r ON r.pid = s.active_pid"
            " WHERE s.slot_name = $1 AND (r.replay_lsn < $2::pg_lsn) IS NOT FALSE"
        )
        await_true(
            lambda: self._errors() or self.primary.value(behind, self.name, end) == 0,
            "the replica applies all, or stops",
        )
        return self._errors()

    def _errors(self) -> bool:
        return apply_errors(self.replica) > 0 or bool(self._answer())

    def _answer(self) -> str:
        """The SQLSTATE with which the apply worker stops."""
        with self.replica.log.open("rb") as log:  # which is long, and asked for often
            log.seek(self.logged)
            said = _STOPPED.search(log.read().decode(errors="replace"))
        return said[1] if said is not None else ""

    def _is_equal(self) -> bool:
        return all(self._rows(self.primary, one) == self._rows(self.replica, one) for one in TABLES)

    def _rows(self, database: Database, table: str) -> object:
        """The rows of a table as the replica names its columns; None where it is gone."""
        columns = self.replica.value(
            "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute"
            " WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped",
            table,
        )
        try:
            return sorted(database.run(f"SELECT {columns} FROM {table}"), key=repr)
        except psycopg.Error:
            return None


def statements(sql: str) -> Iterator[str]:
    """Each statement of a text."""
    fragment = Fragment.of(Source("migration.sql", sql))
    yield from (syntax.span.text for syntax in read(fragment))


def _run(database: Database, sql: str) -> str | None:
    """Runs statement after statement in one session; the SQLSTATE of the first that fails."""
    with database.connect() as connection:
        for statement in statements(sql):
            try:
                connection.execute(statement.encode())
            except psycopg.Error as error:
                return error.sqlstate
    return None


@contextmanager
def pair(clusters: tuple[Cluster, ...], case: Case) -> Iterator[Pair]:
    """Both servers as the case begins, and the subscription; it ends with the case."""
    name = f"applying_{next(_NUMBERS)}"
    logged = clusters[1].log.stat().st_size
    primary, replica = (cluster.create(name) for cluster in clusters[:2])
    for database in (primary, replica):
        database.run(SHOP)
    for database, part in ((replica, "replica"), (primary, "history")):
        failed = _run(database, case.sections.get(part, ""))
        if failed is not None:
            yield Pair(name, primary, replica, logged, f"{part} fails {failed}")
            return
    if primary.value("SELECT count(*) FROM pg_publication") == 0:
        primary.run(PUBLICATION)
    with _subscription(name, primary, replica):
        yield Pair(name, primary, replica, logged, "")


@contextmanager
def _subscription(name: str, primary: Database, replica: Database) -> Iterator[None]:
    publications = primary.value("SELECT string_agg(pubname, ', ') FROM pg_publication")
    replica.run(
        f"CREATE SUBSCRIPTION {name} CONNECTION '{primary.dsn}' PUBLICATION {publications}"
        " WITH (copy_data = false)"
    )
    try:
        yield
    finally:
        end_subscription(primary, replica, name)
