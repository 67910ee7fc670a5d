"""Every keyword of PostgreSQL as a name, in every place where its grammar takes one.

`tests/grammar/keyword_places.txt` holds the places: statements with {k} for the keyword. A keyword
counts in a place where PostgreSQL's parser makes of the statement what it makes of it with a name
that is no keyword.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pglast.keywords import (
    COL_NAME_KEYWORDS,
    RESERVED_KEYWORDS,
    TYPE_FUNC_NAME_KEYWORDS,
    UNRESERVED_KEYWORDS,
)
from pglast.parser import ParseError, parse_sql_json

from replicalint.api import check_text
from replicalint.catalog import depends_on_build, function_names, type_names
from replicalint.contract import Contract

FOLDER = Path(__file__).parents[2] / "grammar"
CONTRACT = FOLDER / "keyword_places.yaml"
KEYWORDS = sorted(
    COL_NAME_KEYWORDS | RESERVED_KEYWORDS | TYPE_FUNC_NAME_KEYWORDS | UNRESERVED_KEYWORDS
)
_EXISTENCE = frozenset(
    (
        "unreplicated-relation unknown-column rollout-column user-function user-type "
        "user-operator missing-object row-alias row-key"
    ).split()
)
# Productions whose bare name may be that of a function or type of PostgreSQL's own.
_OF_POSTGRESQL = {
    "func_application": function_names() | type_names(),  # `text(x)` is a cast
    "tablesample_clause": function_names(),
    "GenericType": type_names(),
    "AexprConst": type_names(),
}


@dataclass(frozen=True)
class Place:
    """A statement with {k} where a keyword is to stand, and the productions that take it there."""

    productions: tuple[str, ...]
    sql: str


def places() -> tuple[Place, ...]:
    """The places of the list, in order."""
    found: list[Place] = []
    productions: list[str] = []
    begins = True
    for line in _lines("keyword_places.txt"):
        if line.startswith("-- "):
            productions = line.split()[1:] if begins else [*productions, *line.split()[1:]]
            begins = False
        else:
            found.append(Place(tuple(productions), line))
            begins = True
    return tuple(found)


def productions() -> list[str]:
    """The productions of gram.y that name something."""
    return _lines("name_productions.txt")


def remaining() -> frozenset[tuple[str, str]]:
    """What is still read wrongly: the statements of places, with a keyword or * for each."""
    lines = (line.partition(": ") for line in _lines("keywords_remaining.txt"))
    return frozenset((sql, word) for words, _, sql in lines for word in words.split())


def is_listed(place: Place, keyword: str, known: frozenset[tuple[str, str]]) -> bool:
    return not known.isdisjoint({(place.sql, keyword), (place.sql, "*")})


def _lines(name: str) -> list[str]:
    """The lines of a file of `tests/grammar/` that are no comments."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]


def is_name(place: Place, keyword: str) -> bool:
    """Whether PostgreSQL's parser takes the keyword for a name, and no server has one like it."""
    ordinary = "z" * len(keyword)
    try:
        as_keyword = parse_sql_json(_written(place, keyword)[0])
    except ParseError:
        return False
    with_name = parse_sql_json(_written(place, ordinary)[0])
    return as_keyword == with_name.replace(ordinary, keyword) and not _exists(place, keyword)


def failure(place: Place, keyword: str, contract: Contract) -> str:
    """What is read wrongly of the statement with the keyword in that place; "" where nothing is."""
    text, marked = _written(place, keyword)
    findings = check_text(text, contract).findings
    gaps = [one.message for one in findings if one.rule == "unanalysed"]
    if gaps:
        return f"unread: {gaps[0]}"
    found = {(one.span.start, one.span.end) for one in findings if one.rule in _EXISTENCE}
    missed, more = (
        [text[a:b] for a, b in sorted(some)] for some in (marked - found, found - marked)
    )
    return f"not found: {missed}, found: {more}" if missed or more else ""


def _written(place: Place, keyword: str) -> tuple[str, set[tuple[int, int]]]:
    """The statement with the keyword, and the ranges of what must be found in it."""
    text, marked, start = "", set(), 0
    for part in re.split("([«»])", place.sql.replace("{k}", keyword)):
        if part == "«":
            start = len(text)
        elif part == "»":
            marked.add((start, len(text)))
        else:
            text += part
    return text, marked


def _exists(place: Place, keyword: str) -> bool:
    """Whether PostgreSQL has of itself what the place names by the keyword."""
    if keyword == "mode" and "indirection_el/1" in place.productions:
        return True  # zt.mode: the aggregate, in functional notation
    if keyword in ("old", "new") and "RETURNING «{k}»" in place.sql:
        return True  # the rows, from PostgreSQL 18
    if "COLLATE «{k}»" in place.sql and depends_on_build(keyword):
        return True  # a language of ICU's may have such a name
    if "func_name/2" in place.productions:
        return False
    return any(
        keyword in names
        for production in place.productions
        if (names := _OF_POSTGRESQL.get(production.partition("/")[0])) is not None
    )
