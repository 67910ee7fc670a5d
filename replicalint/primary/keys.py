"""What changes do to constraints and indexes (tablecmds.c, indexcmds.c, parse_utilcmd.c)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from ..changes import (
    AddKey,
    AlterConstraint,
    AttachIndex,
    CreateIndex,
    DropConstraint,
    Key,
    RenameConstraint,
)
from ..name import Name
from .draft import Draft
from .names import chosen, index_columns, joined
from .not_null import disinherit_required, required, required_by, spread_required
from .relations import Constraint, Table, TableIndex

INDEXED = ("primary key", "unique", "exclude")
INHERITED = ("check", "not null")
_LABELS = {"primary key": "pkey", "unique": "key", "exclude": "excl"}


# -- constraints -----------------------------------------------------------------------------


def add_key(draft: Draft, change: AddKey) -> None:
    """ADD CONSTRAINT; a key that came with its column is there already."""
    table = draft.table(change.relation)
    if table is None or change.column is not None:
        return
    if change.may_exist and change.key.name in table.constraints:
        return
    add(draft, table, change.key, is_only=change.is_only)


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
                add(draft, _there(draft, name), key)
    indexed = [key for key in keys if key.kind in INDEXED]
    for key in _without_twins(sorted(indexed, key=lambda one: one.kind != "primary key")):
        add(draft, _there(draft, name), key)
    for key in keys:
        if key.kind == "foreign key":
            add(draft, _there(draft, name), key)


def _there(draft: Draft, name: Name) -> Table:
    table = draft.table(name)
    assert table is not None
    return table


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
    columns = index_columns([*(column or "expr" for column in key.columns), *key.others])
    schema = table.name.schema
    name = key.name or chosen(
        table.name.name,
        "" if key.kind == "primary key" else joined(columns),
        _LABELS[key.kind],
        lambda one: _is_taken(draft, Name(schema, one)),
    )
    if key.kind == "primary key":
        _without_assumed_key(draft, table)
        for column in key.columns:
            _require_of_key(draft, table.name, column, is_only=is_only)
    table = _there(draft, table.name)
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
        uses=tuple(dict.fromkeys((*plain, *key.others, *_columns_in(key.words, table)))),
        keys=key.columns,
        parts=columns,
        is_valid=not (is_only and table.kind == "partitioned table" and draft.children(table)),
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
            _require_of_key(draft, table.name, column)
    table = _there(draft, table.name)
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


def put_index(
    draft: Draft, table: Table, index: TableIndex, constraint: Constraint | None = None
) -> None:
    """Adds an index, and the constraint that it serves."""
    constraints = dict(table.constraints)
    if constraint is not None:
        constraints[constraint.name] = constraint
    indexes = {**table.indexes, index.name: index}
    draft.put(replace(table, indexes=indexes, constraints=constraints))


def _is_taken(draft: Draft, name: Name) -> bool:
    """Whether a constraint with an index cannot have the name."""
    return draft.is_relation(name) or draft.is_constraint(name)


def _columns_in(words: Iterable[str], table: Table) -> tuple[str, ...]:
    """The columns that an expression names."""
    return tuple(dict.fromkeys(word for word in words if word in table.columns))


def _add_check(draft: Draft, table: Table, key: Key, *, is_only: bool) -> None:
    columns = _columns_in(key.words, table)
    alone = columns[0] if len(columns) == 1 else ""
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
        words=key.words,
    )
    _spread(draft, table, made, is_only=is_only)


def _spread(draft: Draft, table: Table, made: Constraint, *, is_only: bool = False) -> None:
    """Puts a check into a table, and as inherited into those below it."""
    old = table.constraints.get(made.name)
    if old is not None and not made.is_local:
        made = replace(old, parents=old.parents + 1)
    elif old is not None:
        made = replace(old, is_local=True)
    draft.put(replace(table, constraints={**table.constraints, made.name: made}))
    if made.is_inherited and not is_only:
        for child in draft.children(table):
            if old is None:
                _spread(draft, child, replace(made, parents=1, is_local=False))


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
    )
    _put_foreign(draft, table, made)


def _put_foreign(draft: Draft, table: Table, made: Constraint) -> None:
    draft.put(replace(table, constraints={**table.constraints, made.name: made}))
    if table.kind == "partitioned table":
        for child in draft.children(table):
            inherit_foreign(draft, child, made)


def inherit_foreign(draft: Draft, table: Table, made: Constraint) -> None:
    """A foreign key of a partitioned table in one of its partitions: an equal one is taken over."""
    for own in table.constraints.values():
        if own.kind == "foreign key" and own.parents == 0 and _is_same_foreign(own, made):
            taken = replace(own, parents=1, is_local=False)
            draft.put(replace(table, constraints={**table.constraints, own.name: taken}))
            return
    schema, name = table.name.schema, made.name
    if name in table.constraints:
        name = chosen(
            table.name.name,
            joined(made.columns),
            "fkey",
            lambda one: draft.is_constraint(Name(schema, one)),
        )
    _put_foreign(draft, table, replace(made, name=name, parents=1, is_local=False))


def _is_same_foreign(one: Constraint, other: Constraint) -> bool:
    return (one.columns, one.references, one.referenced_columns, one.is_deferrable) == (
        other.columns,
        other.references,
        other.referenced_columns,
        other.is_deferrable,
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


def drop_constraint(draft: Draft, change: DropConstraint) -> None:
    """DROP CONSTRAINT, with its index and the foreign keys that lean on it."""
    table = draft.table(change.relation)
    if table is not None and change.constraint in table.constraints:
        take_constraint(draft, table, change.constraint, is_only=change.is_only)


def take_constraint(draft: Draft, table: Table, name: str, *, is_only: bool = False) -> None:
    """Takes a constraint from a table, and from those that inherit it."""
    gone = table.constraints[name]
    if gone.kind == "not null":
        required(draft, table, gone.columns[0], False, is_only=is_only)
        return
    constraints = {one: x for one, x in table.constraints.items() if one != name}
    table = draft.put(replace(table, constraints=constraints))
    if gone.kind in INDEXED and name in table.indexes:
        take_index(draft, table, name)
    if gone.kind == "foreign key" and table.kind == "partitioned table":
        for child in draft.children(table):
            _take_inherited_foreign(draft, child, gone)
    if gone.kind == "check" and gone.is_inherited:
        for child in draft.children(table):
            disinherit(draft, child, name, keeps=is_only)


def _take_inherited_foreign(draft: Draft, table: Table, gone: Constraint) -> None:
    for own in table.constraints.values():
        if own.kind == "foreign key" and own.parents and _is_same_foreign(own, gone):
            take_constraint(draft, table, own.name)
            return


def disinherit(draft: Draft, table: Table, name: str, *, keeps: bool) -> None:
    """A parent no longer has a check: who has it from there alone loses it, or keeps it as own."""
    own = table.constraints.get(name)
    if own is None or not own.parents:
        return
    left = replace(own, parents=own.parents - 1, is_local=own.is_local or keeps)
    if left.parents == 0 and not left.is_local:
        take_constraint(draft, replace(table), name)
    else:
        draft.put(replace(table, constraints={**table.constraints, name: left}))


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
    if change.is_inherited is not None and own.kind == "not null":
        _hand_down(draft, table.name, own.columns[0], is_inherited=change.is_inherited)
        return
    if own.kind == "foreign key" and table.kind != "partitioned table":
        return
    for child in draft.children(table):
        _alter_in(draft, child, change)


def _require_of_key(draft: Draft, name: Name, column: str, *, is_only: bool = False) -> None:
    """A primary key's column is NOT NULL; one that is stays as it is (ATPrepAddPrimaryKey)."""
    table = _there(draft, name)
    if required_by(table, column) is None:
        required(draft, table, column, True, is_only=is_only)


