"""A change of a contract as a value: what it is, where it stands, and the contract with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ..contract import Column, Contract, Relation
from ..name import Name
from ..source import Span

Key = TypeVar("Key")
Value = TypeVar("Value")

Step = Callable[[Contract], Contract]

# The hint where a contract states what the other left open: it had claimed nothing.
NOW_STATED = "Where the replicas had it before, only the contract says more."


class ChangeClass(Enum):
    """What a change does to those who rely on the contract, the worst first."""

    READERS = "breaks readers"
    REPLICATION = "breaks replication"
    UNGOVERNED = "no longer governed"
    ADDITIVE = "additive"
    NEUTRAL = "neutral"

    @property
    def is_breaking(self) -> bool:
        return self not in (ChangeClass.ADDITIVE, ChangeClass.NEUTRAL)


class Verb(Enum):
    """What happens to a key of the contract, or to an item under it, as messages say it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"


class ContractChange(Struct, frozen=True):
    """One change between two contracts.

    `key` is the key path to what changes, `old` and `new` where the one and the other contract
    write it; None where it does not. `step` gives a contract with this change and no other: the
    steps of all changes lead from the old contract to the new one. `endpoint` is the one whose
    paths it narrows. `subject` is what it is about, where it can only matter to statements that
    name this or something made of it.
    """

    verb: Verb
    key: str
    change_class: ChangeClass
    message: str
    step: Step
    old: Span | None = None
    new: Span | None = None
    hint: str | None = None
    endpoint: str | None = None
    subject: Name | None = None


def unchanged(contract: Contract) -> Contract:
    """The step of what has no bearing on any statement."""
    return contract


def without(mapping: Mapping[Key, Value], key: Key) -> Mapping[Key, Value]:
    """The mapping but for one key, which need not be there."""
    return MappingProxyType({one: value for one, value in mapping.items() if one != key})


def having(
    mapping: Mapping[Key, Value], key: Key, value: Value, order: Mapping[Key, object]
) -> Mapping[Key, Value]:
    """The mapping with one more key, behind the last of those that stand before it in an order."""
    if key in mapping:
        return MappingProxyType({**mapping, key: value})
    before = set()
    for one in order:
        if one == key:
            break
        before.add(one)
    keys = [*mapping]
    place = max((number for number, one in enumerate(keys, start=1) if one in before), default=0)
    pairs = [*mapping.items()]
    return MappingProxyType(dict([*pairs[:place], (key, value), *pairs[place:]]))


def in_order(mapping: Mapping[Key, Value], order: Mapping[Key, object]) -> Mapping[Key, Value]:
    """The mapping with the keys that an order has in that order, at the places of such keys."""
    ordered = iter([one for one in order if one in mapping])
    keys = [next(ordered) if one in order else one for one in mapping]
    return MappingProxyType({key: mapping[key] for key in keys})


def is_reordered(old: Mapping[Key, object], new: Mapping[Key, object]) -> bool:
    """Whether what two mappings both have stands in another order."""
    return [one for one in old if one in new] != [one for one in new if one in old]


def on_relation(name: Name, edit: Callable[[Relation], Relation]) -> Step:
    """The step that changes one relation, where there is one."""

    def step(contract: Contract) -> Contract:
        relation = contract.relations.get(name)
        if relation is None:
            return contract
        relations = {**contract.relations, name: edit(relation)}
        return replace(contract, relations=MappingProxyType(relations))

    return step


def on_column(name: Name, column: str, edit: Callable[[Column], Column]) -> Step:
    """The step that changes one column, where there is one."""

    def edited(relation: Relation) -> Relation:
        known = relation.columns.get(column)
        if known is None:
            return relation
        columns = {**relation.columns, column: edit(known)}
        return replace(relation, columns=MappingProxyType(columns))

    return on_relation(name, edited)
