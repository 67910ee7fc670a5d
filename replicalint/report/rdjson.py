"""The report as reviewdog reads it: the Reviewdog Diagnostic Format, as one JSON object.

The fields are those of `proto/rdf/reviewdog.proto` of github.com/reviewdog/reviewdog, which reads
no other: what a report says beside its findings is a diagnostic too. Columns count bytes of UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from ..documentation import DOCUMENTATION, rule_page
from ..finding import Report, Severity
from ..source import Source, Span, visible
from .encoding import encoded
from .entries import ReportEntry, entries
from .remarks import Remark, remarks, some_file
from .sentences import sentences

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
_STEP = 1024  # characters between two places of a line whose bytes are known


def render(report: Report) -> str:
    """A JSON object with a line for each diagnostic."""
    lines = ",\n".join(map(encoded, _diagnostics(report)))
    source = encoded({"name": "replicalint", "url": DOCUMENTATION})
    return f'{{"source":{source},\n"diagnostics":[{lines}]}}\n'


def _diagnostics(report: Report) -> Iterator[dict[str, object]]:
    somewhere = some_file(report)
    columns = _ByteColumns()
    yield from (_of_finding(entry, columns) for entry in entries(report) if entry.stands)
    for remark in remarks(report):
        path = remark.path or somewhere
        if path is not None:
            yield _of_remark(remark, path)


def _of_finding(entry: ReportEntry, columns: _ByteColumns) -> dict[str, object]:
    finding = entry.finding
    made: dict[str, object] = {
        "message": " ".join(sentences(finding)),
        "location": columns.location(finding.span),
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule, "url": rule_page(finding.rule)},
    }
    if finding.related:
        made["related_locations"] = [
            {"message": visible(place.message), "location": columns.location(place.span)}
            for place in finding.related
        ]
    return made


def _of_remark(remark: Remark, path: str) -> dict[str, object]:
    location: dict[str, object] = {"path": visible(path)}
    if remark.line is not None:
        lines = {"start": {"line": remark.line}, "end": {"line": remark.end_line or remark.line}}
        location["range"] = lines
    return {
        "message": remark.text,
        "location": location,
        "severity": SEVERITIES[remark.severity],
        "code": {"value": f"replicalint-{remark.kind.value}"},
    }


class _ByteColumns(Struct):
    """Turns columns into those that count bytes, without reading a long line for each of them."""

    sizes: dict[int, list[int]] = field(default_factory=dict)  # of a source's text, by its identity
    sources: list[Source] = field(default_factory=list)  # keeps them, so that no identity returns

    def location(self, span: Span) -> dict[str, object]:
        start = {"line": span.line, "column": self.column(span.source, span.start, span.column)}
        end = {"line": span.end_line, "column": self.column(span.source, span.end, span.end_column)}
        return {"path": visible(span.source.path), "range": {"start": start, "end": end}}

    def column(self, source: Source, offset: int, column: int) -> int:
        """The column in bytes of what stands at an offset and in a column."""
        if source.text.isascii():
            return column
        at = offset - source.offset
        return self.before(source, at) - self.before(source, at - column + 1) + 1

    def before(self, source: Source, position: int) -> int:
        """How many bytes stand before a position of a source's text."""
        sizes = self.sizes.get(id(source))
        if sizes is None:
            text = source.text
            sizes = self.sizes[id(source)] = [0]
            self.sources.append(source)
            for start in range(0, len(text), _STEP):
                sizes.append(sizes[-1] + _bytes(text[start : start + _STEP]))
        step = position // _STEP
        return sizes[step] + _bytes(source.text[step * _STEP : position])


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
