"""The report with one line a finding, for editors and for grep."""

from __future__ import annotations

from ..finding import Finding, Report
from ..source import visible
from .palette import COLOURED, PLAIN, Palette


def render_concise(report: Report, *, in_colour: bool = False) -> str:
    """`path:line:column: error[rule] message`, one line a finding."""
    palette = COLOURED if in_colour else PLAIN
    return "".join(_line(finding, palette) + "\n" for finding in report.findings)


def _line(finding: Finding, palette: Palette) -> str:
    span = finding.span
    place = f"{visible(span.source.path)}:{span.line}:{span.column}:"
    colour = palette.severity(finding.severity)
    kind = f"{colour}{finding.severity.value}[{finding.rule}]{palette.reset}"
    return f"{place} {kind} {visible(finding.message)}"
