"""Reads CREATE and ALTER SEQUENCE."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import AlterSequence, Change, CreateSequence, Rename, SetOwner
from ..name import Name
from .cursor import DdlCursor
from .privileges import role


def create_sequence(c: DdlCursor, persistence: str) -> Iterator[Change]:
    """CreateSeqStmt, from after CREATE ... SEQUENCE."""
    may_exist = c.may_exist()
    name, span = c.new_name(is_temporary=persistence == "temporary")
    _, owner = _options(c)
    yield CreateSequence(name, span, persistence, owner, may_exist)


def alter_sequence(c: DdlCursor) -> Iterator[Change]:
    """AlterSeqStmt and its like, from after ALTER SEQUENCE."""
    c.may_exist()
    name, span = c.relation()
    if c.accept_all("rename", "to"):
        yield Rename("sequence", name, span, Name(name.schema, c.word()))
    elif c.accept_all("set", "schema"):
        yield Rename("sequence", name, span, Name(c.word(), name.name))
    elif c.accept_all("owner", "to"):
        yield SetOwner("sequence", name, span, None, role(c))
    elif c.texts[c.at] == "set" and c.texts[c.at + 1] in ("logged", "unlogged"):
        persistence = "permanent" if c.texts[c.at + 1] == "logged" else "unlogged"
        c.at += 2
        yield AlterSequence(name, span, persistence=persistence)
    else:
        sets_owner, owner = _options(c)
        yield AlterSequence(name, span, sets_owner, owner)
    c.expect_end()


def own_sequence(c: DdlCursor) -> tuple[Name | None, str | None]:
    """The options of an identity column: the name and the persistence that are written."""
    name: Name | None = None
    persistence: str | None = None
    while not c.is_at_end:
        if c.accept_all("sequence", "name"):
            name = c.new_name()[0]
        elif word := c.accept_any("logged", "unlogged"):
            persistence = "permanent" if word == "logged" else word
        else:
            c.step()
    return name, persistence


def _options(c: DdlCursor) -> tuple[bool, tuple[Name, str] | None]:
    """SeqOptElem: whether OWNED BY is among them, and the column that it names."""
    sets_owner, owner = False, None
    while not c.is_at_end:
        if c.accept("no"):
            if not c.accept_any("minvalue", "maxvalue", "cycle"):
                raise c.error()
        elif c.accept_all("owned", "by"):
            sets_owner, owner = True, _column(c)
        elif c.accept("as"):
            c.type()
        elif c.accept_any("minvalue", "maxvalue", "cache"):
            _number(c)
        elif c.accept("increment"):
            c.accept("by")
            _number(c)
        elif c.accept("start") or c.accept("restart"):
            c.accept("with")
            if not c.is_at_end and not c.is_name():
                _number(c)
        elif c.accept_all("sequence", "name"):
            c.parts()
        elif not c.accept_any("cycle", "logged", "unlogged"):
            raise c.error()
    return sets_owner, owner


def _column(c: DdlCursor) -> tuple[Name, str] | None:
    """any_name: NONE, or a column with its table."""
    parts, _ = c.parts()
    if len(parts) == 1:
        return None
    return c.qualified(Name.of(parts[:-1])), parts[-1]


def _number(c: DdlCursor) -> None:
    """NumericOnly."""
    c.accept_any("+", "-")
    c.at += 1
