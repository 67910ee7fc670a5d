"""A fragment's statements with their facts: the way from SQL text to `Statement`."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct
from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError
from sqlglot.tokenizer_core import Token

from ..contract import Contract
from ..facts import Comment, Gap, Statement
from ..source import Fragment, Source, Span
from ..syntax.lexer import MAX_LEXEMES, Group, Kind, Lexeme, Lexer
from ..syntax.parser import TooManyNodes, parsed
from ..syntax.repair import Marks, NotReadable, repair
from ..syntax.work import Refused, Work
from . import expressions, query
from .analysis import Analysis
from .utility import utility
from .wrapped import Wrapped, unwrap

# What a nesting of repair.MAX_NESTING needs with sqlglot's pure-Python parser, and some room.
_RECURSION_LIMIT = 12_000
_LONGEST = 40  # characters of a lexeme in a message
_HEADER = re.compile(r"--\s*:?name:?\s+:?([\w.$-]+)")
_QUERY_WORDS = frozenset("select with values table ( insert update delete merge".split())

logging.getLogger("sqlglot").addFilter(lambda record: False)

Read = TypeVar("Read")


class Written(Struct, Generic[Read], frozen=True):
    """A statement as it stands in the text; `read` says what there is to say of it.

    They are read in order: what one leaves, the next finds.
    """

    span: Span
    name: str | None
    read: Callable[[], Read]


def written(fragment: Fragment, contract: Contract) -> Iterator[Written[Statement]]:
    """Each statement of the fragment, in order, one at a time."""
    temporary: set[str] = set()
    for group in Lexer(fragment.source.text, fragment.start, fragment.end).groups():
        if group.lexemes:
            span, name = span_of(fragment.source, group), header_of(group)
            yield Written(span, name, partial(_read, span, name, group, contract, temporary))


def statements(fragment: Fragment, contract: Contract) -> Iterator[Statement]:
    """The facts of each statement of the fragment, in order, one at a time.

    Nothing is raised for SQL that cannot be read: the statement then has a Gap.
    """
    return (one.read() for one in written(fragment, contract))


def statement_of(source: Source, lexemes: list[Lexeme], contract: Contract) -> Statement:
    """The facts of one statement whose lexemes are known, as one inside a function's body."""
    group = Group(lexemes)
    return _read(span_of(source, group), None, group, contract, set())


def span_of(source: Source, group: Group) -> Span:
    """The range of a statement, from its first lexeme to its last."""
    return Span(source, group.lexemes[0].start, group.lexemes[-1].end)


def header_of(group: Group) -> str | None:
    """The name that the last `-- name: GetOrg :one` before the statement gives it."""
    start = group.lexemes[0].start
    names = [
        match.group(1)
        for comment in group.comments
        if comment.start < start and (match := _HEADER.match(comment.text)) is not None
    ]
    return names[-1] if names else None


def comments(fragment: Fragment) -> tuple[Comment, ...]:
    """The comments of the fragment, in order, without their marks."""
    source = fragment.source
    return tuple(
        Comment(Span(source, comment.start, comment.end), _bare(comment.text))
        for group in Lexer(source.text, fragment.start, fragment.end).groups()
        for comment in group.comments
    )


def _bare(text: str) -> str:
    if text.startswith("--"):
        return text[2:].strip()
    return text.removeprefix("/*").removesuffix("*/").strip()


@contextmanager
def _recursion_limit() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _RECURSION_LIMIT))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _read(
    span: Span, name: str | None, group: Group, contract: Contract, temporary: set[str]
) -> Statement:
    with _recursion_limit():
        return _statement(span, name, group, contract, temporary)


def _statement(
    span: Span, name: str | None, group: Group, contract: Contract, temporary: set[str]
) -> Statement:
    source, lexemes = span.source, group.lexemes
    kind = lexemes[0].text.upper() if lexemes[0].kind is Kind.WORD else "SELECT"
    if group.error is not None:
        reason, start, end = group.error
        return Statement(span, kind, name, gaps=(Gap(Span(source, start, end), reason, True),))
    if group.is_cut:
        reason = f"longer than {MAX_LEXEMES:,} words"
        first = Span(source, lexemes[0].start, lexemes[0].end)
        return Statement(span, kind, name, gaps=(Gap(first, reason, True),))
    wrapped = unwrap(lexemes)
    analysis = Analysis(
        work=Work.of(len(lexemes), span.end - span.start),
        source=source,
        contract=contract,
        lexemes=wrapped.lexemes,
        marks=Marks(),
        temporary=temporary,
        query=query.query,
        expression=expressions.expression,
    )
    try:
        _analyse(analysis, wrapped)
    except Refused as refused:
        gap = Gap(Span(source, lexemes[0].start, lexemes[0].end), refused.reason, is_whole=True)
        return Statement(span, wrapped.kind, name, gaps=(gap,))
    return analysis.statement(span, wrapped.kind, name)


def _analyse(a: Analysis, wrapped: Wrapped) -> None:
    first = a.lexemes[0].text if a.lexemes else ""
    try:
        if not a.lexemes:
            pass
        elif first in _QUERY_WORDS and a.lexemes[0].kind is not Kind.QUOTED:
            _analyse_query(a)
        else:
            utility(a, wrapped)
    except RecursionError:
        a.gap("nested too deeply", a.lexeme_span(0), is_whole=True)
    wrapped.finish(a)


def _analyse_query(a: Analysis) -> None:
    try:
        tokens, a.marks = repair(a.lexemes)
    except NotReadable as problem:
        number = max(0, min(problem.number, len(a.lexemes) - 1))
        a.gap(problem.reason, a.lexeme_span(number), is_whole=True)
        return
    root = _parsed(a, tokens)
    if root is None:
        return
    if not isinstance(root, (exp.Query, exp.Values, exp.DML, exp.Merge)):
        a.gap("a statement that could not be read", a.lexeme_span(0), is_whole=True)
        return
    a.query(a, root, None).expose()
    a.note_marks()


def _parsed(a: Analysis, tokens: list[Token]) -> exp.Expr | None:
    """sqlglot's tree for the tokens; a gap where it gives none."""
    try:
        roots = parsed(tokens, a.work.most_nodes)
    except TooManyNodes:
        raise a.work.too_much() from None
    except SqlglotError as problem:
        number = _number(a, problem)
        a.gap(f"could not be parsed near {_near(a, number)}", a.lexeme_span(number), is_whole=True)
        return None
    if len(roots) != 1 or roots[0] is None:
        a.gap("a statement that could not be read", a.lexeme_span(0), is_whole=True)
        return None
    return roots[0]


def _number(a: Analysis, problem: SqlglotError) -> int:
    """The lexeme that sqlglot stops at: tokens carry its number in place of the line.

    Its words stay where they are: they speak of its tokens, and in the order of its sets.
    """
    errors = problem.errors if isinstance(problem, ParseError) else []
    line = errors[0].get("line") if errors else None
    return min(max((line or 1) - 1, 0), len(a.lexemes) - 1)


def _near(a: Analysis, number: int) -> str:
    """The lexeme as it is written, or how it begins."""
    text = a.lexeme_span(number).text
    return f'"{text}"' if len(text) <= _LONGEST else f'"{text[:_LONGEST]}…"'
