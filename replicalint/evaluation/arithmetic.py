"""Arithmetic of numbers, dates and times. What is made of a new value is new as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from ..changes import Expression
from .casts import cast, common
from .kinds import (
    DATE,
    FLOAT,
    INT,
    INTEGER,
    INTERVAL,
    LITERAL,
    NUMBERS,
    NUMERIC,
    TIMES,
    TIMESTAMP,
    TIMESTAMPTZ,
    NotFinite,
    Token,
    Value,
    ValueType,
    fitted,
)
from .search import Search
from .term import Term, TermMaker

INTERVAL_TYPE = ValueType(INTERVAL, "interval")
_DAY = 86_400_000_000
_DIGITS = 16


def arithmetic(t: TermMaker, operator: str, operands: Sequence[Expression]) -> Term | None:
    t.domains.used.add(operator)
    if len(operands) == 1:
        return _negated(t, operands[0]) if operator == "-" else None
    one, other = t.terms(operands)
    kinds = [x.type.kind if x.type is not None else None for x in (one, other)]
    if kinds[0] in TIMES or kinds[1] in TIMES or INTERVAL in kinds:
        return _shifted(t, operator, one, other)
    if not any(kind in NUMBERS for kind in kinds):
        return None
    if not all(kind in (*NUMBERS, None, LITERAL) for kind in kinds):
        return None
    of, (left, right) = common(t.domains, (one, other))
    assert of is not None
    run = _CALCULATED[of.kind][operator]
    open_ = t.chosen((operator, of.kind), [left, right], of)

    def calculated(search: Search) -> Value:
        first, second = left.run(search), right.run(search)
        if first is None or second is None:
            return None
        if isinstance(first, Token) or isinstance(second, Token):
            return of_new(operator, first, second) or open_.run(search)
        result = run(first, second)
        return open_.run(search) if result is None else fitted(result, of)

    return Term(of, calculated)


def _negated(t: TermMaker, operand: Expression) -> Term | None:
    term = t.term(operand)
    if term.type is None or term.type.kind not in (*NUMBERS, INTERVAL):
        return None
    open_ = t.chosen("negated", [term], term.type, is_strict=True)

    def run(search: Search) -> Value:
        value = term.run(search)
        if isinstance(value, NotFinite):
            return value.negated
        if isinstance(value, Token):
            return of_new("-", value, None) or open_.run(search)
        return -value if isinstance(value, (int, Decimal, float)) else value

    return Term(term.type, run)


def of_new(operator: str, one: Value, other: Value) -> Value:
    """What is made of a new value is new as well."""
    if any(isinstance(value, Token) and value.is_new for value in (one, other)):
        return Token(operator, (one, other), is_new=True)
    return None


def _divided(one: int, other: int) -> int:
    """Towards zero."""
    quotient = abs(one) // abs(other)
    return quotient if (one < 0) == (other < 0) else -quotient


def _remainder(one: int, other: int) -> int:
    return one - other * _divided(one, other)


def _divided_exactly(one: Decimal, other: Decimal) -> Decimal | None:
    """None where digits are left out."""
    result = one / other
    is_exact = result * other == one and len(result.as_tuple().digits) <= _DIGITS
    return result if is_exact else None


_Calculation = Callable[..., Value]
_PLAIN: dict[str, _Calculation] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
}
_CALCULATED: dict[str, dict[str, _Calculation]] = {
    INT: {**_PLAIN, "/": _divided, "%": _remainder},
    NUMERIC: {**_PLAIN, "/": _divided_exactly, "%": lambda a, b: a % b},
    FLOAT: {**_PLAIN, "/": lambda a, b: a / b, "%": lambda a, b: None},
}


def _shifted(t: TermMaker, operator: str, one: Term, other: Term) -> Term | None:
    """Dates and times, and intervals."""
    interval = ValueType(INTERVAL, "interval")
    is_back = operator == "-"
    if operator not in ("+", "-"):
        return None
    if one.type is not None and one.type.kind in TIMES and other.text is not None:
        other = cast(t.domains, other, INTERVAL_TYPE)
    kinds = [x.type.kind if x.type is not None else None for x in (one, other)]
    of: ValueType | None = one.type
    unit = 1
    if kinds[0] in TIMES and kinds[1] == INTERVAL:
        if kinds[0] == DATE:
            of = ValueType(TIMESTAMP, "timestamp")
    elif kinds == [DATE, INT]:
        unit = _DAY
    elif kinds == [INTERVAL, INTERVAL]:
        of = interval
    elif kinds[0] == INTERVAL and kinds[1] in TIMES and not is_back:
        one, other = other, one
        of = one.type
    elif kinds == [DATE, DATE] and is_back:
        return t.chosen("date - date", [one, other], INTEGER, is_strict=True)
    elif kinds[0] == kinds[1] and is_back:
        of = interval
    else:
        return t.chosen((operator, "time"), [one, other])
    open_ = t.chosen((operator, "time"), [one, other], of)

    def run(search: Search) -> Value:
        first, second = one.run(search), other.run(search)
        if first is None or second is None:
            return None
        if isinstance(first, int) and isinstance(second, int):
            return first - second * unit if is_back else first + second * unit
        return of_new(operator, first, second) or open_.run(search)

    return Term(of, run)


def moved(t: TermMaker, terms: Sequence[Term]) -> Term:
    """AT TIME ZONE."""
    value = terms[0]
    kind = value.type.kind if value.type is not None else None
    of = {
        TIMESTAMP: ValueType(TIMESTAMPTZ, "timestamptz"),
        TIMESTAMPTZ: ValueType(TIMESTAMP, "timestamp"),
    }.get(kind or "")
    open_ = t.chosen("at time zone", terms, of, is_strict=True)

    def run(search: Search) -> Value:
        found = value.run(search)
        return of_new("at time zone", found, None) or open_.run(search)

    return Term(of, run)
