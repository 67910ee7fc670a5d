"""The report as commands of GitHub Actions, which make an annotation of each finding.

Follows https://docs.github.com/actions/reference/workflow-commands-for-github-actions and what the
runner makes of it (actions/runner: ActionCommand.cs, ActionCommandManager.cs, ExecutionContext.cs).
GitHub shows the first ten errors, warnings and notices of a step each; all stand in the log.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from unicodedata import category

from ..finding import Related, Report, Severity
from ..source import Span, escape, harmless, uncommanded, visible
from .entries import ReportEntry, standing
from .remarks import Remark, RemarkKind, remarks
from .sentences import more_places, sentences

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
MOST_SHOWN = 10  # of each kind, in a step
_MOST_CHARACTERS = 4000  # of a message: the runner cuts at 4096
_MOST_PLACES = 3  # of a finding
_ESCAPED = re.compile(r"[%\r\n:,]")


def render(report: Report) -> str:
    """A command for each finding, the most severe first, and lines for the log."""
    told = tuple(remarks(report))
    commands = [(one.severity, _of_remark(one)) for one in told if _is_command(one)]
    commands += [(entry.finding.severity, _of_finding(entry)) for entry in standing(report)]
    commands.sort(key=lambda each: -each[0].rank)
    lines = [line for _, line in commands]
    lines += (harmless(f"{one.text}\n") for one in told if not _is_command(one))
    lines += (f"{line}\n" for line in _not_shown(report))
    return "".join(lines)


def _is_command(remark: Remark) -> bool:
    """Whether a reviewer has to see it: what keeps the run from a verdict, and a milder gate."""
    is_new = remark.kind is RemarkKind.MILDER and remark.severity is Severity.WARNING
    return remark.severity is Severity.ERROR or is_new


def _of_finding(entry: ReportEntry) -> str:
    finding = entry.finding
    span = finding.span
    where = f"{visible(span.source.path)}:{span.line}:{span.column}"
    title = f"replicalint: {finding.rule}"
    _, *more = sentences(finding)
    places = [_related(place) for place in finding.related[:_MOST_PLACES]]
    left = more_places(finding, _MOST_PLACES)
    if left is not None:
        places.append(f"and {left}")
    text = "\n".join((f"{where}: {visible(finding.message)}", *more, *places))
    properties = {"title": title, "file": _path(span.source.path), **_place(span)}
    return _command(finding.severity, properties, text)


def _related(place: Related) -> str:
    """Another place that it is about, as a line of the message: an annotation has but one place."""
    return f"{visible(place.span.source.path)}:{place.span.line}: {visible(place.message)}"


def _of_remark(remark: Remark) -> str:
    properties = {"title": "replicalint"}
    if remark.path is not None:
        properties["file"] = _path(remark.path)
    if remark.line is not None:
        properties |= {"line": str(remark.line), "endLine": str(remark.end_line or remark.line)}
    return _command(remark.severity, properties, remark.text)


def _place(span: Span) -> Mapping[str, str]:
    """Lines; columns as well where it is one line, as GitHub takes them only then."""
    lines = {"line": str(span.line), "endLine": str(span.end_line)}
    if span.line != span.end_line:
        return lines
    return {**lines, "col": str(span.column), "endColumn": str(span.end_column)}


def _command(severity: Severity, properties: Mapping[str, str], text: str) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    if len(text) > _MOST_CHARACTERS:
        text = f"{text[:_MOST_CHARACTERS]}…"
    return f"::{COMMANDS[severity]} {listed}::{_data(text)}\n"


def _property(text: str) -> str:
    return _ESCAPED.sub(lambda found: f"%{ord(found[0]):02X}", text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _path(path: str) -> str:
    """The path as the file has it, but for what would act on a log: spaces of any kind stay."""
    return uncommanded("".join(one if category(one) == "Zs" else escape(one) for one in path))


def _not_shown(report: Report) -> Iterator[str]:
    """What GitHub leaves out of the annotations."""
    cut = [
        f"{MOST_SHOWN} of {report.count(severity)} {COMMANDS[severity]}s"
        for severity in Severity
        if report.count(severity) > MOST_SHOWN
    ]
    if cut:
        yield f"GitHub shows {', '.join(cut)} as annotations: all stand in the log of this step"
