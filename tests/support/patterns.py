"""Whether a pattern can take more than linear time.

`re` tries one way of reading a text after the other. That is more than linear work where one text
can be read in several ways, and then turns out not to match:

- a loop that reads the same text in two ways, `(?:a*)*`, `(?:a|ab?)*`: twice the work a turn;
- two loops one behind the other that read the same text, `a*b?a*`: the square of the work;
- a loop that a search begins anew at each character and that may fail behind it: `a*b`, searched.

So several readings of one text are followed at once through the graph of a pattern.
"""

from __future__ import annotations

import re
import re._parser as parser
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from pattern_graph import Characters, Drawing, both

MOST_WAYS = 5_000
_IN_TWO_WAYS = "a loop reads the same text in two ways"
_BY_BOTH = "two loops read the same text"
_ANEW = "a search begins a loop at each character, and may fail behind it"


class Fault(NamedTuple):
    """Why a pattern may take more than linear time, with a text that, repeated, shows it."""

    reason: str
    text: str


def faults(pattern: re.Pattern[str], is_searched: bool) -> list[Fault]:
    """What is wrong with a pattern; `is_searched` says that a match may begin anywhere."""
    is_begun_anew = is_searched and not matches_everywhere(pattern)
    return list(_Readings(Drawing(pattern, is_begun_anew)).faults())


def matches_everywhere(pattern: re.Pattern[str]) -> bool:
    """Whether one of its alternatives takes any character, and one the end.

    A search for the next match of such a pattern is a match where the last one ended, as the tokens
    of a text are found: it begins nowhere else.
    """
    tree = list(parser.parse(pattern.pattern, pattern.flags))
    while tree and tree[0][0] in _REPEATS and tree[0][1][0] == 0:
        del tree[0]
    while len(tree) == 1 and tree[0][0] is parser.SUBPATTERN:
        tree = list(tree[0][1][-1])
    if len(tree) != 1 or tree[0][0] is not parser.BRANCH:
        return False
    alternatives = [list(one) for one in tree[0][1][1]]
    bare = [
        list(one[0][1][-1]) if len(one) == 1 and one[0][0] is parser.SUBPATTERN else one
        for one in alternatives
    ]
    takes_any = bool(pattern.flags & re.DOTALL) and [(parser.ANY, None)] in bare
    return takes_any and [(parser.AT, parser.AT_END_STRING)] in bare


_REPEATS = (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT)


class _Link(NamedTuple):
    """A way from one place to the next."""

    target: int
    before: Characters | None
    behind: Characters | None


class _Step(NamedTuple):
    """The place that reads one more character; `is_several` where more than one way leads there."""

    place: int
    is_several: bool


_Key = tuple[int, ...]


