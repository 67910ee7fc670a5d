"""What changes do to constraints (tablecmds.c, heap.c, parse_utilcmd.c).

The file is long because each kind of constraint is made, and inherited, in a way of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from ..changes import AddKey, AlterConstraint, Key, RenameConstraint
from ..name import Name
from .draft import Draft
from .indexes import LABELS, columns_in, inherit_index, is_taken, put_index, rename_index
from .losing import INDEXED, take_constraint
from .names import chosen, index_columns, joined
from .not_null import (
    disinherit_required,
    require_key,
    required,
    spread_required,
    validate_required,
    with_room,
)
from .relations import Constraint, Table, TableIndex, is_same_foreign

INHERITED = ("check", "not null")
_VALIDATES_FOREIGN = 18  # the version from which on ATTACH PARTITION validates a foreign key
_NUMBERS_FOREIGN = 18  # the version from which on one of a partition is the table's with a number
SYSTEM_COLUMNS = ("tableoid", "ctid", "xmin", "xmax", "cmin", "cmax")


def add_key(draft: Draft, change: AddKey) -> None:
    """ADD CONSTRAINT; a key that came with its column is there already."""
    table = draft.table(change.relation)
    if table is None or change.column is not None:
        return
    if change.may_exist and _is_there(table, change.key):
        return
    add(draft, table, change.key, is_only=change.is_only)


def _is_there(table: Table, key: Key) -> bool:
    """Whether a table has a constraint already: its name, or the one primary key that it can have.

    One without a name is there where there is one like it.
    """
    if key.name is not None and key.name in table.constraints:
        return True
    return any(
        one.kind == key.kind
        and (key.kind == "primary key" or (key.name is None and one.columns == key.columns))
        for one in table.constraints.values()
        if not table.is_assumed
    )


def add(draft: Draft, table: Table, key: Key, *, is_only: bool = False) -> None:
    """Adds a constraint to a table and to those that inherit it."""
    match key.kind:
        case "primary key" | "unique" | "exclude":
            _add_indexed(draft, table, key, is_only=is_only)
        case "foreign key":
            _add_foreign(draft, table, key)
        case "check":
            _add_check(draft, table, key, is_only=is_only)
        case "not null":
            required(draft, table, key.columns[0], True, is_only=is_only, key=key)


def add_all(draft: Draft, name: Name, keys: Iterable[Key]) -> None:
    """The constraints of CREATE TABLE, in the order in which PostgreSQL takes them."""
    keys = tuple(keys)
    for kind in ("check", "not null"):
        for key in keys:
            if key.kind == kind:
                add(draft, draft.there(name), key)
    indexed = [key for key in keys if key.kind in INDEXED]
    for key in _without_twins(sorted(indexed, key=lambda one: one.kind != "primary key")):
        add(draft, draft.there(name), key)
    for key in keys:
        if key.kind == "foreign key":
            add(draft, draft.there(name), key)


def _without_twins(keys: Sequence[Key]) -> list[Key]:
    """Of several with the same index, PostgreSQL makes one (transformIndexConstraints)."""
    found: list[Key] = []
    for key in keys:
        for number, other in enumerate(found):
            alike = replace(other, name=key.name, kind=key.kind, span=key.span)
            if alike == key and (key.kind == "exclude") == (other.kind == "exclude"):
                found[number] = replace(other, name=other.name or key.name)
                break
        else:
            found.append(key)
    return found


def _add_indexed(draft: Draft, table: Table, key: Key, *, is_only: bool) -> None:
    if key.index is not None:
        _use_index(draft, table, key)
        return
    columns = index_columns([*(key.parts or key.columns), *key.others])
    schema = table.name.schema
    name = key.name or chosen(
        table.name.name,
        "" if key.kind == "primary key" else joined(columns),
        LABELS[key.kind],
        lambda one: is_taken(draft, Name(schema, one)),
    )
    if key.kind == "primary key":
        _without_assumed_key(draft, table)
        for column in key.columns:
            require_key(draft, draft.there(table.name), column)
    table = draft.there(table.name)
    has_expression = "" in key.columns
    plain = tuple(column for column in key.columns if column)
    index = TableIndex(
        name,
        None if has_expression else plain,
        key.span,
        is_unique=key.kind != "exclude",
        is_partial=key.is_partial,
        is_immediate=not key.is_deferrable,
        is_primary=key.kind == "primary key",
        others=key.others,
        uses=tuple(dict.fromkeys((*plain, *key.others, *columns_in(key.words, table)))),
        keys=key.columns,
        parts=columns,
        is_valid=not (is_only and table.kind == "partitioned table" and draft.has_children(table)),
        ways=key.ways or ("btree",),
        needs=key.needs,
    )
    constraint = Constraint(
        name, key.kind, key.span, plain, is_deferrable=key.is_deferrable, index=name
    )
    put_index(draft, table, index, constraint)
    if table.kind == "partitioned table" and not is_only:
        for child in draft.children(table):
            inherit_index(draft, child.name, table.name, name)


def _without_assumed_key(draft: Draft, table: Table) -> None:
    """A table that gets a primary key has none: what was assumed is wrong."""
    for one in table.constraints.values():
        if one.kind == "primary key" and table.is_assumed:
            take_constraint(draft, table, one.name)


def _use_index(draft: Draft, table: Table, key: Key) -> None:
    """ADD ... USING INDEX: the index takes the constraint's name."""
    index = table.indexes.get(key.index or "")
    if index is None and table.is_assumed and key.index is not None:
        index = TableIndex(key.index, None, key.span, is_unique=True)
    name = key.name or key.index or ""
    if index is None:
        return
    if key.kind == "primary key":
        _without_assumed_key(draft, table)
        for column in index.columns or ():
            require_key(draft, draft.there(table.name), column)
    table = with_room(draft.there(table.name), name)
    renamed = replace(
        index,
        name=name,
        is_primary=key.kind == "primary key",
        is_immediate=not key.is_deferrable,
    )
    constraint = Constraint(
        name, key.kind, key.span, index.columns or (), is_deferrable=key.is_deferrable, index=name
    )
    identity = f"index {name}" if table.identity == f"index {index.name}" else table.identity
    indexes = {(name if one == index.name else one): x for one, x in table.indexes.items()}
    draft.put(
        replace(
            table,
            indexes={**indexes, name: renamed},
            constraints={**table.constraints, name: constraint},
            identity=identity,
        )
    )


