"""Changes of a query: those that no server notices, and those that only a primary understands.

They work on the text, piece by piece, and know no more of SQL than where strings, comments and
quoted names begin and end. A change that makes a query wrong is refused by the primary.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from replicalint.catalog.keywords import keywords

_PIECE = re.compile(
    r"""
      (?P<closed> --[^\n]*\n? | /\*.*?\*/ | \$(?P<tag>\w*)\$.*?\$(?P=tag)\$
                | (?:[eE]|[uU]&)?'(?:[^'\\]|\\.|'')*' | (?:[uU]&)?"(?:[^"]|"")*" )
    | (?P<space> \s+ )
    | (?P<word> [^\W\d][\w$]* )
    | (?P<other> \d[\w.]* | . )
    """,
    re.VERBOSE | re.DOTALL,
)

Change = Callable[[str, Random], str]


@dataclass(frozen=True)
class Piece:
    """A string, comment, quoted name, space, word, or any other character, with its kind."""

    kind: str
    text: str


def pieces(query: str) -> list[Piece]:
    """The query, cut up: put together again it is the same."""
    return [Piece(match.lastgroup or "", match[0]) for match in _named(query)]


def is_in_text(query: str, place: int) -> bool:
    """Whether a place of a query stands in a string constant."""
    closed = (one for one in _named(query) if one["closed"] and not one[0].endswith('"'))
    return any(one.start() < place < one.end() for one in closed)


def _named(query: str) -> list[re.Match[str]]:
    return list(_PIECE.finditer(query))


# What no server notices -----------------------------------------------------------------------


def in_capitals(query: str, random: Random) -> str:
    """Keywords and names without quotes in capitals."""
    return _each(query, "word", str.upper)


def quoted(query: str, random: Random) -> str:
    """Names in quotes, as `"o"."name" AS "n"`: all that no grammar could take for a keyword."""
    cut = pieces(query)
    return "".join(
        f'"{piece.text.lower()}"' if piece.kind == "word" and _is_name(cut, at) else piece.text
        for at, piece in enumerate(cut)
    )


def _is_name(cut: list[Piece], at: int) -> bool:
    around = [cut[place].text for place in (at - 1, at + 1) if 0 <= place < len(cut)]
    return "." in around or cut[at].text.lower() not in keywords()


def commented(query: str, random: Random) -> str:
    """Comments between the words, with SQL in them."""
    comments = (" /* ' FROM public.nowhere /* \" */ ; */ ", " -- ' $$ SELECT nothing\n")
    return _each(query, "space", lambda space: space + random.choice(comments))


def laid_out(query: str, random: Random) -> str:
    """Other white space."""
    return _each(query, "space", lambda space: random.choice(("\n\t", "\r\n   ", " \f ", "\n\n")))


def with_a_query_more(query: str, random: Random) -> str:
    """A WITH query that nobody reads."""
    return with_query("unread AS (SELECT 1 AS one, 'two' AS two)", query)


def with_query(definition: str, query: str) -> str:
    """The query with one WITH query more."""
    if re.match(r"\s*with\s+(?!recursive)", query, re.IGNORECASE):
        return re.sub(
            r"^\s*with", lambda _: f"WITH {definition},", query, count=1, flags=re.IGNORECASE
        )
    return f"WITH {definition} {query}"


def in_a_with_query(query: str, random: Random) -> str:
    """The query as a WITH query of another."""
    return f"WITH whole AS ({query}\n) SELECT count(*) FROM whole"


def in_a_subquery(query: str, random: Random) -> str:
    """The query as a subquery in FROM."""
    return f"SELECT count(*) FROM ({query}\n) AS whole"


def renamed(query: str, random: Random) -> str:
    """The aliases that sqlsmith gives, by other names; one must be quoted."""
    query = re.sub(r"\bref_(\d+)\b", r"é_\1$", query)
    return re.sub(r"\bsubq_(\d+)\b", r'"A ""sub"" query \1"', query)


def _each(query: str, kind: str, change: Callable[[str], str]) -> str:
    return "".join(
        change(piece.text) if piece.kind == kind else piece.text for piece in pieces(query)
    )


HARMLESS: tuple[Change, ...] = (
    in_capitals,
    quoted,
    commented,
    laid_out,
    with_a_query_more,
    in_a_with_query,
    in_a_subquery,
    renamed,
)

# What only a primary understands --------------------------------------------------------------

COLUMN = re.compile(r'\b(?:ref|sample|subq)_\d+\.(?:\w+|"(?:[^"]|"")+")')  # as sqlsmith has it


def diverging(query: str, condition: str, random: Random) -> str:
    """The query with a column, at any depth, under a condition that only the primary can read.

    `ref_0.name` becomes `CASE WHEN condition THEN ref_0.name ELSE ref_0.name END`. A query without
    a column becomes a subquery under that condition.
    """
    places = list(COLUMN.finditer(query))
    if not places:
        return f"SELECT count(*) FROM ({query}\n) AS whole WHERE {condition}"
    place = random.choice(places)
    column = place[0]
    wrapped = f"(CASE WHEN {condition} THEN {column} ELSE {column} END)"
    return query[: place.start()] + wrapped + query[place.end() :]
