"""The pipeline: one source, the contracts as it sees them and the rules make a report.

`check_source` is a function of its arguments alone, so files can be checked in any order and in
several processes. What it returns keeps excerpts of the source, not the source.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from . import stopwatch
from .border import Border, at, in_file
from .contract import Contract
from .directive import Directive, directives
from .excerpt import Excerpts
from .extract import fragments
from .facts import Gap, Statement
from .finding import (
    FileStatements,
    Finding,
    LeftOut,
    Report,
    StatementSummary,
    Unselected,
    in_files,
)
from .fingerprint import Identities, ranges
from .merging import finding_order, suppressed_order
from .replica import looked_up
from .resolve import Session
from .same_name import DUPLICATE, Names
from .settings.chosen_rules import Rules, RulesOfFile, of_contracts
from .source import Source, Span
from .stopwatch import Lap
from .suppression import ABOUT_COMMENTS, Suppression, about_others, suppress
from .syntax.reading import Reading, read, with_trees
from .syntax.statement import Syntax


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
    is_mixed = _select(contracts)
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


def _select(contracts: Iterable[Contract]) -> bool:
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


def check_source(
    source: Source, contracts: Sequence[Contract], rules: Rules, today: date
) -> Report:
    """What the rules find in a source, against each contract that governs it.

    Each contract is narrowed to the endpoints whose queries the source holds.
    """
    return check_readings(source, readings_of(source), contracts, rules, today)


def readings_of(source: Source) -> tuple[Reading, ...]:
    """What reads a source, one for each piece of SQL in it."""
    with stopwatch.lap(Lap.READING):
        return tuple(map(read, fragments(source)))


def check_readings(
    source: Source,
    readings: Sequence[Reading],
    contracts: Sequence[Contract],
    rules: Rules,
    today: date,
) -> Report:
    """The same of a source of which the first statements may have been read."""
    border = Border()
    found = read_in(readings, border)
    if not _select(contracts):
        found = with_trees(found)
    statements = judged(found, contracts, rules, border)
    of_file = of_contracts(rules, contracts)
    report = report_of(source, readings, statements, of_file, today, border)
    notes = tuple(note for contract in contracts for note in contract.notes)
    return replace(report, notes=notes) if notes else report


def read_in(readings: Iterable[Reading], border: Border) -> Iterator[Syntax]:
    """The statements of several readings, in order, as they are read."""
    for reading in readings:
        where = in_file(reading.fragment.source)
        yield from stopwatch.each(Lap.READING, border.each(reading.__iter__, where))


def report_of(
    source: Source,
    readings: Sequence[Reading],
    statements: Iterable[Judged],
    rules: Rules | RulesOfFile,
    today: date,
    border: Border,
) -> Report:
    """The report on a source of queries."""
    findings: dict[Fault, Finding] = {}
    unselected: list[Span] = []
    names: list[Unselected] = []
    given, tells_names = Names(), DUPLICATE in rules.names(source.path).selected

    def summaries() -> Iterator[StatementSummary]:
        for one in statements:
            span, name = one.syntax.span, one.syntax.name
            if not one.is_selected:
                unselected.append(span)
                names.append(Unselected(span.source.path, span.line, name))
                continue
            for finding in one.findings:
                add_finding(findings, finding)
            header = one.syntax.header if tells_names else None
            if header and (duplicate := given.finding(one.syntax, header)) is not None:
                for finding in rules.settled([duplicate]):
                    add_finding(findings, finding)
            unseen = None if one.is_analysed else unseen_of(one.statements)
            yield summary(span, name, one.is_analysed, one.endpoints, unseen)

    by_file = in_files(summaries())
    report = report_on(
        source, readings, findings.values(), by_file, rules, today, border, unselected=unselected
    )
    return replace(report, unselected=tuple(names)) if names else report


def report_on(
    source: Source,
    readings: Sequence[Reading],
    findings: Collection[Finding],
    by_file: tuple[FileStatements, ...],
    rules: Rules | RulesOfFile,
    today: date,
    border: Border,
    left_out: tuple[LeftOut, ...] = (),
    unselected: Sequence[Span] = (),
) -> Report:
    """The report on what is run of one source.

    Its comments are heard, but for those about statements that are not selected, and its findings
    are shown with their lines.
    """
    where = in_file(source)
    heard = border.only(partial(_directives, readings), where) or ()
    if heard and unselected:
        heard = about_others(heard, unselected, chain.from_iterable(by_file))
    names = rules.names(source.path)
    if any(reading.template for reading in readings):
        names = names.of_what_is_not_judged()
    known = border.only(partial(_identified, findings, readings), where) or findings
    outcome = border.only(partial(suppress, known, heard, names, today), where)
    if outcome is None:
        outcome = Suppression(tuple(known), ())
    outcome = settled_comments(outcome, rules)
    excerpts = Excerpts()
    shown = (shown_in(excerpts, finding, border) for finding in outcome.findings)
    suppressed = (
        replace(one, finding=shown_in(excerpts, one.finding, border)) for one in outcome.suppressed
    )
    return Report(
        tuple(sorted(shown, key=finding_order)),
        tuple(sorted(suppressed, key=suppressed_order)),
        by_file,
        1,
        left_out,
        border.errors,
        last_day=outcome.last_day,
    )


def _identified(findings: Collection[Finding], readings: Iterable[Reading]) -> Collection[Finding]:
    """The findings with what they are known by, which comments are no part of."""
    if not findings:
        return findings
    identities = Identities(ranges(one for reading in readings for one in reading.comments))
    return [*map(identities.finding, findings)]


def settled_comments(outcome: Suppression, rules: Rules | RulesOfFile) -> Suppression:
    """The same, with what is wrong with comments as severe as settings have it."""
    if not any(one.rule in ABOUT_COMMENTS for one in outcome.findings):
        return outcome
    settled: list[Finding] = []
    for one in outcome.findings:
        settled += rules.settled([one]) if one.rule in ABOUT_COMMENTS else [one]
    return replace(outcome, findings=tuple(settled))


def shown_in(excerpts: Excerpts, finding: Finding, border: Border) -> Finding:
    """A finding with the lines that a report shows of it."""
    where = at(finding.statement or finding.span, finding.statement_name)
    return border.only(partial(excerpts.finding, finding), where) or finding


def summary(
    span: Span,
    name: str | None,
    is_analysed: bool,
    endpoint: str | None = None,
    unseen: str | None = None,
) -> StatementSummary:
    """A statement for the counts."""
    path, line, end_line = span.source.path, span.line, span.end_line
    return StatementSummary(path, line, end_line, name, endpoint, is_analysed, unseen)


def unseen_of(statements: Iterable[Statement | None]) -> str | None:
    """Why nothing of a statement was seen, for one contract or another."""
    for one in statements:
        if one is not None and (why := why_unseen(one)) is not None:
            return why
    return None


def why_unseen(statement: Statement) -> str | None:
    """Why nothing of a statement was seen; None where something was."""
    for gap in statement.of(Gap):
        if gap.is_whole:
            return gap.reason
    return None


# What makes two findings the same fault: several contracts may find it.
Fault = tuple[str, str, int, int, str]


def fault_of(finding: Finding) -> Fault:
    """What two findings have in common that say the same."""
    span = finding.span
    return finding.rule, span.source.path, span.start, span.end, finding.message


def add_finding(findings: dict[Fault, Finding], finding: Finding) -> Fault:
    """Adds a finding, or its related places to the one that says the same; by which it is found."""
    key = fault_of(finding)
    known = findings.setdefault(key, finding)
    if finding.severity.rank > known.severity.rank:  # settings of contracts may differ
        own = finding.own_severity
        known = findings[key] = replace(known, severity=finding.severity, own_severity=own)
    more = tuple(place for place in finding.related if place not in known.related)
    if more:
        findings[key] = replace(known, related=known.related + more)
    return key


def endpoint_names(contracts: Sequence[Contract]) -> str | None:
    """The names of the endpoints that read a file or a statement, in whichever contracts."""
    names = dict.fromkeys(endpoint.name for each in contracts for endpoint in each.endpoints)
    return ", ".join(names) or None


def _directives(readings: Sequence[Reading]) -> tuple[Directive, ...]:
    """The comments that speak to replicalint; most files never name it."""
    if not any("replicalint" in reading.fragment.text.lower() for reading in readings):
        return ()
    return directives([comment for reading in readings for comment in reading.comments])
