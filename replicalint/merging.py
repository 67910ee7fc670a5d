"""Reports of several files, made into the one of a run."""

from __future__ import annotations

from collections.abc import Iterable

from .finding import Finding, InternalError, Report, Suppressed


def merged(reports: Iterable[Report]) -> Report:
    """The report of a run over several files, whatever order they were checked in."""
    parts = tuple(reports)
    return Report(
        tuple(sorted((f for part in parts for f in part.findings), key=finding_order)),
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
    )


def finding_order(finding: Finding) -> tuple[str, int, str, int, str]:
    """What findings are sorted by in a report."""
    return finding.order


def _place(error: InternalError) -> tuple[str, int, str]:
    return error.order


def suppressed_order(suppressed: Suppressed) -> tuple[str, int, str, int, str]:
    """The same of those that a comment suppresses."""
    return suppressed.finding.order
