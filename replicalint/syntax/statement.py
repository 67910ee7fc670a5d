"""One statement as it is read: its lexemes, the query in it, and sqlglot's tree of that.

This is PostgreSQL's raw parse tree: nothing here knows a contract.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.tokenizer_core import Token

from ..source import Form, Fragment, Span
from ..stopwatch import Lap, timed
from .grammar import Marks, NotReadable, tokenised, tokenised_arguments, tokenised_part
from .headers import Header
from .lexeme import Lexeme
from .parser import TooManyNodes, parsed
from .refusals import near, refused, span_of, stopped
from .sqlc import SQLC, has_macro
from .tree import Problem, Tree
from .utility import Content, RelationName, Unread, Wrapped, statement_kind, unwrap
from .work import Work, deep_recursion

_QUERIES = (exp.Query, exp.Values)
_STATEMENTS = (*_QUERIES, exp.DML, exp.Merge)

logging.getLogger("sqlglot").addFilter(lambda record: False)


class Syntax(Struct, frozen=True, eq=False, dict=True):
    """One statement of a fragment; a part of a function's body is one as well.

    `lexemes` are all of it but its `;`. `problem` says why its text cannot be read at all. `header`
    is the `-- name: GetOrg :one` right before it; `name` may be given by one that is further up,
    and `inside` are names of headers that separate nothing, as the statement goes on behind them.
    `gaps` are what is run with it and not seen. The rest is worked out when it is first asked for,
    so that a bug in that costs this statement alone.
    """

    fragment: Fragment
    lexemes: list[Lexeme]
    problem: Problem | None = None
    name: str | None = None
    header: Header | None = None
    gaps: tuple[Problem, ...] = ()
    inside: tuple[str, ...] = ()
    is_described: bool = False  # by psql, and not run

    @cached_property
    def span(self) -> Span:
        """From the first word to the last."""
        return self.fragment.span(self.lexemes[0].start, self.lexemes[-1].end)

    @property
    def text(self) -> str:
        """The SQL, which the file may write otherwise (`Fragment`)."""
        return self.fragment.text[self.lexemes[0].start : self.lexemes[-1].end]

    @property
    def first_span(self) -> Span:
        """The range of the first word."""
        return span_of(self.fragment, self.lexemes[0])

    @cached_property
    def kind(self) -> str:
        """Its first keyword in capitals ("SELECT", "CREATE TABLE", ...), or what it is instead."""
        if self.is_part:
            return self.fragment.form.value.upper()
        if self.problem is not None and self.problem.cause is not None:
            return self.problem.cause.name.upper()
        return statement_kind(self.lexemes)

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a statement whose rest is not seen, and none by itself."""
        return self.fragment.form not in (Form.STATEMENTS, Form.QUERY)

    @property
    def is_inside(self) -> bool:
        """Whether others may stand around it that have what its names mean."""
        return self.fragment.form is not Form.STATEMENTS or self.is_snippet

    @property
    def is_snippet(self) -> bool:
        """Whether it is put into other statements, which may have what its names mean."""
        return self.header is not None and self.header.is_snippet

    @cached_property
    def wrapped(self) -> Wrapped:
        """The query that it is or holds, and what stands around it."""
        if self.is_part:
            return Wrapped(self.kind, self.lexemes)
        wrapped = unwrap(self.lexemes)
        return replace(wrapped, is_only_planned=True) if self.is_described else wrapped

    @property
    def temporary(self) -> frozenset[str]:
        """The table or view that it makes for those after it in its session."""
        made = self.wrapped.temporary if self.problem is None and not self.is_described else None
        return frozenset() if made is None else frozenset((made,))

    @cached_property
    def writes_stars_out(self) -> bool:
        """Whether sqlc writes a `*` in it out as a list, before a server sees it."""
        is_named = self.header is not None and self.header.style.name == SQLC
        return is_named or has_macro(self.lexemes)

    @property
    def work(self) -> Work:
        """What it may cost, anew for each who reads it."""
        return Work.of(len(self.lexemes), self.lexemes[-1].end - self.lexemes[0].start)

    @property
    def unread(self) -> Problem | None:
        """Why it, or the query in it, is not read."""
        if self.problem is not None:
            return self.problem
        wrapped = self.wrapped
        return self.tree.problem if wrapped.query or wrapped.unread is not None else None

    @property
    def is_query(self) -> bool:
        """Whether it is a query, or holds one as EXPLAIN does."""
        return isinstance(self.tree.root, _QUERIES)

    @property
    def reads_relations(self) -> bool:
        """Whether it asks for rows of relations."""
        root = self.tree.root
        if self._copied:
            return not self._copied[0].written
        return isinstance(root, _QUERIES) and root.find(exp.Table) is not None

    @property
    def writes_rows(self) -> bool:
        """Whether it changes rows, and what it reads is for that."""
        root = self.tree.root
        is_dml = isinstance(root, (exp.DML, exp.Merge)) and not isinstance(root, _QUERIES)
        return is_dml or any(one.written for one in self._copied)

    @property
    def _copied(self) -> tuple[RelationName, ...]:
        """The relation that COPY reads, or writes."""
        return self.wrapped.relations if self.kind == "COPY" else ()

    def part(self, lexemes: Sequence[Lexeme]) -> Syntax:
        """A statement inside it; where that is the query that it holds, its tree is the same."""
        part = Syntax(self.fragment, list(lexemes))
        query = self.wrapped.query
        if len(query) == len(lexemes) and query[0] is lexemes[0] and query[-1] is lexemes[-1]:
            vars(part)["tree"] = self.tree
        return part

    @cached_property
    def tree(self) -> Tree:
        """The query in it as sqlglot reads it; lexemes alone where it has none."""
        wrapped = self.wrapped
        if wrapped.query:
            with deep_recursion():
                return timed(Lap.READING, _tree)(self, wrapped)
        bare = Tree(self.fragment, self.lexemes, Marks())
        if wrapped.unread is None:
            return bare
        return bare.refused(_refused(self, self.lexemes, wrapped.unread))

    def forget_tree(self) -> None:
        """Frees the tree of a statement that has been judged; who asks again reads it again."""
        tree = vars(self).pop("tree", None)
        if tree is not None:
            tree.take_apart()


