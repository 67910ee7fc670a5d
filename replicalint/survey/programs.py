"""Finds what makes a schema and is not SQL: migrations that are programs, and Prisma's models."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..extract.in_code import CODE_SUFFIXES, code_tool, how_to_print
from .folders import MIGRATION_WORDS
from .found import Programs, Repository
from .paths import by_depth, folder_of, is_of_tests, name_of

_MOST_FOLDERS = 500
_MOST_HEADS = 3  # files of one folder
_OURS = ("postgresql", "postgres", "cockroachdb")
_PROVIDER = re.compile(r'^[ \t]*provider[ \t]*=[ \t]*"(\w+)"', re.MULTILINE)


def programs(repository: Repository) -> Iterator[Programs]:
    """What is not SQL, the migrations of one tool together, and how to have its SQL."""
    found: dict[str, Programs] = {}
    counts: dict[str, int] = {}
    others: dict[str, int] = {}
    folders = _folders(repository)
    for folder in sorted(folders, key=lambda one: by_depth(f"{one}/"))[:_MOST_FOLDERS]:
        files = folders[folder]
        heads = ((path, repository.head(path)) for path in files[:_MOST_HEADS])
        tool = next(filter(None, (code_tool(path, head) for path, head in heads)), None)
        if tool is not None:
            first = found.setdefault(tool.name, Programs(folder, "", how_to_print(tool)))
            counts[tool.name] = counts.get(tool.name, 0) + len(files)
            others[tool.name] = others.get(tool.name, 0) + (first.path != folder)
    for name, first in found.items():
        count = f"{counts[name]} migrations" if counts[name] > 1 else "a migration"
        more = f" in {others[name] + 1} folders" if others[name] else ""
        yield Programs(first.path, f"{count} of {name}{more}, not in SQL", first.hint)


def _folders(repository: Repository) -> dict[str, list[str]]:
    """The folders whose names say that migrations are in them, with the programs there."""
    folders: dict[str, list[str]] = {}
    for path in repository.paths:
        folder = folder_of(path)
        is_called = any(part.lower() in MIGRATION_WORDS for part in folder.split("/")[-2:])
        is_program = path.rpartition(".")[2].lower() in CODE_SUFFIXES
        is_one = is_called and is_program and not name_of(path).startswith("_")
        if is_one and not is_of_tests(path):
            folders.setdefault(folder, []).append(path)
    return folders


def prisma_models(repository: Repository) -> Iterator[Programs]:
    """The schemas of Prisma for PostgreSQL."""
    for path in sorted((one for one in repository.paths if one.endswith(".prisma")), key=by_depth):
        text = repository.head(path)
        provider = _PROVIDER.search(text, max(text.find("datasource "), 0))
        if "datasource " in text and provider is not None and not is_of_tests(path):
            command = f"prisma migrate diff --from-empty --to-schema-datamodel {path} --script"
            hint = f'Give the SQL that "{command}" prints.'
            if provider[1] not in _OURS:
                hint = f"they are for {provider[1]}"
            yield Programs(path, "models of Prisma without migrations", hint)
