"""A contract beside a schema that another one was pulled from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from msgspec.structs import replace

from ..contract import Column, Contract, Function, Relation, Rollout, TypeDef, as_written
from ..name import Name

_Said = TypeVar("_Said")


def as_in_schema(contract: Contract, pulled: Contract, *, is_replica: bool) -> Contract:
    """The contract as it would be if the replicas were as a schema is.

    `pulled` is what the schema says. What only people write stays, and what either of the two
    leaves open. A replica does not tell what the primary generates, may run a newer PostgreSQL than
    the oldest, and may lack a column with `rollout`.
    """
    spelt = _spelt(contract, pulled)
    known = {
        name: _relation(relation, pulled.relations[name], is_replica)
        for name, relation in spelt.relations.items()
        if name in pulled.relations
    }
    more = {name: one for name, one in pulled.relations.items() if name not in known}
    return replace(
        spelt,
        replication=pulled.replication,
        postgres=min(spelt.postgres, pulled.postgres) if is_replica else spelt.postgres,
        search_path=pulled.search_path,
        relations=MappingProxyType({**known, **more}),
        types=_listed(spelt.types, pulled.types),
        functions=_functions(spelt.functions, pulled.functions),
        sequences=pulled.sequences,
        extensions=pulled.extensions,
        same_names=None,
        same_types=None,
    )


def _spelt(contract: Contract, pulled: Contract) -> Contract:
    """The contract with its unquoted capitals as the schema has the names."""
    columns = (column for one in pulled.relations.values() for column in one.columns)
    names = (*(name.name for name in (*pulled.relations, *pulled.types)), *columns)
    return as_written(contract, " ".join(f'"{name}"' for name in names))


def _listed(old: Mapping[Name, TypeDef], new: Mapping[Name, TypeDef]) -> Mapping[Name, TypeDef]:
    """What the schema says, in the order of the contract."""
    known = {name: new[name] for name in old if name in new}
    return MappingProxyType({**known, **new})


def _relation(old: Relation, new: Relation, is_replica: bool) -> Relation:
    kept = {
        name: _column(column, new.columns.get(name), is_replica)
        for name, column in old.columns.items()
        if name in new.columns or column.rollout is not Rollout.NONE
    }
    columns = {**kept, **{name: one for name, one in new.columns.items() if name not in kept}}
    return replace(
        old,
        columns=MappingProxyType(columns),
        replica_identity=_said(old.replica_identity, new.replica_identity),
        key=_said(old.key, new.key),
        not_null=_said(old.not_null, new.not_null),
        unique=_said(old.unique, new.unique),
        partitioned=_said(old.partitioned, new.partitioned),
    )


def _said(old: _Said | None, new: _Said | None) -> _Said | None:
    """What a schema says, where both it and the contract say something."""
    return old if old is None or new is None else new


def _column(old: Column, new: Column | None, is_replica: bool) -> Column:
    if new is None:
        return old
    return replace(
        old,
        type=new.type,
        modifier=new.modifier if old.modifier is not None else None,
        generated=old.generated if is_replica else new.generated,
    )


def _functions(old: Iterable[Function], new: Iterable[Function]) -> tuple[Function, ...]:
    """The contract's functions that the schema has, and those of the schema that it lacks."""
    has, listed = [*new], [*old]
    kept = [one for one in listed if any(_covers(one, other) for other in has)]
    more = [one for one in has if not any(_covers(other, one) for other in kept)]
    return (*kept, *more)


def _covers(listed: Function, function: Function) -> bool:
    """Whether what a contract lists, perhaps without schema or arguments, is this function."""
    is_named = listed.name.name == function.name.name
    is_there = listed.name.schema in ("", function.name.schema)
    return is_named and is_there and listed.arguments in (None, function.arguments)
