"""Which reader reads a statement: from its first words to what it changes.

The file is as long as the list of statements, with the readers that are a few lines each.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import (
    AlterType,
    Change,
    CreateIndex,
    CreateType,
    CreateView,
    Drop,
    Rename,
    SetOwner,
    SetSearchPath,
)
from ..name import Name
from ..source import Span
from ..syntax.lexeme import Kind
from ..syntax.statement import Syntax
from .cursor import DdlCursor
from .privileges import default_privileges, privileges
from .publications import alter_publication, create_publication
from .routines import (
    alter_function,
    create_function,
    create_trigger,
    read_path,
    rename_trigger,
    run_block,
)
from .rows import row_changes, truncate
from .signatures import signature
from .tables import alter_table, create_table, selected_into

_TEMPORARY = ("temp", "temporary")
_RELATIONS = ("table", "view", "index", "sequence")
_ROUTINES = ("function", "procedure", "routine")
_OF_TABLE = ("trigger", "policy", "rule")
_ROWS = ("select", "with", "values", "insert", "update", "delete", "merge", "explain")


def changes(c: DdlCursor, syntax: Syntax) -> Iterator[Change]:
    """What one statement changes; raises NotReadable where it is not what PostgreSQL accepts."""
    word = c.texts[c.at]
    if word not in _ROWS and c.lexemes[0].kind is Kind.WORD:
        yield from _of_schema(c)
        return
    if not syntax.wrapped.is_only_planned:
        tree = syntax.tree
        yield from row_changes(c.over(c.fragment, tree.lexemes), tree.marks.writes)
    if word in ("select", "with"):
        yield from selected_into(c)


def _of_schema(c: DdlCursor) -> Iterator[Change]:
    """What a statement changes that is no query and writes no rows but TRUNCATE."""
    match c.texts[c.at]:
        case "create":
            yield from _create(c)
        case "alter":
            yield from _alter(c)
        case "drop":
            yield from _drop(c)
        case "grant" | "revoke":
            yield from privileges(c)
        case "do":
            c.at += 1
            yield from run_block(c)
        case "truncate":
            c.at += 1
            yield from truncate(c)
        case "set" | "reset":
            yield from _set(c)


def _create(c: DdlCursor) -> Iterator[Change]:
    c.expect("create")
    replaces = c.accept_all("or", "replace")
    c.accept_any("global", "local")
    is_temporary = bool(c.accept_any(*_TEMPORARY))
    c.accept_any("unlogged", "foreign", "recursive", "trusted", "procedural", "constraint")
    is_unique = c.accept("unique")
    if c.accept_all("materialized", "view"):
        yield from _view(c, "materialized view", is_temporary=False)
    elif kind := c.accept_any("function", "procedure"):
        yield from create_function(c, kind, replaces=replaces)
    elif c.accept("table"):
        yield from create_table(c, is_temporary=is_temporary)
    elif c.accept("index"):
        yield from _index(c, is_unique)
    elif c.accept("view"):
        yield from _view(c, "view", is_temporary=is_temporary)
    elif c.accept("schema"):
        yield from _create_schema(c)
    elif c.accept("trigger"):
        yield from create_trigger(c)
    elif c.accept("publication"):
        yield from create_publication(c)
    elif kind := c.accept_any("type", "domain"):
        name, span = c.new_name()
        yield CreateType(name, span, kind)


def _create_schema(c: DdlCursor) -> Iterator[Change]:
    """CREATE SCHEMA: the statements inside it, whose bare names belong to the schema."""
    c.may_exist()
    schema = "" if c.texts[c.at] == "authorization" else c.identifier()[0]
    if c.accept("authorization"):
        role, _ = c.identifier()
        schema = schema or role
    contract = c.contract.along((schema, *c.contract.search_path))
    while not c.is_at_end:
        first = c.at
        c.step()
        while c.texts[c.at] not in ("create", "grant") or c.texts[c.at - 1] == "with":
            if c.is_at_end:
                break
            c.step()
        inner = c.between(first, c.at)
        inner.contract = contract
        yield from _of_schema(inner)


def _view(c: DdlCursor, kind: str, *, is_temporary: bool) -> Iterator[Change]:
    c.may_exist()
    name, span = c.new_name(is_temporary=is_temporary)
    yield CreateView(name, span, kind)


def _index(c: DdlCursor, is_unique: bool) -> Iterator[Change]:
    first = c.at - 1
    c.accept("concurrently")
    c.may_exist()
    name = None if c.texts[c.at] == "on" and c.texts[c.at + 1] != "on" else c.identifier()[0]
    place = c.span(first if name is None else c.at - 1, c.at - 1)
    c.expect("on")
    relation, _ = c.relation()
    if c.accept("using"):
        c.identifier()
    columns = tuple(
        item.identifier()[0]
        for item in c.group().items()
        if item.is_name() and item.texts[item.at + 1] not in ("(", ".")
    )
    is_partial = "where" in c.texts[c.at :]
    yield CreateIndex(relation, place, name, columns, is_unique, is_partial)


def _alter(c: DdlCursor) -> Iterator[Change]:
    c.expect("alter")
    c.accept("foreign")
    if c.accept_all("default", "privileges"):
        yield from default_privileges(c)
    elif kind := c.accept_any(*_ROUTINES):
        yield from alter_function(c, kind)
    elif c.accept("publication"):
        yield from alter_publication(c)
    elif kind := c.accept_any("type", "domain"):
        yield from _alter_type(c, kind)
    elif c.accept_all("materialized", "view"):
        yield from _alter_relation(c, "materialized view")
    elif kind := c.accept_any(*_RELATIONS):
        yield from _alter_relation(c, kind)
    elif c.accept("trigger"):
        yield from rename_trigger(c)
    elif c.accept("schema"):
        name, span = c.identifier()
        if c.accept_all("rename", "to"):
            yield Rename("schema", Name("", name), span, Name("", c.identifier()[0]))


def _alter_relation(c: DdlCursor, kind: str) -> Iterator[Change]:
    if c.accept_all("all", "in", "tablespace"):
        c.at = len(c.lexemes)
        return
    c.may_exist()
    name, span = c.relation()
    if c.accept_all("rename", "to"):
        yield Rename(kind, name, span, Name(name.schema, c.identifier()[0]))
    elif c.accept_all("set", "schema"):
        yield Rename(kind, name, span, Name(c.identifier()[0], name.name))
    elif kind == "table":
        yield from alter_table(c, name, span)
    elif c.accept_all("owner", "to"):
        yield SetOwner(kind, name, span, None, c.identifier()[0])


def _alter_type(c: DdlCursor, kind: str) -> Iterator[Change]:
    name, span = c.object_name()
    if c.accept_all("rename", "to"):
        yield Rename(kind, name, span, Name(name.schema, c.identifier()[0]))
    elif c.accept_all("set", "schema"):
        yield Rename(kind, name, span, Name(c.identifier()[0], name.name))
    elif c.accept_all("owner", "to"):
        yield SetOwner(kind, name, span, None, c.identifier()[0])
    elif kind == "domain":
        action = c.texts[c.at] if c.texts[c.at] != "rename" else ""
        if action:
            yield AlterType(name, span, "ALTER DOMAIN")
    elif c.accept_all("add", "value"):
        c.may_exist()
        yield AlterType(name, span, "ADD VALUE", c.string())
    elif c.accept_all("rename", "value"):
        c.string()
        c.expect("to")
        yield AlterType(name, span, "RENAME VALUE", c.string())
    elif c.texts[c.at + 1] == "attribute":
        for item in c.items():
            yield _attribute(item, name, span)


def _attribute(c: DdlCursor, name: Name, span: Span) -> AlterType:
    """ADD, DROP, ALTER or RENAME ATTRIBUTE."""
    action = f"{c.texts[c.at].upper()} ATTRIBUTE"
    c.at += 1
    c.expect("attribute")
    c.may_exist()
    return AlterType(name, span, action, c.identifier()[0])


_TWO_WORDS = {
    "materialized": "view",
    "foreign": "table",
    "event": "trigger",
    "text": "search",
    "access": "method",
    "user": "mapping",
    "operator": "class",
    "owned": "by",
}


def _drop(c: DdlCursor) -> Iterator[Change]:
    c.expect("drop")
    kind = c.texts[c.at]
    if not kind.isidentifier():
        raise c.error()
    c.at += 1
    if kind in _TWO_WORDS and c.texts[c.at] == _TWO_WORDS[kind]:
        kind = f"{kind} {c.texts[c.at]}"
        c.at += 1
    if kind in _ROUTINES:
        yield from _drop_routines(c, kind)
    elif kind in _OF_TABLE:
        yield from _drop_of_table(c, kind)
    elif kind in (*_RELATIONS, "materialized view", "foreign table", "type", "domain") or kind in (
        "schema",
        "publication",
        "extension",
    ):
        yield from _drop_named(c, kind)


def _cascades(c: DdlCursor) -> bool:
    return c.texts[len(c.lexemes) - 1] == "cascade"


def _drop_named(c: DdlCursor, kind: str) -> Iterator[Change]:
    c.accept("concurrently")
    c.may_exist()
    cascades = _cascades(c)
    while True:
        written, span = c.name()
        is_plain = kind in ("schema", "publication", "extension")
        yield Drop(kind, written if is_plain else c.qualified(written), span, cascades=cascades)
        if not c.accept(","):
            return


def _drop_routines(c: DdlCursor, kind: str) -> Iterator[Change]:
    c.may_exist()
    cascades = _cascades(c)
    while True:
        name, taken, span = signature(c)
        yield Drop(kind, name, span, taken, cascades=cascades)
        if not c.accept(","):
            return


def _drop_of_table(c: DdlCursor, kind: str) -> Iterator[Change]:
    c.may_exist()
    name, span = c.identifier()
    c.expect("on")
    relation, _ = c.relation()
    yield Drop(kind, Name("", name), span, relation=relation, cascades=_cascades(c))


def _set(c: DdlCursor) -> Iterator[Change]:
    """SET [SESSION | LOCAL] search_path, RESET search_path, RESET ALL."""
    first = c.at
    if c.accept("reset"):
        if c.accept("all") or c.accept_name("search_path"):
            yield SetSearchPath(c.span(first, c.at - 1), None)
        return
    c.at += 1
    c.accept_any("session", "local")
    if c.accept_name("search_path"):
        span = c.span(first, c.at - 1)
        yield SetSearchPath(span, read_path(c))
    elif c.accept("schema"):
        span = c.span(first, c.at - 1)
        value = c.string()
        yield SetSearchPath(span, (value,) if value else None)
