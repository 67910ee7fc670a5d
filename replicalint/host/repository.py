"""The modules of a repository, in all its languages, and what their imports lead to."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from ..source import Comment, Source, visible
from .imports import may_import
from .module import External, Module
from .resolution import Resolver
from .resolution.tree import RepositoryFiles

TYPESCRIPT = frozenset(".ts .tsx .mts .cts .js .jsx .mjs .cjs".split())
COMPONENTS = frozenset(".vue .svelte .astro".split())
PYTHON = frozenset({".py"})
SUFFIXES = TYPESCRIPT | COMPONENTS | PYTHON  # of the files of host code

Answer: TypeAlias = str | External | None  # a path, a package, or that an import leads nowhere


def module_of(path: str, source: Source) -> Module:
    """A file of host code as a module, by its name.

    Raises `MissingParser` where there is no parser for it.
    """
    if _is_python(path):
        from . import python

        return python.module(path, source)
    from . import typescript

    return typescript.module(path, source)


def comments_of(path: str, source: Source) -> tuple[Comment, ...]:
    """All comments of a file of host code, by its name; raises `MissingParser` likewise."""
    if _is_python(path):
        from . import python

        return python.comments(source)
    from . import typescript

    return typescript.comments(path, source)


def _is_python(path: str) -> bool:
    return posixpath.splitext(path)[1].lower() in PYTHON


def _nothing(_: str) -> object:
    return None


def _no_folders(_: str) -> Sequence[str]:
    return ()


class RepositoryModules:
    """The modules of a repository, each read when it is first asked for.

    All paths are relative to its root, with slashes, and never lead out of it. `read` gives the
    text of a file, `is_file` says whether there is one, `folders` names those in a folder, of which
    "" is the root, and `read_yaml` what a file of YAML says.
    """

    def __init__(
        self,
        read: Callable[[str], Source | None],
        is_file: Callable[[str], bool],
        folders: Callable[[str], Sequence[str]] = _no_folders,
        read_yaml: Callable[[str], object] = _nothing,
    ) -> None:
        self._read = read
        self._tree = RepositoryFiles(read, is_file, folders, read_yaml)
        self._resolver = Resolver(self._tree)
        self._modules: dict[str, Module | None] = {}
        self._asked: dict[str, dict[str, Answer]] = {}

    def module(self, path: str) -> Module | None:
        """The file with that path; None where there is none or it is no host code.

        Raises `MissingParser` where there is none for its language.
        """
        self._asked.setdefault(path, {})
        if path not in self._modules:
            self._modules[path] = self._parsed(path)
        return self._modules[path]

    def resolve(self, importer: Module, specifier: str) -> Answer:
        """What an import leads to: a path, a package, or None where it leads nowhere."""
        found = self.leads_to(importer.path, specifier)
        self._asked.setdefault(importer.path, {})[specifier] = found
        return found

    def asked(self) -> dict[str, dict[str, Answer]]:
        """The modules that were asked for since this was, and where imports of each were said to
        lead: all that is found out of a repository is found by these questions."""
        asked, self._asked = self._asked, {}
        return asked

    def leads_to(self, importer: str, specifier: str) -> Answer:
        """What an import leads to of a module that need not have been read."""
        if _is_python(importer):
            from . import python

            return python.resolution(importer, specifier, self._tree.is_file)
        return self._resolver.resolve(importer, specifier)

    def may_lead_to(self, path: str) -> Iterator[str]:
        """The files of the repository that the text of a file may import."""
        suffix = posixpath.splitext(path)[1].lower()
        source = self._read(path) if suffix in SUFFIXES else None
        language = "python" if _is_python(path) else "typescript"
        for specifier in sorted(may_import(language, source.text)) if source else ():
            found = self.leads_to(path, specifier)
            if isinstance(found, str):
                yield found

    @property
    def asked_settings(self) -> frozenset[str]:
        """The files of settings that imports were resolved with, or would be if they were there."""
        return self._tree.asked_settings

    @property
    def notes(self) -> tuple[str, ...]:
        """A line for each file of settings so far that cannot be read."""
        found = sorted(self._tree.malformed.items())
        return tuple(
            f"{visible(path)}: cannot be read as {kind}: "
            "imports are followed as if it were not there"
            for path, kind in found
        )

    def _parsed(self, path: str) -> Module | None:
        suffix = posixpath.splitext(path)[1].lower()
        source = self._read(path) if suffix in SUFFIXES else None
        if source is None:
            return None
        return module_of(path, source)
