"""The cursor over a statement of a migration, which reads names, types, lists and groups.

All readers ask the same of a place and of what a name means there: so the file is long.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from itertools import chain

from ..catalog import extensions_with_type
from ..changes import Expression, Part, QueryOutput
from ..contract import Contract
from ..name import Name
from ..pgtype import INT4, INT8, PgType, built_in
from ..primary import PrimarySession, Written, matching
from ..resolve.expression import expression
from ..source import Fragment, Span
from ..syntax.cursor import STRING, Cursor
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.statement import Syntax
from ..syntax.strings import string_value
from ..syntax.typenames import TypeName, typename
from ..syntax.work import Work

_NAMES = (Kind.WORD, Kind.QUOTED, Kind.NAME_PARAM)
_WRITTEN_NAMES = (Kind.WORD, Kind.QUOTED)
_OPENING = ("(", "[")
_BRACKETS = {"(": 1, ")": -1, "[": 9, "]": -9}
_INTERVAL_FIELDS = ("year", "month", "day", "hour", "minute", "second", "to")
_INT2 = built_in("int2")
SERIALS = {
    "serial": INT4,
    "serial4": INT4,
    "bigserial": INT8,
    "serial8": INT8,
    "smallserial": _INT2,
    "serial2": _INT2,
}


class DdlCursor(Cursor):
    """Reads one statement of a migration, as its session sees the primary.

    `read` reads a statement inside its body, `give` says what a query inside it gives. `syntax` is
    the whole statement, where that is what is read.
    """

    def __init__(
        self,
        fragment: Fragment,
        lexemes: Sequence[Lexeme],
        session: PrimarySession,
        read: Callable[[Syntax, PrimarySession], Part],
        give: Callable[[Syntax, PrimarySession], QueryOutput],
        work: Work,
        syntax: Syntax | None = None,
    ) -> None:
        super().__init__(lexemes, syntax.wrapped.cursor if syntax is not None else None)
        self.syntax = syntax
        self.fragment = fragment
        self.session = session
        self._read = read
        self._give = give
        self.work = work
        self.name_holes: list[Lexeme] = []  # parameters that stand for names, of all its parts
        self.created: Name | None = None  # the table of this statement, where it is there by then
        self.columns: Callable[[], Mapping[str, PgType | None]] = dict  # those of its expressions

    def is_about(self, table: Name) -> None:
        """The expressions of this statement are over the columns of a table that is there."""

        def columns() -> Mapping[str, PgType | None]:
            found = self.session.primary.tables.get(table)
            return {} if found is None else {one.name: one.type for one in found.columns.values()}

        self.columns = columns

    def over(self, fragment: Fragment, lexemes: Sequence[Lexeme] = ()) -> DdlCursor:
        """A cursor over lexemes of another text: those of a body."""
        other = DdlCursor(fragment, lexemes, self.session, self._read, self._give, self.work)
        if fragment is self.fragment:
            other.name_holes = self.name_holes
        return other

    @property
    def contract(self) -> Contract:
        """What the primary has, as a contract says it."""
        return self.session.contract

    def read(self, syntax: Syntax) -> Part:
        """What a statement inside this one is and changes."""
        return self._read(syntax, self.session)

    def value(self, lexemes: Sequence[Lexeme]) -> Expression:
        """What an expression over the columns of one table says."""
        return expression(lexemes, self.contract)

    def part(self, lexemes: Sequence[Lexeme]) -> Part:
        """What a statement inside this one is and changes."""
        return self.read(Syntax(self.fragment, list(lexemes)))

    def query(self, lexemes: Sequence[Lexeme]) -> QueryOutput:
        """What a query inside this statement gives; nothing is known where none stands there."""
        if not lexemes:
            return QueryOutput(None)
        if self.syntax is not None:
            return self._give(self.syntax.part(lexemes), self.session)
        return self._give(Syntax(self.fragment, list(lexemes)), self.session)

    # -- what stands here ------------------------------------------------------------------

    @property
    def rest(self) -> Sequence[Lexeme]:
        return self.lexemes[self.at :]

    def is_name(self, ahead: int = 0) -> bool:
        """Whether a word or a name in quotes stands here, or what a client puts in for one."""
        place = self.at + ahead
        if place >= len(self.lexemes):
            return False
        return self.lexemes[place].kind in _NAMES or self.is_name_hole(place)

    def rest_before(self, *ends: tuple[str, ...]) -> Sequence[Lexeme]:
        """What stands from here on, without one of these ends."""
        count = len(self.lexemes)
        texts = self.texts
        found = (end for end in ends if tuple(texts[count - len(end) : count]) == end)
        return self.lexemes[self.at : count - max(map(len, found), default=0)]

    # -- steps -----------------------------------------------------------------------------

    def accept_name(self, name: str) -> bool:
        """Passes a name, quoted or not, where it stands here."""
        if not self.is_name() or self.lexemes[self.at].text != name:
            return False
        self.at += 1
        return True

    def step(self) -> None:
        """Passes one lexeme, or a whole group in parentheses or brackets."""
        self.work.step()
        if self.texts[self.at] in _OPENING:
            self.at = min(self.closing(self.at), len(self.lexemes) - 1)
        self.at += 1

    def until(self, *texts: str) -> DdlCursor:
        """What stands from here to one of these outside parentheses; does not pass it."""
        start = place = self.at
        written, count, steps = self.texts, len(self.lexemes), 0
        while place < count and (text := written[place]) not in texts:
            if text in _OPENING:
                place = min(self.closing(place), count - 1)
            place += 1
            steps += 1
        self.work.step(steps)
        self.at = place
        return self.between(start, place)

    def group(self) -> DdlCursor:
        """What stands in the parentheses that begin here; passes them."""
        if self.texts[self.at] != "(":
            raise self.error()
        start = self.at + 1
        self.step()
        return self.between(start, self.at - 1)

    def items(self) -> list[DdlCursor]:
        """What stands between commas from here on, each as a cursor of its own; passes them."""
        first, self.at = self.at, len(self.lexemes)
        return [self.between(*one) for one in self._between_commas(first, self.at)]

    def group_items(self) -> list[DdlCursor]:
        """The same of what stands in the parentheses that begin here."""
        return [self.between(*one) for one in self.group_ranges()]

    def group_ranges(self) -> list[tuple[int, int]]:
        """The same as places: where each begins and ends."""
        if self.texts[self.at] != "(":
            raise self.error()
        first = self.at + 1
        self.step()
        return self._between_commas(first, self.at - 1)

    def _between_commas(self, first: int, end: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        place, written = first, self.texts
        self.work.step(end - first)
        while place <= end:
            text = written[place] if place < end else ","
            if text == ",":
                if first < place:
                    found.append((first, place))
                first = place + 1
            elif text in _OPENING:
                place = min(self.closing(place), end - 1)
            place += 1
        return found

    # -- names and types -------------------------------------------------------------------

    def span(self, first: int, last: int) -> Span:
        """The range of the file from one lexeme to another, both included."""
        last = max(first, min(last, len(self.lexemes) - 1))
        return self.fragment.span(self.lexemes[first].start, self.lexemes[last].end)

    def word(self) -> str:
        """A name, passed, without its place."""
        if not (self.is_name() and self.lexemes[self.at].text):  # "" is no name
            raise self.error()
        found = self.lexemes[self.at]
        if found.kind is Kind.PARAM:
            self.name_holes.append(found)
        self.at += 1
        return found.text

    def lone_name(self, first: int, end: int) -> str:
        """The name that is all between two places; "" where anything else is."""
        is_name = end - first == 1 and self.lexemes[first].kind in _WRITTEN_NAMES
        return self.lexemes[first].text if is_name else ""

    def identifier(self) -> tuple[str, Span]:
        """A name, passed, and its place."""
        at = self.at
        return self.word(), self.span(at, at)

    def identifiers(self) -> tuple[str, ...]:
        """Names in parentheses: `(a, PERIOD b)`; expressions among them are left out."""
        found: list[str] = []
        for first, end in self.group_ranges():
            if alone := self.lone_name(first, end):
                found.append(alone)
                continue
            item = self.between(first, end)
            if item.is_name():
                if item.is_name(1):
                    item.accept("period")
                found.append(item.word())
        return tuple(found)

    def parts(self) -> tuple[tuple[str, ...], Span]:
        """`a.b.c`."""
        first = self.at
        found = [self.word()]
        while self.texts[self.at] == "." and self.is_name(1):
            self.at += 1
            found.append(self.word())
        return tuple(found), self.span(first, self.at - 1)

    def name(self) -> tuple[Name, Span]:
        """A name with or without its schema, as it is written."""
        parts, span = self.parts()
        return Name.of(parts), span

    def relation_name(self) -> tuple[Name, Span]:
        """The qualified name of a relation of any kind, an index or a sequence."""
        name, span = self.name()
        return self.qualified(name), span

    def type_name(self) -> Name:
        """The qualified name of a type, as any_name."""
        name = self.name()[0]
        found = self._along_path(name, self.session.primary.types)
        if found is not None:
            return found
        listed = self.contract.type_names.meaning(name)
        return listed.name if listed is not None else self.qualified(name)

    def routine_name(self) -> tuple[Name, Span]:
        """The qualified name of a function without arguments that is there: a trigger's."""
        name, span = self.name()
        return self.routine(name, ()), span

    def routine(self, name: Name, arguments: Written) -> Name:
        """The qualified name of a function of these arguments: along the path the first that fits.

        Where none does, of the first function of the name, or in the first schema.
        """
        if name.schema:
            return name
        primary = self.session.primary
        names = [Name(schema, name.name) for schema in self.session.search_path]
        found = [one for one in names if one in primary.routines]
        fitting = (one for one in found if matching(primary.routines_named(one), arguments))
        return next(chain(fitting, found), Name(self._own_schema(), name.name))

    def named_type(self) -> tuple[Name, Span]:
        """The qualified name of a type that a command is about, with its place."""
        first = self.at
        return self.type_name(), self.span(first, self.at - 1)

    def _along_path(self, name: Name, known: Container[Name]) -> Name | None:
        """The name that the search path finds among those that are known."""
        if name.schema:
            return name
        names = (Name(schema, name.name) for schema in self.session.search_path)
        return next((one for one in names if one in known), None)

    def relation(self) -> tuple[Name, Span]:
        """relation_expr: the table of `ONLY public.t` or `public.t *`, qualified."""
        is_only = self.accept("only")
        is_in_parentheses = is_only and self.accept("(")
        name, span = self.name()
        if is_in_parentheses and not self.accept(")"):
            raise self.error()
        if not is_only:
            self.accept("*")
        return self.qualified(name), span

    def qualified(self, name: Name) -> Name:
        """The schema-qualified name: by what the primary has, else the first of the path."""
        if name.schema:
            return name
        for schema in ("pg_temp", *self.session.search_path):
            qualified = Name(schema, name.name)
            if self.session.primary.has_relation(qualified) or qualified == self.created:
                return qualified
        return Name(self._own_schema(), name.name)

    def new_name(self, *, is_temporary: bool = False) -> tuple[Name, Span]:
        """The qualified name of what is created: in the first schema of the path."""
        name, span = self.name()
        if is_temporary:
            return Name("pg_temp", name.name), span
        return name if name.schema else Name(self._own_schema(), name.name), span

    def in_own_schema(self, name: Name) -> Name:
        """A bare name in the schema in which a command makes its object."""
        return Name(self._own_schema(), name.name)

    def own_function(self) -> Name | None:
        """The function of the schema that an option names; None for one of the catalogue."""
        written, _ = self.name()
        if written.schema:
            return written if written.schema != "pg_catalog" else None
        found = self.routine(written, None)
        return found if self.session.primary.routines_named(found) else None

    def _own_schema(self) -> str:
        """The first schema of the path that is there; the first of all where none is known."""
        path = self.session.search_path
        if path[:1] == ("pg_temp",):
            return "pg_temp"
        named = [one for one in path if one not in ("pg_temp", "pg_catalog", "$user")]
        return next(filter(self.session.has_schema, named), named[0] if named else "")

    def type(self) -> TypeName:
        """The type of a column that is written here."""
        first = self.at
        found = typename(self)
        if not self.is_all_known:
            passed = self.lexemes[first : self.at]
            self.name_holes += [one for one in passed if one.kind is Kind.PARAM]
        if self.texts[self.at] in ("(", "%"):
            raise self.error()
        return found

    def type_with_modifier(self) -> tuple[TypeName, str]:
        """A type, and its modifier as format_type prints it: "(20)", "(10,2)", "year to month"."""
        first = self.at
        found = self.type()
        return found, _modifier(found, self.texts[first : self.at], self.lexemes[first : self.at])

    def expect_end(self) -> None:
        """Raises NotReadable where something stands here."""
        if not self.is_at_end:
            raise self.error()

    def canonical(self, found: TypeName | None) -> PgType | None:
        """What a type as written means; one that the contract does not know is the primary's."""
        if found is None:
            return None
        name, is_array = found.name, found.dimensions > 0
        if found.is_builtin or (name.schema and name in self.session.primary.types):
            return PgType(name, is_array)
        meant = self.contract.type_names.meaning(name, is_array)
        if meant is None or not meant.is_built_in:
            own = None if name.schema else self._along_path(name, self.session.primary.types)
            meant = PgType(own, is_array) if own is not None else meant
        if meant is None and not name.schema:
            if name.name in SERIALS:
                meant = SERIALS[name.name]
            elif extensions_with_type(name.name):
                meant = PgType(name, is_array)
        return meant or PgType(self.qualified(name), is_array)

    def string(self) -> str | None:
        """The value of a string constant, passed; None where none is."""
        if self.roles[self.at] != STRING:
            return None
        self.at += 1
        return string_value(self.lexemes[self.at - 1].text)

    def cascades(self) -> bool:
        """opt_drop_behavior: whether CASCADE stands here."""
        return self.accept_any("cascade", "restrict") == "cascade"

    def may_exist(self) -> bool:
        """IF EXISTS, IF NOT EXISTS."""
        return self.accept_all("if", "not", "exists") or self.accept_all("if", "exists")


