"""Reads a condition of WHERE as a tree of AND, OR and NOT over words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..changes import Condition, Words
from ..syntax.lexer import Kind, Lexeme

Reading = Callable[[Sequence[Lexeme]], Words]
# A nesting that no one writes; what is deeper is one test.
_DEEPEST = 40


def condition(lexemes: Sequence[Lexeme], reading: Reading, depth: int = 0) -> Condition:
    """The tree of a condition; `reading` gives the words of a test."""
    for kind in ("or", "and"):
        parts = _split(lexemes, kind)
        if len(parts) > 1 and depth < _DEEPEST:
            found = tuple(condition(part, reading, depth + 1) for part in parts)
            return Condition(kind, found)
    if not lexemes or depth >= _DEEPEST:
        return Condition("test", words=reading(lexemes))
    if _is_word(lexemes[0], "not"):
        return Condition("not", (condition(lexemes[1:], reading, depth + 1),))
    if _is_in_parentheses(lexemes) and not _is_query(lexemes[1]):
        return condition(lexemes[1:-1], reading, depth + 1)
    return Condition("test", words=reading(lexemes))


def _is_word(lexeme: Lexeme, word: str) -> bool:
    return lexeme.kind is Kind.WORD and lexeme.text == word


def _is_query(lexeme: Lexeme) -> bool:
    return lexeme.kind is Kind.WORD and lexeme.text in ("select", "with", "values", "table")


def _is_in_parentheses(lexemes: Sequence[Lexeme]) -> bool:
    if len(lexemes) < 3 or lexemes[0].text != "(" or lexemes[-1].text != ")":
        return False
    depth = 0
    for place, lexeme in enumerate(lexemes):
        if lexeme.kind is Kind.PUNCTUATION:
            depth += (lexeme.text == "(") - (lexeme.text == ")")
        if depth == 0:
            return place == len(lexemes) - 1
    return False


def _split(lexemes: Sequence[Lexeme], word: str) -> list[Sequence[Lexeme]]:
    """The operands of AND or OR at this level; BETWEEN a AND b and CASE keep theirs."""
    parts: list[Sequence[Lexeme]] = []
    start = depth = between = 0
    for place, lexeme in enumerate(lexemes):
        if lexeme.kind is Kind.PUNCTUATION:
            depth += (lexeme.text in "([") - (lexeme.text in ")]")
        elif lexeme.kind is Kind.WORD:
            depth += (lexeme.text == "case") - (lexeme.text == "end")
            if depth == 0 and lexeme.text == "between":
                between += 1
            elif depth == 0 and lexeme.text == "and" and between:
                between -= 1
            elif depth == 0 and lexeme.text == word:
                parts.append(lexemes[start:place])
                start = place + 1
    parts.append(lexemes[start:])
    return parts
