"""The tokens that sqlglot gets, each made once.

A token stands for a lexeme, whose number is all that it has of it: the same words at the same
places are the same tokens in every statement. What sqlglot makes of them is then the same as well.
"""

from __future__ import annotations

from typing import Final

from sqlglot.dialects.postgres import Postgres
from sqlglot.tokenizer_core import Token, TokenType

_MOST_KEPT = 512  # by number: few statements are longer
_STEP = 2  # so that no token ends where the next one begins: what stands between is not known
_KINDS = Postgres.Tokenizer.KEYWORDS


class Tokens(dict[int, Token]):
    """The tokens of one kind and text, by the number of the lexeme; made where it is asked for.

    The number is in place of the line, counted from 1, and of the offset. Without a text it is the
    text, too: so names and constants are written.
    """

    def __init__(self, kind: TokenType, text: str | None = None) -> None:
        super().__init__()
        self.kind = kind
        self.text = text

    def __missing__(self, number: int) -> Token:
        text = str(number) if self.text is None else self.text
        start = (number + 1) * _STEP
        token = Token(self.kind, text, number + 1, 1, start, start)
        if number < _MOST_KEPT:
            self[number] = token
        return token


class _Keywords(dict[str, Tokens]):
    """The tokens of keywords, by the word in letters of either size; written in capitals."""

    def __missing__(self, word: str) -> Tokens:
        text = word.upper()
        made = Tokens(_KINDS.get(text, TokenType.VAR), text) if text == word else self[text]
        self[word] = made
        return made


KEYWORDS: Final = _Keywords()

IDENTIFIER: Final = Tokens(TokenType.IDENTIFIER)
NUMBER: Final = Tokens(TokenType.NUMBER)
STRING: Final = Tokens(TokenType.STRING)
STAR: Final = Tokens(TokenType.STAR)
NO_NAME: Final = Tokens(TokenType.IDENTIFIER, "-1")

COMMA: Final = Tokens(TokenType.COMMA, ",")
DOT: Final = Tokens(TokenType.DOT, ".")
EQUALS: Final = Tokens(TokenType.EQ, "=")
L_BRACKET: Final = Tokens(TokenType.L_BRACKET, "[")
L_PAREN: Final = Tokens(TokenType.L_PAREN, "(")
R_BRACKET: Final = Tokens(TokenType.R_BRACKET, "]")
R_PAREN: Final = Tokens(TokenType.R_PAREN, ")")

ARROW: Final = Tokens(TokenType.FARROW, "=>")
COLON_EQUALS: Final = Tokens(TokenType.COLON_EQ, ":=")
MINUS: Final = Tokens(TokenType.DASH, "-")
TYPECAST: Final = Tokens(TokenType.DCOLON, "::")

ARRAY: Final = Tokens(TokenType.VAR, "ARRAY")
AS: Final = Tokens(TokenType.ALIAS, "AS")
CAST: Final = Tokens(TokenType.VAR, "CAST")
GROUP_BY: Final = Tokens(TokenType.GROUP_BY, "GROUP BY")
NULL: Final = Tokens(TokenType.NULL, "NULL")
OPERATOR: Final = Tokens(TokenType.OPERATOR, "OPERATOR")
ORDER_BY: Final = Tokens(TokenType.ORDER_BY, "ORDER BY")
PARTITION_BY: Final = Tokens(TokenType.PARTITION_BY, "PARTITION BY")
ROW: Final = Tokens(TokenType.VAR, "ROW")
SIMILAR_TO: Final = Tokens(TokenType.SIMILAR_TO, "SIMILAR TO")
TRUE: Final = Tokens(TokenType.TRUE, "TRUE")


def number_at(start: int) -> int:
    """The lexeme that a token stands for which begins at an offset.

    It is -1 for what sqlglot adds, as the `*` of a VALUES between two queries: that begins at 0.
    """
    return start // _STEP - 1
