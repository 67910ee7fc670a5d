"""Reading the schema of a server: roles without privileges, odd names, changes meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from contract_values import contract_values
from judged_ddl import new_database
from peers import DONE, LOGIN, ONE_COLUMN, READY, answering, peer, row, saying
from replication import MIGRATION, SCHEMA, System
from servers import Database

from replicalint.contract.load import read_contract
from replicalint.files.document import read_document
from replicalint.live.failure import ServerError
from replicalint.live.pull import pulled_from_primary
from replicalint.live.schema import live_schema
from replicalint.live.server import Server
from replicalint.name import Name
from replicalint.pulling import Wanted
from replicalint.source import Source
from replicalint.writing import text_of

ODD = (
    *('a"b', "a'b", "a\\b", "a\nb", "a;b", "a--b", "/*a", "*/", "$$", "$1", "%I", "{0}", "\\i x"),
    *("select", "table", "user", "Ä", "É" * 31, "表", "\u202ea", " ", "public", "a.b", "x" * 63),
    *("constraint", "primary", "check", "like", "::error::", "##[group]"),
)


@pytest.fixture
def database(system: System) -> Iterator[Database]:
    with new_database(system.clusters[0]) as database:
        yield database


def test_names_that_mean_something_elsewhere(database: Database) -> None:
    with database.connect() as session:
        for number, name in enumerate(ODD):
            quoted, text = '"' + name.replace('"', '""') + '"', name.replace("'", "''")
            statements = f"""
                CREATE SCHEMA IF NOT EXISTS {quoted};
                CREATE TYPE {quoted}.{quoted} AS ENUM ('{text}', '');
                CREATE FUNCTION {quoted}.{quoted}({quoted} integer) RETURNS integer
                    LANGUAGE sql IMMUTABLE AS 'SELECT 1';
                CREATE TABLE {quoted}."t{number}" (
                    {quoted} {quoted}.{quoted} NOT NULL DEFAULT '{text}',
                    n integer CHECK ({quoted}.{quoted}(n) > 0),
                    m integer GENERATED ALWAYS AS ({quoted}.{quoted}(n)) STORED,
                    CONSTRAINT "k{number}" PRIMARY KEY ({quoted}, n)
                );
                CREATE INDEX ON {quoted}."t{number}" ({quoted}, (n + 1)) WHERE {quoted} = '{text}';
                CREATE PUBLICATION {quoted} FOR TABLE {quoted}."t{number}" ({quoted}, n);
            """
            session.execute(statements.encode())
    with closing(Server("primary", database.dsn)) as server:
        live = live_schema(server)
        assert live.unread == ()
        for number, name in enumerate(ODD):
            table, own = Name(name, f"t{number}"), Name(name, name)
            found = pulled_from_primary(server, Wanted("odd", publication=name)).contract
            assert [*found.relations] == [table]
            document = read_document(Source("contract.yaml", text_of(found)))
            written = read_contract(document.root, document.mistakes)
            assert contract_values(written) == contract_values(found)
            assert [*found.relations[table].columns] == [name, "n"]
            assert found.relations[table].columns[name].type.name == own
            assert found.relations[table].key == (name, "n")
            assert {one: kind.labels for one, kind in found.types.items()} == {own: (name, "")}
            assert [one.name for one in found.functions] == [own]


def test_a_role_without_privileges_sees_the_same(database: Database) -> None:
    database.run(SCHEMA.read_text())
    database.run(MIGRATION.read_text())
    database.run("CREATE ROLE judged_stranger LOGIN")
    try:
        database.run("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        stranger = database.dsn.replace("user=postgres", "user=judged_stranger")
        assert _said(stranger) == _said(database.dsn)
    finally:
        database.run("DROP ROLE judged_stranger")


def test_a_catalogue_that_a_role_may_not_read(database: Database) -> None:
    database.run("CREATE ROLE judged_stranger LOGIN")
    database.run("REVOKE SELECT ON pg_catalog.pg_publication FROM PUBLIC")
    try:
        stranger = database.dsn.replace("user=postgres", "user=judged_stranger")
        with closing(Server("primary", stranger)) as server, pytest.raises(ServerError) as refused:
            live_schema(server)
    finally:
        database.run("DROP ROLE judged_stranger")
    denied = "permission denied for table pg_publication"
    says = f'primary: role "judged_stranger" may not read its catalogue: {denied}'
    assert str(refused.value) == says


def test_a_table_that_is_dropped_meanwhile(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.run("CREATE TABLE public.gone (id integer PRIMARY KEY, n integer DEFAULT 1)")
    dropped = "DROP TABLE IF EXISTS public.gone"
    with closing(Server("primary", database.dsn)) as server:
        rows = server.rows

        def rows_after_a_drop(query: str) -> list[tuple[object, ...]]:
            if "pg_attrdef" in query:
                database.run(dropped)
            return rows(query)

        monkeypatch.setattr(server, "rows", rows_after_a_drop)
        with pytest.raises(ServerError) as changed:
            live_schema(server)
    says = "primary: its schema was changed while it was read: run this again"
    assert str(changed.value) == says


def test_a_server_that_is_too_old() -> None:
    with peer(saying(LOGIN.replace(b"15.1", b"14.9"))) as dsn:
        server = Server("primary", dsn)
        with closing(server), pytest.raises(ServerError) as refused:
            live_schema(server)
    says = "PostgreSQL 14.9 is older than 15, the oldest supported"
    assert str(refused.value) == f"primary: {says}"


@pytest.mark.parametrize("answer", [b"", ONE_COLUMN + row(b'{"1": 1}'), ONE_COLUMN + row(b"[]")])
def test_a_catalogue_that_is_none(answer: bytes) -> None:
    with peer(answering(DONE + READY, answer + DONE + READY)) as dsn:
        server = Server("replica", dsn)
        with closing(server), pytest.raises(ServerError) as lost:
            live_schema(server)
    assert str(lost.value) == "replica: stopped answering: its catalogue cannot be read"


def _said(dsn: str) -> object:
    with closing(Server("primary", dsn)) as server:
        return contract_values(pulled_from_primary(server, Wanted("pulled")).contract)
