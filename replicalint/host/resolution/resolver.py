"""What an import of TypeScript or JavaScript leads to.

Each tool has its own way: paths with or without suffix, `paths` of tsconfig.json, workspaces,
import maps. A repository says in its files which of them it uses.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ..module import External
from .configurations import Configurations
from .import_maps import ImportMaps
from .packages import Packages
from .specifiers import package
from .tree import RepositoryFiles, joined, upwards

_SHORT = ("@/", "~/", "~~/", "@@/")  # for the folder of an application: Vite, Next.js, Nuxt
_DEEPEST = 5  # names that stand for other names


class Resolver:
    """The imports of the files of a repository; each is looked for once."""

    def __init__(self, tree: RepositoryFiles) -> None:
        self._tree = tree
        self._packages = Packages(tree)
        self._maps = ImportMaps(tree)
        self._configurations = Configurations(tree, self._packages.settings_file)
        self._found: dict[tuple[str, str], str | External | None] = {}

    def resolve(self, importer: str, specifier: str) -> str | External | None:
        """The file or the package that a file means by a specifier; None for neither."""
        folder = posixpath.dirname(importer)
        is_relative = specifier.startswith(("./", "../")) or specifier in (".", "..")
        if is_relative:
            return self._tree.code(joined(folder, _without_query(specifier)))
        key = (folder, specifier)
        if key not in self._found:
            self._found[key] = self._named(importer, specifier, _DEEPEST)
        return self._found[key]

    def _named(self, importer: str, specifier: str, depth: int) -> str | External | None:
        """What a specifier means that is no relative path."""
        if not depth or not specifier:
            return None
        for folder, target in self._stands_for(importer, specifier):
            if target.startswith(("./", "../", "/")):
                found: str | External | None = self._tree.code(
                    joined(folder, target.removeprefix("/"))
                )
            elif target != specifier:
                inside = joined(folder, "x") or "x"
                found = self._named(inside, target, depth - 1)
            else:
                found = package(target)
            if found is not None:
                return found
        if specifier.startswith(("#", "/")):
            return None
        plain = _without_query(specifier)
        for path in self._configurations.candidates(importer, plain):
            file = self._tree.code(path)
            if file:
                return file
        return (
            self._packages.file(importer, plain) or self._short(importer, plain) or package(plain)
        )

    def _stands_for(self, importer: str, specifier: str) -> Iterator[tuple[str, str]]:
        """What a name stands for: by import maps, and by the package around."""
        yield from self._maps.mapped(importer, specifier)
        if specifier.startswith("#"):
            yield from self._packages.internal(importer, specifier)

    def _short(self, importer: str, specifier: str) -> str | None:
        """`@/db` where no settings say what it means: from the application's `src`, or itself."""
        prefix = next((one for one in _SHORT if specifier.startswith(one)), None)
        if prefix is None:
            return None
        rest = specifier[len(prefix) :]
        for folder in upwards(importer):
            if self._tree.settings(joined(folder, "package.json") or "package.json") is None:
                continue
            for place in ("src", "", "app"):
                file = self._tree.code(joined(folder, f"{place}/{rest}".lstrip("/")))
                if file:
                    return file
        return None


def _without_query(specifier: str) -> str:
    """`./query.sql?raw` of Vite is the file alone."""
    return specifier.partition("?")[0]
