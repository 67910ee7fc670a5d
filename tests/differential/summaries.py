"""The lines that a run prints about its judgements, and the seed of all that is random."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from judgement import Judgement, Outcome
from pair import Pair

SEED = 20260101


def summary(kind: str, pair: Pair, judgements: Iterable[Judgement]) -> str:
    """One line of the table at the end of the run."""
    outcomes = Counter(one.outcome for one in judgements)
    answers = Counter(
        one.answer or "works" for one in judgements if one.outcome is not Outcome.REFUSED
    )
    counted = ", ".join(f"{outcomes[outcome]} {outcome.value}" for outcome in Outcome)
    replica = ", ".join(f"{answer} {number}" for answer, number in sorted(answers.items()))
    server = f"{pair.schema} on PostgreSQL {pair.version}"
    return f"{server:<28} {kind:<17}: {counted}; the replica: {replica}"


def shown(disagreements: list[Judgement]) -> str:
    return "\n".join(str(one) for one in disagreements[:10])
