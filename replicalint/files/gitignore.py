"""What .gitignore files leave out of a folder that is looked through.

Each speaks about its own folder and those below; the nearest that names something decides. What a
link leads out of the repository to, what cannot be read and what is too long says nothing.
"""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct, field

from ..path_patterns import PathPattern, last_naming, path_patterns
from .reading import Bound, InputError, read_bytes

GITIGNORE = ".gitignore"
_MOST_BYTES = 200_000
_MOST_PATTERNS = 2000


class Ignoring(Struct):
    """The files of one repository, or of one folder outside of any."""

    root: Path
    patterns: dict[str, tuple[PathPattern, ...]] = field(default_factory=dict)  # by folder

    def ignores(self, path: Path, *, is_folder: bool) -> bool:
        """Whether a path below the root is left out; the folders that it is in are not."""
        top, words = os.path.abspath(self.root), list[str]()
        folder = os.path.abspath(path)
        while folder != top and folder.startswith(top):
            folder, name = os.path.split(folder)
            words.insert(0, name)
            found = last_naming(self.of(folder), words, is_folder=is_folder)
            if found is not None:
                return not found.is_taken_back
        return False

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
    return ignoring.ignores(absolute, is_folder=False) or any(
        ignoring.ignores(one, is_folder=True) for one in folders
    )
