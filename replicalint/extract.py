"""The SQL in a file. The reader of a kind of file that holds more than SQL is called here."""

from __future__ import annotations

from .source import Fragment, Source


def fragments(source: Source) -> tuple[Fragment, ...]:
    """Each piece of SQL in a file, in order: an SQL file is one."""
    return (Fragment.of(source),)
