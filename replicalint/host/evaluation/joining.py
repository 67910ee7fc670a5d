"""What a value is where branches of a program meet again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ...source import Span
from ..values import Fields, Items, NotFollowed, NotKnown, NoValue, OneOf, Plain, String, Value

# Leaves of a value; beyond twice as many each choice is made once with the others at their first.
_MOST = 32
_MOST_TRIED = 400
# Of a value of which nothing is known in any case, it is told apart in which case only so far.
_MOST_UNKNOWN = 8


def one_of(key: object, options: tuple[Value, ...], span: Span) -> Value:
    """One of several values: what they have in common stays together."""
    first = options[0]
    if len(options) == 2:
        one = _joined(key, first, options[1], span)
        if one is not None:
            return one
    elif all(option is first for option in options):
        return first
    if isinstance(first, NotKnown):
        unknown = [option for option in options if isinstance(option, NotKnown)]
        if len(unknown) == len(options):
            types = [option.type for option in unknown if option.type is not None]
            if len({id(one) for one in types}) <= 1:
                return NotKnown(span, types[0]) if types else _not_known(unknown, span)
    size = sum(map(size_of, options))
    value = OneOf(key, options, span, False, size)
    if size > _MOST_UNKNOWN and _may_say_nothing(value):
        each = leaves(value)
        if all(map(_says_nothing, each)):
            return _not_known(each, span)
    return cut(value)


def _may_say_nothing(value: OneOf) -> bool:
    """Whether the first leaf of each option says nothing."""
    for option in value.options:
        one = option
        while isinstance(one, OneOf):
            one = one.options[0]
        if not _says_nothing(one):
            return False
    return True


def _joined(key: object, one: Value, other: Value, span: Span) -> Value | None:
    """What two values are that are put together, or the same; None where they are a choice."""
    if one is other:
        return one
    if isinstance(one, Items) and isinstance(other, Items):

        def either(item: Value, absent: Value) -> Value:
            return OneOf(key, (item, absent), span)

        return merged(either, one, other, span)
    if isinstance(one, Fields) and isinstance(other, Fields):
        return _fields(key, one, other, span)
    is_same = isinstance(one, Plain) and isinstance(other, Plain) and one.value == other.value
    return one if is_same else None


def _says_nothing(value: Value) -> bool:
    return isinstance(value, Plain) or (isinstance(value, NotKnown) and value.type is None)


def _not_known(values: Iterable[Value], span: Span) -> NotKnown:
    """What is one of several values of which none is known."""
    is_followed = not any(isinstance(one, NotFollowed) for one in values)
    return NotKnown(span) if is_followed else NotFollowed(span)


def size_of(value: Value) -> int:
    """How many ways of choosing a value has, or more than are gone through."""
    if not isinstance(value, OneOf):
        return 1
    if value.size:
        return value.size
    number = 0
    stack: list[Value] = [value]
    while stack and number <= 2 * _MOST:
        one = stack.pop()
        if isinstance(one, OneOf) and not one.size:
            stack.extend(one.options)
        else:
            number += one.size if isinstance(one, OneOf) else 1
    return number


def merged(
    choice: Callable[[Value, Value], Value], one: Items, other: Items, span: Span
) -> Items | None:
    """Lists that begin alike, as one list, of which items are there in some cases alone: `choice`
    is the first of two values where the list is the first one."""
    left, right = one.items, other.items
    common = 0
    for item, same in zip(left, right, strict=False):
        if item is not same:
            break
        common += 1
    if not common and left and right:
        return None
    absent = NoValue(span)
    longer = [choice(item, absent) for item in left[common:]]
    longer += [choice(absent, item) for item in right[common:]]
    return Items((*left[:common], *longer), one.span)


def _fields(key: object, one: Fields, other: Fields, span: Span) -> Fields:
    """Records as one, of which a field may be there or not."""
    absent = NoValue(span)
    left, right = dict(one.fields), dict(other.fields)
    if left.keys() <= right.keys():  # in the order in which the record has them that has all
        names = [*right]
    else:
        names = [*left, *(name for name in right if name not in left)]
    fields = tuple(
        (name, one_of(key, (left.get(name, absent), right.get(name, absent)), span))
        for name in names
    )
    return Fields(fields, one.span, one.is_whole and other.is_whole)


def appended(before: Value, after: Value) -> bool:
    """Whether a string or a list goes on where another one ends."""
    if isinstance(before, String) and isinstance(after, String):
        parts, longer = before.parts, after.parts
        return len(parts) <= len(longer) and all(map(_is, parts, longer))
    if isinstance(before, Items) and isinstance(after, Items):
        items, more = before.items, after.items
        return len(items) <= len(more) and all(map(_is, items, more))
    return False


def _is(one: object, other: object) -> bool:
    return one is other


def leaves(value: Value) -> list[Value]:
    """The values that a value may be, each once; as many as are looked at of a large one."""
    found: dict[int, Value] = {}
    seen: set[int] = set()
    stack = [value]
    while stack and len(found) <= 2 * _MOST:
        one = stack.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, OneOf):
            stack.extend(reversed(one.options))
        else:
            found[id(one)] = one
    return [*found.values()]


def each_leaf(
    value: Value,
    become: Callable[[Value], Value],
    is_choice: Callable[[OneOf], bool] = lambda _: True,
) -> Value:
    """A value with another one for each that it may be; what several choices share, once."""
    made: dict[int, Value] = {}

    def of(one: Value) -> Value:
        found = made.get(id(one))
        if found is None:
            if isinstance(one, OneOf) and is_choice(one):
                found = OneOf(one.key, tuple(map(of, one.options)), one.span)
            else:
                found = become(one)
            made[id(one)] = found
        return found

    return of(value)


def cut(value: OneOf) -> OneOf:
    """A value with a bounded number of leaves."""
    if size_of(value) <= 2 * _MOST:
        return value
    kept: dict[int, Value] = {}
    waiting: list[dict[object, int]] = [{}]
    seen: set[tuple[object, int]] = set()
    for made in waiting:
        leaf, keys = _first(value, made)
        kept.setdefault(id(leaf), leaf)
        if len(kept) >= _MOST or len(waiting) > _MOST_TRIED:
            break
        for key, number in keys.items():
            for option in range(1, number):
                if (key, option) not in seen:
                    seen.add((key, option))
                    waiting.append({**made, key: option})
    return OneOf(object(), tuple(kept.values()), value.span, True)


def _first(value: Value, choices: dict[object, int]) -> tuple[Value, dict[object, int]]:
    """The leaf that choices lead to, first ones where they say nothing, and the keys asked."""
    keys: dict[object, int] = {}
    while isinstance(value, OneOf):
        keys[value.key] = len(value.options)
        value = value.options[min(choices.get(value.key, 0), len(value.options) - 1)]
    return value, keys
