"""Checks the files of a plan.

Queries and programs each have their way to a report, and all reports are joined here: so the file
is long.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from . import stopwatch
from .border import Border, Place, in_file
from .cache.digests import content_digest
from .cause import is_of_file
from .checked import Checked, CheckedFiles, JudgedTask
from .contract import Contract, ContractError, FunctionBody
from .files.governing import Governance
from .files.reading import InputError, read_content
from .finding import InternalError, LeftOut, Report
from .merging import merged
from .run_plan import MigrationTask, Processes, RunPlan, Task
from .selected import File, has_patterns, selection_mistakes
from .settings.chosen_rules import Rules
from .source import Source
from .stopwatch import Lap

if TYPE_CHECKING:
    from .host_code import HostCode
    from .kept_results import KeptResults


def alone(_: object) -> int:
    """No process but this one."""
    return 1


def run(
    plan: RunPlan,
    rules: Rules,
    today: date,
    *,
    processes: Processes = alone,
    kept: Callable[[MigrationTask, Checked], Checked] | None = None,
    watch: Callable[[int, int], None] = lambda _, __: None,
    results: KeptResults | None = None,
) -> Checked:
    """The report over all files of a plan that can be read.

    `processes` says how many share the work on files. `kept` gives what is wanted of that on the
    migrations of a contract. `watch` is told how many files of queries are checked, of how many.
    What `results` hold is not checked again.
    """
    changes = [*_migrations(plan.migrations, rules, today, results=results)]
    checker = Checker(rules, today, _bodies(changes))
    queries = _checked_files(checker, plan.tasks, processes, watch, results)
    if kept is not None:
        changes = [kept(task, one) for task, one in zip(plan.migrations, changes, strict=True)]
    unread = sorted({mistake for one in chain(queries, changes) for mistake in one.mistakes})
    reports = chain((one.report for one in chain(queries, changes)), [_left_out(plan)])
    vain = selection_mistakes(_mixed(plan.tasks, queries), is_whole=plan.is_whole)
    vain = (*vain, *_without_sql(plan, queries), *_unused_wrappers(plan, results))
    mistakes = (*plan.mistakes, *vain, *unread)
    report = merged(reports)
    if mistakes or report.internal_errors:
        return _of_plan(plan, report, mistakes)
    found = _of_plan(plan, report)
    notes = (*found.notes, *_nothing_sent(plan, queries))
    return replace(found, notes=notes, paths=_settled(plan, report), is_whole=plan.is_whole)


def _of_plan(plan: RunPlan, report: Report, mistakes: tuple[str, ...] = ()) -> Checked:
    """A report with what else the plan says."""
    return Checked(report, mistakes, plan.notes, contracts=plan.usable, excluded=plan.excluded)


def _settled(plan: RunPlan, report: Report) -> tuple[str, ...]:
    """The files of which a run that could use all of them knows every finding.

    What stands in a program may be part of the SQL of another, and what in a contract, of any
    migration: so they are known where all is checked.
    """
    contracts = (one for one in plan.contracts.values() if one is not None)
    return (
        *(task.printed for task in plan.tasks if task.code is None or plan.is_whole),
        *report.judged,
        *report.known,
        *(one.source.path for one in contracts if plan.is_whole),
    )


def _nothing_sent(plan: RunPlan, checked: Iterable[Checked]) -> Iterator[str]:
    """The line where no program that the contracts govern sends anything to a known library."""
    pairs = zip(plan.tasks, checked, strict=True)
    programs = [one.functions for task, one in pairs if task.code is not None]
    if plan.is_whole and programs and all(one is not None and not one for one in programs):
        which = "the program" if len(programs) == 1 else f"any of {len(programs)} programs"
        hint = "name functions and tags of your own under wrappers"
        yield f"no SQL in {which} goes to a library that is known: {hint}"


def _without_sql(plan: RunPlan, checked: Iterable[Checked]) -> Iterator[str]:
    """The entries of contracts that reach no SQL; that shows when all files have been read."""
    if not (plan.code and plan.is_whole):
        return
    pairs = zip(plan.tasks, checked, strict=True)
    functions = {task.printed: one.functions for task, one in pairs}
    contracts = plan.usable
    for code in (one for one in plan.code if not one.bugs):
        yield from map(str, ContractError(code.without_sql(contracts, functions)).mistakes)


def _unused_wrappers(plan: RunPlan, results: KeptResults | None) -> Iterator[str]:
    """The wrappers of contracts that match nothing, where all that is governed is known."""
    contracts = plan.usable
    listing = [one for one in contracts if one.wrappers.sinks or one.wrappers.tags]
    if not (listing and plan.is_whole) or plan.mistakes:
        return
    for contract in listing:
        tasks = [
            task
            for task in plan.tasks
            if task.code and any(one.contract is contract for one in task.governed)
        ]
        known = None if results is None else results.of_wrappers(contract, tasks)
        yield from _found_unused(contract, tasks, results) if known is None else known


def _found_unused(
    contract: Contract, tasks: Sequence[Task], results: KeptResults | None
) -> Sequence[str]:
    """The same of one contract, by looking through the programs that it governs."""
    from .wrapper_use import unused_wrappers

    code = tasks[0].code if tasks else None
    mistakes = unused_wrappers(contract, code, [task.printed for task in tasks])
    if code is not None and code.bugs:
        return ()
    lines = tuple(map(str, ContractError(mistakes).mistakes))
    if results is not None:
        results.keep_wrappers(contract, tasks, lines)
    return lines


def _left_out(plan: RunPlan) -> Report:
    """What is said of the files that are not read."""
    return Report(
        left_out=tuple(LeftOut(one.path) for one in plan.left_out),
        excepted=tuple(one.path for one in plan.excepted),
        excluded=tuple(one.path for one in plan.excluded),
        internal_errors=tuple(bug for code in plan.code for bug in code.bugs),
    )


def _mixed(tasks: Iterable[Task], checked: Iterable[Checked]) -> Iterator[File]:
    """The files of which contracts select statements by their names, with all that they have."""
    for task, one in zip(tasks, checked, strict=True):
        if task.code is not None:
            is_without = one.functions is not None and not one.functions
            yield File(task.printed, task.governed, one.names, is_without)
        elif has_patterns(task.governed):
            report, statements = one.report, one.report.statements
            is_read = not one.mistakes and not any(bug.is_file for bug in report.internal_errors)
            is_read = is_read and not any(is_of_file(each.unseen) for each in statements)
            names = {each.name for each in statements}
            names |= {each.name for each in report.unselected}
            known = frozenset(name for name in names if name is not None)
            yield File(task.printed, task.governed, known if is_read else None)


def _checked_files(
    checker: Checker,
    tasks: Sequence[Task],
    processes: Processes,
    watch: Callable[[int, int], None],
    results: KeptResults | None,
) -> CheckedFiles:
    """What comes of each file, of which the results may be known."""
    files = CheckedFiles.of(len(tasks))
    if results is not None:
        with stopwatch.lap(Lap.KEPT):
            for number, task in enumerate(tasks):
                if (known := results.of_file(task, checker.bodies)) is not None:
                    files.keep(number, known)
    waiting = files.waiting()
    before = len(tasks) - len(waiting)
    if results is not None and (running := stopwatch.current()) is not None:
        running.found(before, len(tasks))
    asked = [tasks[number] for number in waiting]
    count = processes([task.path for task in asked]) if asked else 1
    with closing(_each(checker, asked, count)) as each:
        for done, (number, one) in enumerate(each, start=before + 1):
            if results is not None:
                with stopwatch.lap(Lap.KEPT):
                    results.keep_file(asked[number], one, checker.bodies)
            files.keep(waiting[number], one)
            watch(done, len(tasks))
    return files


def _each(
    checker: Checker, tasks: Sequence[Task], processes: int
) -> Generator[tuple[int, Checked], None, None]:
    """What comes of each file, with its number, as it comes."""
    if processes <= 1:
        yield from enumerate(map(checker.file, tasks))
        return
    from .processes import Lost, as_they_come

    _load(checker.rules, has_programs=any(task.code is not None for task in tasks))
    with closing(as_they_come(partial(_apart, checker), tasks, processes)) as each:
        for number, found in each:
            if isinstance(found, Lost):
                yield number, _lost(tasks[number], found.message)
                continue
            checked, spent = found
            if (running := stopwatch.current()) is not None:
                running.add(spent)
            yield number, checked


def _load(rules: Rules, *, has_programs: bool) -> None:
    """Loads what most files need, before processes part: none of them loads it for itself."""
    needed = (".check", ".unlisted", ".resolve.grouping", ".check_code")
    for module in needed if has_programs else needed[:-1]:
        import_module(module, __package__)
    for _ in rules.selected.for_queries():
        pass


def _apart(checker: Checker, task: Task) -> tuple[Checked, Mapping[Lap, float]]:
    """What comes of a file in a process that is not the first, and the seconds that it took."""
    running = stopwatch.current()
    if running is None:
        return checker.file(task), {}
    running.taken()
    return checker.file(task), running.taken()


def _lost(task: Task, why: str) -> Checked:
    """What comes of a file on which there is no verdict at all."""
    error = InternalError(task.printed, 0, 1, 1, None, why, is_file=True)
    return Checked(Report(files=1, internal_errors=(error,)))


def run_text(plan: RunPlan, source: Source, rules: Rules, today: date) -> Checked:
    """The report over text that does not come from a file; the plan is the text's."""
    changes = [*_migrations(plan.migrations, rules, today, source)]
    checker = Checker(rules, today, _bodies(changes))
    queries = (checker.text(source, task) for task in plan.tasks)
    return together([*queries, *changes, _of_plan(plan, _left_out(plan), plan.mistakes)])