def _hand_down(draft: Draft, name: Name, column: str, *, is_inherited: bool) -> None:
    """A NOT NULL that becomes one that is inherited, or no longer is."""
    table = _there(draft, name)
    if is_inherited:
        spread_required(draft, table, column)
    else:
        disinherit_required(draft, table, column, keeps=True)


# -- indexes ---------------------------------------------------------------------------------


def create_index(draft: Draft, change: CreateIndex) -> None:
    """CREATE INDEX, on the partitions of a table as well."""
    table = draft.table(change.relation)
    if table is None:
        return
    schema = table.name.schema
    if (
        change.name is not None
        and change.may_exist
        and draft.is_relation(Name(schema, change.name))
    ):
        return
    parts = index_columns([*change.parts, *change.others])
    name = change.name or chosen(
        table.name.name, joined(parts), "idx", lambda one: draft.is_relation(Name(schema, one))
    )
    has_expression = len(change.columns) != len(change.parts)
    is_alone = change.is_only and table.kind == "partitioned table"
    uses = (*change.columns, *change.others, *_columns_in(change.used, table))
    index = TableIndex(
        name,
        None if has_expression else change.columns,
        change.span,
        change.is_unique,
        change.is_partial,
        others=change.others,
        uses=tuple(dict.fromkeys(uses)),
        keys=change.keys,
        parts=parts,
        words=change.used,
        is_valid=not (is_alone and draft.children(table)),
    )
    put_index(draft, table, index)
    if table.kind == "partitioned table" and not change.is_only:
        for child in draft.children(table):
            inherit_index(draft, child.name, table.name, name)


