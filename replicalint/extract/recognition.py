"""Which tool a migration's file is for, where the contract does not say: its markers, or its name.

What no tool is known by is plain SQL, and never a guess.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ..source import Source
from .indexes import ATLAS_SUM, JOURNAL, SQITCH_PLAN, above, beside
from .liquibase import is_formatted
from .marked import has_marker
from .names import begins_with_digit, file, is_callback, is_unversioned
from .tools import TOOLS, MigrationTool

# Tools whose markers stand for nothing else, in the order in which they are tried.
_STRICT = tuple("goose dbmate sql-migrate micrate rambler shmig play tern mybatis".split())
# One of these is in every file with a marker, whatever its case: most files have none.
_WORDS = ("up", "down", "undo", "drop below")
_LOOSE = "node-pg-migrate"
_FLYWAY = re.compile(r"(?:[VUB]?+[0-9]+(?:[._][0-9]+)*+|R)__[^/]*$")
# What Flyway passes over, since its prefix is in another case or `__` is missing: V2_x.sql.
_MISNAMED = re.compile(r"[VURvur][0-9_]")
# A folder that Hasura would not take: diesel writes dashes into its versions.
_DIESEL = re.compile(r"(?:[0-9]+(?:-[0-9]+)++_|0+_diesel_initial_setup$)")
_YOYO = re.compile(
    r"\A(?:[ \t\r]*+(?:--[^\n]*+)?\n)*?"
    r"[ \t]*+--[ \t]*+(?:depends|transactional)[ \t]*+:"
)
_FOLLOW = frozenset(("tern", "yoyo", "drizzle", "node-pg-migrate", "sqlx", "atlas", "mybatis"))
# Their files all have markers: one without, among many, has them misspelt.
_MARK_ALL = frozenset(("goose", "dbmate", "sql-migrate", "micrate", "rambler"))


def recognised(sources: Sequence[Source], indexes: Mapping[str, str]) -> tuple[MigrationTool, ...]:
    """The tool of each file. A file that says nothing is its folder's, where such a file may be."""
    found = [_of_file(source, indexes) for source in sources]
    folders: dict[str, Counter[str]] = {}
    files: dict[str, list[str]] = {}
    for source, name in zip(sources, found, strict=True):
        folders.setdefault(_folder(source), Counter())[name] += 1
        files.setdefault(_folder(source), []).append(file(source.path))
    unversioned = {
        folder
        for folder, every in files.items()
        if "flyway" in folders[folder] and any(is_unversioned(one, every) for one in every)
    }
    diesel = {
        _folder_of_folders(source)
        for source, name in zip(sources, found, strict=True)
        if name == "hasura" and _DIESEL.match(file(_folder(source)))
    }
    for number, source in enumerate(sources):
        if found[number] == "hasura" and _folder_of_folders(source) in diesel:
            found[number] = "diesel"
        if found[number] == "flyway" and _folder(source) in unversioned:
            found[number] = "refinery"
        if found[number] == "sql":
            found[number] = _followed(file(source.path), folders[_folder(source)]) or "sql"
    return tuple(TOOLS[name] for name in found)


def _followed(name: str, tools: Mapping[str, int]) -> str | None:
    """The tool of a folder, by which a file that says nothing is read."""
    others = [one for one in tools if one != "sql"]
    if len(others) != 1:
        return None
    (other,) = others
    is_meant = begins_with_digit(name) if other in _MARK_ALL else _MISNAMED.match(name) is not None
    is_one = other in _MARK_ALL or other == "flyway"
    is_like_most = is_one and is_meant and tools[other] > tools["sql"]
    return other if other in _FOLLOW or is_like_most else None


def _of_file(source: Source, indexes: Mapping[str, str]) -> str:
    text, path = source.text, source.path
    if is_formatted(text):
        return "liquibase"
    if (marked := _marked(text)) is not None:
        return marked
    if text.startswith("-- no-transaction"):
        return "sqlx"
    return _by_index(path, indexes) or _by_name(path) or _by_words(text) or "sql"


def marked_for(source: Source) -> str | None:
    """The tool whose markers are in a file, if there are any."""
    return "liquibase" if is_formatted(source.text) else _marked(source.text)


def _marked(text: str) -> str | None:
    """The tool whose Up or Down stands first."""
    lowered = text.lower()
    if not any(word in lowered for word in _WORDS):
        return None
    places: dict[str, int] = {}
    for name in _STRICT:
        marks = TOOLS[name].marks
        place = has_marker(text, marks) if marks is not None else None
        if place is not None:
            places[name] = place
    return min(places, key=lambda name: places[name]) if places else None


def _by_index(path: str, indexes: Mapping[str, str]) -> str | None:
    if above(path, SQITCH_PLAN) in indexes:
        return "sqitch"
    if beside(path, JOURNAL) in indexes:
        return "drizzle"
    return "atlas" if beside(path, ATLAS_SUM) in indexes else None


def _by_name(path: str) -> str | None:
    folder, _, name = path.rpartition("/")
    if _FLYWAY.match(name) or is_callback(name):
        return "flyway"
    if name.endswith((".up.sql", ".down.sql")):
        return "golang-migrate"
    if name == "migration.sql" and folder:
        return "prisma"
    if name in ("up.sql", "down.sql") and folder:
        return "hasura"  # or diesel: the folders beside it tell
    if f"/{folder}".endswith("/supabase/migrations"):
        return "supabase"
    return "yoyo" if name.endswith(".rollback.sql") else None


def _by_words(text: str) -> str | None:
    if "--> statement-breakpoint" in text:
        return "drizzle"
    if _YOYO.match(text):
        return "yoyo"
    return _LOOSE if _has_loose(text) else None


def _has_loose(text: str) -> bool:
    """Whether the words of node-pg-migrate are markers, and no prose (`-- down migrations vary`).

    They are where the file has an Up line, as for the tool, or where they alone are the comment.
    """
    marks = TOOLS[_LOOSE].marks
    assert marks is not None
    found = [*marks.pattern.finditer(text)]
    has_up = any(match["up"] for match in found)
    return has_up or any(_is_alone(text, match) for match in found)


def _is_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a marker is a whole comment: no words stand behind it or on the line above."""
    above = text[text.rfind("\n", 0, max(match.start() - 1, 0)) + 1 : match.start()].strip()
    is_first = not (above.startswith("--") and _has_words(above))
    return is_first and "." not in match["options"] and not _has_words(match["options"])


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _folder(source: Source) -> str:
    return source.path.rpartition("/")[0]


def _folder_of_folders(source: Source) -> str:
    return _folder(source).rpartition("/")[0]