def _migrations(
    tasks: Sequence[MigrationTask],
    rules: Rules,
    today: date,
    text: Source | None = None,
    results: KeptResults | None = None,
) -> Iterator[Checked]:
    """The judged migrations of each contract; a file of several contracts counts once."""
    if not tasks:
        return
    from .migration_tasks import judged_migrations

    counted: set[str] = set()
    for task in tasks:
        border = Border()
        judging = partial(judged_migrations, task, rules, today, text, results, border)
        with stopwatch.lap(Lap.MIGRATIONS):
            of_task = border.only(judging, in_file(task.contract.source))
        of_task = of_task or JudgedTask(Report(internal_errors=border.errors))
        report, new = of_task.report, of_task.paths - counted
        counted |= of_task.paths
        by_file = tuple(one for one in report.by_file if one.path in new)
        left_out = tuple(one for one in report.left_out if one.path in new)
        report = replace(report, by_file=by_file, files=len(new), left_out=left_out)
        bodies = {task.contract.source.path: of_task.bodies}
        yield Checked(report, of_task.mistakes, bodies=bodies)


def _bodies(changes: Iterable[Checked]) -> Mapping[str, tuple[FunctionBody, ...]]:
    """What the migrations show of functions that queries may call, by contract."""
    return {path: bodies for one in changes for path, bodies in one.bodies.items()}


