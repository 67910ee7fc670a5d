"""What takes constraints and indexes away, with what leans on them."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from ..changes import DropConstraint
from ..name import Name
from .draft import Draft
from .not_null import required
from .relations import Constraint, Table, is_same_foreign

INDEXED = ("primary key", "unique", "exclude")


def drop_constraint(draft: Draft, change: DropConstraint) -> None:
    """DROP CONSTRAINT, with its index and the foreign keys that lean on it."""
    table = draft.table(change.relation)
    if table is not None and change.constraint in table.constraints:
        take_constraint(draft, table, change.constraint, is_only=change.is_only)


def take_constraint(draft: Draft, table: Table, name: str, *, is_only: bool = False) -> None:
    """Takes a constraint from a table, and from those that inherit it."""
    gone = table.constraints[name]
    if gone.kind == "not null":
        required(draft, table, gone.columns[0], False, is_only=is_only)
        return
    constraints = {one: x for one, x in table.constraints.items() if one != name}
    table = draft.put(replace(table, constraints=constraints))
    if gone.kind in INDEXED and name in table.indexes:
        take_index(draft, table, name)
    if gone.kind == "foreign key" and table.kind == "partitioned table":
        for child in draft.children(table):
            _take_inherited_foreign(draft, child, gone)
    if gone.kind == "check" and gone.is_inherited:
        for child in draft.children(table):
            disinherit(draft, child, name, keeps=is_only)


def _take_inherited_foreign(draft: Draft, table: Table, gone: Constraint) -> None:
    for own in table.constraints.values():
        if own.kind == "foreign key" and own.parents and is_same_foreign(own, gone):
            take_constraint(draft, table, own.name)
            return


def disinherit(draft: Draft, table: Table, name: str, *, keeps: bool) -> None:
    """A parent no longer has a check: who has it from there alone loses it, or keeps it as own."""
    own = table.constraints.get(name)
    if own is None or not own.parents:
        return
    left = replace(own, parents=own.parents - 1, is_local=own.is_local or keeps)
    if left.parents == 0 and not left.is_local:
        take_constraint(draft, replace(table), name)
    else:
        draft.put(replace(table, constraints={**table.constraints, name: left}))


def take_index(draft: Draft, table: Table, name: str) -> None:
    """Takes an index with its constraint, its parts, and the foreign keys that lean on it."""
    above = Name(table.name.schema, name)
    indexes = {one: x for one, x in table.indexes.items() if one != name}
    constraints = {
        one: x for one, x in table.constraints.items() if not (one == name and x.kind in INDEXED)
    }
    identity = "nothing" if table.identity == f"index {name}" else table.identity
    draft.put(replace(table, indexes=indexes, constraints=constraints, identity=identity))
    for other in draft.mentioning(table.name):
        for own in tuple(other.constraints.values()):
            leans = own.kind == "foreign key" and own.index == name
            if leans and own.references == table.name:
                now = draft.table(other.name)
                if now is not None and own.name in now.constraints:
                    take_constraint(draft, now, own.name)
        now = draft.table(other.name)
        for part in tuple(now.indexes.values()) if now is not None else ():
            if part.parent == above and now is not None:
                take_index(draft, draft.there(other.name), part.name)


def using(table: Table, columns: Collection[str]) -> tuple[str, ...]:
    """The indexes that read one of these columns."""
    return tuple(x.name for x in table.indexes.values() if not set(columns).isdisjoint(x.uses))
