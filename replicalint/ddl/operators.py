"""Reads CREATE, ALTER and DROP OPERATOR."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import Change, CreateOperator, Drop, Rename, SetOwner
from ..name import Name
from ..pgtype import NO_OPERAND, PgType
from ..source import Span
from ..syntax.lexeme import Kind
from ..syntax.typenames import func_type
from .cursor import DdlCursor
from .privileges import role


def create_operator(c: DdlCursor) -> Iterator[Change]:
    """DefineStmt, from after CREATE OPERATOR; of its classes and families nothing is kept."""
    if c.texts[c.at] in ("class", "family"):
        return
    name, span = _name(c)
    name = name if name.schema else c.in_own_schema(name)
    left: PgType | None = NO_OPERAND
    right: PgType | None = None
    function: Name | None = None
    for option in c.group_items():
        word, _ = option.identifier()
        if not option.accept("="):
            continue
        if word == "leftarg":
            left = option.canonical(func_type(option))
        elif word == "rightarg":
            right = option.canonical(func_type(option))
        elif word in ("function", "procedure"):
            function = option.own_function()
    c.expect_end()
    yield CreateOperator(name, span, left, right, function)


def alter_operator(c: DdlCursor) -> Iterator[Change]:
    """AlterObjectSchemaStmt, AlterOwnerStmt, AlterOperatorStmt, from after ALTER OPERATOR."""
    if c.texts[c.at] in ("class", "family"):
        return
    name, taken, span = _signature(c)
    if c.accept_all("set", "schema"):
        yield Rename("operator", name, span, Name(c.word(), name.name), taken)
    elif c.accept_all("owner", "to"):
        yield SetOwner("operator", name, span, taken, role(c))


def drop_operators(c: DdlCursor) -> Iterator[Change]:
    """RemoveOperStmt, from after DROP OPERATOR."""
    may_miss = c.may_exist()
    cascades = c.texts[len(c.lexemes) - 1] == "cascade"
    while True:
        name, taken, span = _signature(c)
        yield Drop("operator", name, span, taken, cascades=cascades, may_miss=may_miss)
        if not c.accept(","):
            return


def _signature(c: DdlCursor) -> tuple[Name, tuple[PgType | None, ...], Span]:
    """`lib.+ (text, integer)`, where NONE stands for no operand."""
    name, span = _name(c)
    taken = tuple(
        NO_OPERAND if one.accept("none") else one.canonical(func_type(one))
        for one in c.group_items()
    )
    if not name.schema:
        known = {one.name for one in c.session.primary.operators.get(name.name, ())}
        names = (Name(schema, name.name) for schema in c.session.search_path)
        name = next((one for one in names if one in known), c.in_own_schema(name))
    return name, taken, span


def _name(c: DdlCursor) -> tuple[Name, Span]:
    """any_operator."""
    first = c.at
    schema = ""
    while c.is_name() and c.texts[c.at + 1] == ".":
        schema = c.word()
        c.at += 1
    if c.is_at_end or c.lexemes[c.at].kind is not Kind.OPERATOR:
        raise c.error()
    symbol = c.lexemes[c.at].text
    c.at += 1
    return Name(schema, symbol), c.span(first, c.at - 1)
