"""The pipeline for migrations: all files of a contract in order, and the rules that judge them.

A migration is judged against the contract as the ones before it left it, so all of them are read
even where one is asked about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from types import TracebackType

from msgspec import Struct, field
from msgspec.structs import replace

from .border import Border, Place, at, in_file
from .check import Rules, report_on, shown_in, summary, why_unseen
from .contract import Contract, as_written
from .excerpt import Excerpts
from .extract import Migration, Unit, migrations
from .facts import Statement
from .finding import Finding, LeftOut, Report, StatementSummary
from .history import Done, Era, History, Readers, Step, no_readers
from .merging import merged
from .replay import Fold
from .source import Source, Span
from .syntax.reading import Reading, read


class _Replayed(Struct):
    """What has been read of the migrations so far.

    `unread` are the statements that are no steps, since there is a bug in reading them. `readings`
    are those of each file.
    """

    fold: Fold
    border: Border
    steps: list[Step] = field(default_factory=list)
    unread: list[StatementSummary] = field(default_factory=list)
    readings: dict[str, list[Reading]] = field(default_factory=dict)

    def read(self, migration: Migration) -> None:
        """Reads the next migration."""
        self.steps += (self.fold.unread(one.span, one.reason) for one in migration.misfits)
        for unit in migration.units:
            self.read_unit(unit, migration.source)

    def read_unit(self, unit: Unit, source: Source) -> None:
        """Reads what its tool runs as one."""
        self.fold.begin_session(is_transaction=unit.is_transaction)
        for fragment in unit.fragments:
            reading = read(fragment)
            self.readings.setdefault(source.path, []).append(reading)
            for syntax in self.border.each(reading.__iter__, in_file(source)):
                where = at(syntax.span, syntax.name)
                step = self.border.only(partial(self.fold.step, syntax), where)
                if step is None:
                    self.unread.append(summary(syntax.span, syntax.name, False))
                else:
                    self.steps.append(step)


def check_migrations(
    sources: Sequence[Source],
    judged: Collection[str],
    contract: Contract,
    rules: Rules,
    today: date,
    *,
    readers: Readers = no_readers,
    is_complete: bool = False,
    border: Border | None = None,
    indexes: Mapping[str, str] | None = None,
) -> Report:
    """What the rules find in those of a contract's migrations whose paths are `judged`.

    `is_complete` says that the sources are all migrations: what stands in none of them, is missing.
    `border` is that of the readers, where they have one. `indexes` are the texts of the files in
    which a tool keeps the order of others.
    """
    border = border or Border()
    contract = as_written(contract, "\n".join(source.text for source in sources))
    tool = contract.migrations[0].tool if len(contract.migrations) == 1 else None
    reading = partial(migrations, sources, tool, indexes)
    every = border.only(reading, in_file(contract.source)) or ()
    replayed = _Replayed(Fold(contract), border)
    for migration in every:
        replayed.read(migration)
    history = History(tuple(replayed.steps), readers, is_complete)
    findings: dict[str, list[Finding]] = {}
    for finding in _judge(history, contract, rules, border):
        findings.setdefault(finding.span.source.path, []).append(finding)
    places = _by_file(history)
    reports = [
        report_on(
            one.source,
            replayed.readings.get(path, ()),
            findings.get(path, ()),
            _summaries(places.get(path, ()), replayed.unread, path),
            rules,
            today,
            border,
            tuple(map(_left_out, one.back)),
        )
        for path, one in ((one.source.path, one) for one in every)
        if path in judged
    ]
    if is_complete and len(reports) == len(sources):
        excerpts = Excerpts(contract.source)
        own = findings.get(contract.source.path, ())
        shown = tuple(shown_in(excerpts, finding, border) for finding in own)
        reports.append(Report(shown))
    return merged([*reports, Report(internal_errors=border.errors, notes=contract.notes)])


def _judge(history: History, contract: Contract, rules: Rules, border: Border) -> Iterator[Finding]:
    """The findings of all rules, each with the statement that it stands in."""
    places = _by_file(history)
    where = partial(_reached, contract)
    for rule in rules.selected:
        if rule.migrations is None:
            continue
        judging = border.each(partial(rule.migrations, history, contract), where, rule.name)
        for finding in dict.fromkeys(judging):
            step = _holding(places.get(finding.span.source.path, ()), finding)
            if step is not None and step.era is Era.HISTORY:
                continue
            if step is not None:
                statement = step.statement
                finding = replace(finding, statement=statement.span, statement_name=statement.name)
            yield finding


def _reached(contract: Contract, traceback: TracebackType | None) -> Place:
    """The statement that a rule was looking at when it met a bug: the last that its frames hold.

    A rule judges the whole history at once; without a statement the bug is the contract's.
    """
    reached: Statement | None = None
    while traceback is not None:
        for value in traceback.tb_frame.f_locals.values():
            if isinstance(value, Done):
                reached = value.part.statement
            elif isinstance(value, Step):
                reached = value.statement
        traceback = traceback.tb_next
    if reached is None:
        return in_file(contract.source)(None)
    return at(reached.span, reached.name)(None)


def _by_file(history: History) -> dict[str, list[Step]]:
    """The steps of each migration, in the order of its text."""
    places: dict[str, list[Step]] = {}
    for step in history.steps:
        places.setdefault(step.file, []).append(step)
    return places


def _holding(steps: Sequence[Step], finding: Finding) -> Step | None:
    """The step whose statement a finding stands in."""
    start, end = finding.span.start, finding.span.end
    at = bisect_right(steps, start, key=lambda step: step.statement.span.start) - 1
    return steps[at] if at >= 0 and end <= steps[at].statement.span.end else None


def _left_out(back: Span) -> LeftOut:
    return LeftOut(back.source.path, back.line, back.end_line)


def _summaries(
    steps: Sequence[Step], unread: Sequence[StatementSummary], path: str
) -> list[StatementSummary]:
    """The statements of one migration, read or not, in the order of its text."""
    read = [
        summary(one.span, one.name, one.is_analysed, unseen=why_unseen(one))
        for one in (step.statement for step in steps)
    ]
    mine = [one for one in unread if one.path == path]
    return sorted([*read, *mine], key=lambda one: one.line) if mine else read
