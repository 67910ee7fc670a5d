"""The linter and PostgreSQL agree on queries that nobody wrote with the linter in mind.

Each schema stands on a primary, and a part of it on a replica. A query that the primary takes is
put to the replica and to the linter: where the replica refuses it, the linter finds an error with
the same SQLSTATE; where the replica takes it, the linter finds none.

- Hand-made queries, for all that name resolution must be right about. They are asked on the replica
  alone: a typing mistake is to be found as well as what stayed on the primary.
- Random queries, by sqlsmith, as many of them as the primary takes:
  `pytest --differential-queries 20000` for a night's worth.
- Changes of random queries that no server notices, and changes after which the replica refuses what
  it took before: each at a random depth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest
from conversation import TIMED_OUT, Conversation
from divergences import DIVERGENCES, Divergence, Tables
from handmade import conditions_of, statements_of
from judgement import NOT_BUILT, WRITES, Judgement, Outcome, ask, judge, judge_any, verdict
from known import KNOWN
from mutations import HARMLESS, diverging
from pair import SCHEMAS, Pair, Schema
from samples import Samples
from summaries import SEED, Row, row, shown

Counted = Callable[[Row], None]
HAND_MADE = [(schema, file) for schema in SCHEMAS for file in schema.queries]

SHARE_CHANGED = 4  # one of so many random queries
SHARE_UNDECIDED = 200  # at most one of so many
WORKS = "works"
ABOUT_VALUES = ("22", "23", "55")  # classes of SQLSTATE
# What a server answers where a name is out of scope.
OUT_OF_SCOPE = ("42P01", "42703")


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_a_contract_says_what_its_replica_has(pairs: dict[Schema, Pair], schema: Schema) -> None:
    contract = pairs[schema].contract
    written = {
        (relation.name.schema, relation.name.name, column.name, str(column.type))
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


@pytest.mark.parametrize(
    ("schema", "file"), HAND_MADE, ids=lambda part: getattr(part, "stem", str(part))
)
def test_hand_made_queries_run(pairs: dict[Schema, Pair], schema: Schema, file: Path) -> None:
    """Read-only, with nulls for parameters: no more than preparing tells, and alike on both."""
    pair = pairs[schema]
    known = {one.query for one in KNOWN if one.concerns(str(schema), file.stem, pair.version)}
    executed, unexpected = 0, []
    for query in statements_of(file):
        found = verdict(query, pair.contract)
        expected = found.states
        if query in known or found.is_undecided or expected - {WRITES}:
            continue
        executed += 1
        on_replica = run(query, pair.replica)
        means_the_same = ask(pair.primary, query) is None
        allowed = {run(query, pair.primary)} if means_the_same else expected or {WORKS}
        if TIMED_OUT in (on_replica, *allowed):
            continue
        if on_replica not in allowed or (expected and on_replica == WORKS):
            unexpected.append((query, on_replica))
    assert executed > 0
    assert unexpected == []


def run(query: str, session: Conversation) -> str:
    """The SQLSTATE of a run; that it works where the answer is about values or the server."""
    failure = session.execute(query)
    if failure is None or failure.message == NOT_BUILT or failure.sqlstate[:2] in ABOUT_VALUES:
        return WORKS
    return failure.sqlstate


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_random_queries(
    pairs: dict[Schema, Pair], samples: Samples, number: int, schema: Schema, counted: Counted
) -> None:
    sample = samples.of(schema)
    counted(row("random", pairs[schema], sample.judgements, sample.refused))
    assert len(sample.judgements) == number
    assert_agreed(sample.judgements)


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_a_change_that_no_server_notices_changes_no_verdict(
    pairs: dict[Schema, Pair], samples: Samples, number: int, schema: Schema, counted: Counted
) -> None:
    pair, random = pairs[schema], Random(SEED)
    judgements, parts, tried = [], Counter[str](), Counter[str]()
    for at, before in enumerate(samples.of(schema).spread(number // SHARE_CHANGED)):
        change = HARMLESS[at % len(HARMLESS)]
        changed = change(before.query, random)
        judgement = judge(changed, pair)
        judgements.append(judgement)
        tried[change.__name__] += 1
        if judgement.outcome is not Outcome.REFUSED:
            parts[change.__name__] += 1
            assert _without_names(judgement) == _without_names(before), changed
            if Outcome.NOT_REACHED not in (judgement.outcome, before.outcome):
                assert judgement.answer == before.answer, changed
    counted(row("the same", pair, judgements, parts=parts))
    assert_agreed(judgements)
    assert [name for name in tried if parts[name] * 2 < tried[name] - 3] == []


def _without_names(judgement: Judgement) -> tuple[frozenset[str], tuple[str, ...]]:
    return judgement.found.states, judgement.found.gaps


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_a_condition_that_only_the_primary_can_read_is_found_at_any_depth(
    pairs: dict[Schema, Pair], samples: Samples, number: int, schema: Schema, counted: Counted
) -> None:
    pair, random = pairs[schema], Random(SEED)
    conditions = conditions_of(schema)
    judgements = []
    for at, safe in enumerate(samples.of(schema).safe(number // SHARE_CHANGED)):
        condition, answer = conditions[at % len(conditions)]
        judgement = judge(diverging(safe.query, condition, random), pair)
        judgements.append(judgement)
        assert judgement.outcome is Outcome.REFUSED or judgement.answer == answer, judgement
    counted(row("a condition", pair, judgements))
    assert_agreed(judgements)


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_each_change_that_diverges_is_found_at_any_depth(
    pairs: dict[Schema, Pair],
    samples: Samples,
    tables: Callable[[Schema], Tables],
    number: int,
    schema: Schema,
    counted: Counted,
) -> None:
    pair, random = pairs[schema], Random(SEED)
    of_the_primary = tables(schema)
    judgements, parts = [], Counter[str]()
    for safe in samples.of(schema).safe(number // SHARE_CHANGED):
        for divergence in sorted(DIVERGENCES, key=lambda one: parts[one.name])[:4]:
            changed = divergence.change(safe.query, of_the_primary, random)
            if changed is None:
                continue
            judgement = judge_divergence(changed, divergence, pair)
            judgements.append(judgement)
            if judgement.outcome is not Outcome.REFUSED:
                parts[divergence.name] += 1
                assert judgement.answer in ("", divergence.sqlstate), judgement
                assert judgement.answer or divergence.is_refused_everywhere, judgement
    counted(row("a divergence", pair, judgements, parts=parts))
    assert_agreed(judgements)
    few = [one.name for one in DIVERGENCES if parts[one.name] < number // 100]
    assert few == [], parts


def judge_divergence(query: str, divergence: Divergence, pair: Pair) -> Judgement:
    """Asks the primary first, except about a name that is out of scope there as well."""
    if not divergence.is_refused_everywhere:
        return judge(query, pair)
    failure = ask(pair.primary, query)
    if failure is not None and failure.sqlstate not in OUT_OF_SCOPE:
        return Judgement(query, Outcome.REFUSED)
    return judge_any(query, pair)


def assert_agreed(judgements: Sequence[Judgement]) -> None:
    """No disagreement, and hardly anything that the linter leaves undecided."""
    disagreements = [one for one in judgements if one.is_disagreement]
    assert disagreements == [], shown(disagreements)
    undecided = [one for one in judgements if one.outcome is Outcome.UNDECIDED]
    assert len(undecided) * SHARE_UNDECIDED <= len(judgements), shown(undecided)
