"""Holes: what a client puts into a statement, and may be a name or a clause of it.

Where a value stands, a client's parameter is one, as it sends it apart from the statement or as a
constant. Where PostgreSQL's grammar wants a name there, or nothing at all, the client must put in
text, as psql does for `:name` and pg-promise for `${name:raw}`: of that nothing is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from .lexeme import Kind, Lexeme
from .styles import may_be_text

_LONGEST = 40  # characters of a hole in a message
# Reserved words with which a clause of a query begins.
_CLAUSES = frozenset("from where group having window order limit offset fetch".split())
# What may stand behind such a clause in what writes rows, and in no query.
_OF_WRITES = frozenset("returning do when set using current of cascade restrict".split())
# With the first a query ends: it has none of the second behind them.
_AT_THE_END = frozenset("order limit offset fetch".split())
_NOT_AT_THE_END = frozenset("where having order window union intersect except".split())
# What can be done about a hole.
HINT = "Write it out, or suppress the finding once all that may be put in is checked."


class Stands(Enum):
    """What a hole stands for, by its place in the grammar."""

    NAME = "which name"
    COLUMN = "which column"
    VALUE = "which expression"
    TEXT = "what text"
    STATEMENT = "which statement"

    def said(self, hole: str) -> str:
        """The message about a hole as it is written, or as it begins."""
        text = " ".join(hole.split())
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        return f"cannot tell {self.value} the client puts in for {shown}"


def may_be_why(lexemes: Sequence[Lexeme], refused: int, *, begins: bool = False) -> bool:
    """Whether a lexeme may be refused because of text that a client puts in before it.

    It is not where each text stands in parentheses that are closed, or before a clause such as
    WHERE: what that goes on with is the same behind all texts. Only of words that go on with
    another statement, `DELETE ... WHERE ... RETURNING`, is that not so. Where the lexeme `begins`
    a statement of its own, an operator does as well: no value goes on with a statement.
    """
    if not begins and lexemes[refused].kind is Kind.WORD and lexemes[refused].text in _OF_WRITES:
        return True
    depth = 0
    texts: list[int] = []  # their depths; no text has a deeper one before it
    for place, lexeme in enumerate(lexemes[:refused]):
        if lexeme.kind is Kind.PUNCTUATION:
            depth += (lexeme.text in ("(", "[")) - (lexeme.text in (")", "]"))
            while texts and texts[-1] > depth:
                texts.pop()
        elif lexeme.kind is Kind.HOLE:
            if place == 0:  # the statement may be of any kind
                return True
            texts.append(depth)
        elif _settles(lexeme, begins):
            while texts and texts[-1] == depth:
                texts.pop()
    return bool(texts)


def is_behind_the_end(lexemes: Sequence[Lexeme], refused: int) -> bool:
    """Whether a lexeme stands behind ORDER BY, LIMIT, OFFSET or FETCH, where no query has it.

    So gram.y, select_no_parens: whatever a client puts in there, that is not to blame.
    """
    word, following = lexemes[refused], lexemes[refused + 1 : refused + 2]
    is_group = word.text == "group" and bool(following) and following[0].text == "by"
    if word.kind is not Kind.WORD or not (is_group or word.text in _NOT_AT_THE_END):
        return False
    depth = 0
    for place in range(refused - 1, 0, -1):
        lexeme = lexemes[place]
        if lexeme.kind is Kind.PUNCTUATION:
            depth += (lexeme.text in (")", "]")) - (lexeme.text in ("(", "["))
            if depth < 0:
                return False
        elif lexeme.kind is Kind.WORD and not depth:
            is_name = lexemes[place - 1].text in (".", "as")
            if not is_name and (lexeme.text in _CLAUSES or lexeme.text == "select"):
                return lexeme.text in _AT_THE_END
    return False


def _settles(lexeme: Lexeme, begins: bool) -> bool:
    if lexeme.kind is Kind.WORD:
        return lexeme.text in _CLAUSES or (begins and lexeme.text in ("and", "or"))
    return begins and lexeme.kind is Kind.OPERATOR


def is_text(lexeme: Lexeme) -> bool:
    """Whether any text may stand there: what a client puts in as it is."""
    return lexeme.kind is Kind.HOLE or (lexeme.kind is Kind.PARAM and may_be_text(lexeme.text))


def is_unknown(lexeme: Lexeme) -> bool:
    """Whether it stands for a name or for text, wherever it stands."""
    return lexeme.kind in (Kind.NAME_PARAM, Kind.HOLE)
