"""Moves findings from whole sources to the lines that a report shows of them.

So a run keeps no file in memory, and a finding that comes from another process is small.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .finding import Finding, Related, Suppressed
from .source import Source


@dataclass(frozen=True)
class Excerpts:
    """The excerpts of one source: findings of the same statement share its lines."""

    source: Source
    lines: dict[tuple[int, int], Source] = field(default_factory=dict)

    def suppressed(self, suppressed: Suppressed) -> Suppressed:
        return replace(suppressed, finding=self.finding(suppressed.finding))

    def finding(self, finding: Finding) -> Finding:
        """The same finding, with spans in the lines of its statement."""
        span, statement = finding.span, finding.statement or finding.span
        start, end = min(span.start, statement.start), max(span.end, statement.end)
        if (start, end) not in self.lines:
            self.lines[start, end] = self.source.excerpt(start, end)
        lines = self.lines[start, end]
        return replace(
            finding,
            span=replace(span, source=lines),
            statement=finding.statement and replace(statement, source=lines),
            related=tuple(_related(place) for place in finding.related),
        )


def _related(place: Related) -> Related:
    span = place.span
    return replace(place, span=replace(span, source=span.source.excerpt(span.start, span.end)))
