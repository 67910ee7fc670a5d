"""All that changes from one contract to another, and contracts with a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from ..contract import Contract, Relation
from .change import ChangeClass, ContractChange, Verb
from .check_settings import check_changes
from .migrations import migration_changes
from .objects import object_changes
from .readers import endpoint_changes
from .relations import relation_changes
from .replica import replica_changes
from .types import type_changes
from .wrappers import wrapper_changes


def contract_changes(old: Contract, new: Contract) -> tuple[ContractChange, ...]:
    """What changes, in the order of the contract's keys, each with its class.

    The class is what the change does by itself: which statements it breaks is not asked here.
    """
    found = [
        *replica_changes(old, new),
        *relation_changes(old, new),
        *type_changes(old, new),
        *object_changes(old, new),
        *endpoint_changes(old, new),
        *wrapper_changes(old, new),
        *check_changes(old, new),
        *migration_changes(old, new),
    ]
    is_standby = old.replication == new.replication == "physical"
    return tuple(map(_on_standby, found) if is_standby else found)


def contract_added(new: Contract) -> ContractChange:
    """The change from no contract to one."""
    message = f'contract "{new.name}" added'
    place = new.keys.get("name")
    return ContractChange(Verb.ADDED, "", ChangeClass.ADDITIVE, message, lambda _: new, None, place)


def contract_removed(old: Contract) -> ContractChange:
    """The change from a contract to none: nothing of what it names is governed any more."""
    message = f'contract "{old.name}" removed'
    place, nothing = old.keys.get("name"), empty(old)
    return ContractChange(
        Verb.REMOVED, "", ChangeClass.UNGOVERNED, message, lambda _: nothing, place
    )


def empty(contract: Contract) -> Contract:
    """In place of a contract that is not there: it governs nothing."""
    return Contract(contract.source, contract.name)


def _on_standby(change: ContractChange) -> ContractChange:
    """A standby replays the primary's WAL: no key of a table can stop it."""
    if change.change_class is ChangeClass.REPLICATION:
        return replace(change, change_class=ChangeClass.NEUTRAL)
    return change


def with_changes(contract: Contract, changes: Iterable[ContractChange]) -> Contract:
    """The contract with some changes.

    What its relations say of columns that these leave it without, goes with the columns, as DROP
    COLUMN takes constraints with it.
    """
    changed = contract
    for change in changes:
        changed = change.step(changed)
    pruned = {
        name: _pruned(relation)
        for name, relation in changed.relations.items()
        if contract.relations.get(name) is not relation
    }
    return replace(changed, relations={**changed.relations, **pruned}) if pruned else changed


def _pruned(relation: Relation) -> Relation:
    sets = (relation.key or (), relation.not_null or (), *(relation.unique or ()))
    if all(column in relation.columns for one in sets for column in one):
        return relation
    unique = relation.unique
    return replace(
        relation,
        key=_kept(relation.key, relation),
        not_null=_kept(relation.not_null, relation),
        unique=unique and tuple(one for one in unique if relation.columns.keys() >= set(one)),
    )


def _kept(columns: tuple[str, ...] | None, relation: Relation) -> tuple[str, ...] | None:
    return columns and tuple(_listed(columns, relation))


def _listed(columns: tuple[str, ...], relation: Relation) -> Iterator[str]:
    return (one for one in columns if one in relation.columns)
