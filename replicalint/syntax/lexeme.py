"""What the lexer makes of SQL text: lexemes and comments, each with its place."""

from __future__ import annotations

from enum import IntEnum

from msgspec import Struct


class Kind(IntEnum):
    """What a lexeme is."""

    WORD = 1  # an unquoted identifier or keyword; text is folded
    QUOTED = 2  # a quoted identifier; text is the name
    STRING = 3  # a string or bit-string constant, raw
    NUMBER = 4
    PARAM = 5  # a value that the client fills in
    OPERATOR = 6
    PUNCTUATION = 7  # ( ) [ ] , ; : . :: := ..
    OTHER = 8  # what PostgreSQL would not accept here
    NAME_PARAM = 9  # psql's :"name": an identifier that the client fills in
    HOLE = 10  # HugSQL's :sql:x: text that the client puts in as it is, whatever it holds
    COMMAND = 11  # one of psql's that runs SQL; text is its name with the backslash


class Lexeme(Struct, frozen=True, gc=False):
    """One word, constant, operator or mark, with its half-open range in the file."""

    kind: Kind
    text: str
    start: int
    end: int


class LexicalComment(Struct, frozen=True, gc=False):
    """A comment with its marks."""

    text: str
    start: int
    end: int


def special(lexeme: Lexeme) -> str:
    """The text of a value; "" of a number that is only digits, and of a string in plain quotes."""
    text = lexeme.text
    if lexeme.kind is Kind.NUMBER:
        return "" if text.isdigit() else text
    return "" if lexeme.kind is Kind.STRING and text[0] == "'" else text
