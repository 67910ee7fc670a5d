"""The replica identity of tables at a moment, and the moments at which one is missing or moves."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from ..changes import CreateTable, Delete, Rename, RenameConstraint, Update
from ..contract import Contract, Relation
from ..name import Name
from ..primary import (
    Primary,
    Publication,
    Table,
    TableColumn,
    TableIndex,
    differing,
    publishings,
)
from .era import Era
from .steps import Done, History
from .timeline import Timeline, turning_point

_KEYED = frozenset(("update", "delete"))


class Identity(Struct, frozen=True):
    """What tells a replica which row an UPDATE or a DELETE means.

    `columns` None: those of a key that is not known. Neither with columns nor full, there is none.
    """

    columns: tuple[str, ...] | None = ()
    is_full: bool = False

    @property
    def is_usable(self) -> bool:
        return self.is_full or self.columns != ()

    def covers(self, columns: tuple[str, ...]) -> bool | None:
        """Whether rows are sent with the old values of these columns; None: not known."""
        if self.is_full:
            return True
        return None if self.columns is None else set(columns) <= set(self.columns)


class Why(Enum):
    """Why the primary refuses UPDATE and DELETE."""

    IDENTITY = "there is no identity"
    LIST = "a column list does not hold it"
    FILTER = "a row filter reads other columns"
    GENERATED = "it holds a generated column that is not published"  # from PostgreSQL 18 on


class RefusedRows(Struct, frozen=True):
    """A table whose rows a publication takes, and which the primary refuses to change.

    `is_written` says that the change is the UPDATE or the DELETE itself.
    """

    done: Done
    relation: Name
    why: Why
    is_written: bool = False


class Moved(Struct, frozen=True):
    """The identity of a relation no longer has what the replicas look for rows by.

    `expected` are those columns, empty where they are not known; `now` is the identity.
    """

    done: Done
    relation: Relation
    expected: tuple[str, ...]
    now: Identity


def identity(table: Table) -> Identity:
    """relcache.c, RelationGetIndexList: a key that can be deferred identifies nothing."""
    kind, _, name = table.identity.partition(" ")
    if kind == "full":
        return Identity(is_full=True)
    if kind == "nothing":
        return Identity()
    for index in table.indexes.values():
        if (index.is_primary if kind == "default" else index.name == name) and _is_usable(index):
            return Identity(index.columns)
    return Identity()


def _is_usable(index: TableIndex) -> bool:
    return index.is_unique and index.is_immediate and index.is_valid and not index.is_partial


def refusals(history: History, contract: Contract) -> Iterator[RefusedRows]:
    """UPDATE and DELETE that fail, and what migrations leave so that they will.

    execReplication.c, CheckCmdReplicaIdentity.
    """
    timeline = history.once(Timeline.of)
    for first, last in _files(history):
        for refused in _left_refused(history, first, last, contract):
            is_past = timeline.is_past(refused.done)
            if not is_past or _refused(history.primary, contract, refused.relation) is not None:
                yield refused
    for done, _ in history.moments:
        if timeline.is_past(done):
            continue
        match done.change:
            case Update(relation) | Delete(relation):
                why = _refused(done.primary, contract, relation)
                if why is not None and relation not in done.primary.unknown:
                    yield RefusedRows(done, relation, why, is_written=True)


def _files(history: History) -> Iterator[tuple[int, int]]:
    """The places of each migration's first and last change."""
    run, first = history.run, 0
    for place, done in enumerate(run):
        if place + 1 == len(run) or run[place + 1].step.file != done.step.file:
            yield first, place
            first = place + 1


def _left_refused(
    history: History, first: int, last: int, contract: Contract
) -> Iterator[RefusedRows]:
    """What refuses at the end of a migration and did not at its beginning."""
    before, left = history.run[first].primary, history.moments[last][1]
    is_as_published = before.publications is left.publications
    names = differing(before.tables, left.tables) if is_as_published else left.tables
    for name in names:
        why = _refused(left, contract, name)
        if why is None:
            continue
        if name in before.tables and _refused(before, contract, name) is not None:
            continue
        done = _culprit(history, first, last, contract, name)
        if done is not None and not _may_have_key(done, left):
            yield RefusedRows(done, name, why)


def _may_have_key(done: Done, left: Primary) -> bool:
    """Whether a table has the keys of one that is not known, or was given one out of sight."""
    change = done.change
    if not isinstance(change, CreateTable):
        return False
    return change.name in left.unknown or any(
        "indexes" in like.including and like.relation not in done.primary.tables
        for like in change.likes
    )


