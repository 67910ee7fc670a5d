"""Measures what a contract costs that is pulled from a dump, against `sqlglot.parse` on its text.

    python bench/pull.py [--rounds N] [--statements N] [DUMP...] [--migrations FOLDER]

Without a file, the dump is one that is made (`bench/made_dumps.py`). Counted is the CPU time of
this one process, in turn, after all modules are imported; each figure is the least of the rounds.
Of the text are counted: reading it and folding it to a schema, making that a contract with all
tables, writing that as YAML and reading it back. sqlglot's log is off, and what it cannot parse it
passes over.

With --migrations, the replay of the SQL files of a folder is measured the same way, in the order
of their names and as one session each.
"""

from __future__ import annotations

import argparse
import gc
import logging
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import sqlglot
from made_dumps import made_dump

from replicalint.contract import Contract
from replicalint.contract.load import read_contract
from replicalint.files.document import read_document
from replicalint.pulling import Wanted, contract_of
from replicalint.replay import Fold
from replicalint.schema import schema_of_dumps
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import read
from replicalint.writing import text_of

STEPS = ("reading, folding", "pulling", "writing", "reading back")
ALL = Wanted("measured", tables=("*.*",))
EMPTY = Contract(Source("", ""), "measured")
Made = TypeVar("Made")


def main() -> None:
    arguments = _arguments()
    logging.disable(logging.CRITICAL)
    texts = {str(path): path.read_text(encoding="utf-8") for path in arguments.dumps}
    if not texts:
        texts["made"] = made_dump(arguments.statements)
    for name, text in texts.items():
        _measure(name, text, arguments.rounds)
    if arguments.migrations is not None:
        _measure_migrations(arguments.migrations, arguments.rounds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("dumps", nargs="*", type=Path, metavar="DUMP")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--statements", type=int, default=5000)
    parser.add_argument("--migrations", type=Path, metavar="FOLDER")
    return parser.parse_args()


def _measure(name: str, text: str, rounds: int) -> None:
    """Prints what the steps from a dump to a contract cost."""
    source = Source(name, text)
    alone: list[float] = []
    steps: list[tuple[float, ...]] = []
    for _ in range(rounds):
        alone.append(_timed(lambda: _parsed(text))[0])
        steps.append(_pulled(source))
    least, parts = min(alone), tuple(map(min, zip(*steps, strict=True)))
    count = sum(1 for _ in read(Fragment.of(source)))
    print(f"{name}: {count:,} statements, {len(text):,} characters")
    print(f"  sqlglot.parse     {least:6.3f} s")
    for what, seconds in zip(STEPS, parts, strict=True):
        print(f"  {what:<17} {seconds:6.3f} s  {seconds / least:5.2f}")
    print(f"  all of it         {sum(parts):6.3f} s  {sum(parts) / least:5.2f}")


def _pulled(source: Source) -> tuple[float, ...]:
    """What each step from a dump to a contract costs."""
    folding, schema = _timed(lambda: schema_of_dumps([source], EMPTY))
    pulling, pulled = _timed(lambda: contract_of(schema.primary, ALL))
    writing, written = _timed(lambda: text_of(pulled.contract, pulled.comments))
    reading, _ = _timed(lambda: _read_back(written))
    return folding, pulling, writing, reading


def _parsed(text: str) -> Sequence[object]:
    return sqlglot.parse(text, dialect="postgres", error_level=sqlglot.ErrorLevel.IGNORE)


def _read_back(text: str) -> Contract:
    document = read_document(Source("written.yaml", text))
    return read_contract(document.root, document.mistakes)


def _measure_migrations(folder: Path, rounds: int) -> None:
    """Prints what the replay of a folder's SQL files costs."""
    paths = sorted(folder.rglob("*.sql"))
    sources = [Source(path.name, path.read_text(encoding="utf-8")) for path in paths]
    text = ";\n".join(source.text for source in sources)
    alone, ours = [], []
    for _ in range(rounds):
        alone.append(_timed(lambda: _parsed(text))[0])
        ours.append(_timed(lambda: _replayed(sources))[0])
    least = min(alone)
    print(f"{folder}: {len(paths):,} files, {len(text):,} characters")
    print(f"  sqlglot.parse     {least:6.3f} s")
    print(f"  replay            {min(ours):6.3f} s  {min(ours) / least:5.2f}")


def _replayed(sources: Sequence[Source]) -> Fold:
    fold = Fold.of(EMPTY)
    for source in sources:
        fold.begin_session()
        for syntax in read(Fragment.of(source)):
            fold.step(syntax)
    return fold


def _timed(work: Callable[[], Made]) -> tuple[float, Made]:
    """The CPU time of some work, in seconds, and what it makes."""
    gc.collect()
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


if __name__ == "__main__":
    main()
