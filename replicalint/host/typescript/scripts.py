"""The scripts of components: `.vue`, `.svelte` and `.astro`, with spaces for all around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_ATTRIBUTES = re.compile(r"(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+>")
_ATTRIBUTE = re.compile(r"\b(lang|type)\s*+=\s*+[\"']?([\w./+-]++)", re.IGNORECASE)
_VISIBLE = re.compile(r"[^\r\n]")
_FENCE = "---"
_BEGIN, _END = "<script", "</script"


class Scripts(Struct, frozen=True):
    """The code of a component: as long as its file, and in which of the languages it is."""

    text: str
    is_jsx: bool
    is_typed: bool


def scripts(text: str, suffix: str) -> Scripts:
    """What a component has of code."""
    parts: list[str] = []
    languages: set[str] = set()
    done = 0
    for start, end, language in sorted(_found(text, suffix)):
        if start >= done:
            parts += [_VISIBLE.sub(" ", text[done:start]), text[start:end]]
            done = end
            languages.add(language)
    parts.append(_VISIBLE.sub(" ", text[done:]))
    is_typed = bool(languages & {"ts", "tsx", "typescript"})
    return Scripts("".join(parts), bool(languages & {"tsx", "jsx"}) or not is_typed, is_typed)


def _found(text: str, suffix: str) -> Iterator[tuple[int, int, str]]:
    """Where the scripts are, and the language of each."""
    begin = 0
    if suffix == ".astro":
        fenced = _fenced(text)
        if fenced:
            yield fenced
            begin = fenced[1]
    lower = text.lower()
    if len(lower) != len(text):  # letters that are longer so
        lower = text
    position = lower.find(_BEGIN, begin)
    while position >= 0:
        opening = _ATTRIBUTES.match(text, position + len(_BEGIN))
        end = lower.find(_END, opening.end()) if opening else -1
        if opening is None or end < 0:
            return
        said = {name.lower(): value.lower() for name, value in _ATTRIBUTE.findall(opening[0])}
        if "json" not in said.get("type", "") and "template" not in said.get("type", ""):
            yield opening.end(), end, said.get("lang", "ts" if suffix == ".astro" else "js")
        position = lower.find(_BEGIN, end)


def _fenced(text: str) -> tuple[int, int, str] | None:
    """The code between two lines `---` at the start of a file of Astro."""
    start = text.find(_FENCE)
    if start < 0 or text[:start].strip("\ufeff \t\r\n"):
        return None
    end = text.find(f"\n{_FENCE}", start)
    return None if end < 0 else (start + len(_FENCE), end, "ts")
