"""What a report says beside its findings: bugs, mistakes, what was not analysed, counts."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from ..finding import Report, Severity
from ..source import visible
from .internal_errors import render_internal_errors
from .milder import milder_line, milder_rest, shown_milder
from .summary import render_baseline, render_unseen, summary_line


class RemarkKind(Enum):
    """What a remark is about, as machines read it."""

    INTERNAL_ERROR = "internal-error"
    MISTAKE = "mistake"
    NOT_ANALYSED = "not-analysed"
    NOTE = "note"
    BASELINE = "baseline"
    MILDER = "milder"
    SUMMARY = "summary"


class Remark(Struct, frozen=True):
    """One line, which is already visible, and the place that it is about, if there is one."""

    kind: RemarkKind
    severity: Severity
    text: str
    path: str | None = None
    line: int | None = None
    end_line: int | None = None


def remarks(report: Report) -> Iterator[Remark]:
    """All of them, the most important first; the last one counts."""
    for error in report.internal_errors:
        text = render_internal_errors([error], debug=False).strip()
        place = error.path, error.line, error.end_line
        yield Remark(RemarkKind.INTERNAL_ERROR, Severity.ERROR, text, *place)
    for mistake in report.mistakes:
        yield Remark(RemarkKind.MISTAKE, Severity.ERROR, visible(mistake))
    for line in render_unseen(report).splitlines():
        yield Remark(RemarkKind.NOT_ANALYSED, Severity.WARNING, line)
    for note in report.notes:
        yield Remark(RemarkKind.NOTE, Severity.NOTE, visible(note))
    for line in render_baseline(report).splitlines():
        yield Remark(RemarkKind.BASELINE, Severity.NOTE, line)
    yield from _milder(report)
    yield Remark(RemarkKind.SUMMARY, Severity.NOTE, summary_line(report))


def some_file(report: Report) -> str | None:
    """A file to say at what holds for all of them, where a format wants one: the first."""
    first = next(iter(report.by_file), None)
    if first is not None:
        return first.path
    return report.findings[0].span.source.path if report.findings else None


def _milder(report: Report) -> Iterator[Remark]:
    """The settings that make the gate milder; those that what is checked has brought warn."""
    shown = shown_milder(report)
    for one in shown:
        severity = Severity.WARNING if one.is_new else Severity.NOTE
        yield Remark(RemarkKind.MILDER, severity, milder_line(one), one.path, one.line, one.line)
    if len(shown) < len(report.milder):
        more = milder_rest(len(report.milder) - len(shown))
        yield Remark(RemarkKind.MILDER, Severity.NOTE, more)