def _tree(syntax: Syntax, wrapped: Wrapped) -> Tree:
    lexemes = wrapped.query
    holes: Iterable[int] = ()
    try:
        tokens, marks = _tokens(syntax, wrapped)
        holes = marks.holes
        found = parsed(tokens)
    except NotReadable as stop:
        problem = _refused(syntax, lexemes, stop)
    except TooManyNodes:
        problem = Problem(syntax.work.too_much().reason, syntax.first_span)
    except SqlglotError as stop:
        problem = stopped(syntax.fragment, lexemes, holes, stop)
    except RecursionError:
        problem = Problem("statement is nested too deeply", span_of(syntax.fragment, lexemes[0]))
    else:
        is_select = wrapped.content is Content.SELECT
        if isinstance(found.root, _QUERIES if is_select else _STATEMENTS):
            return Tree.of(syntax.fragment, lexemes, marks, found)
        span = span_of(syntax.fragment, lexemes[0])
        what = f"parsed near {near(span)}" if is_select else "analysed"
        problem = Problem(f"statement could not be {what}", span)
    return Tree(syntax.fragment, lexemes, Marks(), problem=problem)


def _tokens(syntax: Syntax, wrapped: Wrapped) -> tuple[tuple[Token, ...], Marks]:
    if syntax.is_part:
        return tokenised_part(syntax.fragment.form, wrapped.query)
    if wrapped.content is Content.ARGUMENTS:
        return tokenised_arguments(wrapped.query)
    return tokenised(wrapped.query)


def _refused(syntax: Syntax, lexemes: Sequence[Lexeme], problem: Unread | NotReadable) -> Problem:
    is_part = syntax.is_part
    return refused(syntax.fragment, syntax.lexemes, lexemes, problem, is_part=is_part)
