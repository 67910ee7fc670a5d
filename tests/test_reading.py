"""Reading needs no contract, and what is read can be resolved against any, in any order."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from marks import REFERENCE, TESTS
from mutants import EVERY_RULE
from sqlglot import exp

from replicalint.border import Border
from replicalint.facts import RelationUse
from replicalint.files.contracts import load_contract
from replicalint.judging import judged
from replicalint.resolve import Session, resolve
from replicalint.source import Fragment, Source
from replicalint.syntax.reading import Reading, read

CASES = sorted((TESTS / "cases").glob("**/*.sql"))
OTHER = load_contract(TESTS / "differential" / "schemas" / "extensions" / "contract.yaml")


def reading(sql: str) -> Reading:
    return read(Fragment.of(Source("q.sql", sql)))


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_one_contract_leaves_no_trace_for_the_next(case: Path) -> None:
    alone, first, second = Session(REFERENCE), Session(REFERENCE), Session(OTHER)
    sql = case.read_text(encoding="utf-8")
    expected = [alone.resolve(syntax) for syntax in reading(sql)]
    found = []
    for syntax in reading(sql):
        second.resolve(syntax)
        found.append(first.resolve(syntax))
        assert resolve(syntax, REFERENCE, first.temporary) is not None
    assert [one.by_kind for one in found] == [one.by_kind for one in expected]


def test_a_statement_that_cannot_be_read_does_not_lose_the_others() -> None:
    sql = "SELECT 1;\nSELECT FROM WHERE;\n-- name: GetOrg :one\nSELECT 2;\nSELECT 'never ends"
    statements = list(reading(sql))
    assert [one.span.line for one in statements] == [1, 2, 4, 5]
    assert [one.name for one in statements] == [None, None, "GetOrg", None]
    unread = [one.problem or one.tree.problem for one in statements]
    assert [problem.span.text if problem else None for problem in unread] == [
        None,
        "WHERE",
        None,
        "'n",
    ]


def test_the_comments_of_a_text_are_passed_while_it_is_read() -> None:
    sql = "-- one\nSELECT /* two */ 1; -- three\n/* four */"
    found = reading(sql)
    assert found.comments == ()
    assert [syntax.kind for syntax in found] == ["SELECT"]
    assert [comment.text for comment in found.comments] == ["one", "two", "three", "four"]


@pytest.mark.parametrize(
    ("sql", "kind", "query"),
    [
        ("EXPLAIN (ANALYZE) DELETE FROM t", "EXPLAIN", "DELETE FROM t"),
        ("PREPARE p (int) AS SELECT $1", "PREPARE", "SELECT $1"),
        ("DECLARE c CURSOR FOR TABLE t", "DECLARE", "TABLE t"),
        ("COPY (SELECT 1) TO STDOUT", "COPY", "SELECT 1"),
        ("CREATE TEMP TABLE x AS SELECT 1", "CREATE TABLE", "SELECT 1"),
    ],
)
def test_a_query_is_found_in_what_stands_around_it(sql: str, kind: str, query: str) -> None:
    (syntax,) = reading(sql)
    assert syntax.kind == kind
    assert syntax.tree.whole().text == query
    assert syntax.tree.root is not None


def test_a_temporary_table_is_there_for_the_statements_behind_it() -> None:
    sql = "TABLE x; CREATE TEMP TABLE x AS SELECT 1; SELECT y FROM x"
    before, made, behind = reading(sql)
    assert made.temporary == {"x"}
    assert before.temporary == behind.temporary == frozenset()
    session = Session(REFERENCE)
    found = [session.resolve(syntax) for syntax in (before, made, behind)]
    assert [bool(one.of(RelationUse)) for one in found] == [True, False, False]


def test_no_node_of_a_judged_statement_waits_for_the_garbage_collector() -> None:
    sql = """
        WITH a AS (VALUES (1, 'x')) SELECT DISTINCT ON (b.id) CASE WHEN NOT b.id = ANY ($1::uuid[])
        THEN count(*) END::text FROM a LEFT JOIN LATERAL (SELECT o.id FROM public.orgs AS o
        ORDER BY 1 LIMIT 1) AS b ON true WHERE b.id IN (SELECT id FROM public.orgs) GROUP BY b.id
    """
    gc.collect()
    gc.disable()
    try:
        before = nodes()
        (one,) = judged(reading(sql), (REFERENCE,), EVERY_RULE, Border())
        assert nodes() == before
    finally:
        gc.enable()
    assert one.syntax.tree.root is not None  # is read anew


def nodes() -> int:
    return sum(isinstance(one, exp.Expr) for one in gc.get_objects())


@pytest.mark.parametrize("more", [0, 20])
def test_what_was_looked_at_ahead_is_not_read_again(more: int) -> None:
    sql = "SELECT 1; -- one\nSELECT 2 /* two */;" + "SELECT 3;" * more
    found = reading(sql)
    looked_at = [syntax for syntax, _ in zip(found.ahead(), range(2 + more), strict=False)]
    statements = list(found)
    assert [syntax.text for syntax in statements] == [syntax.text for syntax in reading(sql)]
    assert (statements[0] is looked_at[0]) is not bool(more)  # so many are not kept
    assert [comment.text for comment in found.comments] == ["one", "two"]
