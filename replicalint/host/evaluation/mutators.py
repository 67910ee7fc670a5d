"""What methods make of the lists and records that they change, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from ...source import Span
from ..libraries.library import Given
from ..values import Fields, Items, Many, NotKnown, OneOf, Plain, Value
from .conditions import constant
from .texts import may_be_absent


def changed(value: Items, name: str, given: Given, span: Span) -> Items | None:
    """The list that a method makes of one: `push`, `append`; None where it does not change it."""
    if name in ("push", "append", "add"):
        return Items((*value.items, *given.positional), value.span)
    if name == "reverse":
        return Items(value.items[::-1], value.span)
    if name == "unshift":
        return Items((*given.positional, *value.items), value.span)
    if name in ("extend", "update") and given.positional:
        one = given.positional[0]
        more = one.items if isinstance(one, Items) else (Many(NotKnown(span), span),)
        return Items((*value.items, *more), value.span)
    if name == "insert" and len(given.positional) == 2:
        place, one = given.positional
        number = place.value if isinstance(place, Plain) else None
        if isinstance(number, int) and not _is_open(value):
            items = list(value.items)
            items.insert(number, one)
            return Items(tuple(items), value.span)
        return Items((*value.items, one), value.span)
    if name == "clear":
        return Items((), value.span)
    if name == "sort":
        return in_order(value, given)
    if name in ("splice", "remove", "fill", "copyWithin"):
        return Items((*_any_number(value.items), Many(NotKnown(span), span)), value.span)
    if name in ("pop", "shift") and value.items:
        if isinstance(value.items[-1 if name == "pop" else 0], Many):
            return None
        return Items(value.items[:-1] if name == "pop" else value.items[1:], value.span)
    return None


def changed_record(value: Fields, name: str, given: Given, span: Span) -> Fields | None:
    """The record that a method of Python's dicts makes of one; None where it does not change it."""
    first = given.get(0)
    key = None if first is None else constant(first)
    fields = dict(value.fields)
    if name == "update":
        more = first if isinstance(first, Fields) else None
        is_known = first is None or more is not None
        fields.update(more.fields if more is not None else ())
        fields.update(given.named)
        is_whole = value.is_whole and given.is_whole and (more is None or more.is_whole)
        if not is_known:  # any of its fields may be another one
            fields = {
                name: OneOf(object(), (one, NotKnown(span)), span) for name, one in fields.items()
            }
        return Fields(tuple(fields.items()), value.span, is_whole and is_known)
    if name == "clear":
        return Fields((), value.span)
    if name == "setdefault" and key is not None and len(given.positional) == 2:
        if key in fields:
            return None
        return Fields((*value.fields, (key, given.positional[1])), value.span, value.is_whole)
    if name == "pop" and key is not None:
        fields.pop(key, None)
        return Fields(tuple(fields.items()), value.span, value.is_whole)
    if name in ("pop", "popitem", "setdefault"):
        return Fields(value.fields, value.span, False)
    return None


def in_order(value: Items, given: Given) -> Items:
    """A list in the order of its texts; where that is not known, each item may be any of them."""
    texts = [constant(item) for item in value.items]
    known = [one for one in texts if one is not None]
    if len(known) < len(texts) or given.positional or given.named:
        return value
    ordered = sorted(zip(known, value.items, strict=True), key=lambda one: one[0])
    return Items(tuple(item for _, item in ordered), value.span)


def _any_number(items: Sequence[Value]) -> tuple[Value, ...]:
    """Items of which it is not known how many are there."""
    return tuple(one if isinstance(one, Many) else Many(one, one.span) for one in items)


def _is_open(value: Items) -> bool:
    return any(map(may_be_absent, value.items))
