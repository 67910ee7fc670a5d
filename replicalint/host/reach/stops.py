"""Where a program leaves the read path: a function or statement under `replicalint: primary`.

What is marked so runs on the primary: it is not followed, and no SQL of it is judged.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from ...directive import PRIMARY, Directive, directives
from ...source import Span
from ..functions import Functions, FunctionUnit
from ..module import Module
from ..nodes import Class, FunctionExpression
from .references import inner, start_of


class StoppedAt(Struct, frozen=True):
    """A function or a statement that is marked; `what` is its name, None for a statement.

    `name` is the function that it is, or stands in.
    """

    span: Span
    directive: Span
    reason: str
    what: str | None = None
    name: str | None = None


class Stops(Struct, frozen=True, dict=True):
    """What is marked in a module, and the marks that stand at nothing."""

    stops: tuple[StoppedAt, ...] = ()
    unused: tuple[Span, ...] = ()

    @staticmethod
    def of(module: Module, functions: Functions) -> Stops:
        marks = [one for one in directives(module.comments, is_code=True) if one.word == PRIMARY]
        if not marks:
            return Stops()
        by_line = {mark.line: mark for mark in marks}
        found = tuple(_found(module, functions, by_line))
        used = {one.directive for one in found}
        unused = tuple(mark.span for mark in marks if mark.span not in used)
        return Stops(found, unused)

    def at(self, offset: int) -> StoppedAt | None:
        """What a place is in that is marked."""
        number = bisect_right(self._starts, offset) - 1
        found = self.stops[number] if number >= 0 else None
        return found if found is not None and offset < found.span.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [one.span.start for one in self.stops]


def _found(
    module: Module, functions: Functions, marks: dict[int, Directive]
) -> Iterator[StoppedAt]:
    """What is marked, in the order of the file; what stands in it is not looked at."""
    source = module.source
    end = -1
    for unit in sorted(functions.units, key=lambda one: (one.start, -one.end)):
        if unit.start < end:
            continue
        lines = {source.line_column(start)[0] for start in _starts(unit)}
        mark = next((marks[line] for line in sorted(lines) if line in marks), None)
        if mark is not None:
            end = _end(unit, functions)
            span = Span(source, unit.start, end)
            yield StoppedAt(span, mark.span, mark.reason, unit.name, unit.name)
            continue
        for start, stop in sorted(_statements(unit)):
            mark = marks.get(source.line_column(start)[0])
            if mark is not None and start >= end:
                end = stop
                span = Span(source, start, stop)
                yield StoppedAt(span, mark.span, mark.reason, None, unit.name)


def _starts(unit: FunctionUnit) -> Iterator[int]:
    """Where a declaration begins: with its decorators, or behind them."""
    yield unit.start
    for part in unit.parts:
        if isinstance(part, (FunctionExpression, Class)):
            yield part.start


def _end(unit: FunctionUnit, functions: Functions) -> int:
    """Where a declaration ends; a class ends with its members."""
    known = functions.classes.get(unit.owner or "")
    return known.end if known is not None and unit.member is None else unit.end


def _statements(unit: FunctionUnit) -> Iterator[tuple[int, int]]:
    """The statements in a unit, however deep: where they begin and end."""
    waiting: list[object] = [*unit.parts]
    while waiting:
        node = waiting.pop()
        start = start_of(node)
        if start is not None:
            yield start, _end_of(node, start)
        if isinstance(node, FunctionExpression):
            waiting += node.body
        waiting += inner(node)


def _end_of(node: object, start: int) -> int:
    value = getattr(node, "value", None)
    end = getattr(node, "end", getattr(value, "end", start))
    return end if isinstance(end, int) else start
