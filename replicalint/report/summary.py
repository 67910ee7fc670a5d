"""What a run comes to: the last line of a report, and the counts of each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..cause import CAUSES
from ..counting import counted
from ..finding import Finding, Report, Severity, Since, Unseen
from ..source import visible
from .view import PLAIN, View
from .width import lines_of

_MOST_REASONS = 5


def summary_line(report: Report) -> str:
    """`analysed 41 of 43 statements in 6 files (55 files known, 2 judged): 1 error, 2 warnings`."""
    statements = counted(report.statement_count, "statement")
    seen = f"analysed {report.analysed} of {statements} in {counted(report.files, 'file')}"
    passed = [f"{len(report.unselected)} not selected"] if report.unselected else []
    if report.excepted:
        passed.append(f"{counted(len(report.excepted), 'file')} excepted")
    if report.known:
        passed.append(f"{counted(len(report.known), 'file')} known, {len(report.judged)} judged")
    if report.ungoverned:
        passed.append(f"{counted(len(report.ungoverned), 'file')} not governed")
    if report.excluded:
        passed.append(f"{counted(len(report.excluded), 'file')} excluded")
    if passed and _is_nothing_read(report):
        return f"0 files checked ({', '.join(passed)})"
    if passed:
        seen += f" ({', '.join(passed)})"
    if report.holes:
        seen += f", {counted(report.holes, 'opaque hole')}"
    if report.unread_calls:
        seen += f", {counted(report.unread_calls, 'unread call')}"
    if report.marked_primary:
        seen += f", {report.marked_primary} marked primary"
    if report.since is not None:
        seen += f", {since_words(report.since)}"
    if report.left_out:
        seen += f", {counted(len(report.left_out), 'rollback part')} not judged"
    return f"{seen}: {', '.join(_outcome(report))}"


def _is_nothing_read(report: Report) -> bool:
    """Whether there is nothing to say of any file but that it was not read."""
    is_about_files = report.files or report.known or report.left_out or report.since
    return not (is_about_files or report.findings or report.internal_errors)


def ungoverned_notes(report: Report) -> Iterator[str]:
    """A line on the files that nobody governs.

    `db/dump.sql: not governed: list it under migrations: or exclude it`.
    """
    if len(report.ungoverned) == 1:
        yield f"{report.ungoverned[0]}: not governed: list it under migrations: or exclude it"
    elif report.ungoverned:
        files = f"{report.ungoverned[0]} and {len(report.ungoverned) - 1} more"
        yield f"{files}: not governed: list them under migrations: or exclude them"


def since_words(since: Since) -> str:
    """`4 files changed since main, 2 findings on other lines left out`."""
    files = counted(since.changed, "file")
    said = f"{files} staged" if since.is_staged else f"{files} changed"
    if since.ref is not None:
        said += f" since {visible(since.ref)}"
    if since.left_out:
        said += f", {counted(since.left_out, 'finding')} on unchanged lines left out"
    return said


def render_unseen(report: Report) -> str:
    """A line for each reason for which nothing of files was seen, but for one that one finding has.

    `not analysed: 5 files are templates: check what they render to`.
    """
    several = [one for one in report.unseen if one.statements > 1]
    lines = [_files(one) for one in several[:_MOST_REASONS]]
    others = sum(one.files for one in several[_MOST_REASONS:])
    if others:
        lines.append(f"{counted(others, 'file')} for other reasons")
    return "".join(f"not analysed: {line}\n" for line in lines)


def render_baseline(report: Report) -> str:
    """A line on the baseline in use: how much it has, what of that is known, and what is mended.

    `replicalint-baseline.txt, 15 entries: 12 known (5 of them not analysed), 0 new, 3 mended`.
    """
    if report.baseline is None:
        return ""
    count = len(report.baselined) + len(report.mended) + report.unchecked
    entries = "1 entry" if count == 1 else f"{count} entries"
    return f"{visible(report.baseline)}, {entries}: {baseline_counts(report)}\n"


def baseline_counts(report: Report) -> str:
    """`12 known (5 of them not analysed), 0 new, 3 mended: run replicalint baseline prune`."""
    blind = sum(one.rule == "unanalysed" for one in report.baselined)
    known = f"{len(report.baselined)} known"
    if blind:
        known += f" ({blind} of them not analysed)"
    counts = f"{known}, {len(report.findings)} new, {len(report.mended)} mended"
    if report.unchecked:
        counts += f", {report.unchecked} not checked"
    return f"{counts}: run replicalint baseline prune" if report.mended else counts


def _files(unseen: Unseen) -> str:
    files = counted(unseen.files, "file")
    cause = next((one for one in CAUSES if one.reason == unseen.reason), None)
    if cause is not None and unseen.files > 1:
        return f"{files} {cause.of_several}"
    if unseen.statements > unseen.files:
        files += f" with {counted(unseen.statements, 'statement')}"
    return f"{files}: {visible(unseen.reason)}"


def render_next(report: Report, view: View = PLAIN) -> str:
    """One line on how to go on from the gravest finding; nothing where there is none."""
    gravest = min(report.findings, key=lambda one: -one.severity.rank, default=None)
    if gravest is None:
        return ""
    rule = gravest.rule
    said = f'next: "replicalint explain {rule}" says why and how to fix it'
    if gravest.severity is not Severity.NOTE:
        if not _is_in_contract(gravest):
            said += f', the comment "replicalint: ignore[{rule}] REASON" suppresses one'
        said += ', "replicalint baseline write" accepts all for now'
    lines = lines_of(said, view.width) if view.is_wrapped else (said,)
    return "".join(f"{line}\n" for line in lines)


def _is_in_contract(finding: Finding) -> bool:
    """Whether a finding stands in a contract, where no comment suppresses it."""
    return finding.statement is None and finding.span.source.path.endswith((".yaml", ".yml"))


def render_statistics(report: Report) -> str:
    """One line a rule and severity with its number of findings, the most frequent first."""
    counts = Counter((finding.rule, finding.severity.value) for finding in report.findings)
    size = max((len(str(count)) for count in counts.values()), default=0)
    return "".join(
        f"{count:>{size}}  {severity:<7}  {rule}\n"
        for (rule, severity), count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )


def _outcome(report: Report) -> Iterator[str]:
    for severity in Severity:
        count = report.count(severity)
        if count:
            yield counted(count, severity.value)
    if not report.findings:
        yield "no findings"
    if report.suppressed:
        yield f"{len(report.suppressed)} suppressed"
    if report.internal_errors:
        yield counted(len(report.internal_errors), "internal error")
