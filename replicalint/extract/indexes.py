"""The files beside migrations in which a tool keeps their order, and what they say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

JOURNAL = "meta/_journal.json"
SQITCH_PLAN = "sqitch.plan"
ATLAS_SUM = "atlas.sum"
METADATA = "metadata.toml"

_SQITCH_FOLDERS = ("deploy", "revert", "verify")
_CHANGE = cache(lambda: re.compile(r"[ \t]*+(?:\+[ \t]*+)?(?P<name>[^\s@%\[#+-][^\s\[#]*+)"))
_ALONE = cache(
    lambda: re.compile(
        r"^[ \t]*+(?:executeInTransaction|run_in_transaction)[ \t]*+=[ \t]*+false\b", re.MULTILINE
    )
)
_TAG = cache(lambda: re.compile(r"[ \t]*+@(?P<name>[^\s#]++)"))


def beside(path: str, name: str) -> str:
    """A file in the folder of another, or below it."""
    folder, slash, _ = path.rpartition("/")
    return f"{folder}{slash}{name}"


def above(path: str, name: str) -> str | None:
    """A file beside the folder `deploy`, `revert` or `verify` that holds another."""
    parts = path.split("/")
    number = _of_sqitch(parts)
    return None if number is None else "/".join([*parts[:number], name])


def sqitch_folder(path: str) -> str | None:
    """Which of these folders a file is in."""
    parts = path.split("/")
    number = _of_sqitch(parts)
    return None if number is None else parts[number]


def _of_sqitch(parts: Sequence[str]) -> int | None:
    places = (n for n in range(len(parts) - 2, -1, -1) if parts[n] in _SQITCH_FOLDERS)
    return next(places, None)


def index_paths(path: str) -> tuple[str, ...]:
    """Where to look for what says more about a migration."""
    plan = above(path, SQITCH_PLAN)
    names = (JOURNAL, ATLAS_SUM, METADATA)
    every = (*(beside(path, name) for name in names), plan, f"{path}.conf")
    return tuple(one for one in every if one is not None)


def journal(text: str) -> tuple[str, ...] | None:
    """The tags of Drizzle's journal in order; None where it is none."""
    try:
        entries = json.loads(text)["entries"]
        return tuple(str(entry["tag"]) for entry in entries)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def planned(text: str) -> tuple[tuple[str, ...], ...]:
    """The changes of a sqitch.plan in order, each as its file below `deploy/` may be called.

    A change that comes again is reworked: its earlier file has one of the tags between in its name
    (`users@v1.0.sql`; App::Sqitch::Plan::Change, path_segments).
    """
    lines = [*_plan_lines(text)]
    next_of: dict[str, int] = {}
    tags: list[str] = []  # behind the line, the nearest last
    found: list[tuple[str, ...]] = []
    for is_tag, name in reversed(lines):
        if is_tag:
            tags.append(name)
            continue
        between = tags[next_of[name] :] if name in next_of else []
        found.append(tuple(f"{name}@{tag}" for tag in reversed(between)) or (name,))
        next_of[name] = len(tags)
    return tuple(reversed(found))


def tags_behind(text: str) -> Mapping[int, tuple[str, ...]]:
    """The tags, as `@v1.0`, that stand right behind the changes of a plan, by their number."""
    number = -1
    found: dict[int, tuple[str, ...]] = {}
    for is_tag, name in _plan_lines(text):
        number += not is_tag
        if is_tag:
            found[number] = (*found.get(number, ()), f"@{name}")
    return found


def _plan_lines(text: str) -> Iterator[tuple[bool, str]]:
    """The tags and the changes of a plan."""
    for line in text.splitlines():
        if tag := _TAG().match(line):
            yield True, tag["name"]
        elif change := _CHANGE().match(line):
            yield False, change["name"]


def has_transaction(path: str, indexes: Mapping[str, str]) -> bool:
    """Whether a file beside a migration leaves it in a transaction.

    It may be Flyway's `V1__x.sql.conf`, or Diesel's `metadata.toml`.
    """
    settings = (indexes.get(f"{path}.conf", ""), indexes.get(beside(path, METADATA), ""))
    return not any(map(_ALONE().search, settings))
