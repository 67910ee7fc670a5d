"""A table of a schema as a contract's relation."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from msgspec.structs import replace

from ..contract import Column, Relation
from ..primary import Table, TableColumn

# The types whose length or precision a contract keeps (contract/types.py).
_WITH_MODIFIER = frozenset(
    ("varchar", "bpchar", "numeric", "bit", "varbit", "time", "timetz", "timestamp", "timestamptz")
)


def relation_of(
    table: Table, columns: tuple[str, ...] | None, *, is_subscriber: bool = False
) -> Relation:
    """What the replica's table is like where it is made as this one is.

    `columns` are those that go out, None for all. Of a subscriber's table neither
    the replica identity nor what is generated says anything about the publisher's.
    """
    listed = {
        name: column_of(one, is_generated=one.generated is not None and not is_subscriber)
        for name, one in table.columns.items()
        if one.type is not None and (columns is None or name in columns)
    }
    key = _key(table)
    is_listed = key is not None and listed.keys() >= {*key}
    is_open = table.identity == "default" and not key and not table.is_assumed
    return Relation(
        table.name,
        MappingProxyType(listed),
        table.span,
        replica_identity=None if is_subscriber or is_open else table.identity,
        key=key if is_listed else None,
        not_null=tuple(
            name for name in listed if table.columns[name].is_required and name not in (key or ())
        ),
        unique=tuple(one for one in _unique(table) if listed.keys() >= {*one}),
        partitioned=True if table.kind == "partitioned table" else None,
    )


def still_known(relation: Relation, before: Relation) -> Relation:
    """A relation of which the schema tells no more than what has changed since `before`.

    What the contract does not say of the table, is still not known.
    """
    is_same = relation.replica_identity == "default" and before.replica_identity is None
    return replace(
        relation,
        span=before.span,
        replica_identity=None if is_same else relation.replica_identity,
        key=None if before.key is None and not relation.key else relation.key,
        not_null=None if before.not_null is None else relation.not_null,
        unique=None if before.unique is None else relation.unique,
        partitioned=before.partitioned,
    )


def column_of(column: TableColumn, *, is_generated: bool) -> Column:
    """A column whose type is known as a contract's column."""
    assert column.type is not None
    has_modifier = column.type.is_built_in and column.type.name.name in _WITH_MODIFIER
    return Column(
        column.name,
        column.type,
        column.span,
        generated=is_generated,
        modifier=(column.modifier or None) if has_modifier else None,
    )


def _key(table: Table) -> tuple[str, ...] | None:
    """The primary key's columns, () for none.

    One that is DEFERRABLE is none: it identifies no row, and no query may rely on it.
    """
    keys = (
        one
        for one in table.constraints.values()
        if one.kind == "primary key" and not one.is_deferrable
    )
    found = next(keys, None)
    return found.columns if found is not None else ()


def _unique(table: Table) -> tuple[tuple[str, ...], ...]:
    """The sets of columns that no two rows have alike, in the order of the columns.

    An index that is partial, deferrable, not valid or over an expression promises nothing of all
    rows at every moment.
    """
    places = {name: place for place, name in enumerate(table.columns)}
    sets: dict[frozenset[str], tuple[int, ...]] = {}
    for columns in _unique_indexes(table):
        where = tuple(places[one] for one in columns)
        of = frozenset(columns)
        sets[of] = min(where, sets.get(of, where))
    names = tuple(table.columns)
    return tuple(tuple(names[place] for place in one) for one in sorted(sets.values()))


def _unique_indexes(table: Table) -> Iterator[tuple[str, ...]]:
    for index in table.indexes.values():
        is_sure = index.is_unique and index.is_valid and index.is_immediate
        if is_sure and not (index.is_primary or index.is_partial) and index.columns:
            yield index.columns
