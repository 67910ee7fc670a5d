"""Reports of several files, made into the one of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .finding import Finding, InternalError, Report, Suppressed
from .suppression import UNUSED


def merged(reports: Iterable[Report]) -> Report:
    """The report of a run over several files, whatever order they were checked in."""
    parts = tuple(reports)
    used = frozenset(place for part in parts for place in part.used_ignores)
    found = [finding for part in parts for finding in part.findings]
    if used:
        found = [finding for finding in found if not _is_used(finding, used)]
    if any(map(_is_elsewhere, found)):
        found = [*_once(found)]
    return Report(
        tuple(sorted(found, key=finding_order)),
        tuple(sorted((s for part in parts for s in part.suppressed), key=suppressed_order)),
        tuple(sorted((s for part in parts for s in part.statements), key=lambda s: s.path)),
        sum(part.files for part in parts),
        tuple(sorted((o for part in parts for o in part.left_out), key=lambda o: o.path)),
        tuple(sorted(dict.fromkeys(e for part in parts for e in part.internal_errors), key=_place)),
        tuple(dict.fromkeys(note for part in parts for note in part.notes)),
        tuple(sorted((u for part in parts for u in part.unselected), key=lambda u: u.path)),
        tuple(sorted({path for part in parts for path in part.excepted})),
        tuple(sorted({path for part in parts for path in part.known})),
        tuple(sorted({path for part in parts for path in part.judged})),
        sum(part.holes for part in parts),
        sum(part.unread_calls for part in parts),
        tuple(sorted(used)),
        sum(part.marked_primary for part in parts),
    )


def _is_used(finding: Finding, used: frozenset[tuple[str, int]]) -> bool:
    """Whether it says of a comment that it suppresses nothing, and it does in another file."""
    return finding.rule == UNUSED and (finding.span.source.path, finding.span.start) in used


def _is_elsewhere(finding: Finding) -> bool:
    """Whether it stands in another file than the statement that is at fault."""
    return (
        finding.statement is not None and finding.statement.source.path != finding.span.source.path
    )


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Findings about text that several files put into their statements, each once."""
    seen: set[tuple[str, str, int, int, str]] = set()
    for finding in sorted(findings, key=_is_elsewhere):
        key = finding.rule, finding.span.source.path, finding.span.start, finding.span.end
        same = (*key, finding.message)
        if not (_is_elsewhere(finding) and same in seen):
            yield finding
        seen.add(same)


def finding_order(finding: Finding) -> tuple[str, int, str, int, str]:
    """What findings are sorted by in a report."""
    return finding.order


def _place(error: InternalError) -> tuple[str, int, str]:
    return error.order


def suppressed_order(suppressed: Suppressed) -> tuple[str, int, str, int, str]:
    """The same of those that a comment suppresses."""
    return suppressed.finding.order
