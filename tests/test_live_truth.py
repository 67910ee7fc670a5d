"""Pulled from a running server, from its pg_dump and from what was run on it: one contract.

The statements are those of tests/primary, the reference's and random DDL of fixed seeds. What the
server refuses is left out of all three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from catalogue_state import catalogue_state
from contract_values import schema_values
from dumps import dumped, without_commands
from judged_ddl import Judge, new_database
from random_ddl import RandomDdl
from replication import MIGRATION, SCHEMA, System
from servers import Cluster, Database

from replicalint.contract import Contract
from replicalint.live.pull import pulled_from_primary
from replicalint.live.server import Server
from replicalint.primary import Primary
from replicalint.pulling import Wanted, contract_of
from replicalint.schema import schema_of_dumps
from replicalint.source import Source

FOLDER = Path(__file__).parent / "primary"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*.sql"))
STATEMENTS = 120
# Where restoring what pg_dump writes makes another schema, and before which version: an identity
# whose index is gone, a parent's NOT NULL that its children do not have.
LOST = {"awkward/cascades.sql": 99, "awkward/several_parents.sql": 18}
NOTHING_KNOWN = Contract(Source("contract.yaml", ""), "empty")


@pytest.fixture(autouse=True)
def roles(system: System) -> Iterator[None]:
    """Roles belong to the server: those that a file makes are gone after it."""
    yield
    database = system.clusters[0].database("postgres")
    for (name,) in database.run("SELECT rolname FROM pg_roles WHERE rolname LIKE 'judged_%'"):
        database.run(f'DROP ROLE "{name}"')


@pytest.mark.parametrize("file", [*FILES, "reference", "dependencies", "operators"])
def test_one_schema_makes_one_contract(system: System, file: str) -> None:
    pulling = FOLDER.with_name("pulling")
    own = {one: [pulling / f"{one}.sql"] for one in ("dependencies", "operators")}
    own["reference"] = [SCHEMA, MIGRATION]
    paths = own.get(file, [FOLDER / file])
    cluster = system.clusters[0]
    with new_database(cluster) as database, database.connect() as session:
        judge = Judge(session)
        for path in paths:
            judge.run(path.read_text(encoding="utf-8"), path.name)
        _end(judge)
        loses = system.version < LOST.get(file, 0)
        _assert_one_contract(cluster, database, judge, loses=loses)


@pytest.mark.parametrize("seed", range(100, 104))
def test_random_ddl_makes_one_contract(system: System, seed: int) -> None:
    cluster = system.clusters[0]
    chance = RandomDdl(Random(seed))
    with new_database(cluster) as database, database.connect() as session:
        judge = Judge(session)
        for number in range(1, STATEMENTS + 1):
            statement = chance.next()
            if judge.run(statement.sql) == ():
                statement.taken()
            if number % 40 == 0:
                _end(judge)
                chance.learn(catalogue_state(session))
        _end(judge)
        _assert_one_contract(cluster, database, judge)


def _end(judge: Judge) -> None:
    """Leaves no transaction open: others see what it did."""
    judge.differences(())
    judge.run("COMMIT")


def _assert_one_contract(
    cluster: Cluster, database: Database, judge: Judge, *, loses: bool = False
) -> None:
    dump = dumped(cluster, database)
    read = schema_of_dumps([Source("schema.sql", dump)], NOTHING_KNOWN)
    ran = judge.fold.primary
    for wanted in (Wanted("pulled", publication=one) for one in (*ran.publications, None)):
        live = _live(database, wanted)
        of_dump = _said(contract_of(read.primary, wanted).contract)
        of_statements = _said(contract_of(ran, wanted).contract)
        without = _open(ran)
        assert _left(live - of_statements, without) == _left(of_statements - live, without) == set()
        if loses:
            with new_database(cluster) as restored:
                restored.run(without_commands(dump))
                live = _live(restored, wanted)
        assert (live - of_dump, of_dump - live) == (set(), set())


def _live(database: Database, wanted: Wanted) -> set[str]:
    with closing(Server("primary", database.dsn)) as server:
        return _said(pulled_from_primary(server, wanted).contract)


def _open(primary: Primary) -> tuple[str, ...]:
    """The columns whose length or precision the statements do not tell: of CREATE TABLE AS."""
    return tuple(
        f"/relations/{table.name}/columns/{column.name}/type: "
        for table in primary.tables.values()
        for column in table.columns.values()
        if column.modifier is None
    )


def _left(lines: set[str], without: tuple[str, ...]) -> set[str]:
    return {line for line in lines if not line.startswith(without)}


def _said(contract: Contract) -> set[str]:
    """What a contract says of the schema, a line for each value."""
    return set(_lines("", schema_values(contract)))


def _lines(path: str, value: object) -> Iterator[str]:
    if isinstance(value, Mapping) and value:
        yield f"{path}: {', '.join(value)}"
        for key, below in value.items():
            yield from _lines(f"{path}/{key}", below)
    else:
        yield f"{path}: {value}"
