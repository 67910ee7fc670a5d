"""How readers' sessions resolve bare names: what a schema says of the search path."""

from __future__ import annotations

from msgspec import Struct

from ..name import quoted
from ..primary import DEFAULT_PATH, Primary
from .pulled import Wanted

_MOST_SHOWN = 5
# What is another schema for each role or session: no replica's readers share it.
_OF_SESSION = frozenset(("$user", "pg_temp"))


class ReadersPath(Struct, frozen=True):
    """A search path, and why it is that one: "" where a role itself says so."""

    path: tuple[str, ...]
    why: str = ""


def readers_path(primary: Primary, wanted: Wanted) -> ReadersPath:
    """The path that sessions begin with.

    A database's goes before one for all roles, that before a role's: which roles read is not known.
    """
    if wanted.search_path is not None:
        return ReadersPath(_shared(wanted.search_path))
    paths = {key: _shared(path) for key, path in primary.search_paths.items()}
    if not paths and wanted.existing is not None:
        return ReadersPath(wanted.existing.search_path)
    if not paths:
        return ReadersPath(
            DEFAULT_PATH,
            "No ALTER DATABASE or ALTER ROLE sets search_path: this is PostgreSQL's default.",
        )
    (role, database), path = min(paths.items(), key=_rank)
    if len({*paths.values()}) == 1:
        return ReadersPath(path, f"Set by {_setter(role, database)}.")
    others = [
        f"{_setter(*key)}: {', '.join(map(quoted, other)) or 'nothing'}"
        for key, other in sorted(paths.items())
        if other != path
    ]
    more = f"; and {len(others) - _MOST_SHOWN} more" if len(others) > _MOST_SHOWN else ""
    return ReadersPath(
        path,
        f"DECIDE: set by {_setter(role, database)}, but not for all readers alike: "
        + "; ".join(others[:_MOST_SHOWN])
        + more,
    )


def _rank(setting: tuple[tuple[str, str], tuple[str, ...]]) -> tuple[bool, bool, str, str]:
    (role, database), _ = setting
    return role != "", (database != "") == (role != ""), role, database


def _shared(path: tuple[str, ...]) -> tuple[str, ...]:
    """The schemas that all sessions have, each once."""
    return tuple(dict.fromkeys(one for one in path if one not in _OF_SESSION))


def _setter(role: str, database: str) -> str:
    of_role = f"role {quoted(role)}" if role else ""
    of_database = f"database {quoted(database)}" if database else ""
    return " in ".join(filter(None, (of_role, of_database))) or "all roles"
