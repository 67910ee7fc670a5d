"""The constants that a program binds to the parameters of a text."""

from __future__ import annotations

from collections.abc import Iterator

from ...source import BoundText, Chunk, Span
from ..values import Hole, Items, Many, OneOf, String, Value

_MOST = 1_000  # values that one parameter may be


def bound_texts(number: int, value: Value) -> Iterator[BoundText]:
    """The texts that a parameter may be; those of a list are elements of an array."""
    stack = [(value, False)]
    seen: set[int] = set()
    while stack and len(seen) < _MOST:
        one, is_element = stack.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, OneOf):
            stack += [(option, is_element) for option in reversed(one.options)]
        elif isinstance(one, Items):
            stack += [(item, True) for item in reversed(one.items)]
        elif isinstance(one, Many):
            stack.append((one.value, is_element))
        elif isinstance(one, String) and (text := _text(one)) is not None:
            yield BoundText(number, text, _place(one), is_element)


def _text(string: String) -> str | None:
    """What a string says; None where not all of it is known."""
    found: list[str] = []
    stack: list[Chunk | Hole | Value] = list(reversed(string.parts))
    while stack:
        part = stack.pop()
        part = part.value if isinstance(part, Hole) else part
        if isinstance(part, Chunk):
            found.append(part.text)
        elif isinstance(part, String):
            stack += reversed(part.parts)
        else:
            return None
    return "".join(found)


def _place(string: String) -> Span:
    """Where its text stands, without the quotes around it where it stands in one place."""
    match string.parts:
        case (Chunk(span=span, is_verbatim=True),) if span.start < span.end:
            return span
        case _:
            return string.span