@dataclass
class _Readings:
    """Follows several readings of one text through a drawing."""

    drawing: Drawing

    def faults(self) -> Iterator[Fault]:
        for loop in self.loops:
            if (text := self._read_twice(loop)) is not None:
                yield Fault(_IN_TWO_WAYS, text)
        for first in self.loops:
            for second in self.loops:
                if first is second or not self._are_followed(first, second):
                    continue
                if (text := self._read_byboth(first, second)) is not None:
                    yield Fault(_ANEW if self._is_search(first) else _BY_BOTH, text)

    @cached_property
    def _links(self) -> list[list[_Link]]:
        return [self._links_from(place.target) for place in self.drawing.places]

    @cached_property
    def accepting(self) -> Set[int]:
        """The places behind which the pattern has matched, whatever comes."""
        places = enumerate(self.drawing.places)
        return {n for n, place in places if self._reaches_end(place.target, set())}

    def _reaches_end(self, node: int, seen: set[int]) -> bool:
        if node == self.drawing.end:
            return True
        seen.add(node)
        return any(
            self._reaches_end(way.target, seen)
            for way in self.drawing.ways[node]
            if way.target not in seen and not way.may_fail
        )

    def _links_from(self, node: int) -> list[_Link]:
        """Each way to a next place, twice where there are two; a way visits no node twice."""
        found: list[_Link] = []
        work: list[tuple[int, Characters | None, Characters | None, frozenset[int]]]
        work = [(node, None, None, frozenset((node,)))]
        count = 0
        while work:
            count += 1
            if count > MOST_WAYS:
                # So the test fails: what was not followed to its end is not proven harmless.
                raise NotImplementedError(f"too many ways in {self.drawing.pattern.pattern!r}")
            here, before, behind, seen = work.pop()
            found += [_Link(place, before, behind) for place in self._places_from.get(here, ())]
            for way in self.drawing.ways[here]:
                if way.target not in seen:
                    guards = both(before, way.before), both(behind, way.behind)
                    work.append((way.target, *guards, seen | {way.target}))
        return found

    @cached_property
    def _places_from(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number, place in enumerate(self.drawing.places):
            found[place.source].append(number)
        return found

    @cached_property
    def alphabet(self) -> Characters:
        """One character for each set of characters that all parts treat alike."""
        sets = {place.characters for place in self.drawing.places}
        for links in self._links:
            sets |= {one for link in links for one in link[1:] if one is not None}
        alike: dict[tuple[bool, ...], str] = {}
        ordered = list(sets)
        for character in sorted(self.drawing.known, key=lambda c: (not c.isalnum(), c)):
            alike.setdefault(tuple(character in one for one in ordered), character)
        return frozenset(alike.values())

    @cached_property
    def _steps(self) -> dict[tuple[int, str], dict[str, list[_Step]]]:
        """From a place that has read a character, what reads each next one."""
        found: dict[tuple[int, str], dict[str, list[_Step]]] = {}
        places = self.drawing.places
        for number, place in enumerate(places):
            for character in place.characters & self.alphabet:
                counted: dict[tuple[str, int], int] = defaultdict(int)
                for target, before, behind in self._links[number]:
                    if before is None or character in before:
                        read = both(places[target].characters & self.alphabet, behind)
                        for one in sorted(read or ()):
                            counted[one, target] += 1
                steps: dict[str, list[_Step]] = defaultdict(list)
                for (one, target), ways in counted.items():
                    steps[one].append(_Step(target, ways > 1))
                found[number, character] = steps
        return found

    @cached_property
    def reached(self) -> list[Set[int]]:
        """For each place, those that can come after it."""
        found: list[Set[int]] = []
        for number in range(len(self.drawing.places)):
            seen: set[int] = set()
            work = [number]
            while work:
                new = {link.target for link in self._links[work.pop()]} - seen
                seen |= new
                work += new
            found.append(seen)
        return found

    @cached_property
    def loops(self) -> list[frozenset[int]]:
        """The places that can come after each other and after themselves."""
        loops = (
            frozenset(other for other in after if number in self.reached[other])
            for number, after in enumerate(self.reached)
            if number in after
        )
        return list(dict.fromkeys(loops))

    def _are_followed(self, first: Set[int], second: Set[int]) -> bool:
        """Whether a reading may be in the second loop while another is still in the first."""
        reached = self.reached[next(iter(first))]
        if not second <= reached:
            return False
        places = self.drawing.places
        closed = set.intersection(*(set(places[number].closed) for number in first))
        return all(closed <= set(places[number].closed) for number in second)

    def _read_twice(self, loop: Set[int]) -> str | None:
        """A text that leads from a place to itself in two ways."""

        def next_of(key: _Key, read: str) -> Iterator[tuple[_Key, str]]:
            one, other, is_parted = key
            others = self._steps[other, read]
            for character, steps in self._steps[one, read].items():
                for step, way in product(steps, others[character]):
                    if step.place in loop and way.place in loop:
                        parts = is_parted or step.place != way.place or step.is_several
                        yield (step.place, way.place, int(parts)), character

        starts = (((p, p, 0), c, (p, p, 1)) for p in sorted(loop) for c in self._read_at(p))
        return _first_text(starts, next_of)

    def _read_at(self, *places: int) -> list[str]:
        """The characters that all of some places read."""
        read = (self.drawing.places[place].characters for place in places)
        return sorted(self.alphabet.intersection(*read))

    def _read_byboth(self, first: Set[int], second: Set[int]) -> str | None:
        """A text that can be read in the first loop, in the second, and from one into the other."""
        between = self.reached[next(iter(first))] & self._leading_to(second)
        # What is read by a search that then succeeds is not read anew.
        inside = second - self.accepting if self._is_search(first) else second

        def next_of(key: _Key, read: str) -> Iterator[tuple[_Key, str]]:
            steps = [self._steps[place, read] for place in key]
            for character, ones in steps[0].items():
                for found in product(ones, steps[1][character], steps[2][character]):
                    one, other, last = (step.place for step in found)
                    if one in first and other in between and last in inside:
                        yield (one, other, last), character

        starts = (
            ((one, one, other), character, (one, other, other))
            for one, other in product(sorted(first), sorted(inside))
            for character in self._read_at(one, other)
        )
        return _first_text(starts, next_of)

    def _is_search(self, loop: Set[int]) -> bool:
        return self.drawing.is_searched and 0 in loop

    def _leading_to(self, loop: Set[int]) -> Set[int]:
        return {number for number, after in enumerate(self.reached) if after & loop}


def _first_text(
    searches: Iterable[tuple[_Key, str, _Key]],
    next_of: Callable[[_Key, str], Iterator[tuple[_Key, str]]],
) -> str | None:
    texts = (_text_between(*search, next_of) for search in searches)
    return next((text for text in texts if text is not None), None)


def _text_between(
    start: _Key,
    character: str,
    goal: _Key,
    next_of: Callable[[_Key, str], Iterator[tuple[_Key, str]]],
) -> str | None:
    """The shortest text that leads from one set of places to another and ends as it began."""
    seen = {(start, character)}
    work = [(start, character, "")]
    for key, read, text in work:
        for following, one in next_of(key, read):
            if following == goal and one == character:
                return text + one
            if (following, one) not in seen:
                seen.add((following, one))
                work.append((following, one, text + one))
    return None
