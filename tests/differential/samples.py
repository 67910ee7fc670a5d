"""Samples of random queries that a primary takes, each judged once."""

from __future__ import annotations

from dataclasses import dataclass, field

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


def sample(pair: Pair, number: int, seed: int = SEED) -> Sample:
    """Random queries, until the primary has taken so many."""
    judgements: list[Judgement] = []
    refused = 0
    for query in smith.endless(pair.source, seed):
        judgement = judge(query, pair)
        if judgement.outcome is Outcome.REFUSED:
            refused += 1
            continue
        judgements.append(judgement)
        if len(judgements) == number:
            break
    return Sample(tuple(judgements), refused)
