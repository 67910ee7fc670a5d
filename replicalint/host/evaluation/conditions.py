"""Tests: whether two of them ask the same, and what is known of the answer."""

from __future__ import annotations

from collections.abc import Hashable

from ...source import Chunk
from ..libraries.library import LibraryObject
from ..values import (
    AtLeast,
    ClassValue,
    Closure,
    Exported,
    Instance,
    NotKnown,
    NoValue,
    OneOf,
    Plain,
    String,
    Thing,
    Value,
)


def constant(value: Value) -> str | None:
    """The text of a string of which all is known."""
    if not isinstance(value, String):
        return None
    parts = value.parts
    if len(parts) == 1:
        part = parts[0]
        return part.text if isinstance(part, Chunk) else constant(part.value)
    texts: list[str] = []
    for part in parts:
        text = part.text if isinstance(part, Chunk) else constant(part.value)
        if text is None:
            return None
        texts.append(text)
    return "".join(texts)


def truth(value: Value) -> bool | None:
    """Whether a value counts as true; None where that is not known."""
    if isinstance(value, Plain):
        return bool(value.value)
    if isinstance(value, String):
        text = constant(value)
        if text is not None:
            return bool(text)
        known = any(part.text for part in value.parts if isinstance(part, Chunk))
        return True if known else None
    if isinstance(value, NoValue):
        return False
    if isinstance(value, AtLeast):
        return True if value.number > 0 else None
    if isinstance(value, (Instance, LibraryObject)):
        return None  # known by a type, perhaps, and not there: `client?: PoolClient`
    return True if isinstance(value, (Closure, ClassValue, Thing)) else None


def is_nothing(value: Value) -> bool | None:
    """Whether a value is null or undefined; None where that is not known."""
    if isinstance(value, Plain):
        return value.value is None
    if isinstance(value, NoValue):
        return True
    if isinstance(value, (NotKnown, OneOf, Exported, Instance, LibraryObject)):
        return None
    return False


def identity(value: Value) -> Hashable:
    """What two values have in common that are surely the same."""
    if isinstance(value, Plain):
        return ("plain", type(value.value), value.value)
    text = constant(value)
    return value if text is None else ("text", text)


def same(left: Value, right: Value) -> bool | None:
    """Whether two values are equal, as far as both are constants."""
    one, other = identity(left), identity(right)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return one == other
    return None
