"""Checks what changed files touch of a plan, and tells what of it is new.

Migrations are judged together, and what one of them does may be found at another, or at the
contract. So of those that did not change a finding counts that was not there before: the same
migrations are judged as they were then, where there is something to compare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ..checked import Checked
from ..files.reading import printed_path
from ..finding import Finding, Report
from ..fingerprint import fingerprinted, fingerprints
from ..run import run
from ..run_plan import MigrationTask, Processes, RunPlan
from ..settings.chosen_rules import Rules
from .base import BaseOfChanges
from .touched import Touched, touched

if TYPE_CHECKING:
    from ..kept_results import KeptResults


def check_since(
    plan: RunPlan,
    base: BaseOfChanges,
    rules: Rules,
    today: date,
    processes: Processes,
    *,
    is_all: bool = False,
    watch: Callable[[int, int], None] = lambda _, __: None,
    results: KeptResults | None = None,
) -> tuple[Checked, Touched]:
    """What comes of the touched part of a plan; `is_all`: all of it is, as settings are other.

    `watch` is told how far it is, as by `run`; `results` may hold some of it.
    """
    part = touched(plan, base, is_all=is_all)
    keeper = _Keeper(part, base, rules, today)
    found = run(
        part.plan,
        rules,
        today,
        processes=processes,
        kept=keeper.kept,
        watch=watch,
        results=results,
    )
    return found, part


class _Keeper(Struct, frozen=True):
    """Tells what is wanted of the reports on migrations."""

    part: Touched
    base: BaseOfChanges
    rules: Rules
    today: date

    def kept(self, task: MigrationTask, checked: Checked) -> Checked:
        """Of a contract that did not change, what its migrations had not been found with before."""
        path = next(key for key, one in self.part.plan.contracts.items() if one is task.contract)
        if path in self.part.renewed:
            return checked
        report = fingerprinted(checked.report)
        old = frozenset(self._as_they_were(task, path))
        doubtful = [one for one in report.findings if one.span.source.path in old]
        doubtful = [one for one in doubtful if not self._has_changed_part(one, task)]
        is_compared = path in self.part.moving or self._has_programs(task)
        known = self._known(doubtful, task, path) if doubtful and is_compared else doubtful
        dropped = set(known)
        return replace(checked, report=_without(report, dropped, old - {task.contract.source.path}))

    def _as_they_were(self, task: MigrationTask, contract: Path) -> Iterator[str]:
        """The paths of what did not change: of the contract, and of migrations that do not run
        together with those that did."""
        yield task.contract.source.path
        for path in task.files:
            number, _ = task.entries.get(path, (0, False))
            entries = task.contract.migrations[number : number + 1]
            is_dated = any(entry.applied_through is not None for entry in entries)
            runs_along = is_dated and contract in self.part.moving
            if not runs_along and self.base.standing.is_same(path):
                yield printed_path(path, task.root)

    def _known(
        self, findings: Iterable[Finding], task: MigrationTask, contract: Path
    ) -> Iterator[Finding]:
        """Those that were there before."""
        old = self.base.plan(contract)
        plan = RunPlan((), old.migrations, (), (), old.contracts)
        report = run(plan, self.rules, self.today).report
        known = frozenset(fingerprints(fingerprinted(report).findings))
        every = [*findings]
        for one, fingerprint in zip(every, fingerprints(every), strict=True):
            if fingerprint in known:
                yield one

    def _has_changed_part(self, finding: Finding, task: MigrationTask) -> bool:
        """Whether something that a finding is about, as a reader, is in a changed file."""
        paths = {each.span.source.path for each in finding.related}
        return not all(self.base.standing.is_same(task.root / path) for path in paths)

    def _has_programs(self, task: MigrationTask) -> bool:
        """Whether a touched reader is a program: its SQL may stand in a file that did not change.

        Where none is, and no migration is other, what is new has its reader in a changed file.
        """
        return any(
            one.code is not None and any(each.contract is task.contract for each in one.governed)
            for one in self.part.plan.tasks
        )


def _without(report: Report, dropped: set[Finding], old: frozenset[str]) -> Report:
    """A report without findings, and without what did not change and has none."""
    findings = tuple(one for one in report.findings if one not in dropped)
    passed = old - {one.span.source.path for one in findings}
    return replace(
        report,
        findings=findings,
        suppressed=tuple(o for o in report.suppressed if o.finding.span.source.path not in old),
        by_file=tuple(one for one in report.by_file if one.path not in passed),
        files=report.files - len(passed.intersection(report.judged)),
        left_out=tuple(one for one in report.left_out if one.path not in passed),
        judged=tuple(path for path in report.judged if path not in old),
    )
