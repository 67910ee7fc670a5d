"""The linter blames all that a replica lacks of what a statement needs, and nothing else.

PREPARE names the first missing object only; `dependencies.py` tells how the others are had. Asked
for hand-made queries, the shipped ones and the cases, random queries, and their changes that
diverge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from random import Random

import pytest
from dependencies import compare
from divergences import DIVERGENCES, Tables
from handmade import conditions_of, statements_of
from judgement import Outcome
from marks import REFERENCE as REFERENCE_CONTRACT
from marks import TESTS, adjusted
from needs import Servers, connect
from pair import REFERENCE, SCHEMAS, Pair, Schema
from placeholders import sent
from replication import ROOT
from samples import Samples
from summaries import SEED, Row

from replicalint.contract import Contract

SHARE = 4  # of the random queries
Counted = Callable[[Row], None]


@pytest.fixture(scope="session")
def servers(pairs: dict[Schema, Pair]) -> Iterator[dict[Schema, Servers]]:
    servers = {schema: connect(pair) for schema, pair in pairs.items()}
    yield servers
    for one in servers.values():
        one.close()


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_hand_made_queries(
    servers: dict[Schema, Servers], schema: Schema, counted: Counted
) -> None:
    conditions = (f"SELECT 1 WHERE {condition}" for condition, _ in conditions_of(schema))
    written = [query for file in schema.queries for query in statements_of(file)]
    assert_all_blamed("all it needs: written", [*written, *conditions], servers[schema], counted)


def test_the_shipped_queries_and_the_cases(
    servers: dict[Schema, Servers], counted: Counted
) -> None:
    assert_all_blamed("all it needs: cases", _cases(), servers[REFERENCE], counted)


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_random_queries(
    servers: dict[Schema, Servers],
    samples: Samples,
    number: int,
    schema: Schema,
    counted: Counted,
) -> None:
    queries = [one.query for one in samples.of(schema).spread(number // SHARE)]
    assert_all_blamed("all it needs: random", queries, servers[schema], counted)


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_random_queries_that_diverge(
    servers: dict[Schema, Servers],
    samples: Samples,
    tables: Callable[[Schema], Tables],
    number: int,
    schema: Schema,
    counted: Counted,
) -> None:
    random, of_the_primary = Random(SEED), tables(schema)
    queries = []
    for at, safe in enumerate(samples.of(schema).safe(number // SHARE)):
        first = DIVERGENCES[at % len(DIVERGENCES)].change(safe.query, of_the_primary, random)
        second = DIVERGENCES[(at // 2) % len(DIVERGENCES)]
        queries.append(second.change(first or safe.query, of_the_primary, random) or safe.query)
    assert_all_blamed("all it needs: changed", queries, servers[schema], counted)


def assert_all_blamed(
    kind: str, queries: Iterable[str], servers: Servers, counted: Counted
) -> None:
    compared = [compare(query, servers) for query in queries]
    found = [one for one in compared if one is not None]
    unblamed = [one for one in found if one.unblamed]
    unfounded = [one for one in found if one.unfounded and not one.unblamed]
    outcomes = Counter(
        {
            Outcome.AGREED: len(found) - len(unblamed) - len(unfounded),
            Outcome.MISSED: len(unblamed),
            Outcome.FALSE_ALARM: len(unfounded),
            Outcome.REFUSED: len(compared) - len(found),
        }
    )
    parts = Counter(f"missing: {missing}" for one in found for missing in one.kinds)
    pair = servers.pair
    counted(Row(str(pair.schema), pair.versions, kind, outcomes, Counter(), parts))
    assert parts.total() > 0
    assert "\n".join(map(str, (*unblamed, *unfounded)[:10])) == ""


def _cases() -> Iterator[str]:
    """The statements of the shipped queries and of the cases about the reference contract."""
    for folder in (ROOT / "sql" / "queries", TESTS / "cases"):
        for path in sorted(folder.glob("*/*.sql")):
            sql = path.read_text(encoding="utf-8")
            contract = adjusted(sql, REFERENCE_CONTRACT)
            if (path.parent / "contract.yaml").exists() or _differs(contract):
                continue
            yield from (text for _, text in sent(sql, contract, path.name))


def _differs(contract: Contract) -> bool:
    """Whether a case asks for another replica than the reference's."""
    return (contract.replication, contract.search_path, contract.extensions) != (
        REFERENCE_CONTRACT.replication,
        REFERENCE_CONTRACT.search_path,
        REFERENCE_CONTRACT.extensions,
    )
