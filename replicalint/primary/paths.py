"""What changes do to the search paths that sessions begin with (pg_db_role_setting)."""

from __future__ import annotations

from types import MappingProxyType

from msgspec.structs import replace

from ..changes import Change, Drop, Rename, SetDefaultPath
from .model import Primary

_ROLES = ("role", "user", "group")


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the search paths that a change leaves."""
    paths = dict(primary.search_paths)
    match change:
        case SetDefaultPath(_, role, database, path):
            paths.pop((role, database), None)
            if path is not None:
                paths[role, database] = path
        case Drop(kind, name) if kind in _ROLES and paths:
            paths = {key: path for key, path in paths.items() if key[0] != name.name}
        case Rename("role", name, _, to) if paths:
            paths = {
                (to.name if role == name.name else role, database): path
                for (role, database), path in paths.items()
            }
        case _:
            return primary
    return replace(primary, search_paths=MappingProxyType(paths))
