"""Finds a project's own settings: the nearest pyproject.toml upwards that has a table of ours.

Most have none, and cost no more than the look into their text that tells so.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

from msgspec import Struct

from ..contract import Node
from ..source import Source
from .borders import leads_outside, repository_root
from .reading import Bound, decoded, printed_path, read_bytes, read_head

PYPROJECT = "pyproject.toml"
TABLE = ("tool", "replicalint")
MOST_BYTES = 200_000
# In a header, before a value, or before the rest of a key; not in a list of requirements. A header
# that nothing ends is one that somebody meant.
_OURS = cache(
    lambda: re.compile(
        r"""replicalint["']?[ \t]*+(?:\]|\.|=(?!=))|^[ \t]*+\[[^]\n]*replicalint["']?[ \t\r]*$""",
        re.MULTILINE,
    )
)


class ProjectTable(Struct, frozen=True):
    """The table, and the folder that its paths are relative to as paths are printed."""

    path: Path
    node: Node
    base: str


def project_table(start: Path) -> ProjectTable | None:
    """The settings of the project that a folder is in; None where there are none.

    They are looked for up to the root of the repository, without one in the folder alone. Raises
    InputError and ContractError where they cannot be read.
    """
    folder = Path(os.path.abspath(start))
    root = repository_root(folder)
    while True:
        found = _table_in(folder, root)
        if found is not None or root is None or folder == root or folder == folder.parent:
            return found
        folder = folder.parent


def _table_in(folder: Path, root: Path | None) -> ProjectTable | None:
    path = folder / PYPROJECT
    if not os.path.isfile(path) or leads_outside(path, root):
        return None
    if _OURS().search(read_head(path, root, MOST_BYTES)) is None:
        return None
    from .toml_document import read_table

    printed = printed_path(path, root)
    data = read_bytes(path, root, Bound(MOST_BYTES, printed))
    node = read_table(Source(printed, decoded(data, printed)), TABLE)
    return None if node is None else ProjectTable(path, node, printed.removesuffix(PYPROJECT))
