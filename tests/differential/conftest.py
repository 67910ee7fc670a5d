"""The pairs of servers, and the random queries that their primaries take."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import smith
from divergences import Tables, prepare
from installations import installations
from pair import SCHEMAS, Pair, Schema, create
from replication import System
from samples import Samples


@pytest.fixture(scope="session")
def pairs(system: System) -> Iterator[dict[Schema, Pair]]:
    pairs = {schema: create(schema, system) for schema in SCHEMAS}
    yield pairs
    for pair in pairs.values():
        pair.close()


@pytest.fixture(scope="session")
def number(request: pytest.FixtureRequest) -> int:
    """How many random queries to judge for each schema on each version: their share of all."""
    if not smith.is_installed():
        pytest.fail("no sqlsmith found: apt-get install sqlsmith")
    return -(-int(request.config.getoption("--differential-queries")) // len(installations()))


@pytest.fixture(scope="session")
def samples(pairs: dict[Schema, Pair], number: int) -> Samples:
    return Samples(pairs, number)


@pytest.fixture(scope="session")
def tables(pairs: dict[Schema, Pair], samples: Samples) -> Callable[[Schema], Tables]:
    """Prepares a primary for what diverges, after its random queries are written."""
    prepared: dict[Schema, Tables] = {}

    def tables(schema: Schema) -> Tables:
        samples.of(schema)
        if schema not in prepared:
            prepared[schema] = prepare(pairs[schema])
        return prepared[schema]

    return tables
