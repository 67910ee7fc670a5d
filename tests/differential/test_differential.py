"""The linter and PostgreSQL agree on queries that nobody wrote with the linter in mind.

Each schema stands on a primary, and a part of it on a replica. A query that the primary takes is
put to the replica and to the linter: where the replica refuses it, the linter finds an error with
the same SQLSTATE; where the replica takes it, the linter finds none.

- Hand-made queries, for all that name resolution must be right about. They are asked on the replica
  alone: a typing mistake is to be found as well as what stayed on the primary.
- Random queries, by sqlsmith: `pytest --differential-queries 20000` for a night's worth of them.
- Changes of random queries that no server notices, and one at a random depth that the replica does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random

import pytest
import smith
from judgement import Outcome, ask, judge, judge_any, verdict
from known import KNOWN
from mutations import HARMLESS, diverging
from pair import FOLDER, SCHEMAS, Pair, Schema, create
from replication import System
from summaries import SEED, shown, summary

Measured = Callable[[str], None]
HAND_MADE = [(schema, file) for schema in SCHEMAS for file in schema.queries]


@pytest.fixture(scope="session")
def pairs(system: System) -> Iterator[dict[Schema, Pair]]:
    pairs = {schema: create(schema, system) for schema in SCHEMAS}
    yield pairs
    for pair in pairs.values():
        pair.close()


@pytest.fixture(scope="session")
def random_queries(
    pairs: dict[Schema, Pair], request: pytest.FixtureRequest
) -> dict[Schema, list[str]]:
    if not smith.is_installed():
        pytest.fail("no sqlsmith found: apt-get install sqlsmith")
    number = request.config.getoption("--differential-queries")
    half = number // 2
    return {
        schema: smith.queries(pair.source, number - half, SEED)
        + smith.queries(pair.source, half, SEED, with_catalog=False)
        for schema, pair in pairs.items()
    }


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_a_contract_says_what_its_replica_has(pairs: dict[Schema, Pair], schema: Schema) -> None:
    contract = pairs[schema].contract
    written = {
        (relation.name.schema, relation.name.name, column.name, column.type)
        for relation in contract.relations.values()
        for column in relation.columns.values()
        if column.rollout.value == "none"
    }
    assert set(pairs[schema].columns_of_the_replica()) == written


@pytest.mark.parametrize(
    ("schema", "file"), HAND_MADE, ids=lambda part: getattr(part, "stem", str(part))
)
def test_hand_made_queries(pairs: dict[Schema, Pair], schema: Schema, file: Path) -> None:
    pair = pairs[schema]
    judgements = [judge_any(query, pair) for query in statements_of(file)]
    known = {one.query for one in KNOWN if one.concerns(str(schema), file.stem, pair.version)}
    unknown = [one for one in judgements if one.is_disagreement and one.query not in known]
    assert unknown == [], shown(unknown)
    disagreed = {one.query for one in judgements if one.is_disagreement}
    assert sorted(known - disagreed) == [], "they agree by now: strike it off the list"
    assert {one.answer == "" for one in judgements} == {True, False}  # the file asks both ways


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_random_queries(
    pairs: dict[Schema, Pair],
    random_queries: dict[Schema, list[str]],
    schema: Schema,
    measured: Measured,
) -> None:
    judgements = [judge(query, pairs[schema]) for query in random_queries[schema]]
    measured(summary("random queries", pairs[schema], judgements))
    assert len(judgements) > 0
    disagreements = [one for one in judgements if one.is_disagreement]
    assert disagreements == [], shown(disagreements)


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_a_change_that_no_server_notices_changes_no_verdict(
    pairs: dict[Schema, Pair],
    random_queries: dict[Schema, list[str]],
    schema: Schema,
    measured: Measured,
) -> None:
    pair = pairs[schema]
    random = Random(SEED)
    judgements = []
    for at, query in enumerate(accepted(random_queries[schema], pair)):
        changed = HARMLESS[at % len(HARMLESS)](query, random)
        judgement = judge(changed, pair)
        judgements.append(judgement)
        if judgement.outcome is not Outcome.REFUSED:
            before, after = verdict(query, pair.contract), verdict(changed, pair.contract)
            assert (after.states, after.gaps) == (before.states, before.gaps), changed
    measured(summary("the same, changed", pair, judgements))
    disagreements = [one for one in judgements if one.is_disagreement]
    assert disagreements == [], shown(disagreements)


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_one_thing_that_only_the_primary_has_is_found_at_any_depth(
    pairs: dict[Schema, Pair],
    random_queries: dict[Schema, list[str]],
    schema: Schema,
    measured: Measured,
) -> None:
    pair = pairs[schema]
    random = Random(SEED)
    conditions = conditions_of(schema)
    judgements = []
    for at, query in enumerate(accepted(random_queries[schema], pair)):
        if ask(pair.replica, query) is not None:
            continue
        for condition, answer in (
            conditions[(3 * at + more) % len(conditions)] for more in range(3)
        ):
            changed = diverging(query, condition, random)
            judgement = judge(changed, pair)
            judgements.append(judgement)
            assert judgement.outcome is Outcome.REFUSED or judgement.answer == answer, judgement
    measured(summary("one thing missing", pair, judgements))
    disagreements = [one for one in judgements if one.is_disagreement]
    assert disagreements == [], shown(disagreements)


def accepted(queries: Iterable[str], pair: Pair) -> Iterator[str]:
    return (query for query in queries if ask(pair.primary, query) is None)


def statements_of(file: Path) -> list[str]:
    """The statements of a file; each ends with its line."""
    parts = file.read_text(encoding="utf-8").split(";\n")
    queries = ["\n".join(line for line in part.split("\n") if line[:2] != "--") for part in parts]
    return [query.strip() for query in queries if query.strip()]


def conditions_of(schema: Schema) -> list[tuple[str, str]]:
    """The conditions that only the primary can read, and what the replica answers."""
    lines = (FOLDER / str(schema) / "conditions.sql").read_text(encoding="utf-8").splitlines()
    parts = (line.rpartition("; -- ") for line in lines[1:])
    return [(condition, answer) for condition, _, answer in parts]
