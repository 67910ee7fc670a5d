"""Reads CREATE TABLE and ALTER TABLE: columns, constraints, identity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..changes import (
    AddColumn,
    AddKey,
    Change,
    ColumnDefinition,
    CreateTable,
    DefaultColumn,
    DropColumn,
    DropConstraint,
    Key,
    RenameColumn,
    RequireColumn,
    RetypeColumn,
    SetLogged,
    SetOwner,
    SetReplicaIdentity,
    SwitchTrigger,
)
from ..name import Name
from ..source import Span
from ..syntax.lexeme import Lexeme
from ..syntax.typenames import begins_type
from .cursor import SERIALS, DdlCursor, words
from .privileges import role

_CONSTRAINTS = ("constraint", "primary", "unique", "foreign", "check", "exclude")
# gram.y, ColConstraint: what may follow the type of a column.
_COLUMN_CLAUSES = (
    *("constraint", "not", "null", "default", "primary", "unique", "references", "check"),
    *("generated", "collate", "deferrable", "initially", "storage", "compression", "options"),
    *("enforced", "no"),
)


def create_table(c: DdlCursor, *, is_temporary: bool) -> Iterator[Change]:
    """CREATE TABLE, from after the word TABLE."""
    may_exist = c.may_exist()
    name, span = c.new_name(is_temporary=is_temporary)
    copies = c.accept_all("partition", "of") or c.accept("of")
    if copies:
        c.name()
    columns: list[ColumnDefinition] = []
    keys: list[Key] = []
    if c.texts[c.at] == "(":
        for item in c.group().items():
            copies = _table_element(item, columns, keys) or copies
    copies = "inherits" in c.texts[c.at :] or "as" in c.texts[c.at :] or copies
    c.at = len(c.lexemes)
    yield CreateTable(name, span, tuple(columns), tuple(keys), copies, is_temporary, may_exist)


def selected_into(c: DdlCursor) -> Iterator[Change]:
    """SELECT ... INTO a table, from the statement's first word."""
    c.until("into", "insert", "merge")
    while c.texts[c.at - 1] in ("as", "."):
        c.at += 1  # a column's alias, or a field
        c.until("into")
    if not c.accept("into"):
        return
    c.accept_any("global", "local")
    is_temporary = bool(c.accept_any("temp", "temporary"))
    c.accept("unlogged")
    c.accept("table")
    name, span = c.new_name(is_temporary=is_temporary)
    yield CreateTable(name, span, copies=True, is_temporary=is_temporary)


def _table_element(item: DdlCursor, columns: list[ColumnDefinition], keys: list[Key]) -> bool:
    """A column or a constraint; True for LIKE."""
    if item.accept("like"):
        return True
    if _is_constraint(item):
        keys.append(key(item))
        return False
    if item.is_name():
        definition, own = column(item)
        columns.append(definition)
        keys.extend(own)
    return False


def _is_constraint(c: DdlCursor) -> bool:
    if c.texts[c.at] == "constraint":
        return c.is_name(1)
    following = {"primary": ("key",), "foreign": ("key",), "exclude": ("using",)}
    if c.texts[c.at] in following:
        return c.texts[c.at + 1] in following[c.texts[c.at]] or c.texts[c.at + 1] == "("
    if c.texts[c.at] == "unique":
        return c.texts[c.at + 1] == "(" or c.texts[c.at + 1] in ("using", "nulls")
    if c.texts[c.at] == "not":
        return c.texts[c.at + 1] == "null"
    return c.texts[c.at] == "check" and c.texts[c.at + 1] == "("


def key(c: DdlCursor) -> Key:
    """A table constraint."""
    first = c.at
    name = c.identifier()[0] if c.accept("constraint") else None
    place = c.span(first, c.at)
    if c.accept_all("primary", "key"):
        return _indexed(c, name, "primary key", place)
    if c.accept("unique"):
        if c.accept("nulls"):
            c.accept("not")
            c.accept("distinct")
        return _indexed(c, name, "unique", place)
    if c.accept_all("foreign", "key"):
        columns = c.identifiers()
        c.expect("references")
        return Key(name, "foreign key", place, columns, references=c.relation()[0])
    if c.accept("check"):
        return Key(name, "check", place, words=words(c.group().lexemes))
    if c.accept_all("not", "null"):
        return Key(name, "not null", place, (c.identifier()[0],))
    return Key(name, "other", place)


def _indexed(c: DdlCursor, name: str | None, kind: str, place: Span) -> Key:
    if c.accept_all("using", "index"):
        index = c.identifier()[0]
        return Key(name or index, kind, place, index=index)
    return Key(name, kind, place, c.identifiers())


