"""Checks the files of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from .check import Rules, check_source, merged, view
from .contract import Contract
from .files import Governed, InputError, read_source
from .finding import LeftOut, Report
from .plan import MigrationTask, Plan, Task
from .source import Source


@dataclass(frozen=True)
class Outcome:
    """What came of a run or of one file: a report, what could not be used, and what to say."""

    report: Report
    mistakes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def run(plan: Plan, rules: Rules, today: date, *, processes: int = 1) -> Outcome:
    """The report over all files of a plan that can be read."""
    checker = Checker(rules, today)
    outcomes = [
        *_each(checker, plan.tasks, processes),
        *_migrations(plan.migrations, rules, today),
    ]
    unread = sorted({mistake for one in outcomes for mistake in one.mistakes})
    reports = [*(one.report for one in outcomes), _left_out(plan)]
    return Outcome(merged(reports), (*plan.mistakes, *unread), plan.notes)


def _left_out(plan: Plan) -> Report:
    """What is said of the files that undo migrations."""
    return Report(left_out=tuple(LeftOut(one.path) for one in plan.left_out))


def _each(checker: Checker, tasks: Sequence[Task], processes: int) -> Iterator[Outcome]:
    if processes <= 1:
        return map(checker.file, tasks)
    from .processes import mapped

    return mapped(checker.file, tasks, processes)


def run_text(plan: Plan, source: Source, rules: Rules, today: date) -> Outcome:
    """The report over text that does not come from a file; the plan is the text's."""
    checker = Checker(rules, today)
    outcomes = [
        *(Outcome(checker.source(source, task.governed)) for task in plan.tasks),
        *_migrations(plan.migrations, rules, today, source),
    ]
    return together([*outcomes, Outcome(_left_out(plan), plan.mistakes, plan.notes)])


def _migrations(
    tasks: Sequence[MigrationTask], rules: Rules, today: date, text: Source | None = None
) -> Iterator[Outcome]:
    """The judged migrations of each contract; a file of several contracts counts once."""
    counted: set[str] = set()
    for task in tasks:
        report, mistakes, paths = _judged(task, rules, today, text)
        new = paths - counted
        counted |= paths
        summaries = tuple(one for one in report.statements if one.path in new)
        left_out = tuple(one for one in report.left_out if one.path in new)
        report = replace(report, statements=summaries, files=len(new), left_out=left_out)
        yield Outcome(report, mistakes)


def _judged(
    task: MigrationTask, rules: Rules, today: date, text: Source | None
) -> tuple[Report, tuple[str, ...], set[str]]:
    """The report on a contract's migrations, what cannot be read, and the paths judged.

    `text` stands in for the file that is judged.
    """
    from .check_migrations import check_migrations
    from .readers import QueryReaders

    sources: list[Source] = []
    paths: set[str] = set()
    mistakes: list[str] = []
    for path in task.files:
        is_judged = path in task.judged
        try:
            source = text if text and is_judged else read_source(path, task.root, task.most_bytes)
        except InputError as error:
            mistakes += error.mistakes
            continue
        sources.append(source)
        paths |= {source.path} if is_judged else set()
    report = check_migrations(
        sources,
        paths,
        task.contract,
        rules,
        today,
        readers=QueryReaders(task.queries, partial(_query, task)),
        is_complete=not mistakes,
    )
    return report, tuple(mistakes), paths


def together(outcomes: Sequence[Outcome]) -> Outcome:
    """Several outcomes as one."""
    mistakes = (mistake for one in outcomes for mistake in one.mistakes)
    notes = (note for one in outcomes for note in one.notes)
    return Outcome(
        merged(one.report for one in outcomes),
        tuple(dict.fromkeys(mistakes)),
        tuple(dict.fromkeys(notes)),
    )


def _query(task: MigrationTask, query: Governed) -> Source | None:
    try:
        return read_source(query.path, task.root, task.most_bytes)
    except InputError:
        return None


@dataclass(frozen=True)
class Checker:
    """Holds files against the same rules."""

    rules: Rules
    today: date
    views: dict[tuple[int, tuple[str, ...]], Contract] = field(default_factory=dict)

    def file(self, task: Task) -> Outcome:
        try:
            source = read_source(task.path, task.root, task.most_bytes)
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
