"""Applies the comments that silence findings, and finds fault with those that do not.

A comment speaks about the line it stands on or the line below it. It silences the findings on
that line and, where a statement begins on that line, those of the whole statement; after the last
word of a statement it silences the statement as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from itertools import takewhile
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from .directive import PRIMARY, WORDS, Directive, RuleName
from .finding import Finding, Severity, Suppressed
from .fingerprint import Identities
from .source import Span
from .summaries import StatementSummary

UNUSED = "unused-ignore"
UNKNOWN = "unknown-rule"
WITHOUT_REASON = "ignore-without-reason"
ABOUT_COMMENTS = frozenset({UNUSED, UNKNOWN, WITHOUT_REASON})
NO_LINES: Mapping[int, int] = MappingProxyType({})


class RuleNames(Struct, frozen=True):
    """The rules that exist, and those of them that this run applies."""

    known: frozenset[str]
    selected: frozenset[str]

    def of_what_is_not_judged(self) -> RuleNames:
        """The same for a file whose statements are not judged: no comment is known to be unused."""
        return RuleNames(self.known, self.selected & (ABOUT_COMMENTS - {UNUSED}))


class Suppression(Struct, frozen=True):
    """The findings that stand and those that are silenced.

    `last_day` is that on which the first of the comments ends that have not; None: none will.
    """

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    used: frozenset[RuleName] = frozenset()  # that a comment names, and that did something
    last_day: date | None = None


def suppress(
    findings: Iterable[Finding],
    directives: Sequence[Directive],
    rules: RuleNames,
    today: date,
    begins: Mapping[int, int] = NO_LINES,
    path: str | None = None,
) -> Suppression:
    """The findings of one source, held against its comments, with what is wrong with those.

    `begins` has, for the start of a statement in a program, the line in which the program's own
    begins: a comment may speak about that. Comments of other files than that of the `path`, where
    it is given, speak about what of these is a part of the source's statements; what is wrong with
    them is said where those files are checked.
    """
    if not directives:
        return Suppression(tuple(findings), ())
    working = [directive for directive in directives if _is_complete(directive)]
    ledger = _Ledger(_by_place(working), today, begins)
    for finding in findings:
        ledger.take(finding)
    ours = [one for one in directives if path in (None, one.path)]
    faults = [fault for directive in ours for fault in _faults(directive, rules.known)]
    for fault in (*faults, *ledger.unused(rules.selected - ABOUT_COMMENTS, path)):
        if fault.rule in rules.selected:
            ledger.take(fault)
    stubborn = ledger.unused(rules.selected & ABOUT_COMMENTS, path)
    if UNUSED in rules.selected:
        ledger.standing.extend(stubborn)
    ends = (one.until for one in working if one.until is not None and one.until >= today)
    last_day = min(ends, default=None)
    silenced, used = tuple(ledger.silenced), frozenset(ledger.used)
    return Suppression(tuple(ledger.standing), silenced, used, last_day)


def about_others(
    directives: Sequence[Directive],
    unselected: Iterable[Span],
    selected: Iterable[StatementSummary],
) -> tuple[Directive, ...]:
    """The comments but for those about statements that are not judged.

    Such a comment is neither used nor unused. One in a line where a judged statement stands as well
    is about that.
    """
    passed = {line for span in unselected for line in range(span.line, span.end_line + 1)}
    judged = {line for one in selected for line in range(one.line, one.end_line + 1)}
    unheard = passed - judged
    return tuple(
        one
        for one in directives
        if one.is_for_file or unheard.isdisjoint((one.line, one.span.line))
    )


class _Entry(Struct, frozen=True):
    """One rule that one comment names."""

    directive: Directive
    rule: RuleName


# A rule and what a comment speaks about: a line, what ends in the comment's line, or the file.
_Place = tuple[str, str, str, int]


def _by_place(directives: Sequence[Directive]) -> Mapping[_Place, list[_Entry]]:
    places: dict[_Place, list[_Entry]] = {}
    for directive in directives:
        for rule in directive.rules:
            for place in _spoken_about(directive, rule.name):
                places.setdefault(place, []).append(_Entry(directive, rule))
    return places


def _spoken_about(directive: Directive, rule: str) -> tuple[_Place, ...]:
    path = directive.path
    if directive.is_for_file:
        return ((rule, "file", path, 0),)
    return (rule, "line", path, directive.line), (rule, "before", path, directive.span.line)


class _Ledger(Struct):
    """Which findings stand, which are silenced, and which comments did something."""

    entries: Mapping[_Place, Sequence[_Entry]]
    today: date
    begins: Mapping[int, int]
    used: set[RuleName] = field(default_factory=set)
    standing: list[Finding] = field(default_factory=list)
    silenced: list[Suppressed] = field(default_factory=list)
    reached: dict[_Place, Sequence[_Entry]] = field(default_factory=dict)

    def take(self, finding: Finding) -> None:
        expired: list[Directive] = []
        for entry in self.matching(finding):
            self.used.add(entry.rule)
            if not self.has_expired(entry):
                directive = entry.directive
                self.silenced.append(Suppressed(finding, directive.reason, directive.until))
                return
            expired.append(entry.directive)
        self.standing.append(_with_expiry(finding, expired[0]) if expired else finding)

    def has_expired(self, entry: _Entry) -> bool:
        until = entry.directive.until
        return until is not None and until < self.today

    def matching(self, finding: Finding) -> Iterator[_Entry]:
        """The comments about a finding, the nearest first."""
        statement, rule, path = finding.statement, finding.rule, finding.span.source.path
        yield from self.at((rule, "line", path, finding.span.line))
        if statement is not None:
            of_statement = statement.source.path
            yield from self.at((rule, "line", of_statement, statement.line))
            if (line := self.begins.get(statement.start)) is not None:
                yield from self.at((rule, "line", of_statement, line))
            yield from self.behind(statement, (rule, "before", of_statement, statement.end_line))
            if of_statement != path:
                yield from self.at((rule, "file", of_statement, 0))
        yield from self.at((rule, "file", path, 0))

    def at(self, place: _Place) -> Sequence[_Entry]:
        """Of the comments about a place the first that has expired, and the first that has not.

        All that have expired before it did something, as a finding is told when its ignore ended.
        """
        if place not in self.reached:
            entries = self.entries.get(place, ())
            expired = [*takewhile(self.has_expired, entries)]
            self.used.update(entry.rule for entry in expired)
            self.reached[place] = (*expired[:1], *entries[len(expired) : len(expired) + 1])
        return self.reached[place]

    def behind(self, statement: Span, place: _Place) -> Iterator[_Entry]:
        """The comments in the last line of a statement that stand behind it."""
        entries = self.entries.get(place, ())
        if entries and entries[0].directive.span.start >= statement.end:
            entries = self.at(place)
        for entry in entries:
            if entry.directive.span.start >= statement.end:
                yield entry

    def unused(self, names: Collection[str], path: str | None) -> list[Finding]:
        """A finding for each rule that a comment of the file suppresses for nothing."""
        return [
            _unused(entry)
            for (rule, place, where, _), entries in self.entries.items()
            if rule in names and place != "before" and path in (None, where)
            for entry in entries
            if entry.rule not in self.used
        ]


def _is_complete(directive: Directive) -> bool:
    """Whether a comment has what it takes to silence a finding: word, rules, reason, a date."""
    is_dated = directive.until_text is None or directive.until is not None
    return directive.word in WORDS and is_dated and directive.has_reason


def _faults(directive: Directive, known: frozenset[str]) -> Iterator[Finding]:
    """What is wrong with how a comment is written."""
    span = directive.span
    if directive.word not in directive.words:
        message = f'unknown replicalint directive "{directive.word}"'
        near = get_close_matches(directive.word, directive.words, n=1)
        found = f'Did you mean "{near[0]}"? ' if near else ""
        yield _fault(UNKNOWN, span, directive.word, message, f'{found}Write "{directive.form}".')
    elif directive.word == PRIMARY:
        if not directive.has_reason:
            message = "stop without a reason has no effect"
            hint = f'Write "replicalint: {PRIMARY} reason".'
            yield _fault(WITHOUT_REASON, span, PRIMARY, message, hint)
    elif not directive.rules:
        hint = f'Write "{directive.form}".'
        yield _fault(UNKNOWN, span, directive.word, "suppression without a rule name", hint)
    else:
        yield from (_unknown(rule, known) for rule in directive.rules if rule.name not in known)
        yield from _incomplete(directive)


def _incomplete(directive: Directive) -> Iterator[Finding]:
    subject = ",".join(rule.name for rule in directive.rules)
    if not directive.has_reason:
        message = "suppression without a reason has no effect"
        hint = f'Write "{directive.form}".'
        yield _fault(WITHOUT_REASON, directive.span, subject, message, hint)
    elif directive.until_text is not None and directive.until is None:
        message = f'"until={directive.until_text}" is not a date, so the suppression has no effect'
        hint = 'Write the date as "until=YYYY-MM-DD".'
        yield _fault(UNUSED, directive.span, subject, message, hint)


def _unknown(rule: RuleName, known: frozenset[str]) -> Finding:
    near = get_close_matches(rule.name, sorted(known), n=1)
    hint = f'Did you mean "{near[0]}"?' if near else '"replicalint rules" lists them.'
    return _fault(UNKNOWN, rule.span, rule.name, f'rule "{rule.name}" does not exist', hint)


def _unused(entry: _Entry) -> Finding:
    rule = entry.rule
    message = f'unused suppression of rule "{rule.name}"'
    fault = _fault(UNUSED, rule.span, rule.name, message, "Remove it.")
    return Identities().finding(fault, entry.directive.span)


def _fault(rule: str, span: Span, subject: str, message: str, hint: str) -> Finding:
    return Finding(rule, Severity.WARNING, message, span, subject, hint=hint)


def _with_expiry(finding: Finding, directive: Directive) -> Finding:
    assert directive.until is not None
    ended = (
        f"The suppression on line {directive.span.line} expired on {directive.until.isoformat()}."
    )
    return replace(finding, hint=f"{finding.hint} {ended}" if finding.hint else ended)
