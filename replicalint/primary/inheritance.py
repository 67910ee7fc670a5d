"""What a table has from its parents, or as a partition: tablecmds.c, MergeAttributes and ATTACH."""

from __future__ import annotations

from msgspec.structs import replace

from ..changes import Inherit
from ..name import Name
from .columns import shares_identity
from .draft import Draft
from .indexes import inherit_index
from .keys import inherit_foreign
from .losing import INDEXED
from .not_null import chosen_required
from .relations import Constraint, Table, TableColumn


def inherited_columns(draft: Draft, parents: tuple[Name, ...]) -> dict[str, TableColumn]:
    """The columns of a new table from its parents, in their order."""
    columns: dict[str, TableColumn] = {}
    for name in parents:
        parent = draft.table(name)
        if parent is None:
            continue
        for column in parent.columns.values():
            known = columns.get(column.name)
            if known is not None:
                columns[column.name] = replace(
                    known,
                    parents=known.parents + 1,
                    has_default=known.has_default or column.has_default,
                )
                continue
            columns[column.name] = replace(
                column,
                is_required=False,
                identity=column.identity if shares_identity(draft, parent) else None,
                parents=1,
                is_local=False,
            )
    return columns


def inherited_constraints(
    draft: Draft, table: Table, parents: tuple[Name, ...], kind: str
) -> dict[str, Constraint]:
    """The constraints of a new table with the checks, or NOT NULLs, of its parents."""
    found = dict(table.constraints)
    for name in parents:
        parent = draft.table(name)
        for one in parent.constraints.values() if parent is not None else ():
            if one.kind != kind or not one.is_inherited:
                continue
            known = _alike(found, one)
            if known is not None:
                is_enforced = known.is_enforced or one.is_enforced
                found[known.name] = replace(
                    known,
                    parents=known.parents + 1,
                    is_enforced=is_enforced,
                    is_validated=is_enforced,
                )
                continue
            made = replace(one, is_validated=one.is_enforced, parents=1, is_local=False)
            if one.kind == "not null" and one.name in found:  # of another column
                made = replace(made, name=chosen_required(draft, table, one.columns[0], found))
            found[made.name] = made
    return found


def _alike(among: dict[str, Constraint], one: Constraint) -> Constraint | None:
    if one.kind == "check":
        return among.get(one.name)
    same = (x for x in among.values() if x.kind == "not null" and x.columns == one.columns)
    return next(same, None)


def take_over_keys(draft: Draft, name: Name, parent: Table) -> None:
    """Gives a partition the indexes and foreign keys of its table."""
    for index in parent.indexes:
        inherit_index(draft, name, parent.name, index, is_attached=True)
    for constraint in tuple(parent.constraints.values()):
        table = draft.table(name)
        if constraint.kind == "foreign key" and table is not None:
            inherit_foreign(draft, table, constraint)


def inherit(draft: Draft, change: Inherit) -> None:
    """INHERIT and NO INHERIT, ATTACH and DETACH PARTITION."""
    table, parent = draft.table(change.relation), draft.table(change.parent)
    if table is None:
        return
    if not change.is_added:
        _leave(draft, table, change.parent, parent)
        return
    if change.parent in table.parents:
        return
    joined = replace(
        table,
        parents=(*table.parents, change.parent),
        is_partition=change.is_partition or table.is_partition,
    )
    if parent is None:
        draft.put(joined)
        return
    shares = shares_identity(draft, parent)
    columns = {
        one: replace(
            x,
            parents=x.parents + 1,
            is_local=x.is_local and not change.is_partition,
            identity=parent.columns[one].identity if shares else x.identity,
        )
        if one in parent.columns
        else x
        for one, x in table.columns.items()
    }
    constraints = dict(table.constraints)
    for one in parent.constraints.values():
        own = _alike(constraints, one) if one.kind in ("check", "not null") else None
        if own is not None and one.is_inherited:
            is_local = own.is_local and not change.is_partition
            constraints[own.name] = replace(own, parents=own.parents + 1, is_local=is_local)
    draft.put(replace(joined, columns=columns, constraints=constraints))
    if change.is_partition:
        take_over_keys(draft, table.name, parent)


def _leave(draft: Draft, table: Table, name: Name, parent: Table | None) -> None:
    """A table no longer inherits; what it has, it keeps as its own."""
    columns = {
        one: replace(x, parents=max(x.parents - 1, 0), is_local=x.is_local or x.parents <= 1)
        if parent is not None and one in parent.columns
        else x
        for one, x in table.columns.items()
    }
    is_partition = table.is_partition
    indexes, constraints = dict(table.indexes), dict(table.constraints)
    if is_partition:
        indexes = {one: replace(x, parent=None) for one, x in indexes.items()}
        constraints = {
            one: replace(x, parents=0, is_local=True)
            if x.kind == "foreign key" or x.kind in INDEXED
            else x
            for one, x in constraints.items()
        }
        if parent is not None and shares_identity(draft, parent):
            columns = {one: replace(x, identity=None) for one, x in columns.items()}
    parents = tuple(one for one in table.parents if one != name)
    draft.put(
        replace(
            table,
            parents=parents,
            is_partition=False,
            columns=columns,
            constraints=constraints,
            indexes=indexes,
        )
    )
    for one in parent.constraints.values() if parent is not None else ():
        now = draft.table(table.name)
        own = _alike(dict(now.constraints), one) if now is not None else None
        if own is None or now is None or not own.parents or one.kind not in ("check", "not null"):
            continue
        left = replace(own, parents=own.parents - 1, is_local=own.is_local or own.parents == 1)
        draft.put(replace(now, constraints={**now.constraints, own.name: left}))
