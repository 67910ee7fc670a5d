"""Holes at every place of statements that are right: nothing but the hole is ever named.

`:sql:h` is any text (HugSQL), `:"h"` a name (psql). What stands beside them is checked as before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, permutations

import pytest
from marks import REFERENCE, findings

from replicalint.source import Fragment, Source
from replicalint.syntax.cursor import IDENTIFIER, Cursor
from replicalint.syntax.lexeme import Kind, Lexeme
from replicalint.syntax.reading import read

TEXT, NAME = ":sql:h", ':"h"'

# Each line is a clause: what one of them lacks, the others are checked without.
STATEMENTS = (
    """
    SELECT o.id, lower(o.name) AS label, a.app_id
    FROM public.orgs o LEFT JOIN public.apps AS a ON a.owner_org = o.id
    WHERE o.created_at > $1 AND (a.name = 'x' OR o.name IS NOT NULL)
    GROUP BY o.id, o.name, a.app_id
    HAVING count(*) > 1
    ORDER BY o.name DESC, label
    LIMIT 10
    """,
    """
    WITH recent AS (SELECT o.id, o.name FROM public.orgs o WHERE o.created_at > now())
    SELECT r.id, count(*) FILTER (WHERE r.name = 'x') AS n
    FROM recent r LEFT JOIN recent q ON q.id = r.id
    WHERE EXISTS (SELECT FROM public.apps a WHERE a.owner_org = r.id)
    GROUP BY r.id
    ORDER BY r.id
    """,
    """
    SELECT x.id, x.label
    FROM (SELECT o.id, o.name || '!' AS label FROM public.orgs o) x
    WHERE x.id IN (SELECT a.owner_org FROM public.apps a) AND x.label LIKE $1
    ORDER BY x.label
    """,
    """
    SELECT o.id, CASE WHEN o.name IS NULL THEN 'none' ELSE o.name END
    FROM public.orgs o CROSS JOIN generate_series(1, 3) AS g(n)
    WHERE g.n = ANY ($1::integer[]) AND o.id = coalesce($2, o.id)
    UNION ALL SELECT a.owner_org, a.name::text
    FROM public.apps a
    WHERE a.app_id BETWEEN $3 AND $4
    """,
)
# What gives one lexeme with another: text beside them, or in their place, is none by itself.
_GLUE = (".", "::")
_PARENTHESES = ("(", ")", "[", "]")


def one_line(statement: str) -> str:
    return " ".join(statement.split())


def lexemes(sql: str) -> list[Lexeme]:
    (syntax,) = read(Fragment.of(Source("case.sql", sql)))
    return syntax.lexemes


def texts_in_place(sql: str) -> Iterator[str]:
    """The statement with text in the place of each lexeme."""
    for one in lexemes(sql):
        if one.text not in (*_GLUE, *_PARENTHESES):
            yield f"{sql[: one.start]} {TEXT} {sql[one.end :]}"


def texts_between(sql: str) -> Iterator[str]:
    """The statement with text between each two lexemes, at its beginning and at its end."""
    every = lexemes(sql)
    yield f"{TEXT} {sql}"
    for before, after in pairwise(every):
        is_call = after.text == "(" and before.kind is Kind.WORD
        if not is_call and not {before.text, after.text} & {*_GLUE, "["}:
            yield f"{sql[: before.end]} {TEXT} {sql[after.start :]}"
    yield f"{sql} {TEXT}"


def names_in_place(sql: str) -> Iterator[str]:
    """The statement with a hole in the place of each identifier."""
    every = lexemes(sql)
    for one, role in zip(every, Cursor(every).roles, strict=False):
        if role == IDENTIFIER:
            yield f"{sql[: one.start]} {NAME} {sql[one.end :]}"


def clauses_in_place(statement: str) -> Iterator[str]:
    """The statement with text in the place of each clause."""
    clauses = statement.strip().splitlines()
    for place in range(len(clauses)):
        yield one_line(" ".join([*clauses[:place], TEXT, *clauses[place + 1 :]]))


def texts_beside_a_fault(statement: str) -> Iterator[str]:
    """A missing column in one clause, and text in the place of another; FROM is left as it is."""
    clauses = statement.strip().splitlines()
    others = [place for place, clause in enumerate(clauses) if "FROM" not in clause]
    for wrong, hole in permutations(others, 2):
        written = list(clauses)
        written[wrong] = re.sub(r"\b([oarxg])\.\w+", r"\1.nmae", clauses[wrong], count=1)
        written[hole] = TEXT
        if written[wrong] != clauses[wrong]:
            yield one_line(" ".join(written))


def named(sql: str) -> set[tuple[str, str]]:
    """What is found in a statement, and where."""
    return {(one.rule, one.span.text) for one in findings(sql, REFERENCE)}


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_without_holes_is_right(statement: str) -> None:
    assert named(one_line(statement)) == set()


@pytest.mark.parametrize("statement", STATEMENTS)
def test_text_anywhere_is_all_that_is_named(statement: str) -> None:
    sql = one_line(statement)
    for one in (*texts_in_place(sql), *texts_between(sql)):
        assert (one, named(one)) == (one, {("unanalysed", TEXT)})


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_name_anywhere_is_all_that_is_named(statement: str) -> None:
    for sql in names_in_place(one_line(statement)):
        assert (sql, named(sql)) == (sql, {("unanalysed", NAME)})


@pytest.mark.parametrize("statement", STATEMENTS)
def test_text_in_the_place_of_a_clause_is_all_that_is_named(statement: str) -> None:
    for sql in clauses_in_place(statement):
        assert (sql, named(sql)) == (sql, {("unanalysed", TEXT)})


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_fault_in_another_clause_is_found(statement: str) -> None:
    for sql in texts_beside_a_fault(statement):
        assert (sql, named(sql)) == (sql, {("unanalysed", TEXT), ("unknown-column", "nmae")})
