"""Reads what is done to sessions: search_path and transactions of this one, how others begin."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import (
    Change,
    Drop,
    Rename,
    SetDefaultPath,
    SetRole,
    SetSearchPath,
    Transact,
)
from ..name import Name, exact_parts, fold
from ..source import Span
from .cursor import DdlCursor
from .privileges import set_role
from .settings import read_path, reset_clause, set_clause

_BEGINS = {
    "begin": "begin",
    "start": "begin",
    "commit": "commit",
    "end": "commit",
    "rollback": "rollback",
    "abort": "rollback",
    "savepoint": "savepoint",
    "release": "release",
}


def transaction(c: DdlCursor) -> Iterator[Change]:
    """TransactionStmt; one that is prepared is as good as committed."""
    first = c.at
    action = _BEGINS.get(c.texts[c.at])
    if c.is_next("prepare", "transaction"):
        action = "commit"
    if action is None or c.is_next("commit", "prepared") or c.is_next("rollback", "prepared"):
        return
    c.at += 1
    c.accept_any("work", "transaction")
    if action == "rollback" and c.accept("to"):
        action = "rollback to"
    name = ""
    if action in ("savepoint", "release", "rollback to"):
        if c.texts[c.at] == "savepoint" and c.is_name(1):
            c.at += 1
        name = c.word()
    is_chained = c.is_next("and", "chain")
    yield Transact(c.span(first, first), action, name, is_chained)


def settings(c: DdlCursor) -> Iterator[Change]:
    """SET [SESSION | LOCAL] search_path or role, RESET of them, RESET ALL, DISCARD ALL."""
    first = c.at
    if c.accept_any("reset", "discard"):
        if c.texts[c.at - 1] == "discard" and c.texts[c.at] in ("all", "temp", "temporary"):
            yield from _discarded(c)
        if c.accept("role") or c.accept_all("session", "authorization"):
            yield SetRole(c.span(first, c.at - 1), None)
        elif c.accept("all") or c.accept_name("search_path"):
            yield SetSearchPath(c.span(first, c.at - 1), None)
        return
    c.at += 1
    is_local = c.texts[c.at] == "local"
    if c.texts[c.at + 1] != "authorization":
        c.accept_any("session", "local")
    if c.accept("role"):
        c.accept("to") or c.accept("=")
        yield from set_role(c, is_local=is_local)
    elif c.accept_all("session", "authorization"):
        yield from set_role(c, is_local=is_local)
    elif c.accept_name("search_path"):
        span = c.span(first, c.at - 1)
        yield SetSearchPath(span, read_path(c), is_local)
    elif c.accept("schema"):
        span = c.span(first, c.at - 1)
        value = c.string()
        yield SetSearchPath(span, (value,) if value else None, is_local)


def _discarded(c: DdlCursor) -> Iterator[Change]:
    """The temporary tables that DISCARD takes away."""
    for name in sorted(c.session.primary.temporary):
        yield Drop("table", name, c.span(c.at, c.at), cascades=True)


def configured(c: DdlCursor) -> Iterator[Change]:
    """`SELECT pg_catalog.set_config('search_path', '', false)`, as pg_dump writes it."""
    first = c.at
    if not c.accept("select"):
        return
    c.accept_all("pg_catalog", ".")
    if not c.accept_all("set_config", "(") or c.string() != "search_path":
        return
    c.expect(",")
    value = c.string()
    if value is None or not c.accept(","):
        return
    path = tuple(part for part in map(_schema, value.split(",")) if part)
    yield SetSearchPath(c.span(first, c.at - 1), path, c.texts[c.at] == "true")


def _schema(written: str) -> str:
    """A part of search_path as PostgreSQL folds it."""
    written = written.strip()
    return exact_parts(written)[0] if written.startswith('"') else fold(written)


def alter_role(c: DdlCursor) -> Iterator[Change]:
    """AlterRoleStmt and AlterRoleSetStmt, from after ALTER ROLE."""
    first = c.at
    role = "" if c.accept("all") else c.word()
    span = c.span(first, first)
    if c.accept_all("rename", "to"):
        yield Rename("role", Name("", role), span, Name("", c.word()))
        return
    database = c.word() if c.accept_all("in", "database") else ""
    yield from _default_path(c, span, role, database)


def alter_database(c: DdlCursor) -> Iterator[Change]:
    """AlterDatabaseSetStmt, from after ALTER DATABASE."""
    database, span = c.identifier()
    yield from _default_path(c, span, "", database)


def _default_path(c: DdlCursor, span: Span, role: str, database: str) -> Iterator[Change]:
    """SetResetClause, as far as it is about search_path; FROM CURRENT is this session's."""
    if c.accept("reset"):
        setting = reset_clause(c)
    elif c.is_next("set") and c.texts[c.at + 1] != "tablespace":
        c.at += 1
        setting = set_clause(c)
    else:
        return
    if setting.name not in ("search_path", ""):
        return
    path = None if setting.is_reset else setting.value
    if path is None and not setting.is_reset:
        path = c.session.search_path
    yield SetDefaultPath(span, role, database, path)
