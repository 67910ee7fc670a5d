"""Findings on changed lines alone.

A change on one line may be at fault on another, as a new alias is: so a finding on a line that did
not change counts as well where the file had no such finding before. What a changed contract or
migration does to others is never left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from ..checked import Checked
from ..files.reading import LARGEST, InputError, read_source
from ..finding import Finding, Since
from ..fingerprint import fingerprinted
from ..run import run
from ..run_plan import Task, Unlisted
from ..settings.chosen_rules import Rules
from ..source import Span
from .base import BaseOfChanges
from .lines import changed_lines
from .touched import Touched

_Fault = tuple[str, str, str]  # the rule, the path, and the name that it is about


def on_changed_lines(
    checked: Checked, part: Touched, base: BaseOfChanges, rules: Rules, today: date, since: Since
) -> Checked:
    """What is left of a run, with the number of findings that are left out."""
    report = fingerprinted(checked.report)
    tasks = {task.printed: task for task in _filtered(part)}
    lines = _Lines(tasks, base)
    elsewhere = [
        one for one in report.findings if one.span.source.path in tasks and not lines.has_part(one)
    ]
    if not elsewhere:
        return replace(checked, report=replace(report, since=since))
    known = _known(sorted({one.span.source.path for one in elsewhere}), tasks, base, rules, today)
    counts = Counter(map(_fault, report.findings))
    dropped = {one for one in elsewhere if counts[_fault(one)] <= known[_fault(one)]}
    findings = tuple(one for one in report.findings if one not in dropped)
    told = replace(since, left_out=len(dropped))
    other = {one.span.source.path for one in dropped}
    paths = tuple(path for path in checked.paths if path not in other)
    return replace(checked, report=replace(report, findings=findings, since=told), paths=paths)


def _filtered(part: Touched) -> Iterator[Task]:
    """The files of which not all is judged anew, since no contract of theirs is other."""
    renewed = {id(part.plan.contracts[path]) for path in part.renewed}
    moved = {path for task in part.plan.migrations for path in task.files}
    for task in part.plan.tasks:
        is_anew = any(id(one.contract) in renewed for one in task.governed)
        if not is_anew and task.path not in moved:
            yield task


class _Lines(Struct, frozen=True):
    """The changed lines of files, by their paths."""

    tasks: dict[str, Task]
    base: BaseOfChanges
    known: dict[str, tuple[range, ...]] = field(default_factory=dict)

    def has_part(self, finding: Finding) -> bool:
        """Whether a finding, or something that it is about, stands on one."""
        return any(map(self.has, (finding.span, *(one.span for one in finding.related))))

    def has(self, span: Span) -> bool:
        path = span.source.path
        if path not in self.tasks:
            return False
        if path not in self.known:
            self.known[path] = self._of(self.tasks[path])
        last = span.end_line
        return any(one.start <= last and span.line < one.stop for one in self.known[path])

    def _of(self, task: Task) -> tuple[range, ...]:
        if self.base.standing.is_same(task.path):
            return ()
        old = _text(self.base.path(task.path), self.base.laid.root)
        return changed_lines(old, _text(task.path, task.root))


def _text(path: Path, root: Path) -> str:
    """The text of a file; none of one that is not there."""
    try:
        return read_source(path, root, LARGEST).text
    except InputError:
        return ""


def _known(
    paths: Sequence[str], tasks: dict[str, Task], base: BaseOfChanges, rules: Rules, today: date
) -> Counter[_Fault]:
    """How often each fault was found in files as they were."""
    found: Counter[_Fault] = Counter()
    for plan in base.plans([tasks[path] for path in paths], Unlisted(rules.project)):
        found.update(map(_fault, run(plan, rules, today).report.findings))
    return found


def _fault(finding: Finding) -> _Fault:
    return finding.rule, finding.span.source.path, finding.subject
