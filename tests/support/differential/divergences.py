"""One change of a query that works on both servers, after which the replica refuses it.

Each change has a name and picks its place at random, at any depth of the query. What the changes
need, `prepare` gives to a primary: a view and a column for each table that is replicated, a
function, a type and a cast. It does so after the random queries are written, which so read tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from mutations import COLUMN, pieces, with_query
from pair import Pair

_VIEW, _ADDED, _ENTRY = "_seen", "not_there_yet", "(?:ref|sample)_[0-9]+"

_ON_THE_PRIMARY = """
    CREATE FUNCTION public.wrapped(anyelement) RETURNS anyelement
        LANGUAGE sql IMMUTABLE AS 'SELECT $1';
    CREATE DOMAIN public.only_here AS text;
    CREATE FUNCTION public.uuid_as_integer(uuid) RETURNS integer
        LANGUAGE sql IMMUTABLE AS 'SELECT 1';
    CREATE CAST (uuid AS integer) WITH FUNCTION public.uuid_as_integer(uuid);
"""
# A typed table and a partition take no column of their own.
_TABLES = f"""
    SELECT format('%I.%I', n.nspname, c.relname),
        format('%I.%I', n.nspname, c.relname || '{_VIEW}'),
        format('%I', c.relname || '{_VIEW}'), c.reloftype = 0 AND NOT c.relispartition
    FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_|^information_schema$'
    ORDER BY c.oid
"""


@dataclass(frozen=True)
class Tables:
    """The replicated tables, as SQL names them, each with its view and the view's bare name."""

    views: dict[str, str]
    bare_views: dict[str, str]

    @property
    def entry(self) -> re.Pattern[str]:
        """A table in FROM for which a view can be put: not one of which a sample is taken."""
        return re.compile(
            rf"(?<![\w.\"])(?P<table>{self._any})(?= as ref_\d+\b| limit 1 offset \d)",
        )

    @property
    def named(self) -> re.Pattern[str]:
        """A table in FROM with its alias."""
        return re.compile(rf"(?<![\w.\"])(?P<table>{self._any}) as (?P<alias>{_ENTRY})\b")

    @property
    def _any(self) -> str:
        return "|".join(map(re.escape, sorted(self.views, key=len, reverse=True)))


def prepare(pair: Pair) -> Tables:
    """Gives the primary of a pair what the changes need."""
    tables = Tables({}, {})
    pair.source.run(_ON_THE_PRIMARY)
    for table, view, bare_view, takes_columns in pair.copy.run(_TABLES):
        pair.source.run(f"CREATE VIEW {view} AS SELECT * FROM {table}")
        if takes_columns:
            pair.source.run(f"ALTER TABLE {table} ADD COLUMN IF NOT EXISTS {_ADDED} text")
        tables.views[str(table)], tables.bare_views[str(table)] = str(view), str(bare_view)
    return tables


# Each gives None where the query has no place for it.
Change = Callable[[str, Tables, Random], str | None]


@dataclass(frozen=True)
class Divergence:
    """A change, the SQLSTATE of the replica, and whether the primary takes the changed query.

    Where `is_refused_everywhere`, a name is out of scope on both servers, unless it reaches
    something else by chance: the replica and the linter are compared alone.
    """

    name: str
    change: Change
    sqlstate: str
    is_refused_everywhere: bool = False


def _view(query: str, tables: Tables, random: Random) -> str | None:
    """A view of the same columns for a table."""
    return _at_random(query, tables.entry, random, lambda place: tables.views[place["table"]])


def _wrapped(query: str, tables: Tables, random: Random) -> str | None:
    """`ref_0.name` becomes `public.wrapped(ref_0.name)`."""
    return _at_random(query, COLUMN, random, lambda place: f"public.wrapped({place[0]})")


def _of_a_type(query: str, tables: Tables, random: Random) -> str | None:
    """A column cast to a type of the primary."""
    return _tested(query, random, "cast(cast({} as text) as public.only_here)")


def _user_cast(query: str, tables: Tables, random: Random) -> str | None:
    """A column cast by a function of the primary, between two types that the replica has."""
    return _tested(query, random, "cast(cast(pg_catalog.md5(cast({} as text)) as uuid) as integer)")


