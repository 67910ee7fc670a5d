"""Loads contracts."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ..contract import Contract
from ..contract.load import read_contract
from ..source import Source
from .borders import repository_root, settled
from .document import MOST_BYTES, Document, read_document
from .reading import Bound, decoded, printed_path, read_bytes

SHELF = "contracts"  # the folder that contracts are kept in


def contract_root(path: Path) -> Path:
    """The folder that the paths of a contract are relative to.

    The root of its repository, else the folder that holds its `contracts/`, else its own.
    """
    folder = Path(os.path.abspath(settled(path))).parent
    return repository_root(folder) or (folder.parent if folder.name == SHELF else folder)


def load_contract(path: Path, read: Callable[[Source], Document] = read_document) -> Contract:
    """The contract in a file; `read` gives the document that a text is.

    Raises InputError where the file cannot be read, ContractError where it is no contract.
    """
    path = settled(path)
    root = contract_root(path)
    printed = printed_path(path, root)
    data = read_bytes(path, repository_root(path), Bound(MOST_BYTES, printed))
    document = read(Source(printed, decoded(data, printed)))
    return read_contract(document.root, document.mistakes)
