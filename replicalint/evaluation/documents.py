"""Values of jsonb and what its operators make of them (manual, 9.16)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import NoReturn

from msgspec import Struct

from .kinds import Impossible, Value

_DEEPEST = 50


class JsonDocument(Struct, frozen=True):
    """A value of jsonb: `kind` is "object", "array", "string", "number", "boolean" or "null".

    An object has `fields` in the order of their keys; an array has `parts`.
    """

    kind: str
    value: str | Decimal | bool | None = None
    parts: tuple[JsonDocument, ...] = ()
    fields: tuple[tuple[str, JsonDocument], ...] = ()

    def field(self, key: str) -> JsonDocument | None:
        """The value of a key."""
        return next((value for name, value in self.fields if name == key), None)


JSON_NULL = JsonDocument("null")


def read_document(text: str) -> JsonDocument:
    """What a constant says; raises Impossible where it is no JSON."""
    try:
        return document(json.loads(text, parse_float=Decimal, parse_constant=_refused))
    except (ValueError, RecursionError):
        raise Impossible from None


def _refused(text: str) -> NoReturn:
    raise ValueError(text)


def document(value: object, depth: int = 0) -> JsonDocument:
    """A value of Python as a document."""
    if depth > _DEEPEST:
        raise Impossible
    match value:
        case JsonDocument():
            return value
        case None:
            return JSON_NULL
        case bool():
            return JsonDocument("boolean", value)
        case int() | Decimal():
            return JsonDocument("number", Decimal(value))
        case str():
            return JsonDocument("string", value)
        case list() | tuple():
            return JsonDocument("array", parts=tuple(document(one, depth + 1) for one in value))
        case dict():
            return made({key: document(one, depth + 1) for key, one in value.items()})
        case _:
            raise LookupError


def made(fields: dict[str, JsonDocument]) -> JsonDocument:
    """An object of fields."""
    return JsonDocument("object", fields=tuple(sorted(fields.items())))


def element(of: JsonDocument, key: Value) -> JsonDocument | None:
    """`->`: the value of a key, or of a place in an array."""
    if isinstance(key, str):
        return of.field(key) if of.kind == "object" else None
    if isinstance(key, int) and of.kind == "array":
        place = key if key >= 0 else len(of.parts) + key
        return of.parts[place] if 0 <= place < len(of.parts) else None
    return None


def as_text(of: JsonDocument | None) -> str | None:
    """`->>`: a scalar as text; raises LookupError for all else."""
    if of is None or of.kind == "null":
        return None
    match of.value:
        case bool():
            return "true" if of.value else "false"
        case Decimal():
            return format(of.value, "f")
        case str():
            return of.value
        case _:
            raise LookupError


def at_path(of: JsonDocument, path: Sequence[Value]) -> JsonDocument | None:
    """`#>`: what a path leads to."""
    found: JsonDocument | None = of
    for step in path:
        if found is None or step is None:
            return None
        is_place = found.kind == "array" and str(step).lstrip("-").isdecimal()
        found = element(found, int(str(step)) if is_place else step)
    return found


def has_key(of: JsonDocument, key: str) -> bool:
    """`?`."""
    if of.kind == "object":
        return of.field(key) is not None
    if of.kind == "array":
        return any(one.kind == "string" and one.value == key for one in of.parts)
    return of.kind == "string" and of.value == key


def contains(one: JsonDocument, other: JsonDocument, *, is_top: bool = True) -> bool:
    """`@>`."""
    if one.kind == "object" and other.kind == "object":
        pairs = ((one.field(key), value) for key, value in other.fields)
        return all(own is not None and contains(own, v, is_top=False) for own, v in pairs)
    if one.kind == "array":
        if other.kind == "array":
            return all(any(contains(p, v, is_top=False) for p in one.parts) for v in other.parts)
        is_scalar = other.kind != "object"
        return is_top and is_scalar and other in one.parts
    return one == other


def joined(one: JsonDocument, other: JsonDocument) -> JsonDocument:
    """`||`."""
    if one.kind == other.kind == "object":
        return made({**dict(one.fields), **dict(other.fields)})
    left, right = (each.parts if each.kind == "array" else (each,) for each in (one, other))
    return JsonDocument("array", parts=left + right)


def without(of: JsonDocument, key: Value) -> JsonDocument:
    """`-`: without a key, the strings of an array that are the same, or one of its places."""
    if isinstance(key, tuple):
        for one in key:
            of = without(of, one)
        return of
    if isinstance(key, str) and of.kind == "object":
        return made({name: value for name, value in of.fields if name != key})
    if of.kind != "array":
        raise Impossible
    if isinstance(key, str):
        same = JsonDocument("string", key)
        return JsonDocument("array", parts=tuple(one for one in of.parts if one != same))
    raise LookupError


def with_value(
    of: JsonDocument, path: Sequence[Value], new: JsonDocument, creates: bool = True
) -> JsonDocument:
    """jsonb_set: of objects; raises LookupError where the path leads through an array."""
    if of.kind not in ("object", "array"):
        raise Impossible
    if not path:
        return of
    key = path[0]
    if not isinstance(key, str):
        raise LookupError
    if of.kind == "array":
        if key.lstrip("-").isdecimal():
            raise LookupError
        raise Impossible
    held = of.field(key)
    if len(path) == 1:
        return made({**dict(of.fields), key: new}) if held is not None or creates else of
    if held is None or held.kind not in ("object", "array"):
        return of
    return made({**dict(of.fields), key: with_value(held, path[1:], new, creates)})
