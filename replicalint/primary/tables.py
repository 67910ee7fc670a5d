"""What changes do to tables and their columns."""

from __future__ import annotations

from msgspec.structs import replace

from ..changes import Change, CreateTable
from ..contract.layered import changed
from .model import Primary
from .relations import Table, TableColumn


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the tables that a change leaves."""
    match change:
        case CreateTable(name, span, columns):
            known = {
                one.name: TableColumn(one.name, one.type, one.span, is_required=one.is_required)
                for one in columns
            }
            table = Table(name, span, columns=known)
            return replace(primary, tables=changed(primary.tables, {name: table}))
        case _:
            return primary
