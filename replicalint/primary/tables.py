"""What changes do to tables, views and what hangs on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from .. import changes as made
from ..changes import Change, Drop, DropColumn
from ..source import Span
from . import columns, indexes, keys
from .creating import create_table, create_view
from .draft import Draft
from .dropping import drop, drop_column, drop_table
from .inheritance import inherit
from .losing import drop_constraint
from .model import Primary
from .relations import WITH_COLUMNS, TableIndex
from .renaming import rename, rename_column
from .typed import alter_type


def after(primary: Primary, change: Change) -> Primary:
    """The schema with the relations that a change leaves."""
    follow = _FOLLOWED.get(type(change))
    if follow is None:
        return primary
    draft = Draft(primary, change.span)
    follow(draft, change)
    return draft.done()


def without_temporary(primary: Primary, span: Span) -> Primary:
    """The schema when a session has ended."""
    draft = Draft(primary, span)
    for name in primary.temporary:
        table = draft.table(name)
        if table is not None:
            drop(draft, Drop("table", name, span, cascades=True))
    return draft.done()


def after_commit(primary: Primary, span: Span) -> Primary:
    """The schema when a transaction has ended: without the tables that ON COMMIT drops."""
    draft = Draft(primary, span)
    for name in primary.temporary:
        table = draft.table(name)
        if table is not None and table.is_dropped_on_commit:
            drop(draft, Drop("table", name, span, cascades=True))
    return draft.done()


def set_logged(draft: Draft, change: made.SetLogged) -> None:
    """SET LOGGED and SET UNLOGGED, with the sequences that go with the table."""
    table = draft.table(change.relation)
    if table is None or table.kind == "partitioned table":
        return
    persistence = "permanent" if change.is_logged else "unlogged"
    if table.persistence == persistence:
        return
    draft.put(replace(table, persistence=persistence))
    for owned in draft.owned(table.name):
        is_older = owned.span.source != change.span.source or owned.span.start < change.span.start
        if is_older:  # one of a column that the same statement adds stays as it is
            draft.put_sequence(replace(owned, persistence=persistence))


def set_identity(draft: Draft, change: made.SetReplicaIdentity) -> None:
    """REPLICA IDENTITY."""
    table = draft.table(change.relation)
    if table is None:
        return
    indexes, chosen = dict(table.indexes), change.identity.removeprefix("index ")
    if table.is_assumed and chosen != change.identity and chosen not in indexes:
        indexes[chosen] = TableIndex(chosen, None, change.span, is_unique=True)
    draft.put(replace(table, identity=change.identity, indexes=indexes))


def set_type(draft: Draft, change: made.SetTypeOf) -> None:
    """OF and NOT OF."""
    table = draft.table(change.relation)
    if table is not None:
        draft.put(replace(table, of_type=change.of_type))


def set_owner(draft: Draft, change: made.SetOwner) -> None:
    """OWNER TO."""
    table = draft.table(change.name) if change.kind in WITH_COLUMNS else None
    if table is not None:
        draft.put(replace(table, owner=change.owner or draft.before.role))


def reassign_owned(draft: Draft, change: made.ReassignOwned) -> None:
    """REASSIGN OWNED."""
    for table in tuple(draft.tables()):
        if table.owner in change.roles:
            draft.put(replace(table, owner=change.to or draft.before.role))


def drop_owned(draft: Draft, change: made.DropOwned) -> None:
    """DROP OWNED BY."""
    for table in tuple(draft.tables()):
        if table.owner in change.roles and draft.table(table.name) is not None:
            drop_table(draft, draft.there(table.name), cascades=change.cascades)


_Follow = Callable[[Draft, Any], None]
_FOLLOWED: Mapping[type[Struct], _Follow] = MappingProxyType(
    {
        made.CreateTable: create_table,
        made.CreateView: create_view,
        made.Drop: drop,
        made.Rename: rename,
        made.AddColumn: columns.add_column,
        DropColumn: drop_column,
        made.RenameColumn: rename_column,
        made.RetypeColumn: columns.retype,
        made.RequireColumn: columns.require,
        made.DefaultColumn: columns.set_default,
        made.IdentifyColumn: columns.identify,
        made.DropExpression: columns.drop_expression,
        made.SetExpression: columns.set_expression,
        made.AddKey: keys.add_key,
        made.DropConstraint: drop_constraint,
        made.RenameConstraint: keys.rename_constraint,
        made.AlterConstraint: keys.alter_constraint,
        made.CreateIndex: indexes.create_index,
        made.AttachIndex: indexes.attach_index,
        made.AlterType: alter_type,
        made.Inherit: inherit,
        made.SetReplicaIdentity: set_identity,
        made.SetLogged: set_logged,
        made.SetTypeOf: set_type,
        made.SetOwner: set_owner,
        made.ReassignOwned: reassign_owned,
        made.DropOwned: drop_owned,
    }
)
