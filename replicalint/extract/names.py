"""What the name of a migration's file says: its version, and whether it undoes one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

FOLDERS = frozenset(("down", "revert", "rollback"))

_NUMBER = cache(lambda: re.compile(r"[0-9]+"))
_FLYWAY = cache(lambda: re.compile(r"[VUB]?+(?P<version>[0-9]+(?:[._][0-9]+)*+)__"))
_CALLBACK = cache(
    lambda: re.compile(
        r"(?:before|after)(?:Each)?(?:Migrate|Versioned|Repeatables)(?![A-Za-z]*Error)[A-Za-z]*(?:__|\.)"
    )
)
_REPEATED = cache(lambda: re.compile(r"R__(?P<description>.*)\.[^.]*$"))

# Of a path, with `/` between its parts: what a tool records; None where it is none of its files.
Recorded = Callable[[str], str | None]


def is_way_back(name: str, others: Iterable[str] = (), tool: str | None = None) -> bool:
    """Whether a file's name says that it undoes a migration.

    `1_orders.down.sql` of golang-migrate, sqlx and node-pg-migrate, `1_orders.rollback.sql` of
    yoyo, `down.sql` of Diesel, `U1__orders.sql` of Flyway. `others` are the files beside it.
    """
    stem, _, _ = name.lower().rpartition(".")
    if stem == "down" or stem.endswith((".down", ".rollback")):
        return True
    match = _FLYWAY().match(name)
    return (
        bool(match)
        and name.startswith("U")
        and not (tool == "refinery" or (tool is None and is_unversioned(name, others)))
    )


def is_unversioned(name: str, others: Iterable[str]) -> bool:
    """Whether a file is refinery's `U2__a.sql`, which runs: there are versions, and none is 2."""
    versions = {flyway(one) for one in others if one.startswith("V")} - {None}
    return name.startswith("U") and bool(versions) and flyway(name) not in versions


def stem(path: str) -> str:
    """The file's name without its last suffix."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def file(path: str) -> str:
    """The file's name."""
    return path.rpartition("/")[2]


def folder(path: str) -> str | None:
    """The name of the folder that holds the file: Prisma's and Hasura's migrations are folders."""
    return path.rpartition("/")[0].rpartition("/")[2] or None


def number(path: str) -> str | None:
    """The number that begins a file's name, without leading zeros, as it stands in a bigint."""
    match = _NUMBER().match(file(path))
    return (match[0].lstrip("0") or "0") if match else None


def digits(path: str) -> str | None:
    """The digits that begin a file's name, as a text."""
    match = _NUMBER().match(file(path))
    return match[0] if match else None


def number_of_folder(path: str) -> str | None:
    """The digits that begin the name of the file's folder, without the dashes between them."""
    match = re.match(r"[0-9][0-9-]*", folder(path) or "")
    return match[0].replace("-", "") if match else None


def before_underscore(path: str) -> str:
    """The file's name up to its first underscore."""
    return stem(path).partition("_")[0]


def flyway(path: str) -> str | None:
    """`1.10` of `V1_10__orders.sql`; the description, with blanks, of `R__all_views.sql`."""
    name = file(path)
    if match := _FLYWAY().match(name):
        return match["version"].replace("_", ".")
    match = _REPEATED().match(name)
    return match["description"].replace("_", " ") if match else None


def is_repeated(path: str) -> bool:
    """Whether Flyway runs the file anew: `R__views.sql` when it changes, a callback each time."""
    name = file(path)
    return name.startswith("R__") or is_callback(name)


def is_callback(name: str) -> bool:
    """`afterMigrate.sql`, `beforeMigrate__roles.sql`: Flyway's Event.java."""
    return _CALLBACK().match(name) is not None


def is_of_flyway(name: str) -> bool:
    """`V1__orders.sql`, `R__views.sql`, `afterMigrate.sql`; what stands before the 1 can be set."""
    return flyway(name) is not None or is_callback(name)


def is_numbered(name: str) -> bool:
    """`1_orders.sql`."""
    match = _NUMBER().match(name)
    return match is not None and name.startswith("_", match.end()) and name.endswith(".sql")


def is_numbered_up(name: str) -> bool:
    """`1_orders.up.sql`; the suffix is anything."""
    match = _NUMBER().match(name)
    return match is not None and name.startswith("_", match.end()) and ".up." in name


def begins_with_digit(name: str) -> bool:
    """`20260101orders.sql`."""
    return bool(_NUMBER().match(name)) and name.endswith(".sql")


def is_of_refinery(name: str) -> bool:
    """`V1__orders.sql` and `U1.1__orders.sql`."""
    return name[:1] in ("U", "V") and bool(_FLYWAY().match(name)) and name.endswith(".sql")


def spellings(path: str, recorded: str | None) -> tuple[str, ...]:
    """What a tool records of a file, then its stem, its name, its folder and its path."""
    name = file(path)
    bare = stem(path).removesuffix(".up")
    is_foldered = bare in ("up", "migration")
    others = (folder(path),) if is_foldered else (bare, stem(path), name)
    every = (recorded, *others, path)
    return tuple(dict.fromkeys(one for one in every if one))
