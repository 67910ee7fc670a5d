"""The bound of the work that one statement may cause.

Work is counted in steps, never in seconds: a statement is given up on every machine, or on none. A
step is an expression, a level at which a name is looked up, a function that a call may mean, some
columns that an entry of FROM or a `*` brings, an element of a constant. What people write takes one
or two a word, the columns of PostgreSQL's widest table a hundred.
"""

from __future__ import annotations

import sys

from msgspec import Struct

MOST_COLUMNS = 1664  # of a query (MaxTupleAttributeNumber)
_STEPS = 20_000
_STEPS_A_WORD = 300
_STEPS_A_NODE = 6  # of sqlglot's tree, so that it may make 50 a word
_COLUMNS_A_STEP = 16
# What a nesting of reader.MAX_NESTING needs with sqlglot's pure-Python parser, and some room.
_RECURSION_LIMIT = 12_000


class Refused(Exception):
    """The statement is not analysed any further, whatever its words mean."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Work(Struct):
    """What one statement may cost, and has cost so far."""

    most: int
    taken: int = 0

    @classmethod
    def of(cls, words: int, characters: int) -> Work:
        """The work of a statement of so many words; a constant may hold as much as all others."""
        return cls(_STEPS + _STEPS_A_WORD * words + characters)

    def step(self, steps: int = 1) -> None:
        """Takes so many steps; raises Refused where there are not as many left."""
        self.taken += steps
        if self.taken > self.most:
            raise self.too_much()

    def columns(self, number: int) -> None:
        """Takes what so many columns cost."""
        self.step(1 + number // _COLUMNS_A_STEP)

    def too_much(self) -> Refused:
        """What is said of a statement that takes more."""
        return Refused(f"statement needs more than {self.most:,} steps of analysis")


def most_nodes(tokens: int) -> int:
    """How many nodes sqlglot may make of so many tokens."""
    return (_STEPS + _STEPS_A_WORD * tokens) // _STEPS_A_NODE


class deep_recursion:
    """Room for the deepest nesting that is read.

    A class as those of contextlib: it is entered for each statement, and a generator takes longer.
    """

    __slots__ = ("_before",)

    def __enter__(self) -> None:
        self._before = sys.getrecursionlimit()
        if self._before < _RECURSION_LIMIT:
            sys.setrecursionlimit(_RECURSION_LIMIT)

    def __exit__(self, *raised: object) -> None:
        sys.setrecursionlimit(self._before)
