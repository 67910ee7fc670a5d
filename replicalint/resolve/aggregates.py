"""Which calls are aggregates: by the catalogue's `prokind`, and by what only an aggregate takes."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from .. import catalog
from ..contract import Contract, answered_once
from ..name import Name
from ..syntax.grammar import Construct

# Parts of the grammar that are calls of aggregates.
CONSTRUCTS = frozenset(("json_arrayagg", "json_objectagg"))
_CATALOGUES = ("pg_catalog", "information_schema")


class CallKind(Enum):
    """What a call may be, as far as its name tells."""

    PLAIN = "plain"
    AGGREGATE = "aggregate"
    LISTED = "listed"  # a function of the contract, which does not say that it is none
    MISSING = "missing"  # nothing of this name is there


def may_be(name: str, construct: Construct | None, contract: Contract) -> bool:
    """Whether a call of this name may be that of an aggregate of PostgreSQL or an extension."""
    if construct is not None:
        return construct.name in CONSTRUCTS or construct.name == "grouping"
    return _has_aggregate(contract, name)


@answered_once
def _has_aggregate(contract: Contract, name: str) -> bool:
    return any(one.kind == "a" for one in _signatures(name, "pg_catalog", _names(contract)))


@answered_once
def kind_of(contract: Contract, name: Name) -> CallKind:
    """What a call of this name may be."""
    path = (name.schema,) if name.schema else contract.search_path
    listed = contract.lookups.overloads.get(name.name, ())
    if any(one.name.schema in path for one in listed):
        return CallKind.LISTED
    schema = name.schema or "pg_catalog"
    if schema not in _CATALOGUES:
        extensions = _names(contract)
        return _kind(_signatures(name.name, "", extensions)) if extensions else CallKind.MISSING
    found = _kind(_signatures(name.name, schema, _names(contract)))
    is_type = found is CallKind.MISSING and catalog.type_named(name.name) is not None
    return CallKind.PLAIN if is_type else found


def _names(contract: Contract) -> tuple[str, ...]:
    return tuple(contract.extensions)


def _kind(signatures: tuple[catalog.Signature, ...]) -> CallKind:
    kinds = {one.kind for one in signatures}
    if not kinds:
        return CallKind.MISSING
    if "a" not in kinds:
        return CallKind.PLAIN
    return CallKind.AGGREGATE if kinds <= {"a", "w"} else CallKind.LISTED


@lru_cache(maxsize=1024)
def _signatures(
    name: str, schema: str, extensions: tuple[str, ...]
) -> tuple[catalog.Signature, ...]:
    found = catalog.functions(name, schema) if schema else ()
    for extension in extensions:
        found += catalog.extension_functions(extension, name)
    return found
