"""Reads GRANT, REVOKE and ALTER DEFAULT PRIVILEGES, as far as they speak about functions."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import Change, Grant
from ..name import Name
from ..pgtype import PgType
from .cursor import DdlCursor
from .signatures import signature

_ROUTINES = ("function", "procedure", "routine")
_ALL_ROUTINES = ("functions", "procedures", "routines")


def privileges(c: DdlCursor, *, is_default: bool = False) -> Iterator[Change]:
    """GRANT and REVOKE, from their first word on."""
    first = c.at
    is_grant = c.word() == "grant"
    c.at += 1
    c.skip("grant", "option", "for")
    rights = [x.text for x in c.until("on")]
    if not c.skip("on") or not ({"all", "execute"} & set(rights)):
        c.at = len(c.lexemes)
        return
    functions: list[tuple[Name, tuple[PgType | None, ...] | None]] = []
    schemas: tuple[str, ...] = ()
    if c.skip_any(*_ROUTINES):
        functions = [signature(item)[:2] for item in c.list_items(c.until("from", "to"))]
    elif c.skip("all") and c.skip_any(*_ALL_ROUTINES):
        c.expect("in", "schema")
        schemas = tuple(i.identifier()[0] for i in c.list_items(c.until("from", "to")))
    elif not (is_default and c.skip_any(*_ALL_ROUTINES)):
        c.at = len(c.lexemes)
        return
    c.skip_any("from", "to")
    roles = _roles(c)
    yield Grant(c.span(first, first), is_grant, tuple(functions), schemas, roles, is_default)


def _roles(c: DdlCursor) -> tuple[str, ...]:
    """The roles; PUBLIC is a word that no role can be called by."""
    roles: list[str] = []
    for item in c.list_items(c.until("with", "granted", "cascade", "restrict")):
        item.skip("group")
        if item.is_name():
            roles.append(item.identifier()[0])
    c.at = len(c.lexemes)
    return tuple(roles)


def default_privileges(c: DdlCursor) -> Iterator[Change]:
    """ALTER DEFAULT PRIVILEGES, from after these words."""
    schemas: tuple[str, ...] = ()
    while not c.is_at_end and c.word() not in ("grant", "revoke"):
        if c.skip("in", "schema"):
            listed = c.until("grant", "revoke", "for")
            schemas = tuple(item.identifier()[0] for item in c.list_items(listed))
        else:
            c.step()
    for change in privileges(c, is_default=True):
        if isinstance(change, Grant):
            yield Grant(change.span, change.is_grant, (), schemas, change.roles, True)
