"""Reads ALTER TABLE: alter_table_cmd of gram.y.

The actions come in the order in which PostgreSQL takes them (tablecmds.c, AlterTablePass), which is
not the one that they are written in. The file is as long as the list of actions.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..changes import (
    AddColumn,
    AddKey,
    AlterConstraint,
    Change,
    DefaultColumn,
    DropColumn,
    DropConstraint,
    DropExpression,
    IdentifyColumn,
    Inherit,
    RenameColumn,
    RenameConstraint,
    RequireColumn,
    RetypeColumn,
    SetExpression,
    SetLogged,
    SetOwner,
    SetReplicaIdentity,
    SetTypeOf,
    SwitchTrigger,
)
from ..name import Name
from ..source import Span
from ..syntax.typenames import begins_type
from .columns import column, generated_when, is_constraint, key
from .cursor import DdlCursor, words
from .dependencies import dependencies
from .privileges import role
from .sequences import own_sequence
from .tables import keys_of_column, partition_bound

# tablecmds.c, AlterTablePass.
_DROP, _RETYPE, _SET_EXPRESSION, _ADD_COLUMN = 0, 1, 2, 3
_ATTRIBUTES, _ADD_INDEX, _ADD_CONSTRAINT, _OTHER = 4, 5, 6, 7


def alter_table(
    c: DdlCursor, relation: Name, span: Span, *, kind: str = "table", is_only: bool = False
) -> Iterator[Change]:
    """The actions of ALTER TABLE, from after the table's name."""
    if c.texts[c.at] == "rename":
        yield _rename(c, relation, is_only)
    elif c.texts[c.at] in ("attach", "detach"):
        yield _partition(c, relation, span)
    else:
        c.is_about(relation)
        actions = [
            one for item in c.items() for one in _action(item, relation, span, kind, is_only)
        ]
        yield from sorted(actions, key=_pass)
        c.at = len(c.lexemes)
    c.expect_end()


def _pass(change: Change) -> int:
    """When PostgreSQL takes an action of ALTER TABLE."""
    match change:
        case DropColumn() | DropConstraint() | DropExpression():
            return _DROP
        case RequireColumn(is_required=False) | DefaultColumn(default=None):
            return _DROP
        case IdentifyColumn(identity=None):
            return _DROP
        case RetypeColumn():
            return _RETYPE
        case SetExpression():
            return _SET_EXPRESSION
        case AddColumn():
            return _ADD_COLUMN
        case RequireColumn() | IdentifyColumn():
            return _ATTRIBUTES
        case AddKey(_, _, made):
            if made.kind == "not null":
                return _ATTRIBUTES
            return _ADD_INDEX if made.kind in ("primary key", "unique") else _ADD_CONSTRAINT
        case DefaultColumn():
            return _ADD_CONSTRAINT
        case _:
            return _OTHER


def _action(c: DdlCursor, relation: Name, span: Span, kind: str, is_only: bool) -> Iterator[Change]:
    word = c.texts[c.at]
    c.at += 1
    match word:
        case "add":
            yield from _add(c, relation, is_only)
        case "drop":
            yield _drop(c, relation, is_only)
        case "alter":
            yield from _alter(c, relation, is_only)
        case "validate":
            c.expect("constraint")
            name, place = c.identifier()
            yield AlterConstraint(relation, place, name, is_validated=True)
        case "replica":
            c.expect("identity")
            yield _identity(c, relation)
        case "enable" | "disable":
            yield from _switch(c, relation, is_enabled=word == "enable")
        case "set":
            yield from _set(c, relation, span)
        case "owner":
            c.expect("to")
            yield SetOwner(kind, relation, span, None, role(c))
        case "inherit":
            yield Inherit(relation, span, c.relation()[0], is_added=True)
        case "no" if c.accept("inherit"):
            yield Inherit(relation, span, c.relation()[0], is_added=False)
        case "of":
            yield SetTypeOf(relation, span, c.type_name())
        case "not":
            c.expect("of")
            yield SetTypeOf(relation, span, None)
        case _:
            c.at -= 1
            _without_change(c)
    c.expect_end()


