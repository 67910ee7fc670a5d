"""What changes of the relations of a contract: which there are, and what is said of their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from ..contract import Contract, Relation
from .change import (
    NOW_STATED,
    ChangeClass,
    ContractChange,
    Verb,
    having,
    is_reordered,
    on_relation,
    unchanged,
    without,
)
from .columns import column_changes


def relation_changes(old: Contract, new: Contract) -> Iterator[ContractChange]:
    """The relations that are gone or new, and what changes of the others."""
    for name, relation in old.relations.items():
        if name not in new.relations:
            yield _removed(relation, new)
    for name, relation in new.relations.items():
        if name not in old.relations:
            yield _added(relation, old, new)
    for name, relation in old.relations.items():
        if name in new.relations:
            yield from _of_relation(relation, new.relations[name])
    if is_reordered(old.relations, new.relations):
        yield ContractChange(
            Verb.REORDERED,
            "relations",
            ChangeClass.NEUTRAL,
            "relations reordered",
            unchanged,
            old.keys.get("relations"),
            new.keys.get("relations"),
        )


def _removed(relation: Relation, new: Contract) -> ContractChange:
    name = relation.name
    entry = new.not_replicated_entry(name)
    now = f": now listed as not replicated ({entry.kind})" if entry is not None else ""

    def step(contract: Contract) -> Contract:
        return replace(contract, relations=without(contract.relations, name))

    return ContractChange(
        Verb.REMOVED,
        f"relations.{name}",
        ChangeClass.READERS,
        f'relation "{name}" removed{now}',
        step,
        relation.span,
        entry.span if entry is not None else None,
        subject=name,
    )


def _added(relation: Relation, old: Contract, new: Contract) -> ContractChange:
    name = relation.name
    entry = old.not_replicated_entry(name)
    was = f": was listed as not replicated ({entry.kind})" if entry is not None else ""

    def step(contract: Contract) -> Contract:
        relations = having(contract.relations, name, relation, new.relations)
        return replace(contract, relations=relations)

    return ContractChange(
        Verb.ADDED,
        f"relations.{name}",
        ChangeClass.ADDITIVE,
        f'relation "{name}" added{was}',
        step,
        entry.span if entry is not None else None,
        relation.span,
        subject=name,
    )


def _of_relation(old: Relation, new: Relation) -> Iterator[ContractChange]:
    yield from column_changes(old, new)
    for key, compared in (
        ("replica_identity", _identity),
        ("key", _key),
        ("not_null", _not_null),
        ("unique", _unique),
        ("partitioned", _partitioned),
    ):
        before, after = getattr(old, key), getattr(new, key)
        if before is None and after is not None:
            yield _now_stated(old, new, key)
        elif before != after:
            yield compared(old, new)
    if old.folded != new.folded:
        exact = "its exact name alone" if new.folded is None else "the folded name as well"
        yield ContractChange(
            Verb.CHANGED,
            f"relations.{old.name}",
            ChangeClass.NEUTRAL,
            f'relation "{old.name}" stands for {exact}',
            on_relation(old.name, partial(replace, folded=new.folded)),
            old.span,
            new.span,
            subject=old.name,
        )


def _said(
    old: Relation, new: Relation, key: str, change_class: ChangeClass, message: str, hint: str = ""
) -> ContractChange:
    """What changes of one key that says something of a relation's rows."""
    before, after = getattr(old, key), getattr(new, key)
    verb = Verb.ADDED if before is None else Verb.CHANGED
    return ContractChange(
        Verb.REMOVED if after is None else verb,
        f"relations.{old.name}.{key}",
        change_class,
        message,
        on_relation(old.name, partial(replace, **{key: after})),
        old.place(key),
        new.place(key),
        hint or None,
        subject=old.name,
    )


def _now_stated(old: Relation, new: Relation, key: str) -> ContractChange:
    """What the old contract left open: it claimed nothing, so this takes nothing away."""
    after = {
        "replica_identity": new.replica_identity,
        "key": _list(new.key),
        "not_null": _list(new.not_null),
        "unique": _sets(new.unique or ()),
        "partitioned": "yes" if new.partitioned else "no",
    }[key]
    message = f'{key} of "{old.name}" now stated: {after}'
    return _said(old, new, key, ChangeClass.NEUTRAL, message, NOW_STATED)


