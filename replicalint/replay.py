"""The statements of migrations in order, each with what it changes and the contract it finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from .changes import Change, CreateFunction, Part, RunBlock, SetSearchPath
from .contract import Contract
from .contract.fold import after
from .ddl import DdlCursor, changes
from .facts import Gap, Statement, by_kind
from .history import Step
from .resolve import resolve
from .source import Fragment
from .syntax.cursor import NotReadable
from .syntax.lexer import Kind
from .syntax.reading import read
from .syntax.statement import Syntax, refusal
from .syntax.work import Refused

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


class Fold(Struct):
    """Takes statements one by one; `contract` is what the last one left, along its search path."""

    contract: Contract

    def begin_session(self) -> None:
        """A migration begins: each is run in a session of its own."""
        self.contract = self.contract.along(DEFAULT_PATH)

    def step(self, syntax: Syntax) -> Step:
        """The next statement; one that cannot be read has a Gap and changes nothing."""
        part = _part(syntax, self.contract)
        step = Step(part.statement, part.changes, self.contract)
        contract = after(self.contract, part.changes)
        for change in part.changes:
            if isinstance(change, SetSearchPath):
                contract = contract.along(DEFAULT_PATH if change.path is None else change.path)
        self.contract = contract
        return step


def migration(fragments: Sequence[Fragment], contract: Contract) -> tuple[Step, ...]:
    """The steps of one migration; the fragments are what is run of its file, in one session."""
    fold = Fold(contract)
    fold.begin_session()
    return tuple(fold.step(syntax) for fragment in fragments for syntax in read(fragment))


def _part(syntax: Syntax, contract: Contract) -> Part:
    """One statement, of a migration or of a body inside it."""
    first = syntax.lexemes[0]
    word = first.text if first.kind is Kind.WORD else "select"
    if syntax.problem is not None:
        return Part(resolve(syntax, contract))
    if word in _QUERIES:
        statement = resolve(syntax, contract)
    elif word in _OTHERS:
        statement = Statement(syntax.span, syntax.kind, syntax.name)
    else:
        reason = f'statement could not be parsed near "{syntax.first_span.text}"'
        gap = Gap(syntax.first_span, reason, is_whole=True)
        return Part(Statement(syntax.span, syntax.kind, syntax.name, by_kind((gap,))))
    return _with_changes(syntax, statement, contract)


def _with_changes(syntax: Syntax, statement: Statement, contract: Contract) -> Part:
    cursor = DdlCursor(
        syntax.fragment,
        syntax.lexemes,
        contract,
        lambda inner: _part(inner, contract),
        syntax.work,
    )
    found: list[Change] = []
    gaps = list(statement.of(Gap))
    try:
        for change in changes(cursor, syntax):
            found.append(change)
            gaps += _gaps_inside(change)
    except NotReadable as problem:
        refused = refusal(syntax.fragment, syntax.lexemes, problem)
        gaps.append(Gap(refused.span, refused.reason, is_whole=True))
    except Refused as stop:
        gaps.append(Gap(syntax.first_span, stop.reason, is_whole=True))
    except RecursionError:
        gaps.append(Gap(syntax.first_span, "statement is nested too deeply", is_whole=True))
    return Part(statement.with_facts(gaps), tuple(found))


def _gaps_inside(change: Change) -> Iterator[Gap]:
    """What could not be read in the body of a function or a block."""
    if isinstance(change, (CreateFunction, RunBlock)):
        yield from change.gaps
        for statement in (part.statement for part in change.body):
            for gap in statement.of(Gap):
                unseen = statement.span if gap.is_whole else gap.unseen
                yield replace(gap, is_whole=False, unseen=unseen)
