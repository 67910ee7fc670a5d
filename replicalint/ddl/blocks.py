"""Finds the SQL in a PL/pgSQL block: statements, and expressions as the SELECT that they are.

Follows pl_gram.y as far as it takes to tell SQL from the words around it. They are found word by
word, each by those before it: so the file is long.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from ..changes import Part
from ..facts import Gap
from ..source import Fragment, Span
from ..syntax.group import Group
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.reading import read
from ..syntax.strings import constant, string_value
from .branches import BranchStack
from .cursor import DdlCursor
from .dynamic import PLACEHOLDER, executed_constant, filled

_QUERIES = ("select", "with", "values", "table", "insert", "update", "delete", "merge")
_NO_SQL = (
    *("raise", "get", "null", "fetch", "move", "close", "commit", "rollback", "end"),
    *("exit", "continue"),
)
_DYNAMIC = "dynamic SQL is not analysed"


class Block(Struct):
    """What a block holds, as far as it has been read; `constants` are its strings."""

    cursor: DdlCursor
    parts: list[Part] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    constants: list[str] = field(default_factory=list)
    is_declaring: bool = False
    branches: BranchStack = field(default_factory=BranchStack)

    @property
    def constants_unseen(self) -> tuple[str, ...]:
        """The strings of a block that runs SQL which is not seen: they may be of it."""
        return tuple(dict.fromkeys(self.constants)) if self.gaps else ()

    def read(self, groups: Iterable[Group]) -> None:
        """Reads the statements of the block."""
        for group in groups:
            if group.error is not None:
                span = self.cursor.fragment.span(group.error.start, group.error.end)
                self.gaps.append(Gap(span, group.error.reason))
            elif group.lexemes:
                strings = (one.text for one in group.lexemes if one.kind is Kind.STRING)
                self.constants += map(string_value, strings)
                self._statement(self.cursor.over(self.cursor.fragment, group.lexemes))

    # -- what a group of lexemes holds -----------------------------------------------------

    def _statement(self, c: DdlCursor) -> None:
        """Passes the words of control before a statement, then takes the statement."""
        while not c.is_at_end and self._control(c):
            pass
        if c.is_at_end:
            return
        if self.is_declaring:
            self._declaration(c)
        elif c.texts[c.at] not in _NO_SQL:
            self._simple(c)
        elif c.texts[c.at] in ("exit", "continue"):
            c.until("when")
            self._expression(c.rest[1:])

    def _control(self, c: DdlCursor) -> bool:
        """Passes one word of control with its condition; False where a statement stands."""
        match c.texts[c.at]:
            case "<<":
                c.at += 3
            case "declare":
                self.is_declaring = True
                c.at += 1
            case "begin":
                self.is_declaring = False
                c.at += 1
                self.branches.open("begin", "", self.parts)
            case _ if self.is_declaring:
                return False
            case "else" | "exception" | "when" | "if" | "elsif" | "elseif" | "case":
                self._branch(c)
            case "end":
                self.branches.close(c.texts[c.at + 1])
                return False
            case "loop":
                c.at += 1
                self.branches.enter_loop(self.parts)
            case "while":
                c.at += 1
                self.branches.open("head of loop", "maybe", self.parts)
                self._expression(c.until("loop").lexemes)
            case "for" | "foreach":
                self.branches.open("head of loop", "maybe", self.parts)
                self._loop(c)
            case _:
                return False
        return True

    def _branch(self, c: DdlCursor) -> None:
        """IF, ELSIF, ELSE, CASE, WHEN, EXCEPTION: where another branch begins."""
        word = c.texts[c.at]
        c.at += 1
        if word == "exception":
            self.branches.handle(self.parts)
        elif word == "else":
            self.branches.otherwise("maybe")
        elif word == "case":
            self._expression(c.until("when").lexemes)
            self.branches.open("case", "maybe", self.parts)
        elif word == "when" and self.branches.word == "exception":
            conditions = c.until("then").lexemes
            self.branches.catch(self.parts, [one.text for one in conditions])
            c.at += 1
        else:
            test = c.until("then").lexemes
            c.at += 1
            first = len(self.parts)
            self._expression(test)
            condition = self.branches.of_test(self.parts[first:], [one.text for one in test])
            if word == "if":
                self.branches.open("if", condition, self.parts)
            elif word != "when":
                self.branches.otherwise(condition)

    def _loop(self, c: DdlCursor) -> None:
        c.until("in")
        c.at += 1
        if c.accept("array"):
            self._expression(c.until("loop").lexemes)
            return
        c.accept("reverse")
        if c.texts[c.at] in _QUERIES or c.texts[c.at] == "(":
            self._query(c.until("loop"))
        elif c.accept("execute"):
            self._dynamic(c.until("loop"))
        else:
            bounds = c.until("loop")
            while not bounds.is_at_end:
                self._expression(bounds.until("..", "by").lexemes)
                bounds.at += 1

    def _declaration(self, c: DdlCursor) -> None:
        """`name type := expression`, `name CURSOR FOR query`."""
        c.until("default", "for", ":=", "=")
        if c.accept("for"):
            self._query(c)
        else:
            self._expression(c.rest[1:])

    def _simple(self, c: DdlCursor) -> None:
        match c.texts[c.at]:
            case "perform":
                perform, *rest = _without_into(c)[0]
                place = len(self.parts)
                self._take([replace(perform, text="select"), *rest])
                self.branches.note(self.parts[place:], ("found",))
            case "return":
                self._return(c)
            case "execute":
                c.at += 1
                self._dynamic(c)
            case "open":
                c.until("for")
                c.at += 1
                if c.accept("execute"):
                    self._dynamic(c)
                else:
                    self._query(c)
            case "assert":
                self._expression(c.rest[1:])
            case _:
                self._assignment_or_sql(c)

    def _return(self, c: DdlCursor) -> None:
        c.at += 1
        if c.texts[c.at] not in ("query", "next"):
            self.branches.leave()
        if c.accept("query"):
            if c.accept("execute"):
                self._dynamic(c)
            else:
                self._query(c)
            return
        c.accept("next")
        self._expression(c.rest)

    def _assignment_or_sql(self, c: DdlCursor) -> None:
        start = c.at
        if c.is_name():
            c.parts()
            while c.texts[c.at] == "[":
                c.step()
        if c.at > start and c.texts[c.at] in (":=", "="):
            place = len(self.parts)
            self._expression(c.rest[1:])
            self.branches.note(self.parts[place:], (c.lexemes[start].text,))
            return
        c.at = start
        self._query(c)

    # -- what is taken ---------------------------------------------------------------------

    def _expression(self, lexemes: Sequence[Lexeme]) -> None:
        """An expression is run as SELECT expression, so it may end in FROM and WHERE."""
        if _is_simple(lexemes):
            return
        first = lexemes[0]
        self._take([Lexeme(Kind.WORD, "select", first.start, first.start), *lexemes])

    def _query(self, c: DdlCursor) -> None:
        lexemes, targets = _without_into(c)
        place = len(self.parts)
        self._take(lexemes)
        self.branches.note(self.parts[place:], (*targets, "found"))

    def _take(self, lexemes: Sequence[Lexeme]) -> None:
        if lexemes:
            self._add(self.cursor.part(lexemes))

    def _add(self, part: Part) -> None:
        """Takes a statement; those behind it find what it makes."""
        condition = self.branches.condition
        self.parts.append(replace(part, condition=condition) if condition else part)
        for change in part.changes:
            self.cursor.session = self.cursor.session.after(change)

    def _dynamic(self, c: DdlCursor) -> None:
        """EXECUTE of a constant, or of a format() whose placeholders are mere values and names."""
        executed = c.until("using", "into")
        text = executed.lexemes
        written = executed_constant(text)
        if not text:
            return
        if written is None:
            for argument in executed.items():
                self._expression(argument.lexemes)
            self.gaps.append(Gap(_span_of(c, text), _DYNAMIC))
            return
        lexeme, is_format = written
        sql = constant(c.fragment, lexeme.text, lexeme.start)
        self._constant_sql(sql, is_format, _span_of(c, text))

    def _constant_sql(self, sql: Fragment, is_format: bool, span: Span) -> None:
        if is_format:
            found = tuple(PLACEHOLDER.finditer(sql.text))
            if any(match[1] == "s" for match in found):
                self.gaps.append(Gap(span, _DYNAMIC))
                return
            sql = sql.rendered(filled(sql.text, found))
        for syntax in read(sql, has_commands=False):
            if syntax.problem is not None:
                self.gaps.append(Gap(syntax.problem.span, syntax.problem.reason))
                continue
            part = self.cursor.read(syntax)
            is_open = any(x.kind is Kind.QUOTED and x.text == "%I" for x in syntax.lexemes)
            if is_open and (part.changes or syntax.lexemes[0].text in _QUERIES):
                self.gaps.append(Gap(span, _DYNAMIC))
            else:
                self._add(part)


def _span_of(c: DdlCursor, lexemes: Sequence[Lexeme]) -> Span:
    return c.fragment.span(lexemes[0].start, lexemes[-1].end)


def _is_simple(lexemes: Sequence[Lexeme]) -> bool:
    """A variable or a constant: nothing to look up."""
    return len(lexemes) < 2


def _without_into(c: DdlCursor) -> tuple[list[Lexeme], list[str]]:
    """The statement from here on without `INTO STRICT a, b`; INSERT INTO keeps its own.

    With it the variables that INTO names.
    """
    first = c.at
    while not c.is_at_end:
        place = c.at
        is_of_query = place > first and c.texts[place - 1] not in ("insert", "merge")
        if is_of_query and c.accept("into"):
            start = c.at
            _pass_targets(c)
            targets = [one.text for one in c.lexemes[start : c.at]]
            return [*c.lexemes[first:place], *c.rest], targets
        c.step()
    return list(c.lexemes[first:]), []


def _pass_targets(c: DdlCursor) -> None:
    """Passes the variables that INTO names."""
    c.accept("strict")
    while not c.is_at_end:
        c.at += 1
        while c.texts[c.at] in (".", "["):
            c.step()
            if c.texts[c.at - 1] == ".":
                c.at += 1
        if not c.accept(","):
            return
