"""What goes with what is dropped: dependency.c, as far as relations depend on something."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from .. import catalog
from ..changes import Drop, DropColumn
from ..name import Name
from .dependencies import is_gone
from .draft import Draft
from .losing import INDEXED, take_constraint, take_index, using
from .overloads import KINDS as ROUTINES
from .relations import WITH_COLUMNS, Constraint, Table, TableColumn, TableIndex


def drop(draft: Draft, change: Drop) -> None:
    """DROP of anything that relations are, or lie in, or depend on."""
    if change.kind in WITH_COLUMNS:
        table = draft.table(change.name)
        if table is not None:
            drop_table(draft, table, cascades=change.cascades)
    elif change.kind == "index":
        table = draft.index_table(change.name)
        if table is not None:
            take_index(draft, table, change.name.name)
    elif change.kind == "schema" and change.cascades:
        for table in tuple(draft.tables()):
            if table.name.schema == change.name.name and draft.table(table.name) is not None:
                drop_table(draft, table, cascades=True)
        _drop_typed(draft, draft.tables(), lambda one: _in_schema(one, change.name.name))
    elif change.kind in ("type", "domain") and change.cascades:
        _drop_of_type(draft, change.name)
        for table in draft.mentioning(change.name):
            if table.of_type == change.name:
                drop_table(draft, table, cascades=True)
    elif change.kind == "server" and change.cascades:
        for table in tuple(draft.tables()):
            if table.server == change.name.name and draft.table(table.name) is not None:
                drop_table(draft, table, cascades=True)
    elif change.kind in (*ROUTINES, "sequence") and change.cascades:
        for table in draft.mentioning(change.name):
            _drop_needing(draft, table, change)
    elif change.kind == "extension" and change.cascades:
        for table in tuple(draft.tables()):
            _drop_needing(draft, table, change)
        _drop_typed(draft, draft.tables(), lambda one: _of_extension(one, change.name.name))


def _drop_needing(draft: Draft, table: Table, drop: Drop) -> None:
    """Takes the defaults, generated columns, checks and indexes that depend on what is dropped."""

    def needs(one: Table | TableColumn | Constraint | TableIndex) -> bool:
        return any(is_gone(need, drop) for need in one.needs)

    if needs(table):
        drop_table(draft, table, cascades=True)
        return
    for column in filter(needs, table.columns.values()):
        now = draft.table(table.name)
        if now is None or column.name not in now.columns:
            continue
        if column.generated is not None:
            take_column(draft, now, column.name, cascades=True)
        else:
            without = replace(column, has_default=False, default=None, draws_from=None, needs=())
            draft.put(replace(now, columns={**now.columns, column.name: without}))
    for part in (table.constraints, table.indexes):
        for one in filter(needs, part.values()):
            now = draft.table(table.name)
            if now is not None and one.name in now.constraints:
                take_constraint(draft, now, one.name)
            elif now is not None and one.name in now.indexes:
                take_index(draft, now, one.name)


def _in_schema(column: TableColumn, schema: str) -> bool:
    return column.type is not None and column.type.name.schema == schema


def _of_extension(column: TableColumn, extension: str) -> bool:
    if column.type is None or column.type.name.schema:
        return False
    return catalog.extension_type(extension, column.type.name.name) is not None


def _drop_of_type(draft: Draft, name: Name) -> None:
    """Takes the columns of a type, or of a table's row type."""
    tables = draft.mentioning(name)
    _drop_typed(draft, tables, lambda one: one.type is not None and one.type.name == name)


def _drop_typed(
    draft: Draft, tables: Iterable[Table], is_gone: Callable[[TableColumn], bool]
) -> None:
    """Takes the columns of types that are gone."""
    for table in tuple(tables):
        for column in tuple(table.columns.values()):
            now = draft.table(table.name)
            if is_gone(column) and now is not None and column.name in now.columns:
                is_whole = now.kind in ("view", "materialized view")
                if is_whole or column.name in now.partition_key:
                    drop_table(draft, now, cascades=True)
                else:
                    take_column(draft, now, column.name, cascades=True)


