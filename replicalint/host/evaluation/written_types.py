"""What an annotation says of a value: `PoolClient`, `typeof apps.id`, `'asc' | 'desc'`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

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
ABSENT = frozenset(("null", "undefined", "None"))
NOTHING = ABSENT | frozenset(("void", "never"))
# What no library takes for SQL where it puts in a parameter.
PLAIN = frozenset("string number boolean bigint Date str int float bool bytes".split())
_TEXT = re.compile(r"""'[^'\\]*+'|"[^"\\]*+\"""")
_NAME = re.compile(r"[A-Za-z_$][\w$]*+(?:\.[A-Za-z_$][\w$]*+)*+")
_FIELD = re.compile(r"\s*+(?:readonly\s++)?+([A-Za-z_$][\w$]*+)(\??)\s*+:")
_METHOD = re.compile(r"([\s;]*+(?:[A-Za-z_$][\w$]*+\??\s*+)?+)(?=[<(])")
# A string, closed or not; an arrow; whatever else may be a bracket or a mark.
_STEP = re.compile(r"""'[^']*+'?+|"[^"]*+"?+|=>|[^\w\s'"]""")
_KEPT = 2048  # types of which it is kept what they say: those of a schema are asked for often
_BRACKETS = {"<": 1, "(": 1, "[": 1, "{": 1, ">": -1, ")": -1, "]": -1, "}": -1}


@lru_cache(_KEPT)
def split(text: str, marks: str) -> tuple[str, ...]:
    """The parts of a type between marks that stand in no brackets."""
    found: list[str] = []
    depth = start = 0
    for match in _STEP.finditer(text):
        step = match[0]
        if step in _BRACKETS:
            depth = max(0, depth + _BRACKETS[step])
        elif not depth and step in marks:
            found.append(text[start : match.start()])
            start = match.end()
    found.append(text[start:])
    return tuple(found)


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


def settled(text: str) -> str:
    """The type of what `await` gives."""
    inner = arguments(text.strip()) if name(text.strip()) == "Promise" else None
    return text.strip() if inner is None else inner.strip()


@lru_cache(_KEPT)
def fields(text: str) -> tuple[tuple[str, str], ...]:
    """The names and types of `{a: X; b?: Y; method(z: Z): X}`; "()" is what is called itself."""
    return tuple(_fields(text))


@lru_cache(_KEPT)
def field_types(text: str) -> Mapping[str, str]:
    """The types of the same by their names: of several with one name, that of the first."""
    return dict(reversed(fields(text)))


def _fields(text: str) -> Iterator[tuple[str, str]]:
    body = text.strip()
    if body[:1] != "{" or body[-1:] != "}":
        return
    for part in split(body[1:-1].replace("\n", ";\n"), ";,"):
        match = _FIELD.match(part)
        if match:
            type = part[match.end() :].strip()
            yield match[1], f"undefined | {type}" if match[2] else type
            continue
        match = _METHOD.match(part)
        signature = None if match is None else function(part[match.end(1) :], ":")
        if match is not None and signature is not None:
            given = ", ".join(f"{name}: {type}" for name, type in signature[0])
            yield match[1].strip("? \n\t;") or "()", f"({given}) => {signature[1]}"


@lru_cache(_KEPT)
def function(text: str, before: str = "=>") -> tuple[tuple[tuple[str, str], ...], str] | None:
    """The parameters of `(a: X, b?: Y) => Z`, each with its type, and what is given back."""
    text = text.strip().rstrip(";").strip()
    if text[:1] == "<":
        end = _closing(text)
        text = "" if end < 0 else text[end + 1 :].lstrip()
    if text[:1] != "(":
        return None
    end = _closing(text)
    behind = text[end + 1 :].lstrip() if end > 0 else ""
    if not behind.startswith(before):
        return None
    found: list[tuple[str, str]] = []
    for part in split(text[1:end].replace(";\n", " "), ","):
        name, colon, type = part.strip().partition(":")
        if colon:
            found.append((name.strip().rstrip("?"), type.strip()))
        elif name:
            found.append((name, "unknown"))
    return tuple(found), behind[len(before) :].strip()


def _closing(text: str) -> int:
    """Where the bracket closes with which a text begins; -1 where it does not."""
    depth = 0
    for place, character in enumerate(text):
        if character == ">" and text[place - 1 : place] == "=":
            continue
        depth += _BRACKETS.get(character, 0)
        if depth == 0:
            return place
    return -1
