"""A contract as plain data, without the places of its keys: what two of them must agree on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from replicalint.contract import Contract, Function, NotReplicated, Relation, TypeDef

# What people write, and what no schema says.
OWN = ("name", "description", "not_replicated", "endpoints", "migrations", "wrappers")


def contract_values(contract: Contract) -> Mapping[str, Any]:
    """All that a contract says, by its keys; names and types as messages write them."""
    return {
        "name": contract.name,
        "description": contract.description,
        "replication": contract.replication,
        "postgres": contract.postgres,
        "search_path": contract.search_path,
        "relations": {str(name): _relation(one) for name, one in contract.relations.items()},
        "types": {str(name): _type(one) for name, one in contract.types.items()},
        "functions": [_function(one) for one in contract.functions],
        "sequences": [str(name) for name in contract.sequences],
        "extensions": [*contract.extensions],
        "settings": None if contract.settings is None else [*contract.settings],
        "roles": None if contract.roles is None else [*contract.roles],
        "registries": [str(name) for name in contract.registries],
        "not_replicated": {str(one.name): _rest(one) for one in contract.not_replicated},
        "endpoints": {
            one.name: {
                "queries": [each.text for each in one.queries],
                "code": [
                    [
                        [each.text for each in part]
                        for part in (points.entries, points.within, points.excepted)
                    ]
                    for points in one.code
                ],
                "except": [each.text for each in one.excepted],
                "relations": None if one.relations is None else [*map(str, one.relations)],
            }
            for one in contract.endpoints
        },
        "wrappers": [
            [(one.function, one.argument) for one in contract.wrappers.sinks],
            [one.name for one in contract.wrappers.tags],
        ],
        "migrations": [
            {
                "files": one.files,
                "tool": one.tool,
                "applied_through": one.applied_through,
                "applied_files": one.applied_files,
                "base": one.base,
            }
            for one in contract.migrations
        ],
    }


def schema_values(contract: Contract) -> Mapping[str, Any]:
    """What a contract says of the schema of the replicas."""
    return {key: value for key, value in contract_values(contract).items() if key not in OWN}


def _relation(relation: Relation) -> Mapping[str, Any]:
    return {
        "replica_identity": relation.replica_identity,
        "key": relation.key,
        "not_null": relation.not_null,
        "unique": relation.unique,
        "partitioned": relation.partitioned,
        "columns": {
            one.name: {
                "type": f"{one.type}{one.modifier or ''}",
                "generated": one.generated,
                "rollout": one.rollout.value,
                "absent": one.absent,
                "description": one.description,
                "derived": None
                if one.derived is None
                else (*map(str, one.derived.from_), one.derived.refreshed_by, one.derived.at_most),
            }
            for one in relation.columns.values()
        },
    }


def _type(defined: TypeDef) -> Mapping[str, Any]:
    return {
        "enum": defined.labels,
        "composite": {name: str(of) for name, of in defined.fields.items()},
        "domain": None if defined.base is None else str(defined.base),
        "range": None if defined.subtype is None else str(defined.subtype),
    }


def _function(function: Function) -> str:
    arguments = function.arguments
    taken = "" if arguments is None else f"({', '.join(map(str, arguments))})"
    returns = "" if function.returns is None else f" returns {function.returns}"
    writes = "" if function.writes is None else f" writes {function.writes}"
    return f"{function.name}{taken}{returns}{writes}"


def _rest(entry: NotReplicated) -> tuple[str, str | None, str | None]:
    return entry.kind, entry.instead, entry.reason
