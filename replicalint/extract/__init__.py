"""The SQL in a file: which of it runs, in which order, and as what.

The first room of it reads the files of migration tools: `tools.py` is the one table of them.
"""

from __future__ import annotations

from ..source import Fragment, Source


def fragments(source: Source) -> tuple[Fragment, ...]:
    """Each piece of SQL in a file of queries, in order: an SQL file is one."""
    return (Fragment.of(source),)
