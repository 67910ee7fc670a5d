"""What .gitignore files leave out of a folder that is looked through.

Each speaks about its own folder and those below; the nearest that names something decides. What a
link leads out of the repository to, what cannot be read and what is too long says nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct, field

from ..path_patterns import PathPattern, last_naming, path_patterns
from .borders import is_in
from .reading import Bound, InputError, read_bytes

GITIGNORE = ".gitignore"
_MOST_BYTES = 200_000
_MOST_PATTERNS = 2000


class _Speaking(Struct, frozen=True):
    """Patterns, and the folders between where they stand and what they are asked about."""

    patterns: tuple[PathPattern, ...]
    below: tuple[str, ...]


class Ignoring(Struct):
    """The files of one repository, or of one folder outside of any."""

    root: Path
    patterns: dict[str, tuple[PathPattern, ...]] = field(default_factory=dict)  # by folder
    heard: dict[str, tuple[_Speaking, ...]] = field(default_factory=dict)  # by folder

    def ignores(self, path: str, *, is_folder: bool) -> bool:
        """Whether a path below the root is left out; the folders that it is in are not."""
        folder, name = os.path.split(os.path.abspath(path))
        if folder not in self.heard:
            self.heard[folder] = tuple(self._heard(folder))
        for one in self.heard[folder]:
            found = last_naming(one.patterns, [*one.below, name], is_folder=is_folder)
            if found is not None:
                return not found.is_taken_back
        return False

    def _heard(self, folder: str) -> Iterator[_Speaking]:
        """What speaks about that which is in a folder, the nearest first."""
        top, below = os.path.abspath(self.root), tuple[str, ...]()
        while is_in(folder, top):
            if patterns := self.of(folder):
                yield _Speaking(patterns, below)
            if folder == top:
                return
            folder, name = os.path.split(folder)
            below = (name, *below)

    def of(self, folder: str) -> tuple[PathPattern, ...]:
        """The patterns of a folder's own file."""
        if folder not in self.patterns:
            self.patterns[folder] = self._read(Path(folder) / GITIGNORE)
        return self.patterns[folder]

    def _read(self, path: Path) -> tuple[PathPattern, ...]:
        if not os.path.isfile(path):
            return ()
        try:
            data = read_bytes(path, self.root, Bound(_MOST_BYTES, GITIGNORE))
        except InputError:
            return ()
        lines = data.decode("utf-8-sig", "replace").split("\n")
        return path_patterns(lines)[:_MOST_PATTERNS]


def is_ignored(path: Path, root: Path | None) -> bool:
    """Whether a search of a repository's folders leaves a file out, or a folder that it is in."""
    if root is None:
        return False
    ignoring, top = Ignoring(root), Path(os.path.abspath(root))
    absolute = Path(os.path.abspath(path))
    folders = [one for one in absolute.parents if top in one.parents]
    return ignoring.ignores(str(absolute), is_folder=False) or any(
        ignoring.ignores(str(one), is_folder=True) for one in folders
    )
