"""What `replace` makes of a text: constants and patterns in it, and what is put in their places."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Protocol

from ...source import Chunk, Span
from ..libraries.library import Given
from ..values import Closure, Hole, NotKnown, OneOf, PatternValue, Plain, String, Value
from .conditions import constant
from .joining import each_leaf
from .patterns import FoundText, TextPattern, compiled, exactly
from .texts import piece, text

_LONGEST = 10_000  # piece of text
_MOST_REPLACED = 200
# In what JavaScript puts in: `$$`, `$1`, `$&`; what stands before or behind, or has a name.
_PUT = re.compile(r"\$(?:(?P<dollar>\$)|(?P<number>[1-9][0-9]?+)|&|(?P<other>[`'<]))")


class Caller(Protocol):
    """Who calls functions of the program."""

    def call(self, function: Value, arguments: tuple[Value, ...], span: Span) -> Value: ...


def replaced(caller: Caller, value: String, name: str, given: Given, span: Span) -> Value | None:
    """`text.replace(old, new)`, `text.replaceAll(old, new)`; None for another method, or where it
    is not known what is replaced."""
    if name not in ("replace", "replaceAll") or len(given.positional) != 2:
        return None
    old, new = given.positional
    if isinstance(old, PatternValue):
        pattern, is_one = compiled(old.text, old.flags), "g" not in old.flags
    else:
        known = constant(old)
        pattern, is_one = (exactly(known) if known else None), name == "replace"
    if pattern is None:
        return None
    if span.source.path.endswith((".py", ".pyi")):
        return _Replacing(pattern, lambda match, place: new, False).of(value)

    def put(match: FoundText, place: Span) -> Value:
        if not isinstance(new, Closure):
            return _expanded(new, match, place)
        groups = (match.text, *match.groups)
        given = (Plain(None, place) if one is None else text(one, place) for one in groups)
        return caller.call(new, (*given, NotKnown(place), NotKnown(place)), span)

    return _Replacing(pattern, put, is_one).of(value)


class _Replacing:
    """Replaces what a pattern finds in a text, and in the texts in its holes."""

    def __init__(
        self, pattern: TextPattern, put: Callable[[FoundText, Span], Value], is_one: bool
    ) -> None:
        self._pattern = pattern
        self._put = put
        self._is_one = is_one
        self._left = 1 if is_one else _MOST_REPLACED

    def of(self, value: String) -> String | None:
        """A text with others in it; None where it is not known what is replaced."""
        parts: list[Chunk | Hole] = []
        for part in value.parts:
            found = self._chunk(part) if isinstance(part, Chunk) else self._hole(part)
            if found is None:
                return None
            parts += found
        return String(tuple(parts), value.span)

    def _chunk(self, chunk: Chunk) -> list[Chunk | Hole] | None:
        if len(chunk.text) > _LONGEST or not chunk.text.isascii() or "\r" in chunk.text:
            return None
        parts: list[Chunk | Hole] = []
        start = 0
        for match in self._pattern.found(chunk.text):
            if not self._left:
                break
            self._left -= 1
            parts.append(piece(chunk, start, match.start))
            place = piece(chunk, match.start, match.end).span
            parts.append(Hole(self._put(match, place), place))
            start = match.end
        if not self._left and not self._is_one:
            return None
        parts.append(piece(chunk, start, len(chunk.text)))
        return [one for one in parts if isinstance(one, Hole) or one.text]

    def _hole(self, hole: Hole) -> list[Chunk | Hole] | None:
        """What is not known stays as it is, and is not known then either."""
        value = hole.value
        if isinstance(value, String):
            found = self.of(value)
            return None if found is None else [Hole(found, hole.span)]
        if isinstance(value, OneOf):
            if self._is_one:  # it may stand in one of them
                return None
            return [Hole(each_leaf(value, self._leaf), hole.span)]
        return [hole]

    def _leaf(self, value: Value) -> Value:
        if not isinstance(value, String):
            return value
        return self.of(value) or NotKnown(value.span)


def _expanded(new: Value, match: FoundText, place: Span) -> Value:
    """A text with what was found in the places that ask for it: `$1`, `$&`."""
    said = constant(new)
    if said is None or "$" not in said:
        return new

    def put(one: re.Match[str]) -> str:
        if one["dollar"]:
            return "$"
        number = int(one["number"] or 0)
        if number == 0:
            return match.text
        return (match.groups[number - 1] or "") if number <= len(match.groups) else one[0]

    if any(one["other"] for one in _PUT.finditer(said)):
        return NotKnown(place)
    return text(_PUT.sub(put, said), new.span)
