"""Measures `replicalint check` against `sqlglot.parse` alone, on the same generated queries.

    python bench/run.py [--pure PYTHON] [--rounds N] [--files N]

Every run is a process of its own, timed from its start to its end. The two sides take turns, and
a ratio is the median of the rounds' ratios: a machine that is busy for a while slows both. The CPU
ratio compares the time on all cores together; memory is that of the largest process.

The interpreter that runs this needs replicalint's dependencies; the code measured is that of this
checkout. PYTHON is an interpreter whose sqlglot is not compiled: a virtual environment without
`sqlglotc`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from queries import STATEMENTS_A_FILE, write_files

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = ROOT / "contracts" / "plugin-read-path.yaml"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
MOST_SHOWN = 10_000  # bytes of what a process prints, from the end
PARSER = "import sqlglot.parser as p; print('pure' if p.__file__.endswith('.py') else 'compiled')"
VERSIONS = (
    "import platform, sqlglot; "
    "print('Python', platform.python_version() + ', sqlglot', sqlglot.__version__)"
)


@dataclass(frozen=True)
class Ran:
    """One process: how long it took, on all cores together, its most memory, its last line."""

    seconds: float
    cpu_seconds: float
    megabytes: float
    last_line: str


@dataclass(frozen=True)
class Side:
    """The two commands that are compared, with one interpreter."""

    python: str

    def check(self, *paths: Path) -> Ran:
        command = [self.python, "-m", "replicalint", "check", "--contract", str(CONTRACT)]
        return ran([*command, *map(str, paths)])

    def parse(self, folder: Path) -> Ran:
        return ran([self.python, str(ROOT / "bench" / "parse_alone.py"), str(folder)])

    def says(self, program: str) -> str:
        return ran([self.python, "-c", program]).last_line


def ran(command: Sequence[str]) -> Ran:
    """Runs a command that must end well."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=output, env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(max(output.seek(0, os.SEEK_END) - MOST_SHOWN, 0))
        text = output.read().decode(errors="replace")
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{text}")
    unit = 1 if sys.platform == "darwin" else 1024
    megabytes = usage.ru_maxrss * unit / 1e6
    last_line = (text.splitlines() or [""])[-1]
    return Ran(seconds, usage.ru_utime + usage.ru_stime, megabytes, last_line)


@contextmanager
def on_cores(number: int) -> Iterator[None]:
    """The processes that start within have so many cores."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(allowed)[:number])
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def compared(name: str, side: Side, folder: Path, rounds: int) -> None:
    """Prints a line for each number of cores, the most first."""
    side.parse(folder)  # the first run of each writes the bytecode: not measured
    side.check(folder)
    for cores in sorted({len(os.sched_getaffinity(0)), 1}, reverse=True):
        with on_cores(cores):
            pairs = [(side.parse(folder), side.check(folder)) for _ in range(rounds)]
        print(
            f"{name:10}{cores:>5}"
            f"{median(parse.seconds for parse, _ in pairs):>13.2f} s"
            f"{median(check.seconds for _, check in pairs):>16.2f} s"
            f"{median(check.seconds / parse.seconds for parse, check in pairs):>8.2f}"
            f"{median(check.cpu_seconds / parse.cpu_seconds for parse, check in pairs):>11.2f}"
            f"{max(check.megabytes for _, check in pairs):>12.0f} MB",
            flush=True,
        )


def measured(side: Side, pure: Side | None, files: int, rounds: int, folder: Path) -> None:
    corpus = folder / "corpus"
    size = write_files(corpus, files)
    print(f"{files:,} files, {files * STATEMENTS_A_FILE:,} statements, {size / 1e6:.2f} MB")
    print(f"{side.says(VERSIONS)}; {side.check(corpus).last_line}\n")
    print("parser    cores  sqlglot.parse replicalint check   ratio  CPU ratio  most memory")
    compared("compiled", side, corpus, rounds)
    if pure is not None:
        compared("pure", pure, corpus, rounds)

    one = min(corpus.rglob("*.sql"))
    seconds = median(side.check(one).seconds for _ in range(2 * rounds + 1))
    print(f"\none file, from process start: {seconds:.2f} s")

    print("\nlargest process, one core")
    for number in (files // 4, files, files * 4):
        part = folder / f"part{number}"
        write_files(part, number)
        with on_cores(1):
            print(f"{number:>8,} files{side.check(part).megabytes:>6.0f} MB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pure", metavar="PYTHON", help="an interpreter without sqlglotc")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each side")
    parser.add_argument("--files", type=int, default=1000, help="files of 14 statements each")
    options = parser.parse_args()

    side = Side(sys.executable)
    pure = Side(options.pure) if options.pure else None
    for one, expected in ((side, "compiled"), (pure, "pure")):
        if one is not None and (found := one.says(PARSER)) != expected:
            parser.error(f"the parser of {one.python} is {found}, not {expected}")
    with tempfile.TemporaryDirectory() as folder:
        measured(side, pure, options.files, options.rounds, Path(folder))


if __name__ == "__main__":
    main()
