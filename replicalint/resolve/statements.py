"""From `Syntax` and a contract to `Statement`: what each name means, as PostgreSQL's analysis."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct, field
from sqlglot import exp

from ..contract import Contract
from ..contract.spelling import as_written
from ..facts import Gap, Statement, by_kind
from ..pgtype import PgType
from ..source import Fragment
from ..syntax.holes import Stands
from ..syntax.reading import read
from ..syntax.statement import Syntax
from ..syntax.tree import Problem, Tree
from ..syntax.utility import Wrapped
from ..syntax.work import Refused, Work, deep_recursion
from . import expressions, query, walk
from .analysis import Analysis
from .entries import Output, plain_type
from .gaps import Holes
from .origins import Origin, origins
from .parameter_types import ParameterTypes
from .parameter_uses import never_typed, uses
from .scope import Scope
from .undeclared import left_out, repeated, undeclared
from .utility import note_utility

walk.EXPRESSIONS.update(expressions.HANDLERS)
walk.QUERIES.update(query.HANDLERS)

# Names, types and origins, None for what is not known; None for columns that are not.
OutputColumns = tuple[tuple[str, PgType | None, Origin], ...] | None

_MOST_TEXTS = 8  # in each other

_OF_THE_REST = "cannot tell what this is in a statement that the snippet is put into"


def resolve(
    syntax: Syntax, contract: Contract, temporary: frozenset[str] = frozenset()
) -> Statement:
    """The facts of one statement against one contract.

    `temporary` are the tables that earlier statements of its session made (`Syntax.temporary`).
    Nothing is raised for SQL that cannot be read: the statement then has a Gap.
    """
    return _resolved(syntax, contract, temporary)[0]


def resolved(
    syntax: Syntax, contract: Contract, temporary: frozenset[str] = frozenset()
) -> tuple[Statement, OutputColumns]:
    """The same, and the columns that the query of the statement gives."""
    statement, analysis, output = _resolved(syntax, contract, temporary)
    if analysis is None or output is None or output.width is None or output.columns is None:
        return statement, None
    sources = origins(analysis, analysis.tree.root, len(output.columns))
    found = zip(output.columns, sources, strict=True)
    return statement, tuple((name, plain_type(kind), source) for (name, kind), source in found)


def _resolved(
    syntax: Syntax,
    contract: Contract,
    temporary: frozenset[str],
    settings: set[str] | None = None,
    depth: int = 0,
) -> tuple[Statement, Analysis | None, Output | None]:
    if syntax.problem is not None:
        gap = gap_of(syntax.problem, is_whole=True)
        return Statement(syntax.span, syntax.kind, syntax.name, by_kind((gap,))), None, None
    wrapped, holes = syntax.wrapped, _holes(syntax)
    analysis = Analysis(syntax.tree, contract, syntax.work, temporary, syntax, holes)
    if settings is not None:
        analysis.settings = settings
    if found := repeated(syntax):
        analysis.parameters = ParameterTypes(syntax.tree, found, facts=analysis.facts)
    try:
        with deep_recursion():
            output = _analyse(analysis, wrapped, _around(syntax))
    except Refused as refused:
        gap = Gap(syntax.first_span, refused.reason, is_whole=True)
        return Statement(syntax.span, wrapped.kind, syntax.name, by_kind((gap,))), None, None
    if analysis.open and syntax.is_snippet:
        analysis.gap(_OF_THE_REST, syntax.tree.lexeme_span(analysis.open.ordered[0]))
    for problem in syntax.gaps:
        analysis.note(gap_of(problem, is_whole=False))
    if analysis.parameters is not None or analysis.guessed:
        _note_parameters(analysis)
    if (without := left_out(syntax)) is not None:
        analysis.note(never_typed(*without))
    for text in analysis.queries:
        _run(analysis, text, depth)
    return analysis.statement(syntax.span, wrapped.kind, syntax.name), analysis, output


def _note_parameters(a: Analysis) -> None:
    """Notes what comes of the types that a server gives the parameters of a statement."""
    every = undeclared(a.syntax) if a.guessed else {}
    first = a.parameters or ParameterTypes(a.tree, {}, facts=a.facts)
    if (first.uses or every) and not any(isinstance(one, Gap) for one in a.facts):
        rows = [kind for kind, one in a.contract.user_types.items() if one.kind == "c"]
        for use in uses(first, every, a.guessed, partial(_retyped, a), rows):
            a.note(use)


def _retyped(a: Analysis, parameters: ParameterTypes) -> ParameterTypes | None:
    """The statement analysed once more with these types of its parameters."""
    work, settings = Work(a.work.most), set(a.settings)
    again = Analysis(a.tree, a.contract, work, a.temporary, a.syntax, _holes(a.syntax))
    again.settings, again.parameters = settings, parameters
    parameters.facts = again.facts
    try:
        with deep_recursion():
            _analyse(again, a.syntax.wrapped, _around(a.syntax))
    except Refused:
        return None
    parameters.ends()
    return parameters


def _run(a: Analysis, text: Fragment, depth: int) -> None:
    """Notes the facts of the statements of a text that a function runs.

    They see nothing of the statement around the call.
    """
    if depth == _MOST_TEXTS:
        a.gap("queries in texts are nested too deeply", text.whole)
        return
    for syntax in read(text, has_commands=False):
        for fact in _resolved(syntax, a.contract, a.temporary, a.settings, depth + 1)[0].facts:
            if isinstance(fact, Gap):
                a.note(Gap(fact.span, fact.reason, hint=fact.hint))
            else:
                a.note(fact)


def _holes(syntax: Syntax) -> Holes | None:
    """What a client puts into the statement and is not known; None where it puts in values."""
    tree, others = syntax.tree, syntax.wrapped.holes
    if not (tree.marks.holes or others):
        return None
    columns = _column_holes(syntax.tree) if syntax.fragment.is_code else frozenset()
    of_query = {
        tree.lexeme_span(number): Stands.COLUMN if number in columns else one
        for number, one in tree.marks.holes.items()
        if number not in tree.marks.elsewhere
    }
    around = {tree.span(start, end): one for start, end, one in others}
    return Holes(around | of_query)


def _column_holes(tree: Tree) -> frozenset[int]:
    """The holes that stand for the name of a column and nothing else, by their lexemes."""
    names = {number for number, one in tree.marks.holes.items() if one is Stands.NAME}
    if not names or tree.root is None:
        return frozenset()
    columns = (tree.number(one.this) for one in tree.root.find_all(exp.Column))
    return frozenset(names.intersection(columns))


def _around(syntax: Syntax) -> Scope | None:
    """What stands around a part of a statement, or around a snippet: nothing of it is seen."""
    return Scope(is_open=True, has_open_with=True) if syntax.is_inside else None


class Session(Struct):
    """Resolves the statements of one text in order: what one makes, the next finds."""

    contract: Contract
    temporary: frozenset[str] = frozenset()
    settings: set[str] = field(default_factory=set)  # of names with a dot, that are set

    def resolve(self, syntax: Syntax) -> Statement:
        """The facts of the next statement."""
        seen = self.seen_by(syntax)
        statement = _resolved(syntax, seen, self.temporary, self.settings)[0]
        self.pass_over(syntax)
        return statement

    def pass_over(self, syntax: Syntax) -> None:
        """Goes on behind a statement, and finds what it leaves in its session."""
        self.temporary |= syntax.temporary

    def selects(self, syntax: Syntax) -> bool:
        """Whether an endpoint reads a statement of this name.

        One that hides statements which may be selected is read as well: those behind it, where it
        does not end, and those whose headers stand in it, where it cannot be read.
        """
        never_ends = syntax.problem is not None and syntax.problem.hides
        if never_ends or self.contract.seen_by(syntax.name) is not None:
            return True
        hidden = any(self.contract.seen_by(name) is not None for name in syntax.inside)
        return hidden and syntax.unread is not None

    def narrowed(self, syntax: Syntax) -> Contract:
        """The contract of a statement's endpoints: of all, if it is read for what it hides."""
        return self.contract.seen_by(syntax.name) or self.contract

    def seen_by(self, syntax: Syntax) -> Contract:
        """The same with its names as the statement spells them."""
        contract = self.narrowed(syntax) if self.contract.selections else self.contract
        return as_written(contract, syntax.text) if contract.names_with_capitals else contract


