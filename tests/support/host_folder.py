"""The host files of a folder, as modules that import one another by relative paths."""

from __future__ import annotations

import posixpath
from pathlib import Path

from replicalint.host import python, typescript
from replicalint.host.module import External, Module
from replicalint.source import Source


class Folder:
    """The modules of a folder; what is no file of it is a package."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._read: dict[str, Module | None] = {}

    def module(self, path: str) -> Module | None:
        if path not in self._read:
            file = self._root / path
            text = file.read_text() if file.is_file() else None
            read = python.module if path.endswith(".py") else typescript.module
            self._read[path] = None if text is None else read(path, Source(path, text))
        return self._read[path]

    def resolve(self, importer: Module, specifier: str) -> str | External | None:
        if importer.language == "python":
            return python.resolution(
                importer.path, specifier, lambda one: (self._root / one).is_file()
            )
        if not specifier.startswith("."):
            parts = specifier.split("/")
            length = 2 if specifier.startswith("@") else 1
            return External("/".join(parts[:length]), "/".join(parts[length:]))
        path = posixpath.normpath(posixpath.join(posixpath.dirname(importer.path), specifier))
        tried = (path, *(f"{path}{suffix}" for suffix in (".ts", ".mts", ".js", "/index.ts")))
        return next((one for one in tried if (self._root / one).is_file()), None)
