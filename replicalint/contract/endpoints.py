"""Reads `endpoints`: who reads which statements, and which relations they may read."""

from __future__ import annotations

from collections.abc import Mapping

from ..name import Name
from .mistake import Mistakes, shown
from .node import MappingEntry, Node, NodeKind
from .parts import Endpoint, EntryPoints, QueryPattern, Relation
from .patterns import hold_to_bound, read_patterns, read_whole_files
from .reading import entries, expected, fields, folded_name, listed_name, unique

_KEYS = ("queries", "code", "except", "relations")
_CODE_KEYS = ("entry", "within", "except")


def read_endpoints(
    node: Node, relations: Mapping[Name, Relation], mistakes: Mistakes
) -> tuple[Endpoint, ...]:
    """Who reads what, in the order of the contract."""
    endpoints = tuple(
        read_endpoint(entry, relations, mistakes)
        for entry in entries(node, mistakes, "a mapping from endpoint to queries")
    )
    patterns = [one for each in endpoints for one in (*each.queries, *each.excepted)]
    code = [one for each in endpoints for one in each.code]
    patterns += (one for each in code for one in (*each.entries, *each.excepted))
    hold_to_bound(patterns, mistakes)
    return endpoints


def read_endpoint(
    entry: MappingEntry, relations: Mapping[Name, Relation], mistakes: Mistakes
) -> Endpoint:
    """The queries of one endpoint, and the relations that it is narrowed to."""
    values = fields(entry.value, _KEYS, mistakes)
    if entry.value.kind is NodeKind.MAPPING and not values.keys() & {"queries", "code"}:
        mistakes.add(entry.value.span, entry.value.path, 'key "queries" or "code" is missing')
    queries: tuple[QueryPattern, ...] = ()
    if "queries" in values:
        queries = read_patterns(values["queries"], mistakes)
        _hold_filled(values["queries"], "path", mistakes)
    code = read_code(values["code"], mistakes) if "code" in values else ()
    excepted = read_patterns(values["except"], mistakes) if "except" in values else ()
    if excepted and "queries" not in values:
        hint = "What code takes out stands beside its entry."
        mistakes.add(values["except"].span, values["except"].path, "there are no queries", hint)
    narrowed = values.get("relations")
    names = None if narrowed is None else read_narrowing(narrowed, relations, mistakes)
    span = None if narrowed is None else narrowed.span
    return Endpoint(entry.key, queries, names, entry.span, span, excepted, code)


def read_code(node: Node, mistakes: Mistakes) -> tuple[EntryPoints, ...]:
    """`{entry: src/updates.ts#handler, within: src/**, except: src/admin/**}`, or several."""
    if node.kind is NodeKind.MAPPING:
        return (_read_entry_points(node, mistakes),)
    if node.kind is not NodeKind.LIST:
        expected(node, "a mapping with the key entry, or a list of such", mistakes)
        return ()
    _hold_filled(node, "entry", mistakes)
    return tuple(_read_entry_points(item, mistakes) for item in node.items)


def _read_entry_points(node: Node, mistakes: Mistakes) -> EntryPoints:
    values = {
        key: _as_list(value)
        for key, value in fields(node, _CODE_KEYS, mistakes, ("entry",)).items()
    }
    for value in values.values():
        _hold_filled(value, "path", mistakes)
    return EntryPoints(
        read_patterns(values["entry"], mistakes) if "entry" in values else (),
        read_whole_files(values["within"], mistakes) if "within" in values else (),
        read_patterns(values["except"], mistakes) if "except" in values else (),
        node.span,
        node.path,
    )


def _as_list(node: Node) -> Node:
    """A path that stands alone as a list of one."""
    if node.kind is not NodeKind.TEXT:
        return node
    return Node(NodeKind.LIST, node.span, node.path, items=(node,))


def _hold_filled(node: Node, what: str, mistakes: Mistakes) -> None:
    """Notes where a list is empty that says nothing then."""
    if node.kind is NodeKind.LIST and not node.items:
        mistakes.add(node.span, node.path, f"expected at least one {what}")


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
