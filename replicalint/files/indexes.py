"""Reads the files in which migration tools keep the order of others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..extract import index_paths
from .reading import InputError, read_source


def read_indexes(files: Iterable[Path], root: Path | None, most: int) -> Mapping[str, str]:
    """The texts of those beside migrations, by path; one that cannot be read says nothing."""
    possible = dict.fromkeys(path for file in files for path in index_paths(file.as_posix()))
    found: dict[str, str] = {}
    for path in map(Path, possible):
        if os.path.isfile(path):
            try:
                source = read_source(path, root, most)
            except InputError:
                continue
            found[source.path] = source.text
    return found
