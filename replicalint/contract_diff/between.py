"""Both contracts and those between them, with the files that each governs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from ..comparing import ContractChange, Reach, causes, with_changes
from ..contract import Contract
from ..files.governing import Governed, Naming, governed_by, governed_so_far
from ..files.languages import is_code
from ..files.reading import LARGEST
from ..planner import has_programs
from ..readers import words_in, words_of
from ..settings.chosen_rules import Rules
from .wrong import Caused, Wrong

if TYPE_CHECKING:
    from ..host_code import HostCode

# Contracts between the two that are kept: a large one takes megabytes with all that is looked up.
_MOST_KEPT = 200


class Judging(Struct, frozen=True):
    """How governed files are judged: those below `root`, of at most `most_bytes` each.

    `processes` says how many processes share the files of some paths.
    """

    root: Path
    rules: Rules
    today: date
    processes: Callable[[Sequence[Path]], int] = lambda _: 1
    most_bytes: int = LARGEST


class Variant(Struct, frozen=True, dict=True):
    """A contract, and the files that it governs now; `files` None: its paths are still to be read.

    `narrowed` is the contract as the queries of files see it, each made once.
    """

    contract: Contract
    root: Path
    code: HostCode | None = None
    files: Mapping[Path, Governed] | None = None
    narrowed: dict[tuple[object, ...], Contract] = field(default_factory=dict)

    def seen(self, path: Path) -> Contract | None:
        """The contract as the queries of a file see it; None where it does not govern them."""
        one = self._file(path) if self.files is None else self.files.get(path)
        if one is None or not one.how.selections:
            return None
        key = tuple(each.key for each in one.how.selections)
        if key not in self.narrowed:
            self.narrowed[key] = self.contract.selecting(one.how.selections)
        return self.narrowed[key]

    @property
    def governed(self) -> Mapping[Path, Governed]:
        """The files that the contract governs."""
        if self.files is not None:
            return self.files
        found, _ = governed_so_far([self.contract], self.root)
        if self.code is not None:
            found = self.code.governed(found, self.contract)
        return {one.path: one for one in found}

    def _file(self, path: Path) -> Governed | None:
        found = governed_by(path, self._naming)
        if self.code is not None and is_code(path):
            return self.code.file(path, found, self.contract)
        return found

    def queries(self) -> Iterator[Path]:
        return (path for path, one in self.governed.items() if one.how.selections)

    def migrations(self) -> Iterator[Path]:
        return (path for path, one in self.governed.items() if one.how.is_migration)

    @cached_property
    def _naming(self) -> Naming:
        return Naming.of(self.contract, self.root)


class Between(Struct, frozen=True, dict=True):
    """Both contracts, and those with some of the changes."""

    old: Variant
    new: Variant
    changes: tuple[ContractChange, ...]
    judging: Judging
    notes: tuple[str, ...]
    code: HostCode | None = None
    variants: dict[frozenset[int], Variant] = field(default_factory=dict)

    @staticmethod
    def of(
        old: Contract, new: Contract, changes: tuple[ContractChange, ...], judging: Judging
    ) -> Between:
        notes: dict[str, None] = {}
        named = [(one, *governed_so_far([one], judging.root)) for one in (old, new)]
        has_code = any(has_programs(one, found) for one, found, _ in named)
        code = _programs(judging) if has_code else None
        sides: list[Variant] = []
        for contract, found, mistakes in named:
            if code is not None:
                found = code.governed(found, contract)
                mistakes = (*mistakes, *code.reach(contract).mistakes)
            files = {one.path: one for one in found}
            sides.append(Variant(contract, judging.root, code, files))
            notes.update(dict.fromkeys(map(str, mistakes)))
        before, after = sides
        return Between(before, after, changes, judging, tuple(notes), code)

    def variant(self, numbers: frozenset[int]) -> Variant:
        """The old contract with the changes of these numbers."""
        if numbers not in self.variants:
            while len(self.variants) >= _MOST_KEPT:
                del self.variants[next(iter(self.variants))]
            self.variants[numbers] = self._made(numbers)
        return self.variants[numbers]

    def _made(self, numbers: frozenset[int]) -> Variant:
        old = self.old.contract
        contract = with_changes(old, (self.changes[number] for number in sorted(numbers)))
        is_same = contract.endpoints is old.endpoints and contract.migrations is old.migrations
        files = self.old.files if is_same else None
        return Variant(contract, self.judging.root, self.code, files)

    @property
    def every(self) -> tuple[int, ...]:
        """The numbers of all changes."""
        return tuple(range(len(self.changes)))

    def bearing_on(self, text: str) -> tuple[int, ...]:
        """The numbers of the changes that may matter to a text: it names what they are about.

        A name may be written in escapes (`U&"\\0061pps"`), which are not looked into.
        """
        if "u&" in text.lower():
            return self.every
        words, named = words_in(text), set(self._unnamed)
        for word in words & self._by_word.keys():
            named |= {number for number, name in self._by_word[word] if words.issuperset(name)}
        return tuple(sorted(named))

    @cached_property
    def _unnamed(self) -> frozenset[int]:
        """The changes that may matter whatever a text names."""
        subjects = ((number, self._names(one)) for number, one in enumerate(self.changes))
        return frozenset(number for number, names in subjects if not all(names))

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[tuple[int, list[str]]]]:
        """The changes by a word of each name that a text may name what they are about with."""
        found: dict[str, list[tuple[int, list[str]]]] = {}
        for number, one in enumerate(self.changes):
            for name in filter(None, self._names(one)):
                found.setdefault(name[0], []).append((number, name))
        return found

    def _names(self, change: ContractChange) -> Sequence[list[str]]:
        """The words of each of these names; one without words stands for any."""
        if change.subject is None:
            return ([],)
        return [words_of(name.name) for name in self._reach.names(change.subject)]

    @cached_property
    def _reach(self) -> Reach:
        return Reach.of((self.old.contract, self.new.contract))


def _programs(judging: Judging) -> HostCode:
    from ..host_code import HostCode

    return HostCode(judging.root, judging.most_bytes)


def caused(
    between: Between,
    numbers: Iterable[int],
    broken: Wrong,
    broken_by: Callable[[Variant], Wrong],
) -> tuple[Caused, ...]:
    """Which changes of some break statements, with the fault that each alone makes of them."""
    faults: dict[int, Wrong] = {}

    def broken_with(some: frozenset[int]) -> Wrong:
        found = broken_by(between.variant(some))
        if len(some) == 1:
            faults.update((number, found) for number in some)
        return found

    found = causes(broken, numbers, broken_with) if broken else {}
    return tuple(
        Caused(number, faults[number].get(place, broken[place]))
        for place, its_causes in found.items()
        for number in its_causes
    )
