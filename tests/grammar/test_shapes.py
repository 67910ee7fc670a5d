"""The linter's tree of a query has the shape that PostgreSQL's own parser gives it.

Which operand belongs to which operator, column to which query, condition to which join, clause to
which arm of a set operation: all that decides what a name stands for and which type a value has.
"""

from __future__ import annotations

import re

import shape_by_linter
import shape_by_postgresql
from keyword_places import places
from marks import TESTS
from pglast import Error, ast, parse_sql
from pieces import cut
from random_queries import Queries

from replicalint.source import Fragment, Source
from replicalint.syntax.lexeme import Kind
from replicalint.syntax.reading import read

SEED, RANDOM = 3, 600
QUERIES = (ast.SelectStmt, ast.InsertStmt, ast.UpdateStmt, ast.DeleteStmt, ast.MergeStmt)


def compared(texts: list[str]) -> dict[str, bool]:
    """The queries that both read, and whether in the same shape."""
    found = {}
    for text in texts:
        try:
            (raw,) = parse_sql(text)
        except (Error, ValueError):
            continue
        (syntax,) = read(Fragment.of(Source("query.sql", text)))
        is_other = any(one.kind is Kind.PARAM and one.text[0] != "$" for one in syntax.lexemes)
        if not isinstance(raw.stmt, QUERIES) or syntax.tree.root is None or is_other:
            continue  # a client's `@id` is an operator to PostgreSQL
        ours = shape_by_linter.shape(syntax.tree)
        found[text] = ours == shape_by_postgresql.shape(raw.stmt, text)
    return found


def differing(texts: list[str], at_least: int) -> list[str]:
    found = compared(texts)
    assert len(found) >= at_least
    return [text for text, is_same in found.items() if not is_same]


def test_the_queries_of_the_cases_have_the_shape_of_postgresql() -> None:
    files = [
        path.read_text(encoding="utf-8")
        for folder in (TESTS / "cases", TESTS / "grammar", TESTS.parent / "sql")
        for path in sorted(folder.rglob("*.sql"))
    ]
    queries = [text[one.start : one.end] for text in files for one in cut(text).pieces]
    assert differing(queries, at_least=400) == []


def test_queries_with_a_name_in_each_place_have_the_shape_of_postgresql() -> None:
    texts = [place.sql for place in places() if "treat(" not in place.sql]  # a call in its tree
    queries = [re.sub("[«»]", "", text).replace("{k}", "zk") for text in texts]
    assert differing(queries, at_least=200) == []


def test_random_queries_have_the_shape_of_postgresql() -> None:
    queries = Queries(SEED)
    made = [queries.statement() for _ in range(RANDOM)]
    assert differing(made, at_least=RANDOM // 2) == []
