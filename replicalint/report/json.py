"""The report for programs, in the shape of json_shape.py.

It is as long as the input, at most some ten times, so no text stands in it for each finding that is
the same for many: hints and related places stand once, and a finding has their numbers. A key is
left out where it would say nothing: null, nothing, or what another key says. What a line about a
finding needs is in the finding itself. docs/json-report.md tells it key by key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from msgspec import Struct, field

from ..finding import Finding, InternalError, Mended, Milder, Related, Report, Severity
from ..source import Span
from ..summaries import StatementSummary
from ..version import tool_version
from .encoding import encoded
from .entries import ReportEntry, entries
from .json_shape import (
    VERSION,
    JsonFile,
    JsonFinding,
    JsonFindingStatement,
    JsonInternalError,
    JsonMended,
    JsonMilder,
    JsonPlace,
    JsonReport,
    JsonStatement,
    JsonSummary,
    JsonSuppressed,
)
from .sentences import advice


def render(report: Report) -> str:
    """The report as JSON text in ASCII: a line for each file, hint, place and finding."""
    parts = ",\n".join(
        f"{encoded(key)}:{_lines(value) if isinstance(value, list) else encoded(value)}"
        for key, value in to_json(report).items()
    )
    return f"{{{parts}}}\n"


def _lines(values: Iterable[object]) -> str:
    lines = ",\n".join(map(encoded, values))
    return f"[{lines}]"


def to_json(report: Report) -> JsonReport:
    """The report as plain values, as `--format json` prints it; suppressed findings are marked."""
    findings = _Findings()
    listed = [*findings.of(report)]
    return {
        "version": VERSION,
        "tool": {"name": "replicalint", "version": tool_version()},
        "summary": _summary(report),
        "files": _files(chain.from_iterable(report.by_file)),
        "hints": [*findings.hints],
        "places": findings.places,
        "findings": listed,
        "mended": [*map(_mended, report.mended)],
        "internal_errors": [json_internal_error(error) for error in report.internal_errors],
        "milder": [*map(_milder, report.milder)],
        "mistakes": [*report.mistakes],
        "notes": [*report.notes],
    }


def _summary(report: Report) -> JsonSummary:
    summary: JsonSummary = {
        "files": report.files,
        "statements": report.statement_count,
        "analysed": report.analysed,
        "findings": {severity.value: report.count(severity) for severity in Severity},
        "suppressed": len(report.suppressed),
        "left_out": len(report.left_out),
        "not_selected": len(report.unselected),
        "excepted": len(report.excepted),
        "ungoverned": len(report.ungoverned),
        "excluded": len(report.excluded),
        "known": len(report.known),
        "judged": len(report.judged),
        "holes": report.holes,
        "unread_calls": report.unread_calls,
        "marked_primary": report.marked_primary,
        "baselined": len(report.baselined),
        "mended": len(report.mended),
        "unseen": [
            {"reason": one.reason, "files": one.files, "statements": one.statements}
            for one in report.unseen
        ],
    }
    if report.since is not None:
        summary["since"] = {
            "ref": report.since.ref,
            "staged": report.since.is_staged,
            "changed": report.since.changed,
            "left_out": report.since.left_out,
        }
    return summary


def json_internal_error(error: InternalError) -> JsonInternalError:
    """A bug for programs, in any report."""
    return {
        "path": error.path,
        "line": error.line,
        "end_line": error.end_line,
        "statement": error.statement,
        "message": error.message,
    }


def _milder(one: Milder) -> JsonMilder:
    made: JsonMilder = {"path": one.path, "line": one.line, "message": one.text}
    if one.is_new:
        made["new"] = True
    return made


def _files(statements: Iterable[StatementSummary]) -> list[JsonFile]:
    """The files in the order of their first statements."""
    files: dict[tuple[str, str | None], JsonFile] = {}
    for one in statements:
        key = one.path, one.endpoint
        if key not in files:
            files[key] = {"path": one.path, "statements": []}
            if one.endpoint is not None:
                files[key] = {"path": one.path, "endpoint": one.endpoint, "statements": []}
        files[key]["statements"].append(_statement(one))
    return [*files.values()]


def _statement(one: StatementSummary) -> JsonStatement:
    statement: JsonStatement = {"line": one.line}
    if one.end_line != one.line:
        statement["end_line"] = one.end_line
    if one.name is not None:
        statement["name"] = one.name
    if not one.is_analysed:
        statement["analysed"] = False
    return statement


class _Findings(Struct):
    """Makes findings, and notes what they share: each with its number."""

    hints: dict[str, int] = field(default_factory=dict)
    places: list[JsonPlace] = field(default_factory=list)
    numbers: dict[tuple[object, ...], int] = field(default_factory=dict)  # by a place's values

    def of(self, report: Report) -> Iterator[JsonFinding]:
        return map(self.finding, entries(report))

    def finding(self, entry: ReportEntry) -> JsonFinding:
        finding = entry.finding
        made: JsonFinding = {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "message": finding.message,
            "path": finding.span.source.path,
            "line": finding.span.line,
            "column": finding.span.column,
            "end_column": finding.span.end_column,
            "subject": finding.subject,
            "fingerprint": entry.fingerprint,
        }
        if finding.span.end_line != finding.span.line:
            made["end_line"] = finding.span.end_line
        if finding.statement is None:
            made["statement"] = None
        elif finding.statement_name is not None or _lines_of(finding.statement) != _lines_of(
            finding.span
        ):
            made["statement"] = _finding_statement(finding, finding.statement)
        if finding.sqlstate is not None:
            made["sqlstate"] = finding.sqlstate
        hint = advice(finding)
        if hint is not None:
            made["hint"] = self.hints.setdefault(hint, len(self.hints))
        if finding.related:
            made["related"] = [self.number(_place(related)) for related in finding.related]
        if entry.reason is not None:
            made["suppressed"] = _suppressed(entry.reason, entry.until)
        if entry.is_baselined:
            made["baselined"] = True
        return made

    def number(self, place: JsonPlace) -> int:
        """Which of the places this is; two findings may show it with other lines around it."""
        number = self.numbers.setdefault(tuple(place.values()), len(self.places))
        if number == len(self.places):
            self.places.append(place)
        return number


def _mended(mended: Mended) -> JsonMended:
    return {
        "fingerprint": mended.fingerprint,
        "rule": mended.rule,
        "path": mended.path,
        "subject": mended.subject,
        "statement": mended.name,
        "message": mended.message,
    }


def _suppressed(reason: str, until: date | None) -> JsonSuppressed:
    return {"reason": reason, "until": until.isoformat()} if until else {"reason": reason}


def _lines_of(span: Span) -> tuple[str, int, int]:
    return span.source.path, span.line, span.end_line


def _finding_statement(finding: Finding, span: Span) -> JsonFindingStatement:
    statement: JsonFindingStatement = {"line": span.line}
    if span.end_line != span.line:
        statement["end_line"] = span.end_line
    if span.source.path != finding.span.source.path:
        statement["path"] = span.source.path
    if finding.statement_name is not None:
        statement["name"] = finding.statement_name
    return statement


def _place(related: Related) -> JsonPlace:
    span = related.span
    place: JsonPlace = {
        "message": related.message,
        "path": span.source.path,
        "line": span.line,
        "column": span.column,
        "end_column": span.end_column,
    }
    if span.end_line != span.line:
        place["end_line"] = span.end_line
    return place
