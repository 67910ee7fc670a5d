"""Finds the folders of migrations in SQL, and their tools."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..counting import counted
from ..extract.indexes import index_paths
from ..extract.names import FOLDERS, is_way_back
from ..extract.recognition import recognised
from ..source import Source
from .found import Origin, PassedOver, Repository
from .paths import (
    OTHER_SYSTEM,
    by_depth,
    escaped,
    folder_of,
    is_of_tests,
    is_seed,
    name_of,
    says_other_system,
)
from .sql_text import other_system

MIGRATION_WORDS = frozenset(
    "migrations migration migrate versions changelog changelogs evolutions deploy versioned".split()
)
_NUMBERED = re.compile(r"[VUBR]?[0-9]+(?:[._-]\S*)?\.sql$")
_FLYWAY = re.compile(r"(?:[VU][0-9]+(?:[._][0-9]+)*|R)__[^/]*\.sql$")
# Tools of which each migration is a folder: what the file in it is called.
_FOLDERED = frozenset(("migration.sql", "up.sql", "down.sql"))
_TOLD_BY_NAME = ("sql", "prisma", "supabase", "flyway", "golang-migrate")
_MOST_HEADS = 30  # files of one folder whose first lines are read


def folders_of_migrations(paths: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Folders that hold migrations in SQL by the names of folders and files, with those files."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        is_foldered = name_of(path) in _FOLDERED and "/" in folder_of(path)
        folder = folder_of(folder_of(path)) if is_foldered else folder_of(path)
        folders.setdefault(folder, []).append(path)
    return {
        folder: files
        for folder, files in folders.items()
        if not _is_back(folder) and _holds_migrations(folder, files)
    }


def _is_back(folder: str) -> bool:
    return name_of(folder).lower() in (*FOLDERS, "verify")


def _holds_migrations(folder: str, files: Sequence[str]) -> bool:
    if is_seed(name_of(folder)):
        return False
    names = [name_of(path) for path in files]
    if any(one in _FOLDERED for one in names):
        return True
    if any(one.endswith(".up.sql") or _FLYWAY.match(one) for one in names):
        return True
    is_called = any(part.lower() in MIGRATION_WORDS for part in folder.split("/")[-2:])
    return is_called and (
        any(_NUMBERED.match(one) for one in names) or name_of(folder).lower() in MIGRATION_WORDS
    )


def sql_migrations(
    repository: Repository, folders: Mapping[str, Sequence[str]]
) -> tuple[list[Origin], list[PassedOver]]:
    """The folders with the tool of each: Prisma's first, then Supabase's, then the longest."""
    found: list[tuple[int, int, Origin]] = []
    passed_over: list[PassedOver] = []
    for folder, files in sorted(folders.items(), key=lambda one: by_depth(f"{one[0]}/")):
        sources = [Source(path, repository.head(path)) for path in files[:_MOST_HEADS]]
        why = _why_not(repository, folder, sources)
        if why is not None:
            passed_over.append(PassedOver(folder or ".", why))
            continue
        tools = _tools(repository, sources)
        named = Counter({name: count for name, count in tools.items() if name != "sql"})
        tool = (named or tools).most_common(1)[0][0]
        what = _counted(files) + (f" of {tool}" if tool != "sql" else "")
        told = tool if len(tools) == 1 and tool not in _TOLD_BY_NAME else None
        origin = Origin(what, tuple(files), folder, _glob(folder, files), told)
        found.append(({"prisma": 0, "supabase": 1}.get(tool, 2), -len(files), origin))
    return [one for *_, one in sorted(found, key=lambda one: one[:2])], passed_over


def _why_not(repository: Repository, folder: str, sources: Sequence[Source]) -> str | None:
    """Why migrations are not those of the primary."""
    if says_other_system(folder):
        return OTHER_SYSTEM
    others = Counter(filter(None, (other_system(one.text) for one in sources)))
    if others and sum(others.values()) * 3 > len(sources):
        return f"is for {others.most_common(1)[0][0]}"
    lock = repository.head(f"{folder}/migration_lock.toml")
    provider = re.search(r'^provider *= *"(\w+)"', lock, re.MULTILINE)
    if provider is not None and provider[1] not in ("postgresql", "postgres", "cockroachdb"):
        return f"is for {provider[1]}"
    if is_of_tests(f"{folder}/"):
        return "is in a folder for tests or examples"
    return None


def _tools(repository: Repository, sources: Sequence[Source]) -> Counter[str]:
    """The tools of files, with how many files each has."""
    beside = {path for one in sources for path in index_paths(one.path)}
    texts = {path: repository.text(path) for path in beside}
    indexes = {path: text for path, text in texts.items() if isinstance(text, str)}
    return Counter(one.name for one in recognised(sources, indexes))


def _counted(files: Sequence[str]) -> str:
    """How many migrations there are; those that undo one are none."""
    count = sum(not is_way_back(name_of(path)) for path in files)
    return counted(count, "migration")


def _glob(folder: str, files: Sequence[str]) -> str:
    """The path that names the files of a folder, or of the folders in it."""
    parts = [escaped(folder)] if folder else []
    if any(folder_of(path) != folder for path in files):
        parts.append("*")
    return "/".join((*parts, "*.sql"))
