"""The modules of a repository: each file is read when it is first asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from msgspec import Struct, field

from ..source import Source
from .module import External, Module

_SUFFIXES = ("", ".ts", ".tsx", ".js", "/index.ts", "/index.js")
_OF_PYTHON = (".py", "/__init__.py")


class RepositoryModules(Struct):
    """Reads files by `read`, whose paths are relative to the root, with slashes."""

    read: Callable[[str], Source | None]
    exists: Callable[[str], bool]
    known: dict[str, Module | None] = field(default_factory=dict)

    def module(self, path: str) -> Module | None:
        """The file with that path; None where there is none or it is no host code."""
        if path not in self.known:
            self.known[path] = self._read(path)
        return self.known[path]

    def _read(self, path: str) -> Module | None:
        from .python import module as python
        from .typescript import SUFFIXES
        from .typescript import module as typescript

        suffix = posixpath.splitext(path)[1].lower()
        source = self.read(path) if suffix in SUFFIXES or suffix == ".py" else None
        if source is None:
            return None
        return python(path, source) if suffix == ".py" else typescript(path, source)

    def resolve(self, importer: Module, specifier: str) -> str | External | None:
        """What an import leads to: a path, a package, or None where it leads nowhere."""
        if importer.language == "python":
            return self._of_python(importer, specifier)
        if not specifier.startswith("."):
            return External(specifier)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(importer.path), specifier))
        return next((f"{path}{end}" for end in _SUFFIXES if self.exists(f"{path}{end}")), None)

    def _of_python(self, importer: Module, specifier: str) -> str | External | None:
        name = specifier.lstrip(".")
        dots = len(specifier) - len(name)
        folder = importer.path if dots else ""
        for _ in range(dots):
            folder = posixpath.dirname(folder)
        path = posixpath.join(folder, name.replace(".", "/")).rstrip("/")
        for end in _OF_PYTHON:
            if self.exists(f"{path}{end}"):
                return f"{path}{end}"
        return None if dots else External(specifier)
