"""What a pulled contract lists besides tables is what the server says that these depend on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from catalogue_state import catalogue_state
from contract_values import contract_values
from depended import depended_on
from judged_ddl import Judge, new_database
from random_ddl import RandomDdl
from replication import MIGRATION, SCHEMA, System
from test_live_schema import FILES, FOLDER

from replicalint.pulling import Wanted, contract_of

STATEMENTS = 160
OWN = Path(__file__).parent / "pulling"


@pytest.fixture(autouse=True)
def roles(system: System) -> Iterator[None]:
    """Roles belong to the server: those that a file makes are gone after it."""
    yield
    database = system.clusters[0].database("postgres")
    for (name,) in database.run("SELECT rolname FROM pg_roles WHERE rolname LIKE 'judged_%'"):
        database.run(f'DROP ROLE "{name}"')


@pytest.mark.parametrize("file", [*FILES, "reference", "dependencies", "operators"])
def test_a_contract_lists_what_its_tables_depend_on(system: System, file: str) -> None:
    own = {one: [OWN / f"{one}.sql"] for one in ("dependencies", "operators")}
    own["reference"] = [SCHEMA, MIGRATION]
    with new_database(system.clusters[0]) as database, database.connect() as session:
        judge = Judge(session)
        for path in own.get(file, [FOLDER / file]):
            refused = judge.run(path.read_text(encoding="utf-8"), path.name)
            assert file not in own or refused == ()
        _assert_listed(judge)


@pytest.mark.parametrize("seed", (500, 504))
def test_a_contract_lists_what_tables_of_random_ddl_depend_on(system: System, seed: int) -> None:
    chance = RandomDdl(Random(seed))
    with new_database(system.clusters[0]) as database, database.connect() as session:
        judge = Judge(session)
        for number in range(1, STATEMENTS + 1):
            statement = chance.next()
            if judge.run(statement.sql) == ():
                statement.taken()
            if number % 40 == 0:
                judge.differences(())
                judge.run("COMMIT")
                chance.learn(catalogue_state(session))
        _assert_listed(judge)


def _assert_listed(judge: Judge) -> None:
    """The contract of all tables lists what the server says that they depend on."""
    judge.differences(())
    judge.run("COMMIT")
    contract = contract_of(judge.fold.primary, Wanted("app")).contract
    expected = depended_on(judge.session, contract.relations)
    listed = contract_values(contract)
    functions = {one.partition(" returns ")[0] for one in listed["functions"]}
    bare = {one for one in functions if "(" not in one}
    signatures = {
        name if (name := one.partition("(")[0]) in bare else one for one in expected["function"]
    }
    assert (
        {*listed["types"]},
        functions,
        {*listed["sequences"]},
        {*listed["extensions"]},
    ) == (expected["type"], signatures, expected["sequence"], expected["extension"])
