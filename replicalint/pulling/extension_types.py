"""The types of extensions as a contract names them: without the schema, which may be any."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from ..contract import Contract, Function, Relation, TypeDef
from ..name import Name
from ..pgtype import PgType


def without_schemas(contract: Contract, names: Mapping[Name, Name]) -> Contract:
    """The contract with the names that a contract has for some types."""
    if not names:
        return contract
    relations = {name: _relation(one, names) for name, one in contract.relations.items()}
    types = {name: _type(one, names) for name, one in contract.types.items()}
    return replace(
        contract,
        relations=MappingProxyType(relations),
        types=MappingProxyType(types),
        functions=tuple(_function(one, names) for one in contract.functions),
    )


def _named(of: PgType, names: Mapping[Name, Name]) -> PgType:
    return PgType(names[of.name], of.is_array) if of.name in names else of


def _perhaps(of: PgType | None, names: Mapping[Name, Name]) -> PgType | None:
    return None if of is None else _named(of, names)


def _relation(relation: Relation, names: Mapping[Name, Name]) -> Relation:
    columns = {
        name: replace(one, type=_named(one.type, names)) for name, one in relation.columns.items()
    }
    return replace(relation, columns=MappingProxyType(columns))


def _type(defined: TypeDef, names: Mapping[Name, Name]) -> TypeDef:
    return replace(
        defined,
        fields=MappingProxyType({name: _named(of, names) for name, of in defined.fields.items()}),
        base=_perhaps(defined.base, names),
        subtype=_perhaps(defined.subtype, names),
    )


def _function(function: Function, names: Mapping[Name, Name]) -> Function:
    arguments = function.arguments
    return replace(
        function,
        arguments=None if arguments is None else tuple(_named(one, names) for one in arguments),
        returns=_perhaps(function.returns, names),
    )
