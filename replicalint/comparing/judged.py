"""What changes of a contract do to the statements that it governs, as values for reports."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from .change import ChangeClass, ContractChange


class BrokenStatement(Struct, frozen=True):
    """A statement that goes wrong, by its place, and the gravest fault that `check` finds in it.

    `start` is an offset in characters; `line` is 1-based.
    """

    path: str
    start: int
    line: int
    name: str | None
    rule: str
    message: str

    @property
    def place(self) -> tuple[str, int]:
        """What tells it from all others."""
        return self.path, self.start


class JudgedChange(Struct, frozen=True):
    """A change, the statements that it breaks, and its class for what it does to them."""

    change: ContractChange
    change_class: ChangeClass
    statements: tuple[BrokenStatement, ...] = ()


class ContractDiff(Struct, frozen=True):
    """All that changes from one contract to another; None for a contract that is not there.

    `old` and `new` say where the contracts come from. `files` and `statements` count what either of
    them governs. `is_same_text` says that not even a comment differs.
    """

    name: str
    old: str | None
    new: str | None
    changes: tuple[JudgedChange, ...]
    files: int = 0
    statements: int = 0
    is_same_text: bool = False

    @property
    def is_breaking(self) -> bool:
        return any(one.change_class.is_breaking for one in self.changes)

    def of(self, change_class: ChangeClass) -> tuple[JudgedChange, ...]:
        """The changes of one class, in the order of the contract's keys."""
        return tuple(one for one in self.changes if one.change_class is change_class)

    @property
    def broken(self) -> tuple[BrokenStatement, ...]:
        """The statements that go wrong, each once, by their places."""
        return in_order(one for each in self.changes for one in each.statements)


def in_order(statements: Iterable[BrokenStatement]) -> tuple[BrokenStatement, ...]:
    """Statements by their places, each once."""
    every = {one.place: one for one in statements}
    return tuple(every[place] for place in sorted(every))
