"""The pipeline of one file of host code: what is found in it, contracts and rules make a report.

Each place that sends SQL is one statement of the report, however many ways there are to put it
together. What is not read of it is a warning: most programs use more than is read of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from . import stopwatch
from .border import Border, in_file
from .check import Fault, add_finding, settled_comments, shown_in, summary, unseen_of
from .code_identity import identified, words_of
from .contract import Contract
from .counting import counted
from .declared_schema import declared_facts
from .directive import Directive, directives
from .excerpt import Excerpts
from .facts import Fact, Gap, Statement, by_kind
from .finding import Finding, Report, Unselected
from .fingerprint import identity_of
from .host.extraction import Extraction, Site, UnreadCalls
from .judging import Judged, endpoint_names, judged
from .merging import finding_order, suppressed_order
from .replica import looked_up
from .settings.chosen_rules import Rules, RulesOfFile, of_contracts
from .site_ways import WaysOfSite, as_warning
from .source import Comment, Source, Span
from .stopwatch import Lap
from .summaries import StatementSummary, in_files
from .suppression import Suppression, about_others, suppress
from .syntax.holes import HINT
from .syntax.reading import Reading, read
from .syntax.statement import Syntax

_UNREAD = "Write it in SQL, or suppress the finding once what it reads is checked."
_UNREADABLE = "What stands there is not checked."


def check_code(
    extraction: Extraction, contracts: Sequence[Contract], rules: Rules, today: date
) -> Report:
    """What the rules find in the SQL of a file, against each contract that governs it."""
    border = Border()
    found = _Found(extraction, tuple(contracts), rules, border)
    found.judge_sites()
    found.judge_unread()
    found.judge_declared()
    return found.report(today)


class _Found(Struct):
    """What comes of a file: gathered site after site."""

    extraction: Extraction
    contracts: tuple[Contract, ...]
    rules: Rules
    border: Border
    readings: list[Reading] = field(default_factory=list)
    findings: dict[Fault, Finding] = field(default_factory=dict)
    summaries: list[StatementSummary] = field(default_factory=list)
    words: dict[Fault, Span] = field(default_factory=dict)  # what a finding is known by
    passed: list[Span] = field(default_factory=list)  # what no endpoint selects
    names: list[Unselected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    holes: set[tuple[str, int, int]] = field(default_factory=set)
    unread_calls: int = 0

    @property
    def source(self) -> Source:
        return self.extraction.source

    @property
    def applied(self) -> Rules | RulesOfFile:
        """The rules about the file itself."""
        return of_contracts(self.rules, self.contracts)

    # -- SQL -------------------------------------------------------------------------------

    def judge_sites(self) -> None:
        """Judges each way to put together the SQL of each site."""
        owners: list[tuple[Site, int]] = []
        results = judged(self._syntaxes(owners), self.contracts, self.rules, self.border)
        # A text has been noted as the owner of a statement when that has been judged.
        pairs = ((*owners[-1], result) for result in results)
        for _, group in groupby(pairs, key=lambda pair: id(pair[0])):
            of_site = [*group]
            self._add_site(of_site[0][0], [(number, result) for _, number, result in of_site])

    def _syntaxes(self, owners: list[tuple[Site, int]]) -> Iterator[Syntax]:
        for site in self.extraction.sites:
            for number, fragment in enumerate(site.fragments):
                reading = read(replace(fragment, name=site.function), has_commands=False)
                self.readings.append(reading)
                made = self.border.each(reading.__iter__, in_file(self.source))
                for syntax in stopwatch.each(Lap.READING, made):
                    owners.append((site, number))
                    yield syntax

    def _add_site(self, site: Site, numbered: Sequence[tuple[int, Judged]]) -> None:
        span, name = site.span, site.function
        results = [result for _, result in numbered]
        if not any(one.is_selected for one in results):
            self.passed.append(_whole(site))
            self.names.append(Unselected(span.source.path, span.line, name))
            return
        ways = WaysOfSite(site, self.contracts, self.rules, self.border)
        for finding, fragment in ways.settled(numbered):
            fault = add_finding(self.findings, finding)
            self.words.setdefault(fault, words_of(finding.span, site, fragment))
        for one in results:
            self.holes.update(_holes(one.statements))
        is_analysed = all(one.is_analysed for one in results)
        unseen = next((why for one in results if (why := unseen_of(one.statements))), None)
        self.summaries.append(summary(span, name, is_analysed, results[0].endpoints, unseen))
        if site.note is not None:
            self.notes.append(f"{span.source.path}:{span.line}: {site.note}")

    # -- what is not read ------------------------------------------------------------------

    def judge_unread(self) -> None:
        """Says which calls of libraries are not read, and what of the file cannot be."""
        for calls in self.extraction.unread:
            self._add_unread(calls)
        for reason, span in self.extraction.problems:
            gap = Gap(span, reason, hint=_UNREADABLE)
            self._gap(gap, "FILE", None, self.contracts, identity_of(reason))
            endpoints = endpoint_names(self.contracts)
            self.summaries.append(summary(span, None, False, endpoints, reason))

    def _add_unread(self, calls: UnreadCalls) -> None:
        selected: list[tuple[Span, str | None]] = []
        readers: dict[int, Contract] = {}
        for span, function in zip(calls.spans, calls.functions, strict=True):
            seen = [one for each in self.contracts if (one := each.seen_by(function)) is not None]
            if seen:
                selected.append((span, function))
                readers.update((id(one), one) for one in seen)
            else:
                self.passed.append(span)
        if not selected:
            return
        self.unread_calls += len(selected)
        span, function = selected[0]
        is_one = len(selected) == 1
        number = counted(len(selected), "call")
        reason = f"{number} of {calls.what} {'is' if is_one else 'are'} not read"
        gap = Gap(span, reason, hint=_UNREAD)
        identity = identity_of(calls.what)  # of all such calls of the file
        self._gap(gap, calls.what, function, readers.values(), identity)

    def _gap(
        self,
        gap: Gap,
        kind: str,
        function: str | None,
        contracts: Iterable[Contract],
        identity: str = "",
    ) -> None:
        """Adds what the rules say of what is not read, which is a statement of nothing else."""
        statement = Statement(gap.span, kind, function, by_kind((gap,)))
        kinds: frozenset[type[Fact]] = frozenset({Gap})
        for contract in contracts:
            rules = self.rules.of(contract)
            asked = rules.checks(kinds, contract.replication)
            found = self.border.all_of(asked, in_file(self.source), statement, contract)
            for finding in rules.settled(found):
                told = replace(
                    finding, statement=gap.span, statement_name=function, identity=identity
                )
                add_finding(self.findings, as_warning(told))

    # -- what the code declares ------------------------------------------------------------

    def judge_declared(self) -> None:
        """Judges what the schemas declare that the functions name, where no statement tells it."""
        known = {(one.rule, one.subject) for one in self.findings.values()}
        for named in self.extraction.declared:
            for contract in self.contracts:
                seen = contract.seen_by(named.function)
                if seen is None:
                    continue
                statement = looked_up(declared_facts(named, seen), seen)
                rules = self.rules.of(seen)
                asked = rules.checks(statement.kinds, seen.replication)
                found = self.border.all_of(asked, in_file(self.source), statement, seen)
                for finding in rules.settled(found):
                    if (finding.rule, finding.subject) not in known:
                        add_finding(self.findings, replace(finding, statement=named.span))

    # -- the report ------------------------------------------------------------------------

    def report(self, today: date) -> Report:
        """The report, with what comments of the program and of its SQL say."""
        outcome = settled_comments(self._suppressed(today), self.applied)
        excerpts = Excerpts()
        shown = (shown_in(excerpts, finding, self.border) for finding in outcome.findings)
        suppressed = (
            replace(one, finding=shown_in(excerpts, one.finding, self.border))
            for one in outcome.suppressed
        )
        notes = (note for contract in self.contracts for note in contract.notes)
        path = self.source.path
        used = {(one.span.source.path, one.span.start) for one in outcome.used}
        return Report(
            tuple(sorted(shown, key=finding_order)),
            tuple(sorted(suppressed, key=suppressed_order)),
            in_files(sorted(self.summaries, key=lambda one: one.line)),
            1,
            internal_errors=self.border.errors,
            notes=(*notes, *self.notes),
            unselected=tuple(self.names),
            holes=len(self.holes),
            unread_calls=self.unread_calls,
            used_ignores=tuple(sorted(one for one in used if one[0] != path)),
            last_day=outcome.last_day,
        )

    def _suppressed(self, today: date) -> Suppression:
        where = in_file(self.source)
        naming = partial(identified, self.findings, self.words, self.source, self._comments)
        findings = self.border.only(naming, where) or self.findings.values()
        heard = self.border.only(self._directives, where) or ()
        if heard and self.passed:
            ours = [one for one in heard if one.path == self.source.path]
            theirs = heard[len(ours) :]
            heard = (*about_others(ours, self.passed, self.summaries), *theirs)
        names = self.applied.names(self.source.path)
        if any(reading.template for reading in self.readings):
            names = names.of_what_is_not_judged()
        begins = {
            site.span.start: _whole(site).line
            for site in self.extraction.sites
            if site.begins is not None
        }
        silence = partial(suppress, findings, heard, names, today, begins, self.source.path)
        return self.border.only(silence, where) or Suppression(tuple(findings), ())

    def _comments(self) -> Iterator[Comment]:
        yield from self.extraction.comments
        yield from (comment for reading in self.readings for comment in reading.comments)

    def _directives(self) -> tuple[Directive, ...]:
        """The comments that speak to replicalint, each once; those of other files come last."""
        by_file: dict[str, dict[int, Comment]] = {self.source.path: {}}
        for comment in self._comments():
            path = comment.span.source.path
            by_file.setdefault(path, {}).setdefault(comment.span.start, comment)
        return tuple(one for comments in by_file.values() for one in _heard(comments.values()))


def _heard(comments: Collection[Comment]) -> tuple[Directive, ...]:
    """What the comments of one file say to replicalint; most never name it."""
    if not any("replicalint" in comment.text.lower() for comment in comments):
        return ()
    return directives(sorted(comments, key=lambda one: one.span.start), is_code=True)


def _whole(site: Site) -> Span:
    """The range of a site, from where the statement of the program begins that holds it."""
    return site.span if site.begins is None else replace(site.span, start=site.begins)


def _holes(statements: Iterable[Statement | None]) -> Iterator[tuple[str, int, int]]:
    """The places into which a statement has text put that is not known."""
    for statement in statements:
        for gap in statement.of(Gap) if statement is not None else ():
            if gap.hint == HINT:
                yield gap.span.source.path, gap.span.start, gap.span.end
