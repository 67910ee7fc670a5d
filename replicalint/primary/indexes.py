"""What changes do to indexes, and to those of partitions with them (indexcmds.c)."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ..changes import AttachIndex, CreateIndex
from ..name import Name
from .draft import Draft
from .losing import INDEXED, take_index
from .names import chosen, index_columns, joined
from .not_null import with_room
from .relations import Constraint, Table, TableIndex

LABELS = {"primary key": "pkey", "unique": "key", "exclude": "excl"}


def put_index(
    draft: Draft, table: Table, index: TableIndex, constraint: Constraint | None = None
) -> None:
    """Adds an index, and the constraint that it serves."""
    if constraint is not None:
        table = with_room(table, constraint.name)
        constraints = {**table.constraints, constraint.name: constraint}
        table = replace(table, constraints=constraints)
    draft.put(replace(table, indexes={**table.indexes, index.name: index}))


def is_taken(draft: Draft, name: Name) -> bool:
    """Whether a constraint with an index cannot have the name."""
    return draft.is_relation(name) or draft.is_constraint(name)


def columns_in(words: Iterable[str], table: Table) -> tuple[str, ...]:
    """The columns that an expression names."""
    return tuple(dict.fromkeys(word for word in words if word in table.columns))


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
    uses = (*change.columns, *change.others, *columns_in(change.used, table))
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
        is_valid=not (is_alone and draft.has_children(table)),
        ways=change.ways if any(change.ways[1:]) else change.ways[:1],
        needs=change.needs,
    )
    put_index(draft, table, index)
    if table.kind == "partitioned table" and not change.is_only:
        for child in draft.children(table):
            inherit_index(draft, child.name, table.name, name)


def inherit_index(
    draft: Draft, child_name: Name, parent_name: Name, name: str, *, is_attached: bool = False
) -> None:
    """Gives a partition the index of its table: an equal one is taken, or a new one is made.

    One that is not valid makes the table's invalid, or is left alone by ATTACH PARTITION.
    """
    child, parent = draft.there(child_name), draft.there(parent_name)
    if child.kind == "foreign table":
        return
    wanted = parent.indexes[name]
    of = parent.constraints.get(name)
    is_key = of is not None and of.kind in INDEXED
    above = Name(parent.name.schema, name)
    for own in child.indexes.values():
        has_key = own.name in child.constraints
        if own.parent is not None or not _is_alike(own, wanted) or (is_key and not has_key):
            continue
        if is_attached and not own.is_valid:
            continue
        _attach(draft, child, own, above, is_key=is_key)
        if not own.is_valid:
            _invalidate(draft, above)
        return
    made = _cloned(draft, child, wanted, of if is_key else None, above)
    for grandchild in draft.children(draft.there(child_name)):
        if grandchild.is_partition:
            inherit_index(draft, grandchild.name, child_name, made)


def _invalidate(draft: Draft, name: Name) -> None:
    """An index of a partitioned table that lacks a valid part, and those above it."""
    table = draft.index_table(name)
    if table is None:
        return
    index = replace(table.indexes[name.name], is_valid=False)
    draft.put(replace(table, indexes={**table.indexes, name.name: index}))
    if index.parent is not None:
        _invalidate(draft, index.parent)


def _validate(draft: Draft, name: Name) -> None:
    """An index that may have got the last of its parts (validatePartitionedIndex)."""
    table = draft.index_table(name)
    if table is None or table.indexes[name.name].is_valid:
        return
    # Parts are made in the order of the partitions: the last one most often lacks its own.
    for child in draft.last_children(table):
        parts = (one for one in child.indexes.values() if one.parent == name)
        if not any(one.is_valid for one in parts):
            return
    index = replace(table.indexes[name.name], is_valid=True)
    draft.put(replace(table, indexes={**table.indexes, name.name: index}))
    if index.parent is not None:
        _validate(draft, index.parent)


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
        LABELS.get(kind, "idx"),
        lambda one: (
            (is_taken(draft, Name(schema, one))) if kind else draft.is_relation(Name(schema, one))
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
    _cloned(draft, draft.there(name), source.indexes[index], of if is_key else None, None)


def rebuild_index(draft: Draft, name: Name, index: str) -> None:
    """Makes a partitioned table's index anew: those of its partitions get the names of new ones."""
    table = draft.there(name)
    above = Name(name.schema, index)
    for child in draft.children(table):
        for part in tuple(child.indexes.values()):
            if part.parent == above:
                take_index(draft, draft.there(child.name), part.name)
    table = draft.there(name)
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
        and one.ways == other.ways
        and one.is_unique == other.is_unique
        and one.is_partial == other.is_partial
        and one.is_immediate == other.is_immediate
    )


def _attach(draft: Draft, table: Table, index: TableIndex, above: Name, *, is_key: bool) -> None:
    """Makes an index a part of another one, and its constraint where both have one."""
    constraints = dict(table.constraints)
    if is_key and index.name in constraints:
        constraints[index.name] = replace(constraints[index.name], parents=1, is_local=False)
    indexes = {**table.indexes, index.name: replace(index, parent=above)}
    draft.put(replace(table, indexes=indexes, constraints=constraints))


def attach_index(draft: Draft, change: AttachIndex) -> None:
    """ALTER INDEX ATTACH PARTITION; the table's index is valid once all partitions have one."""
    table, partition = draft.index_table(change.name), draft.index_table(change.partition)
    if table is None or partition is None:
        return
    index = partition.indexes[change.partition.name]
    is_key = change.name.name in table.constraints
    _attach(draft, partition, index, change.name, is_key=is_key)
    _validate(draft, change.name)


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
    for other in (*draft.mentioning(table.name), draft.there(table.name)):
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