def _column_for_another(query: str, tables: Tables, random: Random) -> str | None:
    """`ref_0.name` becomes `ref_0.not_there_yet`, which fits where a text does."""
    return _at_random(
        query, _columns_of_tables(query, tables), random, lambda place: f"{place['alias']}.{_ADDED}"
    )


def _column_more(query: str, tables: Tables, random: Random) -> str | None:
    """A column that is not there yet is read beside another one of its table."""
    return _at_random(
        query,
        _columns_of_tables(query, tables),
        random,
        lambda place: _case(f"{place['alias']}.{_ADDED}", place[0]),
    )


def _moved_alias(query: str, tables: Tables, random: Random) -> str | None:
    """A column is read at a place from which its entry of FROM is perhaps not seen."""
    columns = [match[0] for match in COLUMN.finditer(query)]
    return _at_random(
        query,
        COLUMN,
        random,
        lambda place: _case(random.choice(_of_others(columns, place[0])), place[0]),
    )


def _of_others(columns: list[str], column: str) -> list[str]:
    alias = column.partition(".")[0]
    return [one for one in columns if one.partition(".")[0] != alias] or columns


def _renamed_query(query: str, tables: Tables, random: Random) -> str | None:
    """A table is read through a WITH query, at some depth, that goes by another name there.

    The name that is used is nobody's, or the bare name of a view of the primary.
    """
    places = list(tables.entry.finditer(query))
    if not places:
        return None
    place = random.choice(places)
    used = random.choice(("gathered", tables.bare_views[place["table"]]))
    definition = f"renamed AS (SELECT * FROM {place['table']})"
    start, end = random.choice([(0, len(query)), *_subqueries_around(query, place.start())])
    whole = query[: place.start()] + used + query[place.end() :]
    end += len(used) - len(place[0])
    return whole[:start] + with_query(definition, whole[start:end]) + whole[end:]


def _subqueries_around(query: str, at: int) -> list[tuple[int, int]]:
    """Where each `(select ...)` that holds a place begins and ends, without its parentheses."""
    open_, around, offset = [], [], 0
    for piece in pieces(query):
        if piece.text == "(":
            open_.append(offset + 1)
        elif piece.text == ")" and open_:
            start = open_.pop()
            if start <= at < offset and query.startswith("select", start):
                around.append((start, offset))
        offset += len(piece.text)
    return around


def _columns_of_tables(query: str, tables: Tables) -> re.Pattern[str]:
    """The columns that are read from tables of the query."""
    aliases = {match["alias"] for match in tables.named.finditer(query)} or {"nothing"}
    return re.compile(rf"\b(?P<alias>{'|'.join(sorted(aliases))})\.(?:\w+|\"(?:[^\"]|\"\")+\")")


def _tested(query: str, random: Random, expression: str) -> str | None:
    """A column becomes itself in both cases of a test, which reads an expression of it."""
    return _at_random(
        query, COLUMN, random, lambda place: _case(expression.format(place[0]), place[0])
    )


def _case(tested: str, column: str) -> str:
    return f"(CASE WHEN {tested} IS NULL THEN {column} ELSE {column} END)"


def _at_random(
    query: str, places: re.Pattern[str], random: Random, change: Callable[[re.Match[str]], str]
) -> str | None:
    found = list(places.finditer(query))
    if not found:
        return None
    place = random.choice(found)
    return query[: place.start()] + change(place) + query[place.end() :]


DIVERGENCES = (
    Divergence("a view for a table", _view, "42P01"),
    Divergence("a user function around a column", _wrapped, "42883"),
    Divergence("a type of the primary", _of_a_type, "42704"),
    Divergence("a cast of the primary", _user_cast, "42846"),
    Divergence("a new column for another", _column_for_another, "42703"),
    Divergence("a new column more", _column_more, "42703"),
    Divergence("a moved alias", _moved_alias, "42P01", is_refused_everywhere=True),
    Divergence("a renamed WITH query", _renamed_query, "42P01", is_refused_everywhere=True),
)
