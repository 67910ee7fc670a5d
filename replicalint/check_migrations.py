"""The pipeline for migrations: all files of a contract in order, and the rules that judge them.

A migration is judged against the primary as the ones before it left it, so all of them are read
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
from .check import report_on, shown_in, summary, why_unseen
from .chronology import Chronology, Portion, by_entry, chronology
from .contract import Contract, ContractError, FunctionBody
from .contract.spelling import as_written
from .edited_migrations import MigrationsSince, edited_migrations
from .excerpt import Excerpts
from .extract.migration import Unit
from .extract.migrations import migrations
from .facts import Statement
from .finding import Finding, LeftOut, Report
from .function_bodies import function_bodies
from .history import Done, EditedMigration, Era, History, Readers, Step, no_readers
from .merging import merged
from .migration_notes import migration_notes
from .replay import Fold
from .settings.chosen_rules import NONE, Rules
from .source import Source, Span
from .summaries import StatementSummary, in_files
from .syntax.reading import Reading, read


class _Replayed(Struct):
    """What has been read of the migrations so far.

    `unread` are the statements that are no steps, since there is a bug in reading them. `readings`
    are those of what is judged of each file, and of the files that are `heard` for another reason.
    """

    fold: Fold
    border: Border
    steps: list[Step] = field(default_factory=list)
    unread: list[StatementSummary] = field(default_factory=list)
    readings: dict[str, list[Reading]] = field(default_factory=dict)
    heard: Collection[str] = ()

    def read(self, portion: Portion) -> None:
        """Reads what of a migration comes next."""
        self.fold.era = portion.era
        misfits = portion.migration.misfits if portion.is_first else ()
        self.steps += (self.fold.unread(one.span, one.reason) for one in misfits)
        for unit in portion.units:
            self.read_unit(unit, portion.migration.source)

    def read_unit(self, unit: Unit, source: Source) -> None:
        """Reads what its tool runs as one."""
        self.fold.begin_session(is_transaction=unit.is_transaction)
        for fragment in unit.fragments:
            reading = read(fragment)
            # Comments of what has run silence nothing, and need not.
            if self.fold.era is not Era.HISTORY or source.path in self.heard:
                self.readings.setdefault(source.path, []).append(reading)
            for syntax in self.border.each(reading.__iter__, in_file(source)):
                where = at(syntax.span, syntax.name)
                step = self.border.only(partial(self.fold.step, syntax), where)
                if step is None and self.fold.era is not Era.HISTORY:
                    self.unread.append(summary(syntax.span, syntax.name, False))
                elif step is not None:
                    self.steps.append(step)


class JudgedMigrations(Struct, frozen=True):
    """The report on migrations, and what the functions do that they leave on the primary."""

    report: Report
    bodies: tuple[FunctionBody, ...] = ()


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
    entries: Mapping[str, int] | None = None,
    bases: Mapping[int, Source] | None = None,
    since: MigrationsSince | None = None,
) -> JudgedMigrations:
    """What the rules find in those of a contract's migrations whose paths are `judged`.

    `is_complete` says that the sources are all migrations: what stands in none of them, is missing.
    `border` is that of the readers, where they have one. `indexes` are the texts of the files in
    which a tool keeps the order of others; `entries` are the numbers of those of the contract's
    `migrations` that name the sources, by path, where it is not the first; `bases` their dumps.
    `since` says what of the migrations is changed, where changes alone are asked about.
    Raises ContractError where what has run is named by a word that no migration has.
    """
    border, rules = border or Border(), rules.of(contract)
    texts = (one.text for one in (*sources, *(bases or {}).values()))
    contract = as_written(contract, "\n".join(texts))
    dating = partial(_dated, sources, contract, indexes, entries or {}, bases or {}, is_complete)
    dated = border.only(dating, in_file(contract.source)) or Chronology()
    if dated.mistakes:
        raise ContractError(dated.mistakes)
    replayed = _Replayed(Fold.of(contract), border, heard=since.differing if since else frozenset())
    for portion in dated.portions:
        replayed.read(portion)
    end = replayed.fold.primary
    edited = _edited(sources, contract, indexes, entries or {}, since)
    history = History(tuple(replayed.steps), readers, is_complete, dated.standing, end, edited)
    findings: dict[str, list[Finding]] = {}
    for finding in _judge(history, contract, rules, border):
        findings.setdefault(finding.span.source.path, []).append(finding)
    asked = {
        one.migration.source.path: one
        for one in dated.portions
        if one.era is not Era.HISTORY and one.migration.source.path in judged
    }
    places = _by_file(history)
    reports = [
        report_on(
            one.migration.source,
            replayed.readings.get(path, ()),
            findings.get(path, ()),
            in_files(_summaries(_judged(places.get(path, ())), replayed.unread, path)),
            rules,
            today,
            border,
            tuple(map(_left_out, one.migration.back)),
        )
        for path, one in asked.items()
    ]
    silent = Rules(
        NONE, rules.known
    )  # of what has run, comments are about what was judged long ago
    for path, source in {one.span.source.path: one.span.source for one in edited}.items():
        if path not in asked and path in judged:
            readings, found = replayed.readings.get(path, ()), findings.get(path, ())
            report = report_on(source, readings, found, (), silent, today, border)
            reports.append(replace(report, files=0))
    own: Sequence[Finding] = findings.get(contract.source.path, ())
    if not (is_complete and {one.path for one in sources} <= {*judged}):
        own = [one for one in own if _is_about_what_has_run(one, contract)]
    excerpts = Excerpts()
    run = [one for one in dated.portions if one.migration.unrun is None]
    notes = migration_notes(history, contract, dated, judged, is_part=since is not None)
    known = {one.migration.source.path for one in run if one.era is Era.HISTORY}
    told = Report(
        tuple(shown_in(excerpts, finding, border) for finding in own),
        internal_errors=border.errors,
        notes=(*contract.notes, *notes),
        known=tuple(known),
        judged=tuple(path for path, one in asked.items() if one.migration.unrun is None),
    )
    telling = partial(function_bodies, end, contract)
    bodies = border.only(telling, in_file(contract.source)) or ()
    shown = tuple([replace(one, span=excerpts.span(one.span)) for one in bodies])
    return JudgedMigrations(merged([*reports, told]), shown)


def _dated(
    sources: Sequence[Source],
    contract: Contract,
    indexes: Mapping[str, str] | None,
    entries: Mapping[str, int],
    bases: Mapping[int, Source],
    is_complete: bool,
) -> Chronology:
    """The migrations of each entry of a contract in the order of its tool, and what has run."""
    found = by_entry(contract, sources, entries, indexes)
    dumps = {number: migrations([one], "sql")[0] for number, one in bases.items()}
    return chronology(contract, found, dumps, is_complete=is_complete)


def _edited(
    sources: Sequence[Source],
    contract: Contract,
    indexes: Mapping[str, str] | None,
    entries: Mapping[str, int],
    since: MigrationsSince | None,
) -> tuple[EditedMigration, ...]:
    """Those that have run, and are edited or new."""
    if since is None:
        return ()
    found = by_entry(contract, sources, entries, indexes)
    return tuple(edited_migrations(contract, found, since, indexes))


def _is_about_what_has_run(finding: Finding, contract: Contract) -> bool:
    """Whether a finding is at what the contract says of its migrations: any run tells that."""
    return any(finding.span in entry.keys.values() for entry in contract.migrations)


def _judge(history: History, contract: Contract, rules: Rules, border: Border) -> Iterator[Finding]:
    """The findings of all rules, each with the statement that it stands in."""
    places = _by_file(history)
    edited = {one.span for one in history.edited}
    where = partial(_reached, contract)
    for rule in rules.selected.for_migrations():
        if rule.migrations is None or not rule.is_about(contract.replication):
            continue
        judging = border.each(partial(rule.migrations, history, contract), where, rule.name)
        for finding in dict.fromkeys(rules.settled(judging)):
            step = _holding(places.get(finding.span.source.path, ()), finding)
            if step is not None and step.era is Era.HISTORY and finding.span not in edited:
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


def _judged(steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if step.era is not Era.HISTORY]


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
