"""The holes of a statement as gaps, and the facts that have no name because of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..facts import (
    AliasList,
    CastUse,
    ColumnUse,
    Fact,
    FunctionUse,
    Gap,
    JsonKeyUse,
    LabelUse,
    ObjectUse,
    OperatorUse,
    RelationUse,
    RowUse,
    StarUse,
    TypeUse,
    UnknownName,
)
from ..source import Span
from ..syntax.holes import HINT, Stands

_NAMING = (
    AliasList,
    CastUse,
    ColumnUse,
    FunctionUse,
    JsonKeyUse,
    LabelUse,
    ObjectUse,
    OperatorUse,
    RelationUse,
    RowUse,
    StarUse,
    TypeUse,
)


class Holes:
    """The holes of a statement, in the order of the source."""

    def __init__(self, found: Mapping[Span, Stands]) -> None:
        self.found = found
        self.starts = sorted(span.start for span in found)

    def facts(self) -> Iterator[Fact]:
        """What is said of each."""
        for span, stands in self.found.items():
            reason = stands.said(span.text)
            is_column = stands is Stands.COLUMN
            yield UnknownName(span, reason) if is_column else Gap(span, reason, hint=HINT)

    def without_names(self, facts: Iterable[Fact]) -> list[Fact]:
        """The facts but for those whose name is a hole, or holds one."""
        return [fact for fact in facts if not self._names(fact)]

    def _names(self, fact: Fact) -> bool:
        if not isinstance(fact, _NAMING):
            return False
        spans: Sequence[Span] = fact.spans if isinstance(fact, AliasList) else (fact.span,)
        return any(map(self.in_span, spans))

    def in_span(self, span: Span) -> bool:
        """Whether one of them stands in a range."""
        at = bisect_left(self.starts, span.start)
        return at < len(self.starts) and self.starts[at] < span.end
