"""Tests: whether two of them ask the same, and what is known of the answer.

An answer is a value: true, false, or a `OneOf` of answers whose key says what is asked. `a && b`
asks b where a is true, and so a compound test makes the choices of its parts.
"""

from __future__ import annotations

from collections.abc import Callable

from ...source import Span
from ..values import AtLeast, Items, Many, NoValue, OneOf, Plain, Value
from .conditions import identity, same, truth
from .joining import merged, one_of, size_of
from .texts import may_be_absent

_MOST = 24  # choices in an answer; a larger one is a choice of its own
_MOST_COUNTED = 4  # items of a list that may be there, of which all numbers are told apart
_ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda one, other: one < other,
    ">": lambda one, other: one > other,
    "<=": lambda one, other: one <= other,
    ">=": lambda one, other: one >= other,
}
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
EQUAL = frozenset(("==", "===", "is"))
UNEQUAL = frozenset(("!=", "!==", "is not"))
COMPARISONS = EQUAL | UNEQUAL | _ORDERS.keys() | frozenset(("in", "not in", "instanceof"))


def yes(span: Span) -> Plain:
    """True."""
    return Plain(True, span)


def no(span: Span) -> Plain:
    """False."""
    return Plain(False, span)


def asked(key: object, span: Span) -> OneOf:
    """An answer of which nothing is known."""
    return OneOf(key, (Plain(True, span), Plain(False, span)), span, False, 2)


def answer(value: Value, span: Span) -> Value:
    """Whether a value counts as true."""
    known = truth(value)
    if known is not None:
        return Plain(known, span)
    if isinstance(value, OneOf) and is_small(value):
        options = tuple(answer(option, span) for option in value.options)
        return small(one_of(value.key, options, span), span)
    return asked(("is", value), span)


def small(value: Value, span: Span) -> Value:
    """An answer that is not made of too many choices, of which none was left out."""
    is_whole = is_small(value) and _is_known(value)
    if isinstance(value, OneOf) and value.is_cut:
        is_whole = False
    return value if is_whole else asked(object(), span)


def _is_known(answer: Value) -> bool:
    """Whether each of the few leaves of an answer is yes or no."""
    stack = [answer]
    while stack:
        one = stack.pop()
        if isinstance(one, OneOf):
            stack += one.options
        elif truth(one) is None:
            return False
    return True


def is_small(value: Value) -> bool:
    """Whether a value is not made of too many choices to be gone through."""
    return size_of(value) <= _MOST


def negated(value: Value, span: Span) -> Value:
    """Whether an answer is no."""
    if isinstance(value, OneOf):
        return OneOf(value.key, tuple(negated(one, span) for one in value.options), span)
    known = truth(value)
    return asked(("is", value), span) if known is None else Plain(not known, span)


def both(one: Value, other: Value, span: Span) -> Value:
    """Whether both answers are yes."""
    if isinstance(other, Plain) and other.value:
        return small(one, span)
    return small(select(one, other, no(span), span), span)


def either(one: Value, other: Value, span: Span) -> Value:
    """Whether one of two answers is yes."""
    if isinstance(other, Plain) and not other.value:
        return small(one, span)
    return small(select(one, yes(span), other, span), span)


def select(test: Value, then: Value, other: Value, span: Span) -> Value:
    """A value where the answer is yes, and another one where it is no."""
    if not isinstance(test, OneOf):
        return then if truth(test) else other
    if then is other:
        return then
    if isinstance(then, Items) and isinstance(other, Items):

        def either(item: Value, absent: Value) -> Value:
            return _chosen(test, item, absent, span)

        found = merged(either, then, other, span)
        if found is not None:
            return found
    options = tuple([select(option, then, other, span) for option in test.options])
    return one_of(test.key, options, span)


def _chosen(test: Value, then: Value, other: Value, span: Span) -> Value:
    """The same of values that are no lists, and stay apart."""
    if not isinstance(test, OneOf):
        return then if truth(test) else other
    options = tuple([_chosen(option, then, other, span) for option in test.options])
    first = options[0]
    return first if all(one is first for one in options) else OneOf(test.key, options, span)


