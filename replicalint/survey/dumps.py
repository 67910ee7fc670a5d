"""Finds dumps: of a replica, and the `structure.sql` or `schema.sql` of the primary."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from .found import Origin, PassedOver, Repository, Unreadable
from .paths import (
    OTHER_SYSTEM,
    by_depth,
    is_of_tests,
    is_seed,
    says_other_system,
    says_replica,
    stem_of,
)
from .sql_text import has_subscription, has_tables, is_dump, other_system, tables_in

# The names that tools give, also with that of the database or of the system: Rails and Ecto
# `structure.sql`, dbmate and sqlc `schema.sql`.
_NAMES = frozenset("structure schema dump ddl".split())
_SEPARATOR = re.compile(r"[._-]")
_OTHER_NAMES = frozenset("init initdb create create_tables tables database db setup".split())
_MOST_READ = 20  # files that are read whole


class Rank(IntEnum):
    """How sure it is that a file is the schema of what the replicas have."""

    REPLICA = 0
    STRUCTURE = 1
    SCHEMA = 2
    NAMED = 3  # that of one database among several
    DUMP = 4
    MAYBE = 5  # behind migrations


def dumps(
    repository: Repository, paths: Iterable[str]
) -> tuple[list[tuple[Rank, Origin]], list[PassedOver]]:
    """Dumps and definitions of tables among SQL files that are no migrations, the best first."""
    ranked = [(rank, path) for path in paths if (rank := _rank(repository, path)) is not None]
    ranked.sort(key=lambda one: (is_of_tests(one[1]), one[0], by_depth(one[1])))
    found: list[tuple[Rank, Origin]] = []
    tables: dict[str, int] = {}
    passed_over = [PassedOver(path, "not looked into") for _, path in ranked[_MOST_READ:]]
    for rank, path in ranked[:_MOST_READ]:
        text = repository.text(path)
        judged = _judged(text, path, rank)
        if isinstance(judged, PassedOver):
            passed_over.append(judged)
        else:
            found.append(judged)
            tables[path] = 0 if isinstance(text, Unreadable) else tables_in(text)
    # Of several that nothing else tells apart the one with the most tables.
    found.sort(key=lambda one: (one[0], one[1].path.count("/"), -tables[one[1].path]))
    return found, passed_over


def _rank(repository: Repository, path: str) -> Rank | None:
    """What a file may be by its name or its first lines; None for no schema."""
    stem = stem_of(path).lower()
    if _is_called_schema(stem) and not is_seed(path):
        exact = {"structure": Rank.STRUCTURE, "schema": Rank.SCHEMA}
        return exact.get(stem, Rank.NAMED)
    if is_dump(repository.head(path)):
        return Rank.DUMP
    return Rank.MAYBE if stem in _OTHER_NAMES else None


def _is_called_schema(stem: str) -> bool:
    """Whether the last word of a name is such a name, or the one before that of PostgreSQL."""
    before, last = ("", *_SEPARATOR.split(stem))[-2:]
    is_of_postgres = last in ("dump", "pg") or last.startswith("postgres")
    return last in _NAMES or (before in _NAMES and is_of_postgres)


def _judged(text: str | Unreadable, path: str, rank: Rank) -> tuple[Rank, Origin] | PassedOver:
    """A file by all that is in it."""
    if isinstance(text, Unreadable):
        return PassedOver(path, text.why)
    is_ours = is_dump(text)
    if not is_ours and says_other_system(path):
        return PassedOver(path, OTHER_SYSTEM)
    other = None if is_ours else other_system(text)
    if other is not None:
        return PassedOver(path, f"is for {other}")
    if not has_tables(text):
        return PassedOver(path, "creates no table")
    if is_of_tests(path):
        return PassedOver(path, "is in a folder for tests or examples")
    if is_ours and has_subscription(text):
        return Rank.REPLICA, Origin("dump of a replica", (path,), is_replica=True)
    if says_replica(path):
        return Rank.REPLICA, Origin("dump of a replica, by its name", (path,), is_replica=True)
    return rank, Origin("dump of the schema" if is_ours else "definitions of tables", (path,))