def statements(fragment: Fragment, contract: Contract) -> Iterator[Statement]:
    """The facts of each statement of a fragment, in order, one at a time."""
    return map(Session(contract).resolve, read(fragment))


def gap_of(problem: Problem, *, is_whole: bool) -> Gap:
    """What is not seen of a statement; `is_whole` where it is not read at all."""
    return Gap(
        problem.span,
        problem.reason,
        is_whole,
        runs_unseen=problem.runs_unseen,
        cause=problem.cause,
        hint=problem.hint,
    )


def _analyse(a: Analysis, wrapped: Wrapped, scope: Scope | None) -> Output | None:
    tree = a.tree
    output: Output | None = None
    try:
        if tree.problem is not None:
            a.note(gap_of(tree.problem, is_whole=True))
        elif tree.root is not None:
            output = walk.query(a, tree.root, scope)
            output.expose()
            if a.asks_recovery or wrapped.is_only_planned:
                from .guards.unreached import skip_calls

                skip_calls(a, is_only_planned=wrapped.is_only_planned)
            a.note_marks(is_part=scope is not None)
            if a.is_grouped:
                from .grouping import check_grouping

                check_grouping(a)
    except RecursionError:
        a.gap("statement is nested too deeply", tree.lexeme_span(0), is_whole=True)
    note_utility(a, wrapped)
    return output