def _modifier(found: TypeName, texts: Sequence[str], lexemes: Sequence[Lexeme]) -> str:
    """What follows the name in format_type's words (the typmodout functions)."""
    name = found.name.name if found.is_builtin else ""
    if len(texts) == 1:
        return "(1)" if name in ("bpchar", "bit") and texts[0] != "float" else ""
    inside, fields, depth = "", "", 0
    for text, lexeme in zip(texts, lexemes, strict=True):
        if text in _BRACKETS:
            depth += _BRACKETS[text]
        elif depth == 1 and lexeme.text not in "[]":
            inside += lexeme.text
        elif name == "interval" and text in _INTERVAL_FIELDS:
            fields += f" {text}" if fields else text
    if texts[0] == "float":
        return ""
    if name == "numeric" and inside and "," not in inside:
        inside += ",0"
    if not inside and name in ("bpchar", "bit"):
        inside = "1"
    return fields + (f"({inside})" if inside else "")


def words(lexemes: Sequence[Lexeme]) -> tuple[str, ...]:
    """The words of an expression: names folded, strings by their value in single quotes."""
    return tuple([_word(x) if x.kind is Kind.STRING else x.text for x in lexemes])


def _word(string: Lexeme) -> str:
    return "'" + string_value(string.text).replace("'", "''") + "'"
