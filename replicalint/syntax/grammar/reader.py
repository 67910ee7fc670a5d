"""Reads lexemes along gram.y and writes the tokens that sqlglot gets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from msgspec import Struct
from sqlglot.tokenizer_core import Token, TokenType

from ...name import Name
from ...sqlstate import SYNTAX_ERROR
from ..cursor import IS_COMPARED, PARAMETER, Cursor
from ..holes import Stands
from ..lexeme import Kind, Lexeme
from ..typenames import TypeName
from .marks import Marks
from .tokens import (
    COMMA,
    DOT,
    IDENTIFIER,
    KEYWORDS,
    L_PAREN,
    NUMBER,
    OPERATOR,
    R_PAREN,
    Tokens,
)

# Both of sqlglot's parsers read this far without running out of stack.
MAX_NESTING = 150

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

    def _compared(self, lexemes: Sequence[Lexeme]) -> list[str]:
        """Keywords, marks and operators: no production asks what a name is."""
        pairs = zip(self.roles, lexemes, strict=False)  # behind them are roles of nothing
        return [one.text if IS_COMPARED[role] else "" for role, one in pairs]

    # -- tokens ----------------------------------------------------------------------------

    def emit(self, made: Tokens, number: int) -> None:
        """Writes a token that stands for a lexeme."""
        self.tokens.append(made[number])

    def keyword(self, word: str, number: int) -> None:
        """Writes a keyword."""
        self.tokens.append(KEYWORDS[word][number])

    def identifier(self, number: int) -> None:
        """Writes a name as its number in quotes."""
        self.tokens.append(IDENTIFIER[number])

    def dotted(self, first: int, last: int) -> None:
        """Writes a name, or one behind another and a dot: half of all tokens."""
        add = self.tokens.append
        add(IDENTIFIER[first])
        if last > first:
            add(DOT[first + 1])
            add(IDENTIFIER[last])

    def constant(self, number: int) -> None:
        """Writes a constant as a number."""
        self.tokens.append(NUMBER[number])

    def comma(self, number: int) -> None:
        """Writes a comma, unless nothing stands before it."""
        if self.tokens[-1].token_type not in (TokenType.L_PAREN, TokenType.COMMA):
            self.emit(COMMA, number)

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
        self.emit(OPERATOR, number)
        self.emit(L_PAREN, number)
        self.emit(NUMBER, number)
        self.emit(R_PAREN, number)

    def put_in_parentheses(self, first: int) -> None:
        """Writes parentheses around what is written from token `first` on."""
        tokens = self.tokens
        place = tokens[first].line - 1
        self.emit(L_PAREN, place)
        tokens.insert(first, tokens.pop())
        self.emit(R_PAREN, self.at - 1)

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
        self.keyword(word, at)
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
            self.keyword(word, self.at)
            self.at += 1

    def pass_comma(self) -> bool:
        """Passes and writes a comma."""
        if self.texts[self.at] != ",":
            return False
        self.emit(COMMA, self.at)
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
        self.emit(L_PAREN, self.at)
        self.at += 1

    def close(self) -> None:
        """Passes and writes the parenthesis that must end what `open` began."""
        if self.texts[self.at] != ")":
            self.pass_holes()
            if self.texts[self.at] != ")":
                raise self.error()
        self._depth -= 2
        self.emit(R_PAREN, self.at)
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
        parameters = (one for one in self._lexemes if one.kind is Kind.PARAM)
        return any(mark in one.text for one in parameters)
