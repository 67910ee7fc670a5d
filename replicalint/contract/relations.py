"""Reads `relations`: the tables that every replica has, with their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec.structs import replace

from ..name import Name
from .constraints import CONSTRAINTS, read_column_list, read_flag, read_unique
from .literal import read_absent
from .mistake import Mistakes
from .node import MappingEntry, Node, NodeKind
from .objects import other_name, read_function, read_keyed
from .parts import Column, Derived, Relation, Rollout, TypeDef
from .reading import (
    choice,
    column_name,
    entries,
    expected,
    fields,
    folded_column,
    plain_name,
    qualified_name,
    text,
    unique,
)
from .type_names import TypeNames
from .types import read_type, written_modifier

_COLUMN = ("type", "description", "rollout", "absent", "derived", "generated")
_DERIVED = ("from", "refreshed_by", "at_most")
_INDEX = cache(lambda: re.compile(r"index\s+\S.*", re.DOTALL))
_AMOUNT = r"[1-9][0-9]{0,8} (?:second|minute|hour|day|week)s?"
_DURATION = cache(lambda: re.compile(rf"{_AMOUNT}(?: {_AMOUNT})*"))

Types = Mapping[Name, TypeDef]


def read_relations(
    node: Node, known: TypeNames, types: Types, mistakes: Mistakes
) -> Mapping[Name, Relation]:
    """The relations in the order of the contract."""
    keyed = read_keyed(node, mistakes)
    return {
        name: replace(
            read_relation(name, entry, known, types, mistakes), folded=other_name(entry, keyed)
        )
        for name, entry in keyed.items()
    }


def read_relation(
    name: Name, entry: MappingEntry, known: TypeNames, types: Types, mistakes: Mistakes
) -> Relation:
    """One relation: its replica identity, its columns, and the constraints on them."""
    known_keys = ("replica_identity", "columns", *CONSTRAINTS)
    values = fields(entry.value, known_keys, mistakes, ("columns",))
    identity = None
    if "replica_identity" in values:
        identity = read_identity(values["replica_identity"], mistakes)
    columns: dict[str, Column] = {}
    if "columns" in values:
        columns = read_columns(values["columns"], known, types, mistakes)
    lists = {
        key: read_column_list(values[key], columns, mistakes)
        for key in ("key", "not_null")
        if key in values
    }
    return Relation(
        name,
        MappingProxyType(columns),
        entry.span,
        identity,
        key=lists.get("key"),
        not_null=lists.get("not_null"),
        unique=read_unique(values["unique"], columns, mistakes) if "unique" in values else None,
        partitioned=read_flag(values["partitioned"], mistakes) if "partitioned" in values else None,
        keys=MappingProxyType({part.key: part.span for part in entry.value.entries}),
    )


def read_identity(node: Node, mistakes: Mistakes) -> str | None:
    """`default`, `full`, `nothing` or `index NAME`."""
    if node.kind is NodeKind.TEXT:
        if node.text in ("default", "full", "nothing"):
            return node.text
        if _INDEX().fullmatch(node.text):
            name = node.text.removeprefix("index").strip()
            part = Node(NodeKind.TEXT, node.span, node.path, name)
            return f"index {plain_name(part, mistakes, 'the name of an index')}"
    expected(node, "default, full, nothing or index NAME", mistakes)
    return None


def read_columns(
    node: Node, known: TypeNames, types: Types, mistakes: Mistakes
) -> dict[str, Column]:
    """The columns of a relation; a column without a usable type is left out."""
    columns: dict[str, Column] = {}
    for entry in entries(node, mistakes, "a mapping from column to type"):
        name = column_name(entry, mistakes) or entry.key
        if name in columns:
            line = columns[name].span.line
            mistakes.add(entry.span, entry.value.path, f"duplicate column (first on line {line})")
            continue
        column = read_column(name, entry, known, types, mistakes)
        if column is not None:
            columns[name] = replace(column, folded=folded_column(entry.key))
    return {
        name: replace(one, folded=None) if one.folded in columns else one
        for name, one in columns.items()
    }


def read_column(
    name: str, entry: MappingEntry, known: TypeNames, types: Types, mistakes: Mistakes
) -> Column | None:
    """`NAME: TYPE`, or the long form with `type`, `rollout`, `absent`, `derived`, `generated`."""
    if entry.value.kind is not NodeKind.MAPPING:
        short = read_type(entry.value, known, mistakes)
        if short is None:
            return None
        return Column(name, short, entry.span, modifier=written_modifier(entry.value, short))
    values = fields(entry.value, _COLUMN, mistakes, ("type",))
    rollout = read_rollout(values.get("rollout"), mistakes)
    description = text(values["description"], mistakes) if "description" in values else None
    derived = read_derived(values["derived"], known, mistakes) if "derived" in values else None
    column_type = read_type(values["type"], known, mistakes) if "type" in values else None
    if column_type is None:
        return None
    absent = None
    if "absent" in values:
        definition = None if column_type.is_array else types.get(column_type.name)
        absent = read_absent(values["absent"], column_type, definition, mistakes)
        if "rollout" not in values:
            message = "absent applies only to a column with rollout"
            hint = "Add rollout: adding or rollout: removing, or remove absent."
            mistakes.add(values["absent"].span, values["absent"].path, message, hint)
    generated = "generated" in values and read_flag(values["generated"], mistakes) is True
    return Column(
        name,
        column_type,
        entry.span,
        rollout,
        absent,
        description,
        derived,
        generated=generated,
        modifier=written_modifier(values["type"], column_type),
    )


def read_rollout(node: Node | None, mistakes: Mistakes) -> Rollout:
    """`adding` or `removing`."""
    if node is None:
        return Rollout.NONE
    word = choice(node, (Rollout.ADDING.value, Rollout.REMOVING.value), mistakes)
    return Rollout(word) if word else Rollout.NONE


def read_derived(node: Node, known: TypeNames, mistakes: Mistakes) -> Derived | None:
    """From what, by which function and how often the primary refreshes a column."""
    values = fields(node, _DERIVED, mistakes, ("from", "refreshed_by"))
    origins: tuple[Name, ...] = ()
    if "from" in values:
        origins = tuple(unique(values["from"], mistakes, "relations", qualified_name))
    function = None
    if "refreshed_by" in values:
        function = read_function(values["refreshed_by"], known, mistakes)
    at_most = None
    if "at_most" in values:
        at_most = read_duration(values["at_most"], mistakes)
    if function is None:
        return None
    return Derived(origins, values["refreshed_by"].text, at_most, node.span)


def read_duration(node: Node, mistakes: Mistakes) -> str | None:
    """`1 day`, `15 minutes`, `1 hour 30 minutes`."""
    if node.kind is NodeKind.TEXT and _DURATION().fullmatch(node.text):
        return node.text
    expected(node, 'a duration like "15 minutes" or "1 day"', mistakes)
    return None
