"""The contract as a change of the primary leaves it, for the statements that come after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from ..changes import (
    AddColumn,
    AlterType,
    Change,
    CreateTable,
    Drop,
    DropColumn,
    Rename,
    RenameColumn,
    RetypeColumn,
    RunBlock,
)
from ..name import Name
from ..pgtype import PgType
from .layered import changed
from .model import Contract
from .parts import Column, Relation

_TABLES = ("table", "view", "materialized view", "foreign table")


def after(contract: Contract, changes: Iterable[Change]) -> Contract:
    """What the contract's names mean when the changes are done.

    What the contract does not list is never added. What it lists comes back where a change makes it
    anew under its name: a history drops a column or a table, and the next migration creates it.
    """
    for change in changes:
        contract = _after_one(contract, change)
    return contract


def _after_one(contract: Contract, change: Change) -> Contract:
    match change:
        case DropColumn(relation, _, name) if column := _column(contract, relation, name):
            return _with_columns(contract, relation, {column.name: None})
        case RenameColumn(relation, _, name, to) if column := _column(contract, relation, name):
            return _with_columns(contract, relation, {name: None, to: replace(column, name=to)})
        case AddColumn(relation, _, added):
            return _with_written_column(contract, relation, added.name)
        case RenameColumn(relation, _, _, to):
            return _with_written_column(contract, relation, to)
        case RetypeColumn(relation, _, name, PgType() as type_) if column := _column(
            contract, relation, name
        ):
            return _with_columns(contract, relation, {name: replace(column, type=type_)})
        case Drop(kind, name) if kind in _TABLES and name in contract.relations:
            return _with_relations(contract, {name: None})
        case Drop("schema", name):
            return _with_relations(
                contract, {n: None for n in contract.relations if n.schema == name.name}
            )
        case Rename(kind, name, _, to) if kind in _TABLES and name in contract.relations:
            renamed = replace(contract.relations[name], name=to)
            return _with_relations(contract, {name: None, to: renamed})
        case CreateTable(name, is_temporary=False) | Rename("table", _, _, name):
            return _with_written_relation(contract, name)
        case AlterType(name, _, "ADD VALUE", str() as value) if name in contract.types:
            defined = contract.types[name]
            types = dict(contract.types)
            types[name] = replace(defined, labels=(*defined.labels, value))
            return contract.with_types(MappingProxyType(types))
        case RunBlock(_, body):
            for part in body:
                contract = after(contract, part.changes)
            return contract
        case _:
            return contract


def _column(contract: Contract, relation: Name, name: str) -> Column | None:
    known = contract.relations.get(relation)
    return known.columns.get(name) if known is not None else None


def _with_written_column(contract: Contract, relation: Name, name: str) -> Contract:
    """The contract with a column that it lists and that was gone, else as it is."""
    written = contract.written_relations.get(relation)
    column = written.columns.get(name) if written is not None else None
    is_gone = relation in contract.relations and _column(contract, relation, name) is None
    if column is None or not is_gone:
        return contract
    return _with_columns(contract, relation, {name: column})


def _with_written_relation(contract: Contract, name: Name) -> Contract:
    """The contract with a table that it lists and that was gone, else as it is."""
    written = contract.written_relations.get(name)
    if written is None or name in contract.relations:
        return contract
    return _with_relations(contract, {name: written})


def _with_columns(
    contract: Contract, relation: Name, entries: Mapping[str, Column | None]
) -> Contract:
    """The contract with some columns of a relation replaced, or left out where they are None."""
    known = contract.relations[relation]
    other = replace(known, columns=changed(known.columns, entries))
    return contract.with_relations(changed(contract.relations, {relation: other}))


def _with_relations(contract: Contract, entries: Mapping[Name, Relation | None]) -> Contract:
    """The contract with some relations replaced, or left out where they are None."""
    return contract.with_other_relations(changed(contract.relations, entries))
