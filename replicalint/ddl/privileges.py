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
    is_grant = c.texts[c.at] == "grant"
    c.at += 1
    c.accept_all("grant", "option", "for")
    rights = c.until("on").texts
    if not c.accept("on") or not ({"all", "execute"} & set(rights)):
        c.at = len(c.lexemes)
        return
    functions: list[tuple[Name, tuple[PgType | None, ...] | None]] = []
    schemas: tuple[str, ...] = ()
    if c.accept_any(*_ROUTINES):
        functions = [signature(item)[:2] for item in c.until("from", "to").items()]
    elif c.accept("all") and c.accept_any(*_ALL_ROUTINES):
        c.expect("in", "schema")
        schemas = tuple(i.identifier()[0] for i in c.until("from", "to").items())
    elif not (is_default and c.accept_any(*_ALL_ROUTINES)):
        c.at = len(c.lexemes)
        return
    c.accept_any("from", "to")
    roles = _roles(c)
    yield Grant(c.span(first, first), is_grant, tuple(functions), schemas, roles, is_default)


def _roles(c: DdlCursor) -> tuple[str, ...]:
    """The roles; PUBLIC is a word that no role can be called by."""
    roles: list[str] = []
    for item in c.until("with", "granted", "cascade", "restrict").items():
        item.accept("group")
        if item.is_name():
            roles.append(item.identifier()[0])
    c.at = len(c.lexemes)
    return tuple(roles)


def default_privileges(c: DdlCursor) -> Iterator[Change]:
    """ALTER DEFAULT PRIVILEGES, from after these words."""
    schemas: tuple[str, ...] = ()
    while not c.is_at_end and c.texts[c.at] not in ("grant", "revoke"):
        if c.accept_all("in", "schema"):
            listed = c.until("grant", "revoke", "for")
            schemas = tuple(item.identifier()[0] for item in listed.items())
        else:
            c.step()
    for change in privileges(c, is_default=True):
        if isinstance(change, Grant):
            yield Grant(change.span, change.is_grant, (), schemas, change.roles, True)
