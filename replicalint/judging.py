"""The statements of a source, each held against contracts: what these and the rules make of it.

What is given comes out as it is read, statement by statement: who makes a report of it is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from . import stopwatch
from .border import Border, at, in_file
from .contract import Contract
from .facts import Statement
from .finding import Finding
from .replica import looked_up
from .resolve import Session
from .settings.chosen_rules import Rules
from .stopwatch import Lap
from .syntax.reading import Reading
from .syntax.statement import Syntax


def read_in(readings: Iterable[Reading], border: Border) -> Iterator[Syntax]:
    """The statements of several readings, in order, as they are read."""
    for reading in readings:
        where = in_file(reading.fragment.source)
        yield from stopwatch.each(Lap.READING, border.each(reading.__iter__, where))


class Judged(Struct, frozen=True):
    """A statement, what each contract makes of it, and what the rules find in it.

    `statements` are in the order of the contracts that `is_selected` by, None where a bug is in the
    way. `endpoints` are the names of those that read it.
    """

    syntax: Syntax
    statements: tuple[Statement | None, ...]
    findings: tuple[Finding, ...]
    is_analysed: bool
    is_selected: bool = True
    endpoints: str | None = None


def judged(
    statements: Iterable[Syntax], contracts: Sequence[Contract], rules: Rules, border: Border
) -> Iterator[Judged]:
    """Each statement of a source, in order, held against each contract that selects it."""
    sessions = tuple(map(Session, contracts))
    applied = {id(one): _Applied.of(one, rules) for one in sessions}
    is_mixed = selects_some(contracts)
    endpoints = endpoint_names(contracts)
    for syntax in statements:
        span, name = syntax.span, syntax.name
        where = at(span, name)
        bugs = len(border.noted)
        resolved: list[Statement | None] = []
        findings: list[Finding] = []
        selecting = sessions
        if is_mixed:
            selecting = tuple(_selecting(sessions, syntax, border))
            endpoints = endpoint_names([one.narrowed(syntax) for one in selecting])
        for session in selecting:
            of_session = applied[id(session)]
            statement = border.only(partial(of_session.resolve, syntax), where)
            resolved.append(statement)
            if statement is not None:
                seen = session.seen_by(syntax)
                looked = partial(looked_up, statement, seen)
                statement = border.only(looked, where) or statement
                asked = of_session.rules.checks(statement.kinds, seen.replication)
                found = border.all_of(asked, where, statement, seen)
                findings += of_session.rules.settled(stopwatch.each(Lap.RULES, found))
        syntax.forget_tree()
        are_seen = all(one is not None and one.is_analysed for one in resolved)
        yield Judged(
            syntax,
            tuple(resolved),
            tuple([replace(one, statement=span, statement_name=name) for one in findings]),
            are_seen and bugs == len(border.noted),
            bool(selecting),
            endpoints,
        )


class _Applied(Struct, frozen=True):
    """How statements are held against one contract, and by which rules."""

    resolve: Callable[[Syntax], Statement]
    rules: Rules

    @staticmethod
    def of(session: Session, rules: Rules) -> _Applied:
        own = rules.of(session.contract)
        return _Applied(stopwatch.timed(Lap.RESOLUTION, session.resolve), own)


def selects_some(contracts: Iterable[Contract]) -> bool:
    """Whether one of them is about some statements of a file alone."""
    return any(contract.selections for contract in contracts)


def _selecting(sessions: Iterable[Session], syntax: Syntax, border: Border) -> Iterator[Session]:
    """The sessions in which a statement is selected, by contract; the others go on behind it."""
    where = at(syntax.span, syntax.name)
    for session in sessions:
        if border.only(partial(session.selects, syntax), where) is False:
            border.only(partial(session.pass_over, syntax), where)
        else:  # a bug is met again where the statement is judged
            yield session


def endpoint_names(contracts: Sequence[Contract]) -> str | None:
    """The names of the endpoints that read a file or a statement, in whichever contracts."""
    names = dict.fromkeys(endpoint.name for each in contracts for endpoint in each.endpoints)
    return ", ".join(names) or None
