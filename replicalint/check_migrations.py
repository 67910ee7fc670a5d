"""The pipeline for migrations: all files of a contract in order, and the rules that judge them.

A migration is judged against the contract as the ones before it left it, so all of them are read
even where one is asked about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from .check import Rules, merged
from .contract import Contract
from .contract.fold import after
from .directive import Directive, directives
from .excerpt import Excerpts
from .finding import Finding, LeftOut, Report, StatementSummary
from .history import History, Readers, Step, no_readers
from .parse import comments
from .parse.migrations import migration
from .source import Source, Span
from .suppression import suppress
from .ways_back import Parts, parts


def steps_of(migrations: Sequence[Parts], contract: Contract) -> tuple[Step, ...]:
    """The steps of several migrations, the contract handed on from each to the next."""
    found: list[Step] = []
    for one in migrations:
        steps = migration(one.forward, contract)
        if steps:
            left = after(steps[-1].contract, steps[-1].changes)
            contract = left.along(contract.search_path)
        found += steps
    return tuple(found)


def check_migrations(
    sources: Sequence[Source],
    judged: Collection[str],
    contract: Contract,
    rules: Rules,
    today: date,
    *,
    readers: Readers = no_readers,
    is_complete: bool = False,
) -> Report:
    """What the rules find in those of a contract's migrations whose paths are `judged`.

    `is_complete` says that the sources are all migrations: what stands in none of them, is missing.
    """
    migrations = tuple(map(parts, sources))
    history = History(steps_of(migrations, contract), readers, is_complete)
    findings: dict[str, list[Finding]] = {}
    for finding in _judge(history, contract, rules):
        findings.setdefault(finding.span.source.path, []).append(finding)
    places = _by_file(history)
    reports = [
        _report(one, findings.get(path, ()), places.get(path, ()), rules, today)
        for path, one in ((one.source.path, one) for one in migrations)
        if path in judged
    ]
    if is_complete and len(reports) == len(sources):
        excerpts = Excerpts(contract.source)
        own = findings.get(contract.source.path, ())
        reports.append(Report(tuple(map(excerpts.finding, own))))
    return merged(reports)


def _judge(history: History, contract: Contract, rules: Rules) -> Iterator[Finding]:
    """The findings of all rules, each with the statement that it stands in."""
    places = _by_file(history)
    for rule in rules.selected:
        if rule.migrations is None:
            continue
        for finding in dict.fromkeys(rule.migrations(history, contract)):
            step = _holding(places.get(finding.span.source.path, ()), finding)
            if step is not None:
                statement = step.statement
                finding = replace(finding, statement=statement.span, statement_name=statement.name)
            yield finding


def _by_file(history: History) -> dict[str, list[Step]]:
    """The steps of each migration, in the order of its text."""
    places: dict[str, list[Step]] = {}
    for step in history.steps:
        places.setdefault(step.file, []).append(step)
    return places


def _holding(steps: Sequence[Step], finding: Finding) -> Step | None:
    """The step whose statement a finding stands in."""
    start, end = finding.span.start, finding.span.end
    at = bisect_right(steps, start, key=lambda step: step.statement.span.start) - 1
    return steps[at] if at >= 0 and end <= steps[at].statement.span.end else None


def _report(
    migration: Parts,
    findings: Sequence[Finding],
    steps: Sequence[Step],
    rules: Rules,
    today: date,
) -> Report:
    outcome = suppress(findings, _directives(migration), rules.names, today)
    excerpts = Excerpts(migration.source)
    return Report(
        tuple(map(excerpts.finding, outcome.findings)),
        tuple(map(excerpts.suppressed, outcome.suppressed)),
        tuple(_summary(step) for step in steps),
        files=1,
        left_out=tuple(map(_left_out, migration.back)),
    )


def _left_out(back: Span) -> LeftOut:
    return LeftOut(back.source.path, back.line, back.end_line)


def _summary(step: Step) -> StatementSummary:
    span = step.statement.span
    return StatementSummary(
        span.source.path,
        span.line,
        span.end_line,
        step.statement.name,
        None,
        step.statement.is_analysed,
    )


def _directives(migration: Parts) -> tuple[Directive, ...]:
    """The comments that speak to replicalint in what is run; most files never name it."""
    if not any("replicalint" in part.text.lower() for part in migration.forward):
        return ()
    return directives([comment for part in migration.forward for comment in comments(part)])
