"""Stored files laid out in a folder of their own, so that all is read as if it were checked out.

The folder is outside of the checkout, and a repository of its own to whoever asks where one ends:
reports print the same paths. Contents are as git has stored them: nothing is run on them.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from ..source import visible
from .borders import is_git, leads_outside
from .needed import needed
from .objects import LINK, SUBMODULE, StoredFile, contents
from .reading import LARGEST, LFS_POINTER, InputError, why_not

_LARGEST_POINTER = 1024  # bytes, by the specification of Git LFS
_MEANT = b"oid sha256:"


class LaidOut(Struct, frozen=True):
    """Files of a repository in a folder. `missing` are those whose contents the clone has not."""

    root: Path
    missing: tuple[str, ...] = ()

    def inside(self, path: Path, repository: Path) -> Path:
        """Where a path of the repository is; that of another place stays as it is."""
        absolute = os.path.abspath(path)
        for base in (str(repository), os.path.realpath(repository)):
            if absolute == base or absolute.startswith(base.rstrip(os.sep) + os.sep):
                return self.root / os.path.relpath(absolute, base)
        return path


@contextmanager
def laid_out(
    root: Path, files: Mapping[str, StoredFile], paths: Iterable[str] = ()
) -> Iterator[LaidOut]:
    """Those files of a commit or of the index of the repository at `root` that a run may read.

    Also those of the `paths`, which may be folders; for a while. A pointer of Git LFS stands for
    the file of the working tree, where that is the one that it means.
    """
    with tempfile.TemporaryDirectory(prefix="replicalint-", ignore_cleanup_errors=True) as made:
        folder = Path(os.path.realpath(made))
        (folder / ".git").mkdir()
        usable = {path: one for path, one in files.items() if _is_usable(path)}
        usable = dict(needed(root, usable, paths))
        try:
            missing = tuple(sorted(_written(folder, root, usable)))
        except OSError as error:  # no space, or names that are the same to a file system
            name = os.path.relpath(error.filename2 or error.filename or folder, folder)
            raise InputError([f"{visible(name)}: cannot be laid out: {why_not(error)}"]) from None
        yield LaidOut(folder, missing)


def _is_usable(path: str) -> bool:
    """Whether a path stays in the folder: an index may say anything."""
    parts = path.split("/")
    return not any(part in ("", ".", "..") or is_git(part) or "\0" in part for part in parts)


def _written(folder: Path, root: Path, files: Mapping[str, StoredFile]) -> Iterator[str]:
    """Writes the files, links last; the paths of those whose contents cannot be had."""
    for parent in sorted({os.path.dirname(path) for path in files}):
        os.makedirs(folder / parent, exist_ok=True)
    paths: dict[str, list[str]] = {}
    for path, one in files.items():
        if one.mode == SUBMODULE:
            os.makedirs(folder / path, exist_ok=True)
        else:
            paths.setdefault(one.made, []).append(path)
    links: list[tuple[str, bytes]] = []
    for made, data in contents(root, paths, LARGEST):
        for path in paths[made]:
            if data is None:
                if not files[path].is_sparse:
                    yield path
            elif files[path].mode == LINK:
                links.append((path, data))
            else:
                _write(folder / path, _meant(data, root, path))
    for path, data in links:
        os.symlink(os.fsdecode(data), folder / path)


def _write(path: Path, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "wb") as stream:
        stream.write(data)


def _meant(data: bytes, root: Path, path: str) -> bytes:
    """A file's content, which a pointer of Git LFS stands for."""
    if not data.startswith(LFS_POINTER) or len(data) > _LARGEST_POINTER:
        return data
    meant = [line.removeprefix(_MEANT) for line in data.split(b"\n") if line.startswith(_MEANT)]
    if not meant or leads_outside(root / path, root):
        return data
    try:
        own = (root / path).read_bytes()
    except OSError:
        return data
    return own if hashlib.sha256(own).hexdigest().encode("ascii") == meant[0] else data


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Works in a folder for a while: paths are relative to it."""
    here = os.getcwd()
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)
