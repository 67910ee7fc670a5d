"""Type names as gram.y reads them: `timestamp(3) with time zone`, `public.mood[]`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..catalog import keywords
from ..name import BLANKS, Name
from .lexer import Kind, Lexeme, Lexer
from .numbers import integer


class TypeName(NamedTuple):
    """A type as written: `name` is the catalogue's ("int4" for `integer`), `dimensions` count `[]`.

    `start` and `end` are the range of the name in the file, without modifiers and `[]`.
    `is_builtin` says that the grammar itself fixes the type: `int` is pg_catalog.int4 whatever
    the search path.
    """

    name: Name
    start: int
    end: int
    dimensions: int = 0
    is_builtin: bool = False
    is_reference: bool = False  # relation.column%TYPE


# gram.y: Numeric, Bit, Character, ConstDatetime, ConstInterval, JsonType
_WORDS = {
    "int": "int4",
    "integer": "int4",
    "smallint": "int2",
    "bigint": "int8",
    "real": "float4",
    "float": "float8",
    "decimal": "numeric",
    "dec": "numeric",
    "numeric": "numeric",
    "boolean": "bool",
    "bit": "bit",
    "character": "bpchar",
    "char": "bpchar",
    "nchar": "bpchar",
    "varchar": "varchar",
    "time": "time",
    "timestamp": "timestamp",
    "interval": "interval",
    "json": "json",
}
# Those that take one integer in parentheses, and those that take nothing.
_SIZED = frozenset(
    ("float", "character", "char", "nchar", "varchar", "time", "timestamp", "interval")
)
_PLAIN = frozenset(("int", "integer", "smallint", "bigint", "real", "boolean"))
_FLOAT4_DIGITS = 24  # gram.y, opt_float
_FIELDS = frozenset(("year", "month", "day", "hour", "minute", "second", "to"))


@lru_cache(maxsize=4096)
def written_type(text: str) -> TypeName | None:
    """The one type that a whole text is: `character varying(20)`; None where it is none."""
    text = text.strip(BLANKS)
    group = next(Lexer(text).groups(), None)
    lexemes = group.lexemes if group is not None and group.error is None else []
    read = TypeReader(lexemes).read(0)
    if read is None:
        return None
    found, after = read
    is_whole = found.start == 0 and after == len(lexemes) and lexemes[-1].end == len(text)
    has_database = [lexeme.text for lexeme in lexemes].count(".") > 1
    return found if is_whole and not has_database and not found.is_reference else None


class TypeReader:
    """Reads a type name at a place in a list of lexemes."""

    def __init__(self, lexemes: Sequence[Lexeme]) -> None:
        self.lexemes = lexemes
        self.at = 0

    def read(self, at: int) -> tuple[TypeName, int] | None:
        """The type name that begins at lexeme `at` and the place after it; None if none does."""
        self.at = at
        if self._word() == "setof":
            self.at += 1
        first = self._lexeme()
        if first is None:
            return None
        found = self._grammar_type(first) or self._generic_type(first)
        if found is None:
            return None
        dimensions = self._bounds()
        return found._replace(dimensions=dimensions), self.at

    def _lexeme(self, ahead: int = 0) -> Lexeme | None:
        place = self.at + ahead
        return self.lexemes[place] if place < len(self.lexemes) else None

    def _word(self, ahead: int = 0) -> str:
        lexeme = self._lexeme(ahead)
        return lexeme.text if lexeme is not None and lexeme.kind is Kind.WORD else ""

    def _mark(self, ahead: int = 0) -> str:
        lexeme = self._lexeme(ahead)
        return lexeme.text if lexeme is not None and lexeme.kind is Kind.PUNCTUATION else ""

    def _grammar_type(self, first: Lexeme) -> TypeName | None:
        if first.kind is not Kind.WORD or self._mark(1) == ".":
            return None
        word = first.text
        if word == "double" and self._word(1) == "precision":
            self.at += 2
            return self._builtin(first, "float8")
        if word == "national" and self._word(1) in ("character", "char"):
            self.at += 1
            word = "char"
        if word not in _WORDS:
            return None
        self.at += 1
        name = _WORDS[word]
        end = self.lexemes[self.at - 1]
        if name in ("bit", "bpchar") and self._word() == "varying":
            name = {"bit": "varbit", "bpchar": "varchar"}[name]
            end = self.lexemes[self.at]
            self.at += 1
        if self._mark() == "(" and word in _PLAIN:
            return None
        size = self._size() if word in _SIZED else self._modifiers()
        if size is None:
            return None
        if word == "float" and 0 < size <= _FLOAT4_DIGITS:
            name = "float4"
        if name in ("time", "timestamp"):
            name = self._time_zone(name)
        if name == "interval" and not self._interval_fields():
            return None
        return self._builtin(first, name)._replace(end=end.end)

    def _builtin(self, first: Lexeme, name: str) -> TypeName:
        end = self.lexemes[self.at - 1].end
        return TypeName(Name("pg_catalog", name), first.start, end, is_builtin=True)

    def _time_zone(self, name: str) -> str:
        words = (self._word(), self._word(1), self._word(2))
        if words[1:] == ("time", "zone") and words[0] in ("with", "without"):
            self.at += 3
            return name + "tz" if words[0] == "with" else name
        return name

    def _interval_fields(self) -> bool:
        """Skips `day to second(3)`; says whether it can be read."""
        while self._word() in _FIELDS:
            self.at += 1
            if self._size() is None:
                return False
        return True

    def _generic_type(self, first: Lexeme) -> TypeName | None:
        if not self._is_name(first):
            return None
        parts = [first]
        self.at += 1
        while self._mark() == ".":
            part = self._lexeme(1)
            if part is None or part.kind not in (Kind.WORD, Kind.QUOTED):
                return None
            parts.append(part)
            self.at += 2
        is_reference = self._is_reference()
        if is_reference:
            parts.pop()
        elif self._modifiers() is None:
            return None
        if not 0 < len(parts) <= 3:
            return None
        schema = parts[-2].text if len(parts) > 1 else ""
        return TypeName(
            Name(schema, parts[-1].text), first.start, parts[-1].end, is_reference=is_reference
        )

    def _is_name(self, lexeme: Lexeme) -> bool:
        if lexeme.kind is Kind.QUOTED:
            return True
        if lexeme.kind is not Kind.WORD:
            return False
        # type_function_name: anything but reserved words and words that name columns only
        return keywords().get(lexeme.text, "U") in "UT"

    def _is_reference(self) -> bool:
        operator = self._lexeme()
        if operator is None or operator.text != "%" or self._word(1) not in ("type", "rowtype"):
            return False
        self.at += 2
        return True

    def _size(self) -> int | None:
        """Skips `(10)` and gives the number; 0 for none, None where something else stands there."""
        if self._mark() != "(":
            return 0
        size, close = self._lexeme(1), self._mark(2)
        self.at += 3
        if size is None or close != ")":
            return None
        if size.kind is Kind.PARAM:  # which the client fills in
            return 0
        value = integer(size.text) if size.kind is Kind.NUMBER else None
        return value if value is not None and value < 2**31 else None

    def _modifiers(self) -> int | None:
        """Skips `(10, 2)`, an expression list as far as the grammar knows; None if it is open."""
        if self._mark() != "(":
            return 0
        depth = 0
        while (lexeme := self._lexeme()) is not None:
            self.at += 1
            if lexeme.kind is Kind.PUNCTUATION and lexeme.text in "()":
                depth += 1 if lexeme.text == "(" else -1
                if depth == 0:
                    return 0
        return None

    def _bounds(self) -> int:
        if self._word() == "array":
            self.at += 1
            if self._mark() == "[":
                self._bounds()
            return 1
        dimensions = 0
        while self._mark() == "[":
            if self._mark(1) == "]":
                self.at += 2
            elif self._mark(2) == "]" and self.lexemes[self.at + 1].kind is Kind.NUMBER:
                self.at += 3
            else:
                break
            dimensions += 1
        return dimensions
