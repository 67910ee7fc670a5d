"""The operators of a replica: PostgreSQL's and those of listed extensions."""

from __future__ import annotations

from functools import lru_cache

from .. import catalog
from ..catalog.kinds import NO_USER_TYPES, UserTypes
from ..catalog.overload import choose, choose_operator, operands
from ..contract import Contract, answered_once
from ..facts import OperatorUse
from ..name import Name
from ..pgtype import NO_OPERAND, PgType
from ..source import Source, Span
from .absence import (
    Absence,
    Ambiguous,
    NoSchema,
    OfExtension,
    Unfit,
    Unknown,
    has_schema,
    listed_extensions,
    version_absence,
)
from .types import decided, user_types, with_unlike_all

_Types = tuple[PgType | None, ...]
_Operators = tuple[catalog.OperatorInfo, ...]

_NOWHERE = Span(Source("", ""), 0, 0)

# The lexer reads it as another spelling (gram.y).
_SPELLINGS = {"!=": "<>"}


def missing_operator(use: OperatorUse, contract: Contract) -> Absence | None:
    """Why the replica has no operator for these operands; None where it has one."""
    is_told = not use.untyped and not use.from_literal
    return _missing(contract, use.name, use.left, use.right, is_told)


@answered_once
def _missing(
    contract: Contract, of: Name, left: PgType | None, right: PgType | None, is_told: bool
) -> Absence | None:
    """The same wherever it stands; `is_told`: the types of its operands are what a server sees."""
    use = OperatorUse(of, _NOWHERE, left, right)
    name = _written(use)
    user = user_types(_operands(use), contract)
    types = decided(_operands(use), user)
    fitting: _Operators = ()
    if use.name.schema in ("", "pg_catalog"):
        fitting = _fitting(name, types) if user is NO_USER_TYPES else _filtered(name, types, user)
    absence = version_absence(fitting, contract.postgres)
    if fitting and absence is None:
        return Ambiguous(types) if is_told and is_ambiguous(use, contract) else None
    if contract.replication == "physical":
        return absence
    brought = _brought(use, name, contract)
    if any(_accepts(one, types, user) for one in brought):
        return None
    return absence or _absence(use, name, types, contract)


def takes(use: OperatorUse, operands: _Types, contract: Contract) -> bool:
    """Whether the replica has the operator for these operands instead of its own."""
    user = with_unlike_all(operands, contract)
    types = decided(operands, user)
    name = _written(use)
    every = (*_built_in(name, contract.postgres), *_brought(use, name, contract))
    return any(_accepts(one, types, user) for one in every)


def is_ambiguous(use: OperatorUse, contract: Contract) -> bool:
    """Whether the replica cannot choose between several operators for these operands.

    None as an operand is a type that is not known: nothing is said about what it would choose.
    """
    types = _operands(use)
    user = user_types(types, contract)
    if None in decided(types, user) or use.name.schema not in ("", "pg_catalog"):
        return False
    name, version = _written(use), contract.postgres
    listed = _bringing_listed(use, name, contract)
    own = None if user is NO_USER_TYPES else user
    return _is_ambiguous(name, use.left, use.right, version, listed, own)


@lru_cache(maxsize=4096)
def _is_ambiguous(
    name: str,
    left: PgType | None,
    right: PgType | None,
    version: int,
    extensions: tuple[str, ...],
    user: UserTypes | None,
) -> bool:
    every = (*_built_in(name, version), *_added(extensions, name))
    return len(choose_operator(every, left, right, NO_USER_TYPES if user is None else user)) > 1


def _built_in(name: str, version: int) -> _Operators:
    return tuple(one for one in catalog.operators(name) if catalog.is_in(one, version))


def _brought(use: OperatorUse, name: str, contract: Contract) -> _Operators:
    """What the listed extensions add under the name."""
    return _added(_bringing_listed(use, name, contract), name)


def _bringing_listed(use: OperatorUse, name: str, contract: Contract) -> tuple[str, ...]:
    if use.name.schema == "pg_catalog":
        return ()
    return listed_extensions(catalog.extensions_with_operator(name), contract)


def _added(extensions: tuple[str, ...], name: str) -> _Operators:
    return tuple(one for each in extensions for one in catalog.extension_operators(each, name))


def _operands(use: OperatorUse) -> _Types:
    return (use.right,) if use.left == NO_OPERAND else (use.left, use.right)


def _written(use: OperatorUse) -> str:
    return _SPELLINGS.get(use.name.name, use.name.name)


@lru_cache(maxsize=4096)
def _fitting(name: str, types: _Types) -> _Operators:
    return _filtered(name, types, NO_USER_TYPES)


def _filtered(name: str, types: _Types, user: UserTypes) -> _Operators:
    """The built-in operators, of any version, that take these operands."""
    return tuple(o for o in catalog.operators(name) if _accepts(o, types, user))


def _accepts(operator: catalog.OperatorInfo, types: _Types, user: UserTypes) -> bool:
    declared = operands(operator)
    if len(declared) != len(types):
        # Of an operator that stands alone, as in ORDER BY ... USING, no operand is known.
        return types == (None, None)
    return choose(((declared, operator),), types, user) != ()


def _absence(use: OperatorUse, name: str, types: _Types, contract: Contract) -> Absence:
    if use.name.schema and not has_schema(use.name.schema, contract):
        return NoSchema(use.name.schema)
    bringing = _bringing(name, types)
    if bringing and use.name.schema != "pg_catalog":
        return OfExtension(bringing)
    return Unfit(types) if catalog.operators(name) else Unknown()


@lru_cache(maxsize=4096)
def _bringing(name: str, types: _Types) -> tuple[str, ...]:
    """The extensions, listed or not, that add an operator which takes these operands."""
    return tuple(
        extension
        for extension in catalog.extensions_with_operator(name)
        if any(
            _accepts(operator, types, NO_USER_TYPES)
            for operator in catalog.extension_operators(extension, name)
        )
    )
