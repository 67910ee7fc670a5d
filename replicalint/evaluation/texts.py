"""LIKE, and texts that patterns match."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .kinds import Impossible


def is_like(text: str, pattern: str, escape: str, *, ignores_case: bool = False) -> bool:
    """Whether a text is like a pattern; raises Impossible for one that ends with its escape."""
    if ignores_case:
        text, pattern = text.lower(), pattern.lower()
    parts = _parts(pattern, escape)
    places = {0}
    for any_number, letter in parts:
        if any_number:
            places = set(range(min(places), len(text) + 1))
        else:
            places = {n + 1 for n in places if n < len(text) and letter in ("", text[n])}
        if not places:
            return False
    return len(text) in places


def _parts(pattern: str, escape: str) -> Sequence[tuple[bool, str]]:
    """What a pattern asks for, one after the other: any text, or a letter, "" for any."""
    found: list[tuple[bool, str]] = []
    at = 0
    while at < len(pattern):
        mark = pattern[at]
        if escape and mark == escape:
            at += 1
            if at == len(pattern):
                raise Impossible
            found.append((False, pattern[at]))
        else:
            found.append((mark == "%", "" if mark in "%_" else mark))
        at += 1
    return found


def samples(pattern: str, escape: str = "\\") -> list[str]:
    """Texts that a pattern of LIKE matches."""
    plain = pattern.replace(escape, "") if escape else pattern
    return [plain.replace("_", "q").replace("%", filling) for filling in ("", "q", " ")]


_CLASS = re.compile(r"\[\^?([A-Za-z0-9])[^\[\]]*\]")
_MARK = re.compile(r"[*+?^$()]")


def samples_of_regular(pattern: str) -> list[str]:
    """Texts of which some may match: the letters of the pattern."""
    plain = _CLASS.sub(r"\1", pattern) if pattern.count("[") < 9 else ""
    plain = plain.replace(r"\d", "1").replace(r"\s", " ").replace(r"\w", "q")
    texts = [_MARK.sub("", one).replace("\\", "") for one in plain.split("|")]
    return [one.replace(".", filling) for one in texts for filling in ("q", ".")]
