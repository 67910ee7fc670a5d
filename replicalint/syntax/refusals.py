"""What is said of statements that are not read, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from sqlglot.errors import ParseError, SqlglotError

from ..cause import UNSEPARATED
from ..source import Fragment, Span
from .cursor import NotReadable
from .holes import HINT, Stands, is_behind_the_end, may_be_why
from .lexeme import Kind, Lexeme
from .separation import unseparated
from .tree import Problem
from .utility import Unread

_LONGEST = 40  # characters of a lexeme in a message


def stopped(
    fragment: Fragment, lexemes: Sequence[Lexeme], holes: Iterable[int], stop: SqlglotError
) -> Problem:
    """What is said where sqlglot stops at a lexeme."""
    number = _number(stop, lexemes)
    hole = max((place for place in holes if place <= number), default=None)
    span = span_of(fragment, lexemes[number if hole is None else hole])
    if hole is not None:
        return Problem(_beside_hole("", span), span, hint=HINT)
    return Problem(f"statement could not be parsed near {near(span)}", span)


def refused(
    fragment: Fragment,
    statement: Sequence[Lexeme],
    lexemes: Sequence[Lexeme],
    problem: Unread | NotReadable,
    *,
    is_part: bool,
) -> Problem:
    """What is said of a statement, or of the query in it: it may be two of them."""
    if isinstance(problem, Unread) and problem.stands is not None:
        return refusal(fragment, lexemes, problem)
    has_text = problem.hole >= 0 and lexemes[problem.hole].kind is Kind.HOLE
    if problem.is_near and not problem.reason and not is_part:
        shown = lexemes[problem.number].start
        place = bisect_left(statement, shown, key=lambda lexeme: lexeme.start)
        is_behind = not has_text or problem.hole < problem.number
        second = unseparated(statement, place) if is_behind else None
        if second is not None and not (has_text and may_be_why(statement, second, begins=True)):
            span = span_of(fragment, statement[second])
            return Problem(UNSEPARATED.reason, span, hint=UNSEPARATED.hint)
        if problem.hole >= 0 and is_behind and _is_wrong_behind_text(lexemes, problem, has_text):
            problem = Unread(problem.number)
    return refusal(fragment, lexemes, problem)


def _is_wrong_behind_text(
    lexemes: Sequence[Lexeme], problem: Unread | NotReadable, has_text: bool
) -> bool:
    """Whether a lexeme of a query is refused whatever a client puts in before it.

    `has_text` where that is text for sure, and not a parameter which may be a value.
    """
    if not isinstance(problem, NotReadable) or lexemes[0].text != "select":
        return False
    if is_behind_the_end(lexemes, problem.number):
        return True
    is_closing = lexemes[problem.number].text in (")", "]")
    is_text = lexemes[problem.number].kind is Kind.HOLE
    return has_text and not (is_closing or is_text or may_be_why(lexemes, problem.number))


def refusal(
    fragment: Fragment, lexemes: Sequence[Lexeme], problem: Unread | NotReadable
) -> Problem:
    """What is said of lexemes that no statement holds, and where."""
    span = span_of(fragment, lexemes[max(problem.number, 0)])
    reason = problem.reason or _unexpected(span, problem)
    if isinstance(problem, Unread) and problem.stands is not None:
        reason = problem.stands.said(span.text)
    if problem.hole < 0:
        return Problem(reason, span)
    hole = span_of(fragment, lexemes[problem.hole])
    return Problem(_beside_hole("" if hole == span else reason, hole), hole, hint=HINT)


def span_of(fragment: Fragment, lexeme: Lexeme) -> Span:
    """The range of one lexeme."""
    return fragment.span(lexeme.start, lexeme.end)


def _beside_hole(reason: str, hole: Span) -> str:
    """What is said where a hole decides whether a statement can be read."""
    said = Stands.TEXT.said(hole.text)
    return f"{reason or 'statement could not be parsed'}: {said}"


def _unexpected(span: Span, unread: Unread | NotReadable) -> str:
    """What is said where PostgreSQL says "syntax error at or near"."""
    where = f"near {near(span)}" if unread.is_near else "at end of input"
    expected = f": expected {unread.expected}" if unread.expected else ""
    return f"statement could not be parsed {where}{expected}"


def _number(problem: SqlglotError, lexemes: Sequence[Lexeme]) -> int:
    """The lexeme that sqlglot stops at: tokens carry its number in place of the line.

    Its words stay where they are: they speak of its tokens, and in the order of its sets.
    """
    errors = problem.errors if isinstance(problem, ParseError) else []
    line = errors[0].get("line") if errors else None
    return min(max((line or 1) - 1, 0), len(lexemes) - 1)


def near(span: Span) -> str:
    """The lexeme as it is written, or how it begins."""
    text = span.text
    return f'"{text}"' if len(text) <= _LONGEST else f'"{text[:_LONGEST]}…"'
