"""Reads a condition of WHERE as a tree of AND, OR and NOT over words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..changes import Condition, Words
from ..syntax.lexeme import Lexeme
from .cursor import DdlCursor

Reading = Callable[[Sequence[Lexeme]], Words]
# A nesting that no one writes; what is deeper is one test.
_DEEPEST = 40
_QUERIES = ("select", "with", "values", "table")


def condition(c: DdlCursor, reading: Reading, depth: int = 0) -> Condition:
    """The tree of a condition, all that the cursor has; `reading` gives the words of a test."""
    end = len(c.lexemes)
    if not end or depth >= _DEEPEST:
        return Condition("test", words=reading(c.lexemes))
    for kind in ("or", "and"):
        parts = _split(c, kind)
        if len(parts) > 1:
            found = tuple(condition(part, reading, depth + 1) for part in parts)
            return Condition(kind, found)
    if c.texts[0] == "not":
        return Condition("not", (condition(c.between(1, end), reading, depth + 1),))
    is_in_parentheses = c.texts[0] == "(" and c.closing(0) == end - 1
    if is_in_parentheses and c.texts[1] not in _QUERIES:
        return condition(c.between(1, end - 1), reading, depth + 1)
    return Condition("test", words=reading(c.lexemes))


def _split(c: DdlCursor, word: str) -> list[DdlCursor]:
    """The operands of AND or OR at this level; BETWEEN a AND b and CASE keep theirs."""
    parts: list[DdlCursor] = []
    c.at = start = cases = betweens = 0
    while not c.is_at_end:
        text = c.texts[c.at]
        cases += (text == "case") - (text == "end")
        if cases == 0 and text == "between":
            betweens += 1
        elif cases == 0 and text == "and" and betweens:
            betweens -= 1
        elif cases == 0 and text == word:
            parts.append(c.between(start, c.at))
            start = c.at + 1
        c.step()
    return [*parts, c.between(start, c.at)]
