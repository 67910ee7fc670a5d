"""Columns that say the same whatever the schema is: read once for all tables that have them.

`name text DEFAULT ''::text NOT NULL` is one: its type and all that its default names are
PostgreSQL's own, and pg_catalog is searched first. Most columns of most schemas are, and are
written again and again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Never

from msgspec.structs import replace

from ..changes import CastValue, ColumnDefinition
from ..contract import Contract
from ..expressions import parts_of
from ..name import Name
from ..primary import Primary, PrimarySession
from ..source import Fragment, Source
from ..syntax.cursor import NotReadable
from ..syntax.lexeme import Kind, Lexeme
from ..syntax.work import Work
from .columns import column
from .cursor import DdlCursor

_KEPT = 1024
_MOST_WORDS = 24
_ANY_NAME = "name"  # in whose place each column puts its own
_NOWHERE = Fragment.of(Source("", ""))
_NO_SCHEMA = PrimarySession(Contract(_NOWHERE.source, ""), Primary())
# What may begin an element of a table that is no column; "" is no word at all.
_BEGIN_OTHERS = frozenset(
    ("", "constraint", "primary", "foreign", "exclude", "unique", "not", "check", "like")
)
_PLAIN = frozenset((Kind.WORD, Kind.STRING, Kind.NUMBER, Kind.PUNCTUATION))


def plain_column(c: DdlCursor, first: int, end: int) -> ColumnDefinition | None:
    """The column that some lexemes of a table are, where that does not depend on the schema."""
    words = c.lexemes[first + 1 : end]
    name = c.lexemes[first]
    is_quoted = name.kind is Kind.QUOTED and bool(name.text)
    is_name = is_quoted or c.texts[first] not in _BEGIN_OTHERS
    if not (c.is_all_known and is_name and words and len(words) <= _MOST_WORDS):
        return None
    if "pg_catalog" in c.session.search_path or _calls_own(c, first + 1, end):
        return None
    read = _read(tuple([one.text for one in words]), tuple([one.kind for one in words]))
    return replace(read, name=name.text, span=c.span(first, first)) if read is not None else None


def _calls_own(c: DdlCursor, first: int, end: int) -> bool:
    """Whether a call among some lexemes may be one of a function of the schema."""
    routines = c.session.primary.routines
    if not routines:
        return False
    called = (c.lexemes[at - 1].text for at in range(first + 1, end) if c.texts[at] == "(")
    return any(Name(one, word) in routines for word in called for one in c.session.search_path)


@lru_cache(maxsize=_KEPT)
def _read(texts: tuple[str, ...], kinds: tuple[Kind, ...]) -> ColumnDefinition | None:
    """A column by the words behind its name, in a database that has nothing of its own."""
    if not _PLAIN.issuperset(kinds):
        return None
    written = zip((Kind.QUOTED, *kinds), (_ANY_NAME, *texts), strict=True)
    words = [Lexeme(kind, text, at, at + 1) for at, (kind, text) in enumerate(written)]
    work = Work.of(len(words), sum(map(len, texts)))
    try:
        found, keys = column(DdlCursor(_NOWHERE, words, _NO_SCHEMA, _none, _none, work))
    except NotReadable:
        return None
    return found if not keys and _is_plain(found) else None


def _is_plain(column: ColumnDefinition) -> bool:
    if column.type is None or not column.type.is_built_in or column.is_serial or column.needs:
        return False
    parts = parts_of(column.default) if column.default is not None else ()
    types = [one.type for one in parts if isinstance(one, CastValue)]
    return all(of is not None and of.is_built_in for of in types)


def _none(*given: object) -> Never:
    """A column holds no statement and no query of its own."""
    raise AssertionError(given)
