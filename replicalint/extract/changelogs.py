"""The changelogs of Liquibase that include files in SQL, in XML, YAML or JSON: read for the order.

XMLChangeLogSAXParser and YamlChangeLogParser hand both to DatabaseChangeLog.java: `include` names a
file, `includeAll` a folder, whose files run in the order of their paths.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

_SUFFIXES = (".xml", ".yaml", ".yml", ".json")
_INCLUDED = cache(
    lambda: re.compile(r"\b(?P<key>file|path)\b[\"']?+\s*+[=:]\s*+[\"']?+(?P<value>[^\"'\s>,}]++)")
)


def is_changelog(name: str) -> bool:
    """Whether a file's name is one that people give to a changelog that includes others."""
    lowered = name.lower()
    return lowered.endswith(_SUFFIXES) and ("changelog" in lowered or "master" in lowered)


def has_own_changes(name: str, text: str) -> bool:
    """Whether a changelog has changesets itself, which are not SQL."""
    return is_changelog(name) and "changeSet" in text and "sqlFile" not in text


def included(changelogs: Mapping[str, str], paths: Sequence[str]) -> tuple[str, ...]:
    """Those of the paths that changelogs include, in their order; none where they include none."""
    reader = _Changelogs(changelogs, _by_name(changelogs), _by_name(paths), tuple(sorted(paths)))
    nested = {
        other
        for path, text in changelogs.items()
        for match in _INCLUDED().finditer(text)
        for other in _named(reader.others, match["value"])
        if other != path
    }
    for path in changelogs:
        if path not in nested:
            reader.take(path)
    return tuple(reader.found)


class _Changelogs(Struct):
    """Changelogs by path, and what they may include by the last part of its path."""

    texts: Mapping[str, str]
    others: Mapping[str, Sequence[str]]
    files: Mapping[str, Sequence[str]]
    paths: Sequence[str]
    found: dict[str, None] = {}
    taken: set[str] = set()

    def take(self, changelog: str) -> None:
        """Adds what a changelog includes, what changelogs in it include in their place."""
        if changelog in self.taken:
            return
        self.taken.add(changelog)
        for match in _INCLUDED().finditer(self.texts[changelog]):
            value = match["value"]
            if match["key"] == "path":
                self.add(path for path in self.paths if _is_below(path, value))
            self.add(_named(self.files, value))
            for other in _named(self.others, value):
                self.take(other)

    def add(self, paths: Iterable[str]) -> None:
        self.found |= {path: None for path in paths if path not in self.found}


def _by_name(paths: Iterable[str]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(path.rpartition("/")[2], []).append(path)
    return found


def _named(paths: Mapping[str, Sequence[str]], value: str) -> Iterator[str]:
    """The paths that end with what a changelog writes, relative to it or to the classpath."""
    written = value.removeprefix("classpath:").lstrip("./")
    for path in paths.get(written.rpartition("/")[2], ()):
        if f"/{path}".endswith(f"/{written}"):
            yield path


def _is_below(path: str, value: str) -> bool:
    folder = value.removeprefix("classpath:").strip("./")
    return f"/{folder}/" in f"/{path}"
