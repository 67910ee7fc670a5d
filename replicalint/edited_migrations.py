"""Migrations that have run, and that a change has edited since, or put among others that have run.

What has run is known by the contract as the base of the changes has it: what a change notes as run
by itself, it has not edited afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from .chronology import applied_place, places_of
from .contract import Contract, Migrations
from .extract.conduct import runs_late, takes_edits
from .extract.migration import Migration, Unit
from .extract.migrations import migrations
from .history import EditedMigration
from .source import Source, Span


class MigrationsSince(Struct, frozen=True):
    """What is changed in the migrations of a contract.

    `differing` are the paths of those that are other or new. `old` are the texts that these and
    others had, by path, `entries` the numbers of the contract's `migrations` that name them.
    `applied` has the `applied_through` of each entry as it was.
    """

    differing: frozenset[str] = frozenset()
    old: tuple[Source, ...] = ()
    entries: Mapping[str, int] = MappingProxyType({})
    applied: tuple[str | None, ...] = ()


def edited_migrations(
    contract: Contract,
    entries: Sequence[Sequence[Migration]],
    since: MigrationsSince,
    indexes: Mapping[str, str] | None,
) -> Iterator[EditedMigration]:
    """What of the entries of a contract's migrations has run, and is other or new."""
    for number, found in enumerate(entries):
        entry = contract.migrations[number] if number < len(contract.migrations) else None
        last = _last(entry, since.applied[number : number + 1], found)
        if entry is None or last is None:
            continue
        sources = [one for one in since.old if since.entries.get(one.path, 0) == number]
        old = {
            unit.names[0]: unit
            for migration in migrations(sources, entry.tool, indexes)
            for unit in migration.units
        }
        for file, migration in enumerate(found):
            if migration.source.path not in since.differing or migration.unrun is not None:
                continue
            units = [(file, at) for at in range(len(migration.units))]
            ran = [migration.units[at] for file, at in units if (file, at) <= last]
            yield from _edited(migration, ran, old)


def _last(
    entry: Migrations | None, applied: Sequence[str | None], found: Sequence[Migration]
) -> tuple[int, int] | None:
    """The place of the last that had run before the changes, and has run after them."""
    if entry is None or entry.applied_through is None or applied in ((), (None,)):
        return None
    now = applied_place(entry, found, [], [])
    then = places_of(str(applied[0]), found)
    return min(now, *then) if now is not None and then else now


def _edited(
    migration: Migration, ran: Sequence[Unit], old: Mapping[str, Unit]
) -> Iterator[EditedMigration]:
    """The first unit of a file that is other, and the first that is new."""
    told: set[bool] = set()
    for unit in ran:
        before = old.get(unit.names[0])
        is_new = before is None
        if unit.is_repeatable or is_new in told or _text(unit) == (before and _text(before)):
            continue
        told.add(is_new)
        span = _first_line(unit, "" if before is None else _text(before))
        if span is not None:
            what = runs_late(migration.tool) if is_new else takes_edits(migration.tool)
            yield EditedMigration(span, unit.names[0], is_new, what)


def _text(unit: Unit) -> str:
    return "".join(fragment.text for fragment in unit.fragments)


def _first_line(unit: Unit, before: str) -> Span | None:
    """The first line of what a unit runs that it did not have before, rather one of SQL.

    Where lines are only gone, its first line; None where nothing is run.
    """
    known = {line.strip() for line in before.splitlines()}
    lines = [*_lines(unit)]
    new = [line for line in lines if line.text not in known]
    of_sql = (line for line in new if not line.text.startswith("--"))
    return next(of_sql, next(iter((*new, *lines)), None))


def _lines(unit: Unit) -> Iterator[Span]:
    """The lines that say something."""
    for fragment in unit.fragments:
        offset = 0
        for line in fragment.text.splitlines(keepends=True):
            start = offset + len(line) - len(line.lstrip())
            end = offset + len(line.rstrip())
            offset += len(line)
            if start < end:
                yield fragment.span(start, end)
