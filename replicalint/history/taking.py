"""What a change itself says that it takes away, or gives another name."""

from __future__ import annotations

from ..changes import Change, Drop, DropColumn, Rename, RenameColumn, RetypeColumn
from ..name import Name
from ..primary import WITH_COLUMNS

TAKING = (Drop, DropColumn, Rename, RenameColumn, RetypeColumn)


def is_of_schema(change: Change) -> bool:
    """Whether a change may take, or rename, all tables of a schema."""
    return isinstance(change, (Drop, Rename)) and change.kind == "schema"


def named(change: Change) -> Name | None:
    """The table that a change says it takes, or takes something of."""
    match change:
        case Drop(_, name) | Rename(_, name):
            return name
        case DropColumn(relation) | RenameColumn(relation) | RetypeColumn(relation):
            return relation
        case _:
            return None


def takes(change: Change, name: Name) -> bool:
    """Whether a change says that it takes a table away."""
    match change:
        case Drop(kind, dropped, cascades=cascades):
            is_schema = kind == "schema" and dropped.name == name.schema and cascades
            return is_schema or (kind in WITH_COLUMNS and dropped == name)
        case Rename(kind, renamed):
            is_schema = kind == "schema" and renamed.name == name.schema
            return is_schema or (kind in WITH_COLUMNS and renamed == name)
        case _:
            return False


def new_name(change: Change, name: Name) -> Name | None:
    """The name that a change gives a table."""
    match change:
        case Rename("schema", _, _, to):
            return Name(to.name, name.name)
        case Rename(kind, renamed, _, to) if kind in WITH_COLUMNS and renamed == name:
            return to
        case _:
            return None


def comes_to(change: Change, name: Name) -> bool:
    """Whether a change gives another table a name."""
    match change:
        case Rename("schema", renamed, _, to):
            return to.name == name.schema and renamed != to
        case Rename(kind, renamed, _, to):
            return kind in WITH_COLUMNS and to == name and renamed != name
        case _:
            return False


def new_column(change: Change) -> str | None:
    """The name that a change gives a column."""
    return change.to if isinstance(change, RenameColumn) else None
