"""Which relation a name means: the contract's, the catalogue's, or none.

Follows namespace.c, RangeVarGetRelid: a bare name is looked up in pg_catalog first, unless the
search path names it later, then along the search path.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from .. import catalog
from ..contract import Contract
from ..facts import EntryKind
from ..name import Name
from ..pgtype import UNKNOWN, PgType
from .analysis import Analysis
from .entries import PlainEntry, RowType, Type

CATALOGUES = ("pg_catalog", "information_schema")


def relation_entry(name: Name, contract: Contract, alias: str) -> PlainEntry:
    """The entry of FROM for a relation; its columns are None where it is not found."""
    return found_entry(name, resolve_relation(name, contract), contract, alias)


def found_entry(name: Name, resolved: Name | None, contract: Contract, alias: str) -> PlainEntry:
    """The same for a name that has been looked up."""
    if resolved is None:
        guess = _only_candidate(name, contract)
        of = contract.relations[guess].column_types if guess is not None else None
        has_system = guess is not None
        return PlainEntry(alias, EntryKind.TABLE, of, guess, has_system, schema=name.schema)
    listed = contract.relations.get(resolved)
    if listed is not None:
        return PlainEntry(alias, EntryKind.TABLE, listed.column_types, resolved, True)
    columns, has_system = _catalogue_columns(resolved, contract.postgres)
    return PlainEntry(alias, EntryKind.TABLE, columns, resolved, has_system)


def resolve_relation(name: Name, contract: Contract) -> Name | None:
    """The relation of the contract or the catalogue that the name finds, None for none."""
    if name.schema:
        return name if _exists(name, contract) else None
    path = contract.search_path
    schemas = path if "pg_catalog" in path else ("pg_catalog", *path)
    for schema in schemas:
        candidate = Name(schema, name.name)
        if _exists(candidate, contract):
            return candidate
    return None


def _exists(name: Name, contract: Contract) -> bool:
    if name in contract.relations:
        return True
    return name.schema in CATALOGUES and catalog.relation(name.schema, name.name) is not None


def _only_candidate(name: Name, contract: Contract) -> Name | None:
    """The one contract relation that a bare name outside the search path can mean."""
    if name.schema or contract.search_path:
        return None
    candidates = contract.candidates(name.name)
    return candidates[0] if len(candidates) == 1 else None


@lru_cache(maxsize=64)
def _catalogue_columns(name: Name, version: int) -> tuple[dict[str, Type], bool]:
    """The columns of every version, with the types that they have in this one."""
    found = catalog.relation(name.schema, name.name)
    assert found is not None
    every: dict[str, Type] = {column.name: column.type for column in found.columns}
    here = {c.name: c.type for c in found.columns if catalog.is_in(c, version)}
    return every | here, found.kind == "r"


def composite_fields(of: PgType, contract: Contract) -> Mapping[str, Type] | None:
    """The fields of a composite type or of a relation's row type; None where not known."""
    name = of.name
    if of.is_array:
        return None
    if name in contract.relations:
        return contract.relations[name].column_types
    defined = contract.types.get(name)
    if defined is not None:
        if defined.base is not None:
            return composite_fields(defined.base, contract)
        return defined.fields or None
    if catalog.relation(name.schema, name.name) is not None:
        return _catalogue_columns(name, contract.postgres)[0]
    for extension in contract.extensions if not name.schema else ():
        info = catalog.extension_type(extension, name.name)
        if info is not None and info.fields:
            return dict(info.fields)
    return None


def fields_of(a: Analysis, of: Type) -> Mapping[str, Type] | None:
    """The fields of a value of this type; None where it has none, or they are not known."""
    if isinstance(of, RowType):
        return of.fields
    return composite_fields(of, a.contract) if isinstance(of, PgType) else None


def may_have_fields(a: Analysis, of: Type) -> bool:
    """Whether a value whose fields are not known may be composite all the same."""
    if not isinstance(of, PgType):
        return of is None or isinstance(of, RowType)
    if of.is_array:
        return False
    known = a.contract.user_types.get(of)
    if known is not None:
        return known.kind == "c"
    info = catalog.type_info(of)
    return of != UNKNOWN and (info is None or info.kind in "cp")
