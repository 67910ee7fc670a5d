"""Which of several changes break what all of them together break."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

Thing = TypeVar("Thing")


def causes(
    broken: Collection[Thing],
    changes: Iterable[int],
    broken_by: Callable[[frozenset[int]], Collection[Thing]],
) -> Mapping[Thing, tuple[int, ...]]:
    """For each thing that all changes together break, the numbers of those that break it.

    `broken_by` says what some of the changes break, and no others. The causes are the changes each
    of which breaks the thing alone. Where none does, they are those without each of which the
    others do not break it; and where there is none of these, as few as break it together.
    """
    every = frozenset(changes)
    found: dict[Thing, list[int]] = {thing: [] for thing in broken}
    for number in sorted(every):
        for thing in broken_by(frozenset({number})):
            if thing in found:
                found[thing].append(number)
    together = [thing for thing, numbers in found.items() if not numbers]
    for number in sorted(every) if together else ():
        still = broken_by(every - {number})
        for thing in together:
            if thing not in still:
                found[thing].append(number)
    for thing in together:
        if not found[thing]:
            found[thing] += _few(thing, every, broken_by)
    return {thing: tuple(numbers) for thing, numbers in found.items()}


def _few(
    thing: Thing, every: frozenset[int], broken_by: Callable[[frozenset[int]], Collection[Thing]]
) -> list[int]:
    """Changes that break a thing together, and none of which can be left out of them."""
    kept = every
    for number in sorted(every):
        if thing in broken_by(kept - {number}):
            kept -= {number}
    return sorted(kept)
