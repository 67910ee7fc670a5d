"""A replica may be older than its primary: what came in between is found.

For each two servers of which one is older: those of this machine, and of `pytest --wheels FOLDER`.
The contract says the replica's version. The newer server is asked for all that its catalogue has,
and for random queries: half as many as for servers of one version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import everything
import pytest
from installations import Installation, installations
from judgement import Outcome, judge
from pair import REFERENCE, SCHEMAS, Pair, Schema, Versions, create_between, extensions_not_there
from samples import sample
from servers import Cluster, running
from summaries import Row, row, shown

SHARE = 2


@dataclass
class Servers:
    """The running servers, primaries and replicas, and the databases."""

    stack: ExitStack
    clusters: dict[tuple[Installation, str], Cluster]
    pairs: dict[tuple[Schema, Versions], Pair]

    def pair(self, schema: Schema, versions: Versions) -> Pair:
        """The pair, made when it is first asked for."""
        if (schema, versions) not in self.pairs:
            primary = self._cluster(versions.primary, "primary")
            replica = self._cluster(versions.replica, "replica")
            lacking = extensions_not_there(schema, primary, replica)
            if lacking:
                without = f"PostgreSQL {versions} is built without {', '.join(sorted(lacking))}"
                pytest.fail(f"{without}: leave its wheel out, or ask bench/differential.py")
            name = str(versions).replace(" ", "_")
            pair = create_between(schema, primary, replica, versions.replica.version, name)
            self.stack.callback(pair.close)
            self.pairs[schema, versions] = pair
        return self.pairs[schema, versions]

    def _cluster(self, installation: Installation, name: str) -> Cluster:
        if (installation, name) not in self.clusters:
            (started,) = self.stack.enter_context(running(installation, [name]))
            self.clusters[installation, name] = started
        return self.clusters[installation, name]


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(stack, {}, {})


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    found = installations(*metafunc.config.getoption("--wheels"))
    each = [Versions(new, old) for new in found for old in found if old.version < new.version]
    metafunc.parametrize("versions", each, ids=str)


@pytest.mark.parametrize("kind", everything.ASKED)
def test_all_that_a_newer_primary_has(
    servers: Servers, versions: Versions, kind: str, counted: Callable[[Row], None]
) -> None:
    pair = servers.pair(REFERENCE, versions)
    judgements = [judge(query, pair) for query in everything.queries(pair.source, kind)]
    counted(row(f"all {kind}", pair, judgements))
    assert Outcome.AGREED in {one.outcome for one in judgements}
    disagreements = [one for one in judgements if one.is_disagreement]
    assert disagreements == [], shown(disagreements)


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_random_queries_of_a_newer_primary(
    servers: Servers,
    versions: Versions,
    schema: Schema,
    number: int,
    counted: Callable[[Row], None],
) -> None:
    pair = servers.pair(schema, versions)
    taken = sample(pair, number // SHARE)
    counted(row("an older replica", pair, taken.judgements, taken.refused))
    disagreements = [one for one in taken.judgements if one.is_disagreement]
    assert disagreements == [], shown(disagreements)
