"""The migrations of a contract in one sequence: a base, what has run, and what is to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from .contract import Contract, Migrations, Mistake
from .extract.migration import Migration, Unit
from .extract.migrations import migrations
from .history import Era
from .likeness import Known
from .source import Source, visible

_MOST_NAMED = 3
_NUMBER = re.compile(r"(?=[0-9])0*+([0-9]*+)")


class Portion(Struct, frozen=True):
    """What of a file runs in one era: all of it, or some of Liquibase's changesets."""

    migration: Migration
    units: tuple[Unit, ...]
    era: Era
    is_first: bool = True


class Chronology(Struct, frozen=True):
    """The portions in the order in which they run.

    `standing` counts for each entry of `migrations` what stands up to `applied_through`, where it
    has that. The mistakes are about names that no migration has, or several; `unnamed` are those
    that a migration out of sight may have.
    """

    portions: tuple[Portion, ...] = ()
    standing: Mapping[int, int] = MappingProxyType({})
    mistakes: tuple[Mistake, ...] = ()
    unnamed: tuple[Mistake, ...] = ()


class HasRun(Struct, frozen=True):
    """The last migration that has run, as its tool records it, and how many stand up to it."""

    through: str
    files: int
    unit: str = "file"  # Liquibase's: changeset


def by_entry(
    contract: Contract,
    sources: Sequence[Source],
    entries: Mapping[str, int],
    indexes: Mapping[str, str] | None,
) -> tuple[tuple[Migration, ...], ...]:
    """The migrations of each entry of a contract's `migrations`, in the order of its tool."""
    tools = [one.tool for one in contract.migrations] or [None]
    return tuple(
        migrations([one for one in sources if entries.get(one.path, 0) == n], tool, indexes)
        for n, tool in enumerate(tools)
    )


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
    unnamed: list[Mistake] = []
    portions: list[Portion] = []
    standing: dict[int, int] = {}
    for number, found in enumerate(entries):
        entry = contract.migrations[number] if number < len(contract.migrations) else None
        if is_complete and entry is not None and entry.files and _are_unrun(found):
            mistakes.append(_unrun(entry, found))
            continue
        if number in bases:
            portions.append(Portion(bases[number], bases[number].units, Era.HISTORY))
        if entry is None or entry.applied_through is None:
            portions += (Portion(one, one.units, Era.UNDATED) for one in found)
            continue
        place = applied_place(entry, found, mistakes, mistakes if is_complete else unnamed)
        if place is not None:
            standing[number] = sum(1 for _ in _versioned_up_to(found, place))
        portions += _divided(found, place)
    have_run = (one for one in portions if one.era is Era.HISTORY)
    others = (one for one in portions if one.era is not Era.HISTORY)
    return Chronology((*have_run, *others), standing, tuple(mistakes), tuple(unnamed))


def _are_unrun(found: Sequence[Migration]) -> bool:
    """Whether a tool passes over all files of an entry."""
    return all(one.unrun is not None for one in found)


def _unrun(entry: Migrations, found: Sequence[Migration]) -> Mistake:
    key = next((key for key in ("tool", "files") if key in entry.keys), None)
    span, path = (entry.keys[key], f"{entry.path}.{key}") if key else (entry.span, entry.path)
    reason = visible(f"{found[0].source.path}: {found[0].unrun}") if found else None
    return Mistake(span, path, "none of the files is run", reason)


def applied_place(
    entry: Migrations,
    found: Sequence[Migration],
    ambiguous: list[Mistake],
    unnamed: list[Mistake],
) -> tuple[int, int] | None:
    """The number of the file and of the unit in it that `applied_through` names."""
    assert entry.applied_through is not None
    places = places_of(entry.applied_through, found)
    if len(places) == 1:
        return places[0]
    span, path = entry.keys["applied_through"], f"{entry.path}.applied_through"
    paths = [found[file].source.path for file, _ in places]
    name = entry.applied_through
    message = _several(name, paths) if places else _unknown(name, found)
    (ambiguous if places else unnamed).append(Mistake(span, path, message))
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


def applied(entries: Sequence[Sequence[Migration]], name: str | None) -> Mapping[int, HasRun] | str:
    """What has run of entries up to a name, or up to their ends; or why that cannot be said."""
    if name is None:
        ends = {n: _last(found) for n, found in enumerate(entries)}
        return {
            n: _has_run(entries[n], place) for n, place in ends.items() if place is not None
        } or "no migration has run"
    places = [(n, place) for n, found in enumerate(entries) for place in places_of(name, found)]
    if len(places) == 1:
        ((number, place),) = places
        return {number: _has_run(entries[number], place)}
    if not places:
        return _unknown(name, [one for found in entries for one in found])
    return _several(name, [entries[n][file].source.path for n, (file, _) in places])


def _last(found: Sequence[Migration]) -> tuple[int, int] | None:
    places = [place for place, unit in _units(found) if not unit.is_repeatable]
    return places[-1] if places else None


def _has_run(found: Sequence[Migration], place: tuple[int, int]) -> HasRun:
    unit = found[place[0]].units[place[1]]
    kind = "changeset" if found[place[0]].tool == "liquibase" else "file"
    return HasRun(name_of(unit, found), sum(1 for _ in _versioned_up_to(found, place)), kind)


def _unknown(name: str, found: Sequence[Migration]) -> str:
    near = Known(one for _, unit in _units(found) for one in unit.names).nearest(name)
    hint = f' (Did you mean "{visible(near)}"?)' if near is not None else ""
    return f'no migration is named "{visible(name)}"{hint}'


def _several(name: str, paths: Sequence[str]) -> str:
    more = ", ..." if len(paths) > _MOST_NAMED else ""
    files = ", ".join(map(visible, paths[:_MOST_NAMED]))
    hint = "(Write the path of the file.)"
    return f'"{visible(name)}" names {len(paths)} migrations: {files}{more} {hint}'


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
