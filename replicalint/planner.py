"""Decides what a run checks: which files, each against which contracts.

Contracts lead to files and files to contracts, each looked at once: so the file is long.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from .contract import Contract, ContractError
from .files.borders import is_in, repository_root, settled
from .files.contract_search import FoundContracts, contracts_below, contracts_from
from .files.contracts import contract_root, load_contract
from .files.discovery import Found, find_sql, find_text
from .files.governing import Governance, Governed, Naming, governed, governed_so_far, governing_of
from .files.languages import is_code
from .files.reading import LARGEST, InputError, printed_path
from .run_plan import ExcludedFile, FileLeftOut, MigrationTask, RunPlan, Task, Unlisted
from .source import Source, visible

if TYPE_CHECKING:
    from .host_code import HostCode

T = TypeVar("T")

NOTHING = (
    "no files to check: pass files or folders, or list in the contract queries, programs "
    "(code: {entry: FILE#FUNCTION}) or migrations"
)


def plan_run(
    paths: Sequence[Path],
    contract: Path | None,
    most_bytes: int = LARGEST,
    *,
    demands_files: bool = True,
    is_bounded: bool = False,
    unlisted: Unlisted | None = None,
    load: Callable[[Path], Contract] = load_contract,
    remember: Callable[[HostCode], None] = lambda _: None,
) -> RunPlan:
    """The files that are named, or without any, the files that the contracts govern.

    `contract` None: those that are found from each file upwards, else below the current folder. A
    file may have `most_bytes`. Where `demands_files`, contracts that govern none are a mistake.
    Where `is_bounded`, a bug in reading a program costs that program: the run tells it. `unlisted`
    None: what no contract names is a query of the only contract. `load` reads a contract.
    `remember` is given the programs of each root, before one is read.
    """
    planner = _RunPlanner(
        contract,
        most_bytes,
        demands_files,
        is_bounded=is_bounded,
        unlisted=unlisted,
        reading=load,
        remember=remember,
    )
    is_check = unlisted is not None
    for path in paths:
        code = planner.code_below(path)
        found = find_sql(
            [path], may_be_empty=bool(code), heeds_gitignore=is_check, passes_gone=is_check
        )
        planner.add_found(found, path)
        for file in (*code, *(planner.governed_below(path) if found.has_ignored else ())):
            planner.add_file(file, is_named=False)
    if not paths:
        planner.add_governed(Path.cwd())
    return planner.plan()


def plan_text(
    path: Path,
    contract: Path | None,
    most_bytes: int = LARGEST,
    text: Source | None = None,
    unlisted: Unlisted | None = None,
) -> RunPlan:
    """The same for text that does not come from a file, but is governed as if it were `path`.

    What a program's `text` reaches is known only with it.
    """
    planner = _RunPlanner(contract, most_bytes, text=text, is_bounded=True, unlisted=unlisted)
    planner.add_found(find_text(path), path)
    return planner.plan()


class _Surroundings(Struct, frozen=True):
    """What holds for all files of a folder: its contracts, what they name, and its repository."""

    contracts: Mapping[Path, Contract]
    named: tuple[Naming, ...]
    root: Path


class _RunPlanner(Struct):
    contract: Path | None
    most_bytes: int
    demands_files: bool = True
    text: Source | None = None
    is_bounded: bool = False
    unlisted: Unlisted | None = None
    reading: Callable[[Path], Contract] = load_contract
    remember: Callable[[HostCode], None] = lambda _: None
    tasks: dict[str, Task] = field(default_factory=dict)  # by absolute path
    migrations: dict[Path, dict[str, Governed]] = field(default_factory=dict)  # by contract's path
    left_out: dict[str, FileLeftOut] = field(default_factory=dict)  # by absolute path
    excepted: dict[str, FileLeftOut] = field(default_factory=dict)  # by the same
    is_whole: bool = False
    mistakes: dict[str, None] = field(default_factory=dict)  # in order, each once
    passed_over: dict[str, None] = field(default_factory=dict)  # likewise
    folders: dict[Path, FoundContracts] = field(default_factory=dict)
    below: dict[Path, FoundContracts] = field(default_factory=dict)  # by folder
    loaded: dict[Path, Contract | None] = field(default_factory=dict)
    named: dict[tuple[Path, bool], Naming] = field(default_factory=dict)
    roots: dict[Path, Path | None] = field(default_factory=dict)  # of repositories, by folder
    around: dict[str, _Surroundings | None] = field(default_factory=dict)  # by folder, as written
    code: dict[Path, HostCode] = field(default_factory=dict)  # by root
    ways: dict[tuple[int, ...], tuple[Governance, ...]] = field(default_factory=dict)
    ungoverned: dict[str, FileLeftOut] = field(default_factory=dict)  # by absolute path
    said: dict[str, None] = field(default_factory=dict)
    excluded: dict[str, ExcludedFile] = field(default_factory=dict)  # by absolute path
    gone: dict[str, None] = field(default_factory=dict)  # files that are not there
    has_others: bool = False  # than the unlisted ones, which alone are asked about

    def plan(self) -> RunPlan:
        kinds = self.tasks, self.migrations, self.left_out, self.excepted, self.excluded, self.gone
        found = any(kinds) or self.has_others
        if self.demands_files and not (found or self.mistakes or self.ungoverned or self.has_bugs):
            self.mistakes[NOTHING] = None
        tasks = sorted(self.tasks.values(), key=lambda task: task.written.replace(os.sep, "/"))
        migrations = tuple(self.migration_tasks())
        left_out = sorted(self.left_out.values(), key=lambda one: one.path)
        passed = (one for key, one in self.excepted.items() if key not in self.tasks)
        excepted = sorted(passed, key=lambda one: one.path)
        return RunPlan(
            tuple(tasks),
            migrations,
            tuple(left_out),
            tuple(self.mistakes),
            self.loaded,
            tuple(excepted),
            self.is_whole,
            (*self.passed_over, *_passed_over(tuple(self.gone))),
            tuple(self.code.values()),
            tuple(sorted(self.ungoverned.values(), key=lambda one: one.path)),
            tuple(self.said),
            tuple(sorted(self.excluded.values(), key=lambda one: one.path)),
        )

    @property
    def has_bugs(self) -> bool:
        """Whether programs could not be read that may reach files."""
        return any(one.bugs for one in self.code.values())

    def migration_tasks(self) -> Iterator[MigrationTask]:
        """For each contract whose migrations are asked about: all of them, and its queries."""
        for path, asked in self.migrations.items():
            contract = self.loaded[path]
            assert contract is not None
            root = contract_root(path)
            every = self.governed(contract, root)
            known = {_key(one.path): one for one in every if one.how.is_migration}
            files = {**asked, **known}
            queries = tuple(one for one in every if one.how.endpoints)
            judged = frozenset(files[key].path for key in asked)
            every_file = tuple(one.path for one in files.values())
            entries = {one.path: (one.how.entry, one.how.is_base) for one in files.values()}
            yield MigrationTask(
                contract,
                root,
                every_file,
                judged,
                queries,
                self.most_bytes,
                entries,
                self.code.get(root),
            )

    def add_found(self, found: Found, path: Path) -> None:
        """The files that a search for a path found, and what it could not use."""
        self.mistakes.update(dict.fromkeys(found.mistakes))
        self.gone.update(dict.fromkeys(found.gone))
        named = str(settled(path))
        for file in found.files:
            self.add_file(Path(file), is_named=file == named)

    def add_file(self, path: Path, is_named: bool) -> None:
        """A file with each contract that names it, or with the only one."""
        around = self.surroundings(path)
        if around is not None:
            contracts, named, root = around.contracts, around.named, around.root
            found, refusal = self.governing(path, named)
            is_listed = any(one.how.is_listed for one in found)
            if self.unlisted is not None and self.unlisted.alone and (is_listed or is_code(path)):
                self.has_others = True
                return
            if self.unlisted is not None and not is_listed and not is_code(path):
                self.add_unlisted(path, root, found, contracts, refusal, is_named)
                return
            self.mistakes.update(dict.fromkeys(refusal))
            if is_code(path):
                each = [*self.of_code(path, found, contracts)]
                found = tuple(one for answer in each for one in answer)
                if not found and len(each) == len(contracts):
                    if self.is_excluded(path, root, contracts):
                        return
                    printed = printed_path(path, root)
                    self.ungoverned[_key(path)] = FileLeftOut(printed, is_named)
            self.add(path, root, found, contracts, is_named)

    def surroundings(self, path: Path) -> _Surroundings | None:
        """What holds for all files of the folder of one; None where no contract can be used."""
        written = os.path.dirname(path)
        if written not in self.around:
            folder = path.absolute().parent
            contracts = self.contracts(folder)
            is_near = not self.folders[folder].are_below
            named = tuple(self.naming(each, one, is_near) for each, one in contracts.items())
            around = None
            if named:
                root = self.repository(path.parent) or named[0].root
                around = _Surroundings(contracts, named, root)
            self.around[written] = around
        return self.around[written]

    def governing(
        self, path: Path, named: Sequence[Naming]
    ) -> tuple[tuple[Governed, ...], tuple[str, ...]]:
        """The contracts that govern a file, or why none does."""
        try:
            return governing_of(path, named), ()
        except InputError as error:
            return (), error.mistakes

    def add_unlisted(
        self,
        path: Path,
        root: Path,
        found: tuple[Governed, ...],
        contracts: Mapping[Path, Contract],
        refusal: tuple[str, ...],
        is_named: bool,
    ) -> None:
        """A file that no contract names, unless it is excluded: what it holds says what it is."""
        key = _key(path)
        if key in self.tasks or self.is_excluded(path, root, contracts):
            return
        if any(one.how.leads_back for one in found):
            self.add(path, root, found, contracts, is_named)
        else:
            task = self.task(path, root, [one.how for one in found])
            self.tasks[key] = replace(task, may_be_no_query=True, refusal=refusal)

    def is_excluded(self, path: Path, root: Path, contracts: Mapping[Path, Contract]) -> bool:
        """Whether all contracts, or the project, take out a file that no contract names."""
        if self.unlisted is None:
            return False
        settings = [one.check for one in contracts.values()]
        if not any(one.exclude for one in (*settings, self.unlisted.project)):
            return False
        printed = printed_path(path, root)
        each = [one.excluding(printed) for one in settings]
        by = next(iter(each), None) if all(one is not None for one in each) else None
        by = by or self.unlisted.project.excluding(printed)
        if by is not None:
            self.excluded[_key(path)] = ExcludedFile(printed, by)
        return by is not None

    def governed_below(self, folder: Path) -> tuple[Path, ...]:
        """The files below a folder that contracts name, whatever .gitignore says."""
        below = _key(folder)
        paths: dict[Path, None] = {}
        for written, contract in self.contracts(folder.absolute()).items():
            found, _ = governed_so_far([contract], contract_root(written))
            paths.update((one.path, None) for one in found if is_in(_key(one.path), below))
        return tuple(sorted(paths))

    def of_code(
        self, path: Path, found: Sequence[Governed], contracts: Mapping[Path, Contract]
    ) -> Iterator[tuple[Governed, ...]]:
        """A program as each contract governs it, by its name or by what reaches it.

        Of a contract of which that cannot be known, there is no answer.
        """
        for written, contract in contracts.items():
            code = self.code_of(contract_root(written))
            known = next((one for one in found if one.contract is contract), None)
            answer = self.attempt(partial(_of_code, code, path, known, contract))
            self.hear(code, contract)
            if answer is not None:
                yield answer

    def code_of(self, root: Path) -> HostCode:
        """The programs below a root."""
        if root not in self.code:
            from .host_code import HostCode

            texts = {} if self.text is None else {self.text.path: self.text}
            self.code[root] = HostCode(root, self.most_bytes, texts, is_bounded=self.is_bounded)
            self.remember(self.code[root])
        return self.code[root]

    def hear(self, code: HostCode, contract: Contract) -> None:
        """Notes what is wrong with the entries of a contract, and what is to be said of them."""
        found = code.reached(contract)
        if found is not None:
            mistakes = ContractError(found.mistakes).mistakes
            self.mistakes.update(dict.fromkeys(map(str, mistakes)))
            self.said.update(dict.fromkeys(found.notes if self.is_whole else ()))

    def governed(self, contract: Contract, root: Path) -> tuple[Governed, ...]:
        """All that a contract names, and what its entries reach; notes what it cannot use."""
        found = self.attempt(partial(governed, [contract], root))
        if found is None or not has_programs(contract, found):
            return found or ()
        code = self.code_of(root)
        every = self.attempt(partial(code.governed, found, contract))
        self.hear(code, contract)
        return every or ()

    def code_below(self, folder: Path) -> tuple[Path, ...]:
        """The programs below a folder that contracts govern."""
        if not os.path.isdir(folder):
            return ()
        below = _key(folder)
        paths: dict[Path, None] = {}
        for written, contract in self.contracts(folder.absolute()).items():
            root = contract_root(written)
            found, _ = governed_so_far([contract], root)
            if has_programs(contract, found):
                code = self.code_of(root)
                every = self.attempt(partial(code.governed, found, contract)) or ()
                paths.update(
                    (one.path, None)
                    for one in every
                    if is_code(one.path) and is_in(_key(one.path), below)
                )
        return tuple(sorted(paths))

    def naming(self, path: Path, contract: Contract, is_near: bool) -> Naming:
        """Which files a contract names."""
        if (path, is_near) not in self.named:
            self.named[path, is_near] = Naming.of(contract, contract_root(path), is_near=is_near)
        return self.named[path, is_near]

    def repository(self, folder: Path) -> Path | None:
        """The repository of the files in a folder."""
        if folder not in self.roots:
            self.roots[folder] = repository_root(folder)
        return self.roots[folder]

    def add_governed(self, start: Path) -> None:
        """Every file that the contracts name."""
        self.is_whole = True
        for path, contract in self.contracts(start).items():
            root = contract_root(path)
            for one in self.governed(contract, root):
                self.add(one.path, root, (one,), {path: contract})

    def add(
        self,
        path: Path,
        root: Path,
        found: Sequence[Governed],
        contracts: Mapping[Path, Contract],
        is_named: bool = False,
    ) -> None:
        """A file with the contracts whose readers run it; a migration has no reader."""
        key = _key(path)
        for written, contract in contracts.items():
            for one in found:
                if one.how.is_migration and one.contract is contract:
                    self.migrations.setdefault(written, {})[key] = one
        read = [one.how for one in found if one.how.is_query]
        back = tuple(one.contract for one in found if one.how.leads_back)
        out = tuple(one.contract for one in found if one.how.is_excepted)
        if read:
            known = self.tasks[key].governed if key in self.tasks else ()
            task = self.task(path, root, [*known, *read])
            self.tasks[key] = replace(task, code=self.code_of(root)) if is_code(path) else task
        elif back:
            printed = printed_path(path, root)
            self.left_out[key] = _not_read(self.left_out.get(key), printed, is_named, back)
        elif out and not any(one.how.is_migration for one in found):
            printed = printed_path(path, root)
            self.excepted[key] = _not_read(self.excepted.get(key), printed, is_named, out)

    def task(self, path: Path, root: Path, found: Sequence[Governance]) -> Task:
        """A file that is governed so; those that are governed in the same way share how."""
        how = self.ways.setdefault(tuple(map(id, found)), tuple(found))
        return Task(str(path), printed_path(path, root), root, how, self.most_bytes)

    def contracts(self, folder: Path) -> dict[Path, Contract]:
        """The contracts for the files of a folder; none where one of them cannot be used."""
        if folder not in self.folders:
            found = self.attempt(lambda: contracts_from(folder, self.contract, self.found_below))
            self.folders[folder] = found or FoundContracts(())
            self.passed_over.update(dict.fromkeys(self.folders[folder].notes))
        loaded = {path: self.load(path) for path in self.folders[folder].files}
        usable = {path: contract for path, contract in loaded.items() if contract is not None}
        return usable if len(usable) == len(loaded) else {}

    def found_below(self, folder: Path) -> FoundContracts:
        """The contracts below a folder, which is looked through once."""
        if folder not in self.below:
            self.below[folder] = contracts_below(folder)
        return self.below[folder]

    def load(self, path: Path) -> Contract | None:
        if path not in self.loaded:
            self.loaded[path] = self.attempt(partial(self.reading, path))
        return self.loaded[path]

    def attempt(self, call: Callable[[], T]) -> T | None:
        """What a call gives; notes what it cannot use."""
        try:
            return call()
        except (ContractError, InputError) as error:
            self.mistakes.update(dict.fromkeys(map(str, error.mistakes)))
            return None


def governed_by_contract(
    contract: Contract, root: Path, most_bytes: int = LARGEST
) -> tuple[tuple[Governed, ...], HostCode | None]:
    """All that a contract names and its entries reach, and the programs among that, if any are.

    Whoever asks tells the bugs of the programs. Raises ContractError for what is wrong with its
    paths, InputError where programs need a parser that is not installed.
    """
    found = governed([contract], root)
    if not has_programs(contract, found):
        return found, None
    from .host_code import HostCode

    code = HostCode(root, most_bytes, is_bounded=True)
    every = code.governed(found, contract)
    mistakes = code.reach(contract).mistakes
    if mistakes:
        raise ContractError(mistakes)
    return every, code


def _passed_over(gone: Sequence[str]) -> Iterator[str]:
    """What is said of files that are not there: a line for one, and a line for many."""
    if len(gone) == 1:
        yield f"{visible(gone[0])}: no such file, passed over"
    elif gone:
        yield f"{visible(gone[0])} and {len(gone) - 1} more: no such files, passed over"


def _of_code(
    code: HostCode, path: Path, found: Governed | None, contract: Contract
) -> tuple[Governed, ...]:
    """A program as a contract governs it, or none."""
    one = code.file(path, found, contract)
    return () if one is None else (one,)


def has_programs(contract: Contract, found: Sequence[Governed]) -> bool:
    """Whether a contract governs programs."""
    return any(one.code for one in contract.endpoints) or any(is_code(one.path) for one in found)


def _key(path: Path) -> str:
    """What is the same for each way to write a settled path."""
    return os.path.abspath(path)


def _not_read(
    before: FileLeftOut | None, path: str, is_named: bool, contracts: tuple[Contract, ...]
) -> FileLeftOut:
    """A file that is not read, with what was known of it before."""
    known = before or FileLeftOut(path, False)
    return FileLeftOut(path, is_named or known.is_named, (*known.contracts, *contracts))
