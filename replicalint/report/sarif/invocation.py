"""How the run went, as SARIF has it: bugs, what was not analysed, notes and counts."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Report, Severity
from ...summaries import StatementSummary
from ..remarks import Remark, RemarkKind, remarks
from .places import lines
from .places import text as shown

MOST_STATEMENTS = 1000  # that were not analysed, each with its place
MOST_MENDED = 1000  # of all, the counts tell


def invocation(report: Report, more: str | None) -> dict[str, object]:
    """The run: whether it came to a verdict, and what it has to say; `more` says what was cut."""
    told = [_notification(remark) for remark in remarks(report)]
    told += _unanalysed(report)
    told += _mended(report)
    if more is not None:
        told.append(_notification(Remark(RemarkKind.NOTE, Severity.WARNING, more)))
    return {
        "executionSuccessful": report.has_verdict,
        "toolExecutionNotifications": told,
    }


def _unanalysed(report: Report) -> Iterator[dict[str, object]]:
    """Each statement of which a part was not analysed, whether a finding says so or not."""
    files = (each for each in report.by_file if each.unanalysed)
    found = [one for each in files for one in each if not one.is_analysed]
    yield from (_notification(_statement(one)) for one in found[:MOST_STATEMENTS])
    if len(found) > MOST_STATEMENTS:
        more = f"{len(found) - MOST_STATEMENTS} more statements were not analysed"
        yield _notification(Remark(RemarkKind.NOT_ANALYSED, Severity.WARNING, more))


def _mended(report: Report) -> Iterator[dict[str, object]]:
    """Each entry of the baseline without a finding; GitHub would open an alert for a result."""
    for one in report.mended[:MOST_MENDED]:
        text = f"mended: {one.rule}: {one.message}"
        yield _notification(Remark(RemarkKind.BASELINE, Severity.NOTE, text, one.path))


def _statement(one: StatementSummary) -> Remark:
    name = f'statement "{one.name}"' if one.name else "a statement"
    reason = f": {one.unseen}" if one.unseen else ", in whole or in part"
    text = f"{name} was not analysed{reason}"
    return Remark(RemarkKind.NOT_ANALYSED, Severity.NOTE, text, one.path, one.line, one.end_line)


def _notification(remark: Remark) -> dict[str, object]:
    made: dict[str, object] = {
        "descriptor": {"id": remark.kind.value},
        "level": remark.severity.value,
        "message": {"text": shown(remark.text)},
    }
    if remark.path is not None:
        made["locations"] = [lines(remark.path, remark.line, remark.end_line)]
    return made
