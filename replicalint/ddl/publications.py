"""Reads CREATE and ALTER PUBLICATION."""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import Change, Publish, PublishedTable, Rename
from ..name import Name
from .cursor import DdlCursor


def create_publication(c: DdlCursor) -> Iterator[Change]:
    """From after CREATE PUBLICATION."""
    name, span = c.identifier()
    has_all = c.accept_all("for", "all", "tables")
    tables: tuple[PublishedTable, ...] = ()
    schemas: tuple[str, ...] = ()
    if not has_all and c.accept("for"):
        tables, schemas = _objects(c)
    yield Publish(name, span, "create", tables, schemas, has_all, _operations(c))


def alter_publication(c: DdlCursor) -> Iterator[Change]:
    """From after ALTER PUBLICATION."""
    name, span = c.identifier()
    if c.accept_all("rename", "to"):
        yield Rename("publication", Name("", name), span, Name("", c.identifier()[0]))
        return
    action = c.accept_any("add", "set", "drop")
    if action == "set" and c.texts[c.at] == "(":
        yield Publish(name, span, "options", operations=_operations(c))
    elif action:
        tables, schemas = _objects(c)
        yield Publish(name, span, action, tables, schemas)
    c.at = len(c.lexemes)


def _objects(c: DdlCursor) -> tuple[tuple[PublishedTable, ...], tuple[str, ...]]:
    """`TABLE a, b (x, y) WHERE (...), TABLES IN SCHEMA s`."""
    tables: list[PublishedTable] = []
    schemas: list[str] = []
    in_schemas = False
    while not c.is_at_end and c.texts[c.at] != "with":
        if c.accept_all("tables", "in", "schema"):
            in_schemas = True
        elif c.texts[c.at] == "table" and c.is_name(1):
            c.at += 1
            in_schemas = False
        if in_schemas:
            schemas.append(c.identifier()[0])
        else:
            tables.append(_table(c))
        if not c.accept(","):
            break
    return tuple(tables), tuple(schemas)


def _table(c: DdlCursor) -> PublishedTable:
    name, span = c.relation()
    columns = c.identifiers() if c.texts[c.at] == "(" else None
    is_filtered = c.accept("where")
    if is_filtered:
        c.group()
    return PublishedTable(name, span, columns, is_filtered)


def _operations(c: DdlCursor) -> tuple[str, ...] | None:
    """The value of `publish` in WITH (...) or SET (...)."""
    c.accept("with")
    if c.texts[c.at] != "(":
        return None
    for item in c.group().items():
        if item.accept("publish"):
            item.at += 1
            value = item.string() or " ".join(x.text for x in item.rest)
            return tuple(word for word in value.lower().replace(",", " ").split())
    return None
