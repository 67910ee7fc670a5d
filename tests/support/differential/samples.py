"""Samples of random queries that a primary takes, each judged once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import smith
from judgement import Judgement, Outcome, judge
from pair import Pair, Schema
from summaries import SEED


@dataclass(frozen=True)
class Sample:
    """Random queries that a primary takes, judged; how many more it refuses."""

    judgements: tuple[Judgement, ...]
    refused: int

    def spread(self, number: int) -> list[Judgement]:
        """Some of them, from all over the sample."""
        return list(self.judgements[:: max(1, len(self.judgements) // max(1, number))])

    def safe(self, number: int) -> list[Judgement]:
        """Some of those that work on both servers without a finding."""
        safe = tuple(one for one in self.judgements if one.is_safe)
        return Sample(safe, 0).spread(number)


@dataclass(frozen=True)
class Samples:
    """The sample of each schema, written when it is first asked for."""

    pairs: dict[Schema, Pair]
    number: int
    samples: dict[Schema, Sample] = field(default_factory=dict)

    def of(self, schema: Schema) -> Sample:
        if schema not in self.samples:
            self.samples[schema] = sample(self.pairs[schema], self.number)
        return self.samples[schema]


_WRITTEN: dict[tuple[Schema, int, int, int], list[str]] = {}


def _written(pair: Pair, seed: int) -> Iterator[str]:
    """What sqlsmith writes for a schema on a primary of some version, without end, written once."""
    version = pair.version_of_the_primary
    for number in count():
        key = (pair.schema, version, seed, number)
        if key not in _WRITTEN:
            _WRITTEN[key] = smith.batch(pair.source, seed, number)
        yield from _WRITTEN[key]


def sample(pair: Pair, number: int, seed: int = SEED) -> Sample:
    """Random queries, until the primary has taken so many."""
    judgements: list[Judgement] = []
    refused = 0
    for query in _written(pair, seed):
        judgement = judge(query, pair)
        if judgement.outcome is Outcome.REFUSED:
            refused += 1
            continue
        judgements.append(judgement)
        if len(judgements) == number:
            break
    return Sample(tuple(judgements), refused)