def _add_check(draft: Draft, table: Table, key: Key, *, is_only: bool) -> None:
    columns = (*columns_in(key.words, table), *(x for x in SYSTEM_COLUMNS if x in key.words))
    is_alone = len(columns) == 1 and table.name.name not in key.words  # nor the row as a whole
    alone = columns[0] if is_alone else ""
    schema = table.name.schema
    name = key.name or chosen(
        table.name.name, alone, "check", lambda one: draft.is_constraint(Name(schema, one))
    )
    made = Constraint(
        name,
        "check",
        key.span,
        columns,
        is_validated=key.is_validated,
        is_enforced=key.is_enforced,
        is_inherited=key.is_inherited,
        condition=key.condition,
        needs=key.needs,
    )
    spread_check(draft, table, made, is_only=is_only)


def spread_check(draft: Draft, table: Table, made: Constraint, *, is_only: bool = False) -> None:
    """Puts a check into a table, and as inherited into those below it."""
    table = with_room(table, made.name)
    old = table.constraints.get(made.name)
    if old is not None:
        made = _merged(table, old, made)
    draft.put(replace(table, constraints={**table.constraints, made.name: made}))
    if made.is_inherited and not is_only:
        for child in draft.children(table):
            if old is None:
                spread_check(draft, child, replace(made, parents=1, is_local=False))


def _merged(table: Table, old: Constraint, made: Constraint) -> Constraint:
    """A check that the table has already (heap.c, MergeWithExistingConstraint)."""
    if made.is_enforced and not old.is_enforced:
        old = replace(old, is_enforced=True, is_validated=True)
    if table.is_partition:
        return replace(old, parents=1, is_local=False)
    return replace(old, is_local=True) if made.is_local else replace(old, parents=old.parents + 1)


def _add_foreign(draft: Draft, table: Table, key: Key) -> None:
    if key.references is None:
        return
    schema = table.name.schema
    name = key.name or chosen(
        table.name.name,
        joined(key.columns),
        "fkey",
        lambda one: draft.is_constraint(Name(schema, one)),
    )
    index, columns = _referenced(draft.table(key.references), key.referenced_columns)
    made = Constraint(
        name,
        "foreign key",
        key.span,
        key.columns,
        key.references,
        key.is_deferrable,
        key.is_validated,
        key.is_enforced,
        referenced_columns=columns,
        index=index,
        actions=key.actions,
    )
    _put_foreign(draft, table, made)


