"""The statements of migrations in order, each with what it changes and the contract it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from .changes import Change, CreateFunction, Part, RunBlock, SetSearchPath
from .contract import Contract
from .contract.fold import after
from .ddl import DdlCursor, changes, holes_in, holes_of, is_known, may_be_any
from .facts import Gap, Statement, by_kind
from .history import Era, Step
from .primary import Primary
from .primary import after as primary_after
from .resolve import gap_of, resolve
from .source import Fragment, Span
from .syntax.cursor import NotReadable
from .syntax.reading import read
from .syntax.statement import Syntax, refusal
from .syntax.utility import is_definition
from .syntax.work import Refused

# A migration's session looks names up where PostgreSQL's default path leads.
DEFAULT_PATH = ("public",)


class Fold(Struct):
    """Takes statements one by one; `contract` is what the last one left, along its search path.

    `primary` is the schema that it left on the primary.
    """

    contract: Contract
    primary: Primary = Primary()
    transaction: int = 0
    is_open: bool = False
    era: Era = Era.UNDATED

    def begin_session(self, *, is_transaction: bool = False) -> None:
        """A migration begins: each is run in a session of its own, or as one transaction, too."""
        self.contract = self.contract.along(DEFAULT_PATH)
        self.transaction += 1
        self.is_open = is_transaction

    def step(self, syntax: Syntax) -> Step:
        """The next statement; one that cannot be read has a Gap and changes nothing."""
        part = _part(syntax, self.contract)
        self.transaction += not self.is_open
        step = self.made(part)
        words = [one.text for one in syntax.lexemes[:6]]
        self.transaction += words[-2:] == ["and", "chain"]
        self.is_open = _is_open_after(words, self.is_open)
        contract = self.contract
        if self.era is not Era.HISTORY:  # the contract is that of the replicas behind it
            contract = after(contract, part.changes)
        for change in part.changes:
            if isinstance(change, SetSearchPath):
                contract = contract.along(DEFAULT_PATH if change.path is None else change.path)
        self.contract = contract
        for change in part.changes:
            self.primary = primary_after(self.primary, change)
        return step

    def unread(self, span: Span, reason: str) -> Step:
        """A word of a tool with which nothing of a migration is run."""
        gap = Gap(span, reason, is_whole=True, may_be_any=True)
        statement = Statement(span, "MIGRATION", None, by_kind((gap,)))
        return self.made(Part(statement))

    def made(self, part: Part) -> Step:
        """A step that finds the schema as it is now."""
        found = self.contract, self.primary
        return Step(part.statement, part.changes, *found, self.transaction, self.era)


def _is_open_after(words: Sequence[str], is_open: bool) -> bool:
    """Whether a transaction is open behind a statement that begins with these words."""
    match words:
        case ["begin", *_] | ["start", "transaction", *_]:
            return True
        case ["commit" | "end" | "rollback" | "abort", *_, "and", "chain"]:
            return True
        case ["rollback", *rest] if "to" in rest or "prepared" in rest:
            return is_open
        case ["commit", "prepared", *_]:
            return is_open
        case ["commit" | "end" | "rollback" | "abort", *_] | ["prepare", "transaction", *_]:
            return False
    return is_open


def migration(fragments: Sequence[Fragment], contract: Contract) -> tuple[Step, ...]:
    """The steps of one migration; the fragments are what is run of its file, in one session."""
    fold = Fold(contract)
    fold.begin_session()
    return tuple(fold.step(syntax) for fragment in fragments for syntax in read(fragment))


def _part(syntax: Syntax, contract: Contract) -> Part:
    """One statement, of a migration or of a body inside it."""
    problem = syntax.problem or syntax.tree.problem
    if problem is not None:
        gap = gap_of(problem, is_whole=True)
        return Part(Statement(syntax.span, syntax.kind, syntax.name, by_kind((gap,))))
    if is_definition(syntax.lexemes):
        gaps = (gap_of(one, is_whole=False) for one in syntax.gaps)
        statement = Statement(syntax.span, syntax.kind, syntax.name, by_kind(gaps))
    else:
        statement = resolve(syntax, contract)
    if syntax.is_described:
        return Part(statement)
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
        found, unknown = _known(found, cursor, statement)
        gaps = [*(gap for gap in gaps if gap.span not in unknown), *unknown.values()]
    except NotReadable as problem:
        refused = refusal(syntax.fragment, syntax.lexemes, problem)
        gaps.append(Gap(refused.span, refused.reason, is_whole=True, hint=refused.hint))
    except Refused as stop:
        gaps.append(Gap(syntax.first_span, stop.reason, is_whole=True))
    except RecursionError:
        gaps.append(Gap(syntax.first_span, "statement is nested too deeply", is_whole=True))
    return Part(statement.with_facts(gaps), tuple(found))


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
