"""What the methods of lists and records give, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from ...source import Chunk, Span
from ..libraries.library import Given, Interpreter
from ..values import (
    Exported,
    Fields,
    Items,
    Many,
    NotKnown,
    NoValue,
    OneOf,
    Plain,
    String,
    Value,
)
from .answers import compared
from .conditions import constant, truth
from .texts import joined, may_be_absent

_MOST_REPEATED = 64  # items of a list that is repeated
# Methods that give the list again, in another order or with fewer items.
_SAME = frozenset("sort toSorted values copy flat".split())


def elements(value: Value) -> Value | None:
    """What an item of a list may be, where that is one value."""
    if isinstance(value, Items) and len(value.items) == 1:
        item = value.items[0]
        if isinstance(item, Many):
            return item.value
    return None


def mapped(
    interpreter: Interpreter, value: Items, function: Value, span: Span, is_flat: bool = False
) -> Items:
    """Each item as a function makes it."""
    found: list[Value] = []
    for number, item in enumerate(value.items):
        if isinstance(item, NoValue):
            continue
        if isinstance(item, Many):
            each: list[Value] = []

            def act(item: Many = item, each: list[Value] = each) -> None:
                each.append(interpreter.call(function, (item.value, NotKnown(span)), span))

            interpreter.any_times(act, span)
            made = each[0] if each else NotKnown(span)
            flat = made.items if is_flat and isinstance(made, Items) else (made,)
            flat = tuple(one for one in flat if not isinstance(one, NoValue))
            found += [one if isinstance(one, Many) else Many(one, span) for one in flat]
            continue
        made = _mapped_one(interpreter, item, function, number, span)
        if is_flat and isinstance(made, Items):
            found += made.items
        elif not isinstance(made, NoValue):
            found.append(made)
    return Items(tuple(found), span)


def _mapped_one(
    interpreter: Interpreter, item: Value, function: Value, number: int, span: Span
) -> Value:
    """An item as a function makes it; one that may be absent is absent then as well."""
    if isinstance(item, NoValue):
        return item
    if isinstance(item, Many):
        made = _mapped_one(interpreter, item.value, function, number, span)
        return Many(made, span)
    if isinstance(item, OneOf) and may_be_absent(item):
        options = tuple(
            _mapped_one(interpreter, one, function, number, span) for one in item.options
        )
        return OneOf(item.key, options, span)
    return interpreter.call(function, _arguments(function, item, number, span), span)


def _arguments(function: Value, item: Value, number: int, span: Span) -> tuple[Value, ...]:
    """An item and its number; a function of a library is meant to be given the item alone."""
    return (item,) if isinstance(function, Exported) else (item, Plain(number, span))


def method(
    interpreter: Interpreter, value: Items, name: str, given: Given, span: Span
) -> Value | None:
    """What a method of a list gives that does not change it; None where that is not known."""
    first = given.get(0)
    if name in ("map", "flatMap") and first is not None:
        return mapped(interpreter, value, first, span, name == "flatMap")
    if name == "forEach" and first is not None:
        mapped(interpreter, value, first, span)
        return Plain(None, span)
    if name == "filter" and first is not None:
        return filtered(value, span)
    if name == "join":
        comma = String((Chunk(",", span, False),), span)
        return joined(value, comma if first is None else first, span)
    if name == "includes" and first is not None:
        return compared("in", first, value, span)
    if name == "concat":
        items = list(value.items)
        for one in given.positional:
            items += one.items if isinstance(one, Items) else (one,)
        return Items(tuple(items), span)
    if name == "at" and isinstance(first, Plain):
        return item(value, first, span)
    if name in ("reverse", "toReversed"):
        return Items(value.items[::-1], span)
    if name in ("pop", "shift") and value.items:
        return item(value, Plain(-1 if name == "pop" else 0, span), span)
    if name in ("find", "pop", "shift"):
        return _any_of(value.items, span)
    if name == "entries":
        pairs = [Items((Plain(number, span), one), span) for number, one in enumerate(value.items)]
        return Items(tuple(pairs), span) if not _is_open(value) else None
    return value if name in _SAME else None


def repeated(value: Items, times: Value, span: Span) -> Items:
    """`["%s"] * 3`"""
    number = times.value if isinstance(times, Plain) else None
    if isinstance(number, int) and 0 <= number * len(value.items) <= _MOST_REPEATED:
        return Items(value.items * number, span)
    return Items(
        tuple(one if isinstance(one, Many) else Many(one, one.span) for one in value.items), span
    )


def filtered(value: Items, span: Span) -> Items:
    """The items that are surely not nothing, and those of which that is not known, as they are.

    What else a filter leaves out is one of the items that remain.
    """
    kept: list[Value] = []
    for one in value.items:
        if isinstance(one, OneOf):
            kept.append(_if_true(one))
        elif truth(one) is not False:
            kept.append(one)
    return Items(tuple(kept), span)


def _if_true(value: Value) -> Value:
    """A value, or none where it is surely nothing."""
    if isinstance(value, OneOf):
        options = tuple(_if_true(option) for option in value.options)
        return OneOf(value.key, options, value.span)
    return NoValue(value.span) if truth(value) is False else value


def item(value: Items, key: Value, span: Span) -> Value:
    """`list[key]`"""
    number = key.value if isinstance(key, Plain) else None
    if isinstance(number, int):
        before = value.items[: number + 1] if number >= 0 else value.items[number:]
        if not any(map(may_be_absent, before)):
            if -len(value.items) <= number < len(value.items):
                return value.items[number]
            return NotKnown(span) if _is_open(value) else Plain(None, span)
    return _any_of(value.items, span)


def of_record(
    interpreter: Interpreter, value: Fields, name: str, given: Given, span: Span
) -> Value | None:
    """What a method of Python's dicts gives; None where that is not known."""
    if name in ("keys", "values", "items"):
        return listed(value, name, span)
    if name == "get" and given.positional:
        found = field(value, given.positional[0], span)
        known = constant(given.positional[0])
        if known is not None and value.is_whole and value.get(known) is None:
            return given.get(1) or Plain(None, span)
        if known is None and value.is_whole and len(given.positional) > 1:
            return OneOf(object(), (found, given.positional[1]), span)
        return found
    return value if name == "copy" else None


