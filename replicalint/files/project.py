"""Whether a change is to what a project's pyproject.toml says to replicalint."""

from __future__ import annotations

from pathlib import PurePosixPath

from .changed_files import Standing
from .objects import contents
from .reading import LARGEST, Bound, InputError, read_bytes

PROJECT = "pyproject.toml"
_TOOL = "replicalint"


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
