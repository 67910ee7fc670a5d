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
        if _is_fetch(lexemes):
            return False
        return last.text not in _words_before_values() or _is_name(lexemes)
    if last.kind is Kind.PUNCTUATION:
        return last.text in (")", "]")
    return last.kind not in (Kind.OPERATOR, Kind.OTHER)


def _is_fetch(lexemes: Sequence[Lexeme]) -> bool:
    """`FETCH FIRST` and `FETCH NEXT`, behind which a number of rows stands; FETCH is reserved."""
    before = lexemes[-2] if len(lexemes) > 1 else None
    is_reserved = before is not None and before.kind is Kind.WORD and before.text == "fetch"
    return is_reserved and lexemes[-1].text in ("first", "next")


def _is_name(lexemes: Sequence[Lexeme]) -> bool:
    """Whether the last word is a name for sure: `o.key ? 'a'`, `x::path ?# y`, `a[key:1]`."""
    before = lexemes[-2].text if len(lexemes) > 1 else ""
    return before in (".", "::") or (before == "[" and lexemes[-1].text in _BEFORE_VALUE)
