"""The primary that dumps or migrations leave behind: what a contract is pulled from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from .changes import AddKey, CreateIndex, CreateTable
from .chronology import Portion, applied, by_entry, chronology
from .contract import Contract, ContractError, Migrations
from .contract.spelling import as_written
from .extract.migration import Migration
from .extract.migrations import migrations
from .facts import Gap
from .history import Era, Step
from .primary import Primary
from .replay import Fold
from .source import Fragment, Source, visible
from .syntax.lexeme import Kind
from .syntax.reading import read
from .syntax.statement import Syntax

_VERSION = re.compile(r"^-- Dumped from database version (\d+)", re.MULTILINE)
_HEAD = 4000  # characters in which pg_dump says what it dumped
_MOST_TOLD = 5
# What only reads or writes rows leaves the schema as it is, read or not.
_ROWS = frozenset(("SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "MERGE", "EXPLAIN"))
_CONSTANTS = (Kind.STRING, Kind.NUMBER)
_IN_ROWS = frozenset(("(", ")", ",", "-", "null", "true", "false"))


class ReadSchema(Struct, frozen=True):
    """A primary, and what of its text could not be read, a line each.

    `migrations` are the entries of a contract that say how far the migrations have run, () for a
    dump.
    """

    primary: Primary
    unread: tuple[str, ...] = ()
    migrations: tuple[Migrations, ...] = ()


def schema_of_dumps(dumps: Sequence[Source], contract: Contract) -> ReadSchema:
    """The schema that dumps make, one after the other, each in a session of its own.

    The version is the one that the first of them says it was dumped from, else the contract's,
    whose relations say nothing here.
    """
    versions = (_VERSION.search(one.text, 0, _HEAD) for one in dumps)
    version = next((int(found[1]) for found in versions if found is not None), contract.postgres)
    fold = Fold.of(Contract(contract.source, contract.name, postgres=version))
    unread: list[str] = []
    for dump in dumps:
        fold.begin_session()
        for syntax in read(Fragment.of(dump)):
            if not _inserts_constants(syntax):
                step = fold.step(syntax)
                unread += (*_unread(step), *_too_early(step))
    return ReadSchema(fold.primary, _told(unread))


def _inserts_constants(syntax: Syntax) -> bool:
    """Whether nothing is done but to write rows that are given: no function can change more."""
    words = syntax.lexemes
    is_insert = words[0].text == "insert" and words[0].kind is Kind.WORD
    if not is_insert or syntax.problem is not None or syntax.gaps:
        return False
    place = next((n for n, one in enumerate(words) if one.text == "values"), len(words))
    given = words[place + 1 :]
    return bool(given) and all(one.kind in _CONSTANTS or one.text in _IN_ROWS for one in given)


def schema_of_migrations(
    sources: Sequence[Source],
    contract: Contract,
    entries: Mapping[str, int],
    indexes: Mapping[str, str],
    bases: Mapping[int, Source],
) -> ReadSchema:
    """The schema when all migrations of a contract have run: its tables are there before.

    `entries` are the numbers of those of the contract's `migrations` that name the sources, by
    path; `bases` their dumps; `indexes` the texts of the files in which a tool keeps the order of
    others. Raises ContractError where the contract names migrations that are not there.
    """
    contract = as_written(contract, "\n".join(one.text for one in (*sources, *bases.values())))
    found = by_entry(contract, sources, entries, indexes)
    dumps = {number: migrations([one], "sql")[0] for number, one in bases.items()}
    unapplied = replace(
        contract,
        migrations=tuple(
            replace(one, applied_through=None, applied_files=None) for one in contract.migrations
        ),
    )
    fold = Fold.of(contract)
    dated = chronology(unapplied, found, dumps, is_complete=False)
    unread = list(_replayed(fold, dated.portions))
    return ReadSchema(fold.primary, _told(unread), all_applied(contract, found))


def schema_as_applied(
    sources: Sequence[Source],
    contract: Contract,
    entries: Mapping[str, int],
    indexes: Mapping[str, str],
    bases: Mapping[int, Source],
) -> ReadSchema:
    """The schema when those migrations have run that `applied_through` says have.

    Of an entry without it, all have. The arguments and errors are those of `schema_of_migrations`.
    """
    contract = as_written(contract, "\n".join(one.text for one in (*sources, *bases.values())))
    found = by_entry(contract, sources, entries, indexes)
    dumps = {number: migrations([one], "sql")[0] for number, one in bases.items()}
    dated = chronology(contract, found, dumps, is_complete=False)
    mistakes = (*dated.mistakes, *dated.unnamed)
    if mistakes:
        raise ContractError(mistakes)
    fold = Fold.of(contract)
    unread = list(_replayed(fold, [one for one in dated.portions if one.era is not Era.FUTURE]))
    left = len({one.migration.source.path for one in dated.portions if one.era is Era.FUTURE})
    told = (*_told(unread), *_left_out(left))
    return ReadSchema(fold.primary, told, contract.migrations)


def _left_out(count: int) -> Iterator[str]:
    """The line about migrations that have not run."""
    if count:
        which = "1 migration that has" if count == 1 else f"{count} migrations that have"
        yield f"left out {which} not run: contract applied notes those that have"


def all_applied(contract: Contract, found: Sequence[Sequence[Migration]]) -> tuple[Migrations, ...]:
    """The `migrations` of a contract when all of them have run; `found` are the files of each."""
    has_run = applied(found, None)
    known = {} if isinstance(has_run, str) else has_run
    return tuple(
        replace(one, applied_through=known[n].through, applied_files=known[n].files)
        if n in known
        else one
        for n, one in enumerate(contract.migrations)
    )


def _replayed(fold: Fold, portions: Iterable[Portion]) -> Iterator[str]:
    for portion in portions:
        for one in portion.migration.misfits if portion.is_first else ():
            yield f"{_at(one.span.source, one.span.line)}: {one.reason}"
        for unit in portion.units:
            fold.begin_session(is_transaction=unit.is_transaction)
            for fragment in unit.fragments:
                for syntax in read(fragment):
                    yield from _unread(fold.step(syntax))


def _unread(step: Step) -> Iterator[str]:
    statement = step.statement
    for gap in statement.of(Gap):
        if gap.is_whole and statement.kind.partition(" ")[0] not in _ROWS:
            yield f"{_at(statement.span.source, gap.span.line)}: {visible(gap.reason)}"
            return


def _too_early(step: Step) -> Iterator[str]:
    """Keys and indexes of tables that come later, or not at all: a server would refuse them."""
    made = {one.name for one in step.changes if isinstance(one, CreateTable)}
    for change in step.changes:
        if not isinstance(change, (CreateIndex, AddKey)):
            continue
        if change.relation not in step.primary.tables and change.relation not in made:
            where = _at(change.span.source, change.span.line)
            yield f'{where}: relation "{visible(str(change.relation))}" does not exist yet'


def _at(source: Source, line: int) -> str:
    return f"{visible(source.path)}:{line}"


def _told(unread: Sequence[str]) -> tuple[str, ...]:
    """The first of many lines, and how many there are."""
    if len(unread) <= _MOST_TOLD:
        return tuple(unread)
    return (*unread[:_MOST_TOLD], f"and {len(unread) - _MOST_TOLD} more that could not be read")
