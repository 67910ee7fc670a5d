"""The contract as a plan leaves it: what the migrations that come behind are held against."""

from __future__ import annotations

from types import MappingProxyType

from msgspec.structs import replace

from ..contract import Column, Contract, Relation, Rollout
from ..name import Name
from ..primary import Table
from ..pulling import column_of, relation_of
from .stage import Stage


def settled(stage: Stage) -> Contract:
    """The contract when every step is taken."""
    contract = stage.contract
    relations = {
        name: _relation(stage, name, relation)
        for name, relation in contract.relations.items()
        if name in stage.after.tables and not stage.is_unpublished(name)
    }
    for name in stage.sent_after - stage.sent_before - relations.keys():
        relations[name] = relation_of(stage.after.tables[name], None)
    types = {}
    for name, listed in contract.types.items():
        made = stage.after.types.get(name)
        is_grown = made is not None and bool(made.labels) and bool(listed.labels)
        types[name] = replace(listed, labels=made.labels) if is_grown and made else listed
    for name in [one for one in types if one in stage.before.types]:
        if name not in stage.after.types:
            del types[name]
    contract = contract.with_other_relations(MappingProxyType(relations), contract.search_path)
    return replace(contract, types=MappingProxyType(types), same_types=None)


def _relation(stage: Stage, name: Name, relation: Relation) -> Relation:
    table = stage.after.tables[name]
    if table.is_assumed and stage.before.tables.get(name) is table:
        return relation
    columns = {
        one.name: _resized(one, table)
        for one in relation.columns.values()
        if one.name in table.columns or one.rollout is not Rollout.NONE
    }
    for column in stage.new_columns(name):
        if column.type is not None:
            columns[column.name] = column_of(column, is_generated=column.generated is not None)
    made = relation_of(table, None)
    return replace(
        relation,
        columns=MappingProxyType(columns),
        not_null=None if relation.not_null is None else required(stage, name),
        unique=None if relation.unique is None else unique(stage, name),
        key=None if relation.key is None else made.key,
        replica_identity=None if relation.replica_identity is None else made.replica_identity,
    )


def _resized(column: Column, table: Table) -> Column:
    """A column of the contract with the length that it has then."""
    made = table.columns.get(column.name)
    if made is None or column.modifier is None:
        return column
    return replace(column, modifier=made.modifier or None)


def required(stage: Stage, name: Name) -> tuple[str, ...]:
    """The columns that are NOT NULL after the migrations, of those that the contract lists then."""
    relation, table = stage.contract.relations[name], stage.after.tables[name]
    listed = relation.columns.keys() | {one.name for one in stage.new_columns(name)}
    key = relation.key or ()
    return tuple(
        one.name
        for one in table.columns.values()
        if one.is_required and one.name in listed and one.name not in key
    )


def unique(stage: Stage, name: Name) -> tuple[tuple[str, ...], ...]:
    """The sets of columns that tell rows apart after them, of those that the contract lists."""
    relation, table = stage.contract.relations[name], stage.after.tables[name]
    listed = relation.columns.keys() | {one.name for one in stage.new_columns(name)}
    return tuple(one for one in relation_of(table, None).unique or () if listed >= {*one})
