"""What a change of a composite type does to the tables OF it."""

from __future__ import annotations

from ..changes import AlterType, RenameColumn, RetypeColumn
from .columns import put_column, retype
from .draft import Draft
from .dropping import take_column
from .relations import Table, TableColumn
from .renaming import rename_column


def alter_type(draft: Draft, change: AlterType) -> None:
    """ALTER TYPE ... CASCADE of attributes."""
    if not change.action.endswith("ATTRIBUTE") or change.value is None:
        return
    for table in draft.mentioning(change.name):
        if table.of_type == change.name:
            _alter(draft, table, change, change.value)


def _alter(draft: Draft, table: Table, change: AlterType, name: str) -> None:
    attribute = change.attribute
    match change.action:
        case "ADD ATTRIBUTE" if attribute is not None and name not in table.columns:
            column = TableColumn(name, attribute.type, change.span, attribute.modifier)
            put_column(draft, table, column)
        case "DROP ATTRIBUTE" if name in table.columns:
            take_column(draft, table, name, cascades=True)
        case "ALTER ATTRIBUTE" if attribute is not None:
            type_, modifier = attribute.type, attribute.modifier
            retype(draft, RetypeColumn(table.name, change.span, name, type_, False, modifier))
        case "RENAME ATTRIBUTE" if change.to is not None:
            rename_column(draft, RenameColumn(table.name, change.span, name, change.to))
