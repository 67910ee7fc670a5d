"""A replica may be older than its primary: what came in between is found.

For each two servers of this machine of which one is older. The contract says the replica's
version; the random queries are the newer server's, with the relations and functions of its own
catalogue. There are a quarter as many of them as for servers of one version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import smith
from installations import Installation, installations
from judgement import judge
from pair import SCHEMAS, Schema, create_between
from servers import running
from summaries import SEED, shown, summary


@pytest.fixture(scope="session")
def older_pairs() -> Iterator[list[tuple[Installation, Installation]]]:
    found = installations()
    yield [(new, old) for new in found for old in found if old.version < new.version]


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_random_queries_of_a_newer_primary(
    older_pairs: list[tuple[Installation, Installation]],
    schema: Schema,
    request: pytest.FixtureRequest,
    measured: Callable[[str], None],
) -> None:
    number = request.config.getoption("--differential-queries") // 4
    for newer, older in older_pairs:
        with ExitStack() as stack:
            (primary,) = stack.enter_context(running(newer, ["primary"]))
            (replica,) = stack.enter_context(running(older, ["replica"]))
            pair = create_between(schema, primary, replica, older.version)
            stack.callback(pair.close)
            queries = smith.queries(pair.source, number, SEED)
            judgements = [judge(query, pair) for query in queries]
        measured(summary(f"a primary of {newer.version}", pair, judgements))
        disagreements = [one for one in judgements if one.is_disagreement]
        assert disagreements == [], shown(disagreements)
