"""The state of the second walk, and where its parts meet: `expression` and `query`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct, field
from sqlglot import exp

from ...facts import MisplacedAggregate
from ...name import Name
from ...source import Span
from ...sqlstate import GROUPING_ERROR
from ..aggregates import CallKind
from ..analysis import Analysis
from ..scope import Cte
from .level import GROUP_BY, Clause, QueryLevel


class AggregateFrame(Struct, eq=False):
    """An aggregate whose arguments are walked (check_agg_arguments)."""

    depth: int
    column: int = -1  # the nearest level that has a column among them
    aggregate: int = -1  # the same of aggregates
    inner: Span | None = None  # of the aggregate of that level


class GroupingWalk(Struct, eq=False):
    """The levels at the place of the walk, the outermost first, and what has been seen."""

    a: Analysis
    of_expression: Callable[[GroupingWalk, exp.Expr], int]
    of_query: Callable[[GroupingWalk, exp.Expr], int]
    levels: list[QueryLevel] = field(default_factory=list)
    by_scope: dict[int, QueryLevel] = field(default_factory=dict)
    frames: list[AggregateFrame] = field(default_factory=list)
    is_direct: bool = False
    call: tuple[Name, CallKind] | None = None  # around, of which it is not known what it is
    recursive: tuple[Cte, ...] = ()  # the queries whose recursive terms these are
    keys: dict[tuple[object, ...], int] = field(default_factory=dict)

    def expression(self, node: exp.Expr) -> int:
        """Walks an expression; gives its key."""
        return self.of_expression(self, node)

    def query(self, node: exp.Expr) -> int:
        """Walks a query, or a statement that writes rows; gives its key."""
        return self.of_query(self, node)

    def needs_keys(self) -> bool:
        """Whether an expression may be one that a level is grouped by."""
        for level in self.levels:
            if level.has_pieces and (level.place.is_checked or level.place is GROUP_BY):
                return True
        return False

    def key(self, *parts: object) -> int:
        """The key of what has these parts."""
        return self.keys.setdefault(parts, len(self.keys))

    def refused(self, reason: str, span: Span | None, sqlstate: str = GROUPING_ERROR) -> None:
        """Notes an aggregate where none may stand."""
        self.a.note(MisplacedAggregate(reason, sqlstate, span or self.a.tree.whole()))

    def enter(self, node: exp.Expr) -> QueryLevel | None:
        """Begins a level; None where the first walk has not been there."""
        scope = self.a.levels.get(id(node))
        if scope is None:
            return None
        level = QueryLevel(scope, len(self.levels), self.keys)
        self.levels.append(level)
        self.by_scope[id(scope)] = level
        return level

    def leave(self) -> None:
        """Ends the innermost level."""
        self.levels.pop()

    def at(self, level: QueryLevel, place: Clause, nodes: Iterable[exp.Expr]) -> list[int]:
        """Walks expressions of a level as they stand in a clause."""
        before, level.place = level.place, place
        keys = [self.expression(node) for node in nodes]
        level.place = before
        return keys

    def counts(self, level: QueryLevel) -> None:
        """A column decides the level of the aggregate around it (check_agg_arguments_walker)."""
        if self.frames and level.depth <= self.frames[-1].depth:
            frame = self.frames[-1]
            frame.column = max(frame.column, level.depth)