def _without_change(c: DdlCursor) -> None:
    """What changes nothing of the schema: CLUSTER ON, RESET, FORCE ROW LEVEL SECURITY, OPTIONS."""
    if c.accept_all("cluster", "on"):
        c.identifier()
    elif c.accept("reset") or c.accept("options"):
        c.group()
    else:
        c.accept("no")
        c.expect("force")
        c.expect("row", "level", "security")


def _add(c: DdlCursor, relation: Name, is_only: bool) -> Iterator[Change]:
    if is_constraint(c):
        found = key(c)
        yield AddKey(relation, found.span, found, is_only)
        return
    c.accept("column")
    may_exist = c.accept_all("if", "not", "exists")
    if c.is_name() and not begins_type(c, c.at + 1):
        raise c.error("a type", c.at + 1)
    definition, keys = column(c)
    yield AddColumn(relation, definition.span, definition, may_exist, is_only, keys)
    yield from keys_of_column(relation, definition.name, keys, is_only=is_only)


def _drop(c: DdlCursor, relation: Name, is_only: bool) -> Change:
    if c.accept("constraint"):
        c.accept_all("if", "exists")
        name, span = c.identifier()
        return DropConstraint(relation, span, name, c.cascades(), is_only)
    c.accept("column")
    may_miss = c.accept_all("if", "exists")
    name, span = c.identifier()
    return DropColumn(relation, span, name, c.cascades(), is_only, may_miss)


def _alter(c: DdlCursor, relation: Name, is_only: bool) -> Iterator[Change]:
    if c.accept("constraint"):
        yield _alter_constraint(c, relation)
        return
    c.accept("column")
    if c.texts[c.at] != "" and not c.is_name():  # ALTER COLUMN 2 SET STATISTICS, of an index
        raise c.error()
    name, span = c.identifier()
    if c.accept("type") or c.accept_all("set", "data", "type"):
        first = c.at
        found, modifier = c.type_with_modifier()
        has_modifier = "(" in c.texts[first : c.at]
        if c.accept("collate"):
            c.parts()
        using = None
        if c.accept("using"):
            using = c.value(c.rest)
            c.at = len(c.lexemes)
        type_ = c.canonical(found)
        yield RetypeColumn(relation, span, name, type_, has_modifier, modifier, is_only, using)
    elif c.accept_all("set", "not", "null"):
        yield RequireColumn(relation, span, name, True, is_only)
    elif c.accept_all("drop", "not", "null"):
        yield RequireColumn(relation, span, name, False, is_only)
    elif c.accept_all("set", "default"):
        default, needs = c.value(c.rest), dependencies(c, c.rest)
        if not default:
            raise c.error()
        c.at = len(c.lexemes)
        yield DefaultColumn(relation, span, name, default, is_only, needs)
    elif c.accept_all("drop", "default"):
        yield DefaultColumn(relation, span, name, None, is_only)
    elif c.accept_all("drop", "expression"):
        c.accept_all("if", "exists")
        yield DropExpression(relation, span, name, is_only)
    elif c.accept_all("set", "expression", "as"):
        expression = c.group().lexemes
        needs = dependencies(c, expression)
        yield SetExpression(relation, span, name, words(expression), is_only, needs)
    elif c.accept_all("drop", "identity"):
        c.accept_all("if", "exists")
        yield IdentifyColumn(relation, span, name, None, is_only)
    else:
        yield from _identify(c, relation, span, name, is_only)


def _identify(
    c: DdlCursor, relation: Name, span: Span, name: str, is_only: bool
) -> Iterator[Change]:
    """ADD GENERATED AS IDENTITY and what else an identity is set to; or storage and statistics."""
    if c.accept("add"):
        identity = generated_when(c)
        c.expect("as", "identity")
        sequence, persistence = None, None
        if c.texts[c.at] == "(":
            sequence, persistence = own_sequence(c.group())
        yield IdentifyColumn(relation, span, name, identity, is_only, sequence, persistence)
        return
    if c.accept_any("reset", "options"):
        c.group()
        return
    if c.accept_all("set", "("):
        c.at -= 1
        c.group()
        return
    if c.is_next("set") and c.texts[c.at + 1] in ("statistics", "storage", "compression"):
        c.at = len(c.lexemes)
        return
    while not c.is_at_end:  # alter_identity_column_option_list
        if c.accept_all("set", "generated"):
            always = c.accept("always")
            if not always:
                c.expect("by", "default")
            identity = "always" if always else "by default"
            yield IdentifyColumn(relation, span, name, identity, is_only)
        elif c.accept("restart"):
            c.accept("with")
            _number(c)
        else:
            c.expect("set")
            _sequence_option(c)


