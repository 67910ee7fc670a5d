"""The migrations of a contract: their files, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from .border import Border
from .checked import JudgedTask
from .contract import ContractError
from .extract import fragments
from .files.governing import Governed
from .files.languages import is_code
from .files.reading import InputError, read_source
from .finding import Report
from .run_plan import MigrationTask
from .settings.chosen_rules import Rules
from .source import Fragment, Source

if TYPE_CHECKING:
    from .host_code import HostCode
    from .kept_results import KeptResults


class ReadMigrations(Struct, frozen=True):
    """The files of a contract's migrations that can be read, and what cannot.

    `entries` are the numbers of those of the contract's `migrations` that name them, `bases` the
    dumps of these; `indexes` the files in which a tool keeps the order of others.
    """

    sources: tuple[Source, ...]
    judged: frozenset[str]
    entries: Mapping[str, int]
    bases: Mapping[int, Source]
    indexes: Mapping[str, str]
    mistakes: tuple[str, ...]


def read_migrations(task: MigrationTask, text: Source | None = None) -> ReadMigrations:
    """The files of a contract's migrations; `text` stands in for the file that is judged."""
    from .files.indexes import read_indexes

    sources: list[Source] = []
    judged: set[str] = set()
    mistakes: list[str] = []
    entries: dict[str, int] = {}
    bases: dict[int, Source] = {}
    for path in task.files:
        is_judged = path in task.judged
        try:
            source = text if text and is_judged else read_source(path, task.root, task.most_bytes)
        except InputError as error:
            mistakes += error.mistakes
            continue
        number, is_base = task.entries.get(path, (0, False))
        if is_base:
            bases[number] = source
            continue
        sources.append(source)
        entries[source.path] = number
        judged |= {source.path} if is_judged else set()
    return ReadMigrations(
        tuple(sources),
        frozenset(judged),
        entries,
        bases,
        read_indexes(task.files, task.root, task.most_bytes),
        tuple(mistakes),
    )


def judged_migrations(
    task: MigrationTask,
    rules: Rules,
    today: date,
    text: Source | None,
    results: KeptResults | None,
    border: Border,
) -> JudgedTask:
    """The report on a contract's migrations, what cannot be read, and the paths judged.

    `text` stands in for the file that is judged.
    """
    from .files.programs import changes_in, programs_beside

    found = read_migrations(task, text)
    files = [path for path in task.files if not task.entries.get(path, (0, False))[1]]
    programs = (*programs_beside(files, task.root), *changes_in(found.indexes))
    kept = results.of_migrations(task, found, programs) if results and text is None else None
    if kept is not None and (known := kept.known()) is not None:
        return JudgedTask(known.report, (), frozenset(known.report.judged), known.bodies)
    from .check_migrations import check_migrations
    from .readers import QueryReaders

    source = partial(query_source, task) if kept is None else kept.source
    unread: dict[str, None] = {}
    reading = _readable(fragments_of(task.code), unread)
    try:
        found_in = check_migrations(
            found.sources,
            found.judged,
            task.contract,
            rules,
            today,
            readers=QueryReaders(task.queries, source, border, reading),
            is_complete=not (found.mistakes or programs),
            border=border,
            indexes=found.indexes,
            entries=found.entries,
            bases=found.bases,
            since=task.since,
        )
    except ContractError as error:
        mistakes = (*found.mistakes, *map(str, error.mistakes))
        return JudgedTask(Report(internal_errors=border.errors), mistakes)
    report = found_in.report
    report = replace(report, notes=(*report.notes, *programs))
    mistakes = (*found.mistakes, *unread)
    if kept is not None and not mistakes:
        kept.keep(report, found_in.bodies)
    return JudgedTask(report, mistakes, frozenset(report.judged), found_in.bodies)


def _readable(
    found: Callable[[Governed, Source], Sequence[Fragment]], unread: dict[str, None]
) -> Callable[[Governed, Source], Sequence[Fragment]]:
    """The same, where a file whose parser is not installed has no SQL: `unread` says that."""

    def readable(one: Governed, source: Source) -> Sequence[Fragment]:
        try:
            return found(one, source)
        except InputError as error:
            unread.update(dict.fromkeys(error.mistakes))
            return ()

    return readable


def fragments_of(code: HostCode | None) -> Callable[[Governed, Source], Sequence[Fragment]]:
    """The SQL of a governed file, of which programs are among these."""

    def found(one: Governed, source: Source) -> Sequence[Fragment]:
        return fragments(source) if code is None or not is_code(one.path) else code.fragments(one)

    return found


def query_source(task: MigrationTask, query: Governed) -> Source | None:
    """A governed query as it is read; None where it cannot be."""
    try:
        return read_source(query.path, task.root, task.most_bytes)
    except InputError:
        return None
