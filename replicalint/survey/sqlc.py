"""Reads `sqlc.yaml` and `sqlc.json`: where the schema is, and the queries.

Version 1 lists them under `packages`, version 2 under `sql` (sqlc, internal/config). Paths are
relative to the file; a folder stands for its `*.sql`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..contract import Node
from .paths import folder_of, joined

NAMES = ("sqlc.yaml", "sqlc.yml", "sqlc.json")


class SqlcPackage(Struct, frozen=True):
    """One entry: its engine, and the paths of its schema and its queries."""

    engine: str
    schema: tuple[str, ...]
    queries: tuple[str, ...]


def packages(path: str, document: Node) -> Iterator[SqlcPackage]:
    """The entries of a file of either version."""
    for key in ("sql", "packages"):
        for one in _values(document, key)[:1]:
            for entry in one.items:
                yield SqlcPackage(
                    next((each.text for each in _values(entry, "engine")), "postgresql"),
                    tuple(_paths(path, _values(entry, "schema"))),
                    tuple(_paths(path, _values(entry, "queries"))),
                )


def _values(node: Node, key: str) -> list[Node]:
    return [entry.value for entry in node.entries if entry.key == key]


def _paths(path: str, values: Sequence[Node]) -> Iterator[str]:
    for value in values:
        for one in value.items or (value,):
            found = joined(folder_of(path), one.text) if one.text else None
            if found is not None:
                yield found