def column(c: DdlCursor) -> tuple[ColumnDefinition, tuple[Key, ...]]:
    """A column with its type and its constraints."""
    name, span = c.identifier()
    has_type = not c.is_at_end and c.texts[c.at] not in _COLUMN_CLAUSES
    found = c.type() if has_type and not c.accept_all("with", "options") else None
    serial = found is not None and not found.name.schema and found.name.name in SERIALS
    required, generated, default = serial, serial, None
    keys: list[Key] = []
    while not c.is_at_end:
        start = c.at
        constraint = c.identifier()[0] if c.accept("constraint") else None
        if c.accept_all("not", "null"):
            required = True
        elif c.accept("default"):
            default = words(_expression(c))
        elif c.accept_all("primary", "key"):
            required = True
            keys.append(Key(constraint, "primary key", span, (name,)))
        elif c.accept("unique"):
            keys.append(Key(constraint, "unique", span, (name,)))
        elif c.accept("references"):
            keys.append(Key(constraint, "foreign key", span, (name,), references=c.relation()[0]))
        elif c.accept("generated"):
            generated = True
        else:
            c.step()
        assert c.at > start
    definition = ColumnDefinition(name, span, c.canonical(found), required, default, generated)
    return definition, tuple(keys)


def _expression(c: DdlCursor) -> Sequence[Lexeme]:
    """A default: up to the next clause of the column (gram.y, b_expr has none of their words)."""
    start = c.at
    c.step()
    while not c.is_at_end and c.texts[c.at] not in _COLUMN_CLAUSES:
        c.step()
    return c.lexemes[start : c.at]


def alter_table(c: DdlCursor, relation: Name, span: Span) -> Iterator[Change]:
    """The actions of ALTER TABLE, from after the table's name."""
    for action in c.items():
        yield from _action(action, relation, span)
    c.at = len(c.lexemes)


def _action(c: DdlCursor, relation: Name, span: Span) -> Iterator[Change]:
    match c.texts[c.at]:
        case "add":
            c.at += 1
            yield from _add(c, relation)
        case "drop":
            c.at += 1
            yield from _drop(c, relation)
        case "alter":
            c.at += 1
            yield from _alter_column(c, relation)
        case "rename":
            yield from _rename_column(c, relation)
        case "replica":
            yield from _identity(c, relation)
        case "enable" | "disable":
            yield from _switch(c, relation)
        case "set":
            if c.texts[c.at + 1] in ("logged", "unlogged"):
                yield SetLogged(relation, span, c.texts[c.at + 1] == "logged")
        case "owner":
            c.expect("owner", "to")
            yield SetOwner("table", relation, span, None, role(c))
        case text if not text.isidentifier():
            raise c.error()


def _add(c: DdlCursor, relation: Name) -> Iterator[Change]:
    if _is_constraint(c):
        found = key(c)
        yield AddKey(relation, found.span, found)
        return
    c.accept("column")
    may_exist = c.may_exist()
    if c.is_name() and not begins_type(c, c.at + 1):
        raise c.error("a type", c.at + 1)
    definition, keys = column(c)
    yield AddColumn(relation, definition.span, definition, may_exist)
    for own in keys:
        yield AddKey(relation, own.span, own)


def _drop(c: DdlCursor, relation: Name) -> Iterator[Change]:
    if c.accept("constraint"):
        c.may_exist()
        name, span = c.identifier()
        yield DropConstraint(relation, span, name)
        return
    c.accept("column")
    c.may_exist()
    name, span = c.identifier()
    yield DropColumn(relation, span, name)


def _alter_column(c: DdlCursor, relation: Name) -> Iterator[Change]:
    if c.accept("constraint"):
        return
    c.accept("column")
    name, span = c.identifier()
    if c.accept("type") or c.accept_all("set", "data", "type"):
        first = c.at
        found = c.type()
        modifier = "(" in c.texts[first : c.at]
        yield RetypeColumn(relation, span, name, c.canonical(found), modifier)
    elif c.accept_all("set", "not", "null"):
        yield RequireColumn(relation, span, name)
    elif c.accept_all("drop", "not", "null"):
        yield RequireColumn(relation, span, name, is_required=False)
    elif c.accept_all("set", "default"):
        yield DefaultColumn(relation, span, name, words(c.rest))
    elif c.accept_all("drop", "default"):
        yield DefaultColumn(relation, span, name, None)


def _rename_column(c: DdlCursor, relation: Name) -> Iterator[Change]:
    """RENAME [COLUMN] a TO b; RENAME TO is read before, RENAME CONSTRAINT changes nothing here."""
    c.expect("rename")
    if c.texts[c.at] == "constraint" and c.is_name(1):
        return
    c.accept("column")
    name, span = c.identifier()
    c.expect("to")
    yield RenameColumn(relation, span, name, c.identifier()[0])


def _identity(c: DdlCursor, relation: Name) -> Iterator[Change]:
    first = c.at
    c.expect("replica", "identity")
    if c.accept_all("using", "index"):
        identity = f"index {c.identifier()[0]}"
    else:
        identity = c.accept_any("default", "full", "nothing")
        if not identity:
            raise c.error()
    yield SetReplicaIdentity(relation, c.span(first, c.at - 1), identity)


def _switch(c: DdlCursor, relation: Name) -> Iterator[Change]:
    is_enabled = c.texts[c.at] == "enable"
    c.at += 1
    state = c.accept_any("always", "replica") or ("origin" if is_enabled else "disabled")
    if not c.accept("trigger"):
        return
    is_all = c.texts[c.at] in ("all", "user")
    name, span = c.identifier()
    yield SwitchTrigger(relation, span, None if is_all else name, is_enabled, state)
