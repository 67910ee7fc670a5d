"""CREATE TABLE in all its forms, CREATE VIEW: what they take from parents, LIKE, types, queries."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ..changes import CreateTable, CreateView, Key, Like, QueryOutput
from ..name import Name
from . import columns, indexes, keys
from .columns import made_column
from .draft import Draft
from .inheritance import inherited_columns, inherited_constraints, take_over_keys
from .not_null import require_all, require_key, required_by
from .relations import Table, TableColumn


def create_table(draft: Draft, change: CreateTable) -> None:
    """CREATE TABLE, CREATE TABLE AS and SELECT INTO."""
    old = draft.table(change.name)
    if old is not None and not old.is_assumed and change.may_exist:
        return
    if change.may_exist and old is None and draft.is_relation(change.name):
        return
    empty = Table(
        change.name,
        change.span,
        change.kind,
        persistence=change.persistence,
        parents=change.parents,
        is_partition=change.is_partition,
        of_type=change.of_type,
        partition_key=change.partition_key,
        is_dropped_on_commit=change.is_dropped_on_commit,
        owner=draft.before.role,
        server=change.server,
        needs=change.needs,
    )
    if change.query is not None or not (change.columns or change.copies):
        draft.put(replace(_filled(empty, change.query, change.names), reads=()))
        return
    if old is not None:
        draft.remove(change.name)
    draft.put(
        replace(
            empty,
            columns=_columns(draft, empty, change),
            has_other_columns=_misses_columns(draft, change),
        )
    )
    valid = [replace(key, is_validated=key.is_enforced) for key in change.keys]  # no row is there
    own = [key for key in valid if key.kind == "check"]
    others = [key for key in valid if key.kind not in keys.INHERITED]
    _inherit(draft, change, "check")
    keys.add_all(draft, change.name, own)
    for like in change.likes:
        _copy_checks(draft, change.name, like)
    _require_own(draft, change)
    _inherit(draft, change, "not null")
    parent = draft.table(change.parents[0]) if change.is_partition else None
    if parent is not None:
        take_over_keys(draft, change.name, parent)
    for like in change.likes:
        _copy_indexes(draft, change.name, like)
    keys.add_all(draft, change.name, others)


def _misses_columns(draft: Draft, change: CreateTable) -> bool:
    """Whether columns come from where they are not known."""
    types = draft.before.types
    sources = (*change.parents, *(like.relation for like in change.likes))
    tables = [draft.table(name) for name in sources if name not in types]
    is_missing = any(table is None or table.has_other_columns for table in tables)
    is_open = any(table is not None and table.is_assumed for table in tables)
    of_unknown = change.of_type is not None and change.of_type not in types
    return is_missing or is_open or of_unknown


def _columns(draft: Draft, table: Table, change: CreateTable) -> dict[str, TableColumn]:
    """The columns in their order: those of parents, then own ones with those of LIKE between."""
    found = inherited_columns(draft, change.parents)
    of_type = draft.before.types.get(change.of_type) if change.of_type is not None else None
    for one in of_type.attributes if of_type is not None else ():
        found[one.name] = TableColumn(one.name, one.type, change.span, one.modifier)
    likes = list(change.likes)
    for place, definition in enumerate(change.columns):
        while likes and likes[0].place <= place:
            _copy_columns(draft, table, likes.pop(0), found)
        column = made_column(draft, table, definition)
        known = found.get(definition.name)
        found[definition.name] = column if known is None else _merged(known, column)
    for like in likes:
        _copy_columns(draft, table, like, found)
    return found


def _merged(inherited: TableColumn, own: TableColumn) -> TableColumn:
    """A column that a parent, or a type, has as well."""
    return replace(
        inherited,
        has_default=inherited.has_default or own.has_default,
        default=own.default or inherited.default,
        draws_from=own.draws_from if own.has_default else inherited.draws_from,
        generated=own.generated or inherited.generated,
        identity=own.identity or inherited.identity,
        uses=own.uses or inherited.uses,
        needs=own.needs if own.has_default or own.generated else inherited.needs,
        is_local=own.type is not None or inherited.is_local,
    )


def _copy_columns(draft: Draft, table: Table, like: Like, found: dict[str, TableColumn]) -> None:
    source = draft.table(like.relation)
    composite = draft.before.types.get(like.relation) if source is None else None
    for one in composite.attributes if composite is not None else ():
        found[one.name] = TableColumn(one.name, one.type, like.span, one.modifier)
    for column in source.columns.values() if source is not None else ():
        is_generated = column.generated if "generated" in like.including else None
        has_identity = "identity" in like.including and table.kind != "foreign table"
        identity = column.identity if has_identity else None
        has_default = column.has_default and "defaults" in like.including
        copy = TableColumn(
            column.name,
            column.type,
            like.span,
            column.modifier,
            has_default=has_default,
            generated=is_generated,
            identity=identity,
            uses=column.uses if is_generated else (),
            default=column.default if "defaults" in like.including else None,
            draws_from=column.draws_from if "defaults" in like.including else None,
            needs=column.needs if is_generated or has_default else (),
        )
        if identity is not None:
            columns.new_sequence(draft, table, column.name, is_identity=True)
        found[column.name] = _merged(found[column.name], copy) if column.name in found else copy


def _copy_checks(draft: Draft, name: Name, like: Like) -> None:
    """The checks of LIKE, as it says; one that a parent has as well is that one."""
    source = draft.table(like.relation)
    if source is None or "constraints" not in like.including:
        return
    for one in source.constraints.values():
        if one.kind == "check":
            copy = replace(
                one, span=like.span, parents=0, is_local=True, is_validated=one.is_enforced
            )
            keys.spread_check(draft, draft.there(name), copy)


def _copy_indexes(draft: Draft, name: Name, like: Like) -> None:
    """The indexes of LIKE, as it says: a foreign table has none."""
    source, table = draft.table(like.relation), draft.there(name)
    if source is None or "indexes" not in like.including or table.kind == "foreign table":
        return
    for index in source.indexes:
        indexes.copy_index(draft, name, source, index)


def _require_own(draft: Draft, change: CreateTable) -> None:
    """What the statement itself says to be NOT NULL, each column once, and the columns of keys."""
    found: dict[str, Key] = {}
    for key in _own_required(draft, change):
        known = found.get(key.columns[0], key)
        found[key.columns[0]] = replace(known, name=known.name or key.name)
    require_all(draft, draft.there(change.name), found)
    for key in change.keys:
        for column in key.columns if key.kind == "primary key" else ():
            require_key(draft, draft.there(change.name), column)


def _own_required(draft: Draft, change: CreateTable) -> Iterator[Key]:
    for one in change.columns:
        if one.is_required:
            yield Key(
                one.required_as,
                "not null",
                one.span,
                (one.name,),
                is_inherited=one.hands_required_down,
            )
    yield from (key for key in change.keys if key.kind == "not null")
    for like in change.likes:
        source = draft.table(like.relation)
        for column in source.columns if source is not None else ():
            own = required_by(source, column) if source is not None else None
            if own is not None:
                yield Key(own.name, "not null", like.span, (column,), is_inherited=own.is_inherited)


def _inherit(draft: Draft, change: CreateTable, kind: str) -> None:
    """The checks of parents, or their NOT NULL."""
    if not change.parents:
        return
    table = draft.there(change.name)
    found = inherited_constraints(draft, table, change.parents, kind)
    required = {c for one in found.values() if one.kind == "not null" for c in one.columns}
    own = {
        one: replace(x, is_required=x.is_required or one in required)
        for one, x in table.columns.items()
    }
    draft.put(replace(table, columns=own, constraints=found))


def _filled(table: Table, query: QueryOutput | None, names: tuple[str, ...]) -> Table:
    """A table, or a view, with the columns of a query."""
    if query is None or query.columns is None:
        known = {name: TableColumn(name, None, table.span) for name in names}
        reads = query.reads if query is not None else ()
        is_open = query is not None
        return replace(table, columns=known, reads=reads, has_other_columns=is_open)
    found: dict[str, TableColumn] = {}
    for number, column in enumerate(query.columns):
        name = names[number] if number < len(names) else column.name
        found[name] = TableColumn(name, column.type, table.span, column.modifier)
    return replace(table, columns=found, reads=query.reads)


def create_view(draft: Draft, change: CreateView) -> None:
    """CREATE VIEW, CREATE MATERIALIZED VIEW."""
    old = draft.table(change.name)
    if old is not None and not old.is_assumed and change.may_exist:
        return
    if old is None and change.may_exist and draft.is_relation(change.name):
        return
    is_temporary = change.name.schema == "pg_temp"
    persistence = "temporary" if is_temporary else "permanent"
    view = Table(
        change.name,
        change.span,
        change.kind,
        persistence=persistence,
        owner=old.owner if old is not None else draft.before.role,
    )
    draft.put(_filled(view, change.query, change.names))
