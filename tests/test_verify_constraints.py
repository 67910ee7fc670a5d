"""What `replicalint verify` says of keys, constraints and identities that servers do not have."""

from __future__ import annotations

from pathlib import Path

import pytest
from replication import System
from servers import Database

CONTRACT = """\
replicalint: 1
name: constraints
relations:
  public.orders:
    replica_identity: index orders_code
    key: [id]
    not_null: [state, code]
    unique: [[code], [state, day]]
    partitioned: false
    columns:
      id: bigint
      state: text
      day: date
      code: text
      total: {type: bigint, generated: true}
      late: {type: text, rollout: adding, absent: null}
  public.days:
    replica_identity: default
    key: [day]
    not_null: []
    unique: []
    partitioned: true
    columns: {day: date, n: integer}
  public.logs:
    replica_identity: full
    key: []
    columns: {line: text}
"""
SCHEMA = """\
CREATE TABLE public.orders (
    id bigint PRIMARY KEY, state text NOT NULL, day date, code text NOT NULL,
    total bigint GENERATED ALWAYS AS (id * 2) STORED, UNIQUE (day, state),
    note text UNIQUE
);
CREATE UNIQUE INDEX orders_code ON public.orders (code) INCLUDE (day);
CREATE UNIQUE INDEX ON public.orders (day) WHERE state = 'open';
CREATE UNIQUE INDEX ON public.orders (lower(state));
ALTER TABLE public.orders REPLICA IDENTITY USING INDEX orders_code;
CREATE TABLE public.days (day date PRIMARY KEY, n integer) PARTITION BY RANGE (day);
CREATE TABLE public.logs (line text);
ALTER TABLE public.logs REPLICA IDENTITY FULL;
"""


@pytest.fixture(scope="module")
def servers(system: System) -> tuple[Database, Database]:
    """A primary and a replica that are as the contract says."""
    primary, replica = (cluster.create("constraints") for cluster in system.clusters[:2])
    primary.run(SCHEMA)
    replica.run(SCHEMA)
    return primary, replica


@pytest.fixture
def differences(servers: tuple[Database, Database], shop_repository: Path, verify):
    """The differences, and how the command ended, with a contract."""

    def differences(contract: str) -> tuple[int, list[tuple[int, str]], list[tuple[int, str]]]:
        (shop_repository / "replicalint.yaml").write_text(contract)
        primary, replica = servers
        options = ("--replica", replica.dsn, "--primary", primary.dsn, "--format", "json", "sql")
        ran = verify("SELECT 1;\n", *options)
        return ran.status, ran.differences, ran.notes

    return differences


def test_servers_are_as_the_contract_says(differences) -> None:
    late = 'column "late" of relation "public.orders" is not on this replica (rollout: adding)'
    more = 'relation "public.orders" has columns that the contract does not list: "note"'
    assert differences(CONTRACT) == (0, [], [(16, late), (4, more)])


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        (
            "key: [id]",
            "key: [code, id]",
            (
                6,
                'relation "public.orders" has the primary key (id) on the replica, '
                "but the contract says the primary key (code, id)",
            ),
        ),
        (
            "key: [day]",
            "key: []",
            (
                19,
                'relation "public.days" has the primary key (day) on the replica, '
                "but the contract says no primary key",
            ),
        ),
        (
            "key: []",
            "key: [line]",
            (
                26,
                'relation "public.logs" has no primary key on the replica, '
                "but the contract says the primary key (line)",
            ),
        ),
        (
            "not_null: [state, code]",
            "not_null: [state, code, day]",
            (
                7,
                'column "day" of relation "public.orders" may be null on the replica, '
                "but the contract lists it under not_null",
            ),
        ),
        (
            "not_null: [state, code]",
            "not_null: [code]",
            (
                7,
                'column "state" of relation "public.orders" is NOT NULL on the replica, '
                "but the contract does not list it under not_null",
            ),
        ),
        (
            "[[code], [state, day]]",
            "[[state, day]]",
            (
                8,
                'relation "public.orders" is unique on (code) on the replica, '
                "but the contract does not list that under unique",
            ),
        ),
        (
            "unique: []",
            "unique: [[n]]",
            (21, 'relation "public.days" is not unique on (n) on the replica'),
        ),
        (
            "partitioned: true",
            "partitioned: false",
            (
                22,
                'relation "public.days" is partitioned on the replica, '
                "but the contract says partitioned: false",
            ),
        ),
        (
            "replica_identity: default",
            "replica_identity: full",
            (
                18,
                'relation "public.days" has replica identity default on the primary, '
                "but the contract says full",
            ),
        ),
        (
            "replica_identity: index orders_code",
            "replica_identity: nothing",
            (
                5,
                'relation "public.orders" has replica identity index orders_code on the primary, '
                "but the contract says nothing",
            ),
        ),
        (
            "n: integer",
            "n: {type: integer, generated: true}",
            (
                23,
                'column "n" of relation "public.days" is not generated on the primary, '
                "but the contract says generated: true",
            ),
        ),
    ],
)
def test_what_a_server_does_not_bear_out(
    differences, right: str, wrong: str, expected: tuple[int, str]
) -> None:
    assert right in CONTRACT
    status, found, _ = differences(CONTRACT.replace(right, wrong))
    assert (status, found) == (1, [expected])


def test_a_default_identity_needs_a_key(differences, servers) -> None:
    servers[0].run("ALTER TABLE public.logs REPLICA IDENTITY DEFAULT")
    try:
        _, found, _ = differences(CONTRACT.replace(": full", ": default"))
    finally:
        servers[0].run("ALTER TABLE public.logs REPLICA IDENTITY FULL")
    message = (
        'relation "public.logs" has no primary key on the primary, '
        "but the contract says replica_identity: default"
    )
    assert found == [(25, message)]


def test_what_the_contract_does_not_say_is_not_compared(differences) -> None:
    keys = ("replica_identity", "key", "not_null", "unique", "partitioned")
    lines = CONTRACT.splitlines(keepends=True)
    text = "".join(line for line in lines if not line.strip().startswith(keys))
    status, found, notes = differences(text.replace("{type: bigint, generated: true}", "bigint"))
    generated = 'column "total" of relation "public.orders" is generated on the primary; '
    assert (status, found) == (0, [])
    assert (10, f"{generated}the contract does not say so") in notes
