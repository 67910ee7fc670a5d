"""When something is done: in which transaction, in which migration, and which rows meanwhile."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from ..changes import Change, CreateTable, Delete, Drop, Insert, Rename, RunBlock, Truncate, Update
from ..name import Name
from ..primary import Primary
from .era import Era
from .steps import Done, History

# What may change tables without naming them: by CASCADE, by their schema, in a block.
_WIDE = (Drop, Rename, RunBlock)


class Timeline(Struct, frozen=True):
    """The order of a history. A place is that of a change among those that are run.

    `ends` has the last place of each transaction and of each migration, `writes` the places that
    write rows of a table, `touches` those that name the table at all; `wide` places may change any.
    """

    history: History
    ends: Mapping[int | str, int]
    writes: Mapping[Name, Sequence[int]]
    touches: Mapping[Name, Sequence[int]]
    wide: Sequence[int]

    @staticmethod
    def of(history: History) -> Timeline:
        ends: dict[int | str, int] = {}
        writes: dict[Name, list[int]] = {}
        touches: dict[Name, list[int]] = {}
        wide: list[int] = []
        for place, done in enumerate(history.run):
            ends[done.step.transaction] = ends[done.step.file] = place
            for name in written(done.change):
                writes.setdefault(name, []).append(place)
            names = _named(done.change)
            for name in names:
                touches.setdefault(name, []).append(place)
            if not names and isinstance(done.change, _WIDE):
                wide.append(place)
        return Timeline(history, ends, writes, touches, wide)

    def changing(self, relation: Name, start: int, end: int) -> Iterator[int]:
        """The places from one to another at which a table may become another."""
        touched = self.touches.get(relation, ())
        for places in (touched, self.wide):
            first = bisect_left(places, start)
            yield from places[first : bisect_left(places, end + 1)]

    def first_write(self, relation: Name, start: int, end: int) -> Done | None:
        """The first change from one place to another that writes rows of a table."""
        place = next(self.writing(relation, start, end), None)
        return None if place is None else self.history.run[place]

    def writing(self, relation: Name, start: int, end: int) -> Iterator[int]:
        """The places from one to another that write rows of a table."""
        places = self.writes.get(relation, ())
        for at in range(bisect_left(places, start), len(places)):
            if places[at] > end:
                return
            yield places[at]

    def committed(self, done: Done) -> Primary:
        """The schema that the transaction of a change leaves."""
        return self.history.moments[self.ends[done.step.transaction]][1]

    def is_past(self, done: Done) -> bool:
        """Whether a change is taken to have run: its time is not known, and a migration follows.

        What it did is then known by what it left. The contract is that of today.
        """
        last = self.history.steps[-1].file
        return done.step.era is not Era.FUTURE and done.step.file != last

    def start(self, done: Done) -> Primary:
        """The schema before the migrations that may be to come: replicas were made by it."""
        if done.step.era is Era.UNDATED:
            return self.opened(done)
        return self.history.known or self.history.steps[0].primary

    def opened(self, done: Done) -> Primary:
        """The schema before the migration of a change."""
        return next(one.primary for one in self.history.steps if one.file == done.step.file)

    def settled(self, done: Done) -> Primary:
        """The schema that counts: of a migration to come what it leaves, else the last of all."""
        if done.step.era is Era.UNDATED:
            return self.history.primary
        return self.history.moments[self.ends[done.step.file]][1]


def _named(change: Change) -> tuple[Name, ...]:
    """The tables that a change is about, as far as it names them."""
    match change:
        case Insert() | Update() | Delete() | Truncate():
            return tuple(written(change))
        case CreateTable(name):
            return (name,)
        case Rename("table", name, _, to):
            return (name, to)
        case _:
            relation = getattr(change, "relation", None)
            return () if relation is None else (relation,)


def written(change: Change) -> Iterator[Name]:
    """The tables whose rows a change writes, or takes away."""
    match change:
        case Insert(relation) | Update(relation) | Delete(relation):
            yield relation
        case Truncate(relations):
            yield from (name for name, _ in relations)
        case CreateTable(name, query=query) if query is not None:
            yield name


def turning_point(
    moments: Sequence[tuple[Done, Primary]], is_so: Callable[[Primary], bool]
) -> Done | None:
    """The last change behind which something holds that did not hold before."""
    for done, left in reversed(moments):
        if is_so(left) and not is_so(done.primary):
            return done
    return None