def inherit_index(draft: Draft, child_name: Name, parent_name: Name, name: str) -> None:
    """Gives a partition the index of its table: an equal one is taken, or a new one is made."""
    child, parent = _there(draft, child_name), _there(draft, parent_name)
    if child.kind == "foreign table":
        return
    wanted = parent.indexes[name]
    of = parent.constraints.get(name)
    is_key = of is not None and of.kind in INDEXED
    above = Name(parent.name.schema, name)
    for own in child.indexes.values():
        has_key = own.name in child.constraints
        if own.parent is None and _is_alike(own, wanted) and (has_key or not is_key):
            _attach(draft, child, own, above)
            return
    made = _cloned(draft, child, wanted, of if is_key else None, above)
    for grandchild in draft.children(_there(draft, child_name)):
        if grandchild.is_partition:
            inherit_index(draft, grandchild.name, child_name, made)


def _cloned(
    draft: Draft, table: Table, index: TableIndex, of: Constraint | None, above: Name | None
) -> str:
    """Makes an index like one of another table, with its constraint; its name."""
    schema = table.name.schema
    kind = of.kind if of is not None else ""
    parts = "" if kind == "primary key" else joined(index.parts)
    made = chosen(
        table.name.name,
        parts,
        _LABELS.get(kind, "idx"),
        lambda one: (
            (_is_taken(draft, Name(schema, one))) if kind else draft.is_relation(Name(schema, one))
        ),
    )
    constraint = None
    if of is not None:
        parents = 1 if above is not None else 0
        constraint = replace(of, name=made, index=made, parents=parents, is_local=not parents)
    put_index(draft, table, replace(index, name=made, parent=above, is_valid=True), constraint)
    return made


def copy_index(draft: Draft, name: Name, source: Table, index: str) -> None:
    """The index of another table, for LIKE INCLUDING INDEXES."""
    of = source.constraints.get(index)
    is_key = of is not None and of.kind in INDEXED
    _cloned(draft, _there(draft, name), source.indexes[index], of if is_key else None, None)


def rebuild_index(draft: Draft, name: Name, index: str) -> None:
    """Makes a partitioned table's index anew: those of its partitions get the names of new ones."""
    table = _there(draft, name)
    above = Name(name.schema, index)
    for child in draft.children(table):
        for part in tuple(child.indexes.values()):
            if part.parent == above:
                take_index(draft, _there(draft, child.name), part.name)
    table = _there(draft, name)
    old = table.indexes[index]
    parts = [key or part for key, part in zip(old.keys, old.parts, strict=False)]
    valid = replace(old, is_valid=True, parts=index_columns([*parts, *old.others]))
    draft.put(replace(table, indexes={**table.indexes, index: valid}))
    for child in draft.children(table):
        inherit_index(draft, child.name, name, index)


