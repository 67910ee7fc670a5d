"""All the ways in which a text may be put together, at most so many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from ...source import Form, Fragment, Span
from ..extraction import Declared
from ..libraries.bound import bound_parts
from ..libraries.library import Library
from ..values import Thing, Value
from .bindings import bound_texts
from .gluing import joined
from .writing import OneWay, write

MOST_WAYS = 12
_MOST_TRIED = 96  # many ways may come to the same text


class Rendered(Struct, frozen=True):
    """The ways in which a text may be put together, and the things that they hold."""

    fragments: tuple[Fragment, ...]
    things: tuple[Thing, ...]
    declared: tuple[Declared, ...]
    is_cut: bool  # there are more
    of_others: tuple[Fragment, ...] = ()  # with what others may give in it


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
    found: dict[object, Fragment] = {}
    of_others: dict[object, Fragment] = {}
    things: dict[int, Thing] = {}
    declared: dict[Declared, None] = {}
    tried = 0
    is_cut = False
    for written in _all(value, span, choices, libraries):
        tried += 1
        is_cut = is_cut or written.is_cut
        kept = of_others if written.is_of_others else found
        _keep(written, span, form, name, kept, things)
        declared.update(dict.fromkeys(written.declared))
        if tried >= _MOST_TRIED or len(found) + len(of_others) > MOST_WAYS:
            is_cut = True
            break
    if is_cut and tried > MOST_WAYS:
        found, of_others = {}, {}
        for written in _once(value, span, choices, libraries):
            kept = of_others if written.is_of_others else found
            _keep(written, span, form, name, kept, things)
            if len(found) >= _MOST_TRIED:
                break
    return Rendered(
        tuple(found.values()),
        tuple(things.values()),
        tuple(declared),
        is_cut,
        tuple(of_others.values()),
    )


def bound_to(rendered: Rendered, values: Value) -> Rendered:
    """The same with what a list binds to the parameters that its text has."""
    parts = bound_parts(values)
    bound = tuple(one for part in parts for one in bound_texts(part.number, part.value))
    fragments = (replace(one, bound=(*one.bound, *bound)) for one in rendered.fragments)
    return replace(rendered, fragments=tuple(fragments)) if bound else rendered


def _keep(
    written: OneWay,
    span: Span,
    form: Form,
    name: str | None,
    found: dict[object, Fragment],
    things: dict[int, Thing],
) -> None:
    for thing in written.things:
        things[id(thing)] = thing
    chunks, meant = joined(written.pieces)
    fragment = Fragment.joined(span, chunks, form, name, tuple(meant), written.bound)
    places = tuple((piece.source_start, piece.source_end) for piece in fragment.pieces)
    key = (fragment.text, fragment.meant, places)
    found[key] = found.get(key, fragment).also_bound(fragment.bound)


def _all(
    value: Value, span: Span, given: Mapping[object, int], libraries: Mapping[str, Library]
) -> Iterator[OneWay]:
    """Each way: the last choice that was asked for goes on first."""
    order: list[tuple[object, int]] = []  # choices that are made, and how many options each has
    made: dict[object, int] = {}
    while True:
        written = write(value, span, {**made, **given}, libraries)
        yield written
        known = {key for key, _ in order}
        for key, number in written.asked.items():
            if key not in given and key not in known and number > 1:
                order.append((key, number))
                made[key] = 0
        order = [(key, number) for key, number in order if key in written.asked]
        while order and made[order[-1][0]] + 1 >= order[-1][1]:
            key, _ = order.pop()
            del made[key]
        made = {key: made[key] for key, _ in order}
        if not order:
            return
        made[order[-1][0]] += 1


def _once(
    value: Value, span: Span, given: Mapping[object, int], libraries: Mapping[str, Library]
) -> Iterator[OneWay]:
    """Each option of each choice, with the others at their first."""
    waiting: list[dict[object, int]] = [{}]
    seen: set[tuple[object, int]] = set()
    while waiting and len(seen) < _MOST_TRIED:
        made = waiting.pop(0)
        written = write(value, span, {**made, **given}, libraries)
        yield written
        for key, number in written.asked.items():
            for option in range(1, number if key not in given else 0):
                if (key, option) not in seen:
                    seen.add((key, option))
                    waiting.append({**made, key: option} if key not in made else {key: option})
