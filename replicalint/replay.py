"""A migration's statements in order, each with what it changes and the contract that it finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from .changes import Change, CreateFunction, Part, RunBlock, SetSearchPath
from .contract import Contract
from .contract.fold import after
from .ddl import Cursor, Unreadable, changes
from .facts import Gap, Statement
from .history import Step
from .resolve.statements import Written, header_of, span_of, statement_of
from .resolve.wrapped import statement_kind
from .source import Fragment, Source, Span
from .syntax.lexer import MAX_LEXEMES, Group, Kind, Lexeme, Lexer
from .syntax.work import Refused, Work

# A migration's session looks names up where PostgreSQL's default path leads.
DEFAULT_PATH = ("public",)
_QUERIES = frozenset(
    "select with values table insert update delete merge explain prepare declare copy call".split()
)
# Statements that change nothing which a rule asks about; their names are not looked up.
_OTHERS = frozenset(
    (
        "create alter drop grant revoke do truncate set reset comment security reindex cluster "
        "refresh vacuum analyze analyse import reassign checkpoint begin start commit end rollback "
        "abort savepoint release fetch move close show discard listen unlisten load deallocate "
        "notify lock execute"
    ).split()
)


def written_migration(fragments: Sequence[Fragment], contract: Contract) -> Iterator[Written[Step]]:
    """Each statement of a migration, to be read as a step.

    The fragments are what is run of one file, in one session. `contract` is what the migrations
    before it leave; a step that is not read changes nothing.
    """
    if not fragments:
        return
    source = fragments[0].source
    reader = _Reader(source, contract.along(DEFAULT_PATH))
    for fragment in fragments:
        for group in Lexer(source.text, fragment.start, fragment.end).groups():
            if group.lexemes:
                span, name = span_of(source, group), header_of(group)
                yield Written(span, name, partial(reader.step, group, name))


def migration(fragments: Sequence[Fragment], contract: Contract) -> tuple[Step, ...]:
    """The steps of a migration.

    The fragments are what is run of one file, in one session. Nothing is raised for SQL that
    cannot be read: the statement then has a Gap.
    """
    return tuple(one.read() for one in written_migration(fragments, contract))


class _Reader(Struct):
    """Reads statements; `contract` is what the last one left, seen along its search path."""

    source: Source
    contract: Contract

    def step(self, group: Group, name: str | None) -> Step:
        found = self.part(group.lexemes, group)
        step = Step(replace(found.statement, name=name), found.changes, self.contract)
        self.contract = after(self.contract, found.changes)
        for change in found.changes:
            if isinstance(change, SetSearchPath):
                path = DEFAULT_PATH if change.path is None else change.path
                self.contract = self.contract.along(path)
        return step

    def part(self, lexemes: list[Lexeme], group: Group | None = None) -> Part:
        """One statement, of the migration or of a body inside it."""
        whole = Span(self.source, lexemes[0].start, lexemes[-1].end)
        kind = statement_kind(lexemes)
        if group is not None and group.error is not None:
            reason, start, end = group.error
            gap = Gap(Span(self.source, start, end), reason, is_whole=True)
            return Part(Statement(whole, kind, gaps=(gap,)))
        place = Span(self.source, lexemes[0].start, lexemes[0].end)
        if group is not None and group.is_cut:
            gap = Gap(place, f"longer than {MAX_LEXEMES:,} words", is_whole=True)
            return Part(Statement(whole, kind, gaps=(gap,)))
        first = lexemes[0].text if lexemes[0].kind is Kind.WORD else "select"
        if first in _QUERIES:
            statement = statement_of(self.source, lexemes, self.contract)
        elif first in _OTHERS:
            statement = Statement(whole, kind)
        else:
            reason = f'unexpected "{lexemes[0].text}" at the start of a statement'
            return Part(Statement(whole, kind, gaps=(Gap(place, reason, is_whole=True),)))
        return self._with_changes(statement, lexemes)

    def _with_changes(self, statement: Statement, lexemes: list[Lexeme]) -> Part:
        characters = statement.span.end - statement.span.start
        work = Work.of(len(lexemes), characters)
        cursor = Cursor(self.source, lexemes, self.contract, self.part, work)
        found: list[Change] = []
        gaps = list(statement.of(Gap))
        try:
            for change in changes(cursor):
                found.append(change)
                gaps += _gaps_inside(change)
        except Unreadable as problem:
            lexeme = problem.lexeme or lexemes[0]
            place = Span(self.source, lexeme.start, lexeme.end)
            gaps.append(Gap(place, problem.reason, is_whole=True))
        except Refused as refused:
            place = Span(self.source, lexemes[0].start, lexemes[0].end)
            gaps.append(Gap(place, refused.reason, is_whole=True))
        except RecursionError:
            place = Span(self.source, lexemes[0].start, lexemes[0].end)
            gaps.append(Gap(place, "nested too deeply", is_whole=True))
        return Part(replace(statement, gaps=tuple(gaps)), tuple(found))


def _gaps_inside(change: Change) -> Iterator[Gap]:
    """What could not be read in the body of a function or a block."""
    if isinstance(change, (CreateFunction, RunBlock)):
        yield from change.gaps
        for part in change.body:
            yield from (replace(gap, is_whole=False) for gap in part.statement.of(Gap))
