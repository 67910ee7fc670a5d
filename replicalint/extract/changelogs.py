"""The changelogs of Liquibase that include files in SQL, in XML, YAML or JSON: read for the order.

XMLChangeLogSAXParser and YamlChangeLogParser hand both to DatabaseChangeLog.java: `include` names a
file, `includeAll` a folder, whose files run in the order of their paths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

_SUFFIXES = (".xml", ".yaml", ".yml", ".json")
_INCLUDED = re.compile(r"\b(?P<key>file|path)\b[\"']?+\s*+[=:]\s*+[\"']?+(?P<value>[^\"'\s>,}]++)")


def is_changelog(name: str) -> bool:
    """Whether a file's name is one that people give to a changelog that includes others."""
    lowered = name.lower()
    return lowered.endswith(_SUFFIXES) and ("changelog" in lowered or "master" in lowered)


def included(changelogs: Mapping[str, str], paths: Sequence[str]) -> tuple[str, ...]:
    """Those of the paths that changelogs include, in their order; none where they include none."""
    nested = {
        other
        for path, text in changelogs.items()
        for other in changelogs
        for value in _values(text)
        if other != path and _is_named(other, value)
    }
    roots = [path for path in changelogs if path not in nested]
    order: dict[str, None] = {}
    for root in roots:
        for path in _expanded(root, changelogs, paths, frozenset()):
            order.setdefault(path)
    return tuple(order)


def _expanded(
    root: str, changelogs: Mapping[str, str], paths: Sequence[str], above: frozenset[str]
) -> Iterator[str]:
    """The paths that a changelog includes, those of the changelogs in it in their place."""
    if root in above:
        return
    for match in _INCLUDED.finditer(changelogs[root]):
        value = match["value"]
        if match["key"] == "path":
            yield from sorted(path for path in paths if _is_below(path, value))
        yield from (path for path in paths if _is_named(path, value))
        for other in changelogs:
            if other != root and _is_named(other, value):
                yield from _expanded(other, changelogs, paths, above | {root})


def _values(text: str) -> Iterator[str]:
    return (match["value"] for match in _INCLUDED.finditer(text))


def _is_named(path: str, value: str) -> bool:
    """Whether a path ends with what a changelog writes, relative to it or to the classpath."""
    written = value.removeprefix("classpath:").lstrip("./")
    return f"/{path}".endswith(f"/{written}")


def _is_below(path: str, value: str) -> bool:
    folder = value.removeprefix("classpath:").strip("./")
    return f"/{folder}/" in f"/{path}"
