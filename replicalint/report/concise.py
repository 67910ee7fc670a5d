"""The report with one line a finding, for editors and for grep."""

from __future__ import annotations

from ..finding import Finding, Report
from ..source import visible
from .colours import RESET, SEVERITIES
from .links import link
from .view import PLAIN, View


def render(report: Report, view: View = PLAIN) -> str:
    """`path:line:column: error[rule] message (SQLSTATE); hint: ...`, one line a finding."""
    return "".join(_line(finding, view) + "\n" for finding in report.findings)


def _line(finding: Finding, view: View) -> str:
    span, path = finding.span, finding.span.source.path
    place = f"{visible(path)}:{span.line}:{span.column}"
    if view.address is not None:
        place = link(place, view.address(path))
    kind = f"{SEVERITIES[finding.severity]}{finding.severity.value}[{finding.rule}]{RESET}"
    return f"{place}: {kind} {visible(_said(finding))}"


def _said(finding: Finding) -> str:
    """What is wrong, what the replica answers, and what to do."""
    message = finding.message
    if finding.sqlstate:
        message += f" ({finding.sqlstate})"
    if finding.instead:
        message += f"; instead: {finding.instead}"
    if finding.hint:
        message += f"; hint: {finding.hint}"
    return message
