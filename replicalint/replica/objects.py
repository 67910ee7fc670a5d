"""What else a query can name: collations, text search objects, sequences, schemas, methods."""

from __future__ import annotations

from .. import catalog
from ..contract import Contract
from ..facts import ObjectKind, ObjectUse
from ..likeness import known
from ..name import Name
from .absence import (
    Absence,
    NoSchema,
    OfExtension,
    Unknown,
    has_schema,
    listed_extensions,
    version_absence,
)
from .relations import CATALOGUES, missing_relation_name

# Objects that live in a schema and that the contract does not list: PostgreSQL's own or none.
_OF_CATALOGUE = frozenset(
    (
        ObjectKind.COLLATION,
        ObjectKind.TEXT_SEARCH_CONFIGURATION,
        ObjectKind.TEXT_SEARCH_DICTIONARY,
        ObjectKind.TEXT_SEARCH_PARSER,
        ObjectKind.TABLESAMPLE_METHOD,
    )
)


def missing_object(use: ObjectUse, contract: Contract) -> Absence | None:
    """Why the replica does not have the object; None where it has it, or nobody can know.

    Roles belong to the server and are in no contract: `is_undecided_object`.
    """
    match use.kind:
        case ObjectKind.RELATION | ObjectKind.SEQUENCE:
            return _missing_relation(use.name, contract)
        case ObjectKind.SCHEMA:
            is_there = has_schema(use.name.name, contract) or contract.replication == "physical"
            return None if is_there else NoSchema(use.name.name)
        case kind if kind in _OF_CATALOGUE:
            return _missing_of_catalogue(kind.value, use.name, contract)
        case _:
            return None


def _missing_relation(name: Name, contract: Contract) -> Absence | None:
    if contract.relation(name) is not None:
        return None
    schema = name.schema or "pg_catalog"
    found = catalog.relation(schema, name.name) if schema in CATALOGUES else None
    if found is not None:
        return version_absence((found,), contract.postgres)
    return missing_relation_name(name, contract)


def _missing_of_catalogue(kind: str, name: Name, contract: Contract) -> Absence | None:
    is_collation = kind == ObjectKind.COLLATION.value
    found = None
    if name.schema in ("", "pg_catalog"):
        found = catalog.has_object(kind, name.name)
        if found is not None:
            return version_absence((found,), contract.postgres)
        if is_collation and catalog.depends_on_build(name.name):
            return None
    if contract.replication == "physical":
        return None
    extensions = catalog.extensions_with_object(kind, name.name)
    if listed_extensions(extensions, contract):
        return None
    if extensions:
        return OfExtension(extensions)
    if name.schema and not has_schema(name.schema, contract):
        return NoSchema(name.schema)
    near = known(tuple(catalog.object_names(kind))).nearest(name.name)
    return Unknown(Name("", near) if near is not None else None)
