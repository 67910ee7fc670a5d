"""The fold: the primary's schema after a change. One module a kind of object takes its changes."""

from __future__ import annotations

from ..changes import Change, RunBlock
from . import (
    owners,
    privileges,
    publications,
    routines,
    schemas,
    sequences,
    tables,
    tasks,
    triggers,
    types,
)
from .model import Primary

_READERS = (
    tables.after,
    sequences.after,
    publications.after,
    triggers.after,
    routines.after,
    privileges.after,
    types.after,
    schemas.after,
    owners.after,
    tasks.after,
)


def after(primary: Primary, change: Change) -> Primary:
    """The schema when a change is done, as PostgreSQL's own catalogue has it then."""
    if isinstance(change, RunBlock):
        for part in change.body:
            for inner in part.changes:
                primary = after(primary, inner)
        return primary
    for reader in _READERS:
        primary = reader(primary, change)
    return primary
