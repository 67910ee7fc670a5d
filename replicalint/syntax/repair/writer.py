"""The place in a statement's lexemes, and the tokens and marks written so far."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field
from sqlglot.dialects.postgres import Postgres
from sqlglot.tokenizer_core import Token, TokenType

from ...catalog import keywords
from ...name import Name
from ..lexer import Kind, Lexeme
from ..typenames import TypeName, TypeReader
from .constructs import Construct

KEYWORDS = Postgres.Tokenizer.KEYWORDS


class Marks(Struct):
    """What the tree does not carry. Numbers are those of lexemes."""

    types: dict[int, TypeName] = field(default_factory=dict)
    operators: dict[int, Name] = field(default_factory=dict)
    prefix: set[int] = field(default_factory=set)  # `0 OPERATOR(n) x` stands for `op x`
    lone_operators: list[tuple[Name, int, int]] = field(default_factory=list)
    collations: list[tuple[Name, int, int]] = field(default_factory=list)
    sampling: list[tuple[Name, int, int]] = field(default_factory=list)
    lone_types: list[TypeName] = field(default_factory=list)
    constructs: dict[int, Construct] = field(default_factory=dict)
    results: dict[int, TypeName] = field(default_factory=dict)  # RETURNING type, of constructs
    columns: dict[int, list[tuple[str, TypeName | None]]] = field(default_factory=dict)
    locks: list[tuple[str, int, int]] = field(default_factory=list)
    recent: list[tuple[str, int, str, int, int]] = field(default_factory=list)  # since 16 or later
    has_values_after_with: bool = False  # read as a subquery that the statement does not have
    join_aliases: dict[int, int] = field(default_factory=dict)  # by the first USING column
    extra_names: list[int] = field(default_factory=list)  # that SEARCH and CYCLE give
    collation_calls: set[int] = field(default_factory=set)  # COLLATION FOR (...)
    row_versions: dict[int, dict[str, str]] = field(default_factory=dict)  # by RETURNING: old, new


class Frame(Struct):
    """An open parenthesis, or the statement itself."""

    kind: str = ""  # "cast", "construct", "window", "alias", "call", "subscript", ""
    clause: str = ""
    construct: Construct | None = None
    number: int = 0
    fetching: bool = False
    is_arm_of_values: bool = False  # its rows may be an arm of a set operation
    unclosed: int = 0  # parentheses of our own that end with it


class NotReadable(Exception):
    """The statement holds something that no PostgreSQL statement holds at this place."""

    def __init__(self, reason: str, number: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.number = number


_IDENTIFIER = TokenType.IDENTIFIER
_TEXTUAL = frozenset((Kind.WORD, Kind.PUNCTUATION))
_MARGIN = 4  # a look back from the first lexeme lands in it


def _may_hold_typed_constants(lexemes: list[Lexeme]) -> bool:
    """Whether a string follows a word, as in `date '2026-01-01'`: most statements have none."""
    before = None
    for lexeme in lexemes:
        if before is not None and _is_string(lexeme) and _ends_type(before):
            return True
        before = lexeme
    return False


def _is_string(lexeme: Lexeme) -> bool:
    """A string constant, or psql's :'name', which becomes one."""
    return lexeme.kind is Kind.STRING or (
        lexeme.kind is Kind.PARAM and lexeme.text.startswith(":'")
    )


def _ends_type(lexeme: Lexeme) -> bool:
    if lexeme.kind is Kind.PUNCTUATION:
        return lexeme.text in ")]"
    return lexeme.kind is Kind.QUOTED or lexeme.kind is Kind.WORD


class Writer:
    """Reads lexemes and writes tokens; what stands open is in `frames`."""

    def __init__(self, lexemes: list[Lexeme], read_one: Callable[[Writer], None]) -> None:
        self.lexemes = lexemes
        self.read_one = read_one
        self.count = len(lexemes)
        # What a look at a neighbour sees: "" for anything but words and marks, and past the ends.
        self.texts = [lexeme.text if lexeme.kind in _TEXTUAL else "" for lexeme in lexemes] + [
            ""
        ] * _MARGIN
        self.tokens: list[Token] = []
        self.marks = Marks()
        self.at = 0
        self.value_ended = False
        self.lexemes_to_skip = 0
        self.cases = 0
        self.merge_condition = -1
        self.prefixes = 0
        self.frames = [Frame()]
        self.types = TypeReader(lexemes)
        self.categories = keywords()
        self.may_hold_typed_constants = _may_hold_typed_constants(lexemes)
        self.writes_rows = any(
            lexeme.kind is Kind.WORD and lexeme.text in ("update", "merge", "cycle", "search")
            for lexeme in lexemes
        )

    def text(self, ahead: int) -> str:
        """The text of a word or mark nearby; "" for anything else."""
        place = self.at + ahead
        return self.texts[place] if place < self.count else ""

    def kind(self, ahead: int) -> Kind | None:
        place = self.at + ahead
        return self.lexemes[place].kind if 0 <= place < self.count else None

    def is_string(self, place: int) -> bool:
        return place < self.count and _is_string(self.lexemes[place])

    def emit(self, kind: TokenType, text: str, number: int) -> None:
        _, _, start, end = self.lexemes[number]
        self.tokens.append(Token(kind, text, number + 1, 1, start, end - 1))

    def keyword(self, word: str, number: int) -> None:
        upper = word.upper()
        self.emit(KEYWORDS.get(upper, TokenType.VAR), upper, number)
        self.value_ended = False

    def identifier(self, number: int) -> None:
        _, _, start, end = self.lexemes[number]
        self.tokens.append(Token(_IDENTIFIER, str(number), number + 1, 1, start, end - 1))
        self.value_ended = True

    def constant(self, number: int) -> None:
        self.emit(TokenType.NUMBER, str(number), number)
        self.value_ended = True

    def comma(self, number: int) -> None:
        """A comma, unless nothing stands before it."""
        if self.tokens and self.tokens[-1].token_type not in (TokenType.L_PAREN, TokenType.COMMA):
            self.emit(TokenType.COMMA, ",", number)
        self.value_ended = False

    def type(self, number: int, found: TypeName) -> None:
        self.marks.types[number] = found
        self.identifier(number)

    def note_recent(
        self, text: str, since: int, first: int, last: int, sqlstate: str = "42601"
    ) -> None:
        """Notes grammar that an older server does not know, and what that answers."""
        self.marks.recent.append((text, since, sqlstate, first, last))

    def operator_call(self, number: int, name: Name) -> None:
        self.marks.operators[number] = name
        self.emit(TokenType.OPERATOR, "OPERATOR", number)
        self.emit(TokenType.L_PAREN, "(", number)
        self.emit(TokenType.NUMBER, str(number), number)
        self.emit(TokenType.R_PAREN, ")", number)
        self.value_ended = False

    def open(self, kind: str, construct: Construct | None = None, number: int = 0) -> None:
        """Emits the parenthesis that stands here."""
        self.emit(TokenType.L_PAREN, "(", self.at)
        clause = "group" if kind == "" and self.frames[-1].clause == "group" else ""
        self.frames.append(Frame(kind, clause, construct, number))
        self.value_ended = False
        self.at += 1
