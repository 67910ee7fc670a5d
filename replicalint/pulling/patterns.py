"""Patterns of relations as psql's \\d reads them: `public.app_*`, `public."Org?"`, `orgs`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..name import Name, fold

_PART = re.compile(r'"((?:[^"]|"")*)"|([^".]+)|(\.)')
_Letters = tuple[str | None, ...]  # None for any letter


class _Wildcard(Struct, frozen=True):
    """A part of a pattern: what stands between its `*`."""

    pieces: tuple[_Letters, ...]

    def matches(self, text: str) -> bool:
        """Whether it is the pattern of a text; each piece is taken where it first stands."""
        first, *middle = self.pieces
        if not middle:
            return len(first) == len(text) and _stands(first, text, 0)
        last = middle.pop()
        place, end = len(first), len(text) - len(last)
        if place > end or not (_stands(first, text, 0) and _stands(last, text, end)):
            return False
        for piece in middle:
            places = range(place, end - len(piece) + 1)
            found = next((at for at in places if _stands(piece, text, at)), None)
            if found is None:
                return False
            place = found + len(piece)
        return True


def _stands(piece: _Letters, text: str, place: int) -> bool:
    return all(
        letter is None or text[place + number] == letter for number, letter in enumerate(piece)
    )


class RelationPattern(Struct, frozen=True):
    """A pattern as it is written, and what matches the schema and the name.

    `schema` None: a schema of the search path, as for a bare name in SQL. `is_wild`: it may name
    several relations.
    """

    text: str
    schema: _Wildcard | None
    name: _Wildcard
    is_wild: bool

    def covers(self, name: Name, search_path: Sequence[str]) -> bool:
        """Whether it names a relation, for a session with this search path."""
        if self.schema is None:
            is_reached = name.schema in search_path
        else:
            is_reached = self.schema.matches(name.schema)
        return is_reached and self.name.matches(name.name)


def patterns(texts: Sequence[str]) -> tuple[RelationPattern, ...]:
    """Those of a comma-separated list, or of several; raises ValueError with the first wrong one.

    `*` stands for any characters and `?` for one, but for those in double quotes; what is in none
    is folded (psql manual, "Patterns").
    """
    return tuple(_pattern(one) for text in texts for one in _listed(text))


def _listed(text: str) -> Iterator[str]:
    """What stands between the commas outside quotes."""
    start, is_quoted = 0, False
    for place, letter in enumerate(text):
        if letter == '"':
            is_quoted = not is_quoted
        elif letter == "," and not is_quoted:
            yield text[start:place]
            start = place + 1
    yield text[start:]


def _pattern(text: str) -> RelationPattern:
    parts: list[list[list[str | None]]] = [[[]]]
    written = text.strip()
    place, is_wild = 0, False
    while place < len(written):
        found = _PART.match(written, place)
        if found is None:
            raise ValueError(text)
        quoted, plain, dot = found.groups()
        if dot:
            parts.append([[]])
        elif plain is None:
            parts[-1][-1] += quoted.replace('""', '"')
        else:
            is_wild = is_wild or "*" in plain or "?" in plain
            first, *others = plain.split("*")
            parts[-1][-1] += _unquoted(first)
            parts[-1] += map(_unquoted, others)
        place = found.end()
    if len(parts) > 2 or any(part == [[]] for part in parts):
        raise ValueError(text)
    *schema, name = (_Wildcard(tuple(map(tuple, part))) for part in parts)
    return RelationPattern(written, schema[0] if schema else None, name, is_wild)


def _unquoted(plain: str) -> list[str | None]:
    """The letters of an unquoted part without `*`: folded, `?` for any."""
    return [None if letter == "?" else fold(letter) for letter in plain]
