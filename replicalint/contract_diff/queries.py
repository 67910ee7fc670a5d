"""What changes break of files of queries: each is read once, and held against many contracts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ..border import Border, in_file
from ..check import report_of
from ..contract import Contract
from ..extract import fragments
from ..files.languages import is_code
from ..files.reading import InputError, printed_path, read_source
from ..finding import InternalError
from ..judging import judged, read_in
from ..same_name import DUPLICATE
from ..source import Source
from ..syntax.reading import Reading, read
from ..syntax.statement import Syntax
from .between import Between, Judging, Variant, caused
from .wrong import Caused, FileOutcome, Wrong, wrong_in

if TYPE_CHECKING:
    from ..host.extraction import Extraction


def of_queries(between: Between) -> Iterator[FileOutcome]:
    """What comes of each file of queries that either contract governs."""
    paths = sorted({*between.old.queries(), *between.new.queries()})
    judging = between.judging
    of_file = partial(_of_file, between)
    processes = judging.processes(paths)
    if processes <= 1:
        yield from map(of_file, paths)
        return
    from ..processes import Lost, mapped

    for path, found in zip(paths, mapped(of_file, paths, processes), strict=True):
        yield _lost(path, judging.root, found.message) if isinstance(found, Lost) else found


def _lost(path: Path, root: Path, why: str) -> FileOutcome:
    error = InternalError(printed_path(path, root), 0, 1, 1, None, why, is_file=True)
    return FileOutcome(internal_errors=(error,))


def _of_file(between: Between, path: Path) -> FileOutcome:
    judging = between.judging
    try:
        source = read_source(path, judging.root, judging.most_bytes)
        border = Border((MemoryError, InputError))
        found = border.only(partial(_of_source, between, path, source, border), in_file(source))
    except InputError as error:
        return FileOutcome(mistakes=error.mistakes)
    return found or FileOutcome(internal_errors=border.errors)


def _of_source(between: Between, path: Path, source: Source, border: Border) -> FileOutcome:
    if between.code is not None and is_code(path):
        contracts = (between.old.contract, between.new.contract)
        extraction = between.code.extraction(path, contracts)
        held = _Held.of_program(extraction, between.judging, border)
    else:
        held = _Held.of(source, between.judging, border)
    before, after = between.old.seen(path), between.new.seen(path)
    wrong, wrong_before = held.wrong(after, border), held.wrong(before, border)
    broken = {place: one for place, one in wrong.items() if place not in wrong_before}
    parts = _parts(between, held, broken)
    found = (_caused_in(between, path, some, numbers, broken) for numbers, some in parts)
    readers = [(held.readers(before, one), held.readers(after, one)) for one in held.statements]
    return FileOutcome(
        tuple(one for each in found for one in each),
        sum(1 for one, other in readers if one or other),
        frozenset(name for one, _ in readers for name in one),
        frozenset(name for one, other in readers for name in one - other),
        internal_errors=border.errors,
    )


def _parts(between: Between, held: _Held, broken: Wrong) -> Iterator[tuple[tuple[int, ...], _Held]]:
    """The statements that go wrong, by the numbers of the changes that may matter to them."""
    if not broken:
        return
    if not held.can_be_divided(broken):
        yield between.bearing_on(held.text), held
        return
    parts: dict[tuple[int, ...], list[Syntax]] = {}
    starts = {start for _, start in broken}
    for one in held.statements:
        if one.span.start in starts:
            parts.setdefault(between.bearing_on(one.text), []).append(one)
    for numbers, statements in parts.items():
        yield numbers, replace(held, statements=tuple(statements))


def _caused_in(
    between: Between, path: Path, held: _Held, numbers: tuple[int, ...], broken: Wrong
) -> tuple[Caused, ...]:
    """Which changes break those of these statements that go wrong."""

    def broken_by(variant: Variant) -> Wrong:
        return held.wrong(variant.seen(path), Border())

    mine = broken
    if held.extraction is None:  # a program is looked at as a whole, its places are those of a file
        starts = {one.span.start for one in held.statements}
        mine = {place: one for place, one in broken.items() if place[1] in starts}
    if mine.keys() - broken_by(between.variant(frozenset(numbers))).keys():
        numbers = between.every
    return caused(between, numbers, mine, broken_by)


class _Held(Struct, frozen=True):
    """A file, read once, to be held against many contracts."""

    source: Source
    readings: tuple[Reading, ...]
    statements: tuple[Syntax, ...]
    judging: Judging
    extraction: Extraction | None = None  # of a program

    @staticmethod
    def of(source: Source, judging: Judging, border: Border) -> _Held:
        readings = tuple(map(read, fragments(source)))
        return _Held(source, readings, tuple(read_in(readings, border)), judging)

    @staticmethod
    def of_program(extraction: Extraction, judging: Judging, border: Border) -> _Held:
        """The same of a program: a statement for each place that sends SQL."""
        named = [
            replace(site.fragments[0], name=site.function)
            for site in extraction.sites
            if site.fragments
        ]
        readings = tuple(map(read, named))
        statements = tuple(read_in(readings, border))
        return _Held(extraction.source, readings, statements, judging, extraction)

    @property
    def text(self) -> str:
        """The SQL in it: a program has its own names for what SQL names."""
        if self.extraction is None:
            return self.source.text
        every = (one for site in self.extraction.sites for one in site.fragments)
        return " ".join(fragment.text for fragment in every)

    def can_be_divided(self, broken: Wrong) -> bool:
        """Whether no statement has a bearing on another one that goes wrong."""
        if self.extraction is not None:
            return False
        is_alone = not any(one.rule == DUPLICATE for one in broken.values())
        return is_alone and not any(one.temporary for one in self.statements)

    def wrong(self, contract: Contract | None, border: Border) -> Wrong:
        """The statements that are wrong with a contract as this file sees it."""
        if contract is None or not self.statements:
            return {}
        rules, today = self.judging.rules, self.judging.today
        if self.extraction is not None:
            from ..check_code import check_code

            return wrong_in(check_code(self.extraction, (contract,), rules, today))
        found = judged(self.statements, (contract,), rules, border)
        return wrong_in(report_of(self.source, self.readings, found, rules, today, border))

    def readers(self, contract: Contract | None, statement: Syntax) -> frozenset[str]:
        """The names of the endpoints that read a statement."""
        seen = contract.seen_by(statement.name) if contract is not None else None
        return frozenset(one.name for one in seen.endpoints) if seen is not None else frozenset()
