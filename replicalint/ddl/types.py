"""Reads CREATE and ALTER TYPE and DOMAIN."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..changes import AlterType, Attribute, Change, CreateType, Dependency, Rename, SetOwner
from ..name import Name
from ..pgtype import PgType
from ..source import Span
from ..syntax.typenames import func_type
from .cursor import DdlCursor
from .dependencies import dependencies
from .privileges import role

# The functions of a base type, and those of them that take a value of it.
_TAKE_IT = ("output", "send")
_OF_BASE = (*_TAKE_IT, "input", "receive", "typmod_in", "typmod_out", "analyze", "subscript")
# What a constraint of a domain begins with.
_CLAUSES = ("constraint", "not", "null", "default", "check", "collate", "unique", "primary")


def create_type(c: DdlCursor) -> Iterator[Change]:
    """DefineStmt and its like, from after CREATE TYPE."""
    name, span = c.new_name()
    if c.accept_all("as", "enum"):
        labels = tuple(_label(item) for item in c.group_items())
        yield CreateType(name, span, "type", "enum", labels)
    elif c.accept_all("as", "range"):
        yield _range(c.group(), name, span)
    elif c.accept("as"):
        attributes = tuple(_attribute(item) for item in c.group_items())
        yield CreateType(name, span, "type", "composite", attributes=attributes)
    elif c.texts[c.at] == "(":
        yield _base(c.group(), name, span)
    else:
        yield CreateType(name, span, "type")
    c.expect_end()


def _label(c: DdlCursor) -> str:
    label = c.string()
    if label is None:
        raise c.error()
    c.expect_end()
    return label


def _attribute(c: DdlCursor) -> Attribute:
    """TableFuncElement."""
    name, _ = c.identifier()
    found, modifier = c.type_with_modifier()
    if c.accept("collate"):
        c.parts()
    c.expect_end()
    return Attribute(name, c.canonical(found), modifier)


def _range(options: DdlCursor, name: Name, span: Span) -> CreateType:
    base: PgType | None = None
    multirange: Name | None = None
    functions: dict[str, Name | None] = {}
    for option in options.items():
        word, _ = option.identifier()
        option.expect("=")
        if word == "subtype":
            base = option.canonical(func_type(option))
        elif word == "multirange_type_name":
            written, _ = option.name()
            multirange = written if written.schema else Name(name.schema, written.name)
        elif word in ("canonical", "subtype_diff"):
            functions[word] = option.own_function()
    taken = {"canonical": (PgType(name),), "subtype_diff": (base, base)}
    needs = tuple(
        Dependency("function", found, taken[word])
        for word, found in functions.items()
        if found is not None
    )
    return CreateType(name, span, "type", "range", base=base, multirange=multirange, needs=needs)


def _base(options: DdlCursor, name: Name, span: Span) -> CreateType:
    """A base type, with the functions that read, write and describe it (DefineType)."""
    needs: list[Dependency] = []
    for option in options.items():
        word, _ = option.identifier()
        if word in _OF_BASE and option.accept("="):
            found = option.own_function()
            if found is not None:
                taken = (PgType(name),) if word in _TAKE_IT else None
                needs.append(Dependency("function", found, taken))
    return CreateType(name, span, "type", "base", needs=tuple(needs))


def create_domain(c: DdlCursor) -> Iterator[Change]:
    """CreateDomainStmt, from after CREATE DOMAIN."""
    name, span = c.new_name()
    c.accept("as")
    base, modifier = c.type_with_modifier()
    c.columns = partial(dict, value=c.canonical(base))
    is_required, required_as, checks, has_default = False, None, [], False
    needs: tuple[Dependency, ...] = ()
    needs_of_checks: list[tuple[Dependency, ...]] = []
    while not c.is_at_end:
        constraint = c.word() if c.accept("constraint") else None
        if c.accept_all("not", "null"):
            is_required, required_as = True, constraint
        elif c.accept("check"):
            needs_of_checks.append(dependencies(c, c.group().lexemes))
            checks.append(constraint)
        elif c.accept("default"):
            has_default, start = True, c.at
            c.step()
            while not c.is_at_end and c.texts[c.at] not in _CLAUSES:
                c.step()
            needs = dependencies(c, c.lexemes[start : c.at])
        elif c.accept("collate"):
            c.parts()
        elif not c.accept("null"):
            raise c.error()
    yield CreateType(
        name,
        span,
        "domain",
        "domain",
        base=c.canonical(base),
        modifier=modifier,
        is_required=is_required,
        checks=tuple(checks),
        required_as=required_as,
        needs=needs,
        needs_of_checks=tuple(needs_of_checks),
        has_default=has_default,
    )


def alter_type(c: DdlCursor) -> Iterator[Change]:
    """AlterEnumStmt, AlterCompositeTypeStmt and their like, from after ALTER TYPE."""
    name, span = c.named_type()
    if moved := _moved(c, "type", name, span):
        yield moved
    elif c.accept_all("add", "value"):
        yield _add_value(c, name, span)
    elif c.accept_all("rename", "value"):
        old = c.string()
        c.expect("to")
        yield AlterType(name, span, "RENAME VALUE", c.string(), old)
    elif c.accept_all("rename", "attribute"):
        old, _ = c.identifier()
        c.expect("to")
        to, _ = c.identifier()
        c.accept_any("cascade", "restrict")
        yield AlterType(name, span, "RENAME ATTRIBUTE", old, to=to)
    elif c.accept("set"):
        c.group()
    else:
        for item in c.items():
            yield _altered_attribute(item, name, span)
    c.expect_end()


def _moved(c: DdlCursor, kind: str, name: Name, span: Span) -> Change | None:
    """RENAME TO, SET SCHEMA or OWNER TO, if one of them stands here."""
    if c.accept_all("rename", "to"):
        return Rename(kind, name, span, Name(name.schema, c.word()))
    if c.accept_all("set", "schema"):
        return Rename(kind, name, span, Name(c.word(), name.name))
    if c.accept_all("owner", "to"):
        return SetOwner(kind, name, span, None, role(c))
    return None


def _add_value(c: DdlCursor, name: Name, span: Span) -> AlterType:
    may_exist = c.may_exist()
    label = c.string()
    if label is None:
        raise c.error()
    place = c.accept_any("before", "after")
    neighbour = c.string() if place else None
    return AlterType(
        name,
        span,
        "ADD VALUE",
        label,
        neighbour=neighbour,
        is_before=place == "before",
        may_exist=may_exist,
    )


def _altered_attribute(c: DdlCursor, name: Name, span: Span) -> AlterType:
    """alter_type_cmd."""
    word = c.accept_any("add", "drop", "alter")
    if not word:
        raise c.error()
    c.expect("attribute")
    if word == "add":
        attribute = _pass_behaviour(c)
        return AlterType(name, span, "ADD ATTRIBUTE", attribute.name, attribute=attribute)
    may_miss = word == "drop" and c.may_exist()
    written, _ = c.identifier()
    if word == "drop":
        c.accept_any("cascade", "restrict")
        c.expect_end()
        return AlterType(name, span, "DROP ATTRIBUTE", written, may_exist=may_miss)
    c.accept_all("set", "data")
    c.expect("type")
    found, modifier = c.type_with_modifier()
    attribute = Attribute(written, c.canonical(found), modifier)
    return AlterType(name, span, "ALTER ATTRIBUTE", written, attribute=attribute)


def _pass_behaviour(c: DdlCursor) -> Attribute:
    """TableFuncElement opt_drop_behavior."""
    written = c.until("cascade", "restrict")
    c.accept_any("cascade", "restrict")
    c.expect_end()
    return _attribute(written)


def alter_domain(c: DdlCursor) -> Iterator[Change]:
    """AlterDomainStmt and its like, from after ALTER DOMAIN."""
    name, span = c.named_type()
    moved = _moved(c, "domain", name, span)
    if moved is not None:
        yield moved
    elif c.accept_all("rename", "constraint"):
        old, _ = c.identifier()
        c.expect("to")
        to, _ = c.identifier()
        yield _constrained(name, span, "rename constraint", old, to)
    elif c.accept("add"):
        constraint = c.word() if c.accept("constraint") else None
        is_check = c.accept("check")
        if not (is_check or c.accept_all("not", "null")):
            raise c.error()
        clause = "add constraint" if is_check else "set not null"
        domain = c.session.primary.types.get(name)
        c.columns = partial(dict, value=domain.base if domain is not None else None)
        needs = dependencies(c, c.rest)
        yield _constrained(name, span, clause, constraint, needs=needs)
        c.at = len(c.lexemes)
    elif c.accept_all("drop", "constraint"):
        c.may_exist()
        constraint, _ = c.identifier()
        c.accept_any("cascade", "restrict")
        yield _constrained(name, span, "drop constraint", constraint)
    elif c.accept_all("validate", "constraint"):
        constraint, _ = c.identifier()
        yield _constrained(name, span, "validate constraint", constraint)
    else:
        clause = " ".join(c.texts[c.at : c.at + 3]).strip()
        if clause.split()[1:2] == ["default"]:
            clause = " ".join(clause.split()[:2])
        if clause not in ("set not null", "drop not null", "set default", "drop default"):
            raise c.error()
        yield _constrained(name, span, clause, needs=dependencies(c, c.rest))
        c.at = len(c.lexemes)
    c.expect_end()


def _constrained(
    name: Name,
    span: Span,
    clause: str,
    constraint: str | None = None,
    to: str | None = None,
    needs: tuple[Dependency, ...] = (),
) -> AlterType:
    return AlterType(
        name, span, "ALTER DOMAIN", clause=clause, constraint=constraint, to=to, needs=needs
    )
