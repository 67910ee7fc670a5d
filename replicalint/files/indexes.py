"""Reads the files in which migration tools keep the order of others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..extract.changelogs import is_changelog
from ..extract.indexes import index_paths
from .reading import InputError, names_in, read_source


def read_indexes(files: Iterable[Path], root: Path | None, most: int) -> Mapping[str, str]:
    """The texts of those beside migrations, by path; one that cannot be read says nothing."""
    every = [*files]
    possible = dict.fromkeys(path for file in every for path in index_paths(file.as_posix()))
    possible |= dict.fromkeys(_changelogs(every, root))
    found: dict[str, str] = {}
    for path in map(Path, possible):
        if _is_in(path, root) and os.path.isfile(path):
            try:
                source = read_source(path, root, most)
            except InputError:
                continue
            found[source.path] = source.text
    return found


def _changelogs(files: Iterable[Path], root: Path | None) -> Iterator[str]:
    """The changelogs of Liquibase in the folders of files, and in the two above."""
    folders = dict.fromkeys(file.parent for file in files)
    above = (one for folder in folders for one in (folder, *list(folder.parents)[:2]))
    for folder in dict.fromkeys(above):
        if not _is_in(folder, root):
            continue
        try:
            names = names_in(folder)
        except OSError:
            continue
        yield from ((folder / name).as_posix() for name in names if is_changelog(name))


def _is_in(path: Path, root: Path | None) -> bool:
    """Whether a path is written as one in the repository: none is looked for outside."""
    return root is None or Path(os.path.abspath(path)).is_relative_to(os.path.abspath(root))
