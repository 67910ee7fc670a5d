"""Reads a contract from a document, or tells all that keeps it from being used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from ..catalog import OLDEST
from ..pgtype import UNKNOWN
from ..source import Span
from .check_settings import read_check
from .endpoints import read_endpoints
from .migrations import read_migrations
from .mistake import ContractError, Mistake, Mistakes, shown
from .model import Contract
from .node import Node, NodeKind
from .objects import (
    other_name,
    read_extensions,
    read_functions,
    read_keyed,
    read_not_replicated,
    read_roles,
    read_sequences,
    read_settings,
    read_types,
)
from .parts import TypeDef
from .reading import choice, expected, fields, plain_name, qualified_name, text, unique
from .relations import read_relations
from .type_names import TypeNames
from .wrappers import read_wrappers

FORMAT = 1
_LATEST = 99  # what is above is no version, but a slip

_REQUIRED = ("replicalint", "name", "relations")
_KEYS = {
    "replicalint": NodeKind.INTEGER,
    "name": NodeKind.TEXT,
    "description": NodeKind.TEXT,
    "replica": NodeKind.MAPPING,
    "relations": NodeKind.MAPPING,
    "types": NodeKind.MAPPING,
    "functions": NodeKind.LIST,
    "sequences": NodeKind.LIST,
    "extensions": NodeKind.LIST,
    "settings": NodeKind.LIST,
    "roles": NodeKind.LIST,
    "registries": NodeKind.LIST,
    "not_replicated": NodeKind.MAPPING,
    "endpoints": NodeKind.MAPPING,
    "wrappers": NodeKind.MAPPING,
    "migrations": NodeKind.LIST,
    "check": NodeKind.MAPPING,
}
TOP_KEYS = frozenset(_KEYS)
OWN_KEYS = TOP_KEYS - {"name", "description", "check"}  # which other formats do not have as well


class Replica(Struct, frozen=True):
    """What the contract says about the replica as such."""

    replication: str = "logical"
    postgres: int = OLDEST
    postgres_span: Span | None = None
    search_path: tuple[str, ...] = ()


def read_contract(document: Node, earlier: Iterable[Mistake] = ()) -> Contract:
    """The contract that a document is; raises ContractError with every mistake.

    `earlier` are the mistakes found while the document itself was read.
    """
    mistakes = Mistakes(list(earlier))
    written = fields(document, tuple(_KEYS), mistakes, _REQUIRED)
    parts = {key: written.get(key, Node(kind, document.span, key)) for key, kind in _KEYS.items()}
    if "replicalint" in written:
        check_format(parts["replicalint"], mistakes)
    contract = assembled(document, parts, written, mistakes)
    check_both_ways(contract, mistakes)
    if mistakes.found:
        raise ContractError(mistakes.found)
    return contract


def assembled(
    document: Node, parts: Mapping[str, Node], written: Mapping[str, Node], mistakes: Mistakes
) -> Contract:
    """The contract as far as it could be read. A part that is not written is empty."""
    replica = read_replica(parts["replica"], mistakes)
    extensions = read_extensions(parts["extensions"], mistakes)
    known = known_types(parts["types"], parts["relations"], extensions, replica.search_path)
    types = read_types(parts["types"], known, mistakes)
    relations = read_relations(parts["relations"], known, types, mistakes)
    endpoints = read_endpoints(parts["endpoints"], relations, mistakes)
    return Contract(
        source=document.span.source,
        name=optional_text(written.get("name"), mistakes),
        description=optional_text(written.get("description"), mistakes),
        replication=replica.replication,
        postgres=replica.postgres,
        postgres_span=replica.postgres_span,
        search_path=replica.search_path,
        relations=MappingProxyType(relations),
        types=MappingProxyType(types),
        functions=read_functions(parts["functions"], known, mistakes),
        sequences=MappingProxyType(read_sequences(parts["sequences"], mistakes)),
        extensions=MappingProxyType(extensions),
        settings=_stated(read_settings, written.get("settings"), mistakes),
        roles=_stated(read_roles, written.get("roles"), mistakes),
        not_replicated=read_not_replicated(parts["not_replicated"], mistakes),
        endpoints=endpoints,
        wrappers=read_wrappers(parts["wrappers"], mistakes),
        migrations=read_migrations(parts["migrations"], mistakes),
        check=read_check(parts["check"], mistakes),
        registries=tuple(unique(parts["registries"], mistakes, "tables", qualified_name)),
        remarks=tuple(mistakes.remarks),
        keys=MappingProxyType({**key_spans(document), **key_spans(parts["replica"], "replica.")}),
    )


def _stated(
    read: Callable[[Node, Mistakes], dict[str, Span]], node: Node | None, mistakes: Mistakes
) -> Mapping[str, Span] | None:
    """A list that the contract may leave out, which says nothing; an empty one says: none."""
    return None if node is None else MappingProxyType(read(node, mistakes))


def key_spans(node: Node, prefix: str = "") -> dict[str, Span]:
    """Where the keys of a mapping are written, by their key paths."""
    return {f"{prefix}{entry.key}": entry.span for entry in node.entries}


def optional_text(node: Node | None, mistakes: Mistakes) -> str:
    """The text of a node, "" where there is none."""
    return "" if node is None else text(node, mistakes) or ""


def check_format(node: Node, mistakes: Mistakes) -> None:
    """The format of the file must be the one that this version reads."""
    if node.kind is not NodeKind.INTEGER or node.text != str(FORMAT):
        expected(node, f"{FORMAT}, the only supported format", mistakes)


def read_replica(node: Node, mistakes: Mistakes) -> Replica:
    """How the replica gets its data, what it runs and how its readers resolve bare names."""
    values = fields(node, ("replication", "postgres", "search_path"), mistakes)
    replica = Replica()
    if "replication" in values:
        word = choice(values["replication"], ("logical", "physical"), mistakes)
        replica = replace(replica, replication=word or replica.replication)
    if "postgres" in values:
        version = read_version(values["postgres"], mistakes)
        replica = replace(replica, postgres=version, postgres_span=values["postgres"].span)
    if "search_path" in values:
        path = unique(values["search_path"], mistakes, "schemas", plain_name)
        replica = replace(replica, search_path=tuple(path))
    return replica


def read_version(node: Node, mistakes: Mistakes) -> int:
    """A major version that the catalogue knows, or a later one."""
    known = {str(version): version for version in range(OLDEST, _LATEST + 1)}
    if node.kind is NodeKind.INTEGER and node.text in known:
        return known[node.text]
    major = node.text.partition(".")[0]
    is_close = major in known and node.kind in (NodeKind.NUMBER, NodeKind.TEXT)
    hint = f"Write the major version alone: {major}." if is_close else None
    expected(node, f"a major version of PostgreSQL, {OLDEST} or later", mistakes, hint)
    return OLDEST


def known_types(
    types: Node, relations: Node, extensions: Mapping[str, Span], search_path: tuple[str, ...]
) -> TypeNames:
    """The names that stand for types: listed types with their multiranges, and row types."""
    unheard = Mistakes()  # the same keys are read once more, and their mistakes told then
    keyed = read_keyed(types, unheard)
    rows = read_keyed(relations, unheard)
    listed = [*keyed]
    for name, entry in keyed.items():
        if any(part.key == "range" for part in entry.value.entries):
            multirange = TypeDef(name, entry.span, subtype=UNKNOWN).multirange
            listed += [multirange] if multirange is not None else []
    every = ((named, *pair) for named in (keyed, rows) for pair in named.items())
    folded = {other_name(entry, named): name for named, name, entry in every}
    return TypeNames(frozenset(listed), frozenset(rows), tuple(extensions), search_path, folded)


def check_both_ways(contract: Contract, mistakes: Mistakes) -> None:
    """What the replica has cannot be listed as never replicated, unless only a `*` covers it."""
    listed = {name: ("relations", r.span) for name, r in contract.relations.items()}
    listed |= {name: ("sequences", span) for name, span in contract.sequences.items()}
    listed |= {f.name: ("functions", f.span) for f in contract.functions}
    for entry in contract.not_replicated:
        if entry.name in listed and not entry.is_pattern:
            where, span = listed[entry.name]
            message = f"{shown(str(entry.name))} is also listed under {where} (line {span.line})"
            mistakes.add(entry.span, f"not_replicated.{entry.name}", message)
