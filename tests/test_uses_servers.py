"""What a query uses, held against what a server notes of a view over it in pg_depend.

A view depends on each column that its query names (dependency.c, find_expr_references_walker), of
`*` on all, and of NATURAL JOIN and USING on what they join by.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
from msgspec.structs import replace
from servers import Database

from replicalint.contract import Contract
from replicalint.extract import fragments
from replicalint.facts import Statement
from replicalint.files import load_contract
from replicalint.resolve import Session
from replicalint.source import Source
from replicalint.syntax.reading import read
from replicalint.uses import UseKind, Way, uses

ROOT = Path(__file__).parent.parent
PATHS = sorted(
    path
    for folder in ("tests/cases", "sql/queries", "tests/differential")
    for path in ROOT.glob(f"{folder}/**/*.sql")
    if "migrations" not in path.parts
)
OF_VIEW = """\
SELECT DISTINCT n.nspname || '.' || c.relname, a.attname
FROM pg_rewrite AS r
JOIN pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
JOIN pg_class AS c ON d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid AND a.attnum > 0
WHERE r.ev_class = 'pg_temp.used'::regclass AND n.nspname = 'public'
"""
# What is not a name and not `*`: a server takes a whole row for the table, and a key for a text.
VAGUE = (Way.ROW, Way.KEY, Way.POSITION, Way.GAP)
Columns = set[tuple[str, str]]


def queries(contract: Contract) -> Iterator[Statement]:
    """The statements of the cases that are analysed and may be the query of a view."""
    for path in PATHS:
        source = Source(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
        session = Session(contract)
        for fragment in fragments(source):
            for syntax in read(fragment):
                statement = session.resolve(syntax)
                if statement.is_analysed and statement.kind in ("SELECT", "WITH", "TABLE"):
                    yield statement


def noted(connection: psycopg.Connection, query: str) -> Columns | None:
    """The columns that a view over a query depends on; None where there can be no such view."""
    text = re.sub(r"\$\d+", "NULL", query)
    try:
        with connection.transaction(force_rollback=True):
            connection.execute(f"CREATE TEMP VIEW used AS SELECT 1 FROM ({text}\n) AS q")
            return {(str(name), str(column)) for name, column in connection.execute(OF_VIEW)}
    except psycopg.Error:
        return None


def test_a_view_over_a_query_depends_on_what_the_query_uses(replica: Database) -> None:
    contract = replace(load_contract(ROOT / "contracts/plugin-read-path.yaml"), endpoints=())
    listed = {
        (str(name), column)
        for name, relation in contract.relations.items()
        for column in relation.columns
    }
    missed: dict[str, Columns] = {}
    claimed: dict[str, Columns] = {}
    compared = 0
    with replica.connect() as connection:
        connection.execute("SET search_path = ''")
        for statement in queries(contract):
            found = noted(connection, statement.span.text)
            if found is not None:
                compared += 1
                place = f"{statement.span.source.path}:{statement.span.line}"
                every = [*used(statement, contract)]
                missed[place] = (found & listed) - {one for one, _ in every}
                exact = {one for one, way in every if way not in VAGUE}
                claimed[place] = (exact & listed) - found
    assert compared
    assert {place: columns for place, columns in missed.items() if columns} == {}
    assert {place: columns for place, columns in claimed.items() if columns} == {}


def used(statement: Statement, contract: Contract) -> Iterator[tuple[tuple[str, str], Way]]:
    """The columns that a statement uses, each with the way."""
    for use in uses(statement, contract):
        if use.kind is UseKind.RELATION:
            yield from (((str(use.name), column), use.way) for column in use.columns)
