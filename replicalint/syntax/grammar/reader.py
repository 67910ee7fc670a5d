"""Reads lexemes along gram.y and writes the tokens that sqlglot gets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct
from sqlglot.dialects.postgres import Postgres
from sqlglot.tokenizer_core import Token, TokenType

from ...name import Name
from ...sqlstate import SYNTAX_ERROR
from ..cursor import PARAMETER, Cursor
from ..holes import Stands
from ..lexeme import Kind, Lexeme
from ..typenames import TypeName
from .marks import Marks

# Both of sqlglot's parsers read this far without running out of stack.
MAX_NESTING = 150

_KEYWORDS = Postgres.Tokenizer.KEYWORDS
_IDENTIFIER, _DOT, _VAR = TokenType.IDENTIFIER, TokenType.DOT, TokenType.VAR
_HALVES = 2 * MAX_NESTING


class Productions(Struct, frozen=True):
    """Those that stand in others which they consist of themselves."""

    a_expr: Callable[[Reader, int], None]
    b_expr: Callable[[Reader, int], None]
    b_expr_alone: Callable[[Reader, int], None]
    c_expr: Callable[[Reader], int]
    a_expr_alone: Callable[[Reader, int], bool]
    rest: Callable[[Reader, int, int], None]  # what follows the first operand of an a_expr
    select_with_parens: Callable[[Reader, bool], int]
    select_no_parens: Callable[[Reader], None]
    preparable_stmt: Callable[[Reader], None]


class Reader(Cursor):
    """A cursor that writes tokens and marks."""

    def __init__(self, lexemes: Sequence[Lexeme], grammar: Productions) -> None:
        super().__init__(lexemes)
        self.grammar = grammar
        self.tokens: list[Token] = []
        self.marks = Marks(holes=self.holes)
        self._depth = 2  # in halves of a level

    # -- tokens ----------------------------------------------------------------------------

    def emit(self, kind: TokenType, text: str, number: int) -> None:
        """Writes a token that stands for a lexeme, whose number is in place of the line."""
        lexeme = self.lexemes[number]
        self.tokens.append(Token(kind, text, number + 1, 1, lexeme.start, lexeme.end - 1))

    def keyword(self, word: str, number: int) -> None:
        """Writes a keyword, in capitals."""
        lexeme, kind = self.lexemes[number], _KEYWORDS.get(word, _VAR)
        self.tokens.append(Token(kind, word, number + 1, 1, lexeme.start, lexeme.end - 1))

    def identifier(self, number: int) -> None:
        """Writes a name as its number in quotes."""
        start, end = self.lexemes[number].start, self.lexemes[number].end
        self.tokens.append(Token(_IDENTIFIER, str(number), number + 1, 1, start, end - 1))

    def dotted(self, first: int, last: int) -> None:
        """Writes a name, or one behind another and a dot: half of all tokens."""
        lexemes, add = self.lexemes, self.tokens.append
        one = lexemes[first]
        add(Token(_IDENTIFIER, str(first), first + 1, 1, one.start, one.end - 1))
        if last > first:
            dot, other = lexemes[first + 1], lexemes[last]
            add(Token(_DOT, ".", first + 2, 1, dot.start, dot.start))
            add(Token(_IDENTIFIER, str(last), last + 1, 1, other.start, other.end - 1))

    def constant(self, number: int) -> None:
        """Writes a constant as a number."""
        self.emit(TokenType.NUMBER, str(number), number)

    def comma(self, number: int) -> None:
        """Writes a comma, unless nothing stands before it."""
        if self.tokens[-1].token_type not in (TokenType.L_PAREN, TokenType.COMMA):
            self.emit(TokenType.COMMA, ",", number)

    def hole(self, stands: Stands) -> None:
        """Passes a hole and writes it as a constant."""
        self.constant(self.pass_hole(stands))

    def type(self, number: int, found: TypeName) -> None:
        """Writes a type's name as one identifier."""
        self.marks.types[number] = found
        self.identifier(number)

    def operator(self, number: int, name: Name | None) -> None:
        """Writes an infix operator of any name as OPERATOR(n); None where it is none at all."""
        if name is not None:
            self.marks.operators[number] = name
        self.emit(TokenType.OPERATOR, "OPERATOR", number)
        self.emit(TokenType.L_PAREN, "(", number)
        self.emit(TokenType.NUMBER, str(number), number)
        self.emit(TokenType.R_PAREN, ")", number)

    def put_in_parentheses(self, first: int) -> None:
        """Writes parentheses around what is written from token `first` on."""
        tokens = self.tokens
        place = tokens[first].line - 1
        self.emit(TokenType.L_PAREN, "(", place)
        tokens.insert(first, tokens.pop())
        self.emit(TokenType.R_PAREN, ")", self.at - 1)

    def put_in_call(self, number: int, first: int) -> None:
        """Writes a call of a construct around what is written from token `first` on."""
        self.put_in_parentheses(first)
        self.identifier(number)
        self.tokens.insert(first, self.tokens.pop())

    # -- steps -----------------------------------------------------------------------------

    def pass_keyword(self, word: str) -> bool:
        """Passes and writes a word where it stands here."""
        at = self.at
        if self.texts[at] != word:
            return False
        self.keyword(word.upper(), at)
        self.at = at + 1
        return True

    def pass_any(self, words: Collection[str]) -> bool:
        """Passes and writes one of these words."""
        text = self.texts[self.at]
        return text in words and self.pass_keyword(text)

    def expect_keyword(self, *words: str) -> None:
        """Passes and writes these words, one after the other."""
        for word in words:
            if self.texts[self.at] != word:
                self.pass_holes()
                if self.texts[self.at] != word:
                    raise self.error()
            self.keyword(word.upper(), self.at)
            self.at += 1

    def pass_comma(self) -> bool:
        """Passes and writes a comma."""
        if self.texts[self.at] != ",":
            return False
        self.emit(TokenType.COMMA, ",", self.at)
        self.at += 1
        return True

    def expect_comma(self) -> None:
        if not self.pass_comma():
            raise self.error()

    def open(self) -> None:
        """Passes and writes the parenthesis that must stand here."""
        if self.texts[self.at] != "(":
            raise self.error()
        self.enter(2)
        self.emit(TokenType.L_PAREN, "(", self.at)
        self.at += 1

    def close(self) -> None:
        """Passes and writes the parenthesis that must end what `open` began."""
        if self.texts[self.at] != ")":
            self.pass_holes()
            if self.texts[self.at] != ")":
                raise self.error()
        self._depth -= 2
        self.emit(TokenType.R_PAREN, ")", self.at)
        self.at += 1

    def enter(self, halves: int) -> None:
        """One level deeper, or half of one where little is needed for it."""
        self._depth += halves
        if self._depth > _HALVES:
            raise self.refuse(f"statement is nested more than {MAX_NESTING} levels deep", self.at)

    def leave(self, halves: int) -> None:
        self._depth -= halves

    def type_modifiers(self) -> None:
        """opt_type_modifiers, not written: an expr_list of which analysis takes constants alone."""
        if self.texts[self.at] != "(":
            return
        written = len(self.tokens)
        self.open()
        self.grammar.a_expr(self, 0)
        while self.pass_comma():
            self.grammar.a_expr(self, 0)
        self.close()
        del self.tokens[written:]

    # -- notes -----------------------------------------------------------------------------

    def note_recent(
        self, text: str, since: int, first: int, last: int, sqlstate: str = SYNTAX_ERROR
    ) -> None:
        """Notes grammar that an older server does not know, and what that answers."""
        self.marks.recent.append((text, since, sqlstate, first, last))

    def is_constant(self, stand_in: str) -> bool:
        """Whether a parameter stands here, in place of a constant such as this one."""
        if self.roles[self.at] != PARAMETER:
            return False
        self.marks.stand_ins[self.at] = stand_in
        return True

    def has_parameter(self, mark: str) -> bool:
        """Whether a client's parameter holds this mark: "%" is then doubled, and "?"."""
        return any(mark in lexeme.text for lexeme in self.lexemes if lexeme.kind is Kind.PARAM)
