"""The report for programs: a stable shape with a version of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from ..finding import Finding, InternalError, Related, Report, Severity, StatementSummary
from ..source import uncommanded
from .fingerprint import fingerprints

VERSION = 1


class Tool(TypedDict):
    """What wrote the report."""

    name: str
    version: str


class JsonSummary(TypedDict):
    """What the run comes to; suppressed findings are not among `findings`.

    `left_out` counts down migrations: parts of files behind a marker, and whole files.
    """

    files: int
    statements: int
    analysed: int
    findings: dict[str, int]
    suppressed: int
    left_out: int


class JsonStatement(TypedDict):
    """One statement of the run."""

    path: str
    line: int
    end_line: int
    name: str | None
    endpoint: str | None
    analysed: bool


class JsonRelated(TypedDict):
    """Another place that a finding is about."""

    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int


class JsonFindingStatement(TypedDict):
    """The statement that a finding stands in."""

    line: int
    end_line: int
    name: str | None


class JsonSuppressed(TypedDict):
    """Why a finding does not count; `until` is an ISO date."""

    reason: str
    until: str | None


class JsonFinding(TypedDict):
    """One finding. Lines and columns are 1-based and count code points, offsets are 0-based."""

    rule: str
    severity: str
    message: str
    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    end_offset: int
    statement: JsonFindingStatement | None
    subject: str
    sqlstate: str | None
    hint: str | None
    related: list[JsonRelated]
    suppressed: JsonSuppressed | None
    fix: None
    fingerprint: str


class JsonInternalError(TypedDict):
    """A bug of replicalint: there is no verdict on the statement, or on the file."""

    path: str
    line: int
    end_line: int
    statement: str | None
    message: str


class JsonReport(TypedDict):
    """A whole run."""

    version: int
    tool: Tool
    summary: JsonSummary
    statements: list[JsonStatement]
    findings: list[JsonFinding]
    internal_errors: list[JsonInternalError]


def render_json(report: Report, tool_version: str) -> str:
    """The report as JSON text in ASCII, without a raw control character."""
    text = json.dumps(to_json(report, tool_version), indent=2)
    return uncommanded(text.replace("\x7f", "\\u007f"), r"\u0023") + "\n"


def to_json(report: Report, tool_version: str) -> JsonReport:
    """The report as plain values. Suppressed findings stand among the others, marked."""
    return {
        "version": VERSION,
        "tool": {"name": "replicalint", "version": tool_version},
        "summary": _summary(report),
        "statements": [_statement(statement) for statement in report.statements],
        "findings": list(_findings(report)),
        "internal_errors": [json_internal_error(error) for error in report.internal_errors],
    }


def _summary(report: Report) -> JsonSummary:
    return {
        "files": report.files,
        "statements": len(report.statements),
        "analysed": report.analysed,
        "findings": {severity.value: report.count(severity) for severity in Severity},
        "suppressed": len(report.suppressed),
        "left_out": len(report.left_out),
    }


def json_internal_error(error: InternalError) -> JsonInternalError:
    """A bug for programs, in any report."""
    return {
        "path": error.path,
        "line": error.line,
        "end_line": error.end_line,
        "statement": error.statement,
        "message": error.message,
    }


def _statement(statement: StatementSummary) -> JsonStatement:
    return {
        "path": statement.path,
        "line": statement.line,
        "end_line": statement.end_line,
        "name": statement.name,
        "endpoint": statement.endpoint,
        "analysed": statement.is_analysed,
    }


def _findings(report: Report) -> Iterator[JsonFinding]:
    marked: list[tuple[Finding, JsonSuppressed | None]] = [
        (finding, None) for finding in report.findings
    ]
    marked += [(each.finding, _suppressed(each.reason, each.until)) for each in report.suppressed]
    marked.sort(key=lambda pair: pair[0].order)
    identities = fingerprints(finding for finding, _ in marked)
    for (finding, suppressed), fingerprint in zip(marked, identities, strict=True):
        yield _finding(finding, suppressed, fingerprint)


def _suppressed(reason: str, until: date | None) -> JsonSuppressed:
    return {"reason": reason, "until": until.isoformat() if until else None}


def _finding(finding: Finding, suppressed: JsonSuppressed | None, fingerprint: str) -> JsonFinding:
    span = finding.span
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "path": span.source.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "offset": span.start,
        "end_offset": span.end,
        "statement": _finding_statement(finding),
        "subject": finding.subject,
        "sqlstate": finding.sqlstate,
        "hint": _hint(finding),
        "related": [_related(place) for place in finding.related],
        "suppressed": suppressed,
        "fix": None,
        "fingerprint": fingerprint,
    }


def _finding_statement(finding: Finding) -> JsonFindingStatement | None:
    span = finding.statement
    if span is None:
        return None
    return {"line": span.line, "end_line": span.end_line, "name": finding.statement_name}


def _hint(finding: Finding) -> str | None:
    """What to do, in whole sentences: what to use instead comes first."""
    instead = f"Use {finding.instead} instead." if finding.instead else None
    sentences = [sentence for sentence in (instead, finding.hint) if sentence]
    return " ".join(sentences) or None


def _related(place: Related) -> JsonRelated:
    span = place.span
    return {
        "message": place.message,
        "path": span.source.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "offset": span.start,
        "end_offset": span.end,
    }
