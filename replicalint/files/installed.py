"""What is installed that results depend on, by content: looked up by sizes and times of files."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from ..cache.digests import content_digest, digest
from .result_store import ResultStore

_PACKAGES = ("replicalint", "sqlglot", "sqlglotc", "yaml")
_SHELF = "installed"


def installed(store: ResultStore) -> str:
    """A digest of Python and of the packages that take part in a check.

    Two installations of the same have the same one. Raises OSError where they cannot be read.
    """
    folders = [*_folders()]
    found = sorted(entry for folder in folders for entry in _files(folder))
    listed = "\0".join([f"{path}\0{size}\0{changed}" for path, size, changed in found])
    state = content_digest(listed.encode("utf-8", "surrogatepass"))
    known = store.get(_SHELF, state)
    if known is not None:
        packages = bytes(known).decode()
    else:
        packages = f'"{_content(folders, [path for path, _, _ in found])}"'
        store.put(_SHELF, state, packages.encode())
    return digest(packages, sys.version, platform.machine())


def _folders() -> Iterator[str]:
    """The folders of the packages, none of which is loaded for that."""
    for name in _PACKAGES:
        found = find_spec(name)
        yield from (found and found.submodule_search_locations) or ()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """The files of a package but for bytecode, each with its size and when it was changed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                state = entry.stat()
                yield entry.path, state.st_size, state.st_mtime_ns
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


def _content(folders: list[str], paths: list[str]) -> str:
    """A digest of files, whichever folder they are installed in."""
    parents = {os.path.dirname(folder) for folder in folders}
    return digest(
        *(
            (path.removeprefix(parent), content_digest(Path(path).read_bytes()))
            for path in paths
            for parent in parents
            if path.startswith(parent + os.sep)
        )
    )