def listed(value: Fields, name: str, span: Span) -> Items:
    """The keys, the values or both of a record."""
    found: list[Value] = []
    for key, one in value.fields:
        text = String((Chunk(key, one.span, False),), one.span)
        if name == "keys":
            found.append(_as_often(one, text))
        elif name == "values":
            found.append(one)
        else:
            found.append(_as_often(one, Items((text, one), span)))
    if not value.is_whole:
        rest = NotKnown(span)
        found.append(
            Many(Items((rest, rest), span) if name in ("items", "entries") else rest, span)
        )
    return Items(tuple(found), span)


def _as_often(one: Value, value: Value) -> Value:
    """A value that is absent where another one is."""
    if isinstance(one, NoValue):
        return one
    if isinstance(one, OneOf) and may_be_absent(one):
        return OneOf(one.key, tuple(_as_often(each, value) for each in one.options), one.span)
    return value


def field(value: Fields, key: Value, span: Span) -> Value:
    """`record[key]`: any of its values where the key is not known."""
    text = constant(key)
    if text is not None:
        found = value.get(text)
        if found is not None:
            return found
        return Plain(None, span) if value.is_whole else NotKnown(span)
    values = tuple(one for _, one in value.fields)
    if not value.is_whole:
        return NotKnown(span)
    return _any_of(values, span)


def _any_of(values: Sequence[Value], span: Span) -> Value:
    """One of several values, of which nothing is known."""
    plain = tuple(one.value if isinstance(one, Many) else one for one in values)
    if not plain:
        return NotKnown(span)
    return plain[0] if len(plain) == 1 else OneOf(object(), plain, span)


def _is_open(value: Items) -> bool:
    return any(map(may_be_absent, value.items))