def implied(test: Value, is_yes: bool) -> dict[object, int]:
    """The choices that are made where an answer is yes, or no."""
    found: dict[object, int] = {}
    while isinstance(test, OneOf):
        possible = [place for place, option in enumerate(test.options) if _may_be(option, is_yes)]
        if len(possible) != 1:
            break
        found[test.key] = possible[0]
        test = test.options[possible[0]]
    return found


def _may_be(test: Value, is_yes: bool) -> bool:
    stack = [test]
    while stack:
        one = stack.pop()
        if isinstance(one, OneOf):
            stack.extend(one.options)
        elif truth(one) is is_yes:
            return True
    return False


def compared(operator: str, left: Value, right: Value, span: Span) -> Value:
    """The answer of a comparison."""
    if operator in UNEQUAL:
        return negated(compared("==", left, right, span), span)
    if operator == "not in":
        return negated(compared("in", left, right, span), span)
    operator = "==" if operator in EQUAL else operator
    for one, other, is_left in ((left, right, True), (right, left, False)):
        if isinstance(one, OneOf) and not isinstance(other, OneOf) and is_small(one):
            options = tuple(
                compared(operator, option, other, span)
                if is_left
                else compared(operator, other, option, span)
                for option in one.options
            )
            return small(one_of(one.key, options, span), span)
    if operator == "==":
        equal = same(left, right)
        if equal is not None:
            return Plain(equal, span)
        if isinstance(left, NoValue) or isinstance(right, NoValue):
            nothing = right if isinstance(left, NoValue) else left
            if isinstance(nothing, Plain):
                return Plain(nothing.value is None, span)
    elif operator == "in" and isinstance(right, Items):
        found = _is_in(left, right)
        if found is not None:
            return Plain(found, span)
    elif operator in _ORDERS and isinstance(left, Plain) and isinstance(right, Plain):
        one_value, other_value = left.value, right.value
        if isinstance(one_value, (int, float)) and isinstance(other_value, (int, float)):
            return Plain(_ORDERS[operator](one_value, other_value), span)
    bounded = _of_bounds(operator, left, right)
    if bounded is not None:
        return Plain(bounded, span)
    return asked((operator, identity(left), identity(right)), span)


def _of_bounds(operator: str, left: Value, right: Value) -> bool | None:
    """The answer of a comparison with a number of which the least is known."""
    if isinstance(right, AtLeast):
        left, right, operator = right, left, _TURNED.get(operator, operator)
    number = right.value if isinstance(right, Plain) else None
    if not isinstance(left, AtLeast) or not isinstance(number, (int, float)):
        return None
    match operator:
        case ">" if left.number > number:
            return True
        case ">=" if left.number >= number:
            return True
        case "<" if left.number >= number:
            return False
        case "<=" | "==" if left.number > number:
            return False
        case _:
            return None


def _is_in(value: Value, items: Items) -> bool | None:
    """Whether a list has a value, where both are constants."""
    answers = [same(value, one) for one in items.items]
    return True if True in answers else None if None in answers else False


def length(items: Items, span: Span) -> Value:
    """How many items a list has: a number, or one that it has at least."""
    number = 0
    some: list[tuple[Value, bool]] = []  # whether that is there which may be absent, or be many
    for item in items.items:
        if isinstance(item, Many):
            some.append((asked(("some", item), span), True))
        elif isinstance(item, OneOf) and may_be_absent(item):
            some.append((_is_there(item, span), False))
        else:
            number += 1
    return _counted(number, some, span)


def _is_there(item: Value, span: Span) -> Value:
    """Whether an item is in its list."""
    if isinstance(item, OneOf):
        options = tuple(_is_there(one, span) for one in item.options)
        return OneOf(item.key, options, span)
    return Plain(not isinstance(item, NoValue), span)


def _counted(number: int, some: list[tuple[Value, bool]], span: Span) -> Value:
    """A number, and one more for each answer that is yes, or more than that where it is many."""
    if not some:
        return Plain(number, span)
    if len(some) > _MOST_COUNTED:
        if number:
            return AtLeast(span, number=number)
        found: Value = Plain(0, span)
        for one, _ in reversed(some[:_MOST]):
            found = select(one, AtLeast(span, number=1), found, span)
        return small(found, span)
    (one, is_many), *rest = some
    more = AtLeast(span, number=number + 1) if is_many else _counted(number + 1, rest, span)
    return select(one, more, _counted(number, rest, span), span)
