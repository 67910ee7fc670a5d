"""The folders of tests/migrations: a small real layout of each migration tool.

`expected.sql` says by hand what the tool runs, in its order. All tell the same story, so that one
contract describes what is left.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from replicalint.extract import Migration, index_paths, migrations
from replicalint.source import Source

ROOT = Path(__file__).parent.parent / "migrations"
FOLDERS = sorted(path.name for path in ROOT.iterdir() if path.is_dir())
TOLD = frozenset(("diesel", "refinery", "sqlx"))  # nothing tells all files of these tools


@dataclass(frozen=True)
class Next:
    """One more file of a tool: its path, and its text with places for what it does and undoes."""

    path: str
    text: str = "{up}\n"
    index: Mapping[str, str] = field(default_factory=dict)  # text to add to the file of the order


def texts(tool: str) -> dict[str, str]:
    """The files of a tool's folder, by path."""
    root = ROOT / tool
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != "expected.sql"
    }


def expected(tool: str) -> str:
    """What the tool runs."""
    return (ROOT / tool / "expected.sql").read_text(encoding="utf-8")


def replayed(tool: str, files: Mapping[str, str]) -> tuple[Migration, ...]:
    """The migrations in files, in the order of their tool, which is told only where it must be."""
    sources = [Source(path, text) for path, text in files.items() if path.endswith(".sql")]
    beside = {name for source in sources for name in index_paths(source.path)}
    indexes = {name: files[name] for name in beside if name in files}
    return migrations(sources, tool if tool in TOLD else None, indexes)
