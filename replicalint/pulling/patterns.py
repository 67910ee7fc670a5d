"""Patterns of relations as psql's \\d reads them: `public.app_*`, `public."Org?"`, `orgs`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ..name import Name, fold

_PART = re.compile(r'"((?:[^"]|"")*)"|([^".]+)|(\.)')


class RelationPattern(Struct, frozen=True):
    """A pattern as it is written, and what matches the schema and the name.

    `schema` None: a schema of the search path, as for a bare name in SQL.
    """

    text: str
    schema: re.Pattern[str] | None
    name: re.Pattern[str]

    def covers(self, name: Name, search_path: Sequence[str]) -> bool:
        """Whether it names a relation, for a session with this search path."""
        if self.schema is None:
            is_reached = name.schema in search_path
        else:
            is_reached = self.schema.fullmatch(name.schema) is not None
        return is_reached and self.name.fullmatch(name.name) is not None


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
    parts = [""]
    written = text.strip()
    place = 0
    while place < len(written):
        found = _PART.match(written, place)
        if found is None:
            raise ValueError(text)
        quoted, plain, dot = found.groups()
        if dot:
            parts.append("")
        elif plain is not None:
            parts[-1] += _wild(plain)
        else:
            parts[-1] += re.escape(quoted.replace('""', '"'))
        place = found.end()
    if not all(parts) or len(parts) > 2:
        raise ValueError(text)
    *schema, name = (re.compile(part, re.DOTALL) for part in parts)
    return RelationPattern(written, schema[0] if schema else None, name)


def _wild(plain: str) -> str:
    """An unquoted part: folded, `*` and `?` for what they stand for."""
    letters = ({"*": ".*", "?": "."}.get(letter) or re.escape(letter) for letter in _folded(plain))
    return "".join(letters)


def _folded(plain: str) -> str:
    return "".join(fold(letter) for letter in plain)
