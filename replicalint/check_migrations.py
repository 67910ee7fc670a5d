"""The pipeline for migrations: all files of a contract in order, and the rules that judge them.

A migration is judged against the contract as the ones before it left it, so all of them are read
even where one is asked about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from .check import Rules, merged
from .contract import Contract
from .contract.fold import after
from .directive import Directive, directives
from .excerpt import Excerpts
from .finding import Finding, Report, StatementSummary
from .history import History, Readers, Step, no_readers
from .parse import comments
from .parse.migrations import migration
from .source import Fragment, Source
from .suppression import suppress


def steps_of(sources: Sequence[Source], contract: Contract) -> tuple[Step, ...]:
    """The steps of several migrations, the contract handed on from each to the next."""
    found: list[Step] = []
    for source in sources:
        steps = migration(Fragment(source, 0, len(source.text)), contract)
        if steps:
            left = after(steps[-1].contract, steps[-1].changes)
            contract = replace(left, search_path=contract.search_path)
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
    history = History(steps_of(sources, contract), readers, is_complete)
    findings = tuple(_judge(history, contract, rules))
    reports = [
        _report(source, findings, history, rules, today)
        for source in sources
        if source.path in judged
    ]
    if is_complete and len(reports) == len(sources):
        excerpts = Excerpts(contract.source)
        own = [f for f in findings if f.span.source.path == contract.source.path]
        reports.append(Report(tuple(map(excerpts.finding, own))))
    return merged(reports)


def _judge(history: History, contract: Contract, rules: Rules) -> Iterator[Finding]:
    """The findings of all rules, each with the statement that it stands in."""
    places: dict[str, list[Step]] = {}
    for step in history.steps:
        places.setdefault(step.file, []).append(step)
    for rule in rules.selected:
        if rule.migrations is None:
            continue
        for finding in dict.fromkeys(rule.migrations(history, contract)):
            steps = places.get(finding.span.source.path, [])
            holding = [step.statement for step in steps if _holds(step, finding)]
            for statement in holding[:1]:
                finding = replace(finding, statement=statement.span, statement_name=statement.name)
            yield finding


def _holds(step: Step, finding: Finding) -> bool:
    span = step.statement.span
    return span.start <= finding.span.start and finding.span.end <= span.end


def _report(
    source: Source,
    findings: Sequence[Finding],
    history: History,
    rules: Rules,
    today: date,
) -> Report:
    own = [finding for finding in findings if finding.span.source.path == source.path]
    outcome = suppress(own, _directives(source), rules.names, today)
    excerpts = Excerpts(source)
    steps = [step for step in history.steps if step.file == source.path]
    return Report(
        tuple(map(excerpts.finding, outcome.findings)),
        tuple(map(excerpts.suppressed, outcome.suppressed)),
        tuple(_summary(step) for step in steps),
        files=1,
    )


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


def _directives(source: Source) -> tuple[Directive, ...]:
    """The comments that speak to replicalint; most files never name it."""
    if "replicalint" not in source.text.lower():
        return ()
    return directives(comments(Fragment(source, 0, len(source.text))))
