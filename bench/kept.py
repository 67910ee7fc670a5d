"""Holds what is said of what is known against what is said without results, over mutants.

    python bench/kept.py [--batches N] [--statements N] [--programs N] [--seed N] [--keep FOLDER]

A batch is a repository of so many mutants of statements, each as a query and as a migration, and of
programs. It is checked three times, and each time reported in every format: nothing is known, all
is, nothing that is known counts. These must be the same bytes. A batch that is told of otherwise is
kept, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support")]

from kept_mutants import lay_out, told


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--batches", type=int, default=20, metavar="N")
    parser.add_argument("--statements", type=int, default=1000, metavar="N", help="in each batch")
    parser.add_argument("--programs", type=int, default=300, metavar="N", help="in each batch")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--keep", type=Path, default=Path("."), help="folder for what differs")
    options = parser.parse_args()
    keep = options.keep.resolve()
    start = time.perf_counter()
    wrong, compared, size = 0, 0, 0
    for batch in range(options.batches):
        seed = options.seed * 1_000_003 + batch
        with tempfile.TemporaryDirectory() as place:
            beside, folder = Path(place), Path(place) / "repository"
            os.environ["REPLICALINT_CACHE_DIR"] = str(beside / "kept")
            lay_out(folder, Random(seed), options.statements, options.programs)
            os.chdir(folder)
            cold, warm, anew = told(beside)
            compared += len(cold.reports)
            size += sum(map(len, cold.reports.values()))
            if not cold == warm == anew:
                wrong += 1
                os.chdir(keep)
                shutil.copytree(folder, keep / f"kept-{seed}")
                print(f"{keep / f'kept-{seed}'}: told of otherwise")
            os.chdir(ROOT)
    print(f"statements, each twice   {options.batches * options.statements:>10,}")
    print(f"programs                 {options.batches * options.programs:>10,}")
    print(f"reports, three of each   {compared:>10,}")
    print(f"bytes that are the same  {size:>10,}")
    print(f"batches told otherwise   {wrong:>10,}")
    print(f"seconds                  {time.perf_counter() - start:>10,.0f}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
