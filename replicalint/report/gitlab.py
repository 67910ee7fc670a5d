"""The report as GitLab's Code Quality reads it: a list of issues, which its merge requests show.

The fields are those of https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
GitLab knows no issue that does not count: what is suppressed is left out, and counted in the last
issue, which sums up. Its fingerprint has no count in it, so no merge request brings it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Report, Severity
from ..fingerprint import fingerprint, identity_of
from ..source import visible
from .encoding import encoded
from .entries import ReportEntry, entries
from .remarks import Remark, RemarkKind, remarks, some_file
from .sentences import sentences

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report) -> str:
    """A JSON array with a line for each issue."""
    lines = ",\n".join(map(encoded, _issues(report)))
    return f"[{lines}]\n"


def _issues(report: Report) -> Iterator[dict[str, object]]:
    somewhere = some_file(report)
    yield from (_of_finding(entry) for entry in entries(report) if entry.stands)
    seen: dict[str, int] = {}
    for remark in remarks(report):
        path = remark.path or somewhere
        if path is not None:
            seen[remark.text] = seen.get(remark.text, 0) + 1
            yield _of_remark(remark, path, seen[remark.text])


def _of_finding(entry: ReportEntry) -> dict[str, object]:
    finding = entry.finding
    span = finding.span
    return {
        "description": " ".join(sentences(finding)),
        "check_name": finding.rule,
        "fingerprint": entry.fingerprint,
        "severity": SEVERITIES[finding.severity],
        "location": _location(span.source.path, span.line, span.end_line),
    }


def _of_remark(remark: Remark, path: str, ordinal: int) -> dict[str, object]:
    kind = remark.kind.value
    identity = kind if remark.kind is RemarkKind.SUMMARY else identity_of(remark.text)
    return {
        "description": remark.text,
        "check_name": f"replicalint-{kind}",
        "fingerprint": fingerprint(kind, remark.path or "", identity, "", ordinal),
        "severity": "blocker" if remark.severity is Severity.ERROR else SEVERITIES[remark.severity],
        "location": _location(path, remark.line or 1, remark.end_line or 1),
    }


def _location(path: str, line: int, end_line: int) -> dict[str, object]:
    return {"path": visible(path), "lines": {"begin": line, "end": end_line}}
