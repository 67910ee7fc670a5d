"""The file of a baseline: where it is, and its text."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ..source import Source
from .borders import repository_root
from .reading import Bound, decoded, printed_path, read_bytes

BASELINE = "replicalint-baseline.txt"
_MOST_BYTES = 50_000_000


def baseline_file(root: Path, named: Path | None) -> Path:
    """The file that is named, else the one at a root."""
    return root / BASELINE if named is None else named


def read_baseline_file(path: Path, root: Path) -> Source:
    """The text of a baseline; raises InputError where it cannot be read."""
    printed = printed_path(path, root)
    border = repository_root(Path(os.path.abspath(path)).parent)
    return Source(printed, decoded(read_bytes(path, border, Bound(_MOST_BYTES, printed)), printed))


def gone_from(root: Path, paths: Iterable[str]) -> frozenset[str]:
    """Those of the paths, as reports print them, where there is no file any more."""
    return frozenset(path for path in paths if not os.path.lexists(os.path.join(root, path)))
