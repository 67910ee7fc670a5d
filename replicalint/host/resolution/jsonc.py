"""JSON with comments and commas at the end, as TypeScript and Deno read their settings."""

from __future__ import annotations

import json
import re

_MARK = re.compile(r'["/,]')
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)


def plain(text: str) -> str:
    """The text as JSON has it: without comments, and without commas at the end of a list."""
    parts: list[str] = []
    done = position = 0
    while found := _MARK.search(text, position):
        start, mark = found.start(), found[0]
        if mark == '"':
            string = _STRING.match(text, start)
            if string is None:
                break
            position = string.end()
            continue
        position = start + 1
        end = _gap(text, start) if mark == "/" else position
        is_last = mark == "," and text.startswith(("]", "}"), _gap(text, position))
        if end > start and (mark == "/" or is_last):
            parts += [text[done:start], " "]
            done = position = end
    return "".join([*parts, text[done:]])


def _gap(text: str, start: int) -> int:
    """Where the spaces and comments end that stand at a place."""
    while start < len(text):
        if text[start].isspace():
            start += 1
        elif text.startswith("//", start):
            end = text.find("\n", start)
            start = len(text) if end < 0 else end
        elif text.startswith("/*", start):
            end = text.find("*/", start + 2)
            start = len(text) if end < 0 else end + 2
        else:
            break
    return start


def parsed(text: str) -> object:
    """What a text says; None where it cannot be read."""
    try:
        read: object = json.loads(plain(text.removeprefix("\ufeff")))
    except (ValueError, RecursionError):
        return None
    return read


def field(value: object, *names: str) -> object:
    """A field of an object, and a field of that; None where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def text(value: object, *names: str) -> str | None:
    """A field that is a string."""
    found = field(value, *names)
    return found if isinstance(found, str) else None


def texts(value: object) -> tuple[str, ...]:
    """The strings of a list; one that stands alone is a list of one."""
    if isinstance(value, str):
        return (value,)
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def entries(value: object) -> dict[str, object]:
    """The fields of an object; of all else none."""
    return {str(key): one for key, one in value.items()} if isinstance(value, dict) else {}
