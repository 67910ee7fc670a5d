"""Finds files of queries: those that sqlc is told of, and folders of files that begin with one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from .found import QueryFiles, Repository
from .paths import by_depth, escaped, folder_of, is_of_tests, is_seed, name_of
from .sql_text import has_tables, is_query

_MOST_HEADS = 20  # files of one folder whose first lines are read
_MOST_LISTED = 20  # files of one folder that are listed one by one
# Their files are a SELECT each, which something else puts into a definition.
_DEFINITIONS = frozenset(
    "views view materialized_views functions function triggers policies".split()
)


def of_paths(paths: Iterable[str], sql: Sequence[str]) -> Iterator[QueryFiles]:
    """What sqlc's `queries` name: files, folders and globs; those of one folder together."""
    folders: dict[str, dict[str, tuple[str, ...]]] = {}
    for path in dict.fromkeys(paths):
        below = tuple(one for one in sql if folder_of(one) == path)
        if path in sql:
            folders.setdefault(folder_of(path), {})[escaped(path)] = (path,)
        elif below:
            folders.setdefault(path, {})[_whole(path)] = below
        elif found := tuple(one for one in sql if _is_named(path, one)):
            folders.setdefault(folder_of(path), {})[path] = found
    for folder, globs in folders.items():
        yield QueryFiles(folder, globs)


def _is_named(glob: str, path: str) -> bool:
    return glob.count("/") == path.count("/") and fnmatchcase(path, glob)


def folders_of_queries(
    repository: Repository, sql: Iterable[str], schemas: Collection[str]
) -> Iterator[QueryFiles]:
    """Folders in which most SQL files begin with a query, and none makes a table.

    The files of `schemas` do not count.
    """
    folders: dict[str, list[str]] = {}
    for path in sql:
        folders.setdefault(folder_of(path), []).append(path)
    for folder, files in sorted(folders.items(), key=lambda one: by_depth(f"{one[0]}/")):
        if not _may_hold_queries(folder, files):
            continue
        others = [path for path in files if path not in schemas]
        heads = [repository.head(path) for path in others[:_MOST_HEADS]]
        count = sum(map(is_query, heads))
        if not count or count * 5 < len(heads) * 4 or any(map(has_tables, heads)):
            continue
        if len(others) == len(files):
            yield QueryFiles(folder, {_whole(folder): tuple(files)})
        elif len(others) <= _MOST_LISTED:
            yield QueryFiles(folder, {escaped(path): (path,) for path in others})


def _may_hold_queries(folder: str, files: Sequence[str]) -> bool:
    if is_of_tests(f"{folder}/") or is_seed(folder) or any(map(is_seed, map(name_of, files))):
        return False
    return name_of(folder).lower() not in _DEFINITIONS


def _whole(folder: str) -> str:
    return f"{escaped(folder)}/*.sql" if folder else "*.sql"
