"""Moves findings from whole sources to the lines that a report shows of them.

So a run keeps no file in memory, and a finding that comes from another process is small.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from .finding import Finding, Related, Suppressed
from .source import Source, Span


class Excerpts(Struct, frozen=True):
    """The excerpts that the findings of one source need: those about the same lines share them."""

    lines: dict[tuple[int, int, int], Source] = field(default_factory=dict)

    def suppressed(self, suppressed: Suppressed) -> Suppressed:
        return replace(suppressed, finding=self.finding(suppressed.finding))

    def finding(self, finding: Finding) -> Finding:
        """The same finding, with spans in the lines of its statement."""
        span, statement = finding.span, finding.statement or finding.span
        if span.source.path == statement.source.path:
            start, end = min(span.start, statement.start), max(span.end, statement.end)
            lines = others = self.around(Span(span.source, start, end))
        else:  # text of another file, which the statement holds
            lines, others = self.around(span), self.around(statement)
        return replace(
            finding,
            span=replace(span, source=lines),
            statement=finding.statement and replace(statement, source=others),
            related=tuple(self.related(place) for place in finding.related),
        )

    def related(self, place: Related) -> Related:
        return replace(place, span=self.span(place.span))

    def span(self, span: Span) -> Span:
        """The same range, in the lines that it touches."""
        return replace(span, source=self.around(span))

    def around(self, span: Span) -> Source:
        """The whole lines that a span touches."""
        key = (id(span.source), span.line, span.end_line)
        if key not in self.lines:
            self.lines[key] = span.source.excerpt(span.start, span.end)
        return self.lines[key]
