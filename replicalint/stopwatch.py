"""Where the time of a run goes: seconds by phase.

There is one stopwatch, as there is one processor time: nothing passes it on, and no result depends
on it. Each second counts for one phase, the innermost that is being worked on. Where nobody counts,
what would be timed is left as it is, and costs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from typing import ParamSpec, TypeVar

from msgspec import Struct, field

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Lap(StrEnum):
    """A phase, as it is printed, in the order of a run."""

    START = "start"
    PLAN = "loading and plan"
    MIGRATIONS = "migrations"
    PROGRAMS = "programs"
    FILES = "files"
    KEPT = "cache"
    READING = "reading"
    RESOLUTION = "resolution"
    RULES = "rules"
    REPORT = "report"


class Stopwatch(Struct):
    """The seconds of each phase so far; `since` is when the last phase of `inside` went on."""

    clock: Callable[[], float]
    since: float
    inside: list[Lap] = field(default_factory=lambda: [Lap.PLAN])
    spent: defaultdict[Lap, float] = field(default_factory=lambda: defaultdict(float))
    known: int = 0  # files whose result was there
    asked: int = 0  # for whose it was looked

    def enter(self, name: Lap) -> None:
        self._pass()
        self.inside.append(name)

    def leave(self) -> None:
        self._pass()
        self.inside.pop()

    def add(self, spent: Mapping[Lap, float]) -> None:
        """Adds what another process has spent."""
        for name, seconds in spent.items():
            self.spent[name] += seconds

    def found(self, known: int, asked: int) -> None:
        """Adds files for whose results it was looked, of which some were there."""
        self.known += known
        self.asked += asked

    def taken(self) -> Mapping[Lap, float]:
        """What has been spent so far, which is counted no more."""
        self._pass()
        spent, self.spent = self.spent, defaultdict(float)
        return spent

    def _pass(self) -> None:
        now = self.clock()
        self.spent[self.inside[-1]] += now - self.since
        self.since = now


_counting: list[Stopwatch] = []  # the one that runs, or none


@contextmanager
def counting(clock: Callable[[], float]) -> Iterator[Stopwatch]:
    """Counts from now on, by a clock that tells seconds; what it shows already is the start."""
    now = clock()
    running = Stopwatch(clock, now)
    running.spent[Lap.START] = now
    _counting.append(running)
    try:
        yield running
    finally:
        _counting.clear()


def current() -> Stopwatch | None:
    """The stopwatch, where it runs."""
    return _counting[0] if _counting else None


@contextmanager
def lap(name: Lap) -> Iterator[None]:
    """Counts what is done inside for a phase."""
    running = current()
    if running is None:
        yield
        return
    running.enter(name)
    try:
        yield
    finally:
        running.leave()


def timed(name: Lap, function: Callable[Given, Made]) -> Callable[Given, Made]:
    """The function, whose time counts for a phase."""
    if not _counting:
        return function

    def timing(*given: Given.args, **named: Given.kwargs) -> Made:
        with lap(name):
            return function(*given, **named)

    return timing


def each(name: Lap, items: Iterable[Made]) -> Iterable[Made]:
    """The items; the time to make them, one after the other, counts for a phase."""
    return _each(name, items) if _counting else items


def _each(name: Lap, items: Iterable[Made]) -> Iterator[Made]:
    waiting = iter(items)
    while True:
        with lap(name):
            try:
                item = next(waiting)
            except StopIteration:
                return
        yield item
