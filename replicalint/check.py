"""The pipeline: one source, the contracts as it sees them and the rules make a report.

`check_source` is a function of its arguments alone, so files can be checked in any order and in
several processes. What it returns keeps excerpts of the source, not the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .contract import Contract, Endpoint
from .directive import Directive, directives
from .excerpt import Excerpts
from .facts import Statement
from .finding import Finding, Report, StatementSummary, Suppressed
from .parse import comments, statements
from .rule import Rule
from .source import Fragment, Source
from .suppression import RuleNames, suppress


@dataclass(frozen=True)
class Rules:
    """The rules that a run applies, and the names of all that exist."""

    selected: tuple[Rule, ...]
    known: frozenset[str]

    @property
    def names(self) -> RuleNames:
        return RuleNames(self.known, frozenset(rule.name for rule in self.selected))


def view(contract: Contract, endpoints: Sequence[Endpoint]) -> Contract:
    """The contract as one file sees it: its endpoints are those whose queries the file holds."""
    return contract.seen_by(tuple(endpoints))


def check_source(source: Source, views: Sequence[Contract], rules: Rules, today: date) -> Report:
    """What the rules find in a source, against each contract that governs it."""
    fragment = Fragment(source, 0, len(source.text))
    findings: dict[_Fault, Finding] = {}
    summaries: list[StatementSummary] = []
    endpoint = _endpoints(views)
    for contract in views:
        for number, statement in enumerate(statements(fragment, contract)):
            _add_summary(summaries, number, statement, endpoint)
            for finding in _judge(statement, contract, rules.selected):
                _add_finding(findings, finding)
    outcome = suppress(findings.values(), _directives(fragment), rules.names, today)
    excerpts = Excerpts(source)
    return Report(
        tuple(sorted(map(excerpts.finding, outcome.findings), key=_order)),
        tuple(sorted(map(excerpts.suppressed, outcome.suppressed), key=_suppressed_order)),
        tuple(summaries),
        files=1,
    )


def merged(reports: Iterable[Report]) -> Report:
    """The report of a run over several files, whatever order they were checked in."""
    parts = tuple(reports)
    return Report(
        tuple(sorted((f for part in parts for f in part.findings), key=_order)),
        tuple(sorted((s for part in parts for s in part.suppressed), key=_suppressed_order)),
        tuple(sorted((s for part in parts for s in part.statements), key=lambda s: s.path)),
        sum(part.files for part in parts),
        tuple(sorted((o for part in parts for o in part.left_out), key=lambda o: o.path)),
    )


def _order(finding: Finding) -> tuple[str, int, str, int, str]:
    return finding.order


def _suppressed_order(suppressed: Suppressed) -> tuple[str, int, str, int, str]:
    return suppressed.finding.order


def _judge(statement: Statement, contract: Contract, rules: Sequence[Rule]) -> Iterator[Finding]:
    for rule in rules:
        for finding in rule.check(statement, contract):
            yield replace(finding, statement=statement.span, statement_name=statement.name)


# What makes two findings the same fault: several contracts may find it.
_Fault = tuple[str, int, int, str]


def _add_finding(findings: dict[_Fault, Finding], finding: Finding) -> None:
    """Adds a finding, or its related places to the one that says the same."""
    key = (finding.rule, finding.span.start, finding.span.end, finding.message)
    known = findings.setdefault(key, finding)
    more = tuple(place for place in finding.related if place not in known.related)
    if more:
        findings[key] = replace(known, related=known.related + more)


def _endpoints(views: Sequence[Contract]) -> str | None:
    """The names of the endpoints that read a file, whichever contracts name them."""
    names = dict.fromkeys(endpoint.name for view in views for endpoint in view.endpoints)
    return ", ".join(names) or None


def _add_summary(
    summaries: list[StatementSummary], number: int, statement: Statement, endpoint: str | None
) -> None:
    """Counts a statement once, however many contracts govern it: all see the same statements."""
    if number < len(summaries):
        if not statement.is_analysed:
            summaries[number] = replace(summaries[number], is_analysed=False)
        return
    span = statement.span
    summaries.append(
        StatementSummary(
            span.source.path,
            span.line,
            span.end_line,
            statement.name,
            endpoint,
            statement.is_analysed,
        )
    )


def _directives(fragment: Fragment) -> tuple[Directive, ...]:
    """The comments that speak to replicalint; most files never name it."""
    if "replicalint" not in fragment.text.lower():
        return ()
    return directives(comments(fragment))
