"""Whether a file that no contract names is to be checked as queries.

It is, if one of its statements reads or cannot be analysed, or it has none. What defines a schema,
or fills one, is for the primary: there is nothing to say of it but that nobody governs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from .extract import fragments
from .source import Source
from .syntax.reading import Reading, read
from .syntax.statement import Syntax

# How pg_dump and pg_dumpall begin (pg_dump.c, RestoreArchive; pg_dumpall.c, main).
_DUMP = cache(lambda: re.compile(r"^-- PostgreSQL database (?:cluster )?dump$", re.MULTILINE))
_HEAD = 2000
_PRISMA = "/migration.sql"
_DEFINES = tuple("CREATE ALTER DROP COMMENT GRANT REVOKE TRUNCATE REFRESH IMPORT".split())
_FILLS = ("INSERT", "UPDATE", "DELETE", "MERGE")
# They may read or run what is not seen, and stand in migrations as well.
_MAY_READ = ("DO", "CALL", "EXECUTE")


def holds_queries(source: Source) -> bool:
    """Whether a file's statements are to be held against a contract that does not name it."""
    return begins_with_queries(source, map(read, fragments(source)))


def begins_with_queries(source: Source, readings: Iterable[Reading]) -> bool:
    """The same of a file that is then read: what it begins with most often says it."""
    if _DUMP().search(source.text[:_HEAD]) or f"/{source.path}".endswith(_PRISMA):
        return False
    is_empty, may_read, changes = True, False, False
    for reading in readings:
        for syntax in reading.ahead():
            is_empty = False
            if _is_change(syntax):
                changes = True
            elif reads_rows(syntax):
                return True
            else:
                may_read = may_read or _may_read(syntax)
    return is_empty or (may_read and not changes)


def _is_change(syntax: Syntax) -> bool:
    """Whether a statement, which need not be read, changes a schema or rows by its first words."""
    is_whole = syntax.problem is None or not syntax.problem.hides
    first = syntax.kind.partition(" ")[0]
    if first in _DEFINES:
        return is_whole
    return syntax.unread is None and (first in _FILLS or syntax.writes_rows)


def reads_rows(syntax: Syntax) -> bool:
    """Whether it reads relations, or it is not known what it does."""
    return syntax.unread is not None or syntax.reads_relations


def _may_read(syntax: Syntax) -> bool:
    """Whether it calls something that may read."""
    return bool(syntax.gaps) or syntax.is_query or syntax.kind in _MAY_READ
