"""Reads GRANT, REVOKE and ALTER DEFAULT PRIVILEGES on functions, and whose objects are."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ..changes import Change, DropOwned, Grant, ReassignOwned, SetRole
from ..name import Name
from ..pgtype import PgType
from .cursor import DdlCursor
from .signatures import signature

_ROUTINES = ("function", "procedure", "routine")
_ALL_ROUTINES = {
    "functions": ("function", "aggregate"),
    "procedures": ("procedure",),
    "routines": ("function", "aggregate", "procedure"),
}
_OF_SESSION = ("current_user", "current_role", "session_user")


def role(c: DdlCursor) -> str:
    """RoleSpec; "" for CURRENT_USER and its like, and for a role that is a string of SET ROLE."""
    if c.accept_any(*_OF_SESSION):
        return ""
    return c.word()


def roles(c: DdlCursor) -> tuple[str, ...]:
    """role_list; PUBLIC is a word that no role can be called by."""
    found: list[str] = []
    while True:
        c.accept("group")
        found.append(role(c))
        if not c.accept(","):
            return tuple(found)


def privileges(c: DdlCursor, *, is_default: bool = False) -> Iterator[Change]:
    """GrantStmt and RevokeStmt, from their first word on."""
    first = c.at
    is_grant = c.texts[c.at] == "grant"
    c.at += 1
    is_of_option = not is_grant and c.accept_all("grant", "option", "for")
    rights = c.until("on").texts
    if not c.accept("on") or not ({"all", "execute"} & set(rights)):
        c.at = len(c.lexemes)
        return
    functions: list[tuple[Name, tuple[PgType | None, ...] | None]] = []
    schemas: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("function", "aggregate", "procedure")
    if c.accept_any(*_ROUTINES):
        functions = [signature(item)[:2] for item in c.until("from", "to").items()]
    elif c.accept("all") and c.texts[c.at] in _ALL_ROUTINES:
        kinds = _ALL_ROUTINES[c.accept_any(*_ALL_ROUTINES)]
        c.expect("in", "schema")
        schemas = tuple(i.word() for i in c.until("from", "to").items())
    elif not (is_default and c.accept_any(*_ALL_ROUTINES)):
        c.at = len(c.lexemes)
        return
    c.expect("to" if is_grant else "from")
    yield Grant(
        c.span(first, first),
        is_grant,
        tuple(functions),
        schemas,
        roles(c),
        is_default,
        kinds,
        is_of_option=is_of_option,
    )
    c.at = len(c.lexemes)


def default_privileges(c: DdlCursor) -> Iterator[Change]:
    """AlterDefaultPrivilegesStmt, from after these words."""
    schemas: tuple[str, ...] = ()
    creators: tuple[str, ...] = ("",)
    while c.texts[c.at] not in ("grant", "revoke"):
        if c.accept_all("in", "schema"):
            schemas = _names(c)
        else:
            c.expect("for")
            if not c.accept_any("role", "user"):
                raise c.error()
            creators = roles(c)
    for change in privileges(c, is_default=True):
        if isinstance(change, Grant):
            yield replace(change, functions=(), schemas=schemas, creators=creators)


def _names(c: DdlCursor) -> tuple[str, ...]:
    """name_list."""
    found = [c.word()]
    while c.accept(","):
        found.append(c.word())
    return tuple(found)


def set_role(c: DdlCursor, *, is_local: bool) -> Iterator[Change]:
    """SET ROLE and SET SESSION AUTHORIZATION, from after these words."""
    first = c.at
    if c.texts[c.at] in ("none", "default"):
        found = None
    else:
        found = c.string()
        if found is None:
            found = c.word()
        found = None if found == "none" else found
    yield SetRole(c.span(first, first), found, is_local)
    c.at = len(c.lexemes)


def reassign_owned(c: DdlCursor) -> Iterator[Change]:
    """ReassignOwnedStmt, from after REASSIGN."""
    first = c.at
    c.expect("owned", "by")
    owners = roles(c)
    c.expect("to")
    yield ReassignOwned(c.span(first, first), owners, role(c))
    c.expect_end()


def drop_owned(c: DdlCursor) -> Iterator[Change]:
    """DropOwnedStmt, from after DROP OWNED BY."""
    first = c.at - 1
    owners = roles(c)
    cascades = c.accept_any("cascade", "restrict") == "cascade"
    yield DropOwned(c.span(first, first), owners, cascades)
    c.expect_end()
