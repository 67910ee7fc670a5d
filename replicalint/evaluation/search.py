"""Looks for values for which all conditions hold, one choice after the other.

What an expression is made of is chosen when it is first asked for: a column from the values that
could make a difference, the result of a function that is not known from all that it could give. A
condition that fails takes back the last choice. So the search ends: with values, with none, or with
what it may cost.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from enum import Enum

from msgspec import Struct, field

from .kinds import Impossible, Value

Choices = Callable[[], Sequence[Value]]


class Search(Struct):
    """The choices of one run, and those that the next one makes."""

    chosen: dict[Hashable, Value] = field(default_factory=dict)
    is_assumed: bool = False  # a choice was made that a server may never make
    _script: list[int] = field(default_factory=list)
    _widths: list[int] = field(default_factory=list)

    def choose(self, key: Hashable, choices: Choices, *, is_assumed: bool = False) -> Value:
        """The value for a key in this run; `is_assumed`: whether it can be is not known."""
        self.is_assumed |= is_assumed
        if key in self.chosen:
            return self.chosen[key]
        values = choices()
        place = len(self._widths)
        if place == len(self._script):
            self._script.append(0)
        self._widths.append(len(values))
        if not values:
            raise Impossible
        self.chosen[key] = values[self._script[place]]
        return self.chosen[key]

    def begin(self) -> None:
        """Begins a run."""
        self.chosen.clear()
        self._widths.clear()
        self.is_assumed = False

    def advance(self) -> bool:
        """Makes the next run differ in the last choice that can; False where none can."""
        del self._script[len(self._widths) :]
        while self._script and self._script[-1] + 1 >= self._widths[len(self._script) - 1]:
            self._script.pop()
        if not self._script:
            return False
        self._script[-1] += 1
        return True


class SearchEnd(Enum):
    """Whether there are values for which all conditions hold."""

    FOUND = "found"
    ASSUMED = "assumed"  # if functions that are not known give what was chosen
    NONE = "none"
    UNKNOWN = "unknown"  # the search has cost too much


class Result(Struct, frozen=True):
    """What a search has found, and the values."""

    end: SearchEnd
    values: Mapping[Hashable, Value]


# A condition says whether it holds, and makes its choices on the way.
Condition = Callable[[Search], bool]


def search(conditions: Sequence[Condition], most_runs: int) -> Result:
    """Looks for values for which all conditions hold."""
    state = Search()
    for _ in range(most_runs):
        state.begin()
        try:
            holds = all(condition(state) for condition in conditions)
        except (Impossible, ArithmeticError):
            holds = False
        if holds:
            end = SearchEnd.ASSUMED if state.is_assumed else SearchEnd.FOUND
            return Result(end, dict(state.chosen))
        if not state.advance():
            return Result(SearchEnd.NONE, {})
    return Result(SearchEnd.UNKNOWN, {})
