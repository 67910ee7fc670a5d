"""Which columns of a table a change takes away, by what it was before and what it is after."""

from __future__ import annotations

from ..changes import Change, DropColumn, RenameColumn
from .relations import Table


def lost_columns(old: Table, new: Table, change: Change) -> frozenset[str]:
    """The columns that a table no longer has under their names, known before or not."""
    lost = {name for name in old.columns if name not in new.columns}
    if isinstance(change, (DropColumn, RenameColumn)) and change.relation == new.name:
        lost.add(change.column)
    return frozenset(lost)
