"""The linter and PostgreSQL agree on which types fit each other, in each place of a statement.

The files of types/statements hold statements over tables whose columns have the same names and
other types, with what a replica answers behind each. The servers are asked whether that is so, and
the linter says the same: where a replica refuses a statement, one of its errors has that SQLSTATE,
and where it takes the statement there is none.

Random statements that a primary takes are put to a replica some of whose columns have other types:
`bench/typed.py` asks more of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from answered import WORKS, Answered, answered_in
from conversation import Conversation
from judgement import NOT_BUILT, WRITES, Outcome, verdict
from marks import TESTS
from msgspec.structs import replace
from replication import System
from summaries import SEED, shown
from typed_pair import repeated_judgements, typed_judgements

from replicalint.files.contracts import load_contract

FOLDER = TESTS / "differential" / "types"
FILES = sorted((FOLDER / "statements").glob("*.sql"))
NAMES = [file.stem for file in FILES]
CONTRACTS = {
    version: replace(load_contract(FOLDER / "contract.yaml"), postgres=version)
    for version in (15, 18)
}

DECLARED = """
    int2 int4 int8 numeric float8 text varchar bool date timestamp timestamptz time interval uuid
    inet bytea json jsonb point mood spot blob tstzrange int4range tsvector text[] int4[] int8[]
    uuid[] mood[] citext hstore bit money
"""
MOST_DECLARED = 2  # parameters of a statement
_PARAMETER = re.compile(r"\$([0-9]+)")

ROUNDS, NUMBER = 6, 40  # of random statements: over tables of so many types, and so many of each
SHARE_UNDECIDED = 50  # at most one of so many


@pytest.fixture(scope="session")
def replica(system: System) -> Iterator[Conversation]:
    database = system.clusters[1].create("types_apart")
    for file in ("replica.sql", "rows.sql"):
        database.run((FOLDER / file).read_text(encoding="utf-8"))
    conversation = Conversation(database, ["public"])
    yield conversation
    conversation.close()


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_replica_answers_as_is_written(replica: Conversation, system: System, file: Path) -> None:
    wrong = []
    for one in answered_in(file):
        answers = {_answer(one, replica)} - {NOT_BUILT}
        if answers - {one.on(system.version)}:
            wrong.append((one.sql, one.on(system.version), *answers))
    assert wrong == []


def _answer(one: Answered, replica: Conversation) -> str:
    """What the replica says when it prepares a statement, and runs it if that is when it fails."""
    asked = replica.execute if one.is_found_when_it_runs else replica.prepare
    failure = asked(one.sql)
    if failure is None:
        return WORKS
    return NOT_BUILT if failure.message == NOT_BUILT else failure.sqlstate


@pytest.mark.parametrize("version", CONTRACTS)
@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_the_linter_says_the_same(file: Path, version: int) -> None:
    wrong = []
    for one in answered_in(file):
        if one.is_open:
            continue
        found = verdict(one.sql, CONTRACTS[version])
        expected, states = one.on(version), found.states - {WRITES}
        says_nothing = expected == WORKS or one.is_undecided
        agreed = not states if says_nothing else expected in states
        if found.gaps or found.is_undecided != one.is_undecided or not agreed:
            wrong.append((one.sql, expected, *found.words, *found.gaps))
    assert wrong == []


@pytest.mark.parametrize("name", ["parameters", "undeclared"])
def test_no_type_that_a_driver_declares_fits_what_is_an_error(
    replica: Conversation, system: System, name: str
) -> None:
    """Where one does, that is undecided."""
    oids = [0, *map(replica.oid, DECLARED.split())]
    served = []
    for one in answered_in(FOLDER / "statements" / f"{name}.sql"):
        number = max((int(found) for found in _PARAMETER.findall(one.sql)), default=0)
        is_error = one.on(system.version) != WORKS and not (one.is_undecided or one.is_open)
        if not is_error or not 0 < number <= MOST_DECLARED:
            continue
        for types in product(oids, repeat=number):
            if replica.prepare(one.sql, types) is None:
                served.append((one.sql, types))
                break
    assert served == []


def test_random_statements(system: System) -> None:
    judgements = tuple(
        typed_judgements(
            *system.clusters[:2], system.version, seed=SEED, rounds=ROUNDS, number=NUMBER
        )
    )
    assert len(judgements) > ROUNDS * NUMBER // 2
    assert [one for one in judgements if one.answer], "all of them fit"
    disagreements = [one for one in judgements if one.is_disagreement]
    assert disagreements == [], shown(disagreements)
    undecided = [one for one in judgements if one.found.is_undecided]
    assert len(undecided) * SHARE_UNDECIDED <= len(judgements), shown(undecided)


def test_parameters_in_several_places(system: System) -> None:
    """What a server takes that is told no types is no fault."""
    judgements = tuple(
        repeated_judgements(
            system.clusters[0], system.version, seed=SEED, rounds=ROUNDS, number=NUMBER
        )
    )
    false = [one for one in judgements if one.outcome is Outcome.FALSE_ALARM]
    assert false == [], shown(false)
    refused = [one for one in judgements if one.answer and one.outcome is Outcome.AGREED]
    assert len(refused) > NUMBER, "hardly any is refused"
