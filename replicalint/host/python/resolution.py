"""What an import of Python leads to: a file of the repository, or a package that is installed.

Where the search begins (`sys.path`) is known to whoever runs a program, and not to its files. So it
begins where it usually does: in the folder of the importer's outermost package, in those above it,
and in a folder `src` of each; then in a folder `apps` that the importer is in, as projects of
Django have it.
"""

from __future__ import annotations

import posixpath
import sys
from collections.abc import Callable, Iterator

from ..module import External

IsFile = Callable[[str], bool]  # whether there is a file of the repository with that path


def resolution(importer: str, specifier: str, is_file: IsFile) -> str | External | None:
    """What a module of the repository means by `a.b`, `.b`, `..`: a path, or a package.

    None for a relative one that leads nowhere. The name of a module may stand behind it:
    `from a import b` is `a.b` where `a` has no such name.
    """
    written = specifier.lstrip(".")
    names = written.split(".") if written else []
    if level := len(specifier) - len(written):
        return _relative(importer, level, names, is_file)
    if names[0] not in sys.stdlib_module_names:
        for root in _roots(importer, is_file):
            found = _module(posixpath.join(root, *names), is_file)
            if found:
                return found
    return External(names[0], ".".join(names[1:]))


def _relative(importer: str, level: int, names: list[str], is_file: IsFile) -> str | None:
    folder = posixpath.dirname(importer)
    for _ in range(level - 1):
        if not folder:  # beyond the repository
            return None
        folder = posixpath.dirname(folder)
    return _module(posixpath.join(folder, *names), is_file)


def _roots(importer: str, is_file: IsFile) -> Iterator[str]:
    """Where the search begins, the most likely first."""
    folder = posixpath.dirname(importer)
    applications = [above for above in _above(folder) if posixpath.basename(above) == "apps"]
    while folder and is_file(f"{folder}/__init__.py"):
        folder = posixpath.dirname(folder)
    while True:
        yield folder
        yield posixpath.join(folder, "src")
        if not folder:
            break
        folder = posixpath.dirname(folder)
    yield from applications


def _above(folder: str) -> Iterator[str]:
    while folder:
        yield folder
        folder = posixpath.dirname(folder)


def _module(path: str, is_file: IsFile) -> str | None:
    """The file of a module whose path has no suffix: a package goes before a file of its name."""
    package = posixpath.join(path, "__init__.py")
    if is_file(package):
        return package
    return f"{path}.py" if path and is_file(f"{path}.py") else None
