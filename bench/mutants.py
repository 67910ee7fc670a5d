"""Changes one token of a statement and asks PostgreSQL's parser whether it is one still.

    python bench/mutants.py FOLDER... [--count N] [--seed N] [--show N] [--keep FILE]

The statements are those of the folders' files that are analysed and no DDL, as of PostgreSQL's
regression suite (src/test/regress/sql). Of their mutants, what PostgreSQL's grammar
refuses must be `unanalysed`, and what it takes must not be. What is not so must be listed in
`tests/grammar/mutants_remaining.txt` with its reason, or the exit status is 1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections import Counter
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support" / "grammar")]

from token_mutants import Mutant, mutant, originals, remaining

from replicalint.files.contracts import load_contract

CONTRACT = load_contract(ROOT / "contracts" / "plugin-read-path.yaml")


def looked(texts: list[str], seed: int, number: int) -> Mutant:
    return mutant(texts[number % len(texts)], CONTRACT, seed + number // len(texts))


def _texts(folders: list[Path]) -> list[str]:
    files = (file for folder in folders for file in sorted(folder.rglob("*.sql")))
    return [file.read_bytes().decode("utf-8", "replace") for file in files]


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--count", type=int, default=100_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--show", type=int, default=20, metavar="N", help="how many to print")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="where all are written")
    options = parser.parse_args()

    texts = list(originals(_texts(options.folders), CONTRACT))
    with multiprocessing.get_context("fork").Pool(len(os.sched_getaffinity(0))) as pool:
        look = partial(looked, texts, options.seed)
        mutants = list(pool.imap(look, range(options.count), chunksize=200))
    known = remaining()
    wrong = sorted({one.line for one in mutants if one.is_wrong} - known.keys())
    if options.keep is not None:
        options.keep.write_text("".join(f"{line}\n" for line in wrong), encoding="utf-8")
    for line in wrong[: options.show]:
        print(line)
    counts = Counter((one.is_valid, one.is_analysed) for one in mutants)
    print(f"statements               {len(texts):>10,}")
    print(f"mutants, refused         {counts[False, False] + counts[False, True]:>10,}")
    print(f"of these analysed        {counts[False, True]:>10,}")
    print(f"mutants, taken           {counts[True, True] + counts[True, False]:>10,}")
    print(f"of these not analysed    {counts[True, False]:>10,}")
    print(f"not listed               {len(wrong):>10,}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
