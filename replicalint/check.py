"""The pipeline: one source, the contracts as it sees them and the rules make a report.

`check_source` is a function of its arguments alone, so files can be checked in any order and in
several processes. What it returns keeps excerpts of the source, not the source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import chain

from msgspec.structs import replace

from . import stopwatch
from .border import Border, at, in_file
from .contract import Contract
from .directive import Directive, directives
from .excerpt import Excerpts
from .extract import fragments
from .facts import Gap, Statement
from .finding import Finding, LeftOut, Report, Unselected
from .fingerprint import Identities, ranges
from .judging import Judged, judged, read_in, selects_some
from .merging import finding_order, suppressed_order
from .same_name import DUPLICATE, Names
from .settings.chosen_rules import Rules, RulesOfFile, of_contracts
from .source import Source, Span
from .stopwatch import Lap
from .summaries import FileStatements, StatementSummary, in_files
from .suppression import ABOUT_COMMENTS, Suppression, about_others, suppress
from .syntax.reading import Reading, read, with_trees


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
    if not selects_some(contracts):
        found = with_trees(found)
    statements = judged(found, contracts, rules, border)
    of_file = of_contracts(rules, contracts)
    report = report_of(source, readings, statements, of_file, today, border)
    notes = tuple(note for contract in contracts for note in contract.notes)
    return replace(report, notes=notes) if notes else report


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


def _directives(readings: Sequence[Reading]) -> tuple[Directive, ...]:
    """The comments that speak to replicalint; most files never name it."""
    if not any("replicalint" in reading.fragment.text.lower() for reading in readings):
        return ()
    return directives([comment for reading in readings for comment in reading.comments])
