"""What the methods of strings give, in both languages, and Python's two ways to fill them in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ...source import Chunk, Span
from ..libraries.library import Given
from ..values import Fields, Hole, Items, Many, NotKnown, NoValue, OneOf, Plain, String, Value
from .conditions import constant
from .joining import each_leaf

# Methods that leave the words of SQL as they are: white space at the ends, or none.
_SAME = frozenset(
    (
        "trim trimStart trimEnd trimLeft trimRight strip lstrip rstrip toString valueOf normalize "
        "expandtabs"
    ).split()
)
# Methods that give other text, which may be made of it: what it is, is not known.
_OTHERS = frozenset(
    (
        "at capitalize casefold center charAt decode encode format_map ljust lstrip padEnd "
        "padStart removeprefix removesuffix repeat replace replaceAll rjust rstrip slice strip "
        "substr substring swapcase title translate trim zfill"
    ).split()
)
_CASES: Mapping[str, Callable[[str], str]] = {
    "toUpperCase": str.upper,
    "toLowerCase": str.lower,
    "upper": str.upper,
    "lower": str.lower,
}
_PERCENT = re.compile(r"%(?:\((?P<name>[^()]*+)\))?+[-#0 +]*+\d*+(?:\.\d++)?+(?P<kind>[a-zA-Z%])")
_FIELD = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}:!.\[]*+)(?P<rest>(?:[^{}]|\{[^{}]*+\})*+)\}")


def text(value: str, span: Span) -> String:
    """A string that the program computes, as standing at a place."""
    return String((Chunk(value, span, False),), span)


def method(value: String, name: str, given: Given, span: Span) -> Value | None:
    """What a method of a string gives; None where that is not known to be text."""
    found = _known(value, name, given, span)
    if found is None and (name in _OTHERS or name in _CASES or name in _SAME):
        return String((Hole(NotKnown(span), value.span),), value.span)  # it stands where that does
    return found


def _known(value: String, name: str, given: Given, span: Span) -> Value | None:
    """What a method of a string gives; None where that is not known."""
    if name in _SAME:
        return value if not given.positional else None
    if name in _CASES:
        return _each_text(value, _CASES[name])
    first = given.get(0)
    if name == "concat":
        parts = (Hole(value, value.span), *(Hole(one, one.span) for one in given.positional))
        return String(parts, span)
    if name == "join" and first is not None:
        return joined(first, value, span)
    if name == "format":
        return _formatted(value, given)
    if name == "split" and first is not None:
        known, by = constant(value), constant(first)
        if known is not None and by:
            return Items(tuple(text(one, value.span) for one in known.split(by)), span)
    return None


def joined(items: Value, separator: Value | None, span: Span) -> Value | None:
    """The items of a list with a separator between them."""
    if isinstance(items, OneOf):
        each = [joined(option, separator, span) for option in items.options]
        known = tuple(option for option in each if option is not None)
        return OneOf(items.key, known, span) if len(known) == len(each) else None
    if not isinstance(items, Items):
        return None
    parts: list[Chunk | Hole] = []
    before: Value | None = None  # what holds whether an item stands before the next
    for item in items.items:
        if isinstance(item, NoValue):
            continue
        value = item.value if isinstance(item, Many) else item
        if isinstance(value, OneOf) and may_be_absent(value):
            parts.append(Hole(_if_there(before, separator, value, span), value.span))
            if before is None or isinstance(before, OneOf):
                before = _there(value, before or Plain(False, span), span)
        else:
            parts.append(Hole(_behind(before, separator, value), value.span))
            before = Plain(True, span)
    return String(tuple(parts), span)


def may_be_absent(value: Value) -> bool:
    """Whether an item of a list may not be there, or more than one may be."""
    stack, seen = [value], {id(value)}
    while stack:
        one = stack.pop()
        if isinstance(one, (Many, NoValue)):
            return True
        if isinstance(one, OneOf):
            new = [option for option in one.options if id(option) not in seen]
            seen.update(map(id, new))
            stack += new
    return False


def _if_there(before: Value | None, separator: Value | None, value: Value, span: Span) -> Value:
    """A value with what stands before it, or nothing where it is absent."""

    def become(one: Value) -> Value:
        if isinstance(one, NoValue):
            return text("", span)
        return _behind(before, separator, one.value if isinstance(one, Many) else one)

    return each_leaf(value, become, may_be_absent)


def _there(value: Value, some: Value, span: Span) -> Value:
    """Whether an item is there, or one before it."""
    is_there = Plain(True, span)

    def become(one: Value) -> Value:
        return some if isinstance(one, NoValue) else is_there

    return each_leaf(value, become, may_be_absent)


def _behind(before: Value | None, separator: Value | None, value: Value) -> Value:
    """A value with a separator before it where another one stands before that."""
    if before is None or separator is None:
        return value
    both = String((Hole(separator, separator.span), Hole(value, value.span)), value.span)
    return each_leaf(before, lambda one: both if isinstance(one, Plain) and one.value else value)


def _each_text(value: String, change: Callable[[str], str]) -> String | None:
    if not all(isinstance(part, Chunk) for part in value.parts):
        return None
    chunks = tuple(
        Chunk(change(part.text), part.span, part.is_verbatim and change(part.text) == part.text)
        for part in value.parts
        if isinstance(part, Chunk)
    )
    return String(chunks, value.span)


def piece(chunk: Chunk, start: int, end: int) -> Chunk:
    """A range of a piece of text."""
    if not chunk.is_verbatim:
        return Chunk(chunk.text[start:end], chunk.span, False)
    first = chunk.span.start
    return Chunk(chunk.text[start:end], Span(chunk.span.source, first + start, first + end), True)


def _formatted(value: String, given: Given) -> Value | None:
    """`'..{}..{name}..'.format(..)`"""
    number = 0

    def put(match: re.Match[str]) -> Value | str | None:
        nonlocal number
        if match[0] in ("{{", "}}"):
            return match[0][0]
        name = match["name"]
        if match["rest"]:
            return None
        if not name or name.isdigit():
            place = int(name) if name else number
            number += 1
            return given.get(place)
        return next((one for key, one in given.named if key == name), None)

    return filled(value, _FIELD, put)


def percent(value: String, right: Value) -> Value | None:
    """`'..%s..%(name)s..' % right`"""
    items: Sequence[Value] = right.items if isinstance(right, Items) else (right,)
    if any(isinstance(item, Many) for item in items):
        return None
    number = 0

    def put(match: re.Match[str]) -> Value | str | None:
        nonlocal number
        if match["kind"] == "%":
            return "%"
        if match["name"] is not None:
            return right.get(match["name"]) if isinstance(right, Fields) else None
        number += 1
        known = number <= len(items) and match["kind"] in "sd"
        return items[number - 1] if known else None

    return filled(value, _PERCENT, put)


def filled(
    value: String,
    pattern: re.Pattern[str],
    put: Callable[[re.Match[str]], Value | str | None],
) -> String:
    """A string with values in the places of a pattern; None for one that is not known."""
    parts: list[Chunk | Hole] = []
    for part in value.parts:
        if not isinstance(part, Chunk):
            parts.append(part)
            continue
        start = 0
        for match in pattern.finditer(part.text):
            parts.append(piece(part, start, match.start()))
            hole = piece(part, match.start(), match.end())
            new = put(match)
            if isinstance(new, str):
                parts.append(Chunk(new, hole.span, False))
            else:
                parts.append(Hole(NotKnown(hole.span) if new is None else new, hole.span))
            start = match.end()
        parts.append(piece(part, start, len(part.text)))
    return String(tuple(one for one in parts if isinstance(one, Hole) or one.text), value.span)
