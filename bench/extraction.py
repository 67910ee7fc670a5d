"""Measures the extraction of SQL from programs against the parsers of their languages alone.

    python bench/extraction.py [--rounds N] [--profile] [FOLDER]

Both sides see the same texts, which are read before, in one process and by turns: a machine that is
busy for a while slows both. The ratio is that of each side's fastest round, in CPU time. TypeScript
is held against tree-sitter's own parse, Python against `ast.parse`. What the nodes of all files
cost, before anything is evaluated, is told beside it. Without a folder, the programs of the tests
are measured.
"""

from __future__ import annotations

import argparse
import ast
import cProfile
import os
import pstats
import sys
import time
from collections.abc import Callable
from pathlib import Path

import tree_sitter
import tree_sitter_typescript

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from replicalint.host.calls import named_uses
from replicalint.host.extract import Extractor
from replicalint.host.repository import RepositoryModules
from replicalint.source import Source

MOST = 4.0  # times the parse of the same files
LEFT_OUT = frozenset(("node_modules", "dist", "build"))
SHOWN = 40  # lines of a profile
PARSED = (".ts", ".tsx", ".js", ".jsx", ".mts", ".cts", ".mjs", ".cjs")


def programs(folder: Path) -> dict[str, str]:
    """The texts of the programs below a folder, by their paths in it."""
    found: dict[str, str] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if name not in LEFT_OUT and not name.startswith(".")
        )
        for name in sorted(names):
            file = Path(place) / name
            if file.suffix in PARSED or file.suffix == ".py":
                text = file.read_text(encoding="utf-8", errors="replace")
                found[file.relative_to(folder).as_posix()] = text
    return found


def parse(texts: dict[str, str]) -> None:
    """What the parsers alone do."""
    typescript = tree_sitter.Parser(
        tree_sitter.Language(tree_sitter_typescript.language_typescript())
    )
    tsx = tree_sitter.Parser(tree_sitter.Language(tree_sitter_typescript.language_tsx()))
    for path, text in texts.items():
        if path.endswith(".py"):
            try:
                ast.parse(text)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue
        else:
            parser = typescript if path.endswith((".ts", ".mts", ".cts")) else tsx
            parser.parse(text.encode(errors="replace"))


def nodes(texts: dict[str, str]) -> int:
    """The parse and the nodes of each file with the bodies of its functions, gone through once."""
    modules = RepositoryModules(
        lambda path: Source(path, texts[path]) if path in texts else None, texts.__contains__
    )
    read = (modules.module(path) for path in texts)
    return sum(1 for module in read if module is not None for _ in named_uses(module))


def extract(texts: dict[str, str], folder: Path) -> int:
    """All that replicalint does to have the SQL of each file; how many places of SQL there are."""
    beside: dict[str, Source | None] = {}

    def read(path: str) -> Source | None:
        if path in texts:
            return Source(path, texts[path])
        if path not in beside:
            file = folder / path
            known = file.suffix == ".json" and file.is_file()
            beside[path] = Source(path, file.read_text(encoding="utf-8")) if known else None
        return beside[path]

    modules = RepositoryModules(read, lambda path: path in texts or (folder / path).is_file())
    extractor = Extractor(modules)
    return sum(len(extractor.extraction(path).sites) for path in texts)


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, nargs="?", default=ROOT / "tests" / "host")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--profile", action="store_true", help="where its time goes")
    given = arguments.parse_args()
    folder: Path = given.folder.resolve()
    texts = programs(folder)
    if given.profile:
        profile = cProfile.Profile()
        profile.runcall(extract, texts, folder)
        pstats.Stats(profile).sort_stats("tottime").print_stats(SHOWN)
        return 0
    places = extract(texts, folder)  # whatever is loaded once is loaded now
    rounds = [
        (
            seconds(lambda: parse(texts)),
            seconds(lambda: nodes(texts)),
            seconds(lambda: extract(texts, folder)),
        )
        for _ in range(given.rounds)
    ]
    alone, read, whole = (min(times) for times in zip(*rounds, strict=True))
    size = sum(map(len, texts.values())) / 1_000_000
    print(f"{len(texts)} files, {size:.1f} million characters, {places} places of SQL")
    print(
        f"parse {alone:.2f} s, nodes {read:.2f} s, extraction {whole:.2f} s:"
        f" {whole / alone:.1f} times, at most {MOST}"
    )
    return 0 if whole <= MOST * alone else 1


if __name__ == "__main__":
    sys.exit(main())
