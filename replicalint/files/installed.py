"""What is installed that results depend on, by content: looked up by sizes and times of files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b, file_digest
from importlib.util import find_spec

from msgspec import Struct

from ..cache.digests import content_digest, digest
from .result_store import ResultStore

_PACKAGES = (
    *("replicalint", "sqlglot", "sqlglotc", "yaml"),
    *("tree_sitter", "tree_sitter_typescript"),
)
_SHELF = "installed"


class _File(Struct, frozen=True, order=True):
    """A file, its size and when it was changed."""

    path: str
    size: int
    changed: int

    @staticmethod
    def of(entry: os.DirEntry[str]) -> _File:
        state = entry.stat()
        return _File(entry.path, state.st_size, state.st_mtime_ns)


def installed(store: ResultStore) -> str:
    """A digest of Python and of the packages that take part in a check.

    Two installations of the same have the same one. Raises OSError where they cannot be read.
    """
    folders = [*_folders()]
    parents = sorted({*map(os.path.dirname, folders)})
    found = [one for folder in folders for one in _files(folder)]
    found += [one for parent in parents for one in _libraries(parent)]
    found.sort()
    listed = "\0".join([f"{one.path}\0{one.size}\0{one.changed}" for one in found])
    state = content_digest(listed.encode("utf-8", "surrogatepass"))
    known = store.get(_SHELF, state)
    if known is not None:
        packages = bytes(known).decode()
    else:
        packages = f'"{_content(found, parents)}"'
        store.put(_SHELF, state, packages.encode())
    return digest(packages, sys.version, sys.platform)


def _folders() -> Iterator[str]:
    """The folders of the packages, none of which is loaded for that."""
    for name in _PACKAGES:
        found = find_spec(name)
        yield from (found and found.submodule_search_locations) or ()


def _files(folder: str) -> Iterator[_File]:
    """The files of a package but for bytecode."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield _File.of(entry)
            elif entry.name != "__pycache__":
                yield from _files(entry.path)


def _libraries(folder: str) -> Iterator[_File]:
    """What is compiled of packages and lies beside them: mypyc puts it there."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if "__mypyc." in entry.name and not entry.is_dir():
                yield _File.of(entry)


def _content(files: Iterable[_File], parents: Iterable[str]) -> str:
    """A digest of files, whichever folder they are installed in."""
    return digest(
        *(
            (one.path.removeprefix(parent), _content_of(one.path))
            for one in files
            for parent in parents
            if one.path.startswith(parent + os.sep)
        )
    )


def _content_of(path: str) -> str:
    """A digest of a file, which may be large."""
    with open(path, "rb") as file:
        return file_digest(file, blake2b).hexdigest()