def _is_alike(one: TableIndex, other: TableIndex) -> bool:
    """CompareIndexInfo."""
    return (
        one.keys == other.keys
        and one.others == other.others
        and one.words == other.words
        and one.is_unique == other.is_unique
        and one.is_partial == other.is_partial
        and one.is_immediate == other.is_immediate
    )


def _attach(draft: Draft, table: Table, index: TableIndex, above: Name) -> None:
    constraints = dict(table.constraints)
    if index.name in constraints:
        constraints[index.name] = replace(constraints[index.name], parents=1, is_local=False)
    indexes = {**table.indexes, index.name: replace(index, parent=above)}
    draft.put(replace(table, indexes=indexes, constraints=constraints))


def attach_index(draft: Draft, change: AttachIndex) -> None:
    """ALTER INDEX ATTACH PARTITION; the table's index is valid once all partitions have one."""
    table, partition = draft.index_table(change.name), draft.index_table(change.partition)
    if table is None or partition is None:
        return
    _attach(draft, partition, partition.indexes[change.partition.name], change.name)
    attached = (
        any(index.parent == change.name for index in child.indexes.values())
        for child in draft.children(table)
    )
    if all(attached):
        valid = replace(table.indexes[change.name.name], is_valid=True)
        draft.put(replace(table, indexes={**table.indexes, valid.name: valid}))


def take_index(draft: Draft, table: Table, name: str) -> None:
    """Takes an index with its constraint, its parts, and the foreign keys that lean on it."""
    above = Name(table.name.schema, name)
    indexes = {one: x for one, x in table.indexes.items() if one != name}
    constraints = {
        one: x for one, x in table.constraints.items() if not (one == name and x.kind in INDEXED)
    }
    identity = "nothing" if table.identity == f"index {name}" else table.identity
    draft.put(replace(table, indexes=indexes, constraints=constraints, identity=identity))
    for other in draft.mentioning(table.name):
        for own in tuple(other.constraints.values()):
            leans = own.kind == "foreign key" and own.index == name
            if leans and own.references == table.name:
                now = draft.table(other.name)
                if now is not None and own.name in now.constraints:
                    take_constraint(draft, now, own.name)
        now = draft.table(other.name)
        for part in tuple(now.indexes.values()) if now is not None else ():
            if part.parent == above and now is not None:
                take_index(draft, _there(draft, other.name), part.name)


def rename_index(draft: Draft, table: Table, name: str, to: str) -> None:
    """Renames an index, its constraint, and what says its name."""
    indexes = {
        (to if one == name else one): replace(x, name=to) if one == name else x
        for one, x in table.indexes.items()
    }
    constraints = {
        (to if one == name and x.kind in INDEXED else one): replace(x, name=to, index=to)
        if one == name and x.kind in INDEXED
        else x
        for one, x in table.constraints.items()
    }
    identity = f"index {to}" if table.identity == f"index {name}" else table.identity
    draft.put(replace(table, indexes=indexes, constraints=constraints, identity=identity))
    above, renamed = Name(table.name.schema, name), Name(table.name.schema, to)
    for other in (*draft.mentioning(table.name), _there(draft, table.name)):
        _follow_index(draft, other, table.name, above, renamed)


def _follow_index(draft: Draft, table: Table, of: Name, old: Name, new: Name) -> None:
    indexes = {
        name: replace(x, parent=new) if x.parent == old else x for name, x in table.indexes.items()
    }
    constraints = {
        name: replace(x, index=new.name)
        if x.kind == "foreign key" and x.references == of and x.index == old.name
        else x
        for name, x in table.constraints.items()
    }
    if indexes != table.indexes or constraints != table.constraints:
        draft.put(replace(table, indexes=indexes, constraints=constraints))


def using(table: Table, columns: Collection[str]) -> tuple[str, ...]:
    """The indexes that read one of these columns."""
    return tuple(x.name for x in table.indexes.values() if not set(columns).isdisjoint(x.uses))
