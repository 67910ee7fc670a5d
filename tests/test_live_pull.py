"""Contracts that running servers say: a primary, a subscriber and a hot standby."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from contract_values import contract_values, schema_values
from judged_ddl import new_database
from msgspec.structs import replace
from replication import System, subscribe
from servers import Database, hot_standby

from replicalint.clock import utc_day
from replicalint.contract import Contract
from replicalint.contract.load import read_contract
from replicalint.files.document import read_document
from replicalint.live.pull import pulled_from_primary, pulled_from_replica
from replicalint.live.server import Server
from replicalint.live.verify import Verifier
from replicalint.name import Name
from replicalint.pulling import Pulled, Wanted
from replicalint.source import Source
from replicalint.writing import text_of

SHOP = """
CREATE TYPE public.state AS ENUM ('new', 'paid');
CREATE DOMAIN public.email AS text CHECK (VALUE ~ '@');
CREATE TABLE public.orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state public.state NOT NULL DEFAULT 'new',
    by public.email,
    total numeric(10, 2) NOT NULL,
    number text UNIQUE,
    UNIQUE (by, total)
);
CREATE TABLE public.events (id bigint, at date NOT NULL, PRIMARY KEY (id, at))
    PARTITION BY RANGE (at);
CREATE TABLE public.events_2025 PARTITION OF public.events
    FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE public.events_2026 PARTITION OF public.events
    FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE public."Odd Name" ("a""b" text[] PRIMARY KEY, "select" varchar(20));
