"""What else a query can name: collations, text search objects, sequences, schemas, methods."""

from __future__ import annotations

from .. import catalog
from ..contract import Contract
from ..facts import ObjectKind, ObjectUse
from ..likeness import known
from ..name import Name, fold
from .absence import (
    Absence,
    NoSchema,
    OfExtension,
    Unknown,
    has_schema,
    listed_extensions,
    version_absence,
)
from .relations import CATALOGUES, UNLOGGED, missing_relation_name

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

    What belongs to the server may be in no contract: `is_undecided_object`.
    """
    match use.kind:
        case ObjectKind.RELATION | ObjectKind.SEQUENCE:
            return _missing_relation(use, contract)
        case ObjectKind.INDEX:
            return _missing_index(use.name, contract)
        case ObjectKind.SCHEMA:
            is_there = has_schema(use.name.name, contract) or contract.replication == "physical"
            return None if is_there else NoSchema(use.name.name)
        case ObjectKind.SETTING:
            return _missing_setting(use.name.name, contract)
        case ObjectKind.ROLE:
            return _missing_role(use.name.name, contract)
        case ObjectKind.LANGUAGE | ObjectKind.FOREIGN_DATA_WRAPPER:
            return _missing_of_extension(use.kind.value, use.name.name, contract)
        case kind if kind in _OF_CATALOGUE:
            return _missing_of_catalogue(kind.value, use.name, contract)
        case _:
            return None


def _missing_relation(use: ObjectUse, contract: Contract) -> Absence | None:
    name = use.name
    if contract.relation(name) is not None:
        return None
    if contract.replication == "physical" and not use.unlogged:
        entry = contract.not_replicated_entry(name)
        if entry is not None and entry.kind in UNLOGGED:
            return None
    schema = name.schema or "pg_catalog"
    found = catalog.relation(schema, name.name) if schema in CATALOGUES else None
    if found is not None:
        return version_absence((found,), contract.postgres)
    return missing_relation_name(name, contract)


def _missing_index(name: Name, contract: Contract) -> Absence | None:
    """Of an index: whether it is there, no contract says; where it would be looked for, it does."""
    if contract.replication == "physical" or catalog.is_system_index(name):
        return None
    if not name.schema:
        return missing_relation_name(name, contract) if not contract.search_path else None
    return None if has_schema(name.schema, contract) else NoSchema(name.schema)


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


def is_undecided_object(use: ObjectUse, contract: Contract) -> bool:
    """Whether an object is of a kind that no contract lists, unless every server has it.

    A hot standby has all that its primary has.
    """
    name = use.name.name
    if contract.replication == "physical" or use.kind not in UNLISTED:
        return False
    match use.kind:
        case ObjectKind.SETTING:
            return _is_undecided_setting(fold(name), contract)
        case ObjectKind.ROLE:
            return contract.roles is None and not name.startswith(_RESERVED)
        case ObjectKind.TABLESPACE:
            return catalog.has_object(use.kind.value, name) is None
        case ObjectKind.DATABASE:
            return name not in _OF_INITDB
        case ObjectKind.FOREIGN_DATA_WRAPPER:
            return not catalog.extensions_with_object(use.kind.value, name)
        case _:
            return True


UNLISTED = frozenset(
    (
        ObjectKind.INDEX,
        ObjectKind.SETTING,
        ObjectKind.ROLE,
        ObjectKind.TABLESPACE,
        ObjectKind.DATABASE,
        ObjectKind.SERVER,
        ObjectKind.FOREIGN_DATA_WRAPPER,
        ObjectKind.PUBLICATION,
    )
)
_OF_INITDB = ("postgres", "template0", "template1")
_RESERVED = "pg_"  # no one but PostgreSQL names a role so (user.c, IsReservedName)


def _missing_setting(name: str, contract: Contract) -> Absence | None:
    """Of a setting: those with a dot are anybody's (guc.c, find_option)."""
    kind, folded = ObjectKind.SETTING.value, fold(name)
    if "." in folded:
        listed = contract.settings
        if contract.replication == "physical" or listed is None or folded in listed:
            return None
        if _is_undecided_setting(folded, contract):
            return None
        near = known(tuple(listed)).nearest(folded)
        return Unknown(Name("", near) if near is not None else None)
    if catalog.is_of_builds(folded):
        return None
    found = catalog.has_object(kind, folded)
    if found is not None:
        return version_absence((found,), contract.postgres)
    near = known(tuple(catalog.object_names(kind))).nearest(folded)
    return Unknown(Name("", near) if near is not None else None)


def _is_undecided_setting(folded: str, contract: Contract) -> bool:
    """Whether nobody can know if a setting is there: one of a library goes with that."""
    prefix, dot, _ = folded.partition(".")
    if not dot:
        return catalog.is_of_builds(folded)
    if contract.settings is None:
        return True
    is_of_library = prefix in _LIBRARIES or catalog.extension(prefix) is not None
    return is_of_library and folded not in contract.settings


# Libraries with settings that no extension of the same name brings (shared_preload_libraries).
_LIBRARIES = frozenset(
    """auto_explain auth_delay basebackup_to_shell basic_archive passwordcheck plpgsql plperl
    pltcl sepgsql""".split()
)


def _missing_role(name: str, contract: Contract) -> Absence | None:
    """Of a role: of those that begin with `pg_`, PostgreSQL's own."""
    if not name.startswith(_RESERVED):
        roles = contract.roles
        if contract.replication == "physical" or roles is None or name in roles:
            return None
        near = known(tuple(roles)).nearest(name)
        return Unknown(Name("", near) if near is not None else None)
    found = catalog.has_object(ObjectKind.ROLE.value, name)
    return version_absence((found,), contract.postgres) if found is not None else Unknown()


def _missing_of_extension(kind: str, name: str, contract: Contract) -> Absence | None:
    """Of a language or a foreign-data wrapper: an extension brings it, mostly of its name."""
    if contract.replication == "physical" or catalog.has_object(kind, name) is not None:
        return None
    extensions = catalog.extensions_with_object(kind, name)
    if kind == ObjectKind.LANGUAGE.value:
        extensions = (name,)
    if not extensions or listed_extensions(extensions, contract):
        return None
    return OfExtension(extensions)
