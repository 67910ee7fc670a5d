"""What a stored pyproject.toml says to replicalint: if it is other, and which files it names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from .changed_files import Standing
from .objects import LINK, StoredFile, contents
from .reading import LARGEST, Bound, InputError, read_bytes

PROJECT = "pyproject.toml"
_TOOL = "replicalint"
_NAMING = ("contract", "baseline")  # keys whose values are paths of files that are read


def are_settings_changed(standing: Standing) -> bool:
    """Whether the table of a changed, new or gone file is not what it was."""
    paths = (path for path in standing.changes.paths if PurePosixPath(path).name == PROJECT)
    return any(_table(_before(standing, path)) != _table(_now(standing, path)) for path in paths)


def _before(standing: Standing, path: str) -> bytes:
    stored = standing.changes.before.get(path)
    if stored is None:
        return b""
    found = dict(contents(standing.changes.root, [stored.made], LARGEST))
    return found[stored.made] or b""


def _now(standing: Standing, path: str) -> bytes:
    try:
        return read_bytes(standing.root / path, standing.root, Bound(LARGEST, path))
    except InputError:
        return b""


def _table(data: bytes) -> object:
    """What a file says to replicalint; all of it where it cannot be read."""
    import tomllib

    try:
        found = tomllib.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return data
    tool = found.get("tool")
    return tool.get(_TOOL) if isinstance(tool, dict) else None


def named_by_projects(root: Path, files: Mapping[str, StoredFile]) -> Iterator[str]:
    """The paths, relative to the root, of what the projects among stored files name as theirs."""
    projects = {
        path: one.made
        for path, one in files.items()
        if PurePosixPath(path).name == PROJECT and one.mode != LINK
    }
    found = dict(contents(root, projects.values(), LARGEST)) if projects else {}
    for path, made in projects.items():
        table = _table(found[made] or b"")
        named_by_key = table if isinstance(table, dict) else {}
        for named in map(named_by_key.get, _NAMING):
            if isinstance(named, str):
                yield posixpath.normpath(posixpath.join(posixpath.dirname(path), named))