"""
LOCAL = """
CREATE UNLOGGED TABLE public.seen (id bigint UNIQUE DEFERRABLE);
CREATE VIEW public.paid AS SELECT id FROM public.orders WHERE state = 'paid';
"""
UNFILLED = "no subscription fills them; --tables says which tables are listed"


@pytest.fixture
def primary(system: System) -> Iterator[Database]:
    with new_database(system.clusters[0]) as database:
        database.run(SHOP + LOCAL)
        yield database


@pytest.fixture
def replica(system: System) -> Iterator[Database]:
    with new_database(system.clusters[1]) as database:
        database.run(SHOP + LOCAL)
        yield database


@pytest.mark.parametrize("options", ["", "WITH (publish_via_partition_root)"])
def test_the_contract_of_a_subscriber_is_what_verify_finds(
    system: System, primary: Database, replica: Database, options: str
) -> None:
    primary.run(
        'CREATE PUBLICATION shop FOR TABLE public.orders, public.events, public."Odd Name" '
        + options
    )
    subscribe(replica, primary, "pulled", "shop")
    try:
        pulled = _from_replica(replica)
        roots = {Name("public", one) for one in ("orders", "events", "Odd Name")}
        leaves = {Name("public", "events_2025"), Name("public", "events_2026")}
        assert set(pulled.contract.relations) == (roots if options else roots | leaves)
        assert pulled.notes == (f"left out: public.seen ({UNFILLED})",)
        assert pulled.contract.replication == "logical"
        assert pulled.contract.postgres == system.version
        assert pulled.contract.not_replicated == ()
        assert _disagreements(pulled.contract, replica) == []
        again = _from_replica(replica, existing=_from_replica(replica, tables=("seen*",)).contract)
        assert {*again.contract.relations} == {*pulled.contract.relations, Name("public", "seen")}
        published = _without_identities(_from_primary(primary, "shop").contract)
        if options:
            assert schema_values(published) == schema_values(pulled.contract)
    finally:
        replica.run("ALTER SUBSCRIPTION pulled DISABLE")
        replica.run("DROP SUBSCRIPTION pulled")


def test_without_a_subscription_all_tables_are_listed(replica: Database) -> None:
    pulled = _from_replica(replica)
    named = ("Odd Name", "events", "orders", "seen")
    assert [*pulled.contract.relations] == [Name("public", one) for one in named]
    assert pulled.notes == ("no table of the replica is subscribed: all of them are listed",)
    assert _disagreements(pulled.contract, replica) == []


def test_the_reference_replica_is_as_its_contract_says(system: System) -> None:
    pulled = _from_replica(system.replica)
    assert _disagreements(pulled.contract, system.replica) == []


def test_the_contract_of_a_standby_has_all_that_can_be_read_there(
    system: System, primary: Database
) -> None:
    with hot_standby(system.clusters[0]) as cluster:
        name = str(primary.value("SELECT current_database()"))
        standby = cluster.database(name)
        pulled = _from_replica(standby)
        assert pulled.contract.replication == "physical"
        assert [str(one) for one in pulled.contract.relations] == [
            'public."Odd Name"',
            "public.events",
            "public.orders",
        ]
        rest = [(str(one.name), one.kind) for one in pulled.contract.not_replicated]
        assert rest == [("public.seen", "unlogged table")]
        assert _disagreements(pulled.contract, standby) == []


def _from_replica(
    database: Database, existing: Contract | None = None, tables: tuple[str, ...] = ()
) -> Pulled:
    with closing(Server("replica", database.dsn)) as server:
        return pulled_from_replica(server, Wanted("pulled", existing=existing, tables=tables))


def _from_primary(database: Database, publication: str) -> Pulled:
    with closing(Server("primary", database.dsn)) as server:
        return pulled_from_primary(server, Wanted("pulled", publication=publication))


def _without_identities(contract: Contract) -> Contract:
    relations = {
        name: replace(one, replica_identity=None) for name, one in contract.relations.items()
    }
    return replace(contract, relations=relations)


def _disagreements(contract: Contract, database: Database) -> list[str]:
    """What verify finds that is not merely worth knowing, of all that the contract says."""
    document = read_document(Source("contract.yaml", text_of(contract)))
    written = read_contract(document.root, document.mistakes)
    assert contract_values(written) == contract_values(contract)
    with closing(Server("replica", database.dsn)) as server:
        found = Verifier(server, None, utc_day()).differences(written)
    return [one.message for one in found if not one.is_note]


def test_the_search_path_is_the_one_of_the_role_that_asks(
    system: System, primary: Database
) -> None:
    def path(*settings: str) -> tuple[tuple[str, ...], str]:
        for setting in settings:
            primary.run(setting)
        with closing(Server("primary", primary.dsn)) as server:
            pulled = pulled_from_primary(server, Wanted("pulled"))
        return pulled.contract.search_path, pulled.comments.get("replica.search_path", "")

    name = str(primary.value("SELECT current_database()"))
    default = "No ALTER DATABASE or ALTER ROLE sets search_path: this is PostgreSQL's default."
    of_database, of_role = f'ALTER DATABASE "{name}"', f'ALTER ROLE postgres IN DATABASE "{name}"'
    assert path() == (("public",), default)
    assert path(f"{of_database} SET search_path = 'Odd-One', \"$user\", app") == (
        ("Odd-One", "app"),
        "",
    )
    assert path(f'{of_role} SET search_path = b, B, "B"') == (("b", "B"), "")
    assert path(f"{of_role} SET search_path = ''") == ((), "")
    assert path(f"{of_role} RESET search_path", f"{of_database} RESET search_path") == (
        ("public",),
        default,
    )
    plain = Database(f"{primary.dsn} options='-c search_path=User,a-b'", primary.log)
    with closing(Server("primary", plain.dsn)) as server:
        pulled = pulled_from_primary(server, Wanted("pulled"))
    assert pulled.contract.search_path == ("user", "a-b")
    primary.run("CREATE ROLE judged_reader")
    others = f'ALTER ROLE judged_reader IN DATABASE "{name}" SET search_path = app'
    try:
        found, why = path(others)
        assert found == ("app",)
        assert why == f"Set by role judged_reader in database {name}."
    finally:
        primary.run(f'ALTER ROLE judged_reader IN DATABASE "{name}" RESET ALL')
        primary.run("DROP ROLE judged_reader")


def test_what_an_unknown_extension_brings_is_listed_with_it(primary: Database) -> None:
    """One that is known is listed alone; plpgsql stands for one that nobody knows."""
    primary.run("""
        CREATE TYPE public.mood AS ENUM ('ok', 'sad');
        CREATE FUNCTION public.usual() RETURNS public.mood LANGUAGE sql
            RETURN 'ok'::public.mood;
        ALTER EXTENSION plpgsql ADD TYPE public.mood;
        ALTER EXTENSION plpgsql ADD FUNCTION public.usual();
        CREATE EXTENSION citext;
        CREATE TABLE public.felt (mood public.mood DEFAULT public.usual(), by citext);
    """)
    with closing(Server("primary", primary.dsn)) as server:
        pulled = pulled_from_primary(server, Wanted("pulled", tables=("felt",)))
    assert [*pulled.contract.types] == [Name("public", "mood")]
    assert [str(one.name) for one in pulled.contract.functions] == ["public.usual"]
    assert [*pulled.contract.extensions] == ["citext", "plpgsql"]
    assert pulled.comments["types.public.mood"] == "Comes with extension plpgsql."
    assert pulled.comments["functions.public.usual"] == "Comes with extension plpgsql."
    assert _disagreements(replace(pulled.contract, not_replicated=()), primary) == []
