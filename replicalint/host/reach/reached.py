"""What a search for reached functions is told, and what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from msgspec import Struct

from .program import FunctionPlace, MissingImport
from .stops import StoppedAt


class Limits(Protocol):
    """How far a program is followed."""

    def excepted(self, path: str, name: str | None) -> int | None: ...
    def excepted_file(self, path: str) -> int | None: ...
    def within(self, path: str) -> tuple[int, ...] | None: ...


class ReachStep(Struct, frozen=True):
    """What a function was reached from, and where that speaks of it; None: the program begins."""

    by: FunctionPlace | None = None
    start: int = 0


class Reached(Struct, frozen=True):
    """What is reached from one beginning, in the order in which it was.

    `begun` are the functions that each entry names, by its key. `within` and `excepted` are the
    keys of the patterns that were of use, with what the latter took out. `outside` are files that
    `within` keeps out. `stopped` are marked as running on the primary.
    """

    functions: Mapping[FunctionPlace, ReachStep]
    begun: Mapping[int, tuple[FunctionPlace, ...]]
    within: frozenset[int]
    excepted: Mapping[int, tuple[FunctionPlace, ...]]
    outside: tuple[str, ...]
    stopped: tuple[StoppedAt, ...]
    missing: tuple[MissingImport, ...]

    @staticmethod
    def without_ways(places: Iterable[FunctionPlace]) -> Reached:
        """Functions of which it is known that they are reached, and no more."""
        return Reached({place: ReachStep() for place in places}, {}, frozenset(), {}, (), (), ())

    def names(self) -> dict[str, frozenset[str | None]]:
        """The functions of each file."""
        found: dict[str, set[str | None]] = {}
        for place in self.functions:
            found.setdefault(place.path, set()).add(place.name)
        return {path: frozenset(names) for path, names in found.items()}
