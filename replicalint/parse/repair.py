"""Tokens PostgreSQL accepts become tokens sqlglot accepts: structure for sqlglot, words for us.

What sqlglot gets is a small dialect that it reads reliably. A token's text is the number of the
lexeme that it stands for, so that the tree leads back to names, constants, types and operators as
they are written, whatever sqlglot would have made of them:

- every name and every function that is called is a quoted identifier;
- every constant and every parameter is a number or a string;
- every operator but comparison and arithmetic is `OPERATOR(n)`, which has PostgreSQL's precedence;
- every type name is one identifier; a typed constant is a CAST;
- calls with a grammar of their own (EXTRACT, XMLTABLE, JSON_VALUE, ...) are plain calls;
- clauses that name things but change no structure (COLLATE, TABLESAMPLE, USING operator) are
  taken out and noted in `Marks`.

The file is one pass over one list: its methods share the place in it, which is why they are many.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sqlglot.dialects.postgres import Postgres
from sqlglot.tokenizer_core import Token, TokenType

from ..catalog import keywords
from ..name import Name
from .constructs import CONSTRUCTS, Construct
from .lexer import Kind, Lexeme
from .typenames import TypeName, TypeReader

_KEYWORDS = Postgres.Tokenizer.KEYWORDS
# Both of sqlglot's parsers read this far without running out of stack.
MAX_NESTING = 150


@dataclass
class Marks:
    """What the tree does not carry. Numbers are those of lexemes."""

    types: dict[int, TypeName] = field(default_factory=dict)
    operators: dict[int, Name] = field(default_factory=dict)
    prefix: set[int] = field(default_factory=set)  # `0 OPERATOR(n) x` stands for `op x`
    lone_operators: list[tuple[Name, int, int]] = field(default_factory=list)
    collations: list[tuple[Name, int, int]] = field(default_factory=list)
    sampling: list[tuple[Name, int, int]] = field(default_factory=list)
    lone_types: list[TypeName] = field(default_factory=list)
    constructs: dict[int, Construct] = field(default_factory=dict)
    columns: dict[int, list[tuple[str, TypeName | None]]] = field(default_factory=dict)
    locks: list[tuple[str, int, int]] = field(default_factory=list)
    join_aliases: dict[int, int] = field(default_factory=dict)  # by the first USING column
    extra_names: list[int] = field(default_factory=list)


@dataclass
class _Frame:
    """An open parenthesis, or the statement itself."""

    kind: str = ""  # "cast", "construct", "window", "alias", "call", "subscript", ""
    clause: str = ""
    construct: Construct | None = None
    number: int = 0
    fetching: bool = False
    unclosed: int = 0  # parentheses of our own that end with it


class NotReadable(Exception):
    """The statement holds something that no PostgreSQL statement holds at this place."""

    def __init__(self, reason: str, number: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.number = number


# In the place of a value, these words begin something; by the word that follows or went before.
_PAIRS_BEFORE = {
    ("with", "recursive"),
    ("as", "materialized"),
    ("not", "materialized"),
    ("nulls", "first"),
    ("nulls", "last"),
    ("do", "nothing"),
    ("do", "update"),
    ("update", "set"),
    ("then", "update"),
    ("then", "insert"),
    ("then", "delete"),
    ("as", "insert"),
    ("as", "update"),
    ("as", "delete"),
    ("as", "merge"),
    ("(", "insert"),
    ("(", "update"),
    ("(", "delete"),
    ("(", "merge"),
    (")", "insert"),
    (")", "update"),
    (")", "delete"),
    (")", "merge"),
    ("not", "matched"),
    ("when", "matched"),
    ("on", "conflict"),
    ("for", "update"),
    ("for", "share"),
    ("for", "key"),
    ("for", "no"),
    ("no", "key"),
    ("key", "update"),
    ("key", "share"),
    ("skip", "locked"),
    ("insert", "into"),
    ("overriding", "user"),
    ("overriding", "system"),
    ("fetch", "first"),
    ("fetch", "next"),
    ("with", "ties"),
    ("current", "of"),
    ("matched", "by"),
    ("by", "source"),
    ("by", "target"),
    ("with", "ordinality"),
    ("or", "replace"),
    ("where", "current"),
    ("search", "depth"),
    ("search", "breadth"),
    ("depth", "first"),
    ("breadth", "first"),
    ("first", "by"),
}
_PAIRS_AFTER = {
    ("partition", "by"),
    ("rows", "from"),
    ("current", "row"),
    ("nulls", "first"),
    ("nulls", "last"),
    ("at", "time"),
    ("within", "group"),
    ("search", "depth"),
    ("search", "breadth"),
    ("skip", "locked"),
    ("overriding", "user"),
    ("overriding", "system"),
}
_WINDOW_WORDS = frozenset(
    "rows range groups unbounded preceding following current row partition by order".split()
)
_INFIX_TYPE_WORDS = frozenset(
    (
        "natural left right full inner outer cross join like ilike similar is isnull notnull overlaps"
    ).split()
)
_LOCK_WORDS = frozenset(["update", "share", "key", "no", "of", "nowait", "skip", "locked"])
_STATEMENT_WORDS = frozenset("select insert update delete merge with values table".split())
_CLAUSES = frozenset(
    (
        "select from where group having window order limit offset fetch for set values "
        "returning union intersect except into"
    ).split()
)
_VALUE_WORDS = {
    "current_date": "date",
    "current_time": "timetz",
    "current_timestamp": "timestamptz",
    "localtime": "time",
    "localtimestamp": "timestamp",
    "current_role": "name",
    "current_user": "name",
    "session_user": "name",
    "system_user": "text",
    "user": "name",
    "current_catalog": "name",
    "current_schema": "name",
    "default": "unknown",
}
_COMPARISON = {
    "=": TokenType.EQ,
    "<": TokenType.LT,
    ">": TokenType.GT,
    "<=": TokenType.LTE,
    ">=": TokenType.GTE,
    "<>": TokenType.NEQ,
    "!=": TokenType.NEQ,
}
_ARITHMETIC = {
    "+": TokenType.PLUS,
    "-": TokenType.DASH,
    "*": TokenType.STAR,
    "/": TokenType.SLASH,
    "%": TokenType.MOD,
    "^": TokenType.CARET,
}
_MARKS = {
    "(": TokenType.L_PAREN,
    ")": TokenType.R_PAREN,
    "[": TokenType.L_BRACKET,
    "]": TokenType.R_BRACKET,
    ",": TokenType.COMMA,
    ".": TokenType.DOT,
    "::": TokenType.DCOLON,
    ":=": TokenType.COLON_EQ,
    ":": TokenType.COLON,
}


def before_call(tokens: list[Token], frame: _Frame) -> bool:
    """Whether the last token opens the arguments of a call."""
    return frame.kind == "call" and tokens[-1].token_type is TokenType.L_PAREN


def value_word_type(word: str) -> str | None:
    """The type of CURRENT_DATE and its like; None for any other word."""
    return _VALUE_WORDS.get(word)


class Repair:
    """Turns the lexemes of one query into tokens and marks."""

    def __init__(self, lexemes: list[Lexeme]) -> None:
        self.lexemes = lexemes
        self.tokens: list[Token] = []
        self.marks = Marks()
        self.at = 0
        self.value_ended = False
        self.lexemes_to_skip = 0
        self.cases = 0
        self.merge_condition = -1
        self.prefixes = 0
        self.frames = [_Frame()]
        self.types = TypeReader(lexemes)
        self.categories = keywords()
        self.writes_rows = any(
            lexeme.kind is Kind.WORD and lexeme.text in ("update", "merge", "cycle", "search")
            for lexeme in lexemes
        )
        self.handlers: dict[Kind, Callable[[Lexeme], None]] = {
            Kind.WORD: self._word,
            Kind.QUOTED: self._quoted,
            Kind.STRING: self._string,
            Kind.NUMBER: self._number,
            Kind.PARAM: self._number,
            Kind.OPERATOR: self._operator,
            Kind.PUNCTUATION: self._mark,
            Kind.OTHER: self._unreadable,
            Kind.NAME_PARAM: self._unreadable,
        }

    def run(self) -> tuple[list[Token], Marks]:
        """The tokens and the marks; raises NotReadable."""
        lexemes, handlers = self.lexemes, self.handlers
        while self.at < len(lexemes):
            lexeme = lexemes[self.at]
            handlers[lexeme.kind](lexeme)
            self.prefixes = 0 if self.value_ended else self.prefixes + 1
            if len(self.frames) + self.cases + self.prefixes // 2 > MAX_NESTING:
                raise NotReadable(f"nested deeper than {MAX_NESTING} levels", self.at - 1)
        self._close(self.frames[0], len(lexemes) - 1)
        return self.tokens, self.marks

    # -- reading ---------------------------------------------------------------------------

    def _text(self, ahead: int) -> str:
        """The text of a word or mark nearby; "" for anything else."""
        place = self.at + ahead
        if 0 <= place < len(self.lexemes):
            lexeme = self.lexemes[place]
            if lexeme.kind is Kind.WORD or lexeme.kind is Kind.PUNCTUATION:
                return lexeme.text
        return ""

    def _kind(self, ahead: int) -> Kind | None:
        place = self.at + ahead
        return self.lexemes[place].kind if 0 <= place < len(self.lexemes) else None

    # -- writing ---------------------------------------------------------------------------

    def _emit(self, kind: TokenType, text: str, number: int) -> None:
        lexeme = self.lexemes[number]
        self.tokens.append(Token(kind, text, number + 1, 1, lexeme.start, lexeme.end - 1))

    def _keyword(self, word: str, number: int) -> None:
        upper = word.upper()
        self._emit(_KEYWORDS.get(upper, TokenType.VAR), upper, number)
        self.value_ended = False

    def _identifier(self, number: int) -> None:
        self._emit(TokenType.IDENTIFIER, str(number), number)
        self.value_ended = True

    def _constant(self, number: int) -> None:
        self._emit(TokenType.NUMBER, str(number), number)
        self.value_ended = True

    def _comma(self, number: int) -> None:
        """A comma, unless nothing stands before it."""
        if self.tokens and self.tokens[-1].token_type not in (TokenType.L_PAREN, TokenType.COMMA):
            self._emit(TokenType.COMMA, ",", number)
        self.value_ended = False

    def _type(self, number: int, found: TypeName) -> None:
        self.marks.types[number] = found
        self._identifier(number)

    def _operator_call(self, number: int, name: Name) -> None:
        self.marks.operators[number] = name
        self._emit(TokenType.OPERATOR, "OPERATOR", number)
        self._emit(TokenType.L_PAREN, "(", number)
        self._emit(TokenType.NUMBER, str(number), number)
        self._emit(TokenType.R_PAREN, ")", number)
        self.value_ended = False

    # -- lexemes ---------------------------------------------------------------------------

    def _unreadable(self, lexeme: Lexeme) -> None:
        if lexeme.kind is Kind.NAME_PARAM:
            raise NotReadable(f"the name {lexeme.text} is filled in by psql", self.at)
        raise NotReadable(f"unexpected {lexeme.text!r}", self.at)

    def _number(self, lexeme: Lexeme) -> None:
        self._constant(self.at)
        self.at += 1

    def _string(self, lexeme: Lexeme) -> None:
        self._emit(TokenType.STRING, str(self.at), self.at)
        self.value_ended = True
        self.at += 1

    def _quoted(self, lexeme: Lexeme) -> None:
        if not self.value_ended and self._typed_constant():
            return
        if self.frames[-1].kind == "alias" and self._alias_column():
            return
        if self.frames[-1].kind == "targets":
            self._target_column()
            return
        self._name()

    def _name(self) -> None:
        """A name; where it names a call or an alias, what its parenthesis holds is known."""
        was_alias = self.value_ended or self._text(-1) == "as"
        number = self.at
        self._identifier(number)
        self.at += 1
        if self._text(0) == "(":
            if self.frames[-1].clause == "into" and self._text(1) not in _STATEMENT_WORDS:
                self._open("targets")
            elif was_alias and self._text(-2) != ".":
                self._open("alias")
            else:
                self._open("call")

    def _open(self, kind: str, construct: Construct | None = None, number: int = 0) -> None:
        """Emits the parenthesis that stands here."""
        self._emit(TokenType.L_PAREN, "(", self.at)
        clause = "group" if kind == "" and self.frames[-1].clause == "group" else ""
        self.frames.append(_Frame(kind, clause, construct, number))
        self.value_ended = False
        self.at += 1

    def _mark(self, lexeme: Lexeme) -> None:
        mark = lexeme.text
        frame = self.frames[-1]
        if mark == "(":
            self._open(self._paren_kind(), number=self.at + 1)
        elif mark == ")":
            if len(self.frames) > 1:
                closed = self.frames.pop()
                self._close(closed, self.at)
                self._join_alias(closed)
            if self.tokens and self.tokens[-1].token_type is TokenType.COMMA:
                self.tokens.pop()
            self._emit(TokenType.R_PAREN, ")", self.at)
            self.value_ended = frame.kind != "distinct on"
            self.at += 1 + self.lexemes_to_skip
            self.lexemes_to_skip = 0
        elif mark == "[":
            self.frames.append(_Frame("subscript" if self.value_ended else ""))
            self._emit(TokenType.L_BRACKET, "[", self.at)
            self.value_ended = False
            self.at += 1
        elif mark == "]":
            self._close_bracket()
        elif mark == "::":
            self._cast()
        elif mark == ":" and frame.kind == "subscript":
            if self.tokens[-1].token_type not in (TokenType.L_BRACKET, TokenType.COMMA):
                self._emit(TokenType.COMMA, ",", self.at)
            self.value_ended = False
            self.at += 1
        elif mark == ":" and frame.kind == "construct":
            self._comma(self.at)
            self.at += 1
        elif mark in _MARKS:
            if mark != "," or self.tokens[-1].token_type is not TokenType.L_PAREN:
                self._emit(_MARKS[mark], mark, self.at)
            self.value_ended = False
            self.at += 1
        else:
            raise NotReadable(f'unexpected "{mark}"', self.at)

    def _join_alias(self, closed: _Frame) -> None:
        """`USING (a, b) AS j`: sqlglot knows no alias here."""
        if closed.kind == "using" and self._text(1) == "as" and self._kind(2) is not None:
            self.marks.join_aliases[closed.number] = self.at + 2
            self.lexemes_to_skip = 2

    def _paren_kind(self) -> str:
        before = self._text(-1)
        if before == "using":
            return "using"
        if before == "on" and self._text(-2) == "distinct":
            return "distinct on"
        if before == "over" or (before == "as" and self.frames[-1].clause == "window"):
            return "window"
        if before == "as" and self._text(1) not in _STATEMENT_WORDS and self._text(1) != "(":
            return "alias"
        return ""

    def _close_bracket(self) -> None:
        """Ends `[`; a second subscript keeps sqlglot from changing the first."""
        frame = self.frames.pop() if len(self.frames) > 1 else self.frames[0]
        if frame.kind == "subscript":
            if self.tokens[-1].token_type not in (TokenType.L_BRACKET, TokenType.COMMA):
                self._emit(TokenType.COMMA, ",", self.at)
            self._emit(TokenType.NULL, "NULL", self.at)
            self._emit(TokenType.COMMA, ",", self.at)
            self._emit(TokenType.NULL, "NULL", self.at)
        self._emit(TokenType.R_BRACKET, "]", self.at)
        self.value_ended = True
        self.at += 1

    def _cast(self) -> None:
        read = self.types.read(self.at + 1)
        if read is None:
            raise NotReadable("expected a type after ::", self.at)
        found, after = read
        self._emit(TokenType.DCOLON, "::", self.at)
        self._type(self.at + 1, found)
        self.at = after

    def _operator(self, lexeme: Lexeme) -> None:
        text = lexeme.text
        if text == "*" and not self.value_ended:
            self._emit(TokenType.STAR, str(self.at), self.at)
            self.value_ended = True
            self.at += 1
            return
        if text == "*" and self._is_inheritance_star():
            self.at += 1
            return
        if text == "=>":
            self._named_argument()
            return
        if self.value_ended:
            self._infix(text)
        else:
            self._prefix(text)
        self.at += 1

    def _is_inheritance_star(self) -> bool:
        """`FROM t *`: with the tables that inherit from it, as always."""
        if self.frames[-1].clause not in ("from", "update", "delete"):
            return False
        after = self._text(1)
        follows = self._kind(1)
        if follows is None or after in (",", ")"):
            return self._text(-1) != ")"
        return self.categories.get(after) in ("R", "T") and after not in _ENDS_OF_VALUES

    def _named_argument(self) -> None:
        self._emit(TokenType.FARROW, "=>", self.at)
        self.value_ended = False
        self.at += 1

    def _infix(self, text: str) -> None:
        kind = _COMPARISON.get(text) or _ARITHMETIC.get(text)
        if kind is not None:
            self._emit(kind, text, self.at)
            self.value_ended = False
            return
        if text == "%%" and any("%" in x.text for x in self.lexemes if x.kind is Kind.PARAM):
            self._emit(TokenType.MOD, "%", self.at)
            self.value_ended = False
            return
        if text.startswith("??") and any(x.text == "?" for x in self.lexemes):
            text = text[1:]
        self._operator_call(self.at, Name("", text))

    def _prefix(self, text: str, name: Name | None = None, number: int | None = None) -> None:
        place = self.at if number is None else number
        if text in "+-" and name is None:
            self._emit(TokenType.DASH, "-", place)
            self.value_ended = False
            return
        name = name or Name("", text)
        last = self.tokens[-1].token_type if self.tokens else None
        if last in _ARITHMETIC.values() or last is TokenType.R_PAREN:
            lexeme = self.lexemes[place]
            self.marks.lone_operators.append((name, lexeme.start, lexeme.end))
            self._emit(TokenType.DASH, "-", place)
            self.value_ended = False
            return
        self._constant(place)
        self.marks.prefix.add(place)
        self._operator_call(place, name)

    # -- words -----------------------------------------------------------------------------

    def _word(self, lexeme: Lexeme) -> None:
        word = lexeme.text
        before, after = self._text(-1), self._text(1)
        frame = self.frames[-1]
        if frame.kind == "targets" and word not in _STATEMENT_WORDS:
            self._target_column()
            return
        if before == "." or after == ".":
            if not (self.value_ended or before == ".") and self._typed_constant():
                return
            if word != "operator" or after == ".":
                self._name()
                return
        if before == "as" and self._alias_after_as(word, frame):
            return
        if frame.kind == "alias" and self._alias_column():
            return
        if frame.kind == "construct" and self._construct_word(word, frame):
            return
        category = self.categories.get(word)
        if self.value_ended:
            self._word_after_value(word, category, before, after, frame)
        else:
            self._word_for_value(word, category, before, after, frame)

    def _alias_after_as(self, word: str, frame: _Frame) -> bool:
        """The word after AS: a type in CAST, else a name whatever it is."""
        if frame.kind == "cast":
            read = self.types.read(self.at)
            if read is None:
                raise NotReadable("expected a type after AS", self.at)
            found, after = read
            self._type(self.at, found)
            self.at = after
            return True
        if word == "materialized" or (word == "not" and self._text(1) == "materialized"):
            return False
        if frame.kind == "construct":
            return False
        self.value_ended = True
        self._name()
        return True

    def _alias_column(self) -> bool:
        """A column of an alias list, with its type in a column definition list."""
        if self._text(-1) not in ("(", ","):
            return False
        number = self.at
        self._identifier(number)
        self.at += 1
        if self._text(0) not in (",", ")", ""):
            read = self.types.read(self.at)
            if read is None:
                raise NotReadable("expected a type", self.at)
            found, after = read
            self._type(self.at, found)
            self.at = after
        return True

    def _target_column(self) -> None:
        """A column that INSERT writes: of `a[1].field` the column alone."""
        self._identifier(self.at)
        self.at += 1
        while self._text(0) not in (",", ")", ""):
            self.at += 1
            while self._kind(0) in (Kind.QUOTED, Kind.NUMBER, Kind.PARAM, Kind.OPERATOR):
                self.at += 1

    def _typed_constant(self) -> bool:
        """`date '2026-01-01'`, `public.mood 'happy'`: CAST('...' AS type)."""
        word = self.lexemes[self.at]
        follows = self._kind(1)
        if follows is not Kind.STRING and self._text(1) not in (
            "(",
            ".",
            "precision",
            "varying",
            "character",
            "char",
            "with",
            "without",
        ):
            return False
        if word.kind is Kind.WORD and self._text(1) == "(" and word.text not in _TYPE_CALLS:
            if not self._string_after_parenthesis():
                return False
        read = self.types.read(self.at)
        if read is None:
            return False
        found, after = read
        if after >= len(self.lexemes) or self.lexemes[after].kind is not Kind.STRING:
            return False
        number = self.at
        self._emit(TokenType.VAR, "CAST", number)
        self._emit(TokenType.L_PAREN, "(", number)
        self._emit(TokenType.STRING, str(after), after)
        self._emit(TokenType.ALIAS, "AS", number)
        self._type(number, found)
        self._emit(TokenType.R_PAREN, ")", number)
        self.at = after + 1
        if found.name == Name("pg_catalog", "interval"):
            self._skip_interval_fields()
        self.value_ended = True
        return True

    def _string_after_parenthesis(self) -> bool:
        depth = 0
        for lexeme in self.lexemes[self.at + 1 : self.at + 12]:
            if lexeme.kind is Kind.PUNCTUATION and lexeme.text in "()":
                depth += 1 if lexeme.text == "(" else -1
            elif depth == 0:
                return lexeme.kind is Kind.STRING
        return False

    def _skip_interval_fields(self) -> None:
        while self._text(0) in ("year", "month", "day", "hour", "minute", "second", "to"):
            self.at += 1
            if self._text(0) == "(" and self._kind(1) is Kind.NUMBER and self._text(2) == ")":
                self.at += 3

    def _word_for_value(
        self, word: str, category: str | None, before: str, after: str, frame: _Frame
    ) -> None:
        """A word where a value, a name or a clause may begin."""
        if word in _VALUE_WORDS and self._value_word(word, after):
            return
        if word == "operator" and after == "(":
            self._qualified_operator()
        elif category == "R":
            self._reserved(word, after, frame)
        elif word in _INFIX_TYPE_WORDS and (
            after != "(" or before in ("not", "is") or word in ("join", "outer")
        ):
            self._clause(word, frame)
        elif self._typed_constant():
            pass
        elif word == "values" and before == ")" and not frame.clause:
            self._values_after_with(frame)
        elif word == "exclude" and frame.kind == "window":
            self._skip_exclusion()
        elif frame.clause == "group" and self._grouping(word, after):
            pass
        elif self._is_keyword_for_value(word, before, after, frame):
            self._clause(word, frame)
        elif word in CONSTRUCTS and after == "(":
            self._construct(CONSTRUCTS[word])
        elif (word, after) == ("collation", "for"):
            self._identifier(self.at)
            self.marks.extra_names.append(self.at)
            self.at += 2
        else:
            self._name()

    def _is_keyword_for_value(self, word: str, before: str, after: str, frame: _Frame) -> bool:
        if not before and self.at == 0 and word in _STATEMENT_WORDS:
            return True
        if word == "values" or (word == "exists" and after == "("):
            return True
        if word == "between":
            return before in ("rows", "range", "groups", "not")
        if frame.clause == "for" and word in _LOCK_WORDS:
            return True
        if frame.kind == "window" and word in _WINDOW_WORDS:
            return (
                word not in ("row", "current")
                or (word, after) == ("current", "row")
                or (before == "current")
            )
        if (before, word) in _PAIRS_BEFORE:
            return True
        if word == "set" and self.writes_rows and before != ",":
            return True
        return (word, after) in _PAIRS_AFTER or (word == "setof")

    def _values_after_with(self, frame: _Frame) -> None:
        """`WITH ... VALUES (1)` is `WITH ... SELECT * FROM (VALUES (1))` to sqlglot."""
        number = self.at
        self._keyword("select", number)
        self._emit(TokenType.STAR, str(number), number)
        self._keyword("from", number)
        self._emit(TokenType.L_PAREN, "(", number)
        frame.unclosed += 1
        self._clause("values", frame)

    def _close(self, frame: _Frame, number: int) -> None:
        for _ in range(frame.unclosed):
            self._emit(TokenType.R_PAREN, ")", number)
        frame.unclosed = 0

    def _skip_exclusion(self) -> None:
        while self._text(0) not in (")", ""):
            self.at += 1
        self.value_ended = True

    def _grouping(self, word: str, after: str) -> bool:
        """CUBE (...), ROLLUP (...), GROUPING SETS (...): what they hold is grouped by."""
        if word in ("cube", "rollup") and after == "(":
            self.at += 1
        elif (word, after) == ("grouping", "sets"):
            self.at += 2
        else:
            return False
        return True

    def _value_word(self, word: str, after: str) -> bool:
        """CURRENT_DATE and its like are constants; DEFAULT is one in VALUES and SET."""
        if word == "default" and after == "values":
            return False
        if word == "current_schema" and after == "(":
            return False
        if word == "user" and self._text(-1) == "overriding":
            return False
        if self.frames[-1].clause == "from" and self._text(-1) in ("from", ",", "join", "lateral"):
            self._value_in_from(word)
        else:
            self._constant(self.at)
        self.at += 1
        if self._text(0) == "(" and self._kind(1) is Kind.NUMBER and self._text(2) == ")":
            self.at += 3
        return True

    def _value_in_from(self, word: str) -> None:
        """`FROM current_date` is a call without parentheses."""
        self.marks.constructs[self.at] = Construct(word, result=_VALUE_WORDS[word])
        self._identifier(self.at)
        self._emit(TokenType.L_PAREN, "(", self.at)
        self._emit(TokenType.R_PAREN, ")", self.at)

    def _reserved(self, word: str, after: str, frame: _Frame) -> None:
        if word in ("collate", "tablesample"):
            raise NotReadable(f'unexpected "{word}"', self.at)
        if word == "cast" and after == "(":
            self._keyword("cast", self.at)
            self.at += 1
            self._open("cast")
        elif (
            word in ("symmetric", "asymmetric")
            or (word == "only" and frame.clause != "fetch")
            or (word == "all" and before_call(self.tokens, frame) and after not in ("(", "select"))
            or (word in ("distinct", "all") and frame.clause == "group" and self._text(-1) == "by")
        ):
            self.at += 1
        elif word == "null" or word in ("true", "false"):
            self._keyword(word, self.at)
            self.value_ended = True
            self.at += 1
        elif word == "table" and (
            self.at == 0
            or self._text(-1) in ("(", "union", "all", "except", "intersect", "as", ")")
        ):
            self._table_query()
        else:
            self._clause(word, frame)

    def _table_query(self) -> None:
        """`TABLE t` is `SELECT * FROM t`."""
        number = self.at
        self._keyword("select", number)
        self._emit(TokenType.STAR, str(number), number)
        self._keyword("from", number)
        self.at += 1
        if self._text(0) == "only":
            self.at += 1

    def _clause(self, word: str, frame: _Frame) -> None:
        """A keyword that stays one."""
        if word in _CLAUSES:
            frame.clause = word
        after = self._text(1)
        number = self.at
        self.at += 1
        if word == "using" and self._is_merge_join():
            self._keyword(word, number)
            self._emit(TokenType.L_PAREN, "(", number)
            frame.unclosed += 1
            return
        if word == "on" and self.at - 1 == self.merge_condition:
            self._close(frame, number)
        if (word, after) == ("current", "of"):
            self._keyword("true", number)
            self.at += 2
            self.value_ended = True
            return
        if (word, after) in (("group", "by"), ("order", "by"), ("partition", "by")):
            upper = f"{word} by".upper()
            self._emit(_KEYWORDS[upper], upper, number)
            self.at += 1
        elif (word, after) == ("similar", "to"):
            self._emit(_KEYWORDS["SIMILAR TO"], "SIMILAR TO", number)
            self.at += 1
        elif word == "for" and after in ("update", "share", "no", "key"):
            self._keyword(word, number)
            self._lock(number)
        elif word == "end":
            self.cases -= 1
            self._keyword(word, number)
            self.value_ended = True
            return
        elif word == "case":
            self.cases += 1
            self._keyword(word, number)
        elif word == "any" or word == "some":
            self._keyword("any", number)
        elif word == "into" and self._text(0) in (
            "temporary",
            "temp",
            "local",
            "global",
            "unlogged",
            "table",
        ):
            self._keyword(word, number)
            while self._text(0) in ("temporary", "temp", "local", "global", "unlogged", "table"):
                self.at += 1
        else:
            self._keyword(word, number)
        self.value_ended = False

    def _is_merge_join(self) -> bool:
        """`MERGE INTO t USING a JOIN b ON ... ON ...`: finds the ON of MERGE itself."""
        depth = 0
        has_join = False
        condition = -1
        for place in range(self.at, len(self.lexemes)):
            text = self.lexemes[place].text
            if self.lexemes[place].kind is Kind.PUNCTUATION:
                depth += (text == "(") - (text == ")")
            elif depth == 0 and self.lexemes[place].kind is Kind.WORD:
                if text == "when":
                    break
                has_join = has_join or text == "join"
                condition = place if text == "on" else condition
        if not has_join or self.lexemes[0].text not in ("merge", "with"):
            return False
        self.merge_condition = condition
        return text == "when" and condition > 0

    def _lock(self, number: int) -> None:
        """Notes FOR [NO KEY] UPDATE and FOR [KEY] SHARE."""
        last = number + 1
        while self.lexemes[last].text in ("no", "key") and last + 1 < len(self.lexemes):
            last += 1
        words = " ".join(lexeme.text for lexeme in self.lexemes[number : last + 1]).upper()
        self.marks.locks.append((f"SELECT {words}", number, last))

    def _qualified_operator(self) -> None:
        """`OPERATOR(schema.op)`, infix or prefix."""
        number = self.at
        parts: list[str] = []
        self.at += 2
        while self._text(0) != ")":
            if self.at >= len(self.lexemes):
                raise NotReadable("expected an operator", number)
            if self._text(0) != ".":
                parts.append(self.lexemes[self.at].text)
            self.at += 1
        self.at += 1
        if not 0 < len(parts) < 3:
            raise NotReadable("expected an operator", number)
        name = Name(parts[0] if len(parts) == 2 else "", parts[-1])
        if self.value_ended:
            self._operator_call(number, name)
        else:
            self._prefix(name.name, name, number)

    def _word_after_value(
        self, word: str, category: str | None, before: str, after: str, frame: _Frame
    ) -> None:
        """A word after a value or a name: an infix word, the next clause, or an alias."""
        if word == "operator" and after == "(":
            self._qualified_operator()
        elif word == "collate":
            self._collate()
        elif word == "tablesample":
            self._sample()
        elif word == "is":
            self._is()
        elif word in ("isnull", "notnull"):
            self._keyword("is", self.at)
            self._keyword("null", self.at)
            self.value_ended = True
            self.at += 1
        elif word == "values" and before == ")" and not frame.clause:
            self._values_after_with(frame)
        elif word == "using" and self._kind(1) is Kind.OPERATOR:
            self._ordering_operator()
        elif category == "R":
            self._reserved_after_value(word, frame)
        elif self._is_infix(word, before, after, frame):
            self._infix_word(word, frame)
        elif category == "T" and word in _INFIX_TYPE_WORDS:
            self._clause(word, frame)
        else:
            self._name()

    def _reserved_after_value(self, word: str, frame: _Frame) -> None:
        if word == "fetch" or word == "offset":
            frame.fetching = True
        if word == "end" or word == "window":
            self._clause(word, frame)
        else:
            self._clause(word, frame)

    def _is_infix(self, word: str, before: str, after: str, frame: _Frame) -> bool:
        if word in ("between", "values"):
            return True
        if word == "over":
            return before in (")", "nulls") or self._kind(-1) is None
        if word == "filter":
            return before == ")" and after == "("
        if word in ("escape", "uescape"):
            follows = self._kind(1)
            return follows in (Kind.STRING, Kind.PARAM, Kind.NUMBER) or after in ("(", "null")
        if word == "at":
            return after in ("time", "local")
        if word in ("row", "rows"):
            return frame.fetching or frame.kind == "window"
        if frame.kind == "window" and word in (
            "preceding",
            "following",
            "exclude",
            "range",
            "groups",
            "partition",
        ):
            return True
        if frame.clause == "for" and word in _LOCK_WORDS:
            return True
        if word == "set":
            follows = self._kind(1)
            return self.writes_rows and follows is not None and after not in (",", ")", "from")
        if word == "nulls":
            return after in ("first", "last")
        if word in ("search", "cycle"):
            return before == ")" and self.frames[-1].clause == ""
        return (word, after) in _PAIRS_AFTER or (before, word) in _PAIRS_BEFORE

    def _infix_word(self, word: str, frame: _Frame) -> None:
        if word == "at":
            self._at_time_zone()
        elif word == "exclude":
            self._skip_exclusion()
        elif word == "overriding":
            self.at += 3
        elif word in ("search", "cycle"):
            self._skip_search_or_cycle()
        elif word in ("escape", "uescape"):
            # sqlglot reads ESCAPE with a constant only; any value is one more operand to us
            self._operator_call(self.at, Name("pg_catalog", "||"))
            del self.marks.operators[self.at]
            self.at += 1
        else:
            self._clause(word, frame)
            if word in ("row", "rows", "preceding", "following", "nothing", "locked", "nowait"):
                self.value_ended = True

    def _at_time_zone(self) -> None:
        number = self.at
        if self._text(1) == "local":
            self.at += 2
            self.value_ended = True
            return
        for word in ("at", "time", "zone"):
            self._keyword(word, number)
        self.at += 3

    def _skip_search_or_cycle(self) -> None:
        """SEARCH and CYCLE add columns to a recursive query: noted for the query before."""
        names: list[int] = []
        ends = (")", ",", *_STATEMENT_WORDS)
        while self._text(0) not in ends and self.at < len(self.lexemes):
            if self._text(-1) in ("set", "using") and self._kind(0) in (Kind.WORD, Kind.QUOTED):
                names.append(self.at)
            self.at += 1
            while self._text(0) == "," and self._text(2) in (",", "set"):
                self.at += 1
        self.marks.extra_names.extend(names)
        self.value_ended = True

    def _collate(self) -> None:
        self.at += 1
        name, start, end = self._dotted_name()
        self.marks.collations.append((name, start, end))
        self.value_ended = True

    def _dotted_name(self) -> tuple[Name, int, int]:
        first = self.at
        parts: list[str] = []
        while self._kind(0) in (Kind.WORD, Kind.QUOTED):
            parts.append(self.lexemes[self.at].text)
            self.at += 1
            if self._text(0) != ".":
                break
            self.at += 1
        if not parts:
            raise NotReadable("expected a name", min(first, len(self.lexemes) - 1))
        name = Name(parts[-2] if len(parts) > 1 else "", parts[-1])
        return name, self.lexemes[first].start, self.lexemes[self.at - 1].end

    def _sample(self) -> None:
        """TABLESAMPLE method (arguments) REPEATABLE (seed): neither changes what is in scope."""
        self.at += 1
        name, start, end = self._dotted_name()
        self.marks.sampling.append((name, start, end))
        self._skip_parenthesis()
        if self._text(0) == "repeatable":
            self.at += 1
            self._skip_parenthesis()
        self.value_ended = True

    def _skip_parenthesis(self) -> None:
        depth = 0
        while self.at < len(self.lexemes):
            text = self._text(0)
            if text == "select":
                raise NotReadable("a query inside TABLESAMPLE", self.at)
            depth += (text == "(") - (text == ")")
            self.at += 1
            if depth <= 0:
                return

    def _is(self) -> None:
        """IS [NOT] NULL | TRUE | DISTINCT FROM | DOCUMENT | JSON ... | NORMALIZED."""
        number = self.at
        self._keyword("is", number)
        self.at += 1
        if self._text(0) == "not":
            self._keyword("not", self.at)
            self.at += 1
        word = self._text(0)
        if word == "distinct":
            self._keyword("distinct", self.at)
            self.at += 1
            return
        if word not in ("null", "true", "false"):
            self._skip_predicate()
            self._keyword("null", number)
            self.value_ended = True

    def _skip_predicate(self) -> None:
        word = self._text(0)
        if word not in ("unknown", "document", "json", "normalized", "nfc", "nfd", "nfkc", "nfkd"):
            raise NotReadable("expected a predicate after IS", min(self.at, len(self.lexemes) - 1))
        self.at += 1
        if word.startswith("nf"):
            self.at += self._text(0) == "normalized"
        if word == "json":
            self.at += self._text(0) in ("value", "array", "object", "scalar")
            if self._text(0) in ("with", "without") and self._text(1) == "unique":
                self.at += 2
                self.at += self._text(0) == "keys"

    def _ordering_operator(self) -> None:
        """ORDER BY x USING <."""
        lexeme = self.lexemes[self.at + 1]
        self.marks.lone_operators.append((Name("", lexeme.text), lexeme.start, lexeme.end))
        self.at += 2
        self.value_ended = True

    # -- calls with a grammar of their own -------------------------------------------------

    def _construct(self, construct: Construct) -> None:
        """EXTRACT(...), XMLTABLE(...), JSON_VALUE(...): a call, its words turned into commas."""
        number = self.at
        if construct.name == "json_object" and not self._has_json_words():
            self._name()
            return
        self.marks.constructs[number] = construct
        if construct.name == "treat":
            self._keyword("cast", number)
            self.at += 1
            self._open("cast")
            return
        self._identifier(number)
        self.at += 1
        self._open("construct" if construct.has_words else "call", construct, number)

    def _has_json_words(self) -> bool:
        """Whether JSON_OBJECT is the constructor and not the function of that name."""
        depth = 0
        for lexeme in self.lexemes[self.at + 1 :]:
            if lexeme.kind is Kind.PUNCTUATION:
                depth += (lexeme.text == "(") - (lexeme.text == ")")
                if depth == 0:
                    return False
                if depth == 1 and lexeme.text == ":":
                    return True
            elif depth == 1 and lexeme.kind is Kind.WORD and lexeme.text in _JSON_WORDS:
                return True
        return False

    def _construct_word(self, word: str, frame: _Frame) -> bool:
        """A word directly inside such a call; False where it is an ordinary one."""
        construct = frame.construct
        assert construct is not None
        if word == "columns" and construct.name in ("xmltable", "json_table"):
            self._comma(self.at)
            self.at += 1
            self._column_list(frame.number)
            return True
        if word in ("as", "returning"):
            return self._construct_as(word, construct)
        if construct.drops(word, self._text(1), self._text(-1), self.value_ended):
            self.at += 1
            if word in ("name",) and self._kind(0) in (Kind.WORD, Kind.QUOTED):
                self.at += 1
                self.value_ended = True
            return True
        if construct.separates(word, self.value_ended, self._text(1)):
            self._comma(self.at)
            self.at += 1
            return True
        if construct.name == "extract" and self._text(1) == "from" and not self.value_ended:
            self._constant(self.at)
            self.at += 1
            return True
        return False

    def _construct_as(self, word: str, construct: Construct) -> bool:
        """`AS name` names an argument; `RETURNING type` and XMLSERIALIZE's AS a type."""
        self.at += 1
        if word == "returning" or construct.name in ("xmlserialize",):
            read = self.types.read(self.at)
            if read is None:
                raise NotReadable("expected a type", min(self.at, len(self.lexemes) - 1))
            found, self.at = read
            self.marks.lone_types.append(found)
        else:
            self.at += 1
        self.value_ended = True
        return True

    def _column_list(self, number: int) -> None:
        """The COLUMNS of XMLTABLE and JSON_TABLE; paths and defaults become arguments."""
        columns = self.marks.columns.setdefault(number, [])
        in_parenthesis = self._text(0) == "("
        self.at += in_parenthesis
        while self._text(0) != ")" and self.at < len(self.lexemes):
            if self._text(0) == "nested":
                self._nested_columns(number)
            else:
                self._table_column(columns)
            if self._text(0) == ",":
                self._comma(self.at)
                self.at += 1
        self.at += in_parenthesis
        self.value_ended = True

    def _nested_columns(self, number: int) -> None:
        self.at += 1
        self.at += self._text(0) == "path"
        while self._text(0) != "columns":
            if self.at >= len(self.lexemes):
                raise NotReadable("expected COLUMNS", len(self.lexemes) - 1)
            self.at += 1
        self.at += 1
        self._column_list(number)

    def _table_column(self, columns: list[tuple[str, TypeName | None]]) -> None:
        name = self.lexemes[self.at].text
        self.at += 1
        if self._text(0) == "for":  # FOR ORDINALITY
            self.at += 2
            columns.append((name, TypeName(Name("pg_catalog", "int4"), 0, 0, is_builtin=True)))
            return
        read = self.types.read(self.at)
        if read is None:
            raise NotReadable("expected a type", min(self.at, len(self.lexemes) - 1))
        found, self.at = read
        columns.append((name, found))
        self.marks.lone_types.append(found)
        self._column_options()

    def _column_options(self) -> None:
        """PATH and DEFAULT take a value; the other words of a column say nothing about names."""
        while self._text(0) not in (",", ")", "") or self._kind(0) not in (
            Kind.PUNCTUATION,
            Kind.WORD,
            None,
        ):
            if self._text(0) in ("path", "default"):
                self.at += 1
                self._comma(self.at - 1)
                self._value_until_word()
            else:
                self.at += 1
            if self.at >= len(self.lexemes):
                return

    def _value_until_word(self) -> None:
        """One value of a column option, up to the next option, `,` or `)`."""
        depth = len(self.frames)
        self.frames.append(_Frame("call"))
        self.value_ended = False
        while self.at < len(self.lexemes):
            text = self._text(0)
            outside = len(self.frames) == depth + 1
            if (
                outside
                and self.value_ended
                and (
                    text
                    in (
                        ",",
                        ")",
                        "not",
                        "default",
                        "path",
                        "on",
                        "null",
                        "error",
                        "with",
                        "without",
                        "keep",
                        "omit",
                        "format",
                    )
                )
            ):
                break
            lexeme = self.lexemes[self.at]
            self.handlers[lexeme.kind](lexeme)
        del self.frames[depth:]


_ENDS_OF_VALUES = frozenset(["null", "true", "false", "case", "not", "array"])
_JSON_WORDS = frozenset(["value", "absent", "returning", "without", "unique"])
_TYPE_CALLS = frozenset(
    ("varchar character char bit numeric decimal dec time timestamp interval float nchar").split()
)
