"""Reads `endpoints`: who reads which statements, and which relations they may read."""

from __future__ import annotations

from collections.abc import Mapping

from ..name import Name
from .mistake import Mistakes, shown
from .node import MappingEntry, Node, NodeKind
from .parts import Endpoint, QueryPattern, Relation
from .patterns import hold_to_bound, read_patterns
from .reading import entries, fields, folded_name, listed_name, unique


def read_endpoints(
    node: Node, relations: Mapping[Name, Relation], mistakes: Mistakes
) -> tuple[Endpoint, ...]:
    """Who reads what, in the order of the contract."""
    endpoints = tuple(
        read_endpoint(entry, relations, mistakes)
        for entry in entries(node, mistakes, "a mapping from endpoint to queries")
    )
    patterns = (one for each in endpoints for one in (*each.queries, *each.excepted))
    hold_to_bound(patterns, mistakes)
    return endpoints


def read_endpoint(
    entry: MappingEntry, relations: Mapping[Name, Relation], mistakes: Mistakes
) -> Endpoint:
    """The queries of one endpoint, and the relations that it is narrowed to."""
    values = fields(entry.value, ("queries", "except", "relations"), mistakes, ("queries",))
    queries: tuple[QueryPattern, ...] = ()
    if "queries" in values:
        queries = read_patterns(values["queries"], mistakes)
        if values["queries"].kind is NodeKind.LIST and not values["queries"].items:
            mistakes.add(
                values["queries"].span, values["queries"].path, "expected at least one path"
            )
    excepted = read_patterns(values["except"], mistakes) if "except" in values else ()
    narrowed = values.get("relations")
    names = None if narrowed is None else read_narrowing(narrowed, relations, mistakes)
    span = None if narrowed is None else narrowed.span
    return Endpoint(entry.key, queries, names, entry.span, span, excepted)


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