def _culprit(
    history: History, first: int, last: int, contract: Contract, name: Name
) -> Done | None:
    """The last change from which on changes of the table are refused."""
    moments = history.moments[first : last + 1]
    return turning_point(moments, lambda primary: _refused(primary, contract, name) is not None)


def _refused(primary: Primary, contract: Contract, name: Name) -> Why | None:
    """Why UPDATE and DELETE of a table are refused; None: they are not."""
    table = primary.tables.get(name)
    if table is None or table.kind != "table" or table.persistence != "permanent":
        return None
    carriers = publishings(primary, name)
    keyed = [one for one in carriers if not _KEYED.isdisjoint(one.publication.operations)]
    if not keyed and (carriers or name not in contract.relations):
        return None
    found = identity(table)
    if not found.is_usable:
        return Why.IDENTITY
    lists = [frozenset(one.columns) for one in keyed if one.columns is not None]
    if any(found.is_full or not one.issuperset(found.columns or ()) for one in lists):
        return Why.LIST
    read = {column for one in keyed for column in one.filtered_by if column in table.columns}
    if found.covers(tuple(read)) is False:
        return Why.FILTER
    for column in table.columns.values():
        if column.generated is None or not found.covers((column.name,)):
            continue
        if not keyed or not all(_publishes(one.publication, column) for one in keyed):
            return Why.GENERATED
    return None


def _publishes(publication: Publication, column: TableColumn) -> bool:
    """Whether a publication sends a generated column, where it has no column list."""
    return column.generated == "stored" and publication.generated == "stored"


def moves(history: History, contract: Contract) -> Iterator[Moved]:
    """The changes after which replicas no longer find rows by what is sent.

    A replica looks by its own identity, and stops where a column of it is not sent
    (logicalrep_rel_mark_updatable).
    """
    timeline = history.once(Timeline.of)
    for first, last in _files(history):
        before, left = history.run[first].primary, history.moments[last][1]
        changed = [*differing(before.tables, left.tables)]
        if history.run[last].step.era is Era.UNDATED:
            left = history.primary
        for relation in filter(None, map(contract.relations.get, changed)):
            old, new = before.tables.get(relation.name), left.tables.get(relation.name)
            if old is None or new is None or old is new:
                continue
            expected, now = _expected(relation, old, new), identity(new)
            if expected is None or not _strays(relation, expected, new, now):
                continue
            is_said = relation.key is not None or relation.replica_identity is not None
            done = _mover(history, first, last, relation.name)
            if done is not None and (is_said or not timeline.is_past(done)):
                yield Moved(done, relation, expected, now)


def _expected(relation: Relation, old: Table, new: Table) -> tuple[str, ...] | None:
    """What replicas look for rows by; () for what is agreed but not known, None for anything."""
    agreed, before = relation.replica_identity, identity(old)
    if agreed is None or agreed == "full":
        if relation.key:
            return relation.key
        if before.columns:
            return before.columns
        is_chosen = new.identity != old.identity
        return () if is_chosen or (agreed == "full" and not identity(new).is_full) else None
    if agreed == new.identity:
        return (relation.key if agreed == "default" else None) or before.columns or None
    if agreed == "default":
        return relation.key or before.columns or ()
    index = old.indexes.get(agreed.removeprefix("index "))
    return (index.columns if index is not None else None) or ()


def _strays(relation: Relation, expected: tuple[str, ...], new: Table, now: Identity) -> bool:
    """Whether rows go out without what the replicas look for: another identity must prove it."""
    if now.is_full or not now.is_usable:
        return False
    if not expected:
        return True
    covers, agreed = now.covers(expected), relation.replica_identity
    is_agreed = new.identity == (agreed or "default")
    return covers is False or (covers is None and not is_agreed)


def _mover(history: History, first: int, last: int, name: Name) -> Done | None:
    """The last change that gave the table another identity: another name for its index is none."""
    for place in range(last, first - 1, -1):
        done, left = history.moments[place]
        old, new = done.primary.tables.get(name), left.tables.get(name)
        if old is None or new is None or not identity(new).is_usable:
            continue
        if isinstance(done.change, (Rename, RenameConstraint)):
            continue
        if (old.identity, identity(old)) != (new.identity, identity(new)):
            return done
    return None
