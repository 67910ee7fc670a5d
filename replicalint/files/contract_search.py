"""Finds contracts: in the nearest folder upwards that has some, else in the folders below.

What lies in `contracts/` and has none of the format's own keys is somebody else's YAML: it is
passed over, and a line says so.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from ..contract import ContractError
from ..contract.load import OWN_KEYS, TOP_KEYS
from ..source import Source, visible
from .borders import leads_outside, repository_root, settled
from .contracts import SHELF
from .document import MOST_BYTES, read_document
from .reading import OUTSIDE, Bound, InputError, names_in, printed_path, read_bytes, why_not

_SUFFIXES = (".yaml", ".yml")
_NAMES = tuple(f"replicalint{suffix}" for suffix in _SUFFIXES)
_KEYS = "|".join(sorted(OWN_KEYS))
_AT_THE_MARGIN = cache(lambda: re.compile(rf"^[\"']?(?:{_KEYS})[\"']?[ \t]*:(?!\S)", re.MULTILINE))
_ANYWHERE = cache(
    lambda: re.compile(rf"(?:^|[{{,])[ \t]*[\"']?(?:{_KEYS})[\"']?[ \t]*:", re.MULTILINE)
)


NO_CONTRACT = (
    "no contract found: write contracts/NAME.yaml with replicalint init, or choose a contract with "
    "--contract"
)


class FoundContracts(Struct, frozen=True):
    """The files of contracts, and a line for what was passed over.

    `are_below` says that none was upwards: they govern the files that they name and no others.
    """

    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()
    are_below: bool = False


def contracts_from(
    start: Path,
    contract: Path | None,
    below: Callable[[Path], FoundContracts] | None = None,
) -> FoundContracts:
    """The contract that is named, or those that are found; InputError where there is none.

    They are looked for from a file or folder upwards, then below the current folder if it holds it:
    by `below`, which may know already.
    """
    if contract is not None:
        return FoundContracts((contract,))
    found = discover_contracts(start)
    here = Path.cwd()
    if not found.files and start.absolute().is_relative_to(here):
        others = (below or contracts_below)(here)
        found = replace(others, notes=tuple(dict.fromkeys((*found.notes, *others.notes))))
    if not found.files:
        raise InputError([*found.notes, NO_CONTRACT])
    return found


def discover_contracts(start: Path) -> FoundContracts:
    """The contracts of the nearest folder, from a file or folder up to its repository's root.

    A folder's contracts are its `contracts/*.yaml|yml` and its `replicalint.yaml|yml`. Raises
    InputError where a link leads out of the repository, or without one, out of the folder.
    """
    absolute = Path(os.path.abspath(settled(start)))
    root = repository_root(absolute)
    _hold_in(absolute, root)
    notes: list[str] = []
    for folder in (absolute, *absolute.parents):
        found = _own(_contracts_of(folder, root), root, notes)
        if found or folder == root:
            return FoundContracts(found, tuple(notes))
    return FoundContracts((), tuple(notes))


def contracts_below(folder: Path) -> FoundContracts:
    """The contracts in the folders below one, those of other repositories left out.

    Of the files that git tracks or would add; without git, hidden folders and those of others' code
    are left out.
    """
    from .listing import MOST_FILES, listing

    folder = Path(os.path.abspath(folder))
    root = repository_root(folder)
    every = listing(folder)
    paths = [folder / path for path in every.paths if is_called_contract(PurePosixPath(path))]
    notes: list[str] = []
    if not every.is_complete:
        notes.append(f"looked for contracts in the first {MOST_FILES} files only")
    found = _own((path for path in paths if os.path.lexists(path)), root, notes)
    return FoundContracts(found, tuple(notes), are_below=True)


def is_called_contract(path: PurePosixPath) -> bool:
    """Whether a file is where a contract may be, by its path."""
    return path.name in _NAMES or (path.parent.name == SHELF and path.suffix in _SUFFIXES)


def is_in_folder(path: PurePosixPath, folder: PurePosixPath) -> bool:
    """Whether what is called a contract is one of a folder's: in it, or in its `contracts/`."""
    holder = path.parent if path.name in _NAMES else path.parent.parent
    return holder == folder


def _contracts_of(folder: Path, root: Path | None) -> tuple[Path, ...]:
    shelf = folder / SHELF
    shelved: list[Path] = []
    if os.path.isdir(shelf):
        _hold_in(shelf, root or folder)
        shelved = [path for path in _listed(shelf, root) if path.suffix in _SUFFIXES]
    paths = (*shelved, *(folder / name for name in _NAMES))
    found = tuple(path for path in paths if os.path.isfile(path) or os.path.islink(path))
    for path in found if root is None else ():  # in a repository it is told where it is read
        _hold_in(path, folder)
    return found


def _listed(folder: Path, root: Path | None) -> list[Path]:
    try:
        return [folder / name for name in names_in(folder)]
    except OSError as error:  # its contracts may not be passed over for those of a folder above
        printed = visible(printed_path(folder, root))
        raise InputError([f"{printed}: {why_not(error)}"]) from None


def _hold_in(path: Path, border: Path | None) -> None:
    """Raises InputError where a link leads out of a repository or a folder."""
    if leads_outside(path, border):
        raise InputError([f"{visible(printed_path(path, border))}: {OUTSIDE}"])


def _own(paths: Iterable[Path], root: Path | None, notes: list[str]) -> tuple[Path, ...]:
    """The files that are contracts, right or wrong; notes the others, a line for each folder."""
    every = list(paths)
    shelved = (path for path in every if path.parent.name == SHELF)
    foreign = dict.fromkeys(path for path in shelved if _is_foreign(path, root))
    notes += _passed_over(foreign, root)
    return tuple(path for path in every if path not in foreign)


def _passed_over(foreign: Iterable[Path], root: Path | None) -> Iterator[str]:
    folders: dict[Path, list[Path]] = {}
    for path in foreign:
        folders.setdefault(path.parent, []).append(path)
    for files in folders.values():
        printed = visible(printed_path(files[0], root))
        more = f" and {len(files) - 1} more" if len(files) > 1 else ""
        yield f"{printed}{more}: not a replica data contract, passed over (it has none of its keys)"


def _is_foreign(path: Path, root: Path | None) -> bool:
    """Whether a YAML file is no contract by the keys at its top.

    A contract has one of the format's own, or no key that the format does not know. What cannot be
    read is told where it is loaded.
    """
    try:
        data = read_bytes(path, root, Bound(MOST_BYTES, printed_path(path, root)))
    except InputError:
        return False
    return is_foreign_text(data.decode("utf-8-sig", "replace"))


def is_foreign_text(text: str) -> bool:
    """The same of the text of a YAML file."""
    if _AT_THE_MARGIN().search(text):
        return False
    try:
        keys = {entry.key for entry in read_document(Source("", text)).root.entries}
    except ContractError:
        return not _ANYWHERE().search(text)
    return keys.isdisjoint(OWN_KEYS) and not (keys and keys <= TOP_KEYS)