def _identity(old: Relation, new: Relation) -> ContractChange:
    """REPLICA IDENTITY, by which a subscriber finds the rows of UPDATE and DELETE.

    PostgreSQL manual, 31.1 "Publication"; relation.c, logicalrep_rel_mark_updatable: the columns of
    the subscriber's identity must all be among those that the publisher sends as the key.
    """
    before, after = old.replica_identity, new.replica_identity
    of = f'replica identity of "{old.name}"'
    if after is None:
        message = f"{of} no longer agreed: was {before}"
        return _said(old, new, "replica_identity", ChangeClass.REPLICATION, message)
    message = f"{of} changed from {before} to {after}"
    hint = ""
    change_class = ChangeClass.REPLICATION
    if after == "nothing":
        hint = "The primary refuses UPDATE and DELETE of a published table without an identity."
    elif before == "nothing":
        change_class = ChangeClass.ADDITIVE
    elif after == "full" or (before == "full" and after == "default" and new.key):
        change_class = ChangeClass.NEUTRAL
    else:
        hint = "A subscriber must find rows by the columns that the publisher sends as the key."
    return _said(old, new, "replica_identity", change_class, message, hint)


def _key(old: Relation, new: Relation) -> ContractChange:
    """The primary key: what a default identity sends, and what GROUP BY may rely on."""
    before, after = old.key or (), new.key
    of = f'key of "{old.name}"'
    change_class, hint = ChangeClass.REPLICATION, ""
    if after is None:
        message = f"{of} no longer stated: was {_list(before)}"
        change_class = ChangeClass.REPLICATION if before else ChangeClass.NEUTRAL
    else:
        message = f"{of} changed from {_list(before)} to {_list(after)}"
        if set(before) == set(after):
            change_class = ChangeClass.NEUTRAL
        elif not before:
            hint = "The primary must keep the key first: a second row of a key stops apply."
    return _said(old, new, "key", change_class, message, hint)


def _not_null(old: Relation, new: Relation) -> ContractChange:
    before, after = old.not_null or (), new.not_null
    of = f'not_null of "{old.name}"'
    required = [
        one
        for one in after or ()
        if one in old.columns and not old.requires(one) and one not in (before)
    ]
    relaxed = [one for one in before if one in new.columns and not new.requires(one)]
    if after is None:
        return _said(old, new, "not_null", ChangeClass.NEUTRAL, f"{of} no longer stated")
    if required:
        columns = _columns(required)
        message = f'{columns} of relation "{old.name}" required: NOT NULL on the replicas'
        hint = "A null from the primary stops apply."
        return _said(old, new, "not_null", ChangeClass.REPLICATION, message, hint)
    if relaxed:
        message = f'{_columns(relaxed)} of relation "{old.name}" no longer required'
        hint = "Readers may meet nulls."
        return _said(old, new, "not_null", ChangeClass.ADDITIVE, message, hint)
    is_more = bool(set(after) - set(before))
    change_class = ChangeClass.ADDITIVE if is_more else ChangeClass.NEUTRAL
    return _said(old, new, "not_null", change_class, f"{of} is {_list(after)}")


def _unique(old: Relation, new: Relation) -> ContractChange:
    before, after = old.unique or (), new.unique
    of = f'unique of "{old.name}"'
    if after is None:
        return _said(old, new, "unique", ChangeClass.NEUTRAL, f"{of} no longer stated")
    gained = [
        one for one in after if old.is_unique(one) is not True and old.columns.keys() >= set(one)
    ]
    lost = [one for one in before if new.is_unique(one) is not True]
    if gained:
        message = f'{_sets(gained)} of relation "{old.name}" unique on the replicas'
        hint = "A second row of these values from the primary stops apply."
        return _said(old, new, "unique", ChangeClass.REPLICATION, message, hint)
    if lost:
        message = f'{_sets(lost)} of relation "{old.name}" no longer unique on the replicas'
        return _said(old, new, "unique", ChangeClass.ADDITIVE, message)
    is_more = len(after) > len(before)
    change_class = ChangeClass.ADDITIVE if is_more else ChangeClass.NEUTRAL
    return _said(old, new, "unique", change_class, f"{of} is {_sets(after)}")


def _partitioned(old: Relation, new: Relation) -> ContractChange:
    """Whether the replica's table has partitions, under whose names their rows may be sent."""
    message = f'partitioning of "{old.name}" no longer stated'
    if new.partitioned is None:
        return _said(old, new, "partitioned", ChangeClass.NEUTRAL, message)
    words = {True: "partitioned", False: "not partitioned"}
    message = f'relation "{old.name}" now {words[new.partitioned]} on the replicas'
    hint = "Rows of partitions are sent under their names without publish_via_partition_root."
    return _said(old, new, "partitioned", ChangeClass.REPLICATION, message, hint)


def _list(columns: Iterable[str] | None) -> str:
    return f"({', '.join(columns or ())})"


def _sets(sets: Iterable[tuple[str, ...]]) -> str:
    return ", ".join(map(_list, sets)) or "none"


def _columns(columns: list[str]) -> str:
    names = ", ".join(f'"{one}"' for one in columns)
    return f"column {names}" if len(columns) == 1 else f"columns {names}"
