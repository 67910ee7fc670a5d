"""What depends on a type that is not known: the replica has it for some types, not for every one.

What accepts every type is decided all the same: `count(x)`, `to_jsonb(x)`, `x::text`. All of this
is asked about what the replica does not lack.
"""

from __future__ import annotations

from ..contract import Contract
from ..facts import FunctionUse, OperatorUse
from ..pgtype import NO_OPERAND, PgType
from .functions import accepts, is_ambiguous_call, is_cast_of_parameter, missing_function
from .operators import is_ambiguous, takes
from .types import UNLIKE_ALL

# A type comes with its comparisons: where the type is, they are.
_COMPARISONS = frozenset(("=", "<>", "!=", "<", "<=", ">", ">="))
# What is no array, and an array: PostgreSQL's functions for every type take both.
_PROBES = (UNLIKE_ALL, UNLIKE_ALL.array)


def is_undecided_function(use: FunctionUse, contract: Contract) -> bool:
    """Whether the types of the arguments that are not known decide if the replica has it.

    Several functions may take the parameters of a call, `date_trunc('day', $1)`: it is refused
    (42725) unless the driver names their types, which then decide.
    """
    if not use.untyped or contract.replication == "physical":
        return False
    if None not in use.arguments:
        return is_ambiguous_call(use, contract) or is_cast_of_parameter(use, contract)
    return not all(accepts(use, _with(use.arguments, probe), contract) for probe in _PROBES)


def is_undecided_operator(use: OperatorUse, contract: Contract) -> bool:
    """The same for the operands of an operator; `$1 - $2` is such a case of parameters."""
    if not use.untyped or contract.replication == "physical":
        return False
    if None not in (use.left, use.right):
        return is_ambiguous(use, contract)
    if use.name.name in _COMPARISONS:
        return False
    operands = (use.right,) if use.left == NO_OPERAND else (use.left, use.right)
    return not all(takes(use, _with(operands, probe), contract) for probe in _PROBES)


def is_undecided_count(use: FunctionUse, contract: Contract) -> bool:
    """Whether a listed function takes the call only if a default or VARIADIC allows it."""
    return (
        contract.replication != "physical"
        and contract.function(use.name) != ()
        and missing_function(use, contract, as_listed=True) is not None
    )


def _with(types: tuple[PgType | None, ...], probe: PgType) -> tuple[PgType | None, ...]:
    """The types, with the probe for each that is not known."""
    return tuple(probe if one is None else one for one in types)
