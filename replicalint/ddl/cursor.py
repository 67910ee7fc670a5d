"""A place in the lexemes of one statement, and the readers of names, types and lists from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..catalog import extensions_with_type
from ..changes import Part
from ..contract import Contract
from ..name import Name
from ..pgtype import INT4, INT8, PgType, built_in
from ..source import Fragment, Span
from ..syntax.cursor import Cursor as LexemeCursor
from ..syntax.cursor import NotReadable
from ..syntax.lexer import Kind, Lexeme
from ..syntax.statement import Syntax
from ..syntax.strings import string_value
from ..syntax.typenames import TypeName, func_type
from ..syntax.work import Work
from .groups import Groups

_NAMES = (Kind.WORD, Kind.QUOTED, Kind.NAME_PARAM)
_INT2 = built_in("int2")
SERIALS = {
    "serial": INT4,
    "serial4": INT4,
    "bigserial": INT8,
    "serial8": INT8,
    "smallserial": _INT2,
    "serial2": _INT2,
}


class Unreadable(Exception):
    """The statement is not what its reader knows; `lexeme` is where that shows."""

    def __init__(self, reason: str, lexeme: Lexeme | None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.lexeme = lexeme


class DdlCursor:
    """Reads one statement from left to right. `read` reads a statement inside its body."""

    def __init__(
        self,
        fragment: Fragment,
        lexemes: Sequence[Lexeme],
        contract: Contract,
        read: Callable[[Syntax], Part],
        work: Work,
        groups: Groups | None = None,
    ) -> None:
        self.fragment = fragment
        self.lexemes = lexemes
        self.contract = contract
        self.read = read
        self.work = work
        self.at = 0
        self._types: LexemeCursor | None = None
        self._groups = groups or Groups(lexemes)

    def within(self, lexemes: Sequence[Lexeme]) -> DdlCursor:
        """A cursor over a part of the statement."""
        return DdlCursor(self.fragment, lexemes, self.contract, self.read, self.work, self._groups)

    def over(self, fragment: Fragment, lexemes: Sequence[Lexeme] = ()) -> DdlCursor:
        """A cursor over lexemes of another text: those of a body."""
        return DdlCursor(fragment, lexemes, self.contract, self.read, self.work)

    def part(self, lexemes: Sequence[Lexeme]) -> Part:
        """What a statement inside this one is and changes."""
        return self.read(Syntax(self.fragment, list(lexemes)))

    # -- what stands here ------------------------------------------------------------------

    @property
    def is_at_end(self) -> bool:
        return self.at >= len(self.lexemes)

    @property
    def rest(self) -> Sequence[Lexeme]:
        return self.lexemes[self.at :]

    def lexeme(self, ahead: int = 0) -> Lexeme | None:
        place = self.at + ahead
        return self.lexemes[place] if 0 <= place < len(self.lexemes) else None

    def word(self, ahead: int = 0) -> str:
        """The keyword or unquoted name here, "" for anything else."""
        lexeme = self.lexeme(ahead)
        return lexeme.text if lexeme is not None and lexeme.kind is Kind.WORD else ""

    def skip_name(self, name: str) -> bool:
        """Passes a name, quoted or not, where it stands here."""
        lexeme = self.lexeme()
        if lexeme is None or lexeme.kind not in _NAMES or lexeme.text != name:
            return False
        self.at += 1
        return True

    def mark(self, ahead: int = 0) -> str:
        lexeme = self.lexeme(ahead)
        return lexeme.text if lexeme is not None and lexeme.kind is Kind.PUNCTUATION else ""

    def is_name(self, ahead: int = 0) -> bool:
        lexeme = self.lexeme(ahead)
        return lexeme is not None and lexeme.kind in _NAMES

    # -- steps -----------------------------------------------------------------------------

    def skip(self, *words: str) -> bool:
        """Passes these words where they stand here, all of them, one after the other."""
        if any(self.word(ahead) != word for ahead, word in enumerate(words)):
            return False
        self.at += len(words)
        return True

    def skip_any(self, *words: str) -> str:
        """Passes one of these words; "" where none stands here."""
        word = self.word()
        if word not in words or not word:
            return ""
        self.at += 1
        return word

    def skip_mark(self, mark: str) -> bool:
        if self.mark() != mark:
            return False
        self.at += 1
        return True

    def expect(self, *words: str) -> None:
        if not self.skip(*words):
            raise self.unreadable()

    def unreadable(self) -> Unreadable:
        lexeme = self.lexeme()
        place = "at end of input" if lexeme is None else f'near "{lexeme.text}"'
        last = self.lexemes[-1] if self.lexemes else None
        return Unreadable(f"statement could not be parsed {place}", lexeme or last)

    def item(self) -> Sequence[Lexeme]:
        """What stands from here to a comma, or to the end; passes neither."""
        start = self.at
        while not self.is_at_end and self.mark() != ",":
            self.step()
        return self.lexemes[start : self.at]

    def step(self) -> None:
        """Passes one lexeme, or a whole group in parentheses or brackets."""
        self.work.step()
        lexeme = self.lexeme()
        length = self._groups.length(lexeme) if lexeme is not None else 1
        self.at = min(self.at + length, max(len(self.lexemes), self.at + 1))

    def until(self, *words: str) -> Sequence[Lexeme]:
        """What stands from here to one of these words outside parentheses; does not pass it."""
        start = self.at
        while not self.is_at_end and self.word() not in words:
            self.step()
        return self.lexemes[start : self.at]

    def group(self) -> Sequence[Lexeme]:
        """What stands in the parentheses that begin here; passes them."""
        if self.mark() != "(":
            raise self.unreadable()
        start = self.at + 1
        self.step()
        return self.lexemes[start : self.at - 1]

    def list_items(self, lexemes: Sequence[Lexeme]) -> Iterator[DdlCursor]:
        """The items of a list with commas, each as a cursor of its own."""
        inner = self.within(lexemes)
        while not inner.is_at_end:
            item = inner.item()
            inner.at += 1
            if item:
                yield self.within(item)

    # -- names and types -------------------------------------------------------------------

    def span(self, first: int, last: int) -> Span:
        """The range of the file from one lexeme to another, both included."""
        last = max(first, min(last, len(self.lexemes) - 1))
        return self.fragment.span(self.lexemes[first].start, self.lexemes[last].end)

    def identifier(self) -> tuple[str, Span]:
        if not self.is_name():
            raise self.unreadable()
        self.at += 1
        return self.lexemes[self.at - 1].text, self.span(self.at - 1, self.at - 1)

    def identifiers(self) -> tuple[str, ...]:
        """Names in parentheses: `(a, PERIOD b)`; expressions among them are left out."""
        items = [item for item in self.list_items(self.group()) if item.is_name()]
        for item in items:
            if item.is_name(1):
                item.skip("period")
        return tuple(item.identifier()[0] for item in items)

    def parts(self) -> tuple[tuple[str, ...], Span]:
        """`a.b.c`."""
        first = self.at
        found = [self.identifier()[0]]
        while self.mark() == "." and self.is_name(1):
            self.at += 1
            found.append(self.identifier()[0])
        return tuple(found), self.span(first, self.at - 1)

    def name(self) -> tuple[Name, Span]:
        """A name with or without its schema, as it is written."""
        parts, span = self.parts()
        return Name(parts[-2] if len(parts) > 1 else "", parts[-1]), span

    def relation(self) -> tuple[Name, Span]:
        """The table of `ONLY public.t *`, qualified."""
        is_in_parentheses = self.skip("only") and self.skip_mark("(")
        name, span = self.name()
        if is_in_parentheses and not self.skip_mark(")"):
            raise self.unreadable()
        lexeme = self.lexeme()
        if lexeme is not None and lexeme.kind is Kind.OPERATOR and lexeme.text == "*":
            self.at += 1
        return self.qualified(name), span

    def qualified(self, name: Name) -> Name:
        """The schema-qualified name: by what the contract has, else the first of the path."""
        if name.schema:
            return name
        found = self.contract.relation(name)
        return found.name if found is not None else Name(self._own_schema(), name.name)

    def new_name(self, *, is_temporary: bool = False) -> tuple[Name, Span]:
        """The qualified name of what is created: in the first schema of the path."""
        name, span = self.name()
        if is_temporary:
            return Name("pg_temp", name.name), span
        return name if name.schema else Name(self._own_schema(), name.name), span

    def _own_schema(self) -> str:
        skipped = ("pg_temp", "pg_catalog", "$user")
        return next((one for one in self.contract.search_path if one not in skipped), "")

    def object_name(self) -> tuple[Name, Span]:
        """The qualified name of a function, a type, a view, ..."""
        name, span = self.name()
        return self.qualified(name), span

    def type(self) -> TypeName | None:
        """The type that is written here; None where none is."""
        if self._types is None:
            self._types = LexemeCursor(self.lexemes)
        self._types.at = self.at
        try:
            found = func_type(self._types)
        except NotReadable:
            return None
        self.at = self._types.at
        return found

    def canonical(self, found: TypeName | None) -> PgType | None:
        """What a type as written means; one that the contract does not know is the primary's."""
        if found is None or found.is_reference:
            return None
        name, is_array = found.name, found.dimensions > 0
        meant = self.contract.type_names.meaning(name, is_array)
        if meant is None and not name.schema:
            if name.name in SERIALS:
                meant = SERIALS[name.name]
            elif extensions_with_type(name.name):
                meant = PgType(name, is_array)
        return meant or PgType(self.qualified(name), is_array)

    def string(self) -> str | None:
        """The value of a string constant, passed; None where none is."""
        lexeme = self.lexeme()
        if lexeme is None or lexeme.kind is not Kind.STRING:
            return None
        self.at += 1
        return string_value(lexeme.text)

    def may_exist(self) -> bool:
        """IF EXISTS, IF NOT EXISTS."""
        return self.skip("if", "not", "exists") or self.skip("if", "exists")


def words(lexemes: Sequence[Lexeme]) -> tuple[str, ...]:
    """The words of an expression: names folded, strings by their value in single quotes."""
    return tuple([_word(x) if x.kind is Kind.STRING else x.text for x in lexemes])


def _word(string: Lexeme) -> str:
    return "'" + string_value(string.text).replace("'", "''") + "'"
