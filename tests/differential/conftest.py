"""The pairs of servers, the random queries that their primaries take, and the table at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import smith
from divergences import Tables, prepare
from installations import installations
from pair import SCHEMAS, Pair, Schema, create
from replication import System
from samples import Samples
from summaries import Row, report

_ROWS: pytest.StashKey[list[Row]] = pytest.StashKey()


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


@pytest.fixture
def counted(request: pytest.FixtureRequest) -> Callable[[Row], None]:
    """Takes a row for the table at the end of the run."""
    return request.config.stash.setdefault(_ROWS, []).append


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    rows = config.stash.get(_ROWS, [])
    if rows:
        terminalreporter.section("the linter and PostgreSQL")
        for line in report(rows):
            terminalreporter.write_line(line)
