"""Measures `replicalint check` beside `sqlglot.parse` alone and other linters, on the same files.

    python bench/run.py [cold] [start] [warm] [memory] [peers] [--pure PYTHON] [--rounds N]
                        [--files N] [--folder FOLDER [--contract FILE]]

Two corpora: plain queries over the reference contract, hardly a shape twice in the `varied` ones,
which are like the SQL of real projects. FOLDER is one more, held against the contract in FILE.

Every run is a process of its own, timed from its start to its end. All sides take turns, and a
ratio is the median of the rounds' ratios: a machine that is busy for a while slows each of them.
CPU is the time on all cores together, memory that of the largest process. The first round of each
side is not counted: it writes the bytecode.

The interpreter that runs this needs replicalint's dependencies; the code measured is that of this
checkout. Other linters are measured where they are installed beside it: `pip install squawk-cli
sqlfluff sqruff`. PYTHON is an interpreter whose sqlglot is not compiled: a virtual environment
without `sqlglotc`. Each part is a table of its own: so the file is long.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.util import cache_from_source
from pathlib import Path
from statistics import median
from types import MappingProxyType

import queries
import varied

ROOT = Path(__file__).resolve().parent.parent
CONTRACT = ROOT / "contracts" / "plugin-read-path.yaml"
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "PYTHONDONTWRITEBYTECODE": "",
    "REPLICALINT_NO_CACHE": "1",  # no results are kept but where it is asked for
}
MOST_SHOWN = 10_000  # bytes of what a process prints, from the end
PARTS = ("cold", "start", "warm", "memory", "peers")
FEW_FILES = 50  # for the linters that take minutes
LARGE_FILE = 50_000_000  # bytes
PARSE_ONE = "import click, yaml, sqlglot; sqlglot.parse('SELECT 1')"
PARSER = "import sqlglot.parser as p; print('pure' if p.__file__.endswith('.py') else 'compiled')"
VERSIONS = (
    "import platform, sqlglot; "
    "print('Python', platform.python_version() + ', sqlglot', sqlglot.__version__)"
)
# The arguments that they take before files.
LINTERS: Mapping[str, Sequence[str]] = {
    "squawk": (),
    "sqruff": ("lint", "--format", "none"),
    "sqlfluff": ("lint", "--dialect", "postgres", "--format", "none"),
}
SQRUFF = "[sqruff]\ndialect = postgres\n"


@dataclass(frozen=True)
class Ran:
    """One process: how long it took, on all cores together, its most memory, its last line."""

    seconds: float
    cpu_seconds: float
    megabytes: float
    last_line: str


@dataclass(frozen=True)
class Corpus:
    """Files to check, in a folder, with the contract that they are held against."""

    name: str
    folder: Path
    contract: Path | None

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.rglob("*.sql"))

    def said(self) -> str:
        """How much it is."""
        size = sum(path.stat().st_size for path in self.files)
        return f"{self.name}: {len(self.files):,} files, {size / 1e6:.2f} MB"


@dataclass(frozen=True)
class Side:
    """The commands of one interpreter."""

    python: str

    def check(
        self,
        corpus: Corpus,
        *paths: Path,
        options: Sequence[str] = (),
        results: Path | None = None,
    ) -> Ran:
        """The main job; without paths, on all that the corpus has.

        Results of earlier runs are used where there is a folder for them.
        """
        command = [self.python, "-m", "replicalint", "check", *options]
        variables: dict[str, str] = {}
        if results is not None:
            variables = {"REPLICALINT_CACHE_DIR": str(results), "REPLICALINT_NO_CACHE": ""}
        if corpus.contract is not None:
            command += ["--contract", str(corpus.contract)]
        command += map(str, paths or (corpus.folder,))
        return ran(command, corpus.folder, variables, fails=True)

    def check_anew(self, corpus: Corpus, results: Path) -> Ran:
        """The main job where nothing is known but what is installed; results are kept."""
        for kept in (results / "results").glob("*"):
            if kept.name != "installed":
                shutil.rmtree(kept)
        return self.check(corpus, results=results)

    def parse(self, folder: Path) -> Ran:
        return ran([self.python, str(ROOT / "bench" / "parse_alone.py"), str(folder)])

    def command(self, *arguments: str) -> Ran:
        return ran([self.python, "-m", "replicalint", *arguments])

    def says(self, program: str) -> str:
        return self.program(program).last_line

    def program(self, program: str) -> Ran:
        return ran([self.python, "-c", program])


def ran(
    command: Sequence[str],
    folder: Path | None = None,
    variables: Mapping[str, str] = MappingProxyType({}),
    *,
    fails: bool = False,
) -> Ran:
    """Runs a command that must end well, or with the status 1 that says "findings"."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=output, stderr=output, env={**ENVIRONMENT, **variables}, cwd=folder
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(max(output.seek(0, os.SEEK_END) - MOST_SHOWN, 0))
        text = output.read().decode(errors="replace")
    if process.returncode not in ((0, 1) if fails else (0,)):
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


