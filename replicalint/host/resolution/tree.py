"""The files of a repository, as far as imports ask for them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence

from ...source import Source
from .jsonc import parsed

# What stands for what, as TypeScript takes it: `./a.js` may be `a.ts`.
_MEANT = {
    ".js": (".ts", ".tsx", ".js", ".jsx", ".d.ts"),
    ".jsx": (".tsx", ".ts", ".jsx"),
    ".mjs": (".mts", ".mjs", ".d.mts"),
    ".cjs": (".cts", ".cjs", ".d.cts"),
}
_CODE = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".vue", ".svelte", ".astro")
_ADDED = (*_CODE[:8], ".d.ts")
_MOST_MAINS = 8  # folders that are other ones by their package.json


class RepositoryFiles:
    """Which files there are, and what those say that settings stand in; each is read once.

    Paths are relative to the root, with slashes and without `..`: "" is the root itself.
    """

    def __init__(
        self,
        read: Callable[[str], Source | None],
        is_file: Callable[[str], bool],
        folders: Callable[[str], Sequence[str]],
        read_yaml: Callable[[str], object],
    ) -> None:
        self._read, self._is_file, self._read_yaml = read, is_file, read_yaml
        self.folders = folders
        self._yaml: dict[str, object] = {}
        self._known: dict[str, bool] = {}
        self._settings: dict[str, object] = {}
        self.malformed: dict[str, str] = {}  # what the files are not that cannot be read

    def is_file(self, path: str) -> bool:
        """Whether there is such a file."""
        if path not in self._known:
            self._known[path] = self._is_file(path)
        return self._known[path]

    def settings(self, path: str) -> object:
        """What a file of JSON says; None where there is none."""
        if path not in self._settings:
            source = self._read(path) if self.is_file(path) else None
            self._settings[path] = parsed(source.text) if source else None
            if source and source.text.strip() and self._settings[path] is None:
                self.malformed[path] = "JSON"
        return self._settings[path]

    def yaml(self, path: str) -> object:
        """What a file of YAML says; None where there is none."""
        if path not in self._yaml:
            self._yaml[path] = self._read_yaml(path)
            source = self._read(path) if self._yaml[path] is None else None
            if source and source.text.strip():
                self.malformed[path] = "YAML"
        return self._yaml[path]

    @property
    def asked_settings(self) -> frozenset[str]:
        """The files of settings that were asked for, those that are not there as well."""
        return frozenset((*self._settings, *self._yaml))

    def code(self, path: str | None) -> str | None:
        """The file of code that a path means, whose suffix or `index` may be left out."""
        passed: list[str] = []  # folders, each of which says that it is the next one
        while path is not None and path not in passed and len(passed) < _MOST_MAINS:
            file = self._file(path)
            if file is not None:
                return file
            passed.append(path)
            main = text_of_main(self.settings(joined(path, "package.json") or ""))
            path = joined(path, main) if main else None
        tried = (joined(one, f"index{added}") for one in reversed(passed) for added in _ADDED)
        return next((index for index in tried if index and self.is_file(index)), None)

    def _file(self, path: str) -> str | None:
        """The file of code that a path means, whose suffix may be left out."""
        stem, suffix = posixpath.splitext(path)
        for meant in _MEANT.get(suffix, ()):
            if self.is_file(stem + meant):
                return stem + meant
        if suffix in _CODE and self.is_file(path):
            return path
        return next((path + added for added in _ADDED if self.is_file(path + added)), None)


def text_of_main(package: object) -> str | None:
    """The file that a folder with a package.json is, where that says so."""
    found = package.get("main") if isinstance(package, dict) else None
    return found if isinstance(found, str) else None


def joined(folder: str, path: str) -> str | None:
    """A path from a folder; None where it leads out of the repository."""
    if path.startswith("/"):
        return None
    found = posixpath.normpath(posixpath.join(folder, path))
    if found == ".." or found.startswith("../"):
        return None
    return "" if found == "." else found


def upwards(path: str) -> Iterator[str]:
    """The folder of a file and those above it, the root last."""
    folder = path
    while folder:
        folder = posixpath.dirname(folder)
        yield folder
