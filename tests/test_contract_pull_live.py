"""`replicalint contract pull` from a real primary and its subscriber, and what verify says then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from judged_ddl import new_database
from replication import System, end_subscription, subscribe
from servers import Database

from replicalint.cli.command import status_of
from replicalint.files.contracts import load_contract
from replicalint.name import Name

SCHEMA = """
CREATE TYPE public.state AS ENUM ('new', 'paid');
CREATE TABLE public.orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state public.state NOT NULL DEFAULT 'new',
    note text,
    total numeric(10, 2) NOT NULL
);
CREATE TABLE public.events (id bigint, at date NOT NULL, PRIMARY KEY (id, at))
    PARTITION BY RANGE (at);
CREATE TABLE public.events_2026 PARTITION OF public.events
    FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
"""
ON_THE_PRIMARY = """
CREATE VIEW public.paid AS SELECT id FROM public.orders WHERE state = 'paid';
CREATE FUNCTION public.overdue() RETURNS bigint LANGUAGE sql AS 'SELECT 1';
CREATE PUBLICATION shop FOR TABLE public.orders (id, state, total) WHERE (id > 0), public.events
    WITH (publish_via_partition_root);
"""
QUERY = "SELECT state FROM public.orders WHERE id = $1;\nSELECT at FROM public.events;\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def pair(system: System) -> Iterator[tuple[Database, Database]]:
    """A primary and its subscriber, which has no column that is not published."""
    with new_database(system.clusters[0]) as primary, new_database(system.clusters[1]) as replica:
        primary.run(SCHEMA + ON_THE_PRIMARY)
        replica.run(SCHEMA + "ALTER TABLE public.orders DROP COLUMN note")
        subscribe(replica, primary, "pulled", "shop")
        yield primary, replica
        end_subscription(primary, replica, "pulled")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command in a repository with one query."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "query.sql").write_text(QUERY)
    monkeypatch.chdir(tmp_path)
    for name in ("REPLICALINT_REPLICA", "REPLICALINT_PRIMARY", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> tuple[int, str, str]:
        status = status_of(arguments)
        return status, *capsys.readouterr()

    return run


def test_verify_agrees_with_what_is_pulled_from_a_subscriber(
    pair: tuple[Database, Database], run: Run
) -> None:
    _, replica = pair
    pull = ("contract", "pull", "--output", "contract.yaml", "--replica", replica.dsn)
    assert run(*pull)[0] == 0
    assert run(*pull) == (0, "contract.yaml: up to date\n", "")
    contract = load_contract(Path("contract.yaml"))
    assert [*contract.relations] == [Name("public", "events"), Name("public", "orders")]
    assert replica.dsn not in Path("contract.yaml").read_text()
    verify = ("verify", "query.sql", "--contract", "contract.yaml", "--replica", replica.dsn)
    status, out, _ = run(*verify)
    assert status == 0
    assert "differ" not in out
    assert "2 statements: 2 agreed" in out


def test_verify_agrees_with_what_is_pulled_from_a_publication(
    pair: tuple[Database, Database], run: Run
) -> None:
    primary, replica = pair
    source = ("--primary", primary.dsn, "--publication", "shop")
    pull = ("contract", "pull", "--output", "contract.yaml", *source)
    assert run(*pull)[0] == 0
    assert run(*pull) == (0, "contract.yaml: up to date\n", "")
    contract = load_contract(Path("contract.yaml"))
    rest = {str(one.name): one.kind for one in contract.not_replicated}
    assert rest == {"public.overdue": "function", "public.paid": "view"}
    servers = ("--replica", replica.dsn, "--primary", primary.dsn)
    status, out, _ = run("verify", "query.sql", "--contract", "contract.yaml", *servers)
    assert status == 0
    assert "differ" not in out


def test_check_sees_what_has_changed_on_the_replica(
    pair: tuple[Database, Database], run: Run
) -> None:
    _, replica = pair
    pull = ("contract", "pull", "--output", "contract.yaml", "--replica", replica.dsn)
    assert run(*pull)[0] == 0
    assert run(*pull, "--check")[0] == 0
    replica.run("ALTER TABLE public.orders ADD COLUMN seen boolean")
    try:
        status, out, _ = run(*pull, "--check")
    finally:
        replica.run("ALTER TABLE public.orders DROP COLUMN seen")
    assert status == 1
    assert "+      seen: boolean\n" in out


def test_another_database_of_the_server_is_refused(system: System, run: Run) -> None:
    with new_database(system.clusters[0]) as empty:
        pull = ("contract", "pull", "--output", "contract.yaml", "--replica", empty.dsn)
        status, out, err = run(*pull)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.endswith(": no tables: name another database\n")
    assert not Path("contract.yaml").exists()


def test_a_server_that_is_not_there_is_one_line_without_its_password(run: Run) -> None:
    dsn = "postgresql://me:correct%20horse@127.0.0.1:1/shop"
    status, out, err = run("contract", "pull", "--output", "contract.yaml", "--replica", dsn)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith('replica: connection to server at "127.0.0.1", port 1 failed: ')
    assert "horse" not in err
    assert not Path("contract.yaml").exists()
