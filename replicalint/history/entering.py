"""Tables that come to be sent although the contract lists them not, and parts of those it lists."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..changes import CreateTable, Drop, Inherit, Publish, Rename, SetLogged
from ..contract import Contract, Relation
from ..name import Name
from ..primary import Primary
from .sending import ancestors, sendings, sent_as
from .steps import Done, History
from .timeline import Timeline


class Entered(Struct, frozen=True):
    """A table whose rows the replicas are sent from here on, under the name `root`.

    `publications` are those that carry it.
    """

    done: Done
    relation: Name
    root: Name
    publications: tuple[str, ...]


class Parted(Struct, frozen=True):
    """What happens to a partition or a child of a relation of the contract.

    `action` is "joins", "inherits", "leaves" or "is renamed". `is_via_root`: rows go out under the
    relation's own name; None where it is not known.
    """

    done: Done
    relation: Relation
    part: Name
    action: str
    is_via_root: bool | None = None


def entered(history: History, contract: Contract) -> Iterator[Entered]:
    """The tables that migrations bring to the replicas, in their order."""
    timeline = history.once(Timeline.of)
    for place, (done, left) in enumerate(history.moments):
        for name in _about(done, left):
            root = _new_root(done, left, contract, name)
            if root is None or (
                timeline.is_past(done) and root not in sent_as(history.primary, contract, name)
            ):
                continue
            if not _is_transient(timeline, place, contract, name):
                carriers = sendings(left, contract, name)
                names = tuple(one.publication.name for one in carriers)
                yield Entered(done, name, root, names)


def _about(done: Done, left: Primary) -> tuple[Name, ...]:
    """The tables that a change may bring."""
    match done.change:
        case CreateTable(name) | SetLogged(name, is_logged=True) | Inherit(name):
            return (name,)
        case Rename("table", name, _, to):
            return (to,) if done.primary.tables.get(name) is not left.tables.get(to) else ()
        case Rename("schema", _, _, to):
            return tuple(name for name in left.tables if name.schema == to.name)
        case Publish(publication, action=action) if (
            action != "create" or publication in done.primary.publications
        ):
            return tuple(left.tables)
        case _:
            return ()


def _new_root(done: Done, left: Primary, contract: Contract, name: Name) -> Name | None:
    """The name under which the rows of a table are sent now, and no replica has."""
    relations = contract.relations
    is_part = _is_partition(left, name) and not relations.keys().isdisjoint(ancestors(left, name))
    if name in relations or is_part:
        return None
    before = done.primary
    match done.change:
        case Rename("table", old) if old in relations:
            return None
    known = sent_as(before, contract, name)
    for root in sorted(sent_as(left, contract, name)):
        if root not in relations and root not in known:
            return root
    return None


def _is_partition(primary: Primary, name: Name) -> bool:
    table = primary.tables.get(name)
    return table is not None and table.is_partition


def _is_transient(timeline: Timeline, place: int, contract: Contract, name: Name) -> bool:
    """Whether it is gone when the transaction ends, and no row of it was written."""
    done = timeline.history.run[place]
    end = timeline.ends[done.step.transaction]
    if timeline.first_write(name, place, end) is not None:
        return False
    committed = timeline.committed(done)
    return name not in committed.tables or not sent_as(committed, contract, name)


def parted(history: History, contract: Contract) -> Iterator[Parted]:
    """The parts of the contract's relations that come and go, in the order of the migrations."""
    timeline = history.once(Timeline.of)
    for done, left in history.moments:
        if timeline.is_past(done):
            continue
        match done.change:
            case CreateTable(name) | Inherit(name, is_added=True):
                yield from _joins(done, left, contract, name)
            case Inherit(name, parent=parent, is_added=False, is_partition=True):
                known = contract.relations.get(parent)
                if name not in done.primary.tables and known is not None:
                    yield Parted(done, known, name, "leaves")
                else:
                    yield from _leaves(done, contract, name)
            case Drop("table", name):
                yield from _leaves(done, contract, name)
            case Rename("table", name):
                yield from _is_renamed(done, contract, name)
            case Rename("schema", of):
                for name in [one for one in done.primary.tables if one.schema == of.name]:
                    yield from _is_renamed(done, contract, name)


def _joins(done: Done, left: Primary, contract: Contract, name: Name) -> Iterator[Parted]:
    relation = _parent(left, contract, name)
    if relation is None or (relation.name == _name_of_parent(done.primary, contract, name)):
        return
    carriers = sendings(left, contract, name)
    if not _is_partition(left, name):
        if not carriers:  # else it is a table of its own for the replicas
            yield Parted(done, relation, name, "inherits")
        return
    via_root = {one.root != name for one in carriers}
    is_via_root = via_root == {True} if via_root else None
    if relation.partitioned is False and is_via_root is not False:
        return
    yield Parted(done, relation, name, "joins", is_via_root)


def _leaves(done: Done, contract: Contract, name: Name) -> Iterator[Parted]:
    relation = _parent(done.primary, contract, name)
    if relation is not None and _is_partition(done.primary, name):
        yield Parted(done, relation, name, "leaves")


def _is_renamed(done: Done, contract: Contract, name: Name) -> Iterator[Parted]:
    """A partition whose rows go out under its own name."""
    relation = _parent(done.primary, contract, name)
    if relation is None or not _is_partition(done.primary, name):
        return
    via_root = {one.root != name for one in sendings(done.primary, contract, name)}
    if via_root != {True}:
        yield Parted(done, relation, name, "is renamed", False if via_root else None)


def _parent(primary: Primary, contract: Contract, name: Name) -> Relation | None:
    """The nearest relation of the contract that a table is a part of, and which lists it not."""
    if name in contract.relations:
        return None
    relations = contract.relations
    return next((relations[one] for one in ancestors(primary, name) if one in relations), None)


def _name_of_parent(primary: Primary, contract: Contract, name: Name) -> Name | None:
    relation = _parent(primary, contract, name)
    return None if relation is None else relation.name
