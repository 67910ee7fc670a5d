"""Holds what a contract says of keys, constraints and identities against real servers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from ..contract import Contract, Relation
from ..contract.constraints import CONSTRAINTS
from ..name import Name
from ..verification import Difference
from ..wording import in_quotes
from .server import Server

_TABLES = """
    SELECT n.nspname, c.relname, c.relkind = 'p', c.relreplident::text,
        (SELECT index.relname::text FROM pg_index i JOIN pg_class index ON index.oid = i.indexrelid
            WHERE i.indrelid = c.oid AND i.indisreplident),
        ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
            AND NOT a.attisdropped ORDER BY a.attnum),
        ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
            AND NOT a.attisdropped AND a.attnotnull ORDER BY a.attnum),
        ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0
            AND NOT a.attisdropped AND a.attgenerated <> '' ORDER BY a.attnum)
    FROM unnest($1::text[], $2::text[]) AS listed (nspname, relname)
    JOIN pg_namespace n ON n.nspname = listed.nspname
    JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = listed.relname
    WHERE c.relkind IN ('r', 'p')
"""
# An index on expressions, on some rows alone or checked at COMMIT is none that a contract can speak
# about, a key apart.
_UNIQUE = """
    SELECT n.nspname, c.relname, i.indisprimary, ARRAY(
        SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS key (attnum, place)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = key.attnum
        WHERE key.place <= i.indnkeyatts ORDER BY key.place
    )
    FROM unnest($1::text[], $2::text[]) AS listed (nspname, relname)
    JOIN pg_namespace n ON n.nspname = listed.nspname
    JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = listed.relname
    JOIN pg_index i ON i.indrelid = c.oid
    WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
        AND (i.indimmediate OR i.indisprimary)
    ORDER BY 1, 2, i.indexrelid
"""
_IDENTITIES = {"d": "default", "n": "nothing", "f": "full"}
_BUT = "but the contract says"

Columns = tuple[str, ...]


class RealTable(Struct, frozen=True):
    """What a server's catalogue says of a table. `identity` is as contracts write it."""

    is_partitioned: bool
    identity: str
    columns: Columns
    required: Columns
    generated: Columns
    key: Columns
    unique: tuple[Columns, ...]  # besides the key


def on_replica(contract: Contract, server: Server) -> Iterator[Difference]:
    """What the contract says of keys and constraints, and the replica does not."""
    every = contract.relations.values()
    stated = [one for one in every if any(key in one.keys for key in CONSTRAINTS)]
    for relation, real in _tables(server, stated):
        yield from _constraints(relation, real)


def on_primary(contract: Contract, server: Server) -> Iterator[Difference]:
    """What the contract says of identities and generated columns, and the primary does not."""
    for relation, real in _tables(server, tuple(contract.relations.values())):
        yield from _identity(relation, real)
        yield from _generated(relation, real)


def _tables(server: Server, relations: Sequence[Relation]) -> Iterator[tuple[Relation, RealTable]]:
    """Those of the relations that are tables there, with what the catalogue says of them."""
    if not relations:
        return
    schemas = [one.name.schema for one in relations]
    names = schemas, [one.name.name for one in relations]
    unique, tables = server.rows(_UNIQUE, *names), server.rows(_TABLES, *names)
    with server.reading():
        found = _read(unique, tables)
    yield from ((one, found[one.name]) for one in relations if one.name in found)


def _read(
    indexes: Iterable[Sequence[object]], tables: Iterable[Sequence[object]]
) -> Mapping[Name, RealTable]:
    keys: dict[Name, Columns] = {}
    unique: dict[Name, list[Columns]] = {}
    for schema, relation, is_key, columns in indexes:
        name = Name(str(schema), str(relation))
        if is_key:
            keys[name] = _texts(columns)
        else:
            unique.setdefault(name, []).append(_texts(columns))
    found: dict[Name, RealTable] = {}
    for schema, relation, is_parted, identity, index, *lists in tables:
        name = Name(str(schema), str(relation))
        every, required, generated = map(_texts, lists)
        agreed = _IDENTITIES.get(str(identity), f"index {index}")
        is_parted = bool(is_parted)
        key, others = keys.get(name, ()), tuple(unique.get(name, ()))
        found[name] = RealTable(is_parted, agreed, every, required, generated, key, others)
    return found


