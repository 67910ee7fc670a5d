"""Reads what a relation's key says of its rows: `key`, `not_null`, `unique` and `partitioned`."""

from __future__ import annotations

from collections.abc import Mapping

from .mistake import Mistakes, shown
from .node import Node, NodeKind
from .parts import Column
from .reading import expected, folded_column, items, listed_column

CONSTRAINTS = ("key", "not_null", "unique", "partitioned")

_TO_LIST = "Write a list of lists: [[a], [b, c]]."


def read_column_list(
    node: Node, columns: Mapping[str, Column], mistakes: Mistakes
) -> tuple[str, ...]:
    """`[id, email]`: columns of the relation, each once, by the names that they go by there."""
    by_folded = {one.folded: name for name, one in columns.items() if one.folded is not None}
    names: dict[str, None] = {}
    for item in items(node, mistakes, "columns"):
        written = listed_column(item, mistakes)
        if written is None:
            continue
        spellings = (written, by_folded.get(written), folded_column(item.text))
        name = next((one for one in spellings if one in columns), None)
        if name is None:
            hint = mistakes.suggestion(written, columns)
            message = f"column {shown(written)} is not listed under columns"
            mistakes.add(item.span, item.path, message, hint)
        elif name in names:
            mistakes.add(item.span, item.path, f"duplicate {shown(item.text)} in the list")
        else:
            names[name] = None
    return tuple(names)


def read_unique(
    node: Node, columns: Mapping[str, Column], mistakes: Mistakes
) -> tuple[tuple[str, ...], ...]:
    """`[[email], [org_id, name]]`: the sets of columns that are unique, each once."""
    sets: dict[tuple[str, ...], None] = {}
    for item in items(node, mistakes, "lists of columns"):
        if item.kind is not NodeKind.LIST:
            expected(item, "a list of columns", mistakes, _TO_LIST)
        elif not item.items:
            mistakes.add(item.span, item.path, "expected at least one column")
        elif names := read_column_list(item, columns, mistakes):
            if any(set(names) == set(other) for other in sets):
                mistakes.add(item.span, item.path, "duplicate list of columns")
            sets[names] = None
    return tuple(sets)


def read_flag(node: Node, mistakes: Mistakes) -> bool | None:
    """`true` or `false`."""
    if node.kind is NodeKind.BOOLEAN:
        return node.text.lower() == "true"
    expected(node, "true or false", mistakes)
    return None
