"""RENAME and SET SCHEMA of relations, of what they name, and RENAME COLUMN."""

from __future__ import annotations

from msgspec.structs import replace

from ..changes import ColumnValue, Expression, Rename, RenameColumn
from ..expressions import with_columns
from ..name import Name
from ..pgtype import PgType
from .dependencies import renewed, with_needs
from .draft import Draft
from .indexes import rename_index
from .overloads import KINDS as ROUTINES
from .relations import WITH_COLUMNS, Table, TableColumn

_RELATIONS = (*WITH_COLUMNS, "index", "sequence")


def rename(draft: Draft, change: Rename) -> None:
    """RENAME TO and SET SCHEMA of anything that relations are, or lie in, or name."""
    if change.kind in _RELATIONS:
        table, on = draft.table(change.name), draft.index_table(change.name)
        if table is not None:
            move(draft, table, change.to)
        elif on is not None:
            rename_index(draft, on, change.name.name, change.to.name)
    elif change.kind == "schema":
        for table in tuple(draft.tables()):
            if table.name.schema == change.name.name:
                move(draft, table, Name(change.to.name, table.name.name))
            _retype_schema(draft, table, change.name.name, change.to.name)
    elif change.kind in ("type", "domain"):
        for table in draft.mentioning(change.name):
            renamed = with_needs(table, renewed(change))
            draft.put(_of_renamed_type(renamed, change.name, change.to))
    elif change.kind in ROUTINES:
        for table in draft.mentioning(change.name):
            draft.put(with_needs(table, renewed(change)))


def move(draft: Draft, table: Table, to: Name) -> None:
    """Gives a table another name, in all that says it."""
    old = table.name
    others = draft.mentioning(old)
    draft.remove(old)
    draft.put(_following(replace(table, name=to), old, to))
    for owned in draft.owned(old):
        column = owned.owner_column[1] if owned.owner_column is not None else ""
        name = Name(to.schema, owned.name.name)
        draft.move_sequence(owned.name, replace(owned, name=name, owner_column=(to, column)))
    for other in others:
        now = draft.table(other.name)
        if now is not None:
            draft.put(_following(now, old, to))


def _following(table: Table, old: Name, new: Name) -> Table:
    """A table that names another one, under its new name."""
    is_moved = old.schema != new.schema
    row_type = Rename("table", old, table.span, new)
    return replace(
        _of_renamed_type(with_needs(table, renewed(row_type)), old, new),
        parents=tuple(new if one == old else one for one in table.parents),
        reads=tuple((new if one == old else one, column) for one, column in table.reads),
        constraints={
            name: replace(x, references=new) if x.references == old else x
            for name, x in table.constraints.items()
        },
        indexes={
            name: replace(x, parent=Name(new.schema, x.parent.name))
            if is_moved and x.parent is not None and old in table.parents
            else x
            for name, x in table.indexes.items()
        }
        if is_moved
        else table.indexes,
    )


def _of_renamed_type(table: Table, old: Name, new: Name) -> Table:
    """A table whose columns are of a type, or of a table's row type, that is renamed."""
    if table.of_type == old:
        table = replace(table, of_type=new)
    if all(x.type is None or x.type.name != old for x in table.columns.values()):
        return table
    columns = {
        one: replace(x, type=PgType(new, x.type.is_array))
        if x.type is not None and x.type.name == old
        else x
        for one, x in table.columns.items()
    }
    return replace(table, columns=columns)


def _retype_schema(draft: Draft, table: Table, old: str, new: str) -> None:
    """A table whose columns are of types in a schema that is renamed."""
    name = Name(new, table.name.name) if table.name.schema == old else table.name
    now = draft.table(name)
    for column in now.columns.values() if now is not None else ():
        if column.type is not None and column.type.name.schema == old:
            found = draft.table(name)
            assert found is not None
            to = Name(new, column.type.name.name)
            draft.put(_of_renamed_type(found, column.type.name, to))
    now = draft.table(name)
    if now is not None:
        draft.put(
            with_needs(now, renewed(Rename("schema", Name("", old), draft.span, Name("", new))))
        )


# -- columns ---------------------------------------------------------------------------------------


def rename_column(draft: Draft, change: RenameColumn) -> None:
    """RENAME COLUMN, in all that names the column."""
    table = draft.table(change.relation)
    if table is not None:
        _rename(draft, table, change.column, change.to, is_only=change.is_only)


def _rename(draft: Draft, table: Table, old: str, new: str, *, is_only: bool = False) -> None:
    if old not in table.columns:
        if table.is_assumed and new not in table.columns:
            unknown = TableColumn(new, None, draft.span)
            draft.put(replace(table, columns={**table.columns, new: unknown}))
        return

    def of(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new if one == old else one for one in names)

    def meant(column: ColumnValue) -> Expression:
        return ColumnValue(new) if column == ColumnValue(old) else column

    columns = {
        (new if one == old else one): replace(x, name=new if one == old else one, uses=of(x.uses))
        for one, x in table.columns.items()
    }
    constraints = {
        one: replace(
            x,
            columns=of(x.columns),
            condition=None if x.condition is None else with_columns(x.condition, meant),
            referenced_columns=of(x.referenced_columns)
            if x.references == table.name
            else x.referenced_columns,
        )
        for one, x in table.constraints.items()
    }
    indexes = {
        one: replace(
            x,
            columns=of(x.columns) if x.columns is not None else None,
            others=of(x.others),
            uses=of(x.uses),
            keys=of(x.keys),
            words=of(x.words),
        )
        for one, x in table.indexes.items()
    }
    table = draft.put(
        replace(
            table,
            columns=columns,
            constraints=constraints,
            indexes=indexes,
            partition_key=of(table.partition_key),
        )
    )
    for owned in draft.owned(table.name, old):
        draft.put_sequence(replace(owned, owner_column=(table.name, new)))
    for other in draft.mentioning(table.name):
        _follow(draft, other, table.name, old, new)
    if not is_only:
        for child in draft.children(table):
            _rename(draft, child, old, new)


def _follow(draft: Draft, table: Table, of: Name, old: str, new: str) -> None:
    """What another table says of the column: foreign keys, and what a view reads."""
    reads = tuple((of, new) if one == (of, old) else one for one in table.reads)
    constraints = {
        name: replace(
            x, referenced_columns=tuple(new if c == old else c for c in x.referenced_columns)
        )
        if x.references == of
        else x
        for name, x in table.constraints.items()
    }
    draft.put(replace(table, reads=reads, constraints=constraints))
