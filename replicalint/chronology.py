"""The migrations of a contract in one sequence: a base, what has run, and what is to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from .contract import Contract, Migrations, Mistake
from .extract import Migration, Unit
from .history import Era
from .likeness import Known
from .source import visible

_MOST_NAMED = 3
_NUMBER = re.compile(r"0*+([0-9]*+)")


class Portion(Struct, frozen=True):
    """What of a file runs in one era: all of it, or some of Liquibase's changesets."""

    migration: Migration
    units: tuple[Unit, ...]
    era: Era
    is_first: bool = True


class Chronology(Struct, frozen=True):
    """The portions in the order in which they run.

    `standing` counts for each entry of `migrations` what stands up to `applied_through`, where it
    has that. The mistakes are about names that no migration has, or several.
    """

    portions: tuple[Portion, ...] = ()
    standing: Mapping[int, int] = MappingProxyType({})
    mistakes: tuple[Mistake, ...] = ()


def chronology(
    contract: Contract,
    entries: Sequence[Sequence[Migration]],
    bases: Mapping[int, Migration],
    *,
    is_complete: bool,
) -> Chronology:
    """The migrations of each entry of a contract, those of all that have run first.

    Where these are not all files, what `applied_through` names may be among the others.
    """
    mistakes: list[Mistake] = []
    portions: list[Portion] = []
    standing: dict[int, int] = {}
    for number, found in enumerate(entries):
        if number in bases:
            portions.append(Portion(bases[number], bases[number].units, Era.HISTORY))
        entry = contract.migrations[number] if number < len(contract.migrations) else None
        if entry is None or entry.applied_through is None:
            portions += (Portion(one, one.units, Era.UNDATED) for one in found)
            continue
        place = applied_place(entry, found, mistakes if is_complete else [])
        if place is not None:
            standing[number] = sum(1 for _ in _versioned_up_to(found, place))
        portions += _divided(found, place)
    have_run = (one for one in portions if one.era is Era.HISTORY)
    others = (one for one in portions if one.era is not Era.HISTORY)
    return Chronology((*have_run, *others), standing, tuple(mistakes))


def applied_place(
    entry: Migrations, found: Sequence[Migration], mistakes: list[Mistake]
) -> tuple[int, int] | None:
    """The number of the file and of the unit in it that `applied_through` names."""
    assert entry.applied_through is not None
    places = places_of(entry.applied_through, found)
    if len(places) == 1:
        return places[0]
    span, path = entry.keys["applied_through"], f"{entry.path}.applied_through"
    shown = f'"{visible(entry.applied_through)}"'
    if places:
        files = [visible(found[file].source.path) for file, _ in places[:_MOST_NAMED]]
        more = ", ..." if len(places) > _MOST_NAMED else ""
        message = f"{shown} names {len(places)} migrations: {', '.join(files)}{more}"
        mistakes.append(Mistake(span, path, message, "Write the path of the file."))
    else:
        known = Known(name for _, unit in _units(found) for name in unit.names)
        near = known.nearest(entry.applied_through)
        hint = f'Did you mean "{visible(near)}"?' if near is not None else None
        mistakes.append(Mistake(span, path, f"no migration is called {shown}", hint))
    return None


def places_of(name: str, found: Sequence[Migration]) -> list[tuple[int, int]]:
    """The places of the units of a name: as the tool records it, else as it may be spelt.

    A number is found with other leading zeros as well, and where a file's name begins with it.
    """
    units = [*_units(found)]
    recorded = [place for place, unit in units if unit.names[0] == name]
    spelt = recorded or [place for place, unit in units if name in unit.names]
    if spelt or not name.isdigit():
        return spelt
    number = name.lstrip("0")
    return [
        place
        for place, unit in units
        if number in {match[1] for one in unit.names if (match := _NUMBER.match(one))}
    ]


def newest(found: Sequence[Migration]) -> tuple[str, int] | None:
    """The last migration as its tool records it, and how many stand up to it."""
    units = [unit for _, unit in _units(found) if not unit.is_repeatable]
    return (name_of(units[-1], found), len(units)) if units else None


def name_of(unit: Unit, found: Sequence[Migration]) -> str:
    """The first of a unit's names that is no other's."""
    return next((one for one in unit.names if len(places_of(one, found)) == 1), unit.names[-1])


def _units(found: Iterable[Migration]) -> Iterator[tuple[tuple[int, int], Unit]]:
    for file, migration in enumerate(found):
        for number, unit in enumerate(migration.units):
            yield (file, number), unit


def _versioned_up_to(found: Sequence[Migration], place: tuple[int, int]) -> Iterator[Unit]:
    """What stands up to a place, but for what is repeated."""
    for at, unit in _units(found):
        if at <= place and not unit.is_repeatable:
            yield unit


def count_up_to(found: Sequence[Migration], place: tuple[int, int]) -> int:
    """How many migrations stand up to a place."""
    return sum(1 for _ in _versioned_up_to(found, place))


def _divided(found: Sequence[Migration], place: tuple[int, int] | None) -> Iterator[Portion]:
    """The files of an entry, cut behind the last unit that has run."""
    last = place if place is not None else (-1, -1)
    for file, migration in enumerate(found):
        units = tuple(enumerate(migration.units))
        ran = tuple(u for n, u in units if (file, n) <= last or u.is_repeatable)
        rest = tuple(u for n, u in units if not ((file, n) <= last or u.is_repeatable))
        if ran or not units:
            era = Era.HISTORY if ran or file <= last[0] else Era.FUTURE
            yield Portion(migration, ran, era)
        if rest:
            yield Portion(migration, rest, Era.FUTURE, is_first=not ran)
