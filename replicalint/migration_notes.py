"""What a person should know of migrations and no finding says, a line each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from .chronology import Chronology
from .contract import Contract
from .extract.migration import Migration
from .extract.recognition import marked_for
from .history import Era, History
from .source import visible


def migration_notes(
    history: History,
    contract: Contract,
    dated: Chronology,
    judged: Collection[str],
    *,
    is_part: bool = False,
) -> Iterator[str]:
    """The lines about the migrations of a contract, of which the paths in `judged` are judged.

    `is_part`: of these, what changes touch is told.
    """
    others = [one for one in dated.portions if one.era is not Era.HISTORY]
    undated = sum(
        len(one.units) or 1
        for one in others
        if one.era is Era.UNDATED
        and one.migration.unrun is None
        and one.migration.source.path in judged
    )
    yield from _unrun([one.migration for one in others], judged)
    yield from _of_others(contract, (one.migration for one in dated.portions if one.is_first))
    yield from (f"{one}: all files are judged" for one in dated.unnamed)
    yield from _of_history(history, contract, 0 if is_part else undated)


def _unrun(every: Sequence[Migration], judged: Collection[str]) -> Iterator[str]:
    """A line for each reason for which a tool passes over files."""
    reasons: dict[str, list[str]] = {}
    for one in every:
        if one.unrun is not None and one.source.path in judged:
            reasons.setdefault(one.unrun, []).append(one.source.path)
    for reason, paths in reasons.items():
        yield f"{_first_of(paths)}: not run, {visible(reason)}"


def _first_of(paths: Sequence[str]) -> str:
    """`a.sql and 2 more`."""
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return f"{visible(paths[0])}{more}"


def _of_others(contract: Contract, migrations: Iterable[Migration]) -> Iterator[str]:
    """A line for each tool whose markers are in files that the contract says are another's."""
    named = {entry.tool for entry in contract.migrations} - {None}
    found: dict[tuple[str, str], list[str]] = {}
    for one in migrations if named else ():
        other = marked_for(one.source)
        if one.tool in named and other not in (None, one.tool):
            found.setdefault((one.tool, str(other)), []).append(one.source.path)
    for (tool, other), paths in found.items():
        have = "has" if len(paths) == 1 else "have"
        place = visible(contract.source.path)
        yield f"{place}: tool is {tool}, but {_first_of(paths)} {have} the markers of {other}"


def _of_history(history: History, contract: Contract, undated: int) -> Iterator[str]:
    """How much of the history is judged, or is not known."""
    path = visible(contract.source.path)
    for number, count in history.standing.items():
        entry = contract.migrations[number]
        if entry.applied_files is not None and count < entry.applied_files:
            there = "is 1 migration" if count == 1 else f"are {count} migrations"
            said = f"applied_files is {entry.applied_files}, but there {there}"
            place = f"{path}:{entry.keys['applied_files'].line}"
            yield f'{place}: {said} up to "{visible(str(entry.applied_through))}"'
    if undated > 1:
        hint = 'note which have run with "replicalint contract applied"'
        yield f"{path}: all {undated} migrations are judged: {hint}"
    known = [step.statement for step in history.steps if step.era is Era.HISTORY]
    unread = [statement.span for statement in known if not statement.is_analysed]
    if unread:
        of = f"{len(unread)} of {len(known)} statements of the history"
        first = f"{visible(unread[0].source.path)}:{unread[0].line}"
        more = f", the first at {first}" if len(unread) > 1 else f" ({first})"
        yield f"{path}: {of} could not be analysed{more}: what they change is not known"
