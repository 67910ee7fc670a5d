"""What `uses` says of a query is what a server notes of a view over it.

Asked for hand-made queries, the shipped ones and the cases, and random queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from handmade import statements_of
from marks import TESTS
from pair import REFERENCE, SCHEMAS, Pair, Schema
from replication import ROOT
from samples import Samples
from views import columns_of_both, compare_uses

SHARE = 4  # of the random queries


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_hand_made_queries(pairs: dict[Schema, Pair], schema: Schema) -> None:
    assert_same((query for file in schema.queries for query in statements_of(file)), pairs[schema])


def test_the_shipped_queries_and_the_cases(pairs: dict[Schema, Pair]) -> None:
    assert_same(_cases(), pairs[REFERENCE])


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_random_queries(
    pairs: dict[Schema, Pair], samples: Samples, number: int, schema: Schema
) -> None:
    safe = samples.of(schema).safe(number // SHARE)
    assert_same((judgement.query for judgement in safe), pairs[schema])


def _cases() -> Iterator[str]:
    for folder in (TESTS / "cases", ROOT / "sql" / "queries"):
        for file in sorted(folder.glob("**/*.sql")):
            if "migrations" not in file.parts:
                yield from statements_of(file)


def assert_same(queries: Iterable[str], pair: Pair) -> None:
    listed = columns_of_both(pair)
    with pair.copy.connect() as connection:
        answers = [compare_uses(query, pair, connection, listed) for query in queries]
    compared = [one for one in answers if one is not None]
    assert compared
    assert [one for one in compared if not one.agrees] == []
