"""What loops do: a turn for each item that is known, or so many that others only repeat them.

Every kind of loop ends in the same turns: so the file is long.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from ...source import Chunk, Span
from ..nodes import Loop
from ..values import (
    Fields,
    Hole,
    Items,
    Many,
    NotKnown,
    NoValue,
    OneOf,
    Plain,
    String,
    Thing,
    Turns,
    Value,
)
from . import answers
from .joining import appended, one_of
from .scope import Changed, NameScope
from .state import Ended, Ending, Left
from .statements import GOES_ON, Statements, where
from .texts import may_be_absent

_LONGEST = 24  # lists of which a loop takes each item
_MOST_TURNS = 3  # of a loop of any number of them
_DEEPEST = 2  # loops within one another that are followed for more than a turn
_BREAK = frozenset(("break",))
_CONTINUE = frozenset(("continue",))
_LEAVES = _BREAK | _CONTINUE
_TURNS = re.compile(r"do\b|while\s?\(?(?:true|True|1)\b|for\s?\(;;")  # once at least
_MOST_COMPARED = 2_000


class Loops(Statements):
    """Loops."""

    loops = 0  # of those that run, within one another

    def _loop(self, node: Loop, scope: NameScope) -> Ending:
        over = None if node.over is None else self.evaluate(node.over, scope)
        if isinstance(over, Thing):
            over = Items(self.spread(over), over.span)
        items = over.items if isinstance(over, Items) else None
        if items is not None and len(items) <= _LONGEST and not any(map(may_be_absent, items)):
            turns = partial(self._turns, node, items, scope)
            changed, outcome = self._until(
                _of(node, _BREAK), turns, self.span(scope, node.start, node.end)
            )
            self._write(changed)
            return outcome
        return self._any_turns(node, over, scope)

    def _turns(self, node: Loop, items: tuple[Value, ...], scope: NameScope) -> Ending:
        """A turn of a loop for each item."""
        ended: list[Ended] = []
        left: list[Left] = []
        span = self.span(scope, node.start, node.end)
        before = self.assumed
        try:
            for item in items:
                turn = partial(self._turn, node, item, scope)
                changed, outcome = self._until(_of(node, _CONTINUE), turn, span)
                self._write(changed)
                self._take(outcome, ended, left)
                if not outcome.goes_on:
                    return Ending(tuple(ended), False, tuple(left))
                self._assume_not(outcome)
        finally:
            self.assumed = before
        return Ending(tuple(ended), True, tuple(left)) if ended or left else GOES_ON

    def _turn(self, node: Loop, item: Value, scope: NameScope) -> Ending:
        """One turn of a loop, with its names."""
        inner = NameScope(scope.module, scope)
        span = self.span(scope, node.start, node.start)
        if len(node.names) == 1:
            inner.variables[node.names[0]] = item
        else:
            for place, name in enumerate(node.names):
                inner.variables[name] = self.item(item, Plain(place, span), span)
        return self.run(node.body, inner)

    def _any_turns(self, node: Loop, over: Value | None, scope: NameScope) -> Ending:
        """A loop of which the turns are not known: none of them, one, and more."""
        span = self.span(scope, node.start, node.end)
        turn = partial(self._turn, node, _any_item(over, span), scope)
        return self._several(turn, self._has_turn(node, over, scope), span, _of(node, _LEAVES))

    def any_times(self, act: Callable[[], object], span: Span) -> None:
        """Does something never, once or more often."""

        def turn() -> Ending:
            act()
            return GOES_ON

        self._several(turn, False, span)

    def _several(
        self,
        turn: Callable[[], Ending],
        has_turn: bool,
        span: Span,
        leaves: frozenset[str] = _LEAVES,
    ) -> Ending:
        """Some number of turns."""
        turns: list[Changed] = []
        begun: dict[tuple[int, str], Value | None] = {}  # what variables hold before
        ended: list[Ended] = []
        left: list[Left] = []
        self.loops += 1
        self.journal.fork()
        try:
            most = _MOST_TURNS if self.loops <= _DEEPEST else 1
            while len(turns) < most and not _is_settled(turns, begun):
                changed, outcome = self._until(leaves, turn, span)
                perhaps = where(answers.asked(object(), span), outcome, span)
                ended += perhaps.ended
                left += perhaps.left
                if not outcome.goes_on:
                    break
                for cell, (holder, name, _) in changed.items():
                    begun.setdefault(cell, holder.get(name))
                self._write(changed)
                turns.append(self.journal.since(self.journal.depth - 1))
            counters = _counters(turns)
            for holder, name in counters:  # a later turn, of any number
                self.journal.write(holder, name, NotKnown(span))
            if counters:
                _, outcome = self._until(leaves, turn, span)
                perhaps = where(answers.asked(object(), span), outcome, span)
                ended += perhaps.ended
                left += perhaps.left
        finally:
            self.loops -= 1
            self.journal.back()
        if turns:
            self._repeat(turns, _rows(turns, begun), has_turn, span)
        return Ending(tuple(ended), True, tuple(left)) if ended or left else GOES_ON

    def _repeat(
        self, turns: list[Changed], rows: list[list[Value | None]], has_turn: bool, span: Span
    ) -> None:
        """Variables hold what they do behind some number of turns, the same for each of them."""
        is_open = len(turns) == _MOST_TURNS and not all(map(_is_repetition, rows))
        several = len(turns) > 2 or is_open
        key = Turns()
        for cell, row in zip(turns[-1], rows, strict=True):
            holder, name, last = turns[-1][cell]
            before, one = row[0], row[1]
            if before is None or one is None or last is None:
                if last is not None:
                    self.journal.write(holder, name, last)
                continue
            options = [one] if has_turn else [one, before]
            if several:
                options += [value for value in row[2:3] if value is not None]
            if is_open:
                options.append(last if _is_repetition(row) else _and_more(before, last, span))
            self.journal.write(holder, name, _repeated(key, row, tuple(options), span))

    def _has_turn(self, node: Loop, over: Value | None, scope: NameScope) -> bool:
        """Whether a loop is run once at least: it is written so, or was asked before."""
        span = self.span(scope, node.start, node.end)
        if over is None:
            return _TURNS.match(span.source.text, node.start) is not None
        if isinstance(over, Items) and not all(map(may_be_absent, over.items)):
            return True
        asked = [self.member(over, "length", span)]
        if scope.module.language == "python":
            asked.append(over)
        answered = [self.choose(answers.answer(value, span)) for value in asked]
        return any(isinstance(one, Plain) and one.value is True for one in answered)


def _of(node: Loop, kinds: frozenset[str]) -> frozenset[str]:
    """What leaves a loop, or a turn of it: also by its label."""
    return kinds if node.label is None else kinds | {f"{kind} {node.label}" for kind in kinds}


def _any_item(over: Value | None, span: Span) -> Value:
    """An item of a list, whichever it is."""
    if not isinstance(over, Items) or not over.items:
        return NotKnown(span)
    each = tuple(_present(one) for one in over.items)
    return each[0] if len(each) == 1 else OneOf(object(), each, span)


def _rows(
    turns: list[Changed], begun: dict[tuple[int, str], Value | None]
) -> list[list[Value | None]]:
    """What each variable holds before the turns, and behind each of them."""
    rows: list[list[Value | None]] = []
    for cell in turns[-1]:
        row = [begun.get(cell)]
        for turn in turns:
            row.append(turn[cell][2] if cell in turn else row[-1])
        rows.append(row)
    return rows


def _counters(turns: list[Changed]) -> list[tuple[dict[str, Value], str]]:
    """The variables that hold another number behind each turn."""
    if len(turns) < 2:
        return []
    found: list[tuple[dict[str, Value], str]] = []
    for cell, (holder, name, last) in turns[-1].items():
        before = turns[-2][cell][2] if cell in turns[-2] else None
        if isinstance(last, Plain) and isinstance(before, Plain) and type(last.value) is int:
            found += [(holder, name)] if last.value != before.value else []
    return found


def _is_settled(turns: list[Changed], begun: dict[tuple[int, str], Value | None]) -> bool:
    """Whether a turn more does nothing but what the last one did."""
    if not turns:
        return False
    if all(begun.get(cell) is None for cell in turns[-1]):
        return True
    return len(turns) > 1 and all(map(_is_repetition, _rows(turns, begun)))


def _is_repetition(row: list[Value | None]) -> bool:
    """Whether the last turn does with a variable what the one before it did."""
    *_, first, before, last = row
    if first is None or before is None or last is None:
        return True
    one, other = _added(first, before), _added(before, last)
    if one is not None and other is not None:
        return _are_alike(one, other)
    return _are_alike((before,), (last,))


def _added(before: Value, after: Value) -> tuple[Chunk | Hole | Value, ...] | None:
    """What a string or a list has behind another one; None where it does not go on from it."""
    if isinstance(before, Items) and isinstance(after, Items) and appended(before, after):
        return after.items[len(before.items) :]
    if not isinstance(after, String):
        return None
    if appended(before, after) and isinstance(before, String):
        return after.parts[len(before.parts) :]
    first = after.parts[0] if after.parts else None
    return after.parts[1:] if isinstance(first, Hole) and first.value is before else None


def _are_alike(
    left: tuple[Chunk | Hole | Value, ...], right: tuple[Chunk | Hole | Value, ...]
) -> bool:
    """Whether values say the same in SQL: a number is as good as another, a place of a parameter;
    what a library makes is asked no more."""
    waiting: list[tuple[Chunk | Hole | Value, Chunk | Hole | Value]] = []
    if len(left) != len(right):
        return False
    waiting.extend(zip(left, right, strict=True))
    compared = 0
    while waiting and compared < _MOST_COMPARED:
        compared += 1
        one, other = waiting.pop()
        if one is other:
            continue
        if type(one) is not type(other):
            return False
        inner: tuple[tuple[Chunk | Hole | Value, ...], ...] = ()
        if isinstance(one, Chunk) and isinstance(other, Chunk):
            if one.text != other.text:
                return False
        elif isinstance(one, Plain) and isinstance(other, Plain):
            numbers = (one.value, other.value)
            if one.value != other.value and not all(type(value) is int for value in numbers):
                return False
        elif isinstance(one, NotKnown) and isinstance(other, NotKnown):
            if one.span != other.span:
                return False
        elif isinstance(one, (Hole, Many)) and isinstance(other, (Hole, Many)):
            waiting.append((one.value, other.value))
        elif isinstance(one, String) and isinstance(other, String):
            inner = (one.parts, other.parts)
        elif isinstance(one, Items) and isinstance(other, Items):
            inner = (one.items, other.items)
        elif isinstance(one, OneOf) and isinstance(other, OneOf):
            inner = (one.options, other.options)
        elif isinstance(one, Fields) and isinstance(other, Fields):
            if [name for name, _ in one.fields] != [name for name, _ in other.fields]:
                return False
            inner = tuple(tuple(value for _, value in each.fields) for each in (one, other))
        if inner:
            if len(inner[0]) != len(inner[1]):
                return False
            waiting.extend(zip(*inner, strict=True))
    return not waiting


def _present(value: Value) -> Value:
    """An item of a list that is there."""
    if isinstance(value, Many):
        return value.value
    if isinstance(value, OneOf):
        there = tuple(one for one in value.options if not isinstance(one, NoValue))
        if len(there) < len(value.options):
            return there[0] if len(there) == 1 else OneOf(object(), there, value.span)
    return value


def _repeated(
    key: object, row: list[Value | None], options: tuple[Value, ...], span: Span
) -> Value:
    """What a variable holds after any number of turns: one of several, or what they have alike."""
    before, last = row[0], row[-1]
    assert before is not None and last is not None
    added = _added(before, last)
    if isinstance(before, Items) and isinstance(last, Items) and added is not None:
        each: list[Value] = []
        for item in last.items[len(before.items) :]:
            if not any(_are_alike((item,), (one,)) for one in each):
                each.append(item)
        return Items((*before.items, *(_many(one, span) for one in each)), before.span)
    is_text = added is not None and isinstance(before, String)
    if is_text and any(
        isinstance(one, Hole) and isinstance(one.value, OneOf) for one in added or ()
    ):
        return _and_more(before, last, span)
    if any(isinstance(value, (Plain, NotKnown)) for value in row[1:]):
        return NotKnown(span)
    return options[0] if len(options) == 1 else one_of(key, options, span)


def _and_more(before: Value, last: Value, span: Span) -> Value:
    """What any number of turns may make of a variable, of which that is not known."""
    if _added(before, last) is not None and isinstance(before, String):
        return String((*before.parts, Hole(NotKnown(span), span)), before.span)
    return NotKnown(span)


def _many(value: Value, span: Span) -> Value:
    return value if isinstance(value, Many) else Many(_present(value), span)
