"""Measures how much of what PostgreSQL's parser accepts is read as PostgreSQL reads it.

    python bench/grammar.py [--suite FOLDER] [--smith N]

FOLDER holds SQL from outside, as PostgreSQL's regression suite (src/test/regress/sql). pglast,
which is the parser of PostgreSQL 18 (extra `test`), cuts it into statements and judges which are
valid; psql's part of the files and what is not valid are counted apart. Of each valid statement it
is asked

- whether the linter cuts the text there too, and analyses the statement;
- for DDL, whether the linter's changes are those of PostgreSQL's parse tree: what is created,
  altered, dropped or granted, with its relation, column, type, arguments and options.

What differs must be what `remaining.txt` lists with its reason, or the exit status is 1. Blocks of
DO stand apart: SQL that is put together at run time cannot be analysed. `--smith N` asks the same
of N random queries of sqlsmith for each schema of the differential test, on a server that it
starts; a query that no server has seen may be none.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests"
_FOLDERS = ("support", "support/grammar", "support/differential")
sys.path[:0] = [str(ROOT), *(str(TESTS / part) for part in _FOLDERS)]

import pglast
import smith
from comparison import READS, Changed, Read, changed, read
from installations import installations
from pair import SCHEMAS, Schema
from pieces import cut
from servers import Cluster, running

from replicalint.contract import Contract
from replicalint.files.contracts import load_contract
from replicalint.source import Source

CONTRACT = load_contract(ROOT / "contracts" / "plugin-read-path.yaml")
REMAINING = Path(__file__).with_name("remaining.txt")
_BLOCK = "DoStmt"


@dataclass
class Measured:
    """What was read, of one file or of many, by its place."""

    reads: list[tuple[str, Read]] = field(default_factory=list)
    changes: list[tuple[str, Changed]] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)

    def add(self, source: Source, contract: Contract) -> None:
        pieces = cut(source.text)
        self.aside += pieces.aside
        name = source.path
        self.reads += [(f"{name}:{x.line}", x) for x in read(source, pieces, contract)]
        self.changes += [(f"{name}:{x.line}", x) for x in changed(source, pieces, contract)]

    def differences(self) -> Iterator[tuple[str, str]]:
        for place, one in self.reads:
            if one.gap and one.kind != _BLOCK:
                yield place, f"{one.kind}: {one.gap}"
        for place, other in self.changes:
            if other.expected != other.found:
                yield place, other.difference


def show(measured: Measured) -> None:
    for what, number in sorted(measured.aside.items()):
        print(f"aside: {number:,} times {what}")
    reads = [one for _, one in measured.reads]
    for name, some in (
        ("statements that read", [one for one in reads if one.kind == READS]),
        ("all statements but DO", [one for one in reads if one.kind != _BLOCK]),
        ("blocks of DO", [one for one in reads if one.kind == _BLOCK]),
    ):
        _show_share(name, len(some), sum(not one.gap for one in some), "analysed")
    ddl = [one for _, one in measured.changes]
    kinds = Counter(type(one.piece.tree).__name__ for one in ddl)
    same_silent = sum(not one.expected and not one.found for one in ddl)
    same = Counter(type(one.piece.tree).__name__ for one in ddl if one.expected == one.found)
    _show_share("DDL, all kinds", len(ddl), same.total(), "the same changes")
    for kind, number in kinds.most_common():
        _show_share(f"    {kind}", number, same[kind], "the same changes")
    silent = sum(not one.expected for one in ddl)
    _show_share("    of these, of no rule's concern", silent, same_silent, "read as nothing")


def _show_share(name: str, number: int, good: int, what: str) -> None:
    if number:
        print(f"{name:<32}{number:>8,} valid{good:>8,} {what}{100 * good / number:>9.3f} %")


def suite(folder: Path) -> Measured:
    measured = Measured()
    files = sorted(folder.rglob("*.sql"))
    for file in files:
        text = file.read_bytes().decode("utf-8", "replace")
        measured.add(Source(file.name, text), CONTRACT)
    print(f"{len(files)} files")
    return measured


def random_queries(number: int) -> Iterator[tuple[Schema, Measured]]:
    newest = max(installations(), key=lambda installation: installation.version)
    with running(newest, ("primary",)) as (primary,):
        for schema in SCHEMAS:
            measured = Measured()
            contract = load_contract(schema.contract)
            for place, query in enumerate(_written(primary, schema, number), start=1):
                measured.add(Source(f"{schema}-{place}", query), contract)
            yield schema, measured


def _written(primary: Cluster, schema: Schema, number: int) -> list[str]:
    database = primary.create(f"grammar_{schema}")
    for file in schema.primary:
        database.run(file.read_text(encoding="utf-8"))
    return smith.queries(database, number, seed=1)


def listed() -> dict[str, str]:
    """The places of `remaining.txt`, with their reasons."""
    lines = REMAINING.read_text(encoding="utf-8").splitlines()
    return dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))


def is_as_listed(differences: Iterable[tuple[str, str]], known: dict[str, str]) -> bool:
    """Prints what is not listed and what is listed without need."""
    found = dict(differences)
    for place in sorted(found.keys() - known.keys()):
        print(f"not listed: {place} {found[place]}")
    for place in sorted(known.keys() - found.keys()):
        print(f"listed, and read by now: {place}")
    return found.keys() == known.keys()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--suite", type=Path, metavar="FOLDER")
    parser.add_argument("--smith", type=int, default=0, metavar="N")
    options = parser.parse_args()

    server = ".".join(map(str, pglast.get_postgresql_version()))
    print(f"the judge: pglast {pglast.__version__}, the parser of PostgreSQL {server}")
    good = True
    if options.suite is not None:
        measured = suite(options.suite)
        show(measured)
        good = is_as_listed(measured.differences(), listed())
    if options.smith:
        for schema, measured in random_queries(options.smith):
            print(f"sqlsmith, schema {schema}")
            show(measured)
            good = is_as_listed(measured.differences(), {}) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
