"""How far lexemes are a statement, and where the next begins, held against PostgreSQL's parser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pglast
from marks import TESTS
from pglast.parser import ParseError
from pieces import cut

from replicalint.source import Fragment, Source
from replicalint.syntax.extent import can_begin, extent
from replicalint.syntax.lexeme import Kind
from replicalint.syntax.reading import read
from replicalint.syntax.statement import Syntax

QUERIES = "( delete execute explain insert merge prepare select table update values with".split()
LONGEST = 40
# The grammar looks so far behind a lexeme before it takes it: `ARRAY(VALUES (`.
MARGIN = 2
HEADER = "\n-- name: x\n"


@cache
def _all() -> tuple[Syntax, ...]:
    """The statements that PostgreSQL and the linter read, a text each."""
    return tuple(_statements())


def _statements() -> Iterator[Syntax]:
    files = (*(TESTS / "cases").rglob("*.sql"), *(TESTS / "differential").rglob("*.sql"))
    texts = (path.read_text(encoding="utf-8") for path in sorted(files))
    for text in dict.fromkeys(
        one.text[piece.start : piece.end] for one in map(cut, texts) for piece in one.pieces
    ):
        syntaxes = [*read(Fragment.of(Source("q.sql", text)))]
        if len(syntaxes) == 1 and _is_plain(syntaxes[0]):
            yield syntaxes[0]


def _is_plain(syntax: Syntax) -> bool:
    """Whether PostgreSQL reads the text as it is, and the linter reads it at all."""
    clients = (Kind.PARAM, Kind.NAME_PARAM, Kind.HOLE, Kind.OTHER)
    return (
        syntax.lexemes[0].text in QUERIES
        and len(syntax.lexemes) < LONGEST
        and not any(one.kind in clients and one.text[0] != "$" for one in syntax.lexemes)
        and syntax.problem is None
        and syntax.tree.problem is None
    )


def _goes_on(sql: str) -> bool | None:
    """Whether a text is no statement yet; None where it is one."""
    try:
        pglast.parse_sql(sql)
    except ParseError as error:
        return "at end of input" in str(error)
    return None


def test_what_a_statement_begins_with_is_whole_where_postgresql_takes_it() -> None:
    wrong, count = [], 0
    for syntax in _all():
        first = syntax.lexemes[0].start
        for number in range(1, len(syntax.lexemes) + 1):
            text = syntax.fragment.text[first : syntax.lexemes[number - 1].end]
            goes_on, found = _goes_on(text), extent(syntax.lexemes[:number])
            is_right = found.place == number if goes_on is None else not found.is_whole
            if not is_right or (goes_on and found.place < number - MARGIN):
                wrong.append(text)
            count += 1
    assert wrong == []
    assert count > 10_000


def _read(text: str) -> list[str]:
    return [syntax.text for syntax in read(Fragment.of(Source("q.sql", text)))]


def test_a_header_in_a_statement_that_postgresql_takes_is_a_comment() -> None:
    wrong, count = [], 0
    for syntax in _all():
        text = syntax.fragment.text
        if "@" in text:  # which a comment behind it can make a parameter
            continue
        for lexeme in syntax.lexemes[1:]:
            if can_begin(lexeme):
                headed = f"{text[: lexeme.start]}{HEADER}{text[lexeme.start :]}"
                wrong += [headed] if len(_read(headed)) != 1 else []
                count += 1
    assert wrong == []
    assert count > 2000


def test_a_header_between_statements_separates_them() -> None:
    texts = [syntax.text for syntax in _all()]
    wrong = [
        (one, other)
        for one, other in pairwise(texts)
        if _read(f"{one}{HEADER}{other}") != [one, other]
    ]
    assert wrong == []
    assert len(texts) > 1000
