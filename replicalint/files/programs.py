"""Migrations that are programs: beside those in SQL, or where SQL is looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..extract.changelogs import has_own_changes
from ..extract.in_code import CODE_SUFFIXES, CodeTool, code_tool, how_to_print
from ..source import visible
from .reading import LARGEST, InputError, names_in, printed_path, read_source


def hint_for(path: Path, root: Path | None) -> str | None:
    """How to print the SQL of a file that is a program; None where it is no migration."""
    tool = _tool_of(path, root)
    return how_to_print(tool) if tool is not None else None


def hint_below(folder: Path, root: Path | None) -> str | None:
    """How to print the SQL of the migrations in a folder, where they are programs."""
    found = next(_programs_in(folder, root), None)
    return how_to_print(found[1]) if found is not None else None


def programs_beside(files: Iterable[Path], root: Path | None) -> Iterator[str]:
    """A line for each folder of migrations in which some are programs: nothing of them is read."""
    for folder in dict.fromkeys(path.parent for path in files):
        found = list(_programs_in(folder, root))
        if found:
            path, tool = found[0]
            printed = visible(printed_path(path, root))
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            yield f"{printed}{more}: not read, a migration of {tool.name} that is a program"


def changes_in(indexes: Mapping[str, str]) -> Iterator[str]:
    """A line for each of Liquibase's changelogs with changesets that are not SQL."""
    for path, text in indexes.items():
        if has_own_changes(path.rpartition("/")[2], text):
            yield f"{visible(path)}: not read, Liquibase changesets that are not SQL"


def _programs_in(folder: Path, root: Path | None) -> Iterator[tuple[Path, CodeTool]]:
    try:
        names = names_in(folder)
    except OSError:
        return
    for name in names:
        tool = _tool_of(folder / name, root)
        if tool is not None:
            yield folder / name, tool


def _tool_of(path: Path, root: Path | None) -> CodeTool | None:
    if path.suffix[1:].lower() not in CODE_SUFFIXES:
        return None
    try:
        return code_tool(path.name, read_source(path, root, LARGEST).text)
    except InputError:
        return None
