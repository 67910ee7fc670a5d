"""The statements of migrations in order, each with what it changes and the primary it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from .changes import (
    Change,
    CreateFunction,
    OutputColumn,
    Part,
    QueryOutput,
    RunBlock,
    SetSearchPath,
    Transact,
)
from .contract import Contract
from .ddl import DdlCursor, changes, holes_in, holes_of, is_known, may_be_any
from .facts import ColumnUse, Gap, RelationUse, StarUse, Statement, by_kind
from .history import Era, Step
from .name import Name
from .pgtype import TEXT, UNKNOWN
from .primary import (
    DEFAULT_PATH,
    CalledChange,
    Primary,
    PrimarySession,
    Table,
    after_commit,
    called_changes,
    seeded,
    without_temporary,
)
from .resolve import gap_of, resolve, resolved
from .source import Fragment, Span
from .syntax.cursor import NotReadable
from .syntax.reading import read
from .syntax.refusals import refusal
from .syntax.statement import Syntax
from .syntax.utility import is_definition
from .syntax.work import Refused


class _Savepoint(Struct, frozen=True):
    """Where ROLLBACK leads back to; `name` None: BEGIN."""

    name: str | None
    session: PrimarySession
    path: tuple[str, ...]


class Fold(Struct):
    """Takes statements one by one.

    `session` sees the schema that the last one left on the primary; `path` is the search path that
    holds when the transaction has ended. `start` is a place for what no statement does.
    """

    start: Span
    session: PrimarySession
    path: tuple[str, ...] = DEFAULT_PATH
    savepoints: tuple[_Savepoint, ...] = ()
    transaction: int = 0
    era: Era = Era.UNDATED

    @staticmethod
    def of(contract: Contract) -> Fold:
        """Before the first migration: of the primary is known what the contract tells."""
        start = Span(contract.source, 0, 0)
        return Fold(start, PrimarySession(contract, seeded(contract)))

    @property
    def primary(self) -> Primary:
        """The schema that the last statement left on the primary."""
        return self.session.primary

    def begin_session(self, *, is_transaction: bool = False) -> None:
        """A migration begins: each is run in a session of its own, or as one transaction, too."""
        self.transaction += 1
        primary = without_temporary(self.primary, self.start)
        self._goes_along(DEFAULT_PATH)
        self.session = self.session.on(primary)
        self.savepoints = (self._here(None),) if is_transaction else ()

    def step(self, syntax: Syntax) -> Step:
        """The next statement; one that cannot be read has a Gap and changes nothing."""
        part = _part(syntax, self.session)
        called = tuple(called_changes(self.primary, part, self.session.search_path))
        part = _with_calls(part, called)
        self.transaction += not self.savepoints
        step = self.made(part)
        for change in part.changes:
            if isinstance(change, Transact):
                self._transact(change)
                continue
            if isinstance(change, SetSearchPath):
                self._set_path(change)
            else:
                self.session = self.session.after(change)
        primary = self.primary
        for call in called:
            primary = call.after(primary)
        if primary is not self.primary:
            self.session = self.session.on(primary)
        return step

    def unread(self, span: Span, reason: str) -> Step:
        """A word of a tool with which nothing of a migration is run."""
        gap = Gap(span, reason, is_whole=True, may_be_any=True)
        statement = Statement(span, "MIGRATION", None, by_kind((gap,)))
        return self.made(Part(statement))

    def made(self, part: Part) -> Step:
        """A step that finds the schema as it is now."""
        return Step(part.statement, part.changes, self.primary, self.transaction, self.era)

    def _goes_along(self, path: tuple[str, ...]) -> None:
        self.path = path
        self.session = self.session.along(path)

    def _set_path(self, change: SetSearchPath) -> None:
        if change.is_local and not self.savepoints:
            return  # PostgreSQL warns that it has no effect
        path = DEFAULT_PATH if change.path is None else change.path
        before = self.path
        self._goes_along(path)
        if change.is_local and self.savepoints:
            self.path = before

    def _transact(self, change: Transact) -> None:
        """BEGIN, and what ends or undoes a part of a transaction."""
        match change.action:
            case "begin" | "savepoint":
                name = change.savepoint or None
                if name is not None or not self.savepoints:
                    self.savepoints = (*self.savepoints, self._here(name))
            case "commit":
                self._end(is_chained=change.is_chained)
            case "rollback":
                if self.savepoints:
                    self._return_to(self.savepoints[0])
                self._end(is_chained=change.is_chained)
            case "rollback to" | "release":
                self._leave(change)

    def _leave(self, change: Transact) -> None:
        names = [one.name for one in self.savepoints]
        if change.savepoint not in names:
            return
        place = len(names) - 1 - names[::-1].index(change.savepoint)
        if change.action == "rollback to":
            self._return_to(self.savepoints[place])
            place += 1
        self.savepoints = self.savepoints[:place]

    def _return_to(self, savepoint: _Savepoint) -> None:
        self.session = savepoint.session
        self.path = savepoint.path

    def _end(self, *, is_chained: bool) -> None:
        """The transaction has ended: what was local to it is gone."""
        self._goes_along(self.path)
        self.savepoints = ()
        primary = after_commit(self.primary, self.start)
        self.session = self.session.on(primary)
        if is_chained:
            self.transaction += 1
            self.savepoints = (self._here(None),)

    def _here(self, name: str | None) -> _Savepoint:
        return _Savepoint(name, self.session, self.path)


def migration(fragments: Sequence[Fragment], contract: Contract) -> tuple[Step, ...]:
    """The steps of one migration; the fragments are what is run of its file, in one session."""
    fold = Fold.of(contract)
    fold.begin_session()
    return tuple(fold.step(syntax) for fragment in fragments for syntax in read(fragment))


def _with_calls(part: Part, called: Sequence[CalledChange]) -> Part:
    """The statement with a gap where it calls a function that changes what is not followed."""
    if not called:
        return part
    gaps = [
        Gap(one.span, one.reason, unseen=one.statement)
        for one in called
        if one.statement is not None  # what is not seen there, is said there
    ]
    return replace(part, statement=part.statement.with_facts([*part.statement.of(Gap), *gaps]))


def _part(syntax: Syntax, session: PrimarySession) -> Part:
    """One statement, of a migration or of a body inside it."""
    problem = syntax.unread
    if problem is not None:
        gap = gap_of(problem, is_whole=True)
        return Part(Statement(syntax.span, syntax.kind, syntax.name, by_kind((gap,))))
    if is_definition(syntax.lexemes):
        gaps = (gap_of(one, is_whole=False) for one in syntax.gaps)
        statement = Statement(syntax.span, syntax.wrapped.kind, syntax.name, by_kind(gaps))
    else:
        statement = resolve(syntax, session.contract)
    if syntax.is_described:
        return Part(statement)
    return _with_changes(syntax, statement, session)


def _with_changes(syntax: Syntax, statement: Statement, session: PrimarySession) -> Part:
    words, work = syntax.lexemes, syntax.work
    cursor = DdlCursor(syntax.fragment, words, session, _part, _output, work, syntax)
    found: list[Change] = []
    gaps = list(statement.of(Gap))
    try:
        for change in changes(cursor, syntax):
            found.append(change)
            gaps += _gaps_inside(change)
        found, unknown = _known(found, cursor, statement)
        gaps = [*(gap for gap in gaps if gap.span not in unknown), *unknown.values()]
    except NotReadable as problem:
        refused = refusal(syntax.fragment, syntax.lexemes, problem)
        gaps.append(Gap(refused.span, refused.reason, is_whole=True, hint=refused.hint))
    except Refused as stop:
        gaps.append(Gap(syntax.first_span, stop.reason, is_whole=True))
    except RecursionError:
        gaps.append(Gap(syntax.first_span, "statement is nested too deeply", is_whole=True))
    return Part(statement.with_facts(gaps) if gaps else statement, tuple(found))


def _output(syntax: Syntax, session: PrimarySession) -> QueryOutput:
    """What a query inside a statement gives, and what it reads."""
    if syntax.unread is not None:
        return QueryOutput(None)
    statement, columns = resolved(syntax, session.contract)
    reads: dict[tuple[Name, str | None], None] = {}
    for relation in statement.of(RelationUse):
        if relation.resolved is not None:
            reads[relation.resolved, None] = None
    for column in statement.of(ColumnUse):
        if column.of is not None:
            reads[column.of, column.name] = None
    for star in statement.of(StarUse):
        for entry in star.entries:
            if entry.relation is not None:
                reads |= dict.fromkeys((entry.relation, name) for name in entry.columns or ())
    if columns is None:
        return QueryOutput(None, tuple(reads))
    given = tuple(
        OutputColumn(
            name, TEXT if of == UNKNOWN else of, _modifier_of(source, session.primary.tables)
        )
        for name, of, source in columns
    )
    return QueryOutput(given, tuple(reads))


def _modifier_of(source: tuple[Name, str] | None, tables: Mapping[Name, Table]) -> str | None:
    """The modifier of a column that a query gives as it is; None where that is not known."""
    table = tables.get(source[0]) if source is not None else None
    column = table.columns.get(source[1]) if table is not None and source is not None else None
    return column.modifier if column is not None else None


def _known(
    found: list[Change], cursor: DdlCursor, statement: Statement
) -> tuple[list[Change], Mapping[Span, Gap]]:
    """The changes of what is known by name, and the gaps for all else."""
    holes = holes_of(cursor)
    gaps: dict[Span, Gap] = {}
    if not holes:
        return found, gaps
    known: list[Change] = []
    for change in found:
        unknown = holes_in(change, holes)
        if not unknown or is_known(change, holes):
            known.append(change)
        elif isinstance(change, SetSearchPath):
            known.append(replace(change, path=()))  # what it leads to is not known
        is_any = may_be_any(change, holes)
        for gap in unknown:
            gaps[gap.span] = replace(gap, unseen=statement.span, may_be_any=is_any)
    return known, gaps


def _gaps_inside(change: Change) -> Iterator[Gap]:
    """What could not be read in the body of a function or a block."""
    if isinstance(change, (CreateFunction, RunBlock)):
        yield from change.gaps
        for statement in (part.statement for part in change.body):
            for gap in statement.of(Gap):
                unseen = statement.span if gap.is_whole else gap.unseen
                yield replace(gap, is_whole=False, unseen=unseen, cause=None)
