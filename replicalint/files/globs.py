"""The paths of a contract: which files they name, without ever leaving the repository.

`*`, `?` and `[...]` stand within one part of a path and never for a leading dot; `**` stands for
any folders, also none. A link to a folder is followed where a part names it, not where `**` does.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import takewhile
from pathlib import Path

from .borders import is_git, leads_outside

Places = frozenset[int]  # how far into the parts of a glob a path may have come


class LeavesRepository(Exception):
    """A path that a glob names and that leads, through a link, to somewhere outside."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


def parts_of(glob: str) -> tuple[str, ...]:
    """The parts of a glob: `./a//b` is `a/b`, `a/**/**` is `a/**/*`."""
    written = [part for part in glob.split("/") if part not in ("", ".")]
    pairs = zip(["", *written], written, strict=False)
    parts = [part for before, part in pairs if not before == part == "**"]
    if parts[-1:] == ["**"]:
        parts.append("*")
    return tuple(parts)


def fixed_parts(glob: str) -> tuple[str, ...]:
    """The parts before the first that names more than one thing."""
    return tuple(takewhile(_is_fixed, parts_of(glob)))


def _is_fixed(part: str) -> bool:
    return not any(character in part for character in "*?[")


def matches(glob: str, path: str) -> bool:
    """Whether a glob names a file; both are relative to the root of the repository."""
    parts = parts_of(glob)
    places = _behind(frozenset({0}), parts)
    for word in path.split("/"):
        places = _step(places, parts, word)
    return len(parts) in places


def leading_folders(glob: str, folders: Sequence[str]) -> int:
    """How many of a path's folders a glob goes through on its way to the last one that it names."""
    parts = parts_of(glob)[:-1]
    named = [number for number, part in enumerate(parts) if _is_fixed(part)]
    last = named[-1] if named else 0
    for number, part in enumerate(parts[:last]):
        if part == "**":
            places = [n for n in range(number, len(folders)) if folders[n] == parts[last]]
            return places[-1] if places else number
        if number == len(folders) or not _part_matches(part, folders[number]):
            return number
    return last


def expanded(glob: str, root: Path) -> Iterator[Path]:
    """The files that a glob names below a folder; raises LeavesRepository and reads no further.

    A folder is looked through once for each part of the glob, whatever links lead to it: links to
    links to links would else make more paths than there is time for.
    """
    parts = parts_of(glob)
    seen: dict[tuple[int, int], Places] = {}
    folders, links = deque([(root, _behind(frozenset({0}), parts))]), deque[tuple[Path, Places]]()
    while folders or links:  # what is really there comes first
        folder, places = (folders or links).popleft()
        found = os.stat(folder)
        known = seen.get((found.st_dev, found.st_ino), frozenset())
        seen[found.st_dev, found.st_ino] = known | places
        for entry, reached in _below(folder, places - known, parts, root):
            path = folder / entry.name
            if entry.is_dir():
                (links if entry.is_symlink() else folders).append((path, reached))
            elif len(parts) in reached:
                yield path


def _below(
    folder: Path, places: Places, parts: tuple[str, ...], root: Path
) -> Iterator[tuple[os.DirEntry[str] | Path, Places]]:
    """What a folder holds that a glob names, and how far into its parts that comes."""
    wanted = {parts[place] for place in places if place < len(parts)}
    for entry in _entries(folder, wanted) if wanted else ():
        reached = _step(places, parts, entry.name, follows=not entry.is_symlink())
        if not reached:
            continue
        if entry.is_symlink() and leads_outside(folder / entry.name, root):
            raise LeavesRepository(folder / entry.name)
        yield entry, reached


def _entries(folder: Path, wanted: set[str]) -> Sequence[os.DirEntry[str] | Path]:
    """What is in a folder, in order of name; where only one name is wanted, that alone."""
    only = next(iter(wanted)) if len(wanted) == 1 else "*"
    if not _is_fixed(only):
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    try:
        os.lstat(folder / only)
    except FileNotFoundError:
        return ()
    return (folder / only,)


def _step(places: Places, parts: tuple[str, ...], word: str, follows: bool = True) -> Places:
    """The places after one more part of a path; `**` takes it only where it `follows`."""
    reached = set()
    for place in places:
        if place == len(parts):
            continue
        if parts[place] != "**":
            if _part_matches(parts[place], word):
                reached.add(place + 1)
        elif follows and not word.startswith("."):
            reached.add(place)
    return _behind(frozenset(reached), parts)


def _behind(places: Places, parts: tuple[str, ...]) -> Places:
    """The places with those behind each `**`, which may stand for no folder."""
    reached = set(places)
    for place in places:
        if place < len(parts) and parts[place] == "**":  # never followed by another
            reached.add(place + 1)
    return frozenset(reached)


def _part_matches(part: str, word: str) -> bool:
    if is_git(word) or (word.startswith(".") and not part.startswith(".")):
        return False
    return fnmatchcase(word, part)  # its patterns take linear time: tests/test_patterns.py
