"""Contracts as JSON: what they say as values, documented in docs/contract-show.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..contract import (
    CheckSettings,
    Column,
    Contract,
    Endpoint,
    Function,
    Migrations,
    NotReplicated,
    QueryPattern,
    Relation,
    Rollout,
    TypeDef,
)
from ..format_type import format_type
from ..name import quoted
from ..report.encoding import encoded
from ..version import tool_version
from .words import named, roles_of, type_of

VERSION = 1


def as_json(contracts: Sequence[Contract]) -> str:
    """The contracts as JSON text on one line.

    Names are as SQL writes them: in double quotes where they need these. What a contract does not
    say of a table is null, and an empty list says that there is none.
    """
    values = {
        "version": VERSION,
        "tool": {"name": "replicalint", "version": tool_version()},
        "contracts": [_contract(one) for one in contracts],
    }
    return encoded(values) + "\n"


def _contract(contract: Contract) -> dict[str, object]:
    return {
        "path": contract.source.path,
        "name": contract.name,
        "description": contract.description or None,
        "replica": {
            "replication": contract.replication,
            "postgres": contract.postgres,
            "search_path": [quoted(schema) for schema in contract.search_path],
        },
        "relations": [_relation(one) for one in contract.relations.values()],
        "types": [_type(one) for one in contract.types.values()],
        "functions": [_function(one) for one in contract.functions],
        "sequences": [str(name) for name in contract.sequences],
        "extensions": [*contract.extensions],
        "settings": None if contract.settings is None else [*contract.settings],
        "roles": roles_of(contract),
        "registries": [str(name) for name in contract.registries],
        "not_replicated": [_not_replicated(one) for one in contract.not_replicated],
        "endpoints": [_endpoint(one) for one in contract.endpoints],
        "wrappers": {
            "sinks": [f"{one.function}({one.argument})" for one in contract.wrappers.sinks],
            "tags": [one.name for one in contract.wrappers.tags],
        },
        "migrations": [_migrations(one) for one in contract.migrations],
        "check": _check(contract.check),
    }


def _check(check: CheckSettings) -> dict[str, object]:
    return {
        "select": None if check.select is None else [one.rule for one in check.select],
        "ignore": [one.rule for one in check.ignore],
        "severity": {one.rule: one.severity for one in check.severity},
        "exclude": [one.pattern.text for one in check.exclude],
        "per_file": {
            one.pattern.text: {
                "ignore": [ignored.rule for ignored in one.ignore],
                "severity": {each.rule: each.severity for each in one.severity},
            }
            for one in check.per_file
        },
    }


def _relation(relation: Relation) -> dict[str, object]:
    unique = relation.unique
    return {
        "name": str(relation.name),
        "columns": [_column(one) for one in relation.columns.values()],
        "replica_identity": relation.replica_identity,
        "key": _names(relation.key),
        "not_null": _names(relation.not_null),
        "unique": None if unique is None else [_names(columns) for columns in unique],
        "partitioned": relation.partitioned,
    }


def _names(names: Sequence[str] | None) -> list[str] | None:
    return None if names is None else [quoted(name) for name in names]


def _column(column: Column) -> dict[str, object]:
    derived = column.derived
    return {
        "name": quoted(column.name),
        "type": type_of(column),
        "description": column.description,
        "rollout": None if column.rollout is Rollout.NONE else column.rollout.value,
        "absent": column.absent,
        "generated": column.generated,
        "derived": None
        if derived is None
        else {
            "from": [str(name) for name in derived.from_],
            "refreshed_by": derived.refreshed_by,
            "at_most": derived.at_most,
        },
    }


def _type(of: TypeDef) -> dict[str, object]:
    fields = {quoted(name): format_type(kind, None) for name, kind in of.fields.items()}
    return {
        "name": str(of.name),
        "enum": [*of.labels] or None,
        "composite": fields or None,
        "domain": None if of.base is None else format_type(of.base, None),
        "range": None if of.subtype is None else format_type(of.subtype, None),
    }


def _function(function: Function) -> dict[str, object]:
    arguments = function.arguments
    return {
        "name": str(function.name),
        "arguments": None if arguments is None else [format_type(one, None) for one in arguments],
        "returns": None if function.returns is None else format_type(function.returns, None),
        "writes": function.writes,
    }


def _not_replicated(entry: NotReplicated) -> dict[str, object]:
    return {
        "name": named(entry),
        "kind": entry.kind,
        "instead": entry.instead,
        "reason": entry.reason,
    }


def _endpoint(endpoint: Endpoint) -> dict[str, object]:
    relations = endpoint.relations
    return {
        "name": endpoint.name,
        "queries": _texts(endpoint.queries),
        "code": [
            {
                "entry": _texts(one.entries),
                "within": _texts(one.within),
                "except": _texts(one.excepted),
            }
            for one in endpoint.code
        ],
        "except": _texts(endpoint.excepted),
        "relations": None if relations is None else [str(name) for name in relations],
    }


def _texts(patterns: Iterable[QueryPattern]) -> list[str]:
    return [one.text for one in patterns]


def _migrations(migrations: Migrations) -> dict[str, object]:
    return {
        "files": [*migrations.files],
        "tool": migrations.tool,
        "base": migrations.base,
        "applied_through": migrations.applied_through,
        "applied_files": migrations.applied_files,
    }
