"""The files below a folder that belong to its repository, or without git, that seem to.

git says which files it tracks or would add. Without it, hidden folders and those of others' code
are left out, and other repositories. No link to a folder is followed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from .git import GitError, git_output

MOST_FILES = 200_000
_OTHERS = frozenset(("node_modules", "vendor", "venv", "site-packages", "__pycache__"))


class Listing(Struct, frozen=True):
    """Paths of files, relative to a folder, with `/`, in order.

    `is_complete` says that there were not more than are looked at.
    """

    paths: tuple[str, ...]
    is_complete: bool = True


def listing(folder: Path) -> Listing:
    """The files below a folder; what git tracks and somebody has removed is among them.

    What cannot be listed holds none.
    """
    try:
        printed = git_output(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    except GitError:
        found = list(_walked(folder))
    else:
        names = dict.fromkeys(os.fsdecode(name) for name in printed.split(b"\0"))
        found = [name for name in names if name and not name.endswith("/")]  # no repository in it
    is_complete = len(found) <= MOST_FILES
    if not is_complete:  # what others wrote comes last
        found = sorted(found, key=lambda path: not _OTHERS.isdisjoint(path.split("/")))
    return Listing(tuple(sorted(found[:MOST_FILES])), is_complete)


def _walked(start: Path) -> Iterator[str]:
    """The files below a folder, those of higher folders first."""
    left = MOST_FILES + 1  # files and folders
    folders = [""]
    for folder in folders:
        try:
            with os.scandir(start / folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            continue
        if folder and any(entry.name == ".git" for entry in entries):
            continue
        for entry in entries:
            left -= 1
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                if not entry.name.startswith(".") and entry.name not in _OTHERS:
                    folders.append(path)
            else:
                yield path
            if not left:
                return
