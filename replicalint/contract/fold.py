"""The contract as a change of the primary leaves it, for the statements that come after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from ..changes import (
    AlterType,
    Change,
    Drop,
    DropColumn,
    Rename,
    RenameColumn,
    RetypeColumn,
    RunBlock,
)
from ..name import Name
from .model import Contract
from .parts import Column, Relation

_TABLES = ("table", "view", "materialized view", "foreign table")


def after(contract: Contract, changes: Iterable[Change]) -> Contract:
    """What the contract's names mean when the changes are done; nothing is ever added to it."""
    for change in changes:
        contract = _after_one(contract, change)
    return contract


def _after_one(contract: Contract, change: Change) -> Contract:
    match change:
        case DropColumn(relation, _, name) if column := _column(contract, relation, name):
            return _with_columns(contract, relation, {column.name: None})
        case RenameColumn(relation, _, name, to) if column := _column(contract, relation, name):
            return _with_columns(contract, relation, {name: replace(column, name=to)})
        case RetypeColumn(relation, _, name, str() as type_) if column := _column(
            contract, relation, name
        ):
            return _with_columns(contract, relation, {name: replace(column, type=type_)})
        case Drop(kind, name) if kind in _TABLES and name in contract.relations:
            return replace(contract, relations=_without(contract.relations, name))
        case Drop("schema", name):
            kept = {n: r for n, r in contract.relations.items() if n.schema != name.name}
            return replace(contract, relations=MappingProxyType(kept))
        case Rename(kind, name, _, to) if kind in _TABLES and name in contract.relations:
            return _renamed(contract, name, to)
        case AlterType(name, _, "ADD VALUE", str() as value) if name in contract.types:
            defined = contract.types[name]
            types = dict(contract.types)
            types[name] = replace(defined, labels=(*defined.labels, value))
            return replace(contract, types=MappingProxyType(types))
        case RunBlock(_, body):
            for part in body:
                contract = after(contract, part.changes)
            return contract
        case _:
            return contract


def _column(contract: Contract, relation: Name, name: str) -> Column | None:
    known = contract.relations.get(relation)
    return known.columns.get(name) if known is not None else None


def _with_columns(
    contract: Contract, relation: Name, changed: Mapping[str, Column | None]
) -> Contract:
    """The contract with some columns of a relation replaced, or left out where they are None."""
    columns: dict[str, Column] = {}
    for column in contract.relations[relation].columns.values():
        kept = changed.get(column.name, column)
        if kept is not None:
            columns[kept.name] = kept
    known = contract.relations[relation]
    return _with_relation(contract, relation, replace(known, columns=MappingProxyType(columns)))


def _with_relation(contract: Contract, name: Name, relation: Relation) -> Contract:
    """The contract with a relation replaced, in its place."""
    relations = {
        (relation.name if known == name else known): (relation if known == name else value)
        for known, value in contract.relations.items()
    }
    return replace(contract, relations=MappingProxyType(relations))


def _renamed(contract: Contract, name: Name, to: Name) -> Contract:
    return _with_relation(contract, name, replace(contract.relations[name], name=to))


def _without(relations: Mapping[Name, Relation], name: Name) -> Mapping[Name, Relation]:
    return MappingProxyType({n: r for n, r in relations.items() if n != name})
