"""What is kept of statements that are met again is what reading them anew would give."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator, Sequence

import pytest
from marks import REFERENCE, TESTS, findings

from replicalint.source import Fragment, Source
from replicalint.syntax import met_again
from replicalint.syntax.grammar import NotReadable, tokenised
from replicalint.syntax.grammar import statement as grammar
from replicalint.syntax.lexeme import Lexeme
from replicalint.syntax.met_again import MetAgain
from replicalint.syntax.parser import KEPT as TREES
from replicalint.syntax.parser import parsed
from replicalint.syntax.reading import read
from replicalint.syntax.statement import Syntax

FILES = sorted((TESTS / "cases").glob("**/*.sql"))


def statements(text: str) -> list[Syntax]:
    return list(read(Fragment.of(Source("query.sql", text))))


def queries() -> Iterator[Sequence[Lexeme]]:
    """All that the cases hold."""
    for path in FILES:
        for syntax in statements(path.read_text(encoding="utf-8")):
            if syntax.problem is None and syntax.wrapped.query:
                yield syntax.wrapped.query


def said(lexemes: Sequence[Lexeme]) -> object:
    """All that reading gives, or why it gives nothing."""
    try:
        tokens, marks = tokenised(lexemes)
    except NotReadable as stop:
        return stop.number, stop.reason, stop.expected, stop.is_near, stop.hole
    return [(one.token_type, one.text, one.line, one.start, one.end) for one in tokens], marks


def forget() -> None:
    grammar.KEPT.clear()
    TREES.clear()


def test_a_statement_is_read_as_the_first_of_its_shape() -> None:
    every = list(queries())
    fresh: list[object] = []
    for lexemes in every:
        forget()
        fresh.append(said(lexemes))
    forget()
    for _ in range(3):
        assert [said(lexemes) for lexemes in every] == fresh


def test_nobody_changes_a_tree_that_is_kept() -> None:
    forget()
    kept = 0
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        for _ in range(2):
            for syntax in statements(text):
                _ = syntax.tree
        trees = [one.tree for one in statements(text) if one.tree.is_shared]
        kept += len(trees)
        before = [repr(one.root) for one in trees]
        findings(text, REFERENCE)
        assert [repr(one.root) for one in trees] == before
    assert kept > 1_000


@pytest.mark.parametrize(
    ("one", "other", "is_shared"),
    [
        (
            "SELECT o.id FROM orgs o WHERE o.id = $1",
            'SELECT "a B".x FROM t "a B" WHERE c.d = $1',
            1,
        ),
        ("SELECT 1 FROM orgs LIMIT 10", "SELECT 22 FROM apps LIMIT 7", True),
        ("SELECT 'a' FROM orgs", "SELECT 'it''s' FROM orgs", True),
        ("SELECT name FROM orgs WHERE id = $1", "SELECT id FROM orgs WHERE id = :id", False),
        ("SELECT 1 FROM orgs", "SELECT 0x1F FROM orgs", False),
        ("SELECT 1, 1.5 FROM orgs", "SELECT 1.5, 1 FROM orgs", False),
        ("SELECT 'a' FROM orgs", "SELECT B'1' FROM orgs", False),
        ("SELECT 'a' FROM orgs", "SELECT N'a' FROM orgs", False),
        ("SELECT id FROM orgs", "SELECT id FROM ONLY orgs", False),
        ("SELECT a @> b FROM t", "SELECT a <@ b FROM t", False),
        ("SELECT a::text FROM t", "SELECT a::citext FROM t", False),
        ("SELECT a COLLATE b FROM t", "SELECT a COLLATE c FROM t", False),
        ("SELECT id FROM orgs FOR UPDATE", "SELECT id FROM orgs FOR SHARE", False),
        ("SELECT {a} FROM orgs", "SELECT {b} FROM orgs", False),
    ],
)
def test_names_and_plain_constants_are_no_part_of_a_shape(
    one: str, other: str, is_shared: bool
) -> None:
    forget()
    (first,), (second,) = statements(one), statements(other)
    for _ in range(2):
        said(first.wrapped.query)
    tokens, _ = tokenised(first.wrapped.query)
    others, _ = tokenised(second.wrapped.query)
    assert (tokens is others) == is_shared


def test_a_value_is_kept_from_the_second_time_on() -> None:
    kept = MetAgain[str, object]()
    assert not kept.keeps("a", object())
    assert kept.find("a") is None
    value = object()
    assert kept.keeps("a", value)
    assert kept.find("a") is value


def test_of_many_values_those_are_kept_that_are_asked_for() -> None:
    kept = MetAgain[int, str]()
    for number in range(5_000):
        kept.keeps(number, "")
        kept.keeps(number, str(number))
        assert kept.find(0) == "0"
    assert kept.find(1) is None
    assert kept.find(4_999) == "4999"


def test_what_comes_once_takes_no_memory() -> None:
    kept = MetAgain[int, str]()
    tracemalloc.start()
    for number in range(100_000):
        assert not kept.keeps(number, "")
    taken = tracemalloc.take_snapshot().filter_traces(
        [tracemalloc.Filter(True, met_again.__file__)]
    )
    tracemalloc.stop()
    assert sum(one.size for one in taken.traces) < 1_000  # whatever other threads take meanwhile


def test_trees_are_shared_by_statements_of_the_same_tokens() -> None:
    forget()
    (syntax,) = statements("SELECT a::citext FROM t")
    (other,) = statements("SELECT bcd::text  FROM public_t")
    parsed(tokenised(syntax.wrapped.query)[0])
    assert syntax.tree.is_shared
    assert other.tree.root is syntax.tree.root
    assert other.tree.marks.types != syntax.tree.marks.types
    other.forget_tree()
    assert syntax.tree.root is not None
    assert syntax.tree.root.expressions
