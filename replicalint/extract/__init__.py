"""The SQL in a file: which of it runs, in which order, and as what.

The first room of it reads the files of migration tools: `tools.py` is the one table of them.
"""

from __future__ import annotations

from ..source import Fragment, Source
from .changelogs import has_own_changes, is_changelog
from .conduct import runs_late, takes_edits
from .in_code import CODE_SUFFIXES, CodeTool, code_tool, how_to_print
from .indexes import index_paths
from .migration import Migration, Unit
from .migrations import migrations
from .names import FOLDERS, is_way_back
from .recognition import marked_for, recognised
from .tools import TOOLS

__all__ = [
    "CODE_SUFFIXES",
    "FOLDERS",
    "TOOLS",
    "CodeTool",
    "Migration",
    "Unit",
    "code_tool",
    "fragments",
    "has_own_changes",
    "how_to_print",
    "index_paths",
    "is_changelog",
    "is_way_back",
    "marked_for",
    "migrations",
    "recognised",
    "runs_late",
    "takes_edits",
]


def fragments(source: Source) -> tuple[Fragment, ...]:
    """Each piece of SQL in a file of queries, in order: an SQL file is one."""
    return (Fragment.of(source),)
