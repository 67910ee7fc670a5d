"""Which files a contract governs, and which contracts govern a file.

Both ask the same patterns, one from each side: so the file is long.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from ..contract import (
    Contract,
    ContractError,
    Endpoint,
    Mistake,
    Selection,
    selection,
)
from ..extract.names import FOLDERS, is_way_back
from ..source import visible
from .borders import is_in, real_path
from .globs import fixed_parts, leading_folders, matches
from .languages import is_code
from .named_paths import NamedPath, files_of, named_paths
from .reading import InputError, names_in, printed_path


class Governance(Struct, frozen=True):
    """How a contract governs a file: the same value for all files that it names in the same way.

    `selections` are its endpoints, each with the statements that it reads. `is_excepted` says that
    endpoints name it, and take it out again. A migration is checked as a change to the primary.
    What `leads_back` undoes a migration: it is left out, but for the endpoints that name it.
    `entry` is the number of that of the contract's `migrations` which names it, `is_base` says that
    it stands for the migrations before the files. It `is_listed` where the contract names it.
    """

    contract: Contract
    selections: tuple[Selection, ...] = ()
    is_migration: bool = False
    leads_back: bool = False
    is_excepted: bool = False
    entry: int = 0
    is_base: bool = False
    is_listed: bool = True

    @property
    def endpoints(self) -> tuple[Endpoint, ...]:
        """Those whose queries it is, or holds."""
        return tuple(one.endpoint for one in self.selections)

    @property
    def is_query(self) -> bool:
        """Whether its statements are queries of endpoints, or it is nothing else."""
        return bool(self.selections) or not (
            self.is_migration or self.leads_back or self.is_excepted
        )

    @property
    def selected(self) -> Contract:
        """The contract as the file sees it."""
        return self.contract.selecting(self.selections)


class Governed(Struct, frozen=True):
    """A file, and how a contract governs it."""

    path: Path
    how: Governance

    @property
    def contract(self) -> Contract:
        """The contract that does."""
        return self.how.contract


def governed(contracts: Sequence[Contract], root: Path) -> tuple[Governed, ...]:
    """Every file that the contracts name, in order of path and contract.

    Raises ContractError for the paths that name no file or leave the repository.
    """
    found, mistakes = governed_so_far(contracts, root)
    if mistakes:
        raise ContractError(mistakes)
    return found


def governed_so_far(
    contracts: Sequence[Contract], root: Path
) -> tuple[tuple[Governed, ...], tuple[Mistake, ...]]:
    """The same for contracts of another day, and what is wrong with their paths."""
    mistakes: list[Mistake] = []
    found: list[Governed] = []
    for contract in contracts:
        paths: dict[Path, list[NamedPath]] = {}
        named = [(glob, files_of(glob, root, mistakes)) for glob in named_paths(contract)]
        for glob, files in named:
            for path in files:
                paths.setdefault(path, []).append(glob)
        naming = Naming.of(contract, root)
        mine = [
            naming.governed(path, globs)
            for path, globs in paths.items()
            if not all(glob.is_except for glob in globs)
        ]
        mistakes += _vain(named, mine)
        mistakes += _named_twice(paths, root)
        mistakes += _only_back(named, mine)
        found += mine
    return tuple(sorted(found, key=lambda one: one.path.as_posix())), tuple(mistakes)


class Naming(Struct, frozen=True):
    """A contract, and its globs by the folders that they begin with.

    They are relative to `root`; `roots` are that as it is written, and where it leads. `is_near`
    says that it governs what no contract names, too. `known` is how it governs files, by the globs
    that name them and whether they lead back.
    """

    contract: Contract
    root: Path
    roots: tuple[str, str]
    globs: Mapping[tuple[str, ...], Sequence[tuple[int, NamedPath]]]
    is_near: bool
    unlisted: Governance
    known: dict[tuple[int, ...], Governance] = field(default_factory=dict)

    @staticmethod
    def of(contract: Contract, root: Path, *, is_near: bool = True) -> Naming:
        found: dict[tuple[str, ...], list[tuple[int, NamedPath]]] = {}
        for number, glob in enumerate(named_paths(contract)):
            found.setdefault(fixed_parts(glob.files), []).append((number, glob))
        roots = os.path.abspath(root), str(real_path(root))
        unlisted = Governance(contract, is_listed=False)
        return Naming(contract, root, roots, found, is_near, unlisted)

    def naming(self, path: str) -> tuple[NamedPath, ...]:
        """The globs that name a file, in the order of the contract."""
        parts = tuple(path.split("/"))
        possible = (one for n in range(len(parts) + 1) for one in self.globs.get(parts[:n], ()))
        found = [one for one in possible if matches(one[1].files, path)]
        return tuple(glob for _, glob in sorted(found, key=lambda one: one[0]))

    def governed(self, path: Path, globs: Sequence[NamedPath]) -> Governed:
        """A file that these globs name."""
        changes = sorted(
            (one for one in globs if one.endpoint is None), key=lambda one: not one.is_base
        )
        leads_back = False
        if changes and not changes[0].is_base:
            tool = self.contract.migrations[changes[0].entry].tool
            relative = _relative(path, self.roots)
            leads_back = _leads_back(path, self.contract, relative, tool)
        key = (leads_back, *map(id, globs))
        if key not in self.known:
            self.known[key] = _governance(self.contract, globs, changes, leads_back=leads_back)
        return Governed(path, self.known[key])


def governing(path: Path, contracts: Sequence[Contract], root: Path) -> tuple[Governed, ...]:
    """A file with each contract that names it.

    Where none does, the only contract governs it as a query, unless it leads back. Raises
    InputError where there are several and none names the file.
    """
    return governing_of(path, [Naming.of(contract, root) for contract in contracts])


def governing_of(path: Path, named: Sequence[Naming]) -> tuple[Governed, ...]:
    """The same for many files of the same contracts, whose globs are read once.

    A program that none names is governed by none. Raises InputError, too, where the only contract
    is not near and does not name the file.
    """
    relative = {roots: _relative(path, roots) for roots in {one.roots for one in named}}
    every = (_named(path, relative[one.roots], one) for one in named)
    found = [one for one in every if one is not None]
    if found:
        return tuple(found)
    if is_code(path):
        return ()
    if all(_leads_back(path, one.contract, relative[one.roots]) for one in named):
        return (Governed(path, Governance(named[0].contract, leads_back=True)),)
    if len(named) == 1 and named[0].is_near:
        return (Governed(path, named[0].unlisted),)
    printed = visible(printed_path(path, named[0].root))
    names = ", ".join(visible(one.contract.source.path) for one in named)
    choice = "list it under the endpoints of one, or choose one with --contract"
    raise InputError([f"{printed}: not listed in any contract ({names}); {choice}"])


def governed_by(path: Path, naming: Naming) -> Governed | None:
    """A file as one contract governs it; None where the contract does not name it."""
    return _named(path, _relative(path, naming.roots), naming)


def _named(path: Path, written: str | None, naming: Naming) -> Governed | None:
    globs = naming.naming(written) if written else ()
    if all(glob.is_except for glob in globs):
        return None
    return naming.governed(path, globs)


def _governance(
    contract: Contract,
    globs: Sequence[NamedPath],
    changes: Sequence[NamedPath],
    *,
    leads_back: bool,
) -> Governance:
    """How a contract governs files that these globs name, `changes` of them as migrations."""
    queries: dict[str, list[NamedPath]] = {}
    for glob in globs:
        if glob.endpoint is not None:
            queries.setdefault(glob.endpoint.name, []).append(glob)
    read = [_selection(each) for each in queries.values()]
    selections = tuple(one for one in read if one is not None)
    is_named = any(glob.endpoint is not None and not glob.is_except for glob in globs)
    return Governance(
        contract,
        selections,
        bool(changes) and not leads_back,
        leads_back,
        is_excepted=is_named and not selections,
        entry=changes[0].entry if changes else 0,
        is_base=bool(changes) and changes[0].is_base,
    )


def _selection(globs: Sequence[NamedPath]) -> Selection | None:
    """What one endpoint reads of a file that these of its paths name."""
    (endpoint, *_) = (glob.endpoint for glob in globs if glob.endpoint is not None)
    queries = (glob.pattern for glob in globs if glob.pattern and not glob.is_except)
    excepted = (glob.pattern for glob in globs if glob.pattern and glob.is_except)
    return selection(endpoint, queries, excepted)


def _named_twice(paths: Mapping[Path, Sequence[NamedPath]], root: Path) -> Iterator[Mistake]:
    """The migrations that two entries name: which tool runs them is not said."""
    twice: dict[tuple[NamedPath, int], list[Path]] = {}
    for path, globs in paths.items():
        changes = [one for one in globs if one.endpoint is None and not one.is_base]
        for other in (one for one in changes if one.entry != changes[0].entry):
            twice.setdefault((other, changes[0].entry), []).append(path)
    for (glob, entry), files in twice.items():
        printed = f'"{visible(printed_path(files[0], root))}"'
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        message = f'"{glob.text}" matches {printed}{more}, which migrations[{entry}] lists as well'
        yield Mistake(glob.span, glob.key, message)


def _only_back(
    named: Sequence[tuple[NamedPath, Sequence[Path]]], found: Sequence[Governed]
) -> Iterator[Mistake]:
    """The entries of `migrations` of which all files undo migrations."""
    back = {one.path for one in found if one.how.leads_back}
    entries: dict[int, list[tuple[NamedPath, Sequence[Path]]]] = {}
    for glob, files in named:
        if glob.endpoint is None and not glob.is_base:
            entries.setdefault(glob.entry, []).append((glob, files))
    for globs in entries.values():
        paths = {path for _, files in globs for path in files}
        if paths and paths <= back:
            glob = globs[0][0]
            yield Mistake(glob.span, glob.key, f'"{glob.text}" matches down migrations only')


def _vain(
    named: Sequence[tuple[NamedPath, Sequence[Path]]], found: Sequence[Governed]
) -> Iterator[Mistake]:
    """The paths under `except` that take nothing out, and those that it leaves nothing of."""
    if not any(glob.is_except for glob, _ in named):
        return
    queries = {
        (glob.endpoint.name, path)
        for glob, files in named
        if glob.endpoint is not None and not glob.is_except
        for path in files
    }
    read = {(endpoint.name, one.path) for one in found for endpoint in one.how.endpoints}
    for glob, files in named:
        if glob.endpoint is None or not files:
            continue
        needed = queries if glob.is_except else read
        if not any((glob.endpoint.name, path) in needed for path in files):
            why = (
                "takes out nothing: no path under queries names such a file"
                if glob.is_except
                else "selects nothing: except takes out every file that it names"
            )
            yield Mistake(glob.span, glob.key, f'"{glob.text}" {why}')


def _leads_back(
    path: Path, contract: Contract, relative: str | None, tool: str | None = None
) -> bool:
    """Whether a file's name, or a folder that it is in, says that it undoes a migration.

    No folder says so that a glob of the contract only passes through: a service may be called
    "rollback".
    """
    if is_way_back(path.name, _beside(path), tool):
        return True
    folders = (relative or os.path.abspath(path).replace(os.sep, "/")).split("/")[:-1]
    if not any(folder.lower() in FOLDERS for folder in folders):
        return False
    passed = max(
        (leading_folders(glob.files, folders) for glob in named_paths(contract)), default=0
    )
    return any(folder.lower() in FOLDERS for folder in folders[passed:])


def _beside(path: Path) -> Sequence[str]:
    """The names in the folder of a file that Flyway and refinery take for different things."""
    try:
        return names_in(path.parent) if path.name.startswith("U") else ()
    except OSError:
        return ()


def _relative(path: Path, roots: tuple[str, str]) -> str | None:
    """The path as a contract writes it; None where it is not in the repository."""
    absolute, (root, real) = os.path.abspath(path), roots
    if not is_in(absolute, root):
        absolute, root = str(real_path(path)), real  # that asks the file system
        if not is_in(absolute, root):
            return None
    return absolute[len(root) :].strip(os.sep).replace(os.sep, "/") or os.curdir
