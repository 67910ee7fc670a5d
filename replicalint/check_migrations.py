"""The pipeline for migrations: all files of a contract in order, and the rules that judge them.

A migration is judged against the primary as the ones before it left it, so all of them are read
even where one is asked about.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from types import TracebackType

from msgspec import Struct, field
from msgspec.structs import replace

from .border import Border, Place, at, in_file
from .check import Rules, report_on, shown_in, summary, why_unseen
from .chronology import Chronology, Portion, by_entry, chronology
from .contract import Contract, ContractError, as_written
from .excerpt import Excerpts
from .extract import Migration, Unit, marked_for, migrations
from .facts import Statement
from .finding import Finding, LeftOut, Report, StatementSummary
from .history import Done, Era, History, Readers, Step, no_readers
from .merging import merged
from .replay import Fold
from .source import Source, Span, visible
from .syntax.reading import Reading, read


class _Replayed(Struct):
    """What has been read of the migrations so far.

    `unread` are the statements that are no steps, since there is a bug in reading them. `readings`
    are those of what is judged of each file.
    """

    fold: Fold
    border: Border
    steps: list[Step] = field(default_factory=list)
    unread: list[StatementSummary] = field(default_factory=list)
    readings: dict[str, list[Reading]] = field(default_factory=dict)

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
            if self.fold.era is not Era.HISTORY:  # comments there silence nothing, and need not
                self.readings.setdefault(source.path, []).append(reading)
            for syntax in self.border.each(reading.__iter__, in_file(source)):
                where = at(syntax.span, syntax.name)
                step = self.border.only(partial(self.fold.step, syntax), where)
                if step is None and self.fold.era is not Era.HISTORY:
                    self.unread.append(summary(syntax.span, syntax.name, False))
                elif step is not None:
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
    entries: Mapping[str, int] | None = None,
    bases: Mapping[int, Source] | None = None,
) -> Report:
    """What the rules find in those of a contract's migrations whose paths are `judged`.

    `is_complete` says that the sources are all migrations: what stands in none of them, is missing.
    `border` is that of the readers, where they have one. `indexes` are the texts of the files in
    which a tool keeps the order of others; `entries` are the numbers of those of the contract's
    `migrations` that name the sources, by path, where it is not the first; `bases` their dumps.
    Raises ContractError where what has run is named by a word that no migration has.
    """
    border = border or Border()
    contract = as_written(contract, "\n".join(source.text for source in sources))
    dating = partial(_dated, sources, contract, indexes, entries or {}, bases or {}, is_complete)
    dated = border.only(dating, in_file(contract.source)) or Chronology()
    if dated.mistakes:
        raise ContractError(dated.mistakes)
    replayed = _Replayed(Fold.of(contract), border)
    for portion in dated.portions:
        replayed.read(portion)
    end = replayed.fold.primary
    history = History(tuple(replayed.steps), readers, is_complete, dated.standing, end)
    findings: dict[str, list[Finding]] = {}
    for finding in _judge(history, contract, rules, border):
        findings.setdefault(finding.span.source.path, []).append(finding)
    places = _by_file(history)
    run = [one for one in dated.portions if one.migration.unrun is None]
    known = {one.migration.source.path for one in run if one.era is Era.HISTORY}
    others = [one for one in dated.portions if one.era is not Era.HISTORY]
    reports = [
        report_on(
            one.source,
            replayed.readings.get(path, ()),
            findings.get(path, ()),
            _summaries(_judged(places.get(path, ())), replayed.unread, path),
            rules,
            today,
            border,
            tuple(map(_left_out, one.back)),
        )
        for path, one in {one.migration.source.path: one.migration for one in others}.items()
        if path in judged
    ]
    own: Sequence[Finding] = findings.get(contract.source.path, ())
    if not (is_complete and {one.path for one in sources} <= {*judged}):
        own = [one for one in own if _is_about_what_has_run(one, contract)]
    excerpts = Excerpts(contract.source)
    asked = {one.migration.source.path: one.era for one in run if one.era is not Era.HISTORY}
    eras = {path: era for path, era in asked.items() if path in judged}
    undated = sum(
        len(one.units) or 1
        for one in run
        if one.era is Era.UNDATED and one.migration.source.path in judged
    )
    told = Report(
        tuple(shown_in(excerpts, finding, border) for finding in own),
        internal_errors=border.errors,
        notes=(
            *contract.notes,
            *_unrun([one.migration for one in others], judged),
            *_of_others(contract, (one.migration for one in dated.portions if one.is_first)),
            *(f"{one}: all files are judged" for one in dated.unnamed),
            *_notes(history, contract, undated),
        ),
        known=tuple(known),
        judged=tuple(eras),
    )
    return merged([*reports, told])


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


def _is_about_what_has_run(finding: Finding, contract: Contract) -> bool:
    """Whether a finding is at what the contract says of its migrations: any run tells that."""
    return any(finding.span in entry.keys.values() for entry in contract.migrations)


def _unrun(every: Sequence[Migration], judged: Collection[str]) -> Iterator[str]:
    """A line for each reason for which a tool passes over files."""
    reasons: dict[str, list[str]] = {}
    for one in every:
        if one.unrun is not None and one.source.path in judged:
            reasons.setdefault(one.unrun, []).append(one.source.path)
    for reason, paths in reasons.items():
        yield f"{_first_of(paths)}: not run, {visible(reason)}"


def _first_of(paths: Sequence[str]) -> str:
    """`a.sql and 2 more`."""
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return f"{visible(paths[0])}{more}"


def _of_others(contract: Contract, migrations: Iterable[Migration]) -> Iterator[str]:
    """A line for each tool whose markers are in files that the contract says are another's."""
    named = {entry.tool for entry in contract.migrations} - {None}
    found: dict[tuple[str, str], list[str]] = {}
    for one in migrations if named else ():
        other = marked_for(one.source)
        if one.tool in named and other not in (None, one.tool):
            found.setdefault((one.tool, str(other)), []).append(one.source.path)
    for (tool, other), paths in found.items():
        have = "has" if len(paths) == 1 else "have"
        place = visible(contract.source.path)
        yield f"{place}: tool is {tool}, but {_first_of(paths)} {have} the markers of {other}"


def _notes(history: History, contract: Contract, undated: int) -> Iterator[str]:
    """What a person should know of the history, a line each."""
    path = visible(contract.source.path)
    for number, count in history.standing.items():
        entry = contract.migrations[number]
        if entry.applied_files is not None and count < entry.applied_files:
            there = "is 1 migration" if count == 1 else f"are {count} migrations"
            said = f"applied_files is {entry.applied_files}, but there {there}"
            place = f"{path}:{entry.keys['applied_files'].line}"
            yield f'{place}: {said} up to "{visible(str(entry.applied_through))}"'
    if undated > 1:
        hint = 'note which have run with "replicalint contract applied"'
        yield f"{path}: all {undated} migrations are judged: {hint}"
    known = [step.statement for step in history.steps if step.era is Era.HISTORY]
    unread = sum(not statement.is_analysed for statement in known)
    if unread:
        of = f"{unread} of {len(known)} statements of the history"
        yield f"{path}: {of} could not be analysed: what they change is not known"


def _judge(history: History, contract: Contract, rules: Rules, border: Border) -> Iterator[Finding]:
    """The findings of all rules, each with the statement that it stands in."""
    places = _by_file(history)
    where = partial(_reached, contract)
    for rule in rules.selected:
        if rule.migrations is None or not rule.is_about(contract.replication):
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
