"""Holds the linter against PostgreSQL where replicas have other types than their primary.

    python bench/typed.py [--rounds N] [--number N] [--seed N]

Random statements over two tables with random types, as many a round as the number says, on each
PostgreSQL of this machine. A statement that the replica refuses must have a finding with that
SQLSTATE, any other none: else it is a disagreement, which is shown, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [
    str(ROOT),
    *(str(ROOT / "tests" / part) for part in ("support", "support/differential")),
]

from installations import installations
from judgement import Judgement
from servers import running
from typed_pair import typed_judgements


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20, metavar="N")
    parser.add_argument("--number", type=int, default=100, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args()

    disagreements = 0
    for one in installations():
        judgements: list[Judgement] = []
        with running(one, ["primary", "replica"]) as (primary, replica):
            asked = typed_judgements(
                primary,
                replica,
                one.version,
                seed=options.seed,
                rounds=options.rounds,
                number=options.number,
            )
            for judgement in asked:
                judgements.append(judgement)
                if judgement.is_disagreement:
                    disagreements += 1
                    print(judgement, flush=True)
        counts = Counter(judgement.outcome.value for judgement in judgements)
        said = ", ".join(f"{name} {number}" for name, number in counts.most_common())
        refused = sum(judgement.answer != "" for judgement in judgements)
        print(f"PostgreSQL {one.version}: {len(judgements)}, {refused} refused; {said}", flush=True)
    return int(disagreements > 0)


if __name__ == "__main__":
    sys.exit(main())
