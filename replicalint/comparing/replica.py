"""What changes of the replica as such, and of what a contract says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from ..contract import Contract
from .change import ChangeClass, ContractChange, Verb


def replica_changes(old: Contract, new: Contract) -> Iterator[ContractChange]:
    """Name, description, and how replicas are made, what they run, how names are looked up."""
    for key in ("name", "description"):
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            yield _change(old, new, key, ChangeClass.NEUTRAL, f"{key} of the contract changed")
    if old.replication != new.replication:
        yield _replication(old, new)
    if old.postgres != new.postgres:
        is_older = new.postgres < old.postgres
        change_class = ChangeClass.READERS if is_older else ChangeClass.ADDITIVE
        message = f"oldest version of a replica changed from {old.postgres} to {new.postgres}"
        yield _change(old, new, "postgres", change_class, message)
    if old.search_path != new.search_path:
        yield _search_path(old, new)


def _replication(old: Contract, new: Contract) -> ContractChange:
    """A subscriber has what was created on it, a hot standby all that the primary has.

    A standby in turn refuses what a subscriber allows: SERIALIZABLE, for one (PostgreSQL manual,
    27.4 "Hot Standby").
    """
    if new.replication == "logical":
        change_class = ChangeClass.REPLICATION
        hint = "DDL, sequences and what is not published no longer reach the replicas."
    else:
        change_class = ChangeClass.READERS
        hint = "A hot standby refuses statements that a subscriber runs."
    message = f"replication changed from {old.replication} to {new.replication}"
    return _change(old, new, "replication", change_class, message, hint)


def _search_path(old: Contract, new: Contract) -> ContractChange:
    """Where a bare name is looked up: each that means something else now is lost to its readers."""
    before, after = _meanings(old, old.search_path), _meanings(old, new.search_path)
    lost = sorted(name for name, schema in before.items() if after.get(name) != schema)
    if lost:
        change_class = ChangeClass.READERS
        first = lost[0]
        there = f'"{after[first]}.{first}"' if first in after else "nothing"
        hint = f'The bare name "{first}" means {there}, was "{before[first]}.{first}".'
    else:
        is_more = len(after) > len(before)
        change_class, hint = ChangeClass.ADDITIVE if is_more else ChangeClass.NEUTRAL, None
    message = f"search path changed from {_path(old)} to {_path(new)}"
    return _change(old, new, "search_path", change_class, message, hint)


def _meanings(contract: Contract, path: tuple[str, ...]) -> Mapping[str, str]:
    """The schemas in which bare names of what a contract lists are found."""
    functions = (one.name for one in contract.functions)
    names = (*contract.relations, *contract.types, *contract.sequences, *functions)
    found: dict[str, str] = {}
    for schema in reversed(path):
        found |= {one.name: schema for one in names if one.schema == schema}
    return found


def _path(contract: Contract) -> str:
    return f"[{', '.join(contract.search_path)}]"


def _change(
    old: Contract,
    new: Contract,
    key: str,
    change_class: ChangeClass,
    message: str,
    hint: str | None = None,
) -> ContractChange:
    path = key if key in ("name", "description") else f"replica.{key}"
    before, after = (each.keys.get(path) or each.keys.get("replica") for each in (old, new))
    edited = {key: getattr(new, key)}
    if key == "postgres":
        edited["postgres_span"] = new.postgres_span
    step = partial(replace, **edited)
    return ContractChange(Verb.CHANGED, path, change_class, message, step, before, after, hint)
