"""What the changes of a contract do to the statements that it governs.

A statement is wrong with a contract where the contract governs it and `check` finds fault with it:
a finding in it that no comment suppresses, a warning or worse. What a change breaks are statements
that are wrong with the new contract and not with the old one, and wrong as well with the old one
and this change alone; or, where no single change does it, those that it takes. For both contracts
the statements are those of the files as they are now.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from .border import Border, in_file
from .check import Rules, judged, read_in, report_of
from .comparing import (
    BrokenStatement,
    ChangeClass,
    ContractChange,
    JudgedChange,
    Reach,
    causes,
    in_order,
    with_changes,
)
from .contract import Contract
from .extract import fragments
from .files import (
    LARGEST,
    Governed,
    InputError,
    Naming,
    governed_by,
    governed_so_far,
    printed_path,
    read_source,
)
from .finding import Finding, InternalError, Report, Severity
from .name import Name
from .plan import MigrationTask, Plan
from .readers import words_in, words_of
from .run import Checked, run
from .same_name import DUPLICATE
from .source import Source, Span
from .syntax.reading import Reading, read
from .syntax.statement import Syntax

_Place = tuple[str, int]
_Wrong = Mapping[_Place, BrokenStatement]


class Judging(Struct, frozen=True):
    """How governed files are judged: those below `root`, of at most `most_bytes` each.

    `processes` says how many processes share the files of some paths.
    """

    root: Path
    rules: Rules
    today: date
    processes: Callable[[Sequence[Path]], int] = lambda _: 1
    most_bytes: int = LARGEST


class Effects(Struct, frozen=True):
    """The changes, judged.

    `files` are those that either contract governs, `statements` their number. `mistakes` are lines
    on what could not be read, `notes` on what the contracts name and is not there now.
    """

    changes: tuple[JudgedChange, ...]
    files: tuple[Path, ...] = ()
    statements: int = 0
    mistakes: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    internal_errors: tuple[InternalError, ...] = ()


class _Caused(Struct, frozen=True):
    """A statement that goes wrong, as the change of a number breaks it."""

    number: int
    statement: BrokenStatement


class _Found(Struct, frozen=True):
    """What comes of one file, or of all migrations.

    `read` are the endpoints that read some of it with the old contract, `lost` those that no longer
    read all of that with the new one.
    """

    broken: tuple[_Caused, ...] = ()
    statements: int = 0
    read: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    internal_errors: tuple[InternalError, ...] = ()


def effects(
    old: Contract, new: Contract, changes: Sequence[ContractChange], judging: Judging
) -> Effects:
    """What the changes from one contract to another break of all that these govern."""
    between = _Between.of(old, new, tuple(changes), judging)
    found = [*_of_queries(between), _of_migrations(between)]
    broken: dict[int, list[BrokenStatement]] = {}
    for caused in (caused for one in found for caused in one.broken):
        broken.setdefault(caused.number, []).append(caused.statement)
    kept = frozenset(name for one in found for name in one.read)
    kept -= frozenset(name for one in found for name in one.lost)
    queries = {*between.old.queries(), *between.new.queries()}
    printed = frozenset(printed_path(path, judging.root) for path in queries)
    migrations = {*between.old.migrations(), *between.new.migrations()}
    return Effects(
        tuple(
            _judged(change, in_order(broken.get(number, ())), kept, printed)
            for number, change in enumerate(changes)
        ),
        tuple(sorted(queries | migrations)),
        sum(one.statements for one in found),
        tuple(dict.fromkeys(mistake for one in found for mistake in one.mistakes)),
        tuple(dict.fromkeys((*between.notes, *(note for one in found for note in one.notes)))),
        tuple(dict.fromkeys(error for one in found for error in one.internal_errors)),
    )


def _judged(
    change: ContractChange,
    statements: tuple[BrokenStatement, ...],
    kept: frozenset[str],
    queries: frozenset[str],
) -> JudgedChange:
    """A change with its class: what breaks a statement breaks readers, whatever it is by itself.

    A path that is taken out governs no less where its endpoint, one of `kept`, reads all the same.
    """
    change_class = change.change_class
    if statements and not change_class.is_breaking:
        is_read = any(one.path in queries for one in statements)
        change_class = ChangeClass.READERS if is_read else ChangeClass.REPLICATION
    elif change_class is ChangeClass.UNGOVERNED and change.endpoint in kept:
        change_class = ChangeClass.NEUTRAL
    return JudgedChange(change, change_class, statements)


class _Side(Struct, frozen=True):
    """A contract and the files that it governs now."""

    contract: Contract
    files: Mapping[Path, Governed]

    def queries(self) -> Iterator[Path]:
        return (path for path, one in self.files.items() if one.selections)

    def migrations(self) -> Iterator[Path]:
        return (path for path, one in self.files.items() if one.is_migration)


class _Between(Struct, frozen=True):
    """Both contracts, and those with some of the changes, each made once."""

    old: _Side
    new: _Side
    changes: tuple[ContractChange, ...]
    judging: Judging
    notes: tuple[str, ...]
    reach: Reach
    variants: dict[frozenset[int], Contract] = field(default_factory=dict)
    namings: dict[int, Naming] = field(default_factory=dict)  # by the contract's identity
    narrowed: dict[tuple[int, tuple[object, ...]], Contract] = field(default_factory=dict)

    @staticmethod
    def of(
        old: Contract, new: Contract, changes: tuple[ContractChange, ...], judging: Judging
    ) -> _Between:
        notes: dict[str, None] = {}
        sides: list[_Side] = []
        for contract in (old, new):
            found, mistakes = governed_so_far([contract], judging.root)
            sides.append(_Side(contract, {one.path: one for one in found}))
            notes.update(dict.fromkeys(map(str, mistakes)))
        before, after = sides
        return _Between(before, after, changes, judging, tuple(notes), Reach.of((old, new)))

    def bearing_on(self, text: str) -> tuple[int, ...]:
        """The numbers of the changes that may matter to a text: it names what they are about.

        A name may be written in escapes (`U&"\\0061pps"`), which are not looked into.
        """
        words = words_in(text)
        if "u&" in text.lower():
            return tuple(range(len(self.changes)))
        named = (self._may_be_named(one.subject, words) for one in self.changes)
        return tuple(number for number, is_named in enumerate(named) if is_named)

    def _may_be_named(self, subject: Name | None, words: Collection[str]) -> bool:
        if subject is None:
            return True
        names = self.reach.names(subject)
        return any(all(word in words for word in words_of(name.name)) for name in names)

    def variant(self, numbers: frozenset[int]) -> Contract:
        """The old contract with the changes of these numbers."""
        if numbers not in self.variants:
            chosen = (self.changes[number] for number in sorted(numbers))
            self.variants[numbers] = with_changes(self.old.contract, chosen)
        return self.variants[numbers]

    def files(self, contract: Contract) -> Mapping[Path, Governed]:
        """The files that a contract governs, one of both or one between."""
        for side in (self.old, self.new):
            if contract is side.contract:
                return side.files
        if self._names_what_the_old_one_names(contract):
            files = self.old.files
            return {path: replace(one, contract=contract) for path, one in files.items()}
        found, _ = governed_so_far([contract], self.judging.root)
        return {one.path: one for one in found}

    def seen(self, contract: Contract, path: Path) -> Contract | None:
        """A contract as the queries of a file see it; None where it does not govern them."""
        one = self._governed(contract, path)
        if one is None or not one.selections:
            return None
        key = (id(contract), tuple(each.key for each in one.selections))
        if key not in self.narrowed:
            self.narrowed[key] = contract.selecting(one.selections)
        return self.narrowed[key]

    def _governed(self, contract: Contract, path: Path) -> Governed | None:
        for side in (self.old, self.new):
            if contract is side.contract:
                return side.files.get(path)
        if self._names_what_the_old_one_names(contract):
            return self.old.files.get(path)
        if id(contract) not in self.namings:
            self.namings[id(contract)] = Naming.of(contract, self.judging.root)
        return governed_by(path, self.namings[id(contract)])

    def _names_what_the_old_one_names(self, contract: Contract) -> bool:
        old = self.old.contract
        return contract.endpoints is old.endpoints and contract.migrations is old.migrations


def _of_queries(between: _Between) -> Iterator[_Found]:
    """What comes of each file of queries that either contract governs."""
    paths = sorted({*between.old.queries(), *between.new.queries()})
    judging = between.judging
    of_file = partial(_of_file, between)
    processes = judging.processes(paths)
    if processes <= 1:
        yield from map(of_file, paths)
        return
    from .processes import Lost, mapped

    for path, found in zip(paths, mapped(of_file, paths, processes), strict=True):
        yield _lost(path, judging.root, found.message) if isinstance(found, Lost) else found


def _lost(path: Path, root: Path, why: str) -> _Found:
    error = InternalError(printed_path(path, root), 0, 1, 1, None, why, is_file=True)
    return _Found(internal_errors=(error,))


def _of_file(between: _Between, path: Path) -> _Found:
    judging = between.judging
    try:
        source = read_source(path, judging.root, judging.most_bytes)
    except InputError as error:
        return _Found(mistakes=error.mistakes)
    border = Border()
    where = in_file(source)
    return border.only(partial(_of_source, between, path, source, border), where) or _Found(
        internal_errors=border.errors
    )


def _of_source(between: _Between, path: Path, source: Source, border: Border) -> _Found:
    held = _Held.of(source, between.judging, border)
    old, new = between.old.contract, between.new.contract
    before, after = between.seen(old, path), between.seen(new, path)
    wrong, wrong_before = held.wrong(after, border), held.wrong(before, border)
    broken = {place: one for place, one in wrong.items() if place not in wrong_before}
    caused = (
        _caused_in(between, path, some, numbers, broken)
        for numbers, some in _parts(between, held, broken)
    )
    readers = [(held.readers(before, one), held.readers(after, one)) for one in held.statements]
    return _Found(
        tuple(one for each in caused for one in each),
        sum(1 for one, other in readers if one or other),
        frozenset(name for one, _ in readers for name in one),
        frozenset(name for one, other in readers for name in one - other),
        internal_errors=border.errors,
    )


def _parts(
    between: _Between, held: _Held, broken: _Wrong
) -> Iterator[tuple[tuple[int, ...], _Held]]:
    """The statements that go wrong, by the numbers of the changes that may matter to them."""
    if not broken:
        return
    if not held.can_be_divided(broken):
        yield between.bearing_on(held.source.text), held
        return
    parts: dict[tuple[int, ...], list[Syntax]] = {}
    starts = {start for _, start in broken}
    for one in held.statements:
        if one.span.start in starts:
            parts.setdefault(between.bearing_on(one.text), []).append(one)
    for numbers, statements in parts.items():
        yield numbers, replace(held, statements=tuple(statements))


def _caused_in(
    between: _Between, path: Path, held: _Held, numbers: tuple[int, ...], broken: _Wrong
) -> tuple[_Caused, ...]:
    """Which changes break those of these statements that go wrong."""

    def broken_by(contract: Contract) -> _Wrong:
        return held.wrong(between.seen(contract, path), Border())

    starts = {one.span.start for one in held.statements}
    mine = {place: one for place, one in broken.items() if place[1] in starts}
    if mine.keys() - broken_by(between.variant(frozenset(numbers))).keys():
        numbers = tuple(range(len(between.changes)))
    return _caused(between, numbers, mine, broken_by)


class _Held(Struct, frozen=True):
    """A file, read once, to be held against many contracts."""

    source: Source
    readings: tuple[Reading, ...]
    statements: tuple[Syntax, ...]
    judging: Judging

    @staticmethod
    def of(source: Source, judging: Judging, border: Border) -> _Held:
        readings = tuple(map(read, fragments(source)))
        return _Held(source, readings, tuple(read_in(readings, border)), judging)

    def can_be_divided(self, broken: _Wrong) -> bool:
        """Whether no statement has a bearing on another one that goes wrong."""
        is_alone = not any(one.rule == DUPLICATE for one in broken.values())
        return is_alone and not any(one.temporary for one in self.statements)

    def wrong(self, contract: Contract | None, border: Border) -> _Wrong:
        """The statements that are wrong with a contract as this file sees it."""
        if contract is None or not self.statements:
            return {}
        rules, today = self.judging.rules, self.judging.today
        found = judged(self.statements, (contract,), rules, border)
        return _wrong(report_of(self.source, self.readings, found, rules, today, border))

    def readers(self, contract: Contract | None, statement: Syntax) -> frozenset[str]:
        """The names of the endpoints that read a statement."""
        seen = contract.seen_by(statement.name) if contract is not None else None
        return frozenset(one.name for one in seen.endpoints) if seen is not None else frozenset()


def _of_migrations(between: _Between) -> _Found:
    """What comes of the migrations that either contract names: they are judged all together."""
    before = _of_tasks(between, between.old.contract)
    after = _of_tasks(between, between.new.contract)
    wrong_before, wrong = _wrong(before.report), _wrong(after.report)
    broken = {place: one for place, one in wrong.items() if place not in wrong_before}

    def broken_by(contract: Contract) -> _Wrong:
        return _wrong(_of_tasks(between, contract).report)

    judged_lines = {
        (one.path, one.line, one.end_line)
        for each in (before, after)
        for one in each.report.statements
    }
    return _Found(
        _caused(between, range(len(between.changes)), broken, broken_by),
        len(judged_lines),
        mistakes=after.mistakes,
        notes=tuple(one for one in before.mistakes if one not in after.mistakes),
        internal_errors=(*before.report.internal_errors, *after.report.internal_errors),
    )


def _caused(
    between: _Between,
    numbers: Iterable[int],
    broken: _Wrong,
    broken_by: Callable[[Contract], _Wrong],
) -> tuple[_Caused, ...]:
    """Which changes of some break statements, with the fault that each alone makes of them."""
    faults: dict[int, _Wrong] = {}

    def broken_with(some: frozenset[int]) -> _Wrong:
        found = broken_by(between.variant(some))
        if len(some) == 1:
            faults.update((number, found) for number in some)
        return found

    found = causes(broken, numbers, broken_with) if broken else {}
    return tuple(
        _Caused(number, faults[number].get(place, broken[place]))
        for place, its_causes in found.items()
        for number in its_causes
    )


def _of_tasks(between: _Between, contract: Contract) -> Checked:
    """What comes of a contract's migrations."""
    files = between.files(contract)
    changes = {path: one for path, one in files.items() if one.is_migration}
    if not changes:
        return Checked(Report())
    judging = between.judging
    task = MigrationTask(
        contract,
        judging.root,
        tuple(changes),
        frozenset(changes),
        tuple(one for one in files.values() if one.endpoints),
        judging.most_bytes,
        {path: (one.entry, one.is_base) for path, one in changes.items()},
    )
    return run(Plan((), (task,), (), ()), judging.rules, judging.today)


def _wrong(report: Report) -> _Wrong:
    """The statements that make `check` fail, each with the first of the gravest findings."""
    found: dict[_Place, BrokenStatement] = {}
    for finding in sorted(report.findings, key=lambda one: -one.severity.rank):
        if finding.statement is not None and finding.severity.rank >= Severity.WARNING.rank:
            one = _broken(finding, finding.statement)
            found.setdefault(one.place, one)
    return found


def _broken(finding: Finding, statement: Span) -> BrokenStatement:
    return BrokenStatement(
        statement.source.path,
        statement.start,
        statement.line,
        finding.statement_name,
        finding.rule,
        finding.message,
    )
