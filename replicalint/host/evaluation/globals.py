"""What languages have without an import: `Object.keys`, `Promise.all`, `String.raw`."""

from __future__ import annotations

from ...source import Span
from ..libraries.library import Given, Interpreter
from ..values import Exported, Fields, Items, Many, NotKnown, NoValue, OneOf, Plain, Value
from .conditions import constant
from .lists import listed
from .texts import text

# Functions that give their first argument, as far as SQL goes: they wait, copy, or shift text.
_SAME = frozenset(
    (
        "Promise.all Promise.resolve Promise.allSettled Object.freeze Object.seal Array.from "
        "Array structuredClone String str list tuple set sorted reversed iter Set cast dict"
    ).split()
)
# Packages whose functions take away the indentation of a text.
_DEDENT = frozenset(("dedent", "ts-dedent", "outdent", "common-tags", "textwrap", "inspect"))
_DEDENTS = frozenset(
    "default dedent outdent stripIndent stripIndents oneLine oneLineTrim cleandoc".split()
)


def called(
    interpreter: Interpreter, path: tuple[str, ...], given: Given, span: Span
) -> Value | None:
    """What a function gives; None where that is not known."""
    name = ".".join(path)
    first = given.get(0)
    if first is None:
        if name in ("list", "Array"):
            return Items((), span)
        return Fields((), span) if name in ("dict", "Object") else None
    if name in ("Object.keys", "Object.values", "Object.entries"):
        record = interpreter.fields(first, span)
        return None if record is None else listed(record, name.partition(".")[2], span)
    if name == "Object.assign":
        return _assigned(interpreter, given, span)
    if name in ("Object.fromEntries", "dict") and isinstance(first, Items):
        return from_entries(first, span)
    if name == "Array.from" and len(given.positional) == 2 and isinstance(first, Items):
        return interpreter.method(first, "map", Given(given.positional[1:]), span)
    if name in ("Array.from", "Array") and isinstance(first, (Fields, Plain)):
        made = Items((Many(NotKnown(span), span),), span)
        if len(given.positional) == 2:
            return interpreter.method(made, "map", Given(given.positional[1:]), span)
        return made
    if name == "Array.of" or (name == "Array" and len(given.positional) > 1):
        return Items(given.positional, span)
    if name == "map" and len(given.positional) == 2:
        return interpreter.method(given.positional[1], "map", Given((first,)), span)
    if name in ("sorted", "reversed") and isinstance(first, Items):
        return _in_order(name, first, given)
    if name in ("enumerate", "zip") and isinstance(first, Items):
        return _zipped(name, given, span)
    if name in ("String", "str") and isinstance(first, Plain):
        return None if first.value is None else text(str(first.value), span)
    if name == "len":
        return interpreter.member(first, "length", span)
    return first if name in _SAME else None


def of_package(function: Exported, given: Given) -> Value | None:
    """What functions of other packages give that leave a text as it is."""
    is_dedent = function.package.package in _DEDENT and function.path[-1:] != ()
    if is_dedent and function.path[-1] in _DEDENTS:
        return given.get(0)
    return None


def _assigned(interpreter: Interpreter, given: Given, span: Span) -> Value | None:
    """`Object.assign(a, b)` as `{...a, ...b}`."""
    fields: dict[str, Value] = {}
    is_whole = given.is_whole
    for value in given.positional:
        record = interpreter.fields(value, span)
        if record is None:
            is_whole = False
        else:
            fields.update(record.fields)
            is_whole = is_whole and record.is_whole
    return Fields(tuple(fields.items()), span, is_whole)


def from_entries(entries: Items, span: Span) -> Value:
    """The record of a list of keys and values."""
    fields: list[tuple[str, Value]] = []
    is_whole = True
    for entry in entries.items:
        pair = entry.items if isinstance(entry, Items) else ()
        key = constant(pair[0]) if len(pair) == 2 else None
        if key is None:
            is_whole = is_whole and isinstance(entry, NoValue)
        else:
            fields.append((key, pair[1]))
    return Fields(tuple(fields), span, is_whole)


def _in_order(name: str, value: Items, given: Given) -> Value:
    """`reversed(list)`, `sorted(list)`; where the order is not known, it is that of the list."""
    if name == "reversed":
        return Items(value.items[::-1], value.span)
    texts = [constant(item) for item in value.items]
    if given.named or None in texts:
        return value
    ordered = sorted(zip(texts, value.items, strict=True), key=lambda one: one[0] or "")
    return Items(tuple(item for _, item in ordered), value.span)


def _zipped(name: str, given: Given, span: Span) -> Value | None:
    """`enumerate(list)`, `zip(list, list)`"""
    lists = [one.items for one in given.positional if isinstance(one, Items)]
    if any(isinstance(item, (Many, OneOf)) for items in lists for item in items):
        return None
    if name == "enumerate":
        first = given.get(1, "start")
        start = first.value if isinstance(first, Plain) else None if first is not None else 0
        pairs = [
            Items((NotKnown(span) if start is None else Plain(start + place, span), one), span)
            for place, one in enumerate(lists[0])
        ]
        return Items(tuple(pairs), span)
    if len(lists) < len(given.positional):
        return None
    rows = zip(*lists, strict=False)
    return Items(tuple(Items(tuple(row), span) for row in rows), span)
