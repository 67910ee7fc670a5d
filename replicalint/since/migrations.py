"""Which migrations of a contract changed files touch, and what they were before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..contract import ContractError
from ..edited_migrations import MigrationsSince
from ..extract.changelogs import is_changelog
from ..extract.indexes import index_paths
from ..files.contracts import load_contract
from ..files.governing import Naming, governed_by
from ..files.reading import InputError, printed_path, read_source
from ..run_plan import MigrationTask
from .base import BaseOfChanges


def are_moving(task: MigrationTask, base: BaseOfChanges, paths: Sequence[str]) -> bool:
    """Whether a migration of a contract, or what keeps their order, is other, new or gone.

    `paths` are those that are changed, relative to the repository.
    """
    standing = base.standing
    if not all(map(standing.is_same, task.files)):
        return True
    naming = Naming.of(task.contract, task.root)
    indexes = {Path(one) for path in task.files for one in index_paths(path.as_posix())}
    folders = {folder for path in task.files for folder in [*path.parents][:3]}
    return any(
        path in indexes
        or (is_changelog(path.name) and path.parent in folders)
        or _entry(path, naming) is not None
        for path in (standing.root / one for one in paths)
    )


def migrations_since(
    task: MigrationTask, contract: Path, base: BaseOfChanges, paths: Sequence[str]
) -> MigrationsSince:
    """What is changed in the migrations of a contract, whose file is `contract`."""
    standing = base.standing
    judged = [path for path in task.files if path in task.judged]
    differing = [path for path in judged if not standing.is_same(path)]
    differing = [path for path in differing if not task.entries.get(path, (0, False))[1]]
    dated = any(entry.applied_through is not None for entry in task.contract.migrations)
    if not (differing and dated):
        return MigrationsSince()
    naming = Naming.of(task.contract, task.root)
    gone = [standing.root / path for path in paths]
    old = [(path, _entry(path, naming)) for path in dict.fromkeys((*differing, *gone))]
    sources = []
    entries: dict[str, int] = {}
    for path, number in old:
        try:
            source = read_source(base.path(path), base.laid.root, task.most_bytes)
        except InputError:  # there was none
            continue
        if number is not None:
            sources.append(source)
            entries[source.path] = number
    return MigrationsSince(
        frozenset(printed_path(path, task.root) for path in differing),
        tuple(sources),
        entries,
        tuple(_applied(task, contract, base)),
    )


def _applied(task: MigrationTask, contract: Path, base: BaseOfChanges) -> Iterator[str | None]:
    """What of each entry had run before the change, as the contract said then."""
    if base.standing.is_same(contract):
        yield from (entry.applied_through for entry in task.contract.migrations)
        return
    try:
        old = load_contract(base.path(contract))
    except (ContractError, InputError):
        return
    yield from (entry.applied_through for entry in old.migrations)


def _entry(path: Path, naming: Naming) -> int | None:
    """The number of the entry that names a file as a migration; None for what is none."""
    found = governed_by(path, naming)
    return found.how.entry if found is not None and found.how.is_migration else None
