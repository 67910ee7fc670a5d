"""What depends on a type that is not known: the replica has it for some types, not for every one.

What accepts every type is decided all the same: `count(x)`, `to_jsonb(x)`, `x::text`.
"""

from __future__ import annotations

from ..contract import Contract
from ..facts import (
    CastUse,
    ColumnUse,
    FunctionUse,
    Gap,
    MismatchUse,
    ObjectKind,
    ObjectUse,
    OperatorUse,
    RelationUse,
    RowUse,
    Statement,
    TypeUse,
)
from ..pgtype import NO_OPERAND, PgType
from .functions import accepts, is_ambiguous_call, missing_function
from .operators import is_ambiguous, missing_operator, takes
from .relations import missing_relation
from .types import UNLIKE_ALL, missing_type

# A type brings its comparisons with it: where the type is, they are.
_COMPARISONS = frozenset(("=", "<>", "!=", "<", "<=", ">", ">="))
# What is no array, and an array: PostgreSQL's functions for every type take both.
_PROBES = (UNLIKE_ALL, UNLIKE_ALL.array)


def is_undecided_function(use: FunctionUse, contract: Contract) -> bool:
    """Whether the types of the arguments that are not known decide if the replica has it.

    Several functions may take the parameters of a call, `date_trunc('day', $1)`: it is refused
    (42725) unless the driver names their types, which then decide.
    """
    if not use.untyped or contract.replication == "physical" or missing_function(use, contract):
        return False
    if None not in use.arguments:
        return is_ambiguous_call(use, contract)
    return not all(accepts(use, _with(use.arguments, probe), contract) for probe in _PROBES)


def is_undecided_operator(use: OperatorUse, contract: Contract) -> bool:
    """The same for the operands of an operator; `$1 - $2` is such a case of parameters."""
    if not use.untyped or contract.replication == "physical" or missing_operator(use, contract):
        return False
    if None not in (use.left, use.right):
        return is_ambiguous(use, contract)
    if use.name.name in _COMPARISONS:
        return False
    operands = (use.right,) if use.left == NO_OPERAND else (use.left, use.right)
    return not all(takes(use, _with(operands, probe), contract) for probe in _PROBES)


def is_undecided_cast(use: CastUse, contract: Contract) -> bool:
    """The same for the value of a cast: PostgreSQL has it from some types alone."""
    return use.source is None and contract.replication != "physical"


def is_undecided_count(use: FunctionUse, contract: Contract) -> bool:
    """Whether a listed function takes the call only if a default or VARIADIC allows it."""
    return (
        contract.replication != "physical"
        and contract.function(use.name) != ()
        and missing_function(use, contract) is None
        and missing_function(use, contract, as_listed=True) is not None
    )


def is_undecided_object(use: ObjectUse, contract: Contract) -> bool:
    """Whether an object is of a kind that no contract lists: a role, unless every server has it."""
    is_predefined = use.name.name.startswith("pg_")
    return use.kind is ObjectKind.ROLE and contract.replication != "physical" and not is_predefined


def lacks_something(statement: Statement, contract: Contract) -> bool:
    """Whether a statement is refused, or not analysed, whatever those types are."""
    return (
        bool(statement.of(Gap) or statement.of(MismatchUse))
        or any(row.range is None for row in statement.of(RowUse))
        or any(column.missing is not None for column in statement.of(ColumnUse))
        or any(missing_relation(relation, contract) for relation in statement.of(RelationUse))
        or any(missing_function(function, contract) for function in statement.of(FunctionUse))
        or any(missing_type(one.name, contract) for one in statement.of(TypeUse))
        or any(missing_operator(operator, contract) for operator in statement.of(OperatorUse))
    )


def _with(types: tuple[PgType | None, ...], probe: PgType) -> tuple[PgType | None, ...]:
    """The types, with the probe for each that is not known."""
    return tuple(probe if one is None else one for one in types)
