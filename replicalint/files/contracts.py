"""Finds and loads contracts."""

from __future__ import annotations

import os
from pathlib import Path

from ..contract import Contract, read_contract
from ..source import Source, visible
from .borders import leads_outside, repository_root, settled
from .document import MOST_BYTES, read_document
from .reading import (
    OUTSIDE,
    Bound,
    InputError,
    decoded,
    names_in,
    printed_path,
    read_bytes,
    why_not,
)

_SUFFIXES = (".yaml", ".yml")


def contract_root(path: Path) -> Path:
    """The folder that the paths of a contract are relative to.

    The root of its repository, else the folder that it is in.
    """
    folder = Path(os.path.abspath(settled(path))).parent
    return repository_root(folder) or folder


def discover_contracts(start: Path) -> tuple[Path, ...]:
    """The contracts of the nearest folder, from a file or folder up to its repository's root.

    A folder's contracts are its `contracts/*.yaml|yml` and its `replicalint.yaml|yml`. Raises
    InputError where a link leads out of the repository, or without one, out of the folder.
    """
    absolute = Path(os.path.abspath(settled(start)))
    root = repository_root(absolute)
    _hold_in(absolute, root)
    for folder in (absolute, *absolute.parents):
        found = _contracts_of(folder, root)
        if found or folder == root:
            return found
    return ()


def _contracts_of(folder: Path, root: Path | None) -> tuple[Path, ...]:
    named = [folder / f"replicalint{suffix}" for suffix in _SUFFIXES]
    shelf = folder / "contracts"
    shelved: list[Path] = []
    if os.path.isdir(shelf):
        _hold_in(shelf, root or folder)
        shelved = [path for path in _listed(shelf, root) if path.suffix in _SUFFIXES]
    found = tuple(
        path for path in (*shelved, *named) if os.path.isfile(path) or os.path.islink(path)
    )
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


def load_contract(path: Path) -> Contract:
    """The contract in a file.

    Raises InputError where the file cannot be read, ContractError where it is no contract.
    """
    path = settled(path)
    root = contract_root(path)
    printed = printed_path(path, root)
    data = read_bytes(path, repository_root(path), Bound(MOST_BYTES, printed))
    document = read_document(Source(printed, decoded(data, printed)))
    return read_contract(document.root, document.mistakes)
