"""The relations of a replica: the contract's tables and sequences, PostgreSQL's catalogues."""

from __future__ import annotations

from .. import catalog
from ..contract import Contract
from ..facts import RelationUse
from ..likeness import known
from ..name import Name
from .absence import (
    Absence,
    FutureWith,
    Listed,
    NoSchema,
    OfExtension,
    OffSearchPath,
    Unknown,
    has_schema,
    listed_extensions,
    version_absence,
)

CATALOGUES = ("pg_catalog", "information_schema")
# What of `not_replicated` a hot standby has by name: rows that are not in the write-ahead log.
UNLOGGED = ("table", "unlogged table", "sequence")


def missing_relation(use: RelationUse, contract: Contract) -> Absence | None:
    """Why the replica does not have the relation; None where it has it."""
    if use.resolved is not None:
        if use.resolved in contract.relations:
            return None
        found = catalog.relation(use.resolved.schema, use.resolved.name)
        return None if found is None else version_absence((found,), contract.postgres)
    why = missing_relation_name(use.name, contract)
    if use.is_future_cte and _is_unknown(why):
        return FutureWith()
    return why


def _is_unknown(why: Absence | None) -> bool:
    """Whether nothing that the contract lists has the name."""
    if isinstance(why, OffSearchPath):
        return not why.candidates and why.entry is None
    return isinstance(why, Unknown)


def missing_relation_name(name: Name, contract: Contract) -> Absence | None:
    """The same for a name that is no table of the contract or the catalogue."""
    if any(qualified in contract.sequences for qualified in contract.qualified(name)):
        return None
    if not name.schema and not contract.search_path:
        return _off_search_path(name, contract)
    entry = contract.not_replicated_entry(name)
    if entry is not None and entry.kind != "function":
        return Listed(entry)
    if contract.replication == "physical":
        # The whole database is there: only what the contract names is known not to be.
        return None
    extensions = catalog.extensions_with_relation(name.name)
    if listed_extensions(extensions, contract):
        return None
    if extensions and name.schema not in CATALOGUES:
        return OfExtension(extensions)
    if name.schema and not has_schema(name.schema, contract):
        return NoSchema(name.schema)
    return Unknown(_nearest(name, contract))


def _off_search_path(name: Name, contract: Contract) -> OffSearchPath:
    sequences = contract.lookups.sequences.called(name.name)
    entries = contract.not_replicated_candidates(name.name)
    entry = next((entry for entry in entries if entry.kind != "function"), None)
    return OffSearchPath((*contract.candidates(name.name), *sequences), entry)


def _nearest(name: Name, contract: Contract) -> Name | None:
    if name.schema in CATALOGUES:
        near = known(_catalogue_names(name.schema)).nearest(name.name)
        return Name(name.schema, near) if near is not None else None
    return contract.lookups.relations_and_sequences.nearest(name)


def _catalogue_names(schema: str) -> tuple[str, ...]:
    return tuple(catalog.relation_names(schema))
