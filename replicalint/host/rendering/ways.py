"""All the ways in which a text may be put together, at most so many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from ...source import Form, Fragment, Span
from ..extraction import Declared
from ..libraries.bound import bound_parts
from ..libraries.library import Library
from ..remembered import Remembered
from ..values import Thing, Value
from .bindings import bound_texts
from .gluing import joined
from .writing import OneWay, Taken, write

MOST_WAYS = 12
_UNKNOWN = ":raw}"  # in the spelling of text that is not known
_MOST_TRIED = 96  # many ways may come to the same text


class PutTogether(Struct, frozen=True):
    """A text, and the ways that come to it: which option of which choice each takes."""

    fragment: Fragment
    ways: tuple[Mapping[object, Taken], ...]


class Rendered(Struct, frozen=True):
    """The ways in which a text may be put together, and the things that they hold."""

    texts: tuple[PutTogether, ...]
    things: tuple[Thing, ...]
    declared: tuple[Declared, ...]
    is_cut: bool  # there are more
    of_others: tuple[PutTogether, ...] = ()  # with what others may give in it


def ways(
    value: Value,
    span: Span,
    choices: Mapping[object, int],
    libraries: Mapping[str, Library],
    form: Form,
    name: str | None,
) -> Rendered:
    """Puts a text together in all ways; where those are too many, each choice is made once, with
    the others at their first option."""
    found: dict[object, PutTogether] = {}
    of_others: dict[object, PutTogether] = {}
    things: dict[int, Thing] = {}
    declared: dict[Declared, None] = {}
    tried = 0
    is_cut = False
    writing = _Writing(value, span, choices, libraries, form, name)
    for way in _all(writing):
        tried += 1
        is_cut = is_cut or way.written.is_cut
        _keep(way, found, of_others, things)
        declared.update(dict.fromkeys(way.written.declared))
        if tried >= _MOST_TRIED or len(found) + len(of_others) > MOST_WAYS:
            is_cut = True
            break
    if is_cut and tried > MOST_WAYS:
        found, of_others = {}, {}
        for way in _once(writing):
            _keep(way, found, of_others, things)
            if len(found) >= _MOST_TRIED:
                break
    return Rendered(
        tuple(found.values()),
        tuple(things.values()),
        tuple(declared),
        is_cut,
        tuple(of_others.values()),
    )


def few_of(fragments: Sequence[Fragment]) -> Sequence[Fragment]:
    """The ways of one place, which may send many values: of more than is bearable, those in which
    two pieces stand side by side that do so in none before. Those of which most is known go first:
    what is not known is mostly why a text cannot be read."""
    if len(fragments) <= MOST_WAYS:
        return fragments
    seen: set[tuple[object, object]] = set()
    kept: set[int] = set()
    for fragment in sorted(fragments, key=lambda one: one.text.count(_UNKNOWN)):
        places = [
            (one.source and one.source.path, one.source_start, one.source_end)
            for one in fragment.pieces
        ]
        new = {*pairwise((None, *places, None))} - seen
        if new:
            seen |= new
            kept.add(id(fragment))
    return [fragment for fragment in fragments if id(fragment) in kept]


def bound_to(rendered: Rendered, values: Value) -> Rendered:
    """The same with what a list binds to the parameters that its text has."""
    parts = bound_parts(values)
    bound = tuple(one for part in parts for one in bound_texts(part.number, part.value))
    texts = (replace(one, fragment=one.fragment.also_bound(bound)) for one in rendered.texts)
    return replace(rendered, texts=tuple(texts)) if bound else rendered


class _Way(Struct, frozen=True, eq=False):
    """One way, and its text; ways with the same `key` say the same."""

    written: OneWay
    fragment: Fragment
    key: object


def _keep(
    way: _Way,
    found: dict[object, PutTogether],
    of_others: dict[object, PutTogether],
    things: dict[int, Thing],
) -> None:
    for thing in way.written.things:
        things[id(thing)] = thing
    kept = of_others if way.written.is_of_others else found
    known = kept.get(way.key, PutTogether(way.fragment, ()))
    fragment = known.fragment.also_bound(way.fragment.bound)
    kept[way.key] = PutTogether(fragment, (*known.ways, way.written.taken))


def fragment_of(written: OneWay, span: Span, form: Form, name: str | None) -> Fragment:
    """One way as a fragment."""
    chunks, meant = joined(written.pieces)
    return Fragment.joined(span, chunks, form, name, tuple(meant), written.bound)


class _Writing:
    """Writes a text in several ways: what is known of one serves the others."""

    def __init__(
        self,
        value: Value,
        span: Span,
        given: Mapping[object, int],
        libraries: Mapping[str, Library],
        form: Form,
        name: str | None,
    ) -> None:
        self.given = given
        self._value = value
        self._span = span
        self._libraries = libraries
        self._form = form
        self._name = name
        self._known: Remembered[object, _Way] = Remembered()
        self._kept: dict[int, object] | None = None  # most texts have one way

    def way(self, made: Mapping[object, int]) -> _Way:
        """The text with these choices made."""
        choices = {**made, **self.given}
        found = self._known.get(None, lambda key: choices.get(key, 0))
        if found is None:
            found = self._written(choices)
            asked = ((key, choices.get(key, 0)) for key in found.written.asked)
            self._known.keep(None, asked, found)
        return found

    def _written(self, choices: Mapping[object, int]) -> _Way:
        written = write(self._value, self._span, choices, self._libraries, self._kept)
        if self._kept is None:
            self._kept = {}
        fragment = fragment_of(written, self._span, self._form, self._name)
        places = tuple((piece.source_start, piece.source_end) for piece in fragment.pieces)
        return _Way(written, fragment, (fragment.text, fragment.meant, places))


def _all(writing: _Writing) -> Iterator[_Way]:
    """Each way: the last choice that was asked for goes on first."""
    given = writing.given
    order: list[tuple[object, int]] = []  # choices that are made, and how many options each has
    made: dict[object, int] = {}
    while True:
        way = writing.way(made)
        yield way
        known = {key for key, _ in order}
        for key, number in way.written.asked.items():
            if key not in given and key not in known and number > 1:
                order.append((key, number))
                made[key] = 0
        order = [(key, number) for key, number in order if key in way.written.asked]
        while order and made[order[-1][0]] + 1 >= order[-1][1]:
            key, _ = order.pop()
            del made[key]
        made = {key: made[key] for key, _ in order}
        if not order:
            return
        made[order[-1][0]] += 1


def _once(writing: _Writing) -> Iterator[_Way]:
    """Each option of each choice, with the others at their first."""
    given = writing.given
    waiting: list[dict[object, int]] = [{}]
    seen: set[tuple[object, int]] = set()
    while waiting and len(seen) < _MOST_TRIED:
        made = waiting.pop(0)
        way = writing.way(made)
        yield way
        for key, number in way.written.asked.items():
            for option in range(1, number if key not in given else 0):
                if (key, option) not in seen:
                    seen.add((key, option))
                    waiting.append({**made, key: option} if key not in made else {key: option})
