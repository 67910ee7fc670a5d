"""SQL keywords, with what PostgreSQL's grammar allows each for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from .tables import BUILT_IN, entries, fields, versions


class Keyword(Struct, frozen=True):
    """One keyword, as it is in the versions from `since` to `until`.

    The category is pg_get_keywords's: U unreserved, C for a column or table but no function or
    type, T for a function or type, R reserved. `json_value(...)` is no function of pg_proc but the
    keyword's own syntax: from `since` on.
    """

    word: str
    category: str
    is_bare_label: bool  # may name an output column without AS
    since: int
    until: int | None


@cache
def keywords() -> Mapping[str, str]:
    """The keywords of all versions and their categories; of several, the newest version's."""
    words = entries(BUILT_IN, "keywords", "pg_catalog").items()
    return MappingProxyType({word: _category(word, lines) for word, lines in words})


def _category(word: str, lines: tuple[str, ...]) -> str:
    return lines[0].split("\t", 2)[1] if len(lines) == 1 else keyword(word)[-1].category


@cache
def keyword(word: str) -> tuple[Keyword, ...]:
    """What a keyword was in all versions, oldest first; empty where it is none."""
    lines = (fields(line, 4) for line in entries(BUILT_IN, "keywords", "pg_catalog").get(word, ()))
    found = [
        Keyword(word, letter, label != "as", *versions(when)) for _, letter, label, when in lines
    ]
    return tuple(sorted(found, key=lambda entry: entry.since))
