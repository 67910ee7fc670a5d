"""What is asked of expressions: their parts, and the same with others in place of columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from .changes import (
    ArrayValue,
    Call,
    CaseValue,
    CastValue,
    ColumnValue,
    Constant,
    Expression,
    Operation,
    RowValue,
)

Put = Callable[[ColumnValue], Expression]


def parts_of(value: Expression) -> Iterator[Expression]:
    """An expression and all that it is made of."""
    stack = [value]
    while stack:
        one = stack.pop()
        yield one
        stack += reversed(_parts(one))


def _parts(value: Expression) -> tuple[Expression, ...]:
    match value:
        case CastValue():
            return (value.value,)
        case Call():
            return value.arguments
        case Operation():
            return value.operands
        case CaseValue():
            return (*(one for arm in value.arms for one in arm), value.default)
        case RowValue() | ArrayValue():
            return value.parts
        case _:
            return ()


def strings_of(value: Expression) -> Iterator[str]:
    """The string constants in it."""
    for one in parts_of(value):
        if isinstance(one, Constant) and one.kind == "string":
            yield one.text


def columns_of(value: Expression) -> Iterator[ColumnValue]:
    """The columns in it."""
    return (one for one in parts_of(value) if isinstance(one, ColumnValue))


def conjuncts(condition: Expression | None) -> tuple[Expression, ...]:
    """The parts of a condition that must all hold."""
    if condition is None:
        return ()
    if isinstance(condition, Operation) and condition.operator == "and":
        return tuple(one for part in condition.operands for one in conjuncts(part))
    return (condition,)


def with_columns(value: Expression, put: Put) -> Expression:
    """The same with what `put` gives in place of each column."""
    again = partial(with_columns, put=put)
    match value:
        case ColumnValue():
            return put(value)
        case CastValue(inner, of, modifier):
            return CastValue(again(inner), of, modifier)
        case Call(function, arguments):
            return Call(function, tuple(map(again, arguments)))
        case Operation(operator, operands):
            return Operation(operator, tuple(map(again, operands)))
        case CaseValue(arms, default):
            made = tuple((again(condition), again(given)) for condition, given in arms)
            return CaseValue(made, again(default))
        case RowValue(parts):
            return RowValue(tuple(map(again, parts)))
        case ArrayValue(parts):
            return ArrayValue(tuple(map(again, parts)))
        case _:
            return value
