"""Finds and loads contracts."""

from __future__ import annotations

import os
from pathlib import Path

from ..contract import Contract, read_contract
from ..source import Source, visible
from .document import MOST_BYTES, read_document
from .reading import InputError, decoded, printed_path, read_bytes, repository_root

_SUFFIXES = (".yaml", ".yml")


def contract_root(path: Path) -> Path:
    """The folder that the paths of a contract are relative to.

    The root of its repository, else the folder that it is in.
    """
    folder = Path(os.path.abspath(path)).parent
    return repository_root(folder) or folder


def discover_contracts(start: Path) -> tuple[Path, ...]:
    """The contracts of the nearest folder, from a file or folder up to its repository's root.

    A folder's contracts are its `contracts/*.yaml|yml` and its `replicalint.yaml|yml`.
    """
    absolute = Path(os.path.abspath(start))
    root = repository_root(absolute)
    for folder in (absolute, *absolute.parents):
        found = _contracts_of(folder)
        if found or folder == root:
            return found
    return ()


def _contracts_of(folder: Path) -> tuple[Path, ...]:
    named = [folder / f"replicalint{suffix}" for suffix in _SUFFIXES]
    shelf = folder / "contracts"
    shelved = (
        sorted(p for p in shelf.glob("*") if p.suffix in _SUFFIXES) if os.path.isdir(shelf) else []
    )
    return tuple(
        path for path in (*shelved, *named) if os.path.isfile(path) or os.path.islink(path)
    )


def load_contract(path: Path) -> Contract:
    """The contract in a file.

    Raises InputError where the file cannot be read, ContractError where it is no contract.
    """
    root = contract_root(path)
    printed = printed_path(path, root)
    data = read_bytes(path, repository_root(path), MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError([f"{visible(printed)}: larger than {MOST_BYTES} bytes"])
    document = read_document(Source(printed, decoded(data, printed)))
    return read_contract(document.root, document.mistakes)