def together(parts: Sequence[Checked]) -> Checked:
    """Several of them as one."""
    mistakes = (mistake for one in parts for mistake in one.mistakes)
    notes = (note for one in parts for note in one.notes)
    return Checked(
        merged(one.report for one in parts),
        tuple(dict.fromkeys(mistakes)),
        tuple(dict.fromkeys(notes)),
        paths=tuple(path for one in parts for path in one.paths),
        is_whole=any(one.is_whole for one in parts),
        contracts=tuple({id(one): one for part in parts for one in part.contracts}.values()),
        excluded=tuple(one for part in parts for one in part.excluded),
    )


def _bounded(checking: Callable[[], Checked], path: str) -> Checked:
    """What comes of a file, though there be a bug outside of all its statements."""
    border = Border()
    with stopwatch.lap(Lap.FILES):
        checked = border.only(checking, lambda _: Place(path))
    return checked or Checked(Report(files=1, internal_errors=border.errors))


class Checker(Struct, frozen=True):
    """Holds files against the same rules; `bodies` are of functions, by contract."""

    rules: Rules
    today: date
    bodies: Mapping[str, tuple[FunctionBody, ...]] = field(default_factory=dict)
    contracts: dict[tuple[int, tuple[object, ...]], Contract] = field(default_factory=dict)

    def file(self, task: Task) -> Checked:
        return _bounded(partial(self._file, task), task.printed)

    def _file(self, task: Task) -> Checked:
        try:
            if task.code is not None:
                return self.program(task, task.code)
            found = read_content(task.path, task.root, task.most_bytes, task.printed)
            source = found.source()
        except InputError as error:
            return Checked(Report(), error.mistakes)
        return replace(self.checked(source, task), content=content_digest(found.data))

    def checked(self, source: Source, task: Task) -> Checked:
        """What comes of a file of SQL, which nobody may govern."""
        with stopwatch.lap(Lap.PLAN):  # the parser is loaded before the first file
            from .check import check_readings, readings_of

        readings = readings_of(source)
        if task.may_be_no_query:
            from .unlisted import begins_with_queries

            if not begins_with_queries(source, readings):
                return Checked(Report(ungoverned=(source.path,)))
        if task.refusal:
            return Checked(Report(), task.refusal)
        contracts = tuple(self.narrowed(one) for one in task.governed)
        return Checked(check_readings(source, readings, contracts, self.rules, self.today))

    def text(self, source: Source, task: Task) -> Checked:
        """The same for text that does not come from a file; the plan knows that of a program."""
        if task.code is not None:
            return self.file(task)
        return _bounded(lambda: self.checked(source, task), source.path)

    def program(self, task: Task, code: HostCode) -> Checked:
        """What comes of the SQL in a program."""
        from .check_code import check_code
        from .host_code import functions_with_sql

        with stopwatch.lap(Lap.PROGRAMS):
            found = code.extraction(task.path, [one.contract for one in task.governed])
        if code.is_lost(task.path):
            return Checked(Report(files=1, internal_errors=code.bugs))
        contracts = tuple(self.narrowed(one) for one in task.governed)
        report = check_code(found, contracts, self.rules, self.today)
        marked, notes = len(code.stopped(task.path)), (*report.notes, *code.notes)
        report = replace(report, marked_primary=marked, notes=notes)
        report = replace(report, internal_errors=(*report.internal_errors, *code.bugs))
        functions = functions_with_sql(found)
        names = code.names(task.path, functions)
        asked = None if code.memory is None else code.asked()
        return Checked(report, functions=functions, names=names, asked=asked)

    def narrowed(self, one: Governance) -> Contract:
        """The contract as a file sees it; files of the same endpoints share it and its lookups."""
        key = (id(one.contract), tuple(selection.key for selection in one.selections))
        if key not in self.contracts:
            bodies = self.bodies.get(one.contract.source.path, ())
            self.contracts[key] = one.selected.with_bodies(bodies)
        return self.contracts[key]
