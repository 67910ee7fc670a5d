"""What a run checks, as values: which files, each against which contracts, and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from .contract import NO_SETTINGS, CheckSettings, Contract
from .contract.check_settings import Exclusion
from .files.governing import Governance, Governed
from .files.reading import LARGEST
from .source import visible

if TYPE_CHECKING:
    from .edited_migrations import MigrationsSince
    from .host_code import HostCode

Processes = Callable[[Sequence[Path]], int]  # how many share the work on files
EXCEPTED = "the contract takes it out with except"
UNGOVERNED = "no contract names or reaches it"


class Unlisted(Struct, frozen=True):
    """What a run does with files that it is given and that no contract names.

    What settings exclude, the contracts' or these of the `project`, is not read; what they hold
    says whether the others are checked. .gitignore is heeded in folders, and files that are gone
    are passed over. `alone`: what contracts name is not checked, nor are programs.
    """

    project: CheckSettings = NO_SETTINGS
    alone: bool = False


class Task(Struct, frozen=True):
    """One file and how it is governed: a plan has very many, so what they share is there once.

    Its path is `written` as it was given, and `printed` by reports as seen from `root`. `code` has
    the programs that a program is one of. Where it `may_be_no_query`, what it holds says whether it
    is checked; then `refusal` says why it cannot be, if it cannot.
    """

    written: str
    printed: str
    root: Path
    governed: tuple[Governance, ...]
    most_bytes: int = LARGEST
    code: HostCode | None = None
    may_be_no_query: bool = False
    refusal: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """Where the file is."""
        return Path(self.written)


class MigrationTask(Struct, frozen=True):
    """The migrations of a contract, those to be judged, and the queries they may break.

    In which order they run, their texts say. `entries` are the numbers of those of the contract's
    `migrations` that name them, and whether as a base. `since` says what of them is changed, where
    changes alone are asked about.
    """

    contract: Contract
    root: Path
    files: tuple[Path, ...]
    judged: frozenset[Path]
    queries: tuple[Governed, ...]
    most_bytes: int = LARGEST
    entries: Mapping[Path, tuple[int, bool]] = MappingProxyType({})
    code: HostCode | None = None
    since: MigrationsSince | None = None


class FileLeftOut(Struct, frozen=True):
    """A file that is not checked; `path` is as reports print it."""

    path: str
    is_named: bool  # by itself, not with its folder or by a contract
    contracts: tuple[Contract, ...] = ()  # that name it


class ExcludedFile(Struct, frozen=True):
    """A file that settings take out; `path` is as reports print it."""

    path: str
    by: Exclusion


class RunPlan(Struct, frozen=True):
    """The queries and the migrations to check, what is left out, and what cannot be used.

    `left_out` undoes migrations; what is `excepted`, endpoints name and take out again. `contracts`
    are by the files that were read, None for one that cannot be used. `is_whole` says that the
    tasks are all that the contracts govern. `passed_over` has a line for the YAML files that are no
    contracts. `code` has the programs of each repository; those that are `ungoverned` are not read.
    `said` has lines about what their entries reach. `excluded` are files that no contract names.
    """

    tasks: tuple[Task, ...]
    migrations: tuple[MigrationTask, ...]
    left_out: tuple[FileLeftOut, ...]
    mistakes: tuple[str, ...]
    contracts: Mapping[Path, Contract | None] = MappingProxyType({})
    excepted: tuple[FileLeftOut, ...] = ()
    is_whole: bool = False
    passed_over: tuple[str, ...] = ()
    code: tuple[HostCode, ...] = ()
    ungoverned: tuple[FileLeftOut, ...] = ()
    said: tuple[str, ...] = ()
    excluded: tuple[ExcludedFile, ...] = ()

    @property
    def usable(self) -> tuple[Contract, ...]:
        """The contracts that were read and can be used."""
        return tuple(one for one in self.contracts.values() if one is not None)

    @property
    def files(self) -> Iterator[Path]:
        """Every file that a run reads."""
        yield from self.contracts
        yield from (task.path for task in self.tasks)
        for changes in self.migrations:
            yield from changes.files
            yield from (query.path for query in changes.queries)

    @property
    def notes(self) -> tuple[str, ...]:
        """A line for each file that was named, and is left out."""
        back = (one for one in self.left_out if one.is_named)
        excepted = (one for one in self.excepted if one.is_named)
        return (
            *(f"{visible(one.path)}: down migration, not checked" for one in back),
            *(f"{visible(one.path)}: {EXCEPTED}, not checked" for one in excepted),
            *(f"{visible(one.path)}: {UNGOVERNED}, not checked" for one in self.ungoverned),
            *self.said,
        )

    @property
    def has_more_than_notes(self) -> bool:
        """Whether a file is left out that no note names."""
        named = sum(one.is_named for one in (*self.left_out, *self.excepted))
        return len(self.left_out) + len(self.excepted) > named
