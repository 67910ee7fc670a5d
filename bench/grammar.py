"""Measures how much of what PostgreSQL's parser accepts is analysed.

    python bench/grammar.py --suite FOLDER

FOLDER holds SQL from outside, as PostgreSQL's regression suite (src/test/regress/sql). It is cut
into statements as the linter cuts it, after psql's commands and the data of COPY are blanked.
pglast (`pip install pglast`), which is PostgreSQL's own parser, judges which of them are valid;
what it does not take as exactly one statement is skipped and counted. What is valid and yet not
analysed must be what `remaining.txt` lists with its reason, or the exit status is 1. The bodies of
DO stand apart: SQL that is put together at run time cannot be analysed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pglast
from pglast import ast

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from replicalint.files import load_contract  # noqa: E402 (the path first)
from replicalint.parse import statements  # noqa: E402
from replicalint.source import Fragment, Source  # noqa: E402

CONTRACT = load_contract(ROOT / "contracts" / "plugin-read-path.yaml")
REMAINING = Path(__file__).with_name("remaining.txt")
_COPY_DATA = re.compile(
    r"(?im)(^copy\b[^;]*\bfrom\s+stdin[^;]*;[^\n]*\n)(.*?\n)??(\\\.$)", re.DOTALL
)
_COMMAND = re.compile(r"(?m)^[ \t]*\\[^\n]*|\\(?:gset|gexec|gdesc|g|watch|crosstabview|;)[^\n]*$")


@dataclass(frozen=True)
class Judged:
    """One valid statement: what it is, whether it is analysed, why not."""

    place: str  # file:line
    kind: str  # "reads", or the name of the parse tree's class
    reason: str  # of the first gap; "" where it is analysed


def judged(file: Path, skipped: Counter[str]) -> Iterator[Judged]:
    text = _without_psql(file.read_bytes().decode("utf-8", "replace"))
    source = Source(file.name, text)
    for statement in statements(Fragment(source, 0, len(text)), CONTRACT):
        tree = _tree(statement.span.text)
        if tree is None:
            skipped[file.name] += 1
            continue
        reason = statement.gaps[0].reason if statement.gaps else ""
        yield Judged(f"{file.name}:{statement.span.line}", _kind(tree), reason)


def _without_psql(text: str) -> str:
    """The text with psql's commands and the data of COPY blanked, line by line."""
    text = _COPY_DATA.sub(lambda data: data[1] + "\n" * data[0][len(data[1]) :].count("\n"), text)
    return _COMMAND.sub(";", text)


def _tree(sql: str) -> ast.Node | None:
    """The parse tree where PostgreSQL's parser takes the text as exactly one statement."""
    try:
        trees = pglast.parse_sql(sql)
    except pglast.Error:
        return None
    return trees[0].stmt if len(trees) == 1 else None


def _kind(tree: ast.Node) -> str:
    inner = tree.query if isinstance(tree, ast.ExplainStmt) else tree
    reads = isinstance(inner, ast.SelectStmt) and inner.intoClause is None
    return "reads" if reads else type(tree).__name__


def listed() -> dict[str, str]:
    """The places of `remaining.txt`, with their reasons."""
    lines = REMAINING.read_text(encoding="utf-8").splitlines() if REMAINING.exists() else []
    return dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--suite", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args()

    skipped: Counter[str] = Counter()
    files = sorted(options.suite.rglob("*.sql"))
    every = [one for file in files for one in judged(file, skipped)]
    print(f"{len(files)} files; {sum(skipped.values()):,} pieces skipped: not one valid statement")
    for name, some in (
        ("statements that read", [one for one in every if one.kind == "reads"]),
        ("all statements but DO", [one for one in every if one.kind != "DoStmt"]),
        ("all statements", every),
    ):
        analysed = sum(not one.reason for one in some)
        share = 100 * analysed / len(some) if some else 100.0
        print(f"{name:<24}{len(some):>8,} valid{analysed:>8,} analysed{share:>9.3f} %")
    found = {one.place: one for one in every if one.reason and one.kind != "DoStmt"}
    known = listed()
    for place in sorted(found.keys() - known.keys()):
        print(f"not listed: {place} {found[place].kind}: {found[place].reason}")
    for place in sorted(known.keys() - found.keys()):
        print(f"listed, and analysed by now: {place}")
    return 0 if found.keys() == known.keys() else 1


if __name__ == "__main__":
    sys.exit(main())
