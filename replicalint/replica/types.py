"""The types of a replica: PostgreSQL's, those of the contract, and the row types of relations."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import MutableMapping
from functools import lru_cache
from typing import cast

from .. import catalog
from ..catalog.kinds import NO_USER_TYPES, UserType, UserTypes
from ..contract import Contract, answered_once
from ..likeness import known
from ..name import Name
from ..pgtype import RECORD, UNKNOWN, PgType
from .absence import (
    Absence,
    Listed,
    NoSchema,
    OfExtension,
    OffSearchPath,
    Unknown,
    has_schema,
    listed_extensions,
    version_absence,
)


def missing_type(name: Name, contract: Contract) -> Absence | None:
    """Why the replica does not have the type of that name; None where it has it."""
    return _missing_type(contract, name)


@answered_once
def _missing_type(contract: Contract, name: Name) -> Absence | None:
    built_in = _built_in(name)
    absence = version_absence((built_in,), contract.postgres) if built_in is not None else None
    if built_in is not None and absence is None:
        return None
    if _is_in_contract(name, contract):
        return None
    if built_in is not None or contract.replication == "physical":
        return absence
    return _absence(name, contract)


def has_type(name: Name, contract: Contract) -> bool:
    """Whether the replica has the type of that name."""
    return missing_type(name, contract) is None


def _built_in(name: Name) -> catalog.TypeInfo | None:
    return catalog.type_named(name.name, name.schema or "pg_catalog")


def _is_in_contract(name: Name, contract: Contract) -> bool:
    if contract.type(name) is not None or contract.relation(name) is not None:
        return True
    if listed_extensions(catalog.extensions_with_type(name.name), contract):
        return True
    # PostgreSQL names the array over a type with a "_" before it.
    return name.name.startswith("_") and _is_in_contract(Name(name.schema, name.name[1:]), contract)


def _absence(name: Name, contract: Contract) -> Absence:
    entry = contract.not_replicated_entry(name)
    if entry is not None and entry.kind != "function":
        return Listed(entry)
    extensions = catalog.extensions_with_type(name.name)
    if extensions and name.schema != "pg_catalog":
        return OfExtension(extensions)
    names = contract.lookups.types_and_relations
    if not name.schema:
        elsewhere = names.called(name.name)
        if elsewhere:
            return OffSearchPath(elsewhere)
        return Unknown(contract.lookups.types.nearest(name) or _nearest_built_in(name.name))
    if not has_schema(name.schema, contract):
        return NoSchema(name.schema)
    return Unknown(names.nearest(name))


@lru_cache(maxsize=1024)
def _nearest_built_in(name: str) -> Name | None:
    found = known(tuple(catalog.type_names())).nearest(name)
    return Name("", found) if found is not None else None


# A type that is like no other: no function takes it but those that take every type.
UNLIKE_ALL = PgType(Name("", "?"))


def with_unlike_all(types: tuple[PgType | None, ...], contract: Contract) -> UserTypes:
    """What overload resolution must know where one of the types is like no other."""
    known_types = cast(MutableMapping[PgType, UserType], user_types(types, contract))  # only read
    return ChainMap({UNLIKE_ALL: UserType("b")}, known_types)


def user_types(types: tuple[PgType | None, ...], contract: Contract) -> UserTypes:
    """What overload resolution must know of the contract's types among these."""
    known_types = contract.user_types
    for one in types:
        if one is not None and not one.is_built_in and (one.name.schema or one.bare in known_types):
            return known_types
    return NO_USER_TYPES


def decided(types: tuple[PgType | None, ...], user: UserTypes) -> tuple[PgType | None, ...]:
    """The types, with None for each that PostgreSQL resolves by more than the catalogue's casts.

    These are types of extensions that are not listed, and rows, which it compares field by field.
    """
    return tuple(one if one is not None and _is_decided(one, user) else None for one in types)


def with_records(
    arguments: tuple[PgType | None, ...], types: tuple[PgType | None, ...], contract: Contract
) -> tuple[PgType | None, ...]:
    """The types, with each row as the record that PostgreSQL's own functions take it for."""
    return tuple(
        RECORD if given is not None and _is_row(given, contract) else one
        for given, one in zip(arguments, types, strict=True)
    )


def with_own_rows(
    arguments: tuple[PgType | None, ...], types: tuple[PgType | None, ...], contract: Contract
) -> tuple[PgType | None, ...]:
    """The same, but with the rows of PostgreSQL's own relations: some functions take those."""
    records = with_records(arguments, types, contract)
    return tuple(
        given if given is not None and _is_own_row(given) else one
        for given, one in zip(arguments, records, strict=True)
    )


def _is_row(of: PgType, contract: Contract) -> bool:
    is_of_contract = not of.is_array and of.name in contract.relations
    return of == RECORD or is_of_contract or _is_own_row(of)


def _is_own_row(of: PgType) -> bool:
    name = of.name
    return not of.is_array and catalog.relation(name.schema, name.name) is not None


def _is_decided(of: PgType, user: UserTypes) -> bool:
    bare = of.bare
    if bare == RECORD:
        return False
    return bare == UNKNOWN or bare in user or catalog.type_info(bare) is not None
