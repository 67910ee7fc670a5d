"""What changes break of the migrations: they are judged all together, as `check` does."""

from __future__ import annotations

from msgspec.structs import replace

from ..checked import Checked
from ..contract import Contract
from ..files.governing import Governed
from ..finding import Report
from ..run import run
from ..run_plan import MigrationTask, RunPlan
from .between import Between, Variant, caused
from .wrong import FileOutcome, Wrong, wrong_in


def of_migrations(between: Between) -> FileOutcome:
    """What comes of the migrations that either contract names: they are judged all together."""
    before = _of_tasks(between, between.old)
    after = _of_tasks(between, between.new)
    wrong_before, wrong = wrong_in(before.report), wrong_in(after.report)
    broken = {place: one for place, one in wrong.items() if place not in wrong_before}

    def broken_by(variant: Variant) -> Wrong:
        return wrong_in(_of_tasks(between, variant).report)

    judged_lines = {
        (one.path, one.line, one.end_line)
        for each in (before, after)
        for one in each.report.statements
    }
    return FileOutcome(
        caused(between, between.every, broken, broken_by),
        len(judged_lines),
        mistakes=after.mistakes,
        notes=tuple(one for one in before.mistakes if one not in after.mistakes),
        internal_errors=(*before.report.internal_errors, *after.report.internal_errors),
    )


def _of_tasks(between: Between, variant: Variant) -> Checked:
    """What comes of a contract's migrations."""
    files = variant.governed
    changes = {path: one for path, one in files.items() if one.how.is_migration}
    if not changes:
        return Checked(Report())
    judging = between.judging
    task = MigrationTask(
        variant.contract,
        judging.root,
        tuple(changes),
        frozenset(changes),
        tuple(_under(one, variant.contract) for one in files.values() if one.how.endpoints),
        judging.most_bytes,
        {path: (one.how.entry, one.how.is_base) for path, one in changes.items()},
        between.code,
    )
    return run(RunPlan((), (task,), (), ()), judging.rules, judging.today)


def _under(one: Governed, contract: Contract) -> Governed:
    """A file as another contract governs it in the same way."""
    return Governed(one.path, replace(one.how, contract=contract))
