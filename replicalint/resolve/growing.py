"""What a place of a query sees of FROM, shared with what the next place sees.

FROM grows entry by entry, and the facts of every ON keep what had come by then. So they share the
lists: what a thousand joins have seen takes no more room than what the last of them sees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeVar, overload

T = TypeVar("T")


class Growing(Sequence[T]):
    """The first so many entries of lists that only ever grow at their ends."""

    __slots__ = ("_length", "_parts")

    def __init__(self, entries: Iterable[T] = ()) -> None:
        first = list(entries)
        self._parts: tuple[tuple[list[T], int], ...] = ((first, len(first)),)
        self._length = len(first)

    @classmethod
    def _of(cls, parts: tuple[tuple[list[T], int], ...], length: int) -> Growing[T]:
        made = cls.__new__(cls)
        made._parts = parts
        made._length = length
        return made

    @classmethod
    def first(cls, entries: list[T], number: int) -> Growing[T]:
        """The first so many of a list that others may add to."""
        return cls._of(((entries, number),), number)

    @classmethod
    def joined(cls, several: Iterable[Growing[T]]) -> Growing[T]:
        """The entries of several, one after the other."""
        filled = [one for one in several if one]
        parts = chain.from_iterable(one._parts for one in filled)
        return cls._of(tuple(parts), sum(map(len, filled)))

    def followed_by(self, more: Iterable[T]) -> Growing[T]:
        """These and then others, for one that goes on from here: the list is shared."""
        *before, (last, length) = self._parts or (([], 0),)
        if len(last) != length:
            last = last[:length]
        last.extend(more)
        added = len(last) - length
        return Growing._of((*before, (last, len(last))), self._length + added)

    def __add__(self, other: Growing[T]) -> Growing[T]:
        """These and then others, which both go on growing on their own."""
        return Growing._of(self._parts + other._parts, self._length + other._length)

    def since(self, number: int) -> Iterator[T]:
        """The entries from one on."""
        for entries, length in self._parts:
            if number < length:
                yield from entries[number:length]
            number = max(number - length, 0)

    def __iter__(self) -> Iterator[T]:
        return chain.from_iterable(islice(entries, length) for entries, length in self._parts)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...

    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            start, stop, step = place.indices(self._length)
            is_end = (stop, step) == (self._length, 1)
            return tuple(self.since(start)) if is_end else tuple(self)[place]
        number = place + self._length if place < 0 else place
        if number < 0:
            raise IndexError(place)
        for entries, length in self._parts:
            if number < length:
                return entries[number]
            number -= length
        raise IndexError(place)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Growing) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