def _constraints(relation: Relation, real: RealTable) -> Iterator[Difference]:
    what = f"relation {in_quotes(relation.name)}"
    if relation.key is not None and set(relation.key) != set(real.key):
        is_ = f"has {_key(real.key)} on the replica"
        yield Difference(relation.place("key"), f"{what} {is_}, {_BUT} {_key(relation.key)}")
    if relation.not_null is not None:
        yield from _required(relation, real)
    if relation.unique is not None:
        yield from _unique(relation, relation.unique, real)
    if relation.partitioned not in (None, real.is_partitioned):
        is_ = "is partitioned" if real.is_partitioned else "is not partitioned"
        says = f"partitioned: {str(relation.partitioned).lower()}"
        yield Difference(
            relation.place("partitioned"), f"{what} {is_} on the replica, {_BUT} {says}"
        )


def _required(relation: Relation, real: RealTable) -> Iterator[Difference]:
    keys = {*real.key, *(relation.key or ())}  # what is wrong with them is said of the key
    for name in relation.columns:
        if (
            name in keys
            or name not in real.columns
            or relation.requires(name) == (name in real.required)
        ):
            continue
        what = f'column "{name}" of relation {in_quotes(relation.name)}'
        says = (
            "is NOT NULL on the replica, but the contract does not list it under not_null"
            if name in real.required
            else "may be null on the replica, but the contract lists it under not_null"
        )
        yield Difference(relation.place("not_null"), f"{what} {says}")


def _unique(relation: Relation, listed: Iterable[Columns], real: RealTable) -> Iterator[Difference]:
    what = f"relation {in_quotes(relation.name)}"
    place = relation.place("unique")
    says = {frozenset(one): one for one in listed}
    has = {frozenset(one): one for one in (*real.unique, *((real.key,) if real.key else ()))}
    for columns, one in says.items():
        if columns not in has:
            yield Difference(place, f"{what} is not unique on {_in_brackets(one)} on the replica")
    for one in dict.fromkeys(real.unique):
        if not {*one} <= relation.columns.keys():
            continue  # a contract names the columns that it lists alone
        if frozenset(one) not in says and set(one) != set(relation.key or ()):
            unlisted = "but the contract does not list that under unique"
            message = f"{what} is unique on {_in_brackets(one)} on the replica, {unlisted}"
            yield Difference(place, message)


def _identity(relation: Relation, real: RealTable) -> Iterator[Difference]:
    agreed = relation.replica_identity
    place = relation.place("replica_identity")
    what = f"relation {in_quotes(relation.name)}"
    if agreed is not None and agreed != real.identity:
        has = f"has replica identity {real.identity} on the primary"
        yield Difference(place, f"{what} {has}, {_BUT} {agreed}")
    elif agreed == "default" and not real.key:
        message = f"{what} has no primary key on the primary, {_BUT} replica_identity: default"
        yield Difference(place, message)


def _generated(relation: Relation, real: RealTable) -> Iterator[Difference]:
    for column in relation.columns.values():
        is_generated = column.name in real.generated
        if column.name not in real.columns or is_generated == column.generated:
            continue
        what = f'column "{column.name}" of relation {in_quotes(relation.name)}'
        if is_generated:
            message = f"{what} is generated on the primary; the contract does not say so"
        else:
            message = f"{what} is not generated on the primary, {_BUT} generated: true"
        yield Difference(column.span, message, is_note=is_generated)


def _key(columns: Columns) -> str:
    return f"the primary key {_in_brackets(columns)}" if columns else "no primary key"


def _in_brackets(columns: Columns) -> str:
    return f"({', '.join(columns)})"


def _texts(values: object) -> Columns:
    if not isinstance(values, list):
        raise TypeError("no array")
    return tuple(map(str, values))
