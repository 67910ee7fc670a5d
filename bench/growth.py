"""Measures how time and memory grow with the size of what is checked.

    python bench/growth.py [--rounds N] [--only WORD]

Every point is a process of its own. Its time is the processor's, the median of the rounds, without
what a check of one short statement takes; its memory is the process's largest. The exponent is that
of the last step: 1 is growth with n, and n log n stays below 1.1 at these sizes. Above 1.3, which
leaves room for a busy machine, the row is marked and the exit status is 1. Times below a fifth of a
second say nothing about growth and have no exponent.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import median

from run import CONTRACT, Ran, on_cores, ran

HEAD = "replicalint: 1\nname: grown\nreplica: {postgres: 15, search_path: []}\n"
QUERY = "SELECT o.name FROM public.orgs AS o WHERE o.id = $1;\n"
MOST, LEAST_SECONDS = 1.3, 0.2
SIZES = (
    1_000,
    10_000,
    100_000,
    300_000,
    1_000_000,
    3_000_000,
    10_000_000,
)  # bytes of one statement


@dataclass(frozen=True)
class Series:
    """What grows, to which sizes, the SQL of a size, and its contract where it has its own."""

    name: str
    sizes: tuple[int, ...]
    sql: Callable[[int], str]
    contract: Callable[[int], str] | None = None


def relations(n: int) -> str:
    return f"{HEAD}relations:\n" + "".join(
        f"  public.r{i}: {{columns: {{id: bigint, name: text}}}}\n" for i in range(n)
    )


def columns(n: int) -> str:
    return f"{HEAD}relations:\n  public.wide:\n    columns:\n" + "".join(
        f"      c{i}: text\n" for i in range(n)
    )


def ctes(n: int) -> str:
    chain = ", ".join(f"w{i} AS (SELECT x FROM w{i - 1})" for i in range(1, n))
    return f"WITH w0 AS (SELECT o.name AS x FROM public.orgs o), {chain} SELECT x FROM w{n - 1};"


def nested(n: int) -> str:
    return "SELECT x FROM (" * n + "SELECT o.name AS x FROM public.orgs o" + ") AS s" * n + ";"


def joins(n: int) -> str:
    joined = "".join(f" JOIN public.orgs o{i} ON o{i}.id = o{i - 1}.id" for i in range(1, n))
    return f"SELECT o0.name FROM public.orgs o0{joined};"


def where(condition: str) -> str:
    return f"SELECT o.name FROM public.orgs o WHERE {condition};"


STEPS = (16, 64, 256, 1024)
WIDE = (*STEPS, 4096, 16384)
SERIES = (
    Series("statements of a file", (250, 1000, 4000, 16000), lambda n: QUERY * n),
    Series(
        "findings of a file", (250, 1000, 4000, 16000), lambda n: QUERY.replace("name", "no") * n
    ),
    Series(
        "silenced findings",
        (250, 1000, 4000, 16000),
        lambda n: (
            ("-- replicalint: ignore[unknown-column] a reason\nSELECT o.no FROM public.orgs o;\n")
            * n
        ),
    ),
    Series(
        "relations of a contract",
        (10, 100, 1000, 10000),
        lambda n: "".join(f"SELECT r.id FROM public.r{i % n} AS r;\n" for i in range(200)),
        relations,
    ),
    Series(
        "columns of a relation",
        (25, 100, 400, 1600),
        lambda n: "SELECT " + ", ".join(f"w.c{i}" for i in range(n)) + " FROM public.wide w;",
        columns,
    ),
    Series("subqueries, nested", STEPS, nested),
    Series("WITH queries, each of the last", (*STEPS, 4096), ctes),
    Series("joins", (*STEPS, 4096), joins),
    Series(
        "arms of UNION",
        (*STEPS, 4096),
        lambda n: " UNION ALL ".join([QUERY.strip(" ;\n")] * n) + ";",
    ),
    Series("parentheses, nested", STEPS, lambda n: where("(" * n + "o.id = $1" + ")" * n)),
    Series("calls, nested", STEPS, lambda n: where("lower(" * n + "o.name" + ")" * n + " = 'x'")),
    Series(
        "CASE, nested", STEPS, lambda n: where("CASE WHEN true THEN " * n + "true" + " END" * n)
    ),
    Series("conditions with AND", WIDE, lambda n: where(" AND ".join(["o.name = 'x'"] * n))),
    Series(
        "select list",
        WIDE,
        lambda n: f"SELECT {', '.join(['o.name'] * n)} FROM public.orgs o;",
    ),
    Series(
        "bytes: IN list", SIZES, lambda n: where(f"o.name IN ({', '.join(['1234567'] * (n // 9))})")
    ),
    Series(
        "bytes: VALUES", SIZES, lambda n: "VALUES " + ", ".join(["(1, 'abcd')"] * (n // 13)) + ";"
    ),
    Series("bytes: string", SIZES, lambda n: where(f"o.name = '{'x' * n}'")),
    Series("bytes: comment", SIZES, lambda n: f"/* {'x ' * (n // 2)} */ {QUERY}"),
)


def points(series: Series, rounds: int, folder: Path) -> Iterator[tuple[int, Ran]]:
    """The median run for each size."""
    for n in series.sizes:
        contract = CONTRACT
        if series.contract is not None:
            contract = folder / "contract.yaml"
            contract.write_text(series.contract(n), encoding="utf-8")
        file = folder / "query.sql"
        file.write_text(series.sql(n), encoding="utf-8")
        command = [sys.executable, "-m", "replicalint", "check", "--fail-on", "never", "--output"]
        command += [str(folder / "report"), "--contract", str(contract), str(file)]
        runs = sorted((ran(command) for _ in range(rounds)), key=lambda one: one.cpu_seconds)
        last = (folder / "report").read_text(encoding="utf-8").splitlines()[-1]
        middle = runs[len(runs) // 2]
        yield n, Ran(middle.seconds, middle.cpu_seconds, middle.megabytes, last)


def printed(series: Series, rounds: int, start: float, folder: Path) -> bool:
    """Prints a row for each size; whether it grows no faster than n log n."""
    before: tuple[int, float] | None = None
    exponent = 0.0
    print(f"\n{series.name}")
    for n, run in points(series, rounds, folder):
        seconds = max(run.cpu_seconds - start, 0.0)
        exponent = log(seconds / before[1]) / log(n / before[0]) if before and seconds else 0.0
        shown = f"{exponent:>6.2f}" if before else " " * 6
        print(
            f"{n:>12,}{seconds:>9.2f} s{shown}{run.megabytes:>7.0f} MB  {run.last_line}", flush=True
        )
        before = (n, seconds) if seconds >= LEAST_SECONDS else None
    fits = exponent <= MOST
    if not fits:
        print(f"{'':12} grows faster than n log n")
    return fits


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=3, help="runs of each point")
    parser.add_argument("--only", default="", metavar="WORD", help="the rows whose name holds it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, on_cores(1):
        folder = Path(name)
        small = Series("", (1,) * 5, lambda _: QUERY)
        start = median(run.cpu_seconds for _, run in points(small, 1, folder))
        print(
            f"one statement: {start:.2f} s, taken off below\n{'n':>12}{'time':>11}   exp.  memory"
        )
        chosen = [series for series in SERIES if options.only in series.name]
        fits = [printed(series, options.rounds, start, folder) for series in chosen]
    return 0 if all(fits) else 1


if __name__ == "__main__":
    sys.exit(main())
