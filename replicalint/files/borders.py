"""The borders of repositories: what a link leads to outside of them is never read or shown.

A path may be written through links: `/home` may be one, and so may a repository's own folder. What
counts is where each link really stands: one in a repository may lead anywhere in it, and one in no
repository anywhere. What a user names outside by a path of his own has crossed nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_MOST_LINKS = 40  # as many as Linux follows before it says ELOOP


def repository_root(start: Path) -> Path | None:
    """The nearest folder, from a file or a folder upwards, that holds `.git`.

    It is as `start` writes it. A folder that a link of a repository leads to outside is none.
    """
    roots = map(Path, _roots(os.path.abspath(start)))
    return next((folder for folder in roots if not leads_outside(folder)), None)


def leads_outside(path: Path, folder: Path | None = None) -> bool:
    """Whether a link on the way to a path leads out of the repository that it stands in.

    `folder` is a border as well, for the paths that are written as being in it. A repository's own
    `.git` is outside: what it holds may be a secret.
    """
    return led_to(path, folder) is None


def led_to(path: Path, folder: Path | None = None) -> Path | None:
    """Where a path leads, all links followed; None for outside."""
    real, stands = _followed(path)
    own = next(_roots(real), None)
    if own is not None and any(is_git(part) for part in real[len(own) :].split(os.sep)):
        return None
    if folder is not None and _leaves(path, real, folder):
        return None
    borders = {root for place in stands if (root := next(_roots(place), None))}
    if all(is_in(real, border) for border in borders):
        return Path(real)
    # The command may run in a repository that is reached through a link of one around it.
    here = next(_roots(os.getcwd()), None)
    return Path(real) if here is not None and is_in(real, here) else None


def real_path(path: Path) -> Path:
    """Where a path leads, all links followed."""
    return Path(_followed(path)[0])


def settled(path: Path) -> Path:
    """The path as it is written, but resolved where that says something else: `link/../a.sql`.

    Never resolved where it leads outside: that is not shown.
    """
    if ".." not in path.parts or leads_outside(path):
        return path
    real = real_path(path)
    return path if real_path(Path(os.path.abspath(path))) == real else real


def is_in(path: str, folder: str) -> bool:
    """Whether an absolute path without `..` is a folder, or below it."""
    path, folder = os.path.normcase(path), os.path.normcase(folder)
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def is_git(part: str) -> bool:
    """Whether a part of a path is git's own folder, on any file system."""
    return part.lower() == ".git"


def _leaves(path: Path, real: str, folder: Path) -> bool:
    """Whether a path is written as being in a folder, and is not."""
    is_written_in = is_in(os.path.abspath(path), os.path.abspath(folder))
    return is_written_in and not is_in(real, _followed(folder)[0])


def _roots(folder: str) -> Iterator[str]:
    """The folders upwards that hold `.git`, the nearest first."""
    # Path.exists raises where a folder may not be entered; os.path says that nothing is there.
    below = None
    while folder != below:
        if os.path.exists(os.path.join(folder, ".git")):
            yield folder
        folder, below = os.path.dirname(folder), folder


def _followed(path: Path) -> tuple[str, frozenset[str]]:
    """Where a path leads, and the real folders that the links on the way stand in.

    These are strings, as all here that a run asks for each file: a Path costs more than its link.
    """
    absolute = path.absolute()
    real, parts = absolute.anchor, list(reversed(absolute.parts[1:]))
    stands: list[str] = []
    while parts:
        part = parts.pop()
        if part == "..":
            real = os.path.dirname(real)
            continue
        step = os.path.join(real, part)
        target = _target(step) if len(stands) < _MOST_LINKS else None
        if target is None:
            real = step
        else:
            stands.append(real)
            real = target.anchor or real
            parts += reversed(target.parts[1:] if target.anchor else target.parts)
    return real, frozenset(stands)


def _target(path: str) -> Path | None:
    """What a link says; None for what is no link."""
    try:
        return Path(os.readlink(path))
    except (OSError, ValueError):
        return None
