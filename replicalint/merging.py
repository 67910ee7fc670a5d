"""Reports of several files, made into the one of a run."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from .finding import Finding, InternalError, Report, Suppressed
from .summaries import FileStatements
from .suppression import UNUSED


def merged(reports: Iterable[Report]) -> Report:
    """The report of a run over several files, whatever order they were checked in.

    There may be very many: of those that are plain, no report is held.
    """
    parts: list[Report] = []
    by_file: list[FileStatements] = []
    files = 0
    for report in reports:
        by_file += report.by_file
        files += report.files
        if not report.is_plain:
            parts.append(report)
    used = frozenset(place for part in parts for place in part.used_ignores)
    found = [finding for part in parts for finding in part.findings]
    if used:
        found = [finding for finding in found if not _is_used(finding, used)]
    if any(map(_is_elsewhere, found)):
        found = list(_once(found))
    return Report(
        tuple(sorted(found, key=finding_order)),
        tuple(sorted((s for part in parts for s in part.suppressed), key=suppressed_order)),
        tuple(sorted(by_file, key=lambda one: one.path)),
        files,
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
        ungoverned=tuple(sorted({path for part in parts for path in part.ungoverned})),
        excluded=tuple(sorted({path for part in parts for path in part.excluded})),
        since=next((part.since for part in parts if part.since is not None), None),
        last_day=min((one.last_day for one in parts if one.last_day is not None), default=None),
    )


def _is_used(finding: Finding, used: frozenset[tuple[str, int]]) -> bool:
    """Whether it says of a comment that it suppresses nothing, and it does in another file."""
    return finding.rule == UNUSED and (finding.span.source.path, finding.span.start) in used


def _is_elsewhere(finding: Finding) -> bool:
    """Whether it stands in another file than the statement that is at fault."""
    return (
        finding.statement is not None and finding.statement.source.path != finding.span.source.path
    )


def _once(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Findings about text that several files put into their statements, each once with all."""
    found: dict[tuple[object, ...], Finding] = {}
    for number, finding in enumerate(sorted(findings, key=_is_elsewhere)):
        span = finding.span
        key = finding.rule, span.source.path, span.start, span.end, finding.message
        known = found.get(key)
        if known is None:
            found[key] = finding
        elif _is_elsewhere(finding):
            places = {(one.span.source.path, one.span.start) for one in known.related}
            more = (
                one
                for one in finding.related
                if (one.span.source.path, one.span.start) not in places
            )
            found[key] = replace(known, related=(*known.related, *more))
        else:
            found[(*key, number)] = finding
    return found.values()


def finding_order(finding: Finding) -> tuple[str, int, str, int, str]:
    """What findings are sorted by in a report."""
    return finding.order


def _place(error: InternalError) -> tuple[str, int, str]:
    return error.order


def suppressed_order(suppressed: Suppressed) -> tuple[str, int, str, int, str]:
    """The same of those that a comment suppresses."""
    return suppressed.finding.order
