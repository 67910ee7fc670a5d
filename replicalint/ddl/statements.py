"""Which reader reads a statement: from its first words to what it changes.

The file is as long as the list of statements, with the readers that are a few lines each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from ..changes import (
    Change,
    CreateExtension,
    CreateSchema,
    Drop,
    Insert,
    Rename,
    SetOwner,
    Truncate,
    Update,
)
from ..name import Name
from ..resolve.row_changes import row_changes
from ..source import Span
from ..syntax.lexeme import Kind
from ..syntax.statement import Syntax
from ..syntax.work import deep_recursion
from .cursor import DdlCursor
from .operators import alter_operator, create_operator, drop_operators
from .privileges import (
    default_privileges,
    drop_owned,
    privileges,
    reassign_owned,
    role,
)
from .publications import alter_publication, create_publication
from .relations import (
    alter_relation,
    create_index,
    create_rule,
    create_view,
    drop_relations,
)
from .routines import alter_function, create_aggregate, create_function, run_block
from .sequences import alter_sequence, create_sequence
from .session import alter_database, alter_role, configured, settings, transaction
from .signatures import signature
from .tables import create_table, selected_into
from .triggers import alter_event_trigger, alter_trigger, create_event_trigger, create_trigger
from .types import alter_domain, alter_type, create_domain, create_type

_IN_SCHEMA = ("sequence", "table", "view", "index", "trigger")
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
        yield from _of_rows(c, syntax)
    if word in ("select", "with"):
        yield from selected_into(c.over(c.fragment, c.lexemes))
        yield from configured(c)


def _of_rows(c: DdlCursor, syntax: Syntax) -> Iterator[Change]:
    """What a query or a statement that writes changes of rows."""

    def known(name: Name) -> Collection[str] | None:
        relation = c.contract.relation(name)
        return relation.columns if relation is not None else None

    tree = syntax.tree
    holes = (tree.lexemes[place] for place in tree.marks.holes)
    c.name_holes += [one for one in holes if one.kind is Kind.PARAM]
    with deep_recursion():
        found = list(row_changes(tree, c.contract, known))
    for change in found:
        change = replace(change, relation=c.qualified(change.relation))
        if isinstance(change, Update):
            sources = (replace(one, relation=c.qualified(one.relation)) for one in change.sources)
            change = replace(change, sources=tuple(sources))
        yield change


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
        case "copy":
            c.at += 1
            yield from _copied(c)
        case "truncate":
            c.at += 1
            yield from _truncate(c)
        case "set" | "reset" | "discard":
            yield from settings(c)
        case _:
            yield from transaction(c)


def _copied(c: DdlCursor) -> Iterator[Change]:
    """COPY ... FROM, from after the word: rows are written, of whatever values."""
    c.accept("binary")
    if c.texts[c.at] == "(":
        return
    relation, span = c.relation()
    columns = c.identifiers() if c.texts[c.at] == "(" else ()
    if c.accept("from"):
        yield Insert(relation, span, columns, action="COPY")


def _truncate(c: DdlCursor) -> Iterator[Change]:
    """TRUNCATE, from after the word."""
    first = c.at - 1
    c.accept("table")
    relations = [c.relation()]
    while c.accept(","):
        relations.append(c.relation())
    cascades = "cascade" in c.texts[c.at :]
    yield Truncate(tuple(relations), c.span(first, first), cascades)


def _create(c: DdlCursor) -> Iterator[Change]:
    c.expect("create")
    replaces = c.accept_all("or", "replace")
    c.accept_any("global", "local")
    is_temporary = bool(c.accept_any(*_TEMPORARY))
    persistence = "temporary" if is_temporary else "permanent"
    if c.accept("unlogged"):
        persistence = "unlogged"
    is_foreign = c.accept("foreign")
    c.accept_any("recursive", "trusted", "procedural", "constraint")
    is_unique = c.accept("unique")
    if c.accept_all("materialized", "view"):
        yield from create_view(c, "materialized view")
    elif kind := c.accept_any("function", "procedure"):
        yield from create_function(c, kind, replaces=replaces)
    elif c.accept("aggregate"):
        yield from create_aggregate(c, replaces=replaces)
    elif c.accept("table"):
        yield from create_table(c, persistence=persistence, is_foreign=is_foreign)
    elif c.accept("index"):
        yield from create_index(c, is_unique=is_unique)
    elif c.accept("view"):
        yield from create_view(c, "view", is_temporary=is_temporary, replaces=replaces)
    elif c.accept("rule"):
        yield from create_rule(c)
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
    elif c.accept("operator"):
        yield from create_operator(c)


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
        yield Rename("extension", Name("", name), span, Name(c.word(), name))


def _create_schema(c: DdlCursor) -> Iterator[Change]:
    """CREATE SCHEMA: the statements inside it, whose bare names belong to the schema."""
    may_exist = c.may_exist()
    first, owner = c.at, None
    schema = "" if c.texts[c.at] == "authorization" else c.word()
    if c.accept("authorization"):
        first = first if schema else c.at
        owner = role(c)
        schema = schema or owner or c.session.primary.role or ""
    created = CreateSchema(schema, c.span(first, first), owner, may_exist)
    yield created
    elements: list[DdlCursor] = []
    while not c.is_at_end:
        first = c.at
        c.step()
        while c.texts[c.at] not in ("create", "grant") or c.texts[c.at - 1] == "with":
            if c.is_at_end:
                break
            c.step()
        elements.append(c.between(first, c.at))
    session = c.session.after(created).along((schema, *c.session.search_path))
    for inner in sorted(elements, key=_when):
        inner.session = session
        for change in _of_schema(inner):
            session = session.after(change)
            yield change


def _when(element: DdlCursor) -> int:
    """In which order what stands in a schema is made (transformCreateSchemaStmtElements)."""
    texts = element.texts[:4]
    return next((n for n, kind in enumerate(_IN_SCHEMA) if kind in texts), len(_IN_SCHEMA))


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
    elif c.accept("operator"):
        yield from alter_operator(c)
    elif c.accept_all("event", "trigger"):
        yield from alter_event_trigger(c)
    elif c.accept_any("role", "user", "group"):
        yield from alter_role(c)
    elif c.accept("database"):
        yield from alter_database(c)
    elif c.accept_all("materialized", "view"):
        yield from alter_relation(c, "materialized view")
    elif kind := c.accept_any(*_RELATIONS):
        yield from alter_relation(c, kind)
    elif c.accept("trigger"):
        yield from alter_trigger(c)
    elif c.accept("schema"):
        name, span = c.identifier()
        if c.accept_all("rename", "to"):
            yield Rename("schema", Name("", name), span, Name("", c.word()))
        else:
            c.expect("owner", "to")
            yield SetOwner("schema", Name("", name), span, None, role(c))
        c.expect_end()


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
    elif kind in (*_RELATIONS, "materialized view", "foreign table"):
        yield from drop_relations(c, kind)
    elif kind in _OF_TABLE:
        yield from _drop_of_table(c, kind)
    elif kind in _PLAIN or kind in _QUALIFIED:
        yield from _drop_named(c, kind)
    elif kind == "operator":
        yield from drop_operators(c)
    elif kind == "owned by":
        yield from drop_owned(c)


_PLAIN = ("schema", "server", "publication", "extension", "event trigger", "role", "user", "group")
_QUALIFIED = ("type", "domain", "sequence")


def _cascades(c: DdlCursor) -> bool:
    return c.texts[len(c.lexemes) - 1] == "cascade"


def _drop_named(c: DdlCursor, kind: str) -> Iterator[Change]:
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
