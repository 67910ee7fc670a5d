"""Holds the reports of the compiled and of the pure Python sqlglot against each other.

    python bench/parsers.py --pure PYTHON FOLDER...

Each file below the folders is checked on its own, with both: as a query, in JSON, all rules. Prints
how many files, statements and findings there were, and each file whose reports differ; the exit
status is then 1. PYTHON is an interpreter of a virtual environment without `sqlglotc`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from run import CONTRACT, ENVIRONMENT, PARSER, Side

FILES_A_RUN = 50


def reports(python: str, files: list[Path]) -> dict[str, object]:
    """The report on some files, as plain values."""
    command = [python, "-m", "replicalint", "check", "--fail-on", "never", "--format", "json"]
    command += ["--contract", str(CONTRACT), *map(str, files)]
    ran = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True)
    if ran.returncode not in (0, 2) or not ran.stdout:
        sys.exit(f"{' '.join(command)} ended with {ran.returncode}:\n{ran.stderr}")
    return dict(json.loads(ran.stdout))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pure", metavar="PYTHON", required=True)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    for python, expected in ((sys.executable, "compiled"), (options.pure, "pure")):
        if (found := Side(python).says(PARSER)) != expected:
            parser.error(f"the parser of {python} is {found}, not {expected}")

    files = sorted(path for folder in options.folders for path in folder.rglob("*.sql"))
    counts = {"files": 0, "statements": 0, "analysed": 0, "findings": 0}
    different: list[Path] = []
    for first in range(0, len(files), FILES_A_RUN):
        some = files[first : first + FILES_A_RUN]
        ours, theirs = reports(sys.executable, some), reports(options.pure, some)
        if ours != theirs:
            different += [
                f for f in some if reports(sys.executable, [f]) != reports(options.pure, [f])
            ]
        summary = ours["summary"]
        assert isinstance(summary, dict)
        for key in ("files", "statements", "analysed"):
            counts[key] += summary[key]
        counts["findings"] += sum(summary["findings"].values())
    for name, count in counts.items():
        print(f"{name:12}{count:>9,}")
    print(f"{'different':12}{len(different):>9,}")
    for path in different:
        print(f"  {path}")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
