"""The borders of repositories: what a link leads to outside of them is never read or shown.

A path may be written through links: `/home` may be one, and so may a repository's own folder. What
counts is where each link really stands: one in a repository may lead anywhere in it, and one in no
repository anywhere. What a user names outside by a path of his own has crossed nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field

_MOST_LINKS = 40  # as many as Linux follows before it says ELOOP


class _Lead(Struct, frozen=True):
    """Where a path leads, over so many links, and the real folders that these stand in."""

    real: str
    links: int = 0
    stands: frozenset[str] = frozenset()


class _Known(Struct):
    """What one run has found out: where folders lead, and the nearest that holds `.git`."""

    leads: dict[str, _Lead] = field(default_factory=dict)
    roots: dict[str, str | None] = field(default_factory=dict)


_known: list[_Known] = []  # of the run that looks folders up once, if one does


@contextmanager
def folders_looked_up_once() -> Iterator[None]:
    """Within this, where a folder leads is looked up once, as one run reads thousands of files.

    Never beyond one run: links may be a stranger's. Where a file itself leads is always looked up.
    """
    _known.append(_Known())
    try:
        yield
    finally:
        _known.pop()


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


def led_to(path: Path, folder: Path | None = None) -> str | None:
    """Where a path leads, all links followed; None for outside."""
    lead = _followed(path)
    real, own = lead.real, _root_of(lead.real)
    if own is not None and any(map(is_git, real[len(own) :].split(os.sep))):
        return None
    if folder is not None and _leaves(path, real, folder):
        return None
    borders = {root for place in lead.stands if (root := _root(place))}
    if all(is_in(real, border) for border in borders):
        return real
    # The command may run in a repository that is reached through a link of one around it.
    here = _root(os.getcwd())
    return real if here is not None and is_in(real, here) else None


def real_path(path: Path) -> Path:
    """Where a path leads, all links followed."""
    return Path(_followed(path).real)


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
    if is_in(real, _followed(folder).real):
        return False
    return is_in(os.path.abspath(path), os.path.abspath(folder))


def _root_of(path: str) -> str | None:
    """The nearest folder that holds `.git`, from a file or a folder upwards."""
    return path if os.path.exists(os.path.join(path, ".git")) else _root(os.path.dirname(path))


def _root(folder: str) -> str | None:
    """The same from a folder upwards."""
    if not _known:
        return next(_roots(folder), None)
    roots = _known[-1].roots
    if folder not in roots:
        roots[folder] = next(_roots(folder), None)
    return roots[folder]


def _roots(folder: str) -> Iterator[str]:
    """The folders upwards that hold `.git`, the nearest first."""
    # Path.exists raises where a folder may not be entered; os.path says that nothing is there.
    below = None
    while folder != below:
        if os.path.exists(os.path.join(folder, ".git")):
            yield folder
        folder, below = os.path.dirname(folder), folder


def _followed(path: Path) -> _Lead:
    """Where a path leads.

    These are strings, as all here that a run asks for each file: a Path costs more than its link.
    """
    written = _absolute(path)
    folder, name = os.path.split(written)
    if not _known or name in ("", "..") or folder == written:
        return _walked(written)
    leads = _known[-1].leads
    lead = leads.get(folder)
    if lead is None:
        lead = leads[folder] = _walked(folder)
    step = os.path.join(lead.real, name)
    if lead.links < _MOST_LINKS and _target(step) is not None:
        return _walked(written)
    return _Lead(step, lead.links, lead.stands)


def _absolute(path: Path) -> str:
    """A path from the root on, as it is written."""
    written = str(path)
    if os.path.isabs(written):
        return written
    return os.getcwd() if written == os.curdir else os.path.join(os.getcwd(), written)


def _walked(written: str) -> _Lead:
    """Where an absolute path leads, followed part after part."""
    absolute = Path(written)
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
    return _Lead(real, len(stands), frozenset(stands))


def _target(path: str) -> Path | None:
    """What a link says; None for what is no link."""
    try:
        return Path(os.readlink(path))
    except (OSError, ValueError):
        return None
