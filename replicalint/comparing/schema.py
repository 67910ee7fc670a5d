"""A contract beside a schema that another one was pulled from."""

from __future__ import annotations

from types import MappingProxyType
from typing import TypeVar

from msgspec.structs import replace

from ..contract import Column, Contract, Relation
from ..pulling import kept

_Said = TypeVar("_Said")


def as_in_schema(contract: Contract, pulled: Contract, *, is_replica: bool) -> Contract:
    """The contract as it would be if the replicas were as a schema is.

    `pulled` is what the schema says. What only people write stays, and what the contract or the
    schema leaves open; a search path is that of the readers' sessions, which no schema knows.
    """
    merged = kept(contract, pulled, is_replica=is_replica)
    relations = {
        name: _as_far_as_said(contract.relations.get(name), relation)
        for name, relation in merged.relations.items()
    }
    return replace(
        merged,
        name=contract.name,
        search_path=contract.search_path,
        relations=MappingProxyType(relations),
        not_replicated=contract.not_replicated,
        endpoints=contract.endpoints,
        keys=contract.keys,
    )


def _as_far_as_said(old: Relation | None, new: Relation) -> Relation:
    """A relation without what the contract leaves open of it."""
    if old is None:
        return new
    columns = {name: _column(old.columns.get(name), column) for name, column in new.columns.items()}
    return replace(
        new,
        columns=MappingProxyType(columns),
        replica_identity=_said(old.replica_identity, new.replica_identity),
        key=_said(old.key, new.key),
        not_null=_said(old.not_null, new.not_null),
        unique=_said(old.unique, new.unique),
        partitioned=_said(old.partitioned, new.partitioned),
        keys=old.keys,
    )


def _said(old: _Said | None, new: _Said | None) -> _Said | None:
    """What a schema says, where both it and the contract say something."""
    return old if old is None or new is None else new


def _column(old: Column | None, new: Column) -> Column:
    return new if old is None or old.modifier is not None else replace(new, modifier=None)
