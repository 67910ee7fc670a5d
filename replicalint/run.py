"""Checks the files of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from .check import Rules, check_source, merged, view
from .contract import Contract
from .files import Governed, InputError, read_source
from .finding import Report
from .plan import Plan, Task
from .source import Source


@dataclass(frozen=True)
class Outcome:
    """What came of a run or of one file: a report, and what could not be used."""

    report: Report
    mistakes: tuple[str, ...] = ()


def run(plan: Plan, rules: Rules, today: date, *, processes: int = 1) -> Outcome:
    """The report over all files of a plan that can be read."""
    checker = Checker(rules, today)
    outcomes = tuple(_each(checker, plan.tasks, processes))
    report = merged((*(one.report for one in outcomes), Report(migrations=plan.migrations)))
    unread = sorted(mistake for one in outcomes for mistake in one.mistakes)
    return Outcome(report, (*plan.mistakes, *unread))


def _each(checker: Checker, tasks: Sequence[Task], processes: int) -> Iterator[Outcome]:
    if processes <= 1:
        return map(checker.file, tasks)
    from .processes import mapped

    return mapped(checker.file, tasks, processes)


def run_text(plan: Plan, source: Source, rules: Rules, today: date) -> Outcome:
    """The report over text that does not come from a file; the plan is the text's."""
    checker = Checker(rules, today)
    reports = [checker.source(source, task.governed) for task in plan.tasks]
    return Outcome(merged((*reports, Report(migrations=plan.migrations))), plan.mistakes)


def together(outcomes: Sequence[Outcome]) -> Outcome:
    """Several outcomes as one."""
    mistakes = (mistake for one in outcomes for mistake in one.mistakes)
    return Outcome(merged(one.report for one in outcomes), tuple(dict.fromkeys(mistakes)))


@dataclass(frozen=True)
class Checker:
    """Holds files against the same rules."""

    rules: Rules
    today: date
    views: dict[tuple[int, tuple[str, ...]], Contract] = field(default_factory=dict)

    def file(self, task: Task) -> Outcome:
        try:
            source = read_source(task.path, task.root)
        except InputError as error:
            return Outcome(Report(), error.mistakes)
        return Outcome(self.source(source, task.governed))

    def source(self, source: Source, governed: Sequence[Governed]) -> Report:
        views = tuple(self.view(one) for one in governed)
        return check_source(source, views, self.rules, self.today)

    def view(self, one: Governed) -> Contract:
        """Files of the same endpoints share their view, and what it has looked up."""
        key = (id(one.contract), tuple(endpoint.name for endpoint in one.endpoints))
        if key not in self.views:
            self.views[key] = view(one.contract, one.endpoints)
        return self.views[key]
