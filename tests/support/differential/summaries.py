"""What a run prints about its judgements: a row for each test, then the answers by SQLSTATE."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from judgement import Judgement, Outcome
from pair import Pair

SEED = 20260101  # of all that is random

_COMPARED = tuple(outcome for outcome in Outcome if outcome is not Outcome.REFUSED)
_HEAD = ("schema", "PostgreSQL", "kind", "queries", *(one.value for one in _COMPARED), "refused")
_NAMES = 3  # columns of the table that hold no number
WORKS = "works"


@dataclass(frozen=True)
class Row:
    """The counts of one test. `versions` are the primary's and the replica's, where they differ.

    `parts` counts the queries of each kind that were compared.
    """

    schema: str
    versions: str
    kind: str
    outcomes: Counter[Outcome]
    answers: Counter[tuple[str, Outcome]]
    parts: Counter[str]
    undecided: tuple[str, ...] = ()

    @property
    def compared(self) -> int:
        """The queries that the primary takes."""
        return self.outcomes.total() - self.outcomes[Outcome.REFUSED]


def row(
    kind: str,
    pair: Pair,
    judgements: Iterable[Judgement],
    refused: int = 0,
    parts: Counter[str] | None = None,
) -> Row:
    """Counts the judgements, and as `refused` what was not even judged."""
    judged = tuple(judgements)
    outcomes = Counter(one.outcome for one in judged)
    outcomes[Outcome.REFUSED] += refused
    answers = Counter(
        (one.sqlstate or WORKS, one.outcome) for one in judged if one.outcome is not Outcome.REFUSED
    )
    undecided = tuple(str(one) for one in judged if one.outcome is Outcome.UNDECIDED)
    schema = str(pair.schema)
    return Row(schema, pair.versions, kind, outcomes, answers, parts or Counter(), undecided)


def report(rows: Sequence[Row]) -> list[str]:
    """The lines of the table, of the answers by SQLSTATE, and the queries that are undecided."""
    rows = sorted(rows, key=_order)
    lines = [_HEAD, *map(_cells, rows)]
    lines.append(("all", "", "", *_counts(rows)))
    tables = [_aligned(lines, _NAMES), _by_sqlstate(rows)]
    if any(one.parts for one in rows):
        tables.append(_by_part(rows))
    return [line for table in tables for line in (*table, "")] + _undecided(rows)


def _order(one: Row) -> tuple[str, str, str]:
    return one.kind, one.schema, one.versions


def _cells(one: Row) -> tuple[str, ...]:
    return one.schema, one.versions, one.kind, *_counts([one])


def _counts(rows: Sequence[Row]) -> tuple[str, ...]:
    outcomes = sum((one.outcomes for one in rows), Counter[Outcome]())
    numbers = [sum(one.compared for one in rows), *(outcomes[outcome] for outcome in _COMPARED)]
    return tuple(f"{number:,}" for number in (*numbers, outcomes[Outcome.REFUSED]))


def _by_sqlstate(rows: Sequence[Row]) -> list[str]:
    answers = sum((one.answers for one in rows), Counter[tuple[str, Outcome]]())
    lines: list[tuple[str, ...]] = [("the replica", *(outcome.value for outcome in _COMPARED))]
    for state in sorted({state for state, _ in answers}):
        lines.append((state, *(f"{answers[state, outcome]:,}" for outcome in _COMPARED)))
    return _aligned(lines, 1)


def _by_part(rows: Sequence[Row]) -> list[str]:
    schemas = sorted({one.schema for one in rows})
    counts = Counter[tuple[str, str, str]]()
    for one in rows:
        for part, number in one.parts.items():
            counts[one.kind, part, one.schema] += number
    kinds = dict.fromkeys((kind, part) for kind, part, _ in counts)
    lines: list[tuple[str, ...]] = [("kind", "compared", *schemas)]
    for kind, part in kinds:
        lines.append((kind, part, *(f"{counts[kind, part, schema]:,}" for schema in schemas)))
    return _aligned(lines, 2)


def _undecided(rows: Sequence[Row]) -> list[str]:
    return [line for one in rows for query in one.undecided for line in ("", query)]


def _aligned(lines: Sequence[tuple[str, ...]], names: int) -> list[str]:
    """Columns as wide as they must be: names to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if at < names else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    ]


def shown(disagreements: Sequence[Judgement]) -> str:
    return "\n".join(str(one) for one in disagreements[:10])
