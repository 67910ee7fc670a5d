"""The report with one line a finding, for editors and for grep."""

from __future__ import annotations

from ..finding import Finding, Report
from ..source import visible
from .colours import RESET, SEVERITIES


def render(report: Report) -> str:
    """`path:line:column: error[rule] message`, one line a finding."""
    return "".join(_line(finding) + "\n" for finding in report.findings)


def _line(finding: Finding) -> str:
    span = finding.span
    place = f"{visible(span.source.path)}:{span.line}:{span.column}:"
    kind = f"{SEVERITIES[finding.severity]}{finding.severity.value}[{finding.rule}]{RESET}"
    return f"{place} {kind} {visible(finding.message)}"
