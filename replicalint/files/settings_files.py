"""Files that runs read by their names alone: those of projects, programs and migration tools."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePath

from .baselines import BASELINE
from .gitignore import GITIGNORE
from .project_table import PYPROJECT

_OF_PROGRAMS = cache(
    lambda: re.compile(r"(?:[tj]sconfig(?:\..+)?|package|deno|import_map)\.jsonc?", re.IGNORECASE)
)
_OF_TOOLS = ("_journal.json", "atlas.sum")


def is_settings_file(path: PurePath) -> bool:
    """Whether a file of this name is read for what it says of a project, there or not by now."""
    name = path.name
    known = (BASELINE, GITIGNORE, PYPROJECT, *_OF_TOOLS)
    return name in known or _OF_PROGRAMS().fullmatch(name) is not None
