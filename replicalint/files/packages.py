"""What programs' own settings say that are no text alone: folders, and files of YAML."""

from __future__ import annotations

import os
from pathlib import Path

from ..contract import ContractError, Node, NodeKind
from ..source import Source
from .borders import is_git, leads_outside
from .document import read_document

_DEEPEST = 20  # levels of a file of settings


def folders_in(folder: Path, root: Path) -> tuple[str, ...]:
    """The names of the folders in a folder, in order; none where they cannot be listed."""
    try:
        with os.scandir(folder) as found:
            names = sorted(one.name for one in found if one.is_dir())
    except (OSError, ValueError):
        return ()
    return tuple(
        name for name in names if not is_git(name) and not leads_outside(folder / name, root)
    )


def plain_yaml(source: Source | None) -> object:
    """What a file of YAML says as mappings, lists and texts; None where it has mistakes."""
    if source is None:
        return None
    try:
        document = read_document(source)
    except ContractError:
        return None
    return None if document.mistakes else _plain(document.root, _DEEPEST)


def _plain(node: Node, deepest: int) -> object:
    """The value of a node; what is nested deeper than that is left out."""
    if node.kind is NodeKind.MAPPING and deepest:
        return {entry.key: _plain(entry.value, deepest - 1) for entry in node.entries}
    if node.kind is NodeKind.LIST and deepest:
        return [_plain(item, deepest - 1) for item in node.items]
    return node.text
