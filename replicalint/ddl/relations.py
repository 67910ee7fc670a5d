"""Reads views, rules that make one, indexes, and ALTER and DROP of relations."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import (
    AttachIndex,
    Change,
    CreateIndex,
    CreateView,
    Dependency,
    Drop,
    Rename,
    SetOwner,
)
from ..name import Name
from ..source import Span
from .alter_table import alter_table
from .cursor import DdlCursor, words
from .dependencies import dependencies
from .index_elements import column_of, name_of, needs_of, way_of
from .privileges import role

_WITH_DATA = (("with", "data"), ("with", "no", "data"))
_WITH_CHECK = (
    ("with", "check", "option"),
    ("with", "cascaded", "check", "option"),
    ("with", "local", "check", "option"),
)


def create_view(
    c: DdlCursor, kind: str, *, is_temporary: bool = False, replaces: bool = False
) -> Iterator[Change]:
    """ViewStmt and CreateMatViewStmt, from after the word VIEW."""
    may_exist = c.may_exist()
    name, span = c.new_name(is_temporary=is_temporary)
    names = c.identifiers() if c.texts[c.at] == "(" else ()
    if c.accept("using"):
        c.identifier()
    if c.accept("with"):
        c.group()
    if c.accept("tablespace"):
        c.identifier()
    c.expect("as")
    query = c.query(c.rest_before(*(_WITH_CHECK if kind == "view" else _WITH_DATA)))
    c.at = len(c.lexemes)
    if any(read.schema == "pg_temp" for read, _ in query.reads):
        name = Name("pg_temp", name.name)  # what reads temporary tables is temporary
    yield CreateView(name, span, kind, query, names, replaces, may_exist)


def create_rule(c: DdlCursor) -> Iterator[Change]:
    """RuleStmt, from after the word RULE: ON SELECT makes a view of a table (until 15)."""
    c.identifier()
    c.expect("as", "on")
    event = c.accept_any("select", "insert", "update", "delete")
    c.expect("to")
    name, span = c.relation()
    if event == "select" and c.accept_all("do", "instead"):
        query = c.query(c.rest)
        yield CreateView(name, span, "view", query, replaces=True)
    c.at = len(c.lexemes)


def create_index(c: DdlCursor, *, is_unique: bool) -> Iterator[Change]:
    """IndexStmt, from after the word INDEX."""
    first = c.at - 1
    c.accept("concurrently")
    may_exist = c.may_exist()
    name = None if c.texts[c.at] == "on" and c.texts[c.at + 1] != "on" else c.word()
    place = c.span(first if name is None else c.at - 1, c.at - 1)
    c.expect("on")
    is_only = c.texts[c.at] == "only"
    relation, _ = c.relation()
    c.is_about(relation)
    method = c.word() if c.accept("using") else "btree"
    ways: list[str] = [method]
    parts: list[str] = []
    keys: list[str] = []
    columns: list[str] = []
    used: list[str] = []
    needs: list[Dependency] = []
    for start, end in c.group_ranges():
        if alone := c.lone_name(start, end):
            keys.append(alone)
            columns.append(alone)
            parts.append(alone)
            ways.append("")
            continue
        item = c.between(start, end)
        needs += needs_of(item)
        column = column_of(item)
        keys.append(column)
        if column:
            columns.append(column)
            parts.append(column)
        else:
            parts.append(name_of(item))
            used += words(item.lexemes)
        ways.append(way_of(item) if column else "")
    others = c.identifiers() if c.accept("include") else ()
    if c.accept("nulls"):
        c.accept("not")
        c.expect("distinct")
    if c.accept("with"):
        c.group()
    if c.accept("tablespace"):
        c.identifier()
    is_partial = c.accept("where")
    used += words(c.rest)
    needs += dependencies(c, c.rest)
    c.at = len(c.lexemes)
    yield CreateIndex(
        relation,
        place,
        name,
        tuple(columns),
        is_unique,
        is_partial,
        may_exist,
        is_only,
        tuple(keys),
        tuple(parts),
        others,
        tuple(used),
        tuple(ways),
        tuple(dict.fromkeys(needs)),
    )


def alter_relation(c: DdlCursor, kind: str) -> Iterator[Change]:
    """ALTER TABLE and its like, from after the kind of relation."""
    if c.accept_all("all", "in", "tablespace"):
        c.at = len(c.lexemes)
        return
    c.may_exist()
    is_only = c.texts[c.at] == "only"
    name, span = c.relation()
    if c.accept_all("rename", "to"):
        yield Rename(kind, name, span, Name(name.schema, c.word()))
    elif c.accept_all("set", "schema"):
        yield Rename(kind, name, span, Name(c.word(), name.name))
    elif kind == "index":
        yield from _alter_index(c, name, span)
    elif c.accept("depends") or c.accept_all("no", "depends"):
        c.at = len(c.lexemes)
    else:
        yield from alter_table(c, name, span, kind=kind, is_only=is_only)
    c.expect_end()


def _alter_index(c: DdlCursor, name: Name, span: Span) -> Iterator[Change]:
    if c.accept_all("attach", "partition"):
        yield AttachIndex(name, span, c.relation()[0])
    elif c.accept_all("owner", "to"):
        yield SetOwner("index", name, span, None, role(c))
    else:
        c.at = len(c.lexemes)  # how it is kept


def drop_relations(c: DdlCursor, kind: str) -> Iterator[Change]:
    """DropStmt of relations, from after their kind."""
    c.accept("concurrently")
    may_miss = c.may_exist()
    found = [c.relation_name()]
    while c.accept(","):
        found.append(c.relation_name())
    cascades = c.cascades()
    c.expect_end()
    for name, span in found:
        yield Drop(kind, name, span, cascades=cascades, may_miss=may_miss)
