"""Which reader reads a statement: from its first words to what it changes.

The file is as long as the list of statements, with the readers that are a few lines each.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import (
    Change,
    CreateExtension,
    CreateIndex,
    CreateSchema,
    CreateView,
    Drop,
    Rename,
    SetOwner,
    SetRole,
    SetSearchPath,
)
from ..name import Name
from ..source import Span
from ..syntax.lexeme import Kind
from ..syntax.statement import Syntax
from .cursor import DdlCursor
from .privileges import (
    default_privileges,
    drop_owned,
    privileges,
    reassign_owned,
    role,
    set_role,
)
from .publications import alter_publication, create_publication
from .routines import alter_function, create_aggregate, create_function, read_path, run_block
from .rows import row_changes, truncate
from .sequences import alter_sequence, create_sequence
from .signatures import signature
from .tables import alter_table, create_table, selected_into
from .triggers import alter_event_trigger, alter_trigger, create_event_trigger, create_trigger
from .types import alter_domain, alter_type, create_domain, create_type

_TEMPORARY = ("temp", "temporary")
_RELATIONS = ("table", "view", "index")
_ROUTINES = ("function", "procedure", "routine", "aggregate")
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
        case "reassign":
            c.at += 1
            yield from reassign_owned(c)
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
    persistence = "temporary" if is_temporary else "permanent"
    if c.accept("unlogged"):
        persistence = "unlogged"
    c.accept_any("foreign", "recursive", "trusted", "procedural", "constraint")
    is_unique = c.accept("unique")
    if c.accept_all("materialized", "view"):
        yield from _view(c, "materialized view", is_temporary=False)
    elif kind := c.accept_any("function", "procedure"):
        yield from create_function(c, kind, replaces=replaces)
    elif c.accept("aggregate"):
        yield from create_aggregate(c, replaces=replaces)
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
    elif c.accept_all("event", "trigger"):
        yield from create_event_trigger(c)
    elif c.accept("publication"):
        yield from create_publication(c)
    elif c.accept("type"):
        yield from create_type(c)
    elif c.accept("domain"):
        yield from create_domain(c)
    elif c.accept("sequence"):
        yield from create_sequence(c, persistence)
    elif c.accept("extension"):
        yield from _create_extension(c)


def _create_extension(c: DdlCursor) -> Iterator[Change]:
    """CreateExtensionStmt."""
    may_exist = c.may_exist()
    name, span = c.identifier()
    schema, cascades = "", False
    c.accept("with")
    while not c.is_at_end:
        if c.accept("schema"):
            schema, _ = c.identifier()
        elif c.accept("version"):
            c.at += 1
        elif c.accept("cascade"):
            cascades = True
        else:
            raise c.error()
    yield CreateExtension(name, span, schema, cascades, may_exist)


def _alter_extension(c: DdlCursor) -> Iterator[Change]:
    """AlterExtensionStmt and its like: to what schema its objects go is all that shows."""
    name, span = c.identifier()
    if c.accept_all("set", "schema"):
        yield Rename("extension", Name("", name), span, Name(c.identifier()[0], name))


def _create_schema(c: DdlCursor) -> Iterator[Change]:
    """CREATE SCHEMA: the statements inside it, whose bare names belong to the schema."""
    may_exist = c.may_exist()
    place = c.span(c.at, c.at)
    schema, owner = ("", None) if c.texts[c.at] == "authorization" else (c.identifier()[0], None)
    if c.accept("authorization"):
        place = place if schema else c.span(c.at, c.at)
        owner = role(c)
        schema = schema or owner
    yield CreateSchema(schema, place, owner, may_exist)
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
    elif c.accept("type"):
        yield from alter_type(c)
    elif c.accept("domain"):
        yield from alter_domain(c)
    elif c.accept("sequence"):
        yield from alter_sequence(c)
    elif c.accept("extension"):
        yield from _alter_extension(c)
    elif c.accept_all("event", "trigger"):
        yield from alter_event_trigger(c)
    elif kind := c.accept_any("role", "user", "group"):
        name, span = c.identifier()
        if c.accept_all("rename", "to"):
            yield Rename("role", Name("", name), span, Name("", c.identifier()[0]))
    elif c.accept_all("materialized", "view"):
        yield from _alter_relation(c, "materialized view")
    elif kind := c.accept_any(*_RELATIONS):
        yield from _alter_relation(c, kind)
    elif c.accept("trigger"):
        yield from alter_trigger(c)
    elif c.accept("schema"):
        name, span = c.identifier()
        if c.accept_all("rename", "to"):
            yield Rename("schema", Name("", name), span, Name("", c.identifier()[0]))
        else:
            c.expect("owner", "to")
            yield SetOwner("schema", Name("", name), span, None, role(c))
        c.expect_end()


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
        yield SetOwner(kind, name, span, None, role(c))


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
    elif kind in _PLAIN or kind in _QUALIFIED:
        yield from _drop_named(c, kind)
    elif kind == "owned by":
        yield from drop_owned(c)


_PLAIN = ("schema", "publication", "extension", "event trigger", "role", "user", "group")
_QUALIFIED = (*_RELATIONS, "materialized view", "foreign table", "type", "domain", "sequence")


def _cascades(c: DdlCursor) -> bool:
    return c.texts[len(c.lexemes) - 1] == "cascade"


def _drop_named(c: DdlCursor, kind: str) -> Iterator[Change]:
    c.accept("concurrently")
    may_miss = c.may_exist()
    cascades = _cascades(c)
    while True:
        name, span = _dropped_name(c, kind)
        yield Drop(kind, name, span, cascades=cascades, may_miss=may_miss)
        if not c.accept(","):
            return


def _dropped_name(c: DdlCursor, kind: str) -> tuple[Name, Span]:
    if kind in ("type", "domain"):
        return c.named_type()
    written, span = c.name()
    return (written if kind in _PLAIN else c.qualified(written)), span


def _drop_routines(c: DdlCursor, kind: str) -> Iterator[Change]:
    may_miss = c.may_exist()
    cascades = _cascades(c)
    while True:
        name, taken, span = signature(c, kind)
        yield Drop(kind, name, span, taken, cascades=cascades, may_miss=may_miss)
        if not c.accept(","):
            return


def _drop_of_table(c: DdlCursor, kind: str) -> Iterator[Change]:
    may_miss = c.may_exist()
    name, span = c.identifier()
    c.expect("on")
    relation, _ = c.relation()
    cascades = _cascades(c)
    yield Drop(kind, Name("", name), span, None, relation, cascades, may_miss)


def _set(c: DdlCursor) -> Iterator[Change]:
    """SET [SESSION | LOCAL] search_path or role, RESET of them, RESET ALL."""
    first = c.at
    if c.accept("reset"):
        if c.accept("role") or c.accept_all("session", "authorization"):
            yield SetRole(c.span(first, c.at - 1), None)
        elif c.accept("all") or c.accept_name("search_path"):
            yield SetSearchPath(c.span(first, c.at - 1), None)
        return
    c.at += 1
    is_local = c.texts[c.at] == "local"
    if c.texts[c.at + 1] != "authorization":
        c.accept_any("session", "local")
    if c.accept("role"):
        c.accept("to") or c.accept("=")
        yield from set_role(c, is_local=is_local)
    elif c.accept_all("session", "authorization"):
        yield from set_role(c, is_local=is_local)
    elif c.accept_name("search_path"):
        span = c.span(first, c.at - 1)
        yield SetSearchPath(span, read_path(c))
    elif c.accept("schema"):
        span = c.span(first, c.at - 1)
        value = c.string()
        yield SetSearchPath(span, (value,) if value else None)
