"""Where the primary, as the migrations that have run leave it, and the contract do not agree.

The contract says what the replicas have behind these migrations. What the primary allows and a
replica does not, stops the replica; the other way round nothing happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from msgspec import Struct

from ..contract import Contract, Relation, Rollout
from ..name import Name
from ..primary import Table
from ..source import Span
from .era import Era
from .steps import Done, History
from .timeline import turning_point

_BUT = "but the contract says"


class Drift(Struct, frozen=True):
    """What the primary is, at the place where the contract says otherwise.

    `column` None: the table as a whole. `since` is the change that made it so, where one did.
    """

    span: Span
    relation: Name
    column: str | None
    what: str
    since: Done | None = None


def drifts(history: History, contract: Contract) -> Iterator[Drift]:
    """The differences between a contract and the primary, where that is known.

    Where SQL was run that is not seen, only those that a change of the history made.
    """
    known = history.known
    if known is None:
        return
    for relation in contract.relations.values():
        if relation.name in known.unknown:
            continue
        for drift in _of(relation, known.tables.get(relation.name), history):
            if drift.since is not None or not known.unseen:
                yield drift


def _of(relation: Relation, table: Table | None, history: History) -> Iterator[Drift]:
    if table is None or table.kind.endswith("view"):
        what = "is not on the primary" if table is None else f"is a {table.kind} on the primary"
        since = _since(history, relation.name, _is_no_table)
        yield Drift(relation.span, relation.name, None, what, since)
        return
    yield from _columns(history, relation, table)
    yield from _required(history, relation, table)
    yield from _keys(history, relation, table)
    if relation.replica_identity is not None and not table.is_assumed:
        yield from _identity(history, relation, table)


def _columns(history: History, relation: Relation, table: Table) -> Iterator[Drift]:
    for column in relation.columns.values():
        found = table.columns.get(column.name)
        is_open = table.has_other_columns and not table.is_assumed
        if column.rollout is not Rollout.NONE or (found is None and is_open):
            continue
        if found is None:
            what = "is not on the primary"
        elif found.type not in (None, column.type):
            what = f'is of type "{found.type}" on the primary, {_BUT} "{column.type}"'
        elif column.generated and found.generated is None:
            what = f"is not generated on the primary, {_BUT} generated: true"
        else:
            continue
        lost = partial(_is_left_so, column.name, found)
        yield Drift(
            column.span, relation.name, column.name, what, _since(history, relation.name, lost)
        )


def _is_left_so(column: str, found: object, table: Table | None) -> bool:
    """Whether a column is what it is in the end."""
    return table is not None and table.columns.get(column) == found


def _is_no_table(table: Table | None) -> bool:
    return table is None or table.kind.endswith("view")


def _required(history: History, relation: Relation, table: Table) -> Iterator[Drift]:
    """The columns that may be null, and are NOT NULL on the replicas."""
    for name, column in relation.columns.items():
        found = table.columns.get(name)
        is_stricter = relation.requires(name) and column.rollout is Rollout.NONE
        if found is None or found.is_required or not is_stricter:
            continue
        key = "key" if name in (relation.key or ()) else "not_null"
        since = _since(history, relation.name, partial(_may_be_null, name))
        what = "may be null on the primary, but not on the replicas"
        yield Drift(relation.place(key), relation.name, name, what, since)


def _may_be_null(column: str, table: Table | None) -> bool:
    found = table.columns.get(column) if table is not None else None
    return found is not None and not found.is_required


def _keys(history: History, relation: Relation, table: Table) -> Iterator[Drift]:
    """What is unique on the replicas, and need not be on the primary."""
    listed = [("key", relation.key or ()), *(("unique", one) for one in relation.unique or ())]
    for key, columns in listed:
        if columns and not _is_unique(columns, table):
            names = f"({', '.join(columns)})"
            what = f"is unique on {names} on the replicas, but not on the primary"
            since = _since(history, relation.name, partial(_is_not_unique, columns))
            yield Drift(relation.place(key), relation.name, None, what, since)


def _is_not_unique(columns: Iterable[str], table: Table | None) -> bool:
    return table is not None and not _is_unique(columns, table)


def _is_unique(columns: Iterable[str], table: Table) -> bool:
    """Whether no two rows have the same there; it may be so where a key's columns are not known."""
    indexes = [one for one in table.indexes.values() if one.is_unique and not one.is_partial]
    if any(one.columns is None and table.is_assumed for one in indexes):
        return True
    return any(one.columns and set(one.columns) <= {*columns} for one in indexes)


def _identity(history: History, relation: Relation, table: Table) -> Iterator[Drift]:
    has_key = any(one.is_primary for one in table.indexes.values())
    if table.identity != relation.replica_identity:
        says = f"{_BUT} {relation.replica_identity}"
        what = f"has replica identity {table.identity} on the primary, {says}"
    elif table.identity == "default" and not has_key:
        what = f"has no primary key on the primary, {_BUT} replica_identity: default"
    else:
        return
    since = _since(history, relation.name, lambda one: one is not None and _same(one, table))
    yield Drift(relation.place("replica_identity"), relation.name, None, what, since)


def _same(one: Table, other: Table) -> bool:
    keys = [any(index.is_primary for index in each.indexes.values()) for each in (one, other)]
    return one.identity == other.identity and keys[0] == keys[1]


def _since(history: History, name: Name, is_so: Callable[[Table | None], bool]) -> Done | None:
    """The last change of the history that made a table so."""
    moments = [one for one in history.moments if one[0].step.era is Era.HISTORY]
    return turning_point(moments, lambda primary: is_so(primary.tables.get(name)))
