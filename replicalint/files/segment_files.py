"""The files of segments on their shelves: listed, read, written as a whole, and removed.

Only files are read that are the user's own, in folders that nobody else writes to, and no link is
followed. A file gets its name when it is whole.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from ..cache.segments import MOST_BYTES

_NAME = re.compile(r"[0-9a-f]{40}\.json")
_BEGUN = re.compile(r"[0-9a-f]{32}\.begun")
_READING = sum(getattr(os, name, 0) for name in ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW"))
_WRITING = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _READING
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class SegmentFile(Struct, frozen=True):
    """A file on a shelf. `is_begun`: it is not whole, and may never be."""

    path: Path
    size: int
    changed: float  # seconds since the epoch
    is_begun: bool = False


def is_others(found: os.stat_result) -> bool:
    """Whether somebody else has made a file or a folder, or may change it."""
    if not hasattr(os, "geteuid"):  # Windows keeps the folders of users apart by other means
        return False
    return found.st_uid != os.geteuid() or bool(found.st_mode & _OTHERS_WRITE)


def is_own_folder(folder: Path) -> bool:
    """Whether it is a folder, no link to one, that nobody else may change."""
    try:
        found = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and not is_others(found)


def names_in_own(folder: Path) -> list[str]:
    """The names in such a folder; none in another."""
    try:
        return os.listdir(folder) if is_own_folder(folder) else []
    except OSError:
        return []


def segment_files(shelf: Path) -> list[SegmentFile]:
    """The files of a shelf, those first that have not been used for longest."""
    found: list[SegmentFile] = []
    for name in names_in_own(shelf):
        if _NAME.fullmatch(name) or _BEGUN.fullmatch(name):
            with suppress(OSError):
                state = os.lstat(shelf / name)
                if stat.S_ISREG(state.st_mode) and not is_others(state):
                    is_begun = name.endswith("begun")
                    file = SegmentFile(shelf / name, state.st_size, state.st_mtime, is_begun)
                    found.append(file)
    return sorted(found, key=lambda one: (one.changed, one.path))


def read_segment(file: SegmentFile) -> bytes:
    """What a file holds; nothing where it has gone, or is too large to be ours."""
    try:
        descriptor = os.open(file.path, os.O_RDONLY | _READING)
    except OSError:
        return b""
    with open(descriptor, "rb") as opened:
        return opened.read() if file.size <= MOST_BYTES else b""


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file, or leaves what is there; raises OSError where that fails."""
    begun = path.with_name(f"{os.urandom(16).hex()}.begun")
    descriptor = os.open(begun, _WRITING, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
        os.replace(begun, path)
    except OSError:
        remove(begun)
        raise


def remove(path: Path) -> bool:
    """Removes a file; whether it was there."""
    try:
        os.remove(path)
    except OSError:
        return False
    return True


def touch(path: Path) -> None:
    """Notes that a file is in use."""
    with suppress(OSError):
        os.utime(path)
