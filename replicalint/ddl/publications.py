"""Reads CREATE and ALTER PUBLICATION."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..changes import Change, Publish, PublishedTable, Rename, SetOwner
from ..name import Name
from .cursor import DdlCursor, words
from .privileges import role

_TRUE = ("true", "on", "yes", "1", "t", "y", "")


class _Options(Struct, frozen=True):
    """What WITH (...) or SET (...) says."""

    operations: tuple[str, ...] | None = None
    via_root: bool | None = None
    generated: str | None = None


def create_publication(c: DdlCursor) -> Iterator[Change]:
    """CreatePublicationStmt, from after CREATE PUBLICATION."""
    name, span = c.identifier()
    has_all = False
    tables: tuple[PublishedTable, ...] = ()
    schemas: tuple[str, ...] = ()
    exceptions: tuple[Name, ...] = ()
    if c.accept_all("for", "all"):
        has_all, exceptions = _all(c)
    elif c.accept("for"):
        tables, schemas = _objects(c)
    options = _Options()
    if c.accept("with"):
        options = _options(c)
    c.expect_end()
    yield Publish(
        name,
        span,
        "create",
        tables,
        schemas,
        has_all,
        options.operations,
        options.via_root,
        options.generated,
        exceptions,
    )


def _all(c: DdlCursor) -> tuple[bool, tuple[Name, ...]]:
    """pub_obj_type_list: whether ALL TABLES is among them, and what is taken out (19)."""
    has_tables, exceptions = False, []
    while True:
        word = c.accept_any("tables", "sequences")
        if not word:
            raise c.error()
        has_tables = has_tables or word == "tables"
        if c.accept("except"):
            c.accept("table")
            group = c.group()
            for item in group.items():
                item.accept("table")
                exceptions.append(item.relation()[0])
        if not c.accept(","):
            return has_tables, tuple(exceptions)
        c.accept("all")


def alter_publication(c: DdlCursor) -> Iterator[Change]:
    """AlterPublicationStmt and its like, from after ALTER PUBLICATION."""
    name, span = c.identifier()
    if c.accept_all("rename", "to"):
        yield Rename("publication", Name("", name), span, Name("", c.word()))
    elif c.accept_all("owner", "to"):
        yield SetOwner("publication", Name("", name), span, None, role(c))
    else:
        action = c.accept_any("add", "set", "drop")
        if action == "set" and c.texts[c.at] == "(":
            said = _options(c)
            yield Publish(
                name,
                span,
                "options",
                operations=said.operations,
                via_root=said.via_root,
                generated=said.generated,
            )
        elif action == "set" and c.accept("all"):
            has_all, exceptions = _all(c)
            yield Publish(name, span, "set", has_all_tables=has_all, exceptions=exceptions)
        elif action:
            tables, schemas = _objects(c)
            yield Publish(name, span, action, tables, schemas)
        else:
            raise c.error()
    c.expect_end()


def _objects(c: DdlCursor) -> tuple[tuple[PublishedTable, ...], tuple[str, ...]]:
    """pub_obj_list: `TABLE a, b (x, y) WHERE (...), TABLES IN SCHEMA s`."""
    tables: list[PublishedTable] = []
    schemas: list[str] = []
    in_schemas: bool | None = None
    while True:
        if c.accept_all("tables", "in", "schema"):
            in_schemas = True
        elif c.texts[c.at] == "table" and c.is_name(1):
            c.at += 1
            in_schemas = False
        elif in_schemas is None:
            raise c.error()
        if in_schemas:
            schemas.append("" if c.accept("current_schema") else c.word())
        else:
            tables.append(_table(c))
        if not c.accept(","):
            return tuple(tables), tuple(schemas)


def _table(c: DdlCursor) -> PublishedTable:
    """relation_expr opt_column_list OptWhereClause."""
    is_only = c.texts[c.at] == "only"
    name, span = c.relation()
    columns = c.identifiers() if c.texts[c.at] == "(" else None
    is_filtered = c.accept("where")
    used = words(c.group().lexemes) if is_filtered else ()
    return PublishedTable(name, span, columns, is_filtered, is_only, used)


def _options(c: DdlCursor) -> _Options:
    """definition: in parentheses, each a word with or without a value."""
    operations: tuple[str, ...] | None = None
    via_root: bool | None = None
    generated: str | None = None
    for item in c.group_items():
        option, _ = item.identifier()
        value = _value(item)
        if option == "publish":
            operations = tuple(value.replace(",", " ").split())
        elif option == "publish_via_partition_root":
            via_root = value in _TRUE
        elif option == "publish_generated_columns":
            generated = value if value in ("none", "stored") else "stored"
    return _Options(operations, via_root, generated)


def _value(c: DdlCursor) -> str:
    """The value behind `=` in lower case; "" where none is."""
    if not c.accept("="):
        return ""
    return (c.string() or "".join(one.text for one in c.rest)).lower()