def _put_foreign(draft: Draft, table: Table, made: Constraint) -> None:
    table = with_room(table, made.name)
    draft.put(replace(table, constraints={**table.constraints, made.name: made}))
    if table.kind == "partitioned table":
        for child in draft.children(table):
            inherit_foreign(draft, child, made)


def inherit_foreign(draft: Draft, table: Table, made: Constraint) -> None:
    """A foreign key of a partitioned table in one of its partitions: an equal one is taken over."""
    validates = draft.before.postgres >= _VALIDATES_FOREIGN
    for own in table.constraints.values():
        is_known = own.kind == "foreign key" and own.parents == 0
        if is_known and is_same_foreign(own, made) and (own.is_validated or validates):
            is_validated = own.is_validated or made.is_validated
            taken = replace(own, parents=1, is_local=False, is_validated=is_validated)
            draft.put(replace(table, constraints={**table.constraints, own.name: taken}))
            return
    name = made.name
    if name in table.constraints:
        name = _other_name(draft, table, made)
    _put_foreign(draft, table, replace(made, name=name, parents=1, is_local=False))


def _other_name(draft: Draft, table: Table, made: Constraint) -> str:
    """The name of a partition's foreign key where another constraint has that of its table's."""
    schema = table.name.schema
    if draft.before.postgres < _NUMBERS_FOREIGN:
        return chosen(
            table.name.name,
            joined(made.columns),
            "fkey",
            lambda one: draft.is_constraint(Name(schema, one)),
        )
    return chosen(
        made.name,
        "",
        "",
        lambda one: one.endswith("_") or draft.is_constraint(Name(schema, one)),
    )


def _referenced(
    table: Table | None, columns: tuple[str, ...]
) -> tuple[str | None, tuple[str, ...]]:
    """The index that a foreign key leans on, and the columns that it refers to."""
    if table is None:
        return None, columns
    for index in table.indexes.values():
        if not columns and index.is_primary:
            return index.name, index.columns or ()
        is_key = index.is_unique and index.is_immediate and not index.is_partial
        if columns and is_key and index.columns and sorted(index.columns) == sorted(columns):
            return index.name, columns
    return None, columns


def rename_constraint(draft: Draft, change: RenameConstraint) -> None:
    """RENAME CONSTRAINT; its index goes with it."""
    table = draft.table(change.relation)
    if table is None or change.constraint not in table.constraints:
        return
    if table.constraints[change.constraint].kind in INDEXED:
        rename_index(draft, table, change.constraint, change.to)
        return
    _rename_in(draft, table, change.constraint, change.to, is_only=change.is_only)


def _rename_in(draft: Draft, table: Table, name: str, to: str, *, is_only: bool = False) -> None:
    if name not in table.constraints:
        return
    kind = table.constraints[name].kind
    constraints = {
        (to if one == name else one): replace(x, name=to) if one == name else x
        for one, x in table.constraints.items()
    }
    draft.put(replace(table, constraints=constraints))
    if kind in INHERITED and not is_only:
        for child in draft.children(table):
            _rename_in(draft, child, name, to)


def alter_constraint(draft: Draft, change: AlterConstraint) -> None:
    """ALTER CONSTRAINT and VALIDATE CONSTRAINT."""
    table = draft.table(change.relation)
    if table is not None:
        _alter_in(draft, table, change)


def _alter_in(draft: Draft, table: Table, change: AlterConstraint) -> None:
    own = table.constraints.get(change.constraint)
    if own is None:
        return
    given = {
        part: getattr(change, part)
        for part in ("is_deferrable", "is_validated", "is_enforced", "is_inherited")
        if getattr(change, part) is not None
    }
    if change.is_enforced is not None:
        given["is_validated"] = change.is_enforced
    draft.put(replace(table, constraints={**table.constraints, own.name: replace(own, **given)}))
    if own.kind == "not null" and change.is_validated:
        validate_required(draft, table, own.columns[0])
        return
    if change.is_inherited is not None and own.kind == "not null":
        _hand_down(draft, table.name, own.columns[0], is_inherited=change.is_inherited)
        return
    if own.kind == "foreign key" and table.kind != "partitioned table":
        return
    for child in draft.children(table):
        _alter_in(draft, child, change)


def _hand_down(draft: Draft, name: Name, column: str, *, is_inherited: bool) -> None:
    """A NOT NULL that becomes one that is inherited, or no longer is."""
    table = draft.there(name)
    if is_inherited:
        spread_required(draft, table, column)
    else:
        disinherit_required(draft, table, column, keeps=True)
