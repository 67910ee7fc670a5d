"""Keeps results between runs, in a folder of the user's: read before a check, written after it.

What cannot be kept or read is not there: no run fails for it, nor for a full disk. Results stand in
segments, on a shelf for those that are asked for together. A segment never changes, so that many
processes may write at once; who finds many on a shelf puts them together.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import Raw, Struct, field

from ..cache.digests import content_digest
from ..cache.segments import MOST_BYTES, entries_of, segment
from .segment_files import (
    SegmentFile,
    is_own_folder,
    names_in_own,
    read_segment,
    remove,
    segment_files,
    touch,
    write_whole,
)

MOST_OF_ALL = 200_000_000  # bytes of all results together
LEFT = 150_000_000  # of them, where they were more
MOST_SEGMENTS = 16  # of one shelf
MOST_OF_SHELF = 16_000_000  # bytes that are put together, besides those that the run has used
_DAY = 86_400  # seconds
_RESULTS = "results"
_TAG = "CACHEDIR.TAG"  # by which programs for backups know what they may leave out
_TAGGED = b"""Signature: 8a477f597d28d172789f06886806bc55
# Results of replicalint. What is missing here is made again.
"""

Entry = bytes | Raw


class _Shelf(Struct):
    """Entries by their keys, the oldest first: those that are there, new ones, and those used."""

    files: tuple[SegmentFile, ...]
    entries: dict[str, Entry]
    new: dict[str, Entry] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    @staticmethod
    def of(folder: Path) -> _Shelf:
        files = tuple(one for one in segment_files(folder) if not one.is_begun)
        entries: dict[str, Entry] = {}
        now = time.time()
        for file in files:
            entries.update(entries_of(read_segment(file)))
            if abs(now - file.changed) > _DAY:
                touch(file.path)
        return _Shelf(files, entries)

    def together(self) -> Mapping[str, Entry]:
        """All of them; where these are too many, the newest, and those that were used."""
        kept = {**self.new, **{key: self.entries[key] for key in self.used - self.new.keys()}}
        left = MOST_OF_SHELF
        for key in reversed(self.entries):
            if key not in kept:
                left -= len(memoryview(self.entries[key]))
                if left < 0:
                    break
                kept[key] = self.entries[key]
        return dict(reversed(kept.items()))


class ResultStore(Struct):
    """The results in a folder, which need not be there."""

    folder: Path
    read: dict[str, _Shelf] = field(default_factory=dict)

    def get(self, shelf: str, key: str) -> Entry | None:
        """An entry, where there is one."""
        found = self._shelf(shelf)
        entry = found.entries.get(key)
        if entry is not None:
            found.used.add(key)
        return entry

    def put(self, shelf: str, key: str, entry: bytes) -> None:
        """Takes an entry, which is JSON, to be written."""
        self._shelf(shelf).new[key] = entry

    def is_empty(self, shelf: str) -> bool:
        """Whether nothing is on a shelf."""
        return not self._shelf(shelf).entries

    def write(self) -> None:
        """Writes what was taken."""
        changed = {name: shelf for name, shelf in self.read.items() if shelf.new}
        if not changed:
            return
        with suppress(OSError):
            results = self.folder / _RESULTS
            for folder in (self.folder, results, *(results / name for name in changed)):
                os.makedirs(folder, mode=0o700, exist_ok=True)
            if not os.path.lexists(self.folder / _TAG):
                write_whole(self.folder / _TAG, _TAGGED)
            for name, shelf in changed.items() if is_own_folder(results) else ():
                if is_own_folder(results / name):
                    _write_shelf(results / name, shelf)
            _hold_to_most(results)
        for shelf in changed.values():
            shelf.entries |= shelf.new
            shelf.new.clear()

    def _shelf(self, name: str) -> _Shelf:
        if name not in self.read:
            results = self.folder / _RESULTS
            is_own = is_own_folder(results)
            self.read[name] = _Shelf.of(results / name) if is_own else _Shelf((), {})
        return self.read[name]


def _write_shelf(folder: Path, shelf: _Shelf) -> None:
    """Writes the new entries of a shelf, together with those of the others if these are many."""
    are_many = len(shelf.files) >= MOST_SEGMENTS
    data = segment(shelf.together() if are_many else shelf.new)
    if len(data) > MOST_BYTES:
        return
    path = folder / f"{content_digest(data)}.json"
    write_whole(path, data)
    for file in shelf.files if are_many else ():
        if file.path != path:
            remove(file.path)


def _hold_to_most(results: Path) -> None:
    """Removes what was begun long ago, and where all is too much, what was not used for longest."""
    found = _files(results)
    found.sort(key=lambda one: one.changed)
    long_ago = time.time() - _DAY
    size = sum(file.size for file in found)
    is_much = size > MOST_OF_ALL
    for file in found:
        if (is_much and size > LEFT) or (file.is_begun and file.changed < long_ago):
            size -= file.size if remove(file.path) else 0


def remove_results(folder: Path) -> tuple[int, int]:
    """Removes all results in a folder, and nothing else; how many files, and their bytes."""
    results = folder / _RESULTS
    gone = [file for file in _files(results) if remove(file.path)]
    for name in names_in_own(results):
        with suppress(OSError):
            os.rmdir(results / name)
    with suppress(OSError):
        os.rmdir(results)
        remove(folder / _TAG)
        os.rmdir(folder)
    return len(gone), sum(file.size for file in gone)


def _files(results: Path) -> list[SegmentFile]:
    """The files of all shelves."""
    return [file for name in names_in_own(results) for file in segment_files(results / name)]
