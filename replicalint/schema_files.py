"""Reads the dumps and the folders of migrations that a contract is pulled from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from .chronology import by_entry
from .contract import Contract, Migrations
from .files.borders import repository_root
from .files.discovery import find_sql
from .files.governing import Governed, governed
from .files.programs import programs_beside
from .files.reading import LARGEST, InputError, printed_path, read_source
from .migration_tasks import ReadMigrations, read_migrations
from .run_plan import MigrationTask
from .schema import (
    ReadSchema,
    all_applied,
    schema_as_applied,
    schema_of_dumps,
    schema_of_migrations,
)
from .source import Source, Span, visible
from .survey import other_system

NO_SCHEMA = "creates nothing: expected a schema, as pg_dump --schema-only writes it"


def read_dumps(paths: Sequence[Path], contract: Contract, most_bytes: int = LARGEST) -> ReadSchema:
    """The schema of dumps, one after the other, as `schema_of_dumps` has it of `contract`.

    Raises InputError with a line for each file that cannot be read, or where they make nothing.
    """
    dumps = []
    mistakes: list[str] = []
    for path in paths:
        try:
            dumps.append(read_source(path, repository_root(path.parent), most_bytes))
        except InputError as error:
            mistakes += error.mistakes
    if mistakes:
        raise InputError(mistakes)
    schema = schema_of_dumps(dumps, contract)
    if makes_nothing(schema):
        raise InputError([*_why_nothing(dumps, schema.unread)])
    return schema


def makes_nothing(schema: ReadSchema) -> bool:
    """Whether nothing is made of which a contract could tell."""
    made = schema.primary
    return not (made.tables or made.routines or made.types or made.sequences or made.extensions)


def _why_nothing(dumps: Sequence[Source], unread: Sequence[str]) -> Iterator[str]:
    """Why dumps make nothing: what of them is not read, and what is wrong with each."""
    others = [other_system(dump.text) for dump in dumps]
    yield from () if any(others) else dict.fromkeys(unread)
    for dump, other in zip(dumps, others, strict=True):
        why = NO_SCHEMA if other is None else f"is for {other}: expected SQL of PostgreSQL"
        yield f"{visible(dump.path)}: {why}"


def read_migrated(
    folder: Path, contract: Contract, root: Path, most_bytes: int = LARGEST
) -> ReadSchema:
    """The schema that the migrations in a folder leave, on the tables that a contract tells of.

    Where the contract's own `migrations` name files in the folder, they are what is run: all of
    them, with the tool and the base that it says. Else the tool is recognised. `root` is what the
    paths of the contract are relative to. Raises InputError where the folder holds no migrations or
    one cannot be read, ContractError where the contract names what is not there.
    """
    found = governed([contract], root) if contract.migrations else ()
    covered = [one for one in found if one.how.is_migration and _is_below(one.path, folder)]
    if not covered:
        contract = _with_folder(folder, contract, root)
        found = governed([contract], root)
    return _read(contract, root, [one for one in found if one.how.is_migration], most_bytes)


def read_applied(folder: Path, contract: Contract, root: Path, most_bytes: int) -> ReadSchema:
    """The same where only those have run that the contract says have.

    Where the contract's `migrations` do not name the files, all have.
    """
    found = [one for one in governed([contract], root) if one.how.is_migration]
    if not any(_is_below(one.path, folder) for one in found):
        return read_migrated(folder, contract, root, most_bytes)
    read = _files(contract, root, found, most_bytes)
    schema = schema_as_applied(read.sources, contract, read.entries, read.indexes, read.bases)
    return _with_programs(schema, found, root)


def read_all_applied(contract: Contract, root: Path) -> tuple[Migrations, ...]:
    """A contract's `migrations` when all of them have run: nothing of them is replayed.

    Raises InputError and ContractError as `read_migrated`.
    """
    read = _files(contract, root, governed([contract], root), LARGEST)
    return all_applied(contract, by_entry(contract, read.sources, read.entries, read.indexes))


def _read(contract: Contract, root: Path, found: Sequence[Governed], most_bytes: int) -> ReadSchema:
    read = _files(contract, root, found, most_bytes)
    schema = schema_of_migrations(read.sources, contract, read.entries, read.indexes, read.bases)
    return _with_programs(schema, found, root)


def _with_programs(schema: ReadSchema, found: Sequence[Governed], root: Path) -> ReadSchema:
    """The schema, with a line for each folder in which some migrations are programs."""
    told = programs_beside((one.path for one in found), root)
    return replace(schema, unread=(*told, *schema.unread))


def _files(
    contract: Contract, root: Path, found: Sequence[Governed], most_bytes: int
) -> ReadMigrations:
    files = tuple(one.path for one in found)
    entries = {one.path: (one.how.entry, one.how.is_base) for one in found}
    task = MigrationTask(contract, root, files, frozenset(), (), most_bytes, entries)
    read = read_migrations(task)
    if read.mistakes:
        raise InputError(read.mistakes)
    return read


def _with_folder(folder: Path, contract: Contract, root: Path) -> Contract:
    """A contract whose only migrations are the files of a folder."""
    found = find_sql([folder])
    files, mistakes = tuple(map(Path, found.files)), found.mistakes
    if mistakes:
        raise InputError(mistakes)
    if not folder.is_dir():
        raise InputError([f"{visible(printed_path(folder, root))}: is not a folder"])
    place = Span(contract.source, 0, 0)
    written = "".join(map(_literal, printed_path(folder, root)))
    is_flat = all(one.parent.samefile(folder) for one in files)
    pattern = "*.sql" if is_flat else "**/*.sql"
    named = pattern if written == "." else f"{written}/{pattern}"
    return replace(contract, migrations=(Migrations((named,), (place,), place),))


def _literal(character: str) -> str:
    """A character of a path as a glob has it that means this one."""
    return f"[{character}]" if character in "*?[" else character


def _is_below(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())
