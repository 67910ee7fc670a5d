"""The fold: the primary's schema after a change. One module a kind of object takes its changes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ..changes import Change, Drop, DropColumn, DropOwned, Part, RenameColumn, RunBlock
from ..name import Name
from . import (
    blocks,
    operators,
    owners,
    paths,
    privileges,
    publications,
    routines,
    schemas,
    sequences,
    tables,
    tasks,
    triggers,
    types,
    unknown,
)
from .model import Primary

_MAYBE = "it is changed in a branch of a block"

_READERS = (
    tables.after,
    sequences.after,
    publications.after,
    triggers.after,
    routines.after,
    operators.after,
    privileges.after,
    types.after,
    schemas.after,
    owners.after,
    tasks.after,
    paths.after,
    unknown.after,
)


def after(primary: Primary, change: Change) -> Primary:
    """The schema when a change is done, as PostgreSQL's own catalogue has it then."""
    if isinstance(change, RunBlock):
        primary = states(primary, change.body)[-1]
        if change.gaps:
            primary = unknown.with_unseen(primary, change.constants, change.gaps[0].reason)
        return primary
    if isinstance(change, DropOwned):
        primary = _without_schemas(primary, change)
    before = primary
    for reader in _READERS:
        primary = reader(primary, change)
    if isinstance(change, (Drop, DropColumn)) and change.cascades:
        primary = _without_row_types(before, primary, change)
    if isinstance(change, (Drop, DropColumn, RenameColumn)):
        primary = triggers.following(before, primary, change)
        primary = publications.following(before, primary, change)
    return primary


def _without_schemas(primary: Primary, change: DropOwned) -> Primary:
    """Without the schemas that roles own."""
    owned = [one.name for one in primary.schemas.values() if one.owner in change.roles]
    for name in owned:
        drop = Drop("schema", Name("", name), change.span, cascades=change.cascades)
        primary = after(primary, drop)
    return primary


def _without_row_types(before: Primary, primary: Primary, change: Drop | DropColumn) -> Primary:
    """CASCADE: without what is made of the row types of the views and tables that went as well."""
    for name in primary.touched:
        if name in before.tables and name not in primary.tables:
            drop = Drop("table", name, change.span, cascades=True)
            primary = types.after(routines.after(primary, drop), drop)
    return primary


def states(primary: Primary, body: Sequence[Part]) -> tuple[Primary, ...]:
    """The schema that each statement of a block finds, and then the one that is left."""
    return blocks.states(primary, body, _after_part)


def _after_part(primary: Primary, part: Part) -> Primary:
    """The schema when a statement of a block is done, in so far as it is.

    Behind a test of the catalogue each change is done unless that has been done before. Of what is
    in any other branch nothing is known.
    """
    if part.condition == "maybe":
        names = unknown.changed_objects(part.changes)
        return unknown.with_unknown(primary, names, _MAYBE)
    for change in part.changes:
        primary = after(primary, change if not part.condition else _unless_done(change))
    return primary


def _unless_done(change: Change) -> Change:
    """The change with IF EXISTS or IF NOT EXISTS, where it has either."""
    for field in ("may_exist", "may_miss"):
        if field in change.__struct_fields__:
            change = replace(change, **{field: True})
    return change
