"""The paths of a contract: which files they name, without ever leaving the repository.

`*`, `?` and `[...]` stand within one part of a path and never for a leading dot; `**` stands for
any folders, also none. A link to a folder is followed where a part names it, not where `**` does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    """The files that a glob names below a folder; raises LeavesRepository and reads no further."""
    parts = parts_of(glob)
    yield from _walk(root, _behind(frozenset({0}), parts), parts, root)


def _walk(folder: Path, places: Places, parts: tuple[str, ...], root: Path) -> Iterator[Path]:
    for entry in _entries(folder, {parts[place] for place in places if place < len(parts)}):
        reached = _step(places, parts, entry.name, follows=not entry.is_symlink())
        if not reached:
            continue
        path = folder / entry.name
        if entry.is_symlink() and leads_outside(path, root):
            raise LeavesRepository(path)
        if entry.is_dir():
            yield from _walk(path, reached, parts, root)
        elif len(parts) in reached:
            yield path


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
    first, *rest = _segments(part)
    if not rest:
        return len(word) == len(first) and first.stands_at(word, 0)
    *between, last = rest
    end = len(word) - len(last)
    if end < len(first) or not (first.stands_at(word, 0) and last.stands_at(word, end)):
        return False
    place = len(first)
    for segment in between:  # the leftmost place leaves most to the others
        found = segment.place_in(word, place, end)
        if found is None:
            return False
        place = found + len(segment)
    return True


@dataclass(frozen=True)
class _Set:
    """`[a-z_]`, `[!a-z]`: one character of some, or none of them."""

    ranges: tuple[tuple[str, str], ...]
    is_negated: bool

    def holds(self, character: str) -> bool:
        is_in = any(first <= character <= last for first, last in self.ranges)
        return is_in is not self.is_negated


_ANY = _Set((), is_negated=True)


@dataclass(frozen=True)
class _Segment:
    """What stands between two `*`; `text` is the same where each set is one character."""

    sets: tuple[_Set, ...]
    text: str | None

    def __len__(self) -> int:
        return len(self.sets)

    def stands_at(self, word: str, place: int) -> bool:
        if self.text is not None:
            return word.startswith(self.text, place)
        characters = word[place : place + len(self)]
        return all(one.holds(c) for one, c in zip(self.sets, characters, strict=True))

    def place_in(self, word: str, start: int, end: int) -> int | None:
        """The first place between two where it stands."""
        if self.text is not None:
            found = word.find(self.text, start, end)
            return found if found >= 0 else None
        places = range(start, end - len(self) + 1)
        return next((place for place in places if self.stands_at(word, place)), None)


@lru_cache(maxsize=1024)
def _segments(part: str) -> tuple[_Segment, ...]:
    """What stands before, between and behind the `*` of a part of a glob."""
    segments: list[list[_Set]] = [[]]
    for one in _sets(part):
        if one is None:
            segments.append([])
        else:
            segments[-1].append(one)
    return tuple(_segment(tuple(sets)) for sets in segments)


def _segment(sets: tuple[_Set, ...]) -> _Segment:
    ends = [one.ranges[0] for one in sets if len(one.ranges) == 1 and not one.is_negated]
    is_text = len(ends) == len(sets) and all(first == last for first, last in ends)
    return _Segment(sets, "".join(first for first, _ in ends) if is_text else None)


def _sets(part: str) -> Iterator[_Set | None]:
    """The characters of a part of a glob, None for `*`. A `[` without its `]` means itself."""
    last = part.rfind("]")
    place = 0
    while place < len(part):
        character = part[place]
        begin = place + 1 + part.startswith("!", place + 1)
        is_set = character == "[" and last > begin
        end = part.find("]", begin + 1) if is_set else -1
        if end > 0:
            yield _Set(tuple(_ranges(part[begin:end])), begin > place + 1)
            place = end
        elif character == "*":
            yield None
        else:
            yield _ANY if character == "?" else _Set(((character, character),), False)
        place += 1


def _ranges(inside: str) -> Iterator[tuple[str, str]]:
    """Of `a-z_` those of a to z, and of the line alone."""
    place = 0
    while place < len(inside):
        is_range = inside[place + 1 : place + 2] == "-" and place + 2 < len(inside)
        end = place + 2 if is_range else place
        yield inside[place], inside[end]
        place = end + 1
