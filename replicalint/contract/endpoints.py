"""Reads `endpoints` and `migrations`: which files are held against the contract, and by what."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..name import Name
from ..source import Span
from .mistake import Mistakes, shown
from .node import MappingEntry, Node, NodeKind
from .parts import Endpoint, Relation
from .reading import entries, expected, fields, folded_name, listed_name, text, unique

_DRIVE = re.compile(r"[A-Za-z]:")
LONGEST = 4096  # characters of a path, as systems have it


def read_endpoints(
    node: Node, relations: Mapping[Name, Relation], mistakes: Mistakes
) -> tuple[Endpoint, ...]:
    """Who reads what, in the order of the contract."""
    return tuple(
        read_endpoint(entry, relations, mistakes)
        for entry in entries(node, mistakes, "a mapping from endpoint to queries")
    )


def read_endpoint(
    entry: MappingEntry, relations: Mapping[Name, Relation], mistakes: Mistakes
) -> Endpoint:
    """The files of one endpoint, and the relations that it is narrowed to."""
    values = fields(entry.value, ("queries", "relations"), mistakes, ("queries",))
    queries: dict[str, Span] = {}
    if "queries" in values:
        queries = read_globs(values["queries"], mistakes)
        if values["queries"].kind is NodeKind.LIST and not values["queries"].items:
            mistakes.add(
                values["queries"].span, values["queries"].path, "expected at least one path"
            )
    narrowed = values.get("relations")
    names = None if narrowed is None else read_narrowing(narrowed, relations, mistakes)
    span = None if narrowed is None else narrowed.span
    return Endpoint(entry.key, tuple(queries), names, entry.span, span, tuple(queries.values()))


def read_narrowing(
    node: Node, relations: Mapping[Name, Relation], mistakes: Mistakes
) -> tuple[Name, ...]:
    """The relations of an endpoint; each must stand under `relations`."""
    folded = {one.folded: name for name, one in relations.items() if one.folded is not None}
    names: list[Name] = []
    for written, item in unique(node, mistakes, "relations", listed_name).items():
        spellings = (written, folded.get(written), folded_name(item.text))
        name = next((one for one in spellings if one in relations), written) or written
        names.append(name)
        if name not in relations:
            hint = mistakes.suggested_name(name, relations)
            message = f"relation {shown(str(name))} is not listed under relations"
            mistakes.add(item.span, item.path, message, hint)
    return tuple(names)


def read_globs(node: Node, mistakes: Mistakes) -> dict[str, Span]:
    """Paths with `*`, `?`, `[...]` and `**`, relative to the root of the repository."""
    globs = unique(node, mistakes, "paths", read_glob)
    return {glob: item.span for glob, item in globs.items()}


def read_glob(node: Node, mistakes: Mistakes) -> str | None:
    """A path that stays in the repository."""
    glob = text(node, mistakes, "a path")
    if glob is None:
        return None
    if len(glob) > LONGEST:
        expected(node, f"a path of at most {LONGEST} characters", mistakes)
        return None
    if "\\" in glob:
        expected(node, "a path with / as separator", mistakes)
        return None
    if glob.startswith(("/", "~")) or _DRIVE.match(glob) or ".." in glob.split("/"):
        message = f"{shown(glob)} leaves the repository"
        hint = "Paths are relative to the root of the repository and stay in it."
        mistakes.add(node.span, node.path, message, hint)
        return None
    if ".git" in glob.lower().split("/"):
        expected(node, "a path outside .git", mistakes)
        return None
    if not glob.isprintable():
        expected(node, "a path without control characters", mistakes)
        return None
    return glob
