"""Whether a value has ended, so that what follows is an operator and not another value.

Without its grammar this cannot be known for sure: of a word that is no keyword it is taken to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..catalog import keywords
from .lexeme import Kind, Lexeme

# Keywords that are not reserved, yet a value can follow them directly.
_BEFORE_VALUE = frozenset(
    (
        "by values set between like ilike escape is over rows range groups begin return "
        "perform limit offset key value passing path overlaps to similar returns if elsif "
        "while execute document content columns"
    ).split()
)
# Reserved words that end a value.
_ENDS_VALUE = frozenset(
    (
        "end null true false default current_date current_time current_timestamp "
        "localtime localtimestamp current_user current_role session_user user "
        "current_catalog system_user current_schema"
    ).split()
)


@cache
def _words_before_values() -> frozenset[str]:
    reserved = {word for word, category in keywords().items() if category == "R"}
    return frozenset((reserved | _BEFORE_VALUE) - _ENDS_VALUE)


def value_ended(lexemes: Sequence[Lexeme]) -> bool:
    """Whether a value may have ended with the last lexeme, so that what follows is none."""
    if not lexemes:
        return False
    last = lexemes[-1]
    if last.kind is Kind.WORD:
        if _is_in_words(lexemes):
            return False
        return last.text not in _words_before_values() or _is_name(lexemes)
    if last.kind is Kind.PUNCTUATION:
        return last.text in (")", "]") and not _is_operator(lexemes)
    return last.kind not in (Kind.OPERATOR, Kind.OTHER)


# Words that are no reserved ones, where others before them say that a value follows. The last of
# these is reserved, or follows a value as no other name does.
_IN_WORDS = {"first": ("fetch",), "next": ("fetch",), "zone": ("at", "time")}


def _is_in_words(lexemes: Sequence[Lexeme]) -> bool:
    """`FETCH FIRST`, `AT TIME ZONE`: keywords that together stand before a value."""
    before = _IN_WORDS.get(lexemes[-1].text)
    if before is None or len(lexemes) <= len(before):
        return False
    found = lexemes[-1 - len(before) : -1]
    return all(one.kind is Kind.WORD for one in found) and before == tuple(
        [one.text for one in found]
    )


def _is_operator(lexemes: Sequence[Lexeme]) -> bool:
    """Whether the last parenthesis closes `OPERATOR(pg_catalog.~)`."""
    place = len(lexemes) - 2
    if place < 0 or lexemes[place].kind is not Kind.OPERATOR:
        return False
    while place > 0 and (lexemes[place - 1].text == "." or lexemes[place].text == "."):
        place -= 1
    is_open = place > 1 and lexemes[place - 1].text == "("
    return (
        is_open and lexemes[place - 2].kind is Kind.WORD and lexemes[place - 2].text == "operator"
    )


def _is_name(lexemes: Sequence[Lexeme]) -> bool:
    """Whether the last word is a name for sure: `o.key ? 'a'`, `x::path ?# y`, `a[key:1]`."""
    before = lexemes[-2].text if len(lexemes) > 1 else ""
    return before in (".", "::") or (before == "[" and lexemes[-1].text in _BEFORE_VALUE)