def drop_table(draft: Draft, table: Table, *, cascades: bool) -> None:
    """Takes a table with its partitions; CASCADE takes what depends on it."""
    for child in draft.children(table):
        if draft.table(child.name) is not None:
            drop_table(draft, child, cascades=cascades)
    for other in draft.mentioning(table.name):
        now = draft.table(other.name)
        if now is None or now.name == table.name:
            continue
        if cascades and any(name == table.name for name, _ in now.reads):
            drop_table(draft, now, cascades=True)
            continue
        for constraint in now.constraints.values():
            there = draft.table(other.name)
            refers = constraint.references == table.name
            if refers and there is not None and constraint.name in there.constraints:
                take_constraint(draft, there, constraint.name)
    if cascades:
        _drop_of_type(draft, table.name)
    for sequence in draft.owned(table.name):
        draft.remove_sequence(sequence.name)
    draft.remove(table.name)


def drop_column(draft: Draft, change: DropColumn) -> None:
    """DROP COLUMN."""
    table = draft.table(change.relation)
    if table is not None and change.column in table.columns:
        take_column(draft, table, change.column, cascades=change.cascades, is_only=change.is_only)


def take_column(
    draft: Draft, table: Table, column: str, *, cascades: bool, is_only: bool = False
) -> None:
    """Takes a column with its indexes and constraints, from those that inherit it as well."""
    name = table.name
    if cascades:
        for other in draft.mentioning(name):
            if (name, column) in other.reads and draft.table(other.name) is not None:
                drop_table(draft, other, cascades=True)
        taken = table.columns.get(column)
        is_source = taken is None or not taken.generated  # no column is generated from such a one
        for own in tuple(table.columns.values()) if is_source else ():
            now = draft.table(name)
            if own.generated and column in own.uses and now is not None and own.name in now.columns:
                take_column(draft, now, own.name, cascades=True, is_only=is_only)
    table = _without_parts(draft, name, column)
    for sequence in draft.owned(name, column):
        draft.remove_sequence(sequence.name)
    columns = {one: x for one, x in table.columns.items() if one != column}
    table = draft.put(replace(table, columns=columns))
    for child in draft.children(table):
        _disinherit(draft, child, column, cascades=cascades, keeps=is_only)


def _without_parts(draft: Draft, name: Name, column: str) -> Table:
    """The table without the indexes and constraints that use a column."""
    table = draft.table(name)
    assert table is not None
    for index in using(table, (column,)):
        if (now := draft.table(name)) is not None and index in now.indexes:
            take_index(draft, now, index)
    now = draft.table(name)
    assert now is not None
    for constraint in tuple(now.constraints.values()):
        now = draft.table(name)
        assert now is not None
        if column not in constraint.columns or constraint.name not in now.constraints:
            continue
        if constraint.kind in ("not null", "check"):  # the column's: those below keep their own
            kept = {one: x for one, x in now.constraints.items() if one != constraint.name}
            draft.put(replace(now, constraints=kept))
        elif constraint.kind not in INDEXED:
            take_constraint(draft, now, constraint.name)
    for other in (now, *draft.mentioning(name)):
        for constraint in tuple(other.constraints.values()):
            refers = constraint.references == name and column in constraint.referenced_columns
            there = draft.table(other.name)
            if refers and there is not None and constraint.name in there.constraints:
                take_constraint(draft, there, constraint.name)
    now = draft.table(name)
    assert now is not None
    return now


def _disinherit(draft: Draft, table: Table, column: str, *, cascades: bool, keeps: bool) -> None:
    """A parent no longer has a column: who has it from there alone loses it, or keeps it as own."""
    own = table.columns.get(column)
    if own is None or not own.parents:
        return
    left = replace(own, parents=own.parents - 1, is_local=own.is_local or keeps)
    if left.parents == 0 and not left.is_local:
        take_column(draft, table, column, cascades=cascades)
    else:
        draft.put(replace(table, columns={**table.columns, column: left}))
