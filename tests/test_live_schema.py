"""The schema of a running server against its own catalogue, on the schemas of tests/primary.

What no contract speaks about is not read: triggers, foreign keys, privileges, what functions set,
defaults of views.
Whether a child has its parent's columns as its own as well cannot be written as DDL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg
import pytest
from catalogue_state import catalogue_state
from judged_ddl import new_database
from model_state import model_state
from psycopg import pq
from replication import MIGRATION, SCHEMA, System
from schema_state import KINDS, State, Value, differences

from replicalint.live.schema import live_schema
from replicalint.live.server import Server
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read

FOLDER = Path(__file__).parent / "primary"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.sql"))
NOT_READ = {
    "function": {"owner", "executors", "settings"},
    "column": {"is local", "parents"},
    "constraint": {"is local", "parents"},
    "sequence": {"persistence"},
}


@pytest.fixture(autouse=True)
def roles(system: System) -> Iterator[None]:
    """Roles belong to the server: those that a file makes are gone after it."""
    yield
    database = system.clusters[0].database("postgres")
    for (name,) in database.run("SELECT rolname FROM pg_roles WHERE rolname LIKE 'judged_%'"):
        database.run(f'DROP ROLE "{name}"')


@pytest.mark.parametrize("file", FILES)
def test_the_schema_of_a_server_is_what_its_catalogue_says(system: System, file: str) -> None:
    with new_database(system.clusters[0]) as database, database.connect() as session:
        for syntax in read(Fragment.of(Source(file, (FOLDER / file).read_text()))):
            try:
                session.execute(syntax.span.text.encode())
            except psycopg.Error:
                continue  # of a later version, or a statement that is to be refused
        if session.info.transaction_status is not pq.TransactionStatus.IDLE:
            session.execute("COMMIT")
        assert _wrong(session, database.dsn, system.version) == []


def test_the_reference_is_what_its_catalogue_says(system: System) -> None:
    with new_database(system.clusters[0]) as database, database.connect() as session:
        session.execute(SCHEMA.read_bytes())
        session.execute(MIGRATION.read_bytes())
        assert _wrong(session, database.dsn, system.version) == []


def _wrong(session: psycopg.Connection, dsn: str, version: int) -> list[str]:
    server = Server("primary", dsn)
    try:
        live = live_schema(server)
    finally:
        server.close()
    kinds = tuple(kind for kind in KINDS if kind != "trigger")
    real = _read_of(catalogue_state(session))
    found = differences(real, _read_of(model_state(live.primary, version)), kinds)
    return [*live.unread, *map(str, found)]


def _read_of(state: State) -> State:
    """What is read of a state, and of relations of the session itself nothing."""
    views = {subject.partition(" ")[2] for subject, one in state.items() if _is_view(one)}
    return {
        subject: {
            name: value
            for name, value in properties.items()
            if name not in NOT_READ.get(subject.partition(" ")[0], ())
            and not (name == "has a default" and subject.rpartition(" on ")[2] in views)
        }
        for subject, properties in state.items()
        if properties.get("kind") != "foreign key" and "pg_temp" not in subject
    }


def _is_view(properties: Mapping[str, Value]) -> bool:
    return properties.get("kind") in ("view", "materialized view")
