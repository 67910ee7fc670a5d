"""What a replica makes of a statement: all that it names, looked up, with the types of parameters.

A parameter that a driver declares no type for has that of its first use. Where a statement is
refused with it, and with each type that a driver may declare instead, it is refused; where one of
these fits, that depends on the driver.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..contract import Contract
from ..facts import (
    CoercionUse,
    ConstantUse,
    Demand,
    Fact,
    LabelUse,
    MismatchUse,
    ParameterUse,
    RowComparison,
    Statement,
    Typing,
    by_kind,
)
from ..pgtype import PgType
from ..source import Span
from .lookup import Absent, lookups
from .sorting import Incomparable


class UndeclaredParameter(Struct, frozen=True):
    """A parameter that fits where it stands if the driver declares a type for it.

    `type` is what it is of otherwise, as its use at `first` has it.
    """

    name: str
    type: PgType
    first: Span
    declared: PgType
    span: Span
    is_late: bool  # it has none yet at this place, as in `$1 IS NULL OR o.id = $1`


def looked_up(statement: Statement, contract: Contract) -> Statement:
    """The statement with these facts as well: they are made once, and rules pick theirs."""
    found = statement.with_facts(lookups(statement, contract))
    for use in statement.of(ParameterUse):
        found = found.with_facts(_typed(use, found, contract))
    return found


def _typed(use: ParameterUse, statement: Statement, contract: Contract) -> Iterator[Fact]:
    """What comes of the types of parameters, beside what is wrong whatever these are."""
    known = {one.span for one in _faults(statement, contract)}

    def fault(typing: Typing) -> Fact | None:
        """The first thing that a server finds wrong."""
        with_types = Statement(statement.span, statement.kind, None, by_kind(typing.facts))
        seen = with_types.with_facts(lookups(with_types, contract))
        order = {one: number for number, one in enumerate(typing.facts)}
        found = (one for one in _faults(seen, contract) if one.span not in known)
        return min(found, key=lambda one: order[_use(one)], default=None)

    wrong = fault(use.deduced)
    if wrong is None:
        return
    fitting = next((one for one in use.declared if fault(one) is None), None)
    if fitting is None and use.are_others:
        left = ((one, fault(one)) for one in use.declared)
        fitting = next((one for one, other in left if other and other.span != wrong.span), None)
    if fitting is None:
        yield from statement.of(type(wrong))
        yield wrong
    elif contract.replication != "physical":
        yield _undeclared(use, fitting, wrong)


def _use(fault: Fact) -> Fact:
    return fault.use if isinstance(fault, (Absent, Incomparable)) else fault


def _undeclared(use: ParameterUse, fitting: Typing, wrong: Fact) -> UndeclaredParameter:
    pairs = [*zip(use.deduced.types, use.places, fitting.types, strict=True)]
    differing = [one for one in pairs if one[0] != one[2]]
    (name, kind), place, (_, declared) = (differing or pairs)[0]
    is_late = isinstance(wrong, CoercionUse) and wrong.demand is Demand.UNTYPED_PARAMETER
    return UndeclaredParameter(name, kind, place, declared, wrong.span, is_late)


def _faults(statement: Statement, contract: Contract) -> Iterator[Fact]:
    """What a server refuses a statement for, as far as types of values decide it."""
    for kind in (Absent, MismatchUse, RowComparison, Incomparable, ConstantUse):
        yield from statement.of(kind)
    for asked in statement.of(CoercionUse):
        if asked.source is not None:
            yield asked
    for label in statement.of(LabelUse):
        enum = contract.types.get(label.type)
        if enum is not None and label.label not in enum.labels:
            yield label
