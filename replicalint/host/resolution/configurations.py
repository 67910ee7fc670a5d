"""The `paths` and the `baseUrl` of TypeScript's settings: tsconfig.json, jsconfig.json.

https://www.typescriptlang.org/docs/handbook/modules/reference.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from .jsonc import entries, field, text, texts
from .patterns import matched
from .tree import RepositoryFiles, joined, upwards

_NAMES = ("tsconfig.json", "jsconfig.json")
_DEEPEST = 10  # settings that extend others
_MOST = 50  # projects that one refers to


class Paths(Struct, frozen=True):
    """What settings say of paths, and the folder from which that is meant."""

    base: str | None = None  # the folder of `baseUrl`
    patterns: dict[str, tuple[str, ...]] = {}
    folder: str = ""


class Configurations:
    """The settings of the files of a repository; each is read once."""

    def __init__(
        self, tree: RepositoryFiles, package_file: Callable[[str, str], str | None]
    ) -> None:
        self._tree, self._package_file = tree, package_file
        self._of_folder: dict[str, tuple[Paths, ...]] = {}

    def candidates(self, importer: str, specifier: str) -> Iterator[str]:
        """The paths that the settings of a file give to a specifier, in order."""
        for paths in self._nearest(importer):
            for target in matched(paths.patterns, specifier):
                path = joined(paths.folder, target)
                if path is not None:
                    yield path
            if paths.base is not None:
                path = joined(paths.base, specifier)
                if path is not None:
                    yield path

    def _nearest(self, importer: str) -> tuple[Paths, ...]:
        for folder in upwards(importer):
            if folder not in self._of_folder:
                self._of_folder[folder] = tuple(self._written_in(folder))
            if self._of_folder[folder]:
                return self._of_folder[folder]
        return ()

    def _written_in(self, folder: str) -> Iterator[Paths]:
        """What the settings of a folder say, and those of the projects that they refer to."""
        for name in _NAMES:
            path = joined(folder, name)
            if not path or self._tree.settings(path) is None:
                continue
            yield self._paths(path)
            references = field(self._tree.settings(path), "references")
            for reference in references[:_MOST] if isinstance(references, list) else ():
                other = self._file(folder, text(reference, "path") or "")
                if other:
                    yield self._paths(other)

    def _file(self, folder: str, written: str) -> str | None:
        """The settings that a path means: a file, one without `.json`, or those of a folder."""
        path = joined(folder, written) if written else None
        if path is None:
            return None
        tried = (path, f"{path}.json", f"{path}/tsconfig.json")
        return next((one for one in tried if self._tree.is_file(one)), None)

    def _paths(self, path: str) -> Paths:
        """What settings say of paths, or those that they extend."""
        found = Paths()
        folder = configured = path.rpartition("/")[0]
        waiting = [path]
        for _ in range(_DEEPEST):
            if not waiting:
                break
            one = waiting.pop()
            folder = one.rpartition("/")[0]
            settings = self._tree.settings(one)
            options = field(settings, "compilerOptions")
            base = text(options, "baseUrl")
            if found.base is None and base is not None:
                place = joined(folder, _filled(base, folder, configured))
                found = Paths(place, found.patterns, found.folder)
                if found.patterns and not found.folder and place is not None:
                    found = Paths(place, found.patterns, place)
            written = entries(field(options, "paths"))
            if written and not found.patterns:
                patterns = {
                    key: tuple(_filled(one, folder, configured) for one in texts(targets))
                    for key, targets in written.items()
                }
                start = found.base if found.base is not None else folder
                found = Paths(found.base, patterns, start)
            extended = [self._extended(folder, one) for one in texts(field(settings, "extends"))]
            waiting += [other for other in extended if other]
        return found

    def _extended(self, folder: str, written: str) -> str | None:
        if written.startswith("."):
            return self._file(folder, written)
        return self._package_file(folder, written)


def _filled(path: str, folder: str, configured: str) -> str:
    """A path with `${configDir}`, the folder of the settings that extend these."""
    if not path.startswith("${configDir}"):
        return path
    up = "/".join([".."] * (folder.count("/") + 1)) if folder else "."
    return f"{up}/{configured}/{path[len('${configDir}') :].lstrip('/')}"
