"""Holds mutated statements against what must be true of any text.

    python bench/fuzz.py [--mutants N] [--seed N] [--keep FOLDER]

A mutant is a statement of the cases or of the reference SQL with one to six places changed; it is
checked as a query and as a migration. Prints how many there were and which took the longest for
their size; a mutant that raises an exception is kept, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from mutants import corpus, migrations_report, mutant, queries_report

from replicalint.files.contracts import load_contract

CONTRACT = load_contract(ROOT / "contracts" / "plugin-read-path.yaml")
TEXTS = corpus()


@dataclass(frozen=True)
class Looked:
    """What came of one mutant. `failure` is a traceback, "" where there was no exception."""

    number: int
    statements: int
    analysed: int
    findings: int
    milliseconds_per_kilobyte: float
    failure: str


def looked(seed: int, number: int) -> Looked:
    text = written(seed, number)
    start = time.process_time()
    try:
        report = queries_report(text, CONTRACT)
        migrations_report(text, CONTRACT)
    except Exception:  # whatever it is, it is what this program looks for
        return Looked(number, 0, 0, 0, 0.0, traceback.format_exc())
    took = 1000 * (time.process_time() - start) / max(len(text.encode()) / 1000, 1)
    return Looked(number, len(report.statements), report.analysed, len(report.findings), took, "")


def written(seed: int, number: int) -> str:
    return mutant(TEXTS, Random(seed * 1_000_000_007 + number))


def each(seed: int, number: int) -> Iterator[Looked]:
    with multiprocessing.get_context("fork").Pool(len(os.sched_getaffinity(0))) as pool:
        yield from pool.imap_unordered(partial(looked, seed), range(number), chunksize=100)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--mutants", type=int, default=100_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--keep", type=Path, default=Path("."), help="folder for what fails")
    options = parser.parse_args()

    start = time.perf_counter()
    all_looked = list(each(options.seed, options.mutants))
    seconds = time.perf_counter() - start
    failures = [one for one in all_looked if one.failure]
    for one in failures:
        path = options.keep / f"mutant-{options.seed}-{one.number}.sql"
        path.write_text(written(options.seed, one.number), encoding="utf-8", newline="")
        print(f"{path}\n{one.failure}")
    slowest = max(all_looked, key=lambda one: one.milliseconds_per_kilobyte)
    print(f"mutants                  {len(all_looked):>10,}")
    print(f"exceptions               {len(failures):>10,}")
    print(f"statements               {sum(one.statements for one in all_looked):>10,}")
    print(f"of these analysed        {sum(one.analysed for one in all_looked):>10,}")
    print(f"findings, spans inside   {sum(one.findings for one in all_looked):>10,}")
    print(f"mutants a second         {len(all_looked) / seconds:>10,.0f}")
    print(
        f"slowest, ms a kilobyte   {slowest.milliseconds_per_kilobyte:>10,.0f}"
        f"  (mutant {slowest.number} of seed {options.seed})"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
