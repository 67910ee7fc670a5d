"""What the replicas are sent at a moment: whose rows, which of their columns, by which publication.

A contract names no publication. Those serve the replicas that carry a table of the contract, and
those that no migration creates. A table of the contract that none of them is known to carry is
sent all the same: the contract says that the replicas have it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..contract import Contract, Relation, Rollout
from ..name import Name
from ..primary import Primary, Publication, Publishing, publishings

# Of what a publication can send, that without which rows are stale.
NEEDED = ("insert", "update", "delete")
# Supabase creates it for its Realtime service, which subscribes to nothing.
_OF_OTHERS = frozenset(("supabase_realtime",))


def serves(primary: Primary, contract: Contract, publication: Publication) -> bool:
    """Whether the replicas of the contract may read a publication."""
    if publication.name in _OF_OTHERS:
        return False
    if publication.has_all_tables or not publication.is_known:
        return True
    schemas = {name.schema for name in contract.relations}
    listed = contract.relations.keys() & publication.tables.keys()
    return bool(listed) or not schemas.isdisjoint(publication.schemas)


def sendings(primary: Primary, contract: Contract, name: Name) -> tuple[Publishing, ...]:
    """How the rows of a table are known to reach the replicas."""
    if name not in primary.tables:
        return ()
    return tuple(
        one for one in publishings(primary, name) if serves(primary, contract, one.publication)
    )


def sent_as(primary: Primary, contract: Contract, name: Name) -> frozenset[Name]:
    """Under which names the rows of a table reach the replicas; none: they do not."""
    roots = frozenset(one.root for one in sendings(primary, contract, name))
    return roots or frozenset((name,) if name in contract.relations else ())


def ancestors(primary: Primary, name: Name) -> Iterator[Name]:
    """The tables that one is a partition or a child of, the nearest first."""
    waiting, seen = [name], {name}
    while waiting:
        table = primary.tables.get(waiting.pop(0))
        for parent in table.parents if table is not None else ():
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
                yield parent


def sends_column(primary: Primary, contract: Contract, relation: Name, column: str) -> bool:
    """Whether the replicas are sent a column: a generated one only where a publication says so."""
    table = primary.tables.get(relation)
    made = None if table is None else table.columns.get(column)
    carriers = sendings(primary, contract, relation)
    if made is not None and made.generated is not None:
        stored = made.generated == "stored"
        return stored and any(
            (one.publication.generated == "stored" and one.columns is None)
            or column in (one.columns or ())
            for one in carriers
        )
    return not carriers or any(one.columns is None or column in one.columns for one in carriers)


class SentRelation(Struct, frozen=True):
    """What all publications together send of a relation."""

    relation: Relation
    publications: frozenset[str]
    missing: tuple[str, ...]
    is_filtered: bool
    operations: frozenset[str]
    is_via_root: bool

    @property
    def is_whole(self) -> bool:
        return not (self.missing or self.is_filtered or self.omitted)

    @property
    def omitted(self) -> tuple[str, ...]:
        """The operations that replicas need and do not get."""
        return tuple(one for one in NEEDED if one not in self.operations)


def sent(primary: Primary, contract: Contract, relation: Relation) -> SentRelation | None:
    """What is known to be sent of a relation; None where no publication is known to carry it."""
    carriers = sendings(primary, contract, relation.name)
    if not carriers:
        return None
    lacking = [_missing(relation, one) for one in carriers]
    return SentRelation(
        relation,
        frozenset(one.publication.name for one in carriers),
        tuple(c for c in lacking[0] if all(c in other for other in lacking[1:])),
        all(one.is_filtered for one in carriers),
        frozenset(one for carrier in carriers for one in carrier.publication.operations),
        all(one.publication.via_root for one in carriers),
    )


def _missing(relation: Relation, publishing: Publishing) -> tuple[str, ...]:
    if publishing.columns is None:
        return ()
    return tuple(
        column.name
        for column in relation.columns.values()
        if column.name not in publishing.columns
        and column.rollout is not Rollout.REMOVING
        and not column.generated
    )