def _sequence_option(c: DdlCursor) -> None:
    """SeqOptElem."""
    if c.accept("no"):
        if not c.accept_any("minvalue", "maxvalue", "cycle"):
            raise c.error()
        return
    word = c.accept_any("cache", "cycle", "increment", "maxvalue", "minvalue", "start", "restart")
    if not word:
        raise c.error()
    c.accept_any("by", "with")
    _number(c)


def _number(c: DdlCursor) -> None:
    """NumericOnly, where it stands here."""
    c.accept_any("+", "-")
    if not c.is_at_end and c.texts[c.at] not in ("set", "restart"):
        c.at += 1


def _alter_constraint(c: DdlCursor, relation: Name) -> AlterConstraint:
    name, span = c.identifier()
    deferrable: bool | None = None
    enforced: bool | None = None
    inherited: bool | None = None
    while not c.is_at_end:
        if c.accept("deferrable") or c.accept_all("initially", "deferred"):
            deferrable = True
        elif c.accept_all("not", "deferrable"):
            deferrable = False
        elif c.accept_all("initially", "immediate"):
            deferrable = deferrable or False
        elif c.accept("enforced"):
            enforced = True
        elif c.accept_all("not", "enforced"):
            enforced = False
        elif c.accept_all("no", "inherit"):
            inherited = False
        else:
            c.expect("inherit")
            inherited = True
    return AlterConstraint(relation, span, name, deferrable, None, enforced, inherited)


def _rename(c: DdlCursor, relation: Name, is_only: bool) -> Change:
    """RENAME [COLUMN] a TO b, RENAME CONSTRAINT a TO b; RENAME TO is read before."""
    c.expect("rename")
    is_constraint_ = c.texts[c.at] == "constraint" and c.is_name(1)
    if is_constraint_:
        c.at += 1
    else:
        c.accept("column")
    name, span = c.identifier()
    c.expect("to")
    to = c.word()
    if is_constraint_:
        return RenameConstraint(relation, span, name, to, is_only)
    return RenameColumn(relation, span, name, to, is_only)


def _partition(c: DdlCursor, relation: Name, span: Span) -> Inherit:
    """partition_cmd."""
    is_added = c.accept("attach")
    if not is_added:
        c.expect("detach")
    c.expect("partition")
    name, place = c.relation()
    if is_added:
        partition_bound(c)
    else:
        c.accept("concurrently") or c.accept("finalize")
    return Inherit(name, place, relation, is_added, is_partition=True)


def _identity(c: DdlCursor, relation: Name) -> SetReplicaIdentity:
    first = c.at - 2
    if c.accept_all("using", "index"):
        identity = f"index {c.word()}"
    else:
        identity = c.accept_any("default", "full", "nothing")
        if not identity:
            raise c.error()
    return SetReplicaIdentity(relation, c.span(first, c.at - 1), identity)


def _switch(c: DdlCursor, relation: Name, *, is_enabled: bool) -> Iterator[Change]:
    if c.accept_all("row", "level", "security"):
        return
    state = "origin" if is_enabled else "disabled"
    if is_enabled:
        state = c.accept_any("always", "replica") or state
    if c.accept("rule"):
        c.identifier()
        return
    c.expect("trigger")
    is_all = c.texts[c.at] in ("all", "user")
    name, span = c.identifier()
    yield SwitchTrigger(relation, span, None if is_all else name, state)


def _set(c: DdlCursor, relation: Name, span: Span) -> Iterator[Change]:
    if c.accept("logged"):
        yield SetLogged(relation, span, True)
    elif c.accept("unlogged"):
        yield SetLogged(relation, span, False)
    elif c.accept_all("without", "cluster") or c.accept_all("without", "oids"):
        pass
    elif c.accept_all("access", "method"):
        c.accept("default") or c.identifier()
    elif c.accept("tablespace"):
        c.identifier()
        c.accept("nowait")
    else:
        c.group()
