"""Puts every keyword as a name where PostgreSQL's grammar takes one, and asks what is found.

    python bench/keywords.py [--show N]

The places are those of `tests/grammar/keyword_places.txt`; a statement counts where PostgreSQL's
parser takes the keyword for a name there. What is read wrongly must be what
`tests/grammar/keywords_remaining.txt` lists, or the exit status is 1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "support" / "grammar")]

from keyword_places import (
    CONTRACT,
    KEYWORDS,
    Place,
    failure,
    is_listed,
    is_name,
    places,
    remaining,
)

from replicalint.files.contracts import load_contract

LOADED = load_contract(CONTRACT)


def looked(place: Place) -> tuple[Place, int, dict[str, str]]:
    """How many keywords are names in a place, and what is read wrongly of which."""
    names = [keyword for keyword in KEYWORDS if is_name(place, keyword)]
    found = {keyword: failure(place, keyword, LOADED) for keyword in names}
    return place, len(names), {keyword: what for keyword, what in found.items() if what}


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--show", type=int, default=20, metavar="N", help="how many to print")
    options = parser.parse_args()

    known = remaining()
    with multiprocessing.get_context("fork").Pool(len(os.sched_getaffinity(0))) as pool:
        all_looked = list(pool.imap(looked, places()))
    wrong = [(place, word, what) for place, _, of in all_looked for word, what in of.items()]
    unlisted = [one for one in wrong if not is_listed(one[0], one[1], known)]
    found = {(place.sql, word) for place, word, _ in wrong}
    found |= {(place.sql, "*") for place, number, of in all_looked if number == len(of)}
    needless = sorted(known - found)
    for place, word, what in unlisted[: options.show]:
        print(f"not listed: {word}: {place.sql}\n    {what}")
    for sql, word in needless[: options.show]:
        print(f"listed, and read by now: {word}: {sql}")
    print(f"places                   {len(all_looked):>10,}")
    print(f"statements               {sum(number for _, number, _ in all_looked):>10,}")
    print(f"read wrongly             {len(wrong):>10,}")
    print(f"of these not listed      {len(unlisted):>10,}")
    return 1 if unlisted or needless else 0


if __name__ == "__main__":
    sys.exit(main())