Run = Callable[[], Ran]
Sides = Mapping[str, Sequence[Ran]]


def in_turn(sides: Mapping[str, Run], rounds: int) -> Sides:
    """What each side took in each round; the first, which nobody counts, comes before them."""
    found: dict[str, list[Ran]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        for name, run in sides.items():
            one = run()
            if number:
                found[name].append(one)
    return found


def table(found: Sides, against: str) -> Iterator[str]:
    """A line for each side; ratios are to one of them."""
    yield f"  {'':28}{'wall':>9}{'CPU':>9}{'ratio':>8}{'CPU ratio':>11}{'memory':>10}"
    base = found[against]
    for name, runs in found.items():
        pairs = list(zip(runs, base, strict=True))
        yield (
            f"  {name:28}{median(one.seconds for one in runs):>7.2f} s"
            f"{median(one.cpu_seconds for one in runs):>7.2f} s"
            f"{median(one.seconds / other.seconds for one, other in pairs):>8.2f}"
            f"{median(one.cpu_seconds / other.cpu_seconds for one, other in pairs):>11.2f}"
            f"{max(one.megabytes for one in runs):>7.0f} MB"
        )


def show(title: str, found: Sides, against: str) -> None:
    print(f"\n{title}", *table(found, against), sep="\n", flush=True)


def cold(
    side: Side, corpora: Sequence[Corpus], rounds: int, folder: Path, name: str = "compiled"
) -> None:
    """All files, on all cores and on one; results are kept, and none was there."""
    for corpus in corpora:
        for cores in sorted({len(os.sched_getaffinity(0)), 1}, reverse=True):
            sides = {
                "sqlglot.parse": partial(side.parse, corpus.folder),
                "replicalint check": partial(side.check_anew, corpus, folder / f"cold-{name}"),
            }
            with on_cores(cores):
                found = in_turn(sides, rounds)
            show(f"{corpus.said()}; {name} parser, {cores} core(s)", found, "sqlglot.parse")


def start(side: Side, corpora: Sequence[Corpus], rounds: int) -> None:
    """One file, and commands that need no parser."""
    corpus = corpora[0]
    one = corpus.files[0]
    sides = {
        "import and parse SELECT 1": lambda: side.program(PARSE_ONE),
        "check of one file": lambda: side.check(corpus, one),
    }
    show("one file, from process start", in_turn(sides, 3 * rounds), "import and parse SELECT 1")
    sides = {
        "--help": lambda: side.command("--help"),
        "rules": lambda: side.command("rules"),
        "explain": lambda: side.command("explain", "unreplicated-relation"),
    }
    show("commands without SQL", in_turn(sides, 3 * rounds), "--help")


def warm(side: Side, corpora: Sequence[Corpus], rounds: int, folder: Path) -> None:
    """All files again, of which none or one is another than before."""
    squawk = linter(side, "squawk")
    for corpus in corpora:
        of_one = Corpus(corpus.name, folder / f"warm-{corpus.name}", corpus.contract)
        shutil.copytree(corpus.folder, of_one.folder)
        if corpus.contract is not None and corpus.folder in corpus.contract.parents:
            contract = of_one.folder / corpus.contract.relative_to(corpus.folder)
            of_one = Corpus(corpus.name, of_one.folder, contract)
        results = folder / f"results-{corpus.name}"
        with on_cores(1):
            side.check(of_one, results=results)
            sides: dict[str, Run] = {
                "nothing is other": partial(side.check, of_one, results=results),
                "one file is other": partial(_with_another, side, of_one, results),
                "one file alone": partial(side.check, of_one, of_one.files[0]),
            }
            if squawk is not None:
                files = [str(path) for path in of_one.files]
                sides["squawk"] = partial(ran, [squawk, *files], of_one.folder, fails=True)
            show(f"{corpus.said()}; warm, one core", in_turn(sides, rounds), [*sides][-1])


def _with_another(side: Side, corpus: Corpus, results: Path) -> Ran:
    """A check after one file has got a line more."""
    with corpus.files[0].open("a", encoding="utf-8") as file:
        file.write("-- another\n")
    return side.check(corpus, results=results)


def memory(side: Side, corpora: Sequence[Corpus], files: int, folder: Path) -> None:
    """The largest process, on one core, as the input grows."""
    print("\nmemory of the largest process, one core")
    sizes = (files, 20 * files)
    taken = []
    for number in sizes:
        part = folder / f"part{number}"
        queries.write_files(part, number)
        with on_cores(1):
            one = side.check(Corpus("plain", part, CONTRACT))
        taken.append(one.megabytes)
        print(f"  {number:>8,} files{one.megabytes:>8.1f} MB", flush=True)
        shutil.rmtree(part)
    more = (taken[-1] - taken[0]) * 1e3 / (sizes[-1] - sizes[0])
    print(f"  {more:>8.2f} KB a file more")
    large = folder / "large" / "large.sql"
    large.parent.mkdir()
    text = corpora[0].files[0].read_text(encoding="utf-8")
    large.write_text(text * (LARGE_FILE // len(text)), encoding="utf-8")
    corpus = Corpus("large", large.parent, CONTRACT)
    one = side.check(corpus, options=["--max-file-size", "100MB"])
    print(f"  one file of {LARGE_FILE // 10**6} MB{one.megabytes:>8.1f} MB", flush=True)


def peers(side: Side, corpora: Sequence[Corpus], rounds: int, folder: Path) -> None:
    """Other linters, none of which resolves a name: on all files where that takes seconds."""
    here = {name: each for name, each in LINTERS.items() if linter(side, name) is not None}
    for name in LINTERS.keys() - here.keys():
        print(f"\n{name} is not installed beside {side.python}: not measured")
    for corpus in corpora:
        few = Corpus(f"{corpus.name}, a part", folder / f"few-{corpus.name}", corpus.contract)
        copied(corpus, few)
        for part, names, count in ((corpus, ("squawk",), rounds), (few, here, min(rounds, 3))):
            sides: dict[str, Run] = {
                "sqlglot.parse": partial(side.parse, part.folder),
                "replicalint check": partial(side.check, part),
            }
            for name in names:
                if name in here:
                    command = [str(linter(side, name)), *here[name]]
                    files = [str(path) for path in part.files]
                    sides[name] = partial(ran, [*command, *files], part.folder, fails=True)
            with on_cores(1):
                show(f"{part.said()}; one core", in_turn(sides, count), "sqlglot.parse")


def copied(corpus: Corpus, few: Corpus) -> None:
    """Some files of a corpus, with its contract."""
    for path in corpus.files[:FEW_FILES]:
        target = few.folder / path.relative_to(corpus.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    (few.folder / ".sqruff").write_text(SQRUFF, encoding="utf-8")


def linter(side: Side, name: str) -> str | None:
    """Where a linter is: beside the interpreter, or on the path."""
    beside = Path(side.python).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


def has_bytecode() -> bool:
    """Whether the modules that are measured have been compiled, as an installation has them."""
    return Path(cache_from_source(str(ROOT / "replicalint" / "check.py"))).exists()


def measured(
    parts: Sequence[str],
    side: Side,
    pure: Side | None,
    files: int,
    rounds: int,
    folder: Path,
    given: Corpus | None,
) -> None:
    plain = Corpus("plain", folder / "plain", CONTRACT)
    queries.write_files(plain.folder, files)
    real = folder / "varied"
    varied.write_files(real, files)
    corpora = [plain, Corpus("varied", real, real / "replicalint.yaml")]
    if given is not None:
        corpora.append(given)
    was_there = has_bytecode()
    last = [side.check(one).last_line for one in corpora]
    there = "there" if was_there else "written by the first run" if has_bytecode() else "not there"
    print(f"{side.says(VERSIONS)}; {len(os.sched_getaffinity(0))} core(s); bytecode: {there}")
    for corpus, said in zip(corpora, last, strict=True):
        print(f"{corpus.said()}; {said}")
    if "cold" in parts:
        cold(side, corpora, rounds, folder)
        if pure is not None:
            cold(pure, corpora, rounds, folder, "pure")
    if "start" in parts:
        start(side, corpora, rounds)
    if "warm" in parts:
        warm(side, corpora, rounds, folder)
    if "peers" in parts:
        peers(side, corpora, rounds, folder)
    if "memory" in parts:
        memory(side, corpora, files, folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help="all where none is named")
    parser.add_argument("--pure", metavar="PYTHON", help="an interpreter without sqlglotc")
    parser.add_argument("--rounds", type=int, default=5, help="counted runs of each side")
    parser.add_argument("--files", type=int, default=1000, help="files of each corpus")
    parser.add_argument("--folder", type=Path, help="one more corpus")
    parser.add_argument("--contract", type=Path, help="the contract of that")
    options = parser.parse_args()
    given = None
    if options.folder is not None:
        contract = options.contract and options.contract.resolve()
        given = Corpus(options.folder.name, options.folder.resolve(), contract)

    if wrong := [one for one in options.parts if one not in PARTS]:
        parser.error(f"{wrong[0]} is no part: {', '.join(PARTS)}")
    side = Side(sys.executable)
    pure = Side(options.pure) if options.pure else None
    for one, expected in ((side, "compiled"), (pure, "pure")):
        if one is not None and (found := one.says(PARSER)) != expected:
            parser.error(f"the parser of {one.python} is {found}, not {expected}")
    with tempfile.TemporaryDirectory() as folder:
        measured(
            options.parts or PARTS,
            side,
            pure,
            options.files,
            options.rounds,
            Path(folder),
            given,
        )


if __name__ == "__main__":
    main()
