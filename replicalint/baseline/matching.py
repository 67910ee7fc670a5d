"""Holds the findings of a run against a baseline: which are known, and what is mended.

An entry stands for one finding. The finding has its fingerprint; else, where the entry's file is
gone, the same rule, statement and subject at another path; else, in a statement that was edited,
the same rule and subject where the statement is the same by its name, or is the only one of its
file and neither has a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from ..finding import Finding, Mended, Report
from ..fingerprint import fingerprinted
from .entry import KnownFinding, entry_of, sorted_entries

_Key = tuple[str | None, ...]
_T = TypeVar("_T")
_KeyOf = Callable[[_T], _Key | None]


class Coverage(Struct, frozen=True):
    """What a run says of a baseline's entries.

    `covered` are the paths of which it knows every finding, `gone` those where no file is any more,
    `rules` the ones that it applied, and `known_rules` all there are.
    """

    covered: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    known_rules: frozenset[str] = frozenset()

    def tells(self, entry: KnownFinding) -> bool:
        """Whether an entry that no finding has stands for a fault that is no more."""
        if entry.rule not in self.known_rules:
            return True
        is_looked_for = entry.path in self.covered or entry.path in self.gone
        return is_looked_for and entry.rule in self.rules


class Held(Struct, frozen=True):
    """A report with known findings apart, and the entries that none of them has.

    Of these, the faults of the `mended` are no more; of the `unchecked` nothing is known.
    """

    report: Report
    mended: tuple[KnownFinding, ...]
    unchecked: tuple[KnownFinding, ...]


def held_against(
    report: Report, entries: Sequence[KnownFinding], coverage: Coverage, baseline: str
) -> Held:
    """A report, held against the entries of a baseline; `baseline` is the path shown for it."""
    report = fingerprinted(report)
    names = _Names.of(report)
    match = _Match([*report.findings], [*entries])
    match.take(lambda one: (one.fingerprint,), lambda one: (entry_of(one).fingerprint,))
    match.take(
        lambda one: (one.rule, one.identity, one.subject) if one.path in coverage.gone else None,
        lambda one: (one.rule, one.identity, one.subject),
    )
    match.take(lambda one: (one.rule, one.path, one.subject, one.name), names.by_name)
    match.take(
        lambda one: (one.rule, one.path, one.subject) if one.name is None else None, names.by_file
    )
    left = match.entries
    mended = tuple(sorted_entries(one for one in left if coverage.tells(one)))
    report = replace(
        report,
        findings=tuple(match.findings),
        baseline=baseline,
        baselined=tuple(sorted(match.known, key=lambda one: one.order)),
        mended=tuple(map(_mended, mended)),
        unchecked=len(left) - len(mended),
    )
    return Held(report, mended, tuple(one for one in left if not coverage.tells(one)))


class _Match(Struct):
    """Findings and entries that have not found one another, and the findings that have."""

    findings: list[Finding]
    entries: list[KnownFinding]
    known: list[Finding] = field(default_factory=list)

    def take(self, of_entry: _KeyOf[KnownFinding], of_finding: _KeyOf[Finding]) -> None:
        """Matches one for one what has the same key; None for what has none."""
        if not (self.findings and self.entries):
            return
        waiting: dict[_Key, list[KnownFinding]] = {}
        rest: list[KnownFinding] = []
        for entry in self.entries:
            key = of_entry(entry)
            (rest if key is None else waiting.setdefault(key, [])).append(entry)
        standing: list[Finding] = []
        for finding in self.findings:
            key = of_finding(finding)
            entries = waiting.get(key) if key is not None else None
            if entries:
                entries.pop()
                self.known.append(finding)
            else:
                standing.append(finding)
        self.findings, self.entries = standing, [*rest, *chain.from_iterable(waiting.values())]


class _Names(Struct, frozen=True):
    """Which statements of a run are the only one of their name, or of their file."""

    by_path: Mapping[str, int]
    by_path_and_name: Mapping[tuple[str, str | None], int]

    @classmethod
    def of(cls, report: Report) -> _Names:
        by_path: Counter[str] = Counter()
        by_path_and_name: Counter[tuple[str, str | None]] = Counter()
        for each in report.by_file:
            by_path[each.path] += len(each)
            by_path_and_name.update((each.path, one.name) for one in each)
        return cls(by_path, by_path_and_name)

    def by_name(self, finding: Finding) -> _Key | None:
        """What a finding has in common with one in its statement before that was edited."""
        path, name = _place(finding), finding.statement_name
        is_only = name is not None and self.by_path_and_name.get((path or "", name)) == 1
        return (finding.rule, path, finding.subject, name) if path and is_only else None

    def by_file(self, finding: Finding) -> _Key | None:
        """The same where the statement is the only one of its file, and no name tells it apart."""
        path, name = _place(finding), finding.statement_name
        is_only = name is None and path is not None and self.by_path.get(path) == 1
        return (finding.rule, path, finding.subject) if is_only else None


def _place(finding: Finding) -> str | None:
    """The path of a finding that stands in a statement of its own file."""
    path, statement = finding.span.source.path, finding.statement
    return path if statement is not None and statement.source.path == path else None


def _mended(entry: KnownFinding) -> Mended:
    return Mended(
        entry.fingerprint, entry.rule, entry.path, entry.subject, entry.name, entry.message
    )
