"""What a server notes that a view over a query depends on: the columns of tables, in pg_depend.

A view depends on each column that its query names (dependency.c, find_expr_references_walker), of
`*` on all, and of NATURAL JOIN and USING on what they join by.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import psycopg
from mutations import is_in_text
from pair import Pair
from psycopg import sql

from replicalint.contract import Contract
from replicalint.name import Name
from replicalint.resolve.statements import statements
from replicalint.source import Fragment, Source
from replicalint.usage import UseKind, Way, uses

_OF_VIEW = """\
SELECT DISTINCT n.nspname, c.relname, a.attname
FROM pg_rewrite AS r
JOIN pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
JOIN pg_class AS c ON d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid AND a.attnum > 0
WHERE r.ev_class = 'pg_temp.used'::regclass
"""
# What is neither a name nor `*`: to a server a whole row is the table, and a key is a text, as is
# what a function reads in one.
_VAGUE = (Way.ROW, Way.KEY, Way.POSITION, Way.GAP)
ColumnName = tuple[str, str, str]


@dataclass(frozen=True)
class Used:
    """A query, the columns that `uses` misses, and those that it claims and the server does not."""

    query: str
    missed: frozenset[ColumnName]
    claimed: frozenset[ColumnName]

    @property
    def agrees(self) -> bool:
        return not (self.missed or self.claimed)


def columns_of_both(pair: Pair) -> frozenset[ColumnName]:
    """The columns that the contract lists and the replica has."""
    return frozenset(
        (str(schema), str(name), str(column))
        for schema, name, column, _ in pair.columns_of_the_replica()
        if column in pair.contract.relations[Name(str(schema), str(name))].columns
    )


def compare_uses(
    query: str, pair: Pair, connection: psycopg.Connection, listed: frozenset[ColumnName]
) -> Used | None:
    """Both answers; None where there can be no view over the query, or it is not analysed."""
    found = _noted(connection, query, pair.contract)
    read = [*statements(Fragment.of(Source("query.sql", query)), pair.contract)]
    if found is None or len(read) != 1 or not read[0].is_analysed:
        return None
    statement = read[0]
    every = [
        (
            (use.name.schema, use.name.name, column),
            Way.KEY if is_in_text(query, use.span.start) else use.way,
        )
        for use in uses(statement, pair.contract)
        if use.kind is UseKind.RELATION
        for column in use.columns
    ]
    exact = {column for column, way in every if way not in _VAGUE}
    missed = (found & listed) - {column for column, _ in every}
    return Used(query, frozenset(missed), frozenset((exact & listed) - found))


def _noted(
    connection: psycopg.Connection, query: str, contract: Contract
) -> set[ColumnName] | None:
    """The columns that a view over a query depends on; None where there can be none."""
    text = re.sub(r"\$\d+", "NULL", query).rstrip().rstrip(";")
    path = sql.SQL(", ").join(map(sql.Literal, contract.search_path or ("",)))
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(sql.SQL("SET LOCAL search_path = {}").format(path))
            connection.execute(f"CREATE TEMP VIEW used AS SELECT 1 FROM ({text}\n) AS q".encode())
            connection.execute("SET LOCAL search_path = pg_catalog")
            return {(row[0], row[1], row[2]) for row in connection.execute(_OF_VIEW)}
    except psycopg.Error:
        return None
