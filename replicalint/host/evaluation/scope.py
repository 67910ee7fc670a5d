"""Where names mean something, and how what they hold is taken back."""

from __future__ import annotations

from ..module import Module
from ..nodes import Declare, FunctionExpression
from ..values import Value


class NameScope:
    """Meanings and what they hold, within another scope. It changes as the program runs.

    `waiting` are declarations that have not run yet: a function that is declared further down, or a
    constant of a module of which nothing else is run.
    """

    __slots__ = (
        "depth",
        "function",
        "module",
        "outer",
        "running",
        "shared",
        "variables",
        "waiting",
    )

    def __init__(self, module: Module, outer: NameScope | None) -> None:
        self.module = module
        self.outer = outer
        self.function: FunctionExpression | None = outer.function if outer is not None else None
        self.depth: int = outer.depth + 1 if outer is not None else 0
        self.variables: dict[str, Value] = {}
        self.waiting: dict[str, Declare] = {}
        self.running: set[str] = set()
        # Imported names that are variables of other modules.
        self.shared: dict[str, tuple[NameScope, str]] = {}


Cell = tuple[dict[str, Value], str]
Changed = dict[tuple[int, str], tuple[dict[str, Value], str, Value | None]]


class Journal:
    """What variables held before a branch, so that it can be taken back.

    A cell is a name in a dictionary: of a scope, or of the fields of an object.
    """

    def __init__(self) -> None:
        self._levels: list[Changed] = []
        # Of dictionaries that outlive a call, by their `id`: whose they are; how often each of
        # these was written to.
        self.lasting: dict[int, int] = {}
        self.written: dict[int, int] = {}

    def write(self, holder: dict[str, Value], name: str, value: Value | None) -> None:
        """Sets a cell, or empties it."""
        if self._levels:
            self._levels[-1].setdefault((id(holder), name), (holder, name, holder.get(name)))
        owner = self.lasting.get(id(holder))
        if owner is not None:
            self.written[owner] = self.written.get(owner, 0) + 1
        if value is None:
            holder.pop(name, None)
        else:
            holder[name] = value

    @property
    def depth(self) -> int:
        """How many forks can be taken back."""
        return len(self._levels)

    def since(self, depth: int) -> Changed:
        """What is written since there were so many forks, as it is now."""
        changed: Changed = {}
        for level in self._levels[depth:]:
            for cell, (holder, name, _) in level.items():
                changed[cell] = (holder, name, holder.get(name))
        return changed

    def fork(self) -> None:
        """From here on what is written can be taken back."""
        self._levels.append({})

    def back(self) -> Changed:
        """Takes back what was written since the last fork, and gives what that was."""
        changed = self._levels.pop()
        written: Changed = {}
        for cell, (holder, name, before) in changed.items():
            written[cell] = (holder, name, holder.get(name))
            owner = self.lasting.get(cell[0])
            if owner is not None:
                self.written[owner] = self.written.get(owner, 0) + 1
            if before is None:
                holder.pop(name, None)
            else:
                holder[name] = before
        return written

    def keep(self) -> None:
        """Keeps what was written since the last fork."""
        changed = self._levels.pop()
        if self._levels:
            for cell, before in changed.items():
                self._levels[-1].setdefault(cell, before)
