"""RENAME and SET SCHEMA of relations, and of the schemas and types that they name."""

from __future__ import annotations

from msgspec.structs import replace

from ..changes import Rename
from ..name import Name
from ..pgtype import PgType
from .draft import Draft
from .indexes import rename_index
from .relations import WITH_COLUMNS, Table

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
            draft.put(_of_renamed_type(table, change.name, change.to))


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
    return replace(
        _of_renamed_type(table, old, new),
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
