"""LIKE and regular expressions, as far as they can be told exactly."""

from __future__ import annotations

import re
from functools import lru_cache

from .kinds import Impossible


@lru_cache(maxsize=256)
def like(pattern: str, escape: str = "\\", *, ignores_case: bool = False) -> re.Pattern[str]:
    """What LIKE matches; raises Impossible where the pattern ends with its escape."""
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        mark = pattern[at]
        if escape and mark == escape:
            at += 1
            if at == len(pattern):
                raise Impossible
            parts.append(re.escape(pattern[at]))
        else:
            parts.append({"%": ".*", "_": "."}.get(mark) or re.escape(mark))
        at += 1
    flags = re.DOTALL | (re.IGNORECASE if ignores_case else 0)
    return re.compile("".join(parts), flags)


def samples(pattern: str, escape: str = "\\") -> list[str]:
    """Texts that a pattern of LIKE matches."""
    found = []
    for filling in ("", "q", " "):
        text = re.sub(r"%+", filling, pattern.replace("_", "q"))
        found.append(text.replace(escape, "") if escape else text)
    return found


# What PostgreSQL and Python read alike.
_ALIKE = re.compile(
    r"(?:[^\\\[\](){}*+?.^$|]|\\[dws.\-+*?()\[\]{}|^$/\\]|\[\^?[A-Za-z0-9_ .@:;,/+-]+\]"
    r"|\((?!\?)|\)|[*+?](?![+?])|\{[0-9]+(?:,[0-9]*)?\}|[.^$|])*"
)


@lru_cache(maxsize=256)
def regular(pattern: str, *, ignores_case: bool = False) -> re.Pattern[str] | None:
    """The regular expression; None where it is not known to mean the same to PostgreSQL."""
    if not _ALIKE.fullmatch(pattern) or re.search(r"\[[^\]]*[A-Za-z0-9]-[^A-Za-z0-9\]]", pattern):
        return None
    flags = re.DOTALL | re.ASCII | (re.IGNORECASE if ignores_case else 0)
    try:
        return re.compile(_with_end(pattern), flags)
    except re.error:
        return None


def _with_end(pattern: str) -> str:
    r"""`$` is the end of the text alone: Python's `\Z`."""
    return re.sub(r"(\\.)|\$", lambda found: found[1] or r"\Z", pattern)


def samples_of_regular(pattern: str) -> list[str]:
    """Texts of which some may match: the letters of the pattern."""
    plain = re.sub(r"\[\^?([A-Za-z0-9])[^\]]*\]", r"\1", pattern)
    plain = plain.replace(r"\d", "1").replace(r"\s", " ").replace(r"\w", "q")
    texts = [
        re.sub(r"\\(.)", r"\1", re.sub(r"[*+?^$()]|\{[^}]*\}", "", one)) for one in plain.split("|")
    ]
    return [one.replace(".", filling) for one in texts for filling in ("q", ".")]
