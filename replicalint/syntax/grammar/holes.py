"""Where text that a client puts in stands beside what is written.

No production of gram.y says what such text is. Between two operands it is an operator, before a
select list it may be DISTINCT, behind an entry of FROM a join: what can be read on is read on.
"""

from __future__ import annotations

from typing import Final

from ...name import Name
from ..cursor import (
    COLUMN_WORD,
    END,
    HOLE,
    IDENTIFIER,
    NUMBER,
    PARAMETER,
    RESERVED_WORD,
    STRING,
    TYPE_WORD,
    UNRESERVED_WORD,
)
from ..holes import Stands
from . import tokens
from .reader import Reader

# Reserved words that an operand can begin with.
_BEGINS = frozenset(
    (
        "array case cast current_catalog current_date current_role current_time "
        "current_timestamp current_user false localtime localtimestamp not null row "
        "session_user system_user true user default"
    ).split()
)
_NO_KEYWORD = (IDENTIFIER, STRING, NUMBER, PARAMETER, HOLE)
# Words that go on with what stands before the text, and are no column of that name.
_GOES_ON = frozenset(
    (
        "between escape filter following groups ilike in is isnull like notnull nulls operator "
        "over overlaps preceding range rows row similar within at collate as respect ignore "
        "nfc nfd nfkc nfkd absent columns passing preserve strip keep omit"
    ).split()
)
_NEGATED = frozenset("between ilike in like similar".split())  # behind NOT, as in `:a NOT IN (1)`
_QUERIES: Final = frozenset("select with values table ( insert update delete merge".split())


def begins_operand(r: Reader, place: int) -> bool:
    """Whether an operand begins there, and nothing that goes on with what stands before it."""
    role, text = r.roles[place], r.texts[place]
    if role in (STRING, NUMBER, PARAMETER) or text == "(" or r.is_name_hole(place):
        return True
    if text in _GOES_ON:
        return text == "row" and r.texts[place + 1] == "("
    if role in (IDENTIFIER, UNRESERVED_WORD, COLUMN_WORD):
        return True
    if role == TYPE_WORD:
        return r.texts[place + 1] == "("
    following = r.texts[place + 1]
    if text == "not":
        return following not in _NEGATED
    return text in _BEGINS and not (text == "null" and following == "on")


def is_behind_text(r: Reader) -> bool:
    """Whether an operand begins behind what was read as a value, and is then text before it.

    A client's parameter is a value where a keyword may go on with what stands around it.
    """
    if r.at == 0 or not r.is_hole(r.at - 1) or not begins_operand(r, r.at):
        return False
    return r.at - 1 in r.holes or r.roles[r.at] in _NO_KEYWORD or r.texts[r.at] == "("


def may_be_label(r: Reader, place: int, after: frozenset[str]) -> bool:
    """Whether the word there may be a label, as one of these follows it: the text may be AS."""
    if not END < r.roles[place] <= RESERVED_WORD:
        return False
    return r.texts[place + 1] in after or r.roles[place + 1] == END or r.is_hole(place + 1)


def begins_query(r: Reader, place: int) -> bool:
    """Whether a query, or what writes, begins there."""
    return r.texts[place] in _QUERIES


def attach(r: Reader, first: int) -> None:
    """Writes text behind an operand, as which `::integer` may stand: its type is not known.

    The operand is written from token `first` on. The text is not passed.
    """
    if r.at not in r.marks.operators:
        r.holes[r.at] = Stands.TEXT
        r.last_hole = r.at
        make_unknown(r, first, r.at)


def ends_with_text(r: Reader) -> bool:
    """Whether text ends what is read, and goes on with it: as well with all that is around it."""
    return r.at - 1 in r.marks.operators and r.holes.get(r.at - 1) is Stands.TEXT


def make_unknown(r: Reader, first: int, number: int) -> None:
    """Makes an operand, written from token `first` on, one of which the type is not known."""
    r.operator(number, Name("", r.lexemes[number].text))
    r.constant(number)
    r.put_in_parentheses(first)


def connect(r: Reader, first: int, number: int) -> None:
    """Reads the operand that stands behind text as the right side of an operator that it is.

    Of all operators it binds the least strongly. What is read before is written from `first` on.
    """
    r.put_in_parentheses(first)
    r.operator(number, Name("", r.lexemes[number].text))
    right = len(r.tokens)
    behind(r, 1, number)
    r.put_in_parentheses(right)


def behind(r: Reader, minimum: int, number: int) -> None:
    """a_expr behind text, which may be an operator that binds its first operand to another."""
    first = len(r.tokens)
    if r.texts[r.at] == "not":
        r.grammar.a_expr(r, minimum)
        return
    r.grammar.c_expr(r)
    make_unknown(r, first, number)
    r.grammar.rest(r, minimum, first)


def from_unknown(r: Reader, number: int) -> None:
    """Writes FROM with an entry of which nothing is known, as text may bring it."""
    r.keyword("FROM", number)
    r.identifier(number)


def emit_query(r: Reader, number: int) -> None:
    """Writes text in the place of a query as `SELECT` of that text."""
    r.keyword("SELECT", number)
    r.constant(number)


def emit_cte(r: Reader) -> None:
    """Passes text in the place of a WITH query, and writes it as one of that name."""
    number = r.pass_hole(Stands.TEXT)
    r.identifier(number)
    r.keyword("AS", number)
    r.emit(tokens.L_PAREN, number)
    emit_query(r, number)
    r.emit(tokens.R_PAREN, number)
