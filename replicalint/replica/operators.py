"""The operators of a replica: PostgreSQL's and those of listed extensions."""

from __future__ import annotations

from functools import lru_cache

from .. import catalog
from ..catalog.kinds import NO_USER_TYPES, UserTypes
from ..catalog.overload import choose
from ..contract import Contract
from ..facts import OperatorUse
from .absence import (
    Absence,
    NoSchema,
    OfExtension,
    Unfit,
    Unknown,
    has_schema,
    listed_extensions,
    version_absence,
)
from .types import decided, user_types

_Types = tuple[str | None, ...]
_Operators = tuple[catalog.OperatorInfo, ...]

# The lexer reads it as another spelling (gram.y).
_SPELLINGS = {"!=": "<>"}


def missing_operator(use: OperatorUse, contract: Contract) -> Absence | None:
    """Why the replica has no operator for these operands; None where it has one."""
    name = _SPELLINGS.get(use.name.name, use.name.name)
    operands = (use.right,) if use.left == "" else (use.left, use.right)
    user = user_types(operands, contract)
    types = decided(operands, user)
    fitting: _Operators = ()
    if use.name.schema in ("", "pg_catalog"):
        fitting = _fitting(name, types) if user is NO_USER_TYPES else _filtered(name, types, user)
    absence = version_absence(fitting, contract.postgres)
    if fitting and absence is None:
        return None
    if contract.replication == "physical":
        return absence
    for extension in listed_extensions(catalog.extensions_with_operator(name), contract):
        brought = catalog.extension_operators(extension, name)
        if use.name.schema != "pg_catalog" and any(_accepts(o, types, user) for o in brought):
            return None
    return absence or _absence(use, name, types, contract)


@lru_cache(maxsize=4096)
def _fitting(name: str, types: _Types) -> _Operators:
    return _filtered(name, types, NO_USER_TYPES)


def _filtered(name: str, types: _Types, user: UserTypes) -> _Operators:
    """The built-in operators, of any version, that take these operands."""
    return tuple(o for o in catalog.operators(name) if _accepts(o, types, user))


def _accepts(operator: catalog.OperatorInfo, types: _Types, user: UserTypes) -> bool:
    declared = (operator.left, operator.right) if operator.left else (operator.right,)
    if len(declared) != len(types):
        # Of an operator that stands alone, as in ORDER BY ... USING, no operand is known.
        return types == (None, None)
    return choose(((declared, operator),), types, user) != ()


def _absence(use: OperatorUse, name: str, types: _Types, contract: Contract) -> Absence:
    if use.name.schema and not has_schema(use.name.schema, contract):
        return NoSchema(use.name.schema)
    bringing = tuple(
        extension
        for extension in catalog.extensions_with_operator(name)
        if any(
            _accepts(operator, types, NO_USER_TYPES)
            for operator in catalog.extension_operators(extension, name)
        )
    )
    if bringing and use.name.schema != "pg_catalog":
        return OfExtension(bringing)
    return Unfit(types) if catalog.operators(name) else Unknown()
