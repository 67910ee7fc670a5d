"""A pattern as a graph, drawn from `re`'s own parse tree.

Its places each read one character. The ways between them read nothing; where an assertion or a
possessive repeat says so, they say what must be true of the characters before and behind. A repeat
that can be read more than `MOST_COPIES` times is a loop, any other so many copies.
"""

from __future__ import annotations

import re
import re._compiler as compiler
import re._constants as op
import re._parser as parser
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

MOST_COPIES = 8
# The ASCII characters, and others that a class or a flag treats in a way of their own.
CHARACTERS = frozenset(map(chr, range(128))) | frozenset(
    "\x85\xa0\u2028\u3000\ufeff²ßéÉ\u017f\u212a\u0131İ٣中\udc80😀"
)
_ONE_CHARACTER = (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

Characters = frozenset[str]
Items = Sequence[tuple[object, object]]  # a part of the parse tree


class Way(NamedTuple):
    """A way from a node to another that reads nothing, and what must be true where it is taken."""

    target: int
    before: Characters | None = None  # None: any; the start of the text is always allowed
    behind: Characters | None = None
    may_fail: bool = False


class Place(NamedTuple):
    """Where one character is read. `closed` are the parts around it that are never read anew."""

    source: int
    target: int
    characters: Characters
    closed: tuple[int, ...]


def both(one: Characters | None, other: Characters | None) -> Characters | None:
    if one is None or other is None:
        return one if other is None else other
    return one & other


@dataclass
class Drawing:
    """The graph of a pattern: nodes, the ways between them, and the places."""

    pattern: re.Pattern[str]
    is_searched: bool
    places: list[Place] = field(default_factory=list)
    ways: dict[int, list[Way]] = field(default_factory=lambda: defaultdict(list))
    nodes: int = 1
    closed: tuple[int, ...] = ()
    copies: int = 1  # how often what is drawn next can be read, outside of loops

    def __post_init__(self) -> None:
        tree = parser.parse(self.pattern.pattern, self.pattern.flags)
        self.known = CHARACTERS | frozenset(_written(tree))
        start = 0
        if self.is_searched:
            self.places.append(Place(0, 0, self.known, ()))
            start = self._node()
            self._way(0, start)
        self.end = self._items(tree, start, self.pattern.flags)

    def _node(self) -> int:
        self.nodes += 1
        return self.nodes - 1

    def _way(
        self,
        source: int,
        target: int,
        before: Characters | None = None,
        behind: Characters | None = None,
        may_fail: bool = False,
    ) -> None:
        self.ways[source].append(Way(target, before, behind, may_fail))

    def _items(self, items: Items, node: int, flags: int) -> int:
        """Draws parts that follow each other from a node on; gives the node behind the last."""
        for kind, value in items:
            node = self._item(kind, value, node, flags)
        return node

    def _item(self, kind: object, value: object, node: int, flags: int) -> int:
        end = self._node()
        if kind in _ONE_CHARACTER:
            read = self._read_by(kind, value, flags)
            self.places.append(Place(node, end, read, self.closed))
        elif kind is op.GROUPREF:  # what the group has read: anything
            self.places.append(Place(end, end, self.known, self.closed))
            self._way(node, end)
        elif kind is op.SUBPATTERN:
            _, added, removed, inner = value
            return self._items(inner, node, _combined(flags, added, removed))
        elif kind is op.ATOMIC_GROUP:
            if len(value) == 1 and value[0][0] is op.MAX_REPEAT:
                return self._repeat(*value[0][1], node, flags, is_possessive=True)
            return self._closed(lambda: self._items(value, node, flags))
        elif kind in _REPEATS:
            return self._repeat(*value, node, flags, is_possessive=kind is op.POSSESSIVE_REPEAT)
        elif kind is op.BRANCH:
            for branch in value[1]:
                self._way(self._items(branch, node, flags), end)
        elif kind is op.GROUPREF_EXISTS:
            for branch in value[1:]:
                self._way(self._items(branch or (), node, flags), end)
        elif kind is op.AT:
            self._at(value, node, end, flags)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            self._look(kind, *value, node, end, flags)
        elif kind is op.FAILURE:
            pass
        else:
            # So the test fails: a pattern with what is not known here is not proven harmless.
            raise NotImplementedError(f"{kind} in {self.pattern.pattern!r}")
        return end

    def _closed(self, draw: Callable[[], int]) -> int:
        """Draws what is never read in another way once it has been read."""
        around = self.closed
        self.closed = (*around, self._node())
        end = draw()
        self.closed = around
        return end

    def _repeat(
        self, least: int, most: int, body: Items, node: int, flags: int, *, is_possessive: bool
    ) -> int:
        if is_possessive:
            # Where one more turn can be read, there is no way out.
            read_on = self._certain(body, flags)
            behind = self.known - read_on if read_on else None
            return self._closed(lambda: self._turns(least, most, body, node, flags, behind))
        return self._turns(least, most, body, node, flags, None)

    def _turns(
        self, least: int, most: int, body: Items, node: int, flags: int, behind: Characters | None
    ) -> int:
        end = self._node()
        around = self.copies
        is_loop = (most - least) * around > MOST_COPIES or most > MOST_COPIES**2
        self.copies = 1 if is_loop else around * max(most, 1)
        for _ in range(min(least, MOST_COPIES) - (is_loop and least > 0)):
            node = self._items(body, node, flags)
        if is_loop:
            if least == 0:
                self._way(node, end, behind=behind)
            self._loop(body, node, end, flags, behind)
        else:
            for _ in range(most - least):
                self._way(node, end, behind=behind)
                node = self._items(body, node, flags)
            self._way(node, end)
        self.copies = around
        return end

    def _loop(
        self, body: Items, node: int, end: int, flags: int, behind: Characters | None
    ) -> None:
        """What is read once or more often."""
        head = self._node()
        self._way(node, head)
        last = self._items(body, head, flags)
        self._way(last, head)
        self._way(last, end, behind=behind)

    def _certain(self, items: Items, flags: int) -> Characters:
        """Characters with which these parts can always be read."""
        if not items or any(kind not in _REPEATS or value[0] for kind, value in items[1:]):
            return frozenset()
        kind, value = items[0]
        if kind in _ONE_CHARACTER:
            return self._read_by(kind, value, flags)
        if kind is op.SUBPATTERN:
            return self._certain(value[3], _combined(flags, value[1], value[2]))
        if kind is op.ATOMIC_GROUP:
            return self._certain(value, flags)
        if kind is op.BRANCH:
            return frozenset().union(*(self._certain(branch, flags) for branch in value[1]))
        if kind in _REPEATS and value[0] <= 1:
            return self._certain(value[2], flags)
        return frozenset()

    def _read_by(self, kind: object, value: object, flags: int) -> Characters:
        """The known characters that one part reads: `re` is asked itself."""
        tree = parser.SubPattern(parser.State(), [(kind, value)])
        one = compiler.compile(tree, flags & ~re.DEBUG)
        return frozenset(filter(one.fullmatch, self.known))

    def _at(self, where: object, node: int, end: int, flags: int) -> None:
        before: Characters | None = None
        behind: Characters | None = None
        if where in (op.AT_BEGINNING, op.AT_BEGINNING_STRING):
            is_line = where is op.AT_BEGINNING and flags & re.MULTILINE
            before = frozenset("\n" if is_line else "")
        elif where in (op.AT_END, op.AT_END_STRING):
            behind = frozenset("\n" if where is op.AT_END else "")
        self._way(node, end, before, behind, may_fail=True)

    def _look(
        self, kind: object, direction: int, inner: Items, node: int, end: int, flags: int
    ) -> None:
        before: Characters | None = None
        behind: Characters | None = None
        if len(inner) == 1 and inner[0][0] in _ONE_CHARACTER:
            read = self._read_by(*inner[0], flags)
            allowed = read if kind is op.ASSERT else self.known - read
            before, behind = (allowed, None) if direction < 0 else (None, allowed)
        elif direction > 0:  # is read, and leads nowhere
            self._closed(lambda: self._items(inner, node, flags))
        self._way(node, end, before, behind, may_fail=True)


def _combined(flags: int, added: int, removed: int) -> int:
    """The flags in a group that has some of its own: `(?i:a)`, `(?a:a)`."""
    kept = flags & ~parser.TYPE_FLAGS if added & parser.TYPE_FLAGS else flags
    return (kept | added) & ~removed


def _written(items: Items) -> Iterator[str]:
    """The characters that a pattern writes, and the neighbours of those that end a range."""
    for kind, value in items:
        if kind in (op.LITERAL, op.NOT_LITERAL):
            yield chr(value)
        elif kind is op.RANGE:
            ends = (point + step for point in value for step in (-1, 0, 1))
            yield from (chr(point) for point in ends if 0 <= point <= 0x10FFFF)
        elif isinstance(value, (list, tuple, parser.SubPattern)):
            yield from _written(_parts(value))


def _parts(value: Sequence[object]) -> Iterator[tuple[object, object]]:
    """All that a part of the tree holds."""
    for part in value:
        if isinstance(part, tuple) and len(part) == 2 and isinstance(part[0], type(op.LITERAL)):
            yield part
        elif isinstance(part, (list, tuple, parser.SubPattern)):
            yield from _parts(part)
