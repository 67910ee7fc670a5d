"""What an annotation says of a value: `PoolClient`, `typeof apps.id`, `'asc' | 'desc'`."""

from __future__ import annotations

import re
from collections.abc import Iterator

# What wraps a type and leaves its values what they are.
WRAPPERS = frozenset(
    (
        "Promise Readonly Partial Required NonNullable Awaited Optional Union Annotated Final "
        "ClassVar Awaitable Coroutine"
    ).split()
)
LISTS = frozenset(
    (
        "Array ReadonlyArray Iterable Set list List tuple Tuple Sequence set frozenset Iterator "
        "AsyncIterator AsyncIterable Generator AsyncGenerator Collection"
    ).split()
)
NOTHING = frozenset(("null", "undefined", "None", "void", "never"))
_TEXT = re.compile(r"""'[^'\\]*+'|"[^"\\]*+\"""")
_NAME = re.compile(r"[A-Za-z_$][\w$]*+(?:\.[A-Za-z_$][\w$]*+)*+")
_FIELD = re.compile(r"\s*+(?:readonly\s++)?+([A-Za-z_$][\w$]*+)\??\s*+:")
_BRACKETS = {"<": 1, "(": 1, "[": 1, "{": 1, ">": -1, ")": -1, "]": -1, "}": -1}


def split(text: str, marks: str) -> Iterator[str]:
    """The parts of a type between marks that stand in no brackets."""
    depth = start = place = 0
    while place < len(text):
        character = text[place]
        if character in "'\"":
            end = text.find(character, place + 1)
            place = len(text) if end < 0 else end
        elif character == "=" and text[place : place + 2] == "=>":
            place += 1
        elif character in _BRACKETS:
            depth = max(0, depth + _BRACKETS[character])
        elif not depth and character in marks:
            yield text[start:place]
            start = place + 1
        place += 1
    yield text[start:]


def constant(text: str) -> str | None:
    """The text of a type that is one string: `'asc'`."""
    return text[1:-1] if _TEXT.fullmatch(text) else None


def name(text: str) -> str | None:
    """The dotted name that a type begins with."""
    match = _NAME.match(text)
    return match[0] if match else None


def arguments(text: str) -> str | None:
    """What stands in the brackets behind the name of a type."""
    match = _NAME.match(text)
    rest = text[match.end() :].strip() if match else ""
    return rest[1:-1] if rest[:1] in ("<", "[") and rest[-1:] in (">", "]") else None


def fields(text: str) -> Iterator[tuple[str, str]]:
    """The names and types of `{a: X; b?: Y}`."""
    body = text.strip()
    if body[:1] == "{" and body[-1:] == "}":
        for part in split(body[1:-1].replace("\n", ";\n"), ";,"):
            match = _FIELD.match(part)
            if match:
                yield match[1], part[match.end() :].strip()
